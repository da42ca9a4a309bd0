"""Our own checker as a plain program for the benchmark: a folder in, rows of faults out, with loopback allowed for the web half."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from steadyground.links.kinds import KINDS
from steadyground.links.local import check_site
from steadyground.problem import Level

ROOT = Path(__file__).resolve().parents[2]


def main(folder: Path, *, web: bool) -> None:
    """Print every fault as JSON."""
    report = check_site(folder)
    hostile = {fault.raw: [page] for page, fault in report.faults if page == "web.html" and fault.kind == "own-machine"}
    told = [(page, fault) for page, fault in report.faults if KINDS[fault.kind].level is not Level.SUGGESTION and fault.raw not in hostile]
    rows = [{"page": page, "kind": fault.kind, "raw": fault.raw or page, "detail": fault.detail} for page, fault in told]
    if web:
        rows += ask(report.outside | hostile)
    print(json.dumps({"rows": rows}))


def ask(outside: dict[str, list[str]]) -> list[dict[str, str]]:
    """Ask every address on loopback, with the title on record for one of them."""
    from steadyground.links.fetch import Answer, Fetcher
    from steadyground.links.guard import GuardedBackend
    from steadyground.links.survey import Survey
    from steadyground.links.throttle import Throttle

    class OnlyHere(Fetcher):
        async def look(self, url: str) -> Answer:
            return Answer(url) if "archive.org" in url else await super().look(url)

    context = ssl.create_default_context(cafile=ROOT / "tests/links/certificates/ca.pem")
    fetcher = OnlyHere(GuardedBackend(allow_loopback=True), timeout=4, context=context)
    titles = {url: "A study of sleep and memory" for url in outside if url.endswith("/drifted")}
    throttle = Throttle(time.monotonic, asyncio.sleep, pause=0.01)
    survey = Survey(fetcher, throttle, now=lambda: datetime.now(UTC), titles=titles)
    asyncio.run(survey.run(url for url in outside if "127.0.0.1" in url or "[::1]" in url or ".invalid" in url))
    bad = [verdict for verdict in survey.verdicts.values() if not verdict.state.is_good]
    return [{"page": page, "kind": v.state.value, "raw": v.url, "detail": v.why} for v in bad for page in outside[v.url]]


if __name__ == "__main__":
    main(Path(sys.argv[1]), web="--web" in sys.argv)
