"""Time and memory of building, linting and link-checking 100, 1,000 and 10,000 pages: ``PYTHONPATH=scripts:tests python tests/benchmarks/scale.py``.

The pages are those of ``lint_speed.py``, with citations, in folders of 50 and of 20 folders, with the records, theme and settings of this
repository. Each step is one process of its own on one core, started cold, so that its time and its greatest memory are its own. The step
``plain`` builds the same pages with MkDocs and the theme alone, to tell what is ours from what is theirs. The figures go to
``results/scale.json``, and ``speed_page.py`` puts them on a page. ``--profile`` counts calls at a quarter of each size and at the size, and names what grows faster than the pages.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import platform
import pstats
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.lint_speed import REPOSITORY, page

RESULTS = Path(__file__).parent / "results" / "scale.json"
STEPS = ("build", "lint", "links")
PLAIN = "plain"
OURS = ("  custom_dir: overrides\n", "  - steadyground.markup\n")
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
TODAY = date(2026, 11, 23)
MOST_GROWTH = 1.5
CITED = ("feder2021", "ptsd-six-infusion-trial")


def folder_of(number: int) -> str:
    """Return the folder of a page: fifty in each, twenty of these in one above."""
    return f"part{number // 1000:02d}/section{number // 50:03d}"


def make_site(root: Path, many: int) -> None:
    """Write a repository of so many pages below ``root``."""
    chance = random.Random(1)
    for name in ("docs/_data", "docs/assets", "overrides"):
        shutil.copytree(REPOSITORY / name, root / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings[: settings.index("\nnav:")] + "\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "plain.yml").write_text(settings.replace(OURS[0], "").replace(OURS[1], ""), encoding="utf-8")
    for part in range(30):
        (root / "docs" / f"line{part}.svg").write_text(PICTURE, encoding="utf-8")
    for number in range(many):
        path = root / "docs" / folder_of(number) / f"page{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"\]\(page(\d+)\.md\)", lambda m: f"](../../{folder_of(int(m[1]))}/page{m[1]}.md)", page(number, many, chance))
        text = text.replace("](line", "](../../line").replace("100 on the other medicine.", f"100 on the other medicine [@{CITED[number % 2]}].")
        path.write_text(text, encoding="utf-8")
    home = "# Home\n\n" + "".join(f"- [{n}]({folder_of(n)}/page{n}.md)\n" for n in range(0, many, 50))
    front = page(0, many, chance).split("\n# ")[0]
    for name in ("index.md", "help/index.md", "safety/index.md", "about/index.md"):
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(f"{front}\n{home if name == 'index.md' else '# A page'}\n", encoding="utf-8")


def work(step: str, root: Path) -> None:
    """Do one step on the repository at ``root``, in this process."""
    if step == "build":
        from steadyground.site.build import build

        build(root, root / "site")
    elif step == PLAIN:
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.config import load_config

        mkdocs_build(load_config(str(root / "plain.yml"), site_dir=str(root / "plain"), strict=False))
    elif step == "lint":
        from steadyground.lint.run import Request, run

        run(Request(root, TODAY, with_external=False))
    else:
        from steadyground.links.local import check_site

        check_site(root / "site", workers=1)


def measure(step: str, root: Path) -> dict[str, float]:
    """Return the seconds and the greatest memory in MB of one step, in a process of its own on one core."""
    ran = subprocess.run([sys.executable, __file__, "--do", step, str(root)], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{step} failed:\n{ran.stdout}{ran.stderr}")
    return json.loads(ran.stdout.splitlines()[-1])


def do(step: str, root: Path) -> None:
    """Do one step and print what it took."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    begin, used = time.perf_counter(), time.process_time()
    work(step, root)
    seconds, cpu = time.perf_counter() - begin, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2), "mb": round(memory, 1)}))


def calls(step: str, root: Path) -> dict[str, int]:
    """Return how often each function of ours is called in one step."""
    profile = cProfile.Profile()
    profile.runcall(work, step, root)
    rows = pstats.Stats(profile).stats.items()
    counted: dict[str, int] = {}
    for (file, line, name), (_, count, *_rest) in rows:
        if "steadyground" in file:
            key = f"{file.rpartition('steadyground/')[2]}:{line} {name}"
            counted[key] = counted.get(key, 0) + count
    return counted


def growing(few: dict[str, int], many: dict[str, int], times: float, least: int = 1000) -> dict[str, float]:
    """Return each function whose calls grew more than ``MOST_GROWTH`` times as much as the pages did, and by how much.

    One that was called fewer than ``least`` times does not count.
    """
    return {
        name: round(count / few[name] / times, 2) for name, count in many.items()
        if name in few and count >= least and count / few[name] > times * MOST_GROWTH
    }


def machine() -> dict[str, str | int]:
    """Return what the figures were taken on."""
    info = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    model = re.search(r"^model name\s*:\s*(.+)$", info, re.M)
    return {"processor": model[1] if model else platform.processor(), "python": platform.python_version(), "system": platform.system()}


def table(rows: dict[str, dict[int, dict[str, float]]]) -> str:
    """Return the figures as lines: a step and size each, with time and memory for each page."""
    lines = [f"{'step':<8}{'pages':>8}{'seconds':>10}{'ms a page':>11}{'MB':>9}{'kB a page':>11}"]
    for step, sizes in rows.items():
        for size, row in sizes.items():
            each = row["mb"] * 1024 / size
            lines.append(f"{step:<8}{size:>8,}{row['seconds']:>10.2f}{row['seconds'] * 1000 / size:>11.1f}{row['mb']:>9.0f}{each:>11.0f}")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Measure every step at every size, print a table, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--steps", nargs="+", choices=(*STEPS, PLAIN), default=[*STEPS, PLAIN])
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--profile", action="store_true", help="count calls instead of seconds")
    parser.add_argument("--do", nargs=2, metavar=("STEP", "ROOT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.do:
        do(chosen.do[0], Path(chosen.do[1]))
        return 0
    return profile_sizes(chosen.sizes) if chosen.profile else measure_sizes(chosen.sizes, chosen.steps, chosen.out)


def measure_sizes(sizes: list[int], steps: list[str], out: Path) -> int:
    """Write and print time and memory of every step at every size."""
    rows: dict[str, dict[int, dict[str, float]]] = {step: {} for step in steps}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make_site(Path(folder), size)
            for step in steps:
                rows[step][size] = measure(step, Path(folder))
    found = {"machine": machine(), "cores": os.cpu_count(), "on": date.today().isoformat(), "steps": rows}
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(table(rows))
    return 0


def profile_sizes(sizes: list[int]) -> int:
    """Print what grows faster than the pages; 1 where anything does."""
    found = {}
    for size in sizes:
        counts: dict[int, dict[str, dict[str, int]]] = {}
        for many in (size // 4, size):
            with tempfile.TemporaryDirectory() as folder:
                make_site(Path(folder), many)
                counts[many] = {step: calls(step, Path(folder)) for step in STEPS}
        found[size] = {step: growing(counts[size // 4][step], counts[size][step], 4) for step in STEPS}
    print(json.dumps(found, indent=1))
    return int(any(any(steps.values()) for steps in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
