"""Local checking on documentation that others wrote and built, with every finding judged a second time by other means.

``PYTHONPATH=scripts:tests python tests/benchmarks/links_others.py "Git 2.39=/path/to/html" ...`` adds the figures to ``results/links.json``. The second judge
is Python's own ``html.parser`` and ``urllib.parse``: it shares no code with the checker, and also counts what the checker passed over.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from links_compare import RESULTS

from steadyground.links.kinds import KINDS, Fault
from steadyground.links.local import LocalReport, check_site
from steadyground.problem import Level

JUDGED = {"missing-file", "missing-fragment", "duplicate-id", "dangling-id"}


class Anchors(HTMLParser):
    """Collects ids, names and links as plainly as can be."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.names: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what one tag holds."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            elif name == "name" and value and tag in ("a", "map"):
                self.names.add(value)
            elif name in ("href", "src") and value and value.strip():
                self.links.add(value.strip())


class Second:
    """Judges again. ``root`` is the folder of a built site."""

    def __init__(self, root: Path, site_url: str) -> None:
        self.root, self.site_url = root, site_url
        self.page = cache(self._page)

    def _page(self, path: str) -> Anchors:
        anchors = Anchors()
        anchors.feed((self.root / path).read_text(encoding="utf-8", errors="replace"))
        return anchors

    def is_broken(self, page: str, raw: str) -> bool | None:
        """Say whether a link is broken; None where it leads out of the site."""
        if self.site_url and raw.startswith(self.site_url):
            raw = "/" + raw[len(self.site_url) :]
        parts = urlsplit(urljoin(f"http://site.invalid/{page}", raw.replace("\\", "/")))
        if parts.netloc != "site.invalid":
            return None
        file = self.root / unquote(parts.path.lstrip("/"))
        file = file / "index.html" if file.is_dir() else file
        if not file.exists() or file.is_symlink():
            return True
        if not parts.fragment or parts.fragment == "top" or file.suffix != ".html":
            return False
        anchors = self.page(str(file.relative_to(self.root)))
        return not {parts.fragment, unquote(parts.fragment)} & (set(anchors.ids) | anchors.names)

    def agrees(self, page: str, fault: Fault) -> bool:
        """Say whether a finding holds."""
        if fault.kind == "duplicate-id":
            return self.page(page).ids[fault.raw] > 1
        if fault.kind == "dangling-id":
            return fault.raw not in self.page(page).ids
        return self.is_broken(page, fault.raw) is True


def judged(report: LocalReport) -> dict[str, int]:
    """Return how many findings hold, how many do not, and how many broken links were passed over."""
    second = Second(report.tree.root, report.site_url)
    told = {(page, fault.raw.strip()) for page, fault in report.faults}
    verdicts = Counter(second.agrees(page, fault) for page, fault in report.faults if fault.kind in JUDGED)
    links = [(page, raw) for page in report.tree.pages for raw in second.page(page).links]
    passed = [link for link in links if link not in told and second.is_broken(*link)]
    return {"links": len(links), "agreed": verdicts[True], "disagreed": verdicts[False], "passed_over": len(passed)}


def main() -> None:
    """Check each folder named, and keep the figures."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    rows = {}
    for argument in sys.argv[1:]:
        name, _, folder = argument.partition("=")
        start = time.perf_counter()
        report = check_site(Path(folder))
        seconds = round(time.perf_counter() - start, 2)
        kinds = Counter(fault.kind for _, fault in report.faults if KINDS[fault.kind].level is not Level.SUGGESTION)
        rows[name] = {"pages": len(report.tree.pages), "seconds": seconds, "kinds": dict(sorted(kinds.items())), **judged(report)}
        print(name, rows[name], flush=True)
    RESULTS.write_text(json.dumps(kept | {"others": rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
