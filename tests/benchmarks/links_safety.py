"""Whether a checker can be made to ask an address inside the network, by links a stranger wrote.

Each probe counts what arrives at a server on loopback while the tool is told to leave private addresses alone. Writes the answers
into ``results/links.json``. Needs 127.0.0.2, which Linux has.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from links_compare import RESULTS
from links_tools import TOOLS

from links.hostile import Hostile
from links.web_set import plain, to
from steadyground.links.fetch import Fetcher
from steadyground.links.guard import GuardedBackend, look_up

Asker = Callable[[str, str], None]


def lychee(url: str, start: str) -> None:
    """Ask lychee, with all private addresses excluded; where the probe starts on loopback, all of loopback but its start."""
    program = next(tool.path() for tool in TOOLS if tool.name == "lychee") or "lychee"
    kept_out = ["--exclude", r"127\.0\.0\.2"] if start else ["--exclude-all-private"]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f'<a href="{url}">x</a>')
        command = [program, "--no-progress", "--timeout", "3", "--max-retries", "0", *kept_out, str(page)]
        subprocess.run(command, capture_output=True, check=False)


def ours(url: str, start: str) -> None:
    """Ask our own fetcher; where the probe starts on loopback, that one name is let through by the test's resolver."""

    async def resolver(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == start else ["10.0.0.1"] if start else await look_up(host, port)

    backend = GuardedBackend(allow_loopback=bool(start), resolver=resolver)
    asyncio.run(Fetcher(backend, timeout=3, context=ssl.create_default_context()).look(url))


def probes(asker: Asker) -> dict[str, bool]:
    """Return for each way in whether a request arrived."""
    inner = {"/inside": plain("200 OK")}
    with Hostile(inner) as one, Hostile({}, host="127.0.0.2") as two:
        one.routes["/start"] = to(f"{two.base}/inside")
        ways = {
            "an address written plainly": (f"{one.base}/inside", ""),
            "an IPv4 address inside an IPv6 one": (f"http://[::ffff:127.0.0.1]:{one.port}/inside", ""),
            "a name that leads inside": (f"http://localhost:{one.port}/inside", ""),
            "a redirect from outside to inside": (f"{one.base}/start", "127.0.0.1"),
        }
        found = {}
        for name, (url, start) in ways.items():
            one.hits.clear()
            asker(url, start)
            found[name] = bool(one.hits["/inside"] or two.hits["/inside"])
        return found


def main() -> None:
    """Try both, and keep the answers."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    kept["safety"] = {"this checker": probes(ours), "lychee": probes(lychee)}
    print(kept["safety"])
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
