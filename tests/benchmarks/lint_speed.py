"""How fast the linter is beside others, on sites of 100, 1,000 and 10,000 pages: ``python tests/benchmarks/lint_speed.py``.

Pages of about 900 words with front matter, headings, lists, a table, links, pictures and citations are written to a temporary folder.
Ours runs cold, in one process, with the records of this repository; the others run with the same pages and their own defaults (rumdl
and typos with this repository's settings). Medians of seconds on the clock, and of seconds on the processors in brackets; trust the
ratios, not the seconds.

The others come from the registries, and one that is not installed is left out. They are looked for beside Python, in the folders of
LINT_TOOLS and on PATH. To have them all, apart from this project:

    python -m venv build/lint-tools && build/lint-tools/bin/pip install codespell proselint pymarkdownlnt vale
    npm install --prefix build/lint-tools alex markdownlint-cli2 textlint textlint-rule-write-good write-good
    LINT_TOOLS=build/lint-tools/bin:build/lint-tools/node_modules/.bin make bench

(The packages of Vale fetch its program when it is first run, and it reads ``.vale.ini``, written here with its built-in style.)
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
WORDS = 900
SENTENCES = (
    "Some people feel better for a few days, and others feel no change.",
    "Your prescriber decides the dose, and someone stays with you until you are steady.",
    "You could ask a friend to take you home, and to stay for the evening.",
    "In that trial 67 out of 100 people had improved, against 20 out of 100 on the other medicine.",
    "We do not know how long any benefit lasts, or whether repeating it is safe for years.",
    "Nothing here means that you caused what was done to you.",
    "Blood pressure often rises for an hour, and staff check it more than once.",
    "The guideline suggests three talking therapies first, because they have been tested for longer.",
)
FRONT = """---
title: Page number {n}
description: A page that was written only to measure how fast pages are read, number {n}.
page_type: explainer
audience: [reader, partner]
checked: 2026-11-22
due: 2027-05-22
---

# Page number {n}

/// in-short
- It is a page. It says little.
- Nobody reads it.
///
"""
END = """
## What we don't know

- Whether anyone reads this.

/// next-steps
- See [another page](page{m}.md).
///
"""


def page(n: int, many: int, chance: random.Random) -> str:
    """Return the text of one page."""
    parts = [FRONT.format(n=n)]
    words = section = 0
    while words < WORDS:
        section += 1
        parts.append(f"\n## Part {section} of page {n}\n")
        for _ in range(3):
            said = chance.sample(SENTENCES, 3)
            words += sum(len(s.split()) for s in said)
            parts.append("\n" + " ".join(said) + f" See [page {section} more](page{chance.randrange(many)}.md).\n")
        parts.append("\n| Group | Better out of 100 |\n| --- | ---: |\n| Ketamine | 67 |\n| Comparison | 20 |\n")
        parts.append(f"\n- One thing\n- Another thing\n\n![A line that rises and falls](line{section}.svg)\n")
    return "".join(parts) + END.format(m=(n + 1) % many)


def make_pages(root: Path, many: int) -> None:
    """Write a site of so many pages below ``root``, with the records and settings of this repository."""
    chance = random.Random(1)
    shutil.copytree(REPOSITORY / "docs" / "_data", root / "docs" / "_data")
    for name in (".rumdl.toml", "typos.toml"):
        shutil.copy(REPOSITORY / name, root / name)
    for n in range(many):
        (root / "docs" / f"page{n}.md").write_text(page(n, many, chance), encoding="utf-8")
    (root / ".vale.ini").write_text("MinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Vale\n", encoding="utf-8")


def contestants(root: Path, many: int) -> dict[str, list[str]]:
    """Return the command of each program that is installed here; ours come first."""
    ours = [sys.executable, str(REPOSITORY / "scripts" / "lint_content.py"), "--root", str(root)]
    commands = {"ours, rules only": [*ours, "--rules-only"], "ours, with typos and rumdl": ours}
    pages = [f"docs/page{n}.md" for n in range(many)]
    others = {
        "typos": ["typos", "docs"], "rumdl": ["rumdl", "check", "--no-cache", "docs"], "codespell": ["codespell", "docs"],
        "vale": ["vale", "docs"], "proselint": ["proselint", "check", *pages], "pymarkdown": ["pymarkdown", "scan", "-r", "docs"],
        "markdownlint-cli2": ["markdownlint-cli2", "docs/**/*.md"], "write-good": ["write-good", *pages],
        "alex": ["alex", "docs"], "textlint": ["textlint", "--rule", "write-good", "docs"],
    }
    folders = os.pathsep.join([str(Path(sys.executable).parent), *_tools(), os.environ["PATH"]])
    for name, (program, *arguments) in others.items():
        found = shutil.which(program, path=folders)
        if found and _runs(found):
            commands[name] = [found, *arguments]
    return commands


def _runs(program: str) -> bool:
    """Say whether a program starts at all: a package may hold no more than the address of one. Some end with 2 after their help."""
    return subprocess.run([program, "--help"], capture_output=True, check=False).returncode in (0, 2)


def _tools() -> list[str]:
    return [str(Path(folder).resolve()) for folder in os.environ.get("LINT_TOOLS", "").split(os.pathsep) if folder]


def measure(command: list[str], root: Path, runs: int) -> tuple[float, float]:
    """Return the medians of the seconds that a command takes, cold each time: on the clock and on the processors."""
    clock, processors = [], []
    for _ in range(runs):
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        clock.append(time.perf_counter() - begin)
        processors.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(clock), statistics.median(processors)


def main(argv: list[str] | None = None) -> int:
    """Print a table: a row a program, a column a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args(argv)
    table: dict[str, dict[int, tuple[float, float]]] = {}
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            make_pages(Path(folder), size)
            for name, command in contestants(Path(folder), size).items():
                print(f"{name}, {size:,} pages", file=sys.stderr, flush=True)
                table.setdefault(name, {})[size] = measure(command, Path(folder), chosen.runs if size < 5000 else 1)
    print("program".ljust(28) + "".join(f"{size:>20,}" for size in chosen.sizes) + "   pages/s")
    for name, row in table.items():
        last = max(row)
        cells = "".join(f"{clock:>9.2f} s ({busy:>6.2f})" for clock, busy in (row[size] for size in chosen.sizes))
        print(name.ljust(28) + cells + f"{last / row[last][0]:>10,.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
