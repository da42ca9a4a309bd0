"""How long all handouts take, from nothing and again with nothing changed: ``python tests/benchmarks/handouts.py``.

The time that passes depends on what else the machine does, so the processor time of this program and its workers is given beside it.
"""

from __future__ import annotations

import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.make import make, plan
from steadyground.markup.library import library

REPOSITORY = Path(__file__).parents[2]


def processor_seconds() -> float:
    """Return the processor time of this process and of every worker that has ended."""
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def main() -> None:
    """Print a line for each run."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "docs" / "_data", root / "docs" / "_data")
        shutil.copytree(REPOSITORY / "docs" / "assets" / "fonts", root / "docs" / "assets" / "fonts")
        jobs, _ = plan(load_catalog(REPOSITORY)[0], library(root), root)
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        for label in ("from nothing", "nothing changed"):
            passed, used = time.monotonic(), processor_seconds()
            made = make(jobs, root, root / "out", "https://steadyground.example/", lambda *_: None)
            print(f"{label:<16} {len(jobs)} PDFs, {made} made: {time.monotonic() - passed:6.1f} s passed, {processor_seconds() - used:6.1f} s of processor")


if __name__ == "__main__":
    main()
