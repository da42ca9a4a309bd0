"""How heavy and how fast the pages are, beside the same pages in the stock theme.

    python tests/benchmarks/pages.py --tools build/npm

Needs Node (Lighthouse is installed into ``--tools`` at the first run), Chromium, and Caddy; no part of ``make test``. Both sites are served
compressed from this machine. Lighthouse runs with its own phone profile (slow 4G, a processor four times slower, simulated); the
median of ``--runs`` counts (0 leaves Lighthouse out). Bytes are what came over the wire, counted by the browser: all requests of a first visit with an empty cache, then
those of the same page after a visit to the first page.

Lighthouse makes the processor four times slower, which turns a fast desktop (its own measure: 1500 and more) into a middling phone. For a slower
machine its documentation (docs/throttling.md) says 2: ``--slowdown 2``. It needs a quiet machine; on a busy one "performance" and "blocking" say more about the
neighbors than about the page. ``speed of this machine`` is its own measure of that (an idle desktop: 1500 and more).

What a run does not measure, such as the scores with ``--runs 0``, stays in the file as it was, with its own day: bytes do not depend on the machine.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import brotli
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PAGES = {
    "home": "", "long page": "ketamine/does-it-help-ptsd/", "comparison": "therapies/compare/", "help": "help/", "safety": "safety/",
    "decision aid": "decide/", "fill-in page": "decide/plan-for-hard-days/", "ledger": "evidence/findings/",
    "sources": "evidence/sources/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def compressed(site: Path, folder: Path) -> Path:
    """Copy a site and put a brotli copy beside each text file."""
    made = folder / site.name
    shutil.copytree(site, made)
    for path in made.rglob("*"):
        if path.suffix in TEXT and path.is_file():
            path.with_name(path.name + ".br").write_bytes(brotli.compress(path.read_bytes(), quality=11))
    return made


@contextlib.contextmanager
def served(site: Path):
    """Serve a compressed site with Caddy, with the site's own long-lived assets. Yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = site.parent / f"{site.name}.Caddyfile"
    settings.write_text(
        "{\n admin off\n auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n root * {site}\n header /assets/* Cache-Control \"public, max-age=31536000, immutable\"\n"
        " file_server {\n  precompressed br\n }\n}\n"
    )
    server = subprocess.Popen(["caddy", "run", "--config", str(settings), "--adapter", "caddyfile"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address)
                break
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def stock_site(root: Path, folder: Path) -> Path:
    """Build the same pages in the stock theme, without our looks and without the steps after the build."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    target = folder / "stock"
    settings = load_config(
        str(root / "mkdocs.yml"), site_dir=str(target), strict=False, theme={"name": "material", "font": False}, extra_css=[], extra_javascript=[], extra={},
    )
    build(settings)
    return target


def lighthouse(tools: Path, address: str, chrome: str, runs: int, slowdown: float) -> dict[str, float]:
    """Return the median of the scores, largest paint, shift and blocking, with a processor ``slowdown`` times slower than this one."""
    program = tools / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(tools), "lighthouse@12"], check=True)
    rows = []
    for _ in range(runs):
        command = [
            str(program), address, "--output=json", "--output-path=stdout", "--quiet", f"--only-categories={','.join(CATEGORIES)}",
            f"--throttling.cpuSlowdownMultiplier={slowdown}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        ran = subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, capture_output=True, text=True, check=True)
        report = json.loads(ran.stdout)
        row = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
        audits = report["audits"]
        row["largest paint, s"] = audits["largest-contentful-paint"]["numericValue"] / 1000
        row["layout shift"] = audits["cumulative-layout-shift"]["numericValue"]
        row["blocking, ms"] = audits["total-blocking-time"]["numericValue"]
        row["speed of this machine"] = report["environment"]["benchmarkIndex"]
        rows.append(row)
        failed = {k: a["title"] for k, a in audits.items() if a.get("score") == 0 and a.get("scoreDisplayMode") == "binary"}
        if failed:
            print("   ", failed, file=sys.stderr)
    return {name: round(statistics.median(row[name] for row in rows), 3) for name in rows[0]}


def weight(browser, address: str, page_path: str) -> dict[str, float]:
    """Return the kB over the wire of a first visit, and of the page after a visit to another page."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    result = {}
    for name, before in (("first view, kB", None), ("further page, kB", "about/" if not page_path else "")):
        context.close()
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[float] = []
        if before is not None:
            page.goto(address + before, wait_until="networkidle")
        session.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
        page.goto(address + page_path, wait_until="networkidle")
        result[name] = round(sum(sizes) / 1000, 1)
    context.close()
    return result


def main(argv: list[str]) -> int:
    """Measure both sites and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--tools", type=Path, default=ROOT / "build" / "npm")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slowdown", type=float, default=4, help="how many times slower the processor is made")
    parser.add_argument("--only", choices=["ours", "stock"])
    parser.add_argument("--page", choices=PAGES, action="append", dest="pages", help="measure only this page; can be given more than once")
    parser.add_argument("--out", type=Path, default=ROOT / "tests" / "benchmarks" / "results" / "pages.json")
    given = parser.parse_args(argv)
    chrome = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not chrome or not shutil.which("caddy") or not shutil.which("npm"):
        print("Chromium, Caddy and Node are needed: apt-get install chromium caddy nodejs npm")
        return 2
    before = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
    results: dict[str, dict[str, dict[str, float]]] = before.get("results", {})
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox", "--disable-gpu"])
        sites = {"ours": given.site or given.root / "site"}
        if given.only != "ours":
            sites["stock"] = stock_site(given.root, folder)
        for label, site in sites.items():
            if given.only in (None, label):
                with served(compressed(site, Path(tempfile.mkdtemp(dir=folder)))) as address:
                    results.setdefault(label, {})
                    for title in given.pages or PAGES:
                        path = PAGES[title]
                        row = weight(browser, address, path)
                        if given.runs:
                            row |= lighthouse(given.tools, address + path, chrome, given.runs, given.slowdown)
                        results[label][title] = results[label].get(title, {}) | row
                        print(label, title, row, flush=True)
                        write(given, before | {"results": results})
    return 0


def write(given: argparse.Namespace, made: dict[str, object]) -> None:
    """Write the results after each page, so that a run that is stopped keeps what it measured."""
    today = time.strftime("%Y-%m-%d")
    made["weighed"] = today
    if given.runs:
        machine = f"{os.cpu_count()} shared cores, {platform.machine()}"
        made |= {"measured": today, "machine": machine, "load": round(os.getloadavg()[0], 1), "runs": given.runs, "slowdown": given.slowdown}
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
