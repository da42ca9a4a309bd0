"""The fault table: every checker on this machine against the same site of faults and the same hostile server.

``PYTHONPATH=scripts:tests python tests/benchmarks/links_compare.py`` writes ``results/links.json``; it takes some minutes, most of them spent by tools that
wait for servers that never answer.
"""

from __future__ import annotations

import functools
import json
import sys
import tempfile
import threading
from collections.abc import Iterable
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from links_tools import TOOLS, Said, Tool, run

from links import local_set, web_set
from links.hostile import Hostile

RESULTS = Path(__file__).parent / "results/links.json"
LIMIT = 600.0


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Patient(ThreadingHTTPServer):
    """Says nothing when a client leaves early."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


def served(folder: Path) -> ThreadingHTTPServer:
    """Return a running server of a folder on loopback."""
    server = Patient(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def site(folder: Path, addresses: Iterable[str]) -> None:
    """Write the site of local cases, with one page that holds every address of the hostile server."""
    local_set.write(folder)
    links = "\n".join(f'<a href="{escape(url)}">x</a>' for url in addresses)
    (folder / "web.html").write_text(local_set.page("Web", links), encoding="utf-8")
    home = folder / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("</body>", '<a href="web.html">web</a></body>'), encoding="utf-8")


def names(said: list[Said], marker: str, pages: tuple[str, ...]) -> bool:
    """Say whether a tool named a fault: its marker, on its page where the tool says pages."""
    small = marker.lower()
    return any(small in row.text.lower() and (not row.page or any(page in row.page for page in pages)) for row in said)


def judge(said: list[Said], addresses: dict[str, str]) -> dict[str, list[str]]:
    """Return the names of the faults found, and of the good links that were called broken."""
    found = [f"local: {c.name}" for c in local_set.BAD if names(said, c.marker or c.name, (c.path, c.found_in, "loop2.html"))]
    found += [f"web: {c.name}" for c in web_set.BAD if asked(said, addresses[c.name])]
    wrong = [f"local: {c.name}" for c in local_set.GOOD if any(c.path in row.page or c.path in row.text for row in said)]
    wrong += [f"web: {c.name}" for c in web_set.GOOD if asked(said, addresses[c.name])]
    return {"found": found, "wrong": wrong}


def asked(said: list[Said], url: str) -> bool:
    """Say whether an address was called broken, in any of the forms in which tools write it."""
    forms = {url, url.rstrip("/"), url.replace("(", "%28").replace(")", "%29"), url.replace("über", "%C3%BC" + "ber")}
    plain = {form + end for form in forms for end in (" ", "\n", ")", "'", '"', ";")}
    return any(form in f"{row.text}\n" for row in said for form in plain)


def compare(tool: Tool) -> dict[str, object]:
    """Return one tool's column of the table."""
    with tempfile.TemporaryDirectory() as folder, Hostile(web_set.ROUTES) as hostile:
        addresses = {case.name: case.address(hostile) for case in web_set.BAD + web_set.GOOD}
        place = Path(folder) / "site"
        site(place, addresses.values())
        server = served(place)
        ran = run(tool.command(tool.path() or "", place, f"http://127.0.0.1:{server.server_port}/", True), LIMIT)
        said = tool.read(ran.output)
        server.shutdown()
        requests = sum(hostile.hits.values())
        Path(tempfile.gettempdir(), f"links-{tool.program}.txt").write_text(ran.output)
    return {"name": tool.name, "seconds": round(ran.seconds, 1), "memory": ran.memory, "stopped": ran.stopped,
            "requests": requests, **judge(said, addresses)}  # fmt: skip


def main() -> None:
    """Compare all tools (or those named), and keep the table."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    columns = {column["name"]: column for column in kept.get("tools", [])}
    for tool in TOOLS:
        if tool.path() and (len(sys.argv) < 2 or tool.name in sys.argv[1:]):
            columns[tool.name] = column = compare(tool)
            print(tool.name, len(column["found"]), len(column["wrong"]), column["seconds"], column["memory"], flush=True)
    faults = [f"local: {c.name}" for c in local_set.BAD] + [f"web: {c.name}" for c in web_set.BAD]
    good = [f"local: {c.name}" for c in local_set.GOOD] + [f"web: {c.name}" for c in web_set.GOOD]
    kinds = {f"local: {c.name}": c.kind for c in local_set.BAD} | {f"web: {c.name}": c.state for c in web_set.BAD}
    kept |= {"faults": faults, "good": good, "kinds": kinds, "tools": [columns[tool.name] for tool in TOOLS if tool.name in columns]}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
