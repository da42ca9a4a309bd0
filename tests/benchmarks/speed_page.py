"""The page about speed, made from the files in ``results/``: ``PYTHONPATH=scripts:tests python tests/benchmarks/speed_page.py`` writes it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.links_page import table

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).parent / "results"
PAGE = ROOT / "docs/about/contributing/speed.md"
STEPS = {"build": "Build", "plain": "Build, MkDocs and theme alone", "lint": "Lint", "links": "Check links"}

HEAD = """\
---
title: How fast it is
description: Time and memory for building, linting and link checking up to 10,000 pages, and how many requests two servers answer.
page_type: contributing
audience: [contributor]
checked: 2026-11-28
due: 2027-11-26
---

# How fast it is

<!-- Made by tests/benchmarks/speed_page.py from tests/benchmarks/results/. Change those, not this page. -->

"""


def grown(rows: dict[str, dict[str, Any]]) -> str:
    """Return time and memory of each step by number of pages, and the time for a page beside that at the fewest pages."""
    cells = [["Task", "Pages", "Seconds", "Milliseconds for a page", "Beside the fewest", "Memory, MB", "Memory for a page, kB"]]
    for step, name in STEPS.items():
        each = {int(size): row["cpu_seconds"] * 1000 / int(size) for size, row in rows.get(step, {}).items()}
        for size, took in each.items():
            row = rows[step][str(size)]
            beside, kilobytes = took / each[min(each)], row["mb"] * 1024 / size
            cells.append([name, f"{size:,}", f"{row['cpu_seconds']:,.1f}", f"{took:.1f}", f"{beside:.2f}", f"{row['mb']:,.0f}", f"{kilobytes:,.0f}"])
    return table(cells)


def answers(data: dict[str, Any]) -> str:
    """Return the answers a second by server and file."""
    rows = data["requests_a_second"]
    files = list(next(iter(rows.values())))
    named = {name: f"{name} {data['versions'][name]}" for name in rows}
    return table([["Server", *(name.capitalize() for name in files)], *([named[name], *(f"{row[what]:,}" for what in files)] for name, row in rows.items())])


def place(data: dict[str, Any]) -> str:
    """Return the machine and the day in words."""
    on = date.fromisoformat(data["on"])
    return f"{data['cores']} cores ({data['machine']['processor']}), Python {data['machine']['python']}, {on.day} {on:%B %Y}"


def render(scale: dict[str, Any], serving: dict[str, Any]) -> str:
    """Return the whole page."""
    return HEAD + "\n".join([
        "## Many pages\n",
        "The site has about a hundred pages. Generated ones show whether the work for each page stays the same when there are more of them. Each step ran "
        "cold, in a process of its own on one core. The seconds are those of the processor. Other work went on beside it, so trust the ratios more than the "
        f"seconds. {place(scale)}.\n",
        grown(scale["steps"]) + "\n",
        "Where a figure stays below 1 beside the fewest pages, what is done once is shared by more of them. Above 1, the work for each page grows. The rows of MkDocs "
        "and the theme alone, without our blocks, templates and finishing steps, say how much of a build is theirs.\n",
        "`make bench` measures it again, and takes hours. A test counts calls at 16 and at 64 pages, and fails on a function of ours that is called more often "
        "for each page.\n",
        "## Requests a second\n",
        f"The built site with text packed beforehand as gzip, {serving['at_once']} requests at once, {serving['runs']} runs of {serving['seconds']} seconds for "
        f"each file, the servers asked in turn. The middle run counts. {place(serving)}; the load of the machine was {serving['load_before']} just before.\n",
        answers(serving) + "\n",
        "The program that asks shares the two cores with both servers, so the figures compare the servers, and promise nothing about another machine. "
        "`make bench-serving` measures it again. [Serving the site](serving.md) has the rules for what may be kept.\n",
    ])


def main() -> None:
    """Write the page."""
    PAGE.write_text(render(*(json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("scale", "serving"))), encoding="utf-8")


if __name__ == "__main__":
    main()
