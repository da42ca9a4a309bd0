"""The page about link checking, made from ``results/links.json``: ``PYTHONPATH=scripts:tests python tests/benchmarks/links_page.py`` writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).parent / "results/links.json"
PAGE = ROOT / "docs/about/contributing/link-checking.md"

HEAD = """\
---
title: How links are checked
description: What the link checker of this site finds, how fast and how politely, measured beside other link checkers.
page_type: contributing
audience: [contributor]
checked: 2026-11-22
due: 2027-11-20
---

# How links are checked

<!-- Made by tests/benchmarks/links_page.py from tests/benchmarks/results/links.json. Change those, not this page. -->

A dead link on this site can leave somebody without help. A link checker that cries wolf keeps people from contributing. So links
are checked in two ways.

**Inside the site**, every link, fragment, picture, style sheet, redirect, sitemap entry and search entry is checked on each change,
and a broken one stops the change. The report names the line of the Markdown file where you can mend it. To see it yourself, run
`make site links`; with `python scripts/check_links.py --source` the Markdown is checked without building anything.

**On the web**, links are asked about once a week, and never stop a change. One request at a time goes to each host, with a second
between. A failure gets a second look, and is reported as an error only after it was seen on three different days. A change to the
site is warned about the web links it adds, and about pages or headings it takes away that others link to.

## What a report says of a web link

| State | What it means | What to do |
|---|---|---|
| moved | The server says that the page has moved for good | Use the new address that the report names |
| refused | The server turns programs away | Open it in a browser; nothing to do if it opens |
| timeout | No answer in time | Wait for the next run, then look |
| failing | An error, a bad certificate, a host that is not there | Wait for the next run, then look |
| gone | The server says that there is no such page | Find where it went; the report names an archived copy where there is one |
| no-fragment | The page is there, the part after `#` is not | Link to an id the page has |
| drifted | The page answers, but is no longer what we linked to | Read it, and find where our source went |
| unsafe | The link leads to a machine that is not on the public web | Correct the link |

A link that has to stay although it cannot be checked gets a row in `docs/_data/links.yml`, with a reason and a last day at most 180
days away. Links on safety and help pages are never excepted.
"""


def table(rows: list[list[str]]) -> str:
    """Return a Markdown table; the first row is its head."""
    head, *body = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def summary(data: dict[str, Any]) -> str:
    """Return what each tool found in all."""
    faults, good = len(data["faults"]), len(data["good"])
    local = sum(name.startswith("local") for name in data["faults"])
    rows = [["Checker", f"Found of {local} inside", f"Found of {faults - local} on the web", f"False alarms of {good}", "Seconds", "MiB"]]
    for tool in data["tools"]:
        inside = sum(name.startswith("local") for name in tool["found"])
        seconds = f"{tool['seconds']:.0f}" + ("+" if tool["stopped"] else "")
        web = str(len(tool["found"]) - inside)
        rows.append([tool["name"], str(inside), web, str(len(tool["wrong"])), seconds, str(tool["memory"])])
    return table(rows)


def speed(data: dict[str, Any]) -> str:
    """Return time and memory by size of site."""
    sizes = list(next(iter(data["speed"].values())))
    rows = [["Checker", *(f"{int(size):,} pages" for size in sizes)]]
    rows += [[name, *(_cost(row[size]) if size in row else "not tried" for size in sizes)] for name, row in data["speed"].items()]
    return table(rows)


def _cost(figures: dict[str, float] | None) -> str:
    if figures is None:
        return "not within 2 minutes"
    alarms = f", {figures['alarms']:,} false alarms" if figures.get("alarms") else ""
    return f"{figures['seconds']:.2f} s ({figures['processor']:.1f} s), {figures['memory']} MiB{alarms}"


def others(data: dict[str, Any]) -> str:
    """Return what was found on documentation that others wrote."""
    rows = [["Documentation", "Pages", "Links", "Seconds", "Broken, as two judges agree", "Judges disagree", "Broken and passed over"]]
    rows += [
        [
            name,
            f"{row['pages']:,}",
            f"{row['links']:,}",
            f"{row['seconds']:.1f}",
            f"{row['agreed']:,}",
            str(row["disagreed"]),
            str(row["passed_over"]),
        ]
        for name, row in data["others"].items()
    ]
    return table(rows)


def safety(data: dict[str, Any]) -> str:
    """Return which ways in were open."""
    names = list(data["safety"])
    ways = list(data["safety"][names[0]])
    return table(
        [["A link with", *names], *([way, *("asked" if data["safety"][name][way] else "not asked" for name in names)] for way in ways)]
    )


def fault_table(data: dict[str, Any], part: str) -> str:
    """Return the faults of one half, tool by tool."""
    rows = [["Fault", "Called", *(tool["name"] for tool in data["tools"])]]
    for name in data["faults"]:
        if name.startswith(part):
            found = ["yes" if name in tool["found"] else "-" for tool in data["tools"]]
            rows.append([name.partition(": ")[2], data["kinds"][name], *found])
    return table(rows)


def alarm_table(data: dict[str, Any]) -> str:
    """Return the good links that some tool called broken."""
    rows = [["Good link", *(tool["name"] for tool in data["tools"])]]
    wrong = [name for name in data["good"] if any(name in tool["wrong"] for tool in data["tools"])]
    rows += [[name.replace("ok-", ""), *("called broken" if name in tool["wrong"] else "-" for tool in data["tools"])] for name in wrong]
    return table(rows)


def render(data: dict[str, Any]) -> str:
    """Return the whole page."""
    parts = [
        HEAD,
        "## How it compares\n",
        f"Each checker saw the same generated site with {len(data['faults'])} faults and {len(data['good'])} links that only look wrong, and "
        "the same hostile server, which\nlistens on this machine alone. Time and memory are of that run; most of the time is spent waiting for "
        "servers that never answer.\n",
        summary(data) + "\n",
        "The same people wrote these faults and this checker, so its own column shows that nothing got lost, not how it would do on faults nobody "
        "thought of. For\nthat, see the documentation of others below.\n",
        "Pauses between requests were cut to a hundredth of a second for this, since all faults live on one host. A tool was credited with a "
        "fault when it named it\nas broken in any words.\n",
        "### Time and memory inside a site\n",
        f"Sites built with MkDocs and Material, about 110 kB a page ({data['machine']}). The best of several runs, with the interpreter's start; in brackets the "
        "seconds on both processors\ntogether.\n",
        speed(data) + "\n",
        "### On documentation that others wrote\n",
        "The HTML of six Debian packages, unpacked without the packages they lean on, so that style sheets and scripts of those count as "
        "missing. A second judge\nwith none of the checker's code (Python's own HTML parser) went over each finding and over every link.\n",
        others(data) + "\n",
        "### Links of strangers\n",
        "A pull request can hold any link. Both checkers were told to leave private addresses alone; the table says whether a request arrived "
        "on this machine all\nthe same.\n",
        safety(data) + "\n",
        "This, and the faults below, are why the web half asks with a fetcher of our own instead of lychee, which we would have preferred.\n",
        "### Faults inside a site\n",
        fault_table(data, "local") + "\n",
        "### Faults on the web\n",
        fault_table(data, "web") + "\n",
        "### Good links that were called broken\n",
        alarm_table(data),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
