"""Time and memory of local checking on generated sites of 250, 2,500 and 10,000 pages.

``PYTHONPATH=scripts:tests python tests/benchmarks/links_speed.py FOLDER`` builds the sites in FOLDER with MkDocs and Material (once: about two minutes) and
adds the figures to ``results/links.json``. The largest is four copies of the middle one below one home page.
"""

from __future__ import annotations

import json
import platform
import random
import shutil
import subprocess
import sys
from pathlib import Path

from links_compare import RESULTS, served
from links_tools import TOOLS, Tool, run

SIZES = (250, 2_500, 10_000)
#: A tool that needs longer is stopped; at the largest size only those that were quick at the middle one are tried.
LIMIT = {250: 120.0, 2_500: 120.0, 10_000: 240.0}
ROUNDS = {250: 5, 2_500: 3, 10_000: 1}
WORDS = [
    "the",
    "body",
    "keeps",
    "a",
    "record",
    "and",
    "care",
    "takes",
    "time",
    "while",
    "people",
    "who",
    "were",
    "hurt",
    "learn",
    "what",
    "is",
    "known",
    "about",
    "treatment",
    "and",
    "rest",
]
CONFIG = """\
site_name: Bench
site_url: https://site.example/
theme: {name: material, font: false, features: [navigation.prune, navigation.tabs, navigation.indexes]}
plugins: [search]
markdown_extensions: [admonition, footnotes, tables, attr_list, {toc: {permalink: true}}, pymdownx.superfences,
  {pymdownx.tabbed: {alternate_style: true}}]
"""
EXTRAS = {
    2: "!!! note\n    A note here.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    3: '=== "One"\n\n    Text one\n\n=== "Two"\n\n    Text two\n',
    4: "![picture](../a.svg)\n",
    5: "![picture](../a.svg)\n",
}


def paragraph(chance: random.Random) -> str:
    """Return seventy words."""
    return " ".join(chance.choice(WORDS) for _ in range(70)).capitalize() + "."


def page(number: int, count: int, chance: random.Random) -> str:
    """Return one page with eight headings, sixteen links, eight footnotes, a table, tabs and two pictures."""
    parts = [f"---\ntitle: Page {number}\n---\n\n# Page {number}\n"]
    for part in range(8):
        other = chance.randrange(count)
        link = f"../s{other // 50:03d}/p{other}.md"
        parts.append(f"## Part {part} of page\n\n{paragraph(chance)}\n")
        parts.append(
            f"See [other]({link}#part-{chance.randrange(8)}-of-page) and [b]({link}).[^{part}]\n\n[^{part}]: {paragraph(chance)}\n"
        )
        parts.append(EXTRAS.get(part, ""))
    return "\n".join(parts)


def build(folder: Path, count: int) -> Path:
    """Return the built site of so many pages, building it where it is not there yet."""
    site = folder / f"site-{count}"
    if site.exists():
        return site
    if count == 10_000:
        return multiply(build(folder, 2_500), site)
    docs, chance = folder / f"docs-{count}" / "docs", random.Random(1)
    for number in range(count):
        path = docs / f"s{number // 50:03d}" / f"p{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, count, chance))
    (docs / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path id="p"/></svg>')
    (docs / "index.md").write_text("# Home\n\n" + "\n".join(f"- [p](s{n // 50:03d}/p{n}.md)" for n in range(0, count, 50)))
    (docs.parent / "mkdocs.yml").write_text(CONFIG)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site.resolve())], cwd=docs.parent, check=True, capture_output=True
    )
    return site


def multiply(site: Path, target: Path) -> Path:
    """Return a site of four copies of another, below one home page."""
    for copy in "abcd":
        shutil.copytree(site, target / copy, ignore=shutil.ignore_patterns("search", "sitemap*", "404.html"))
    links = "".join(f'<a href="{copy}/">{copy}</a>' for copy in "abcd")
    (target / "index.html").write_text(f"<!doctype html><title>Home</title>{links}")
    return target


def measure(tool: Tool, site: Path, count: int) -> dict[str, object] | None:
    """Return the best time, the memory of it and what was called broken (nothing is), None where the tool had to be stopped."""
    server = served(site)
    url = f"http://127.0.0.1:{server.server_port}/"
    best = None
    for _ in range(ROUNDS[count]):
        ran = run(tool.command(tool.path() or "", site, url, False), LIMIT[count])
        if ran.stopped:
            best = None
            break
        best = ran if best is None or ran.seconds < best.seconds else best
        if ran.seconds > 30:
            break
    server.shutdown()
    if best is None:
        return None
    alarms = len(tool.read(best.output))
    return {"seconds": round(best.seconds, 2), "processor": round(best.processor, 2), "memory": best.memory, "alarms": alarms}


def main(folder: Path) -> None:
    """Measure every tool at every size, and keep the figures."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    speed: dict[str, dict[str, object]] = kept.get("speed", {})
    for tool in TOOLS:
        if not tool.path() or (len(sys.argv) > 2 and tool.name not in sys.argv[2:]):
            continue
        row: dict[str, object] = {}
        for count in SIZES:
            row[str(count)] = measure(tool, build(folder, count), count)
            print(tool.name, count, row[str(count)], flush=True)
            if row[str(count)] is None:
                break
        speed[tool.name] = row
        _keep(kept, speed)


def _keep(kept: dict[str, object], speed: dict[str, dict[str, object]]) -> None:
    """Write the figures after each tool, so that a run that is stopped keeps what it measured."""
    kept |= {"speed": speed, "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, 2 cores"}
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
