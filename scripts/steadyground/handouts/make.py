"""All sheets in all sizes: only those that changed are made again, several at a time, and all of them or none are put in place."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.files import replace_bytes
from steadyground.handouts.body import body_html
from steadyground.handouts.catalog import Version
from steadyground.handouts.document import Job, Paper, document, edition
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.help_box import DEFAULT_COUNTRY, country_of, printable_countries
from steadyground.handouts.letters import make_weights, missing_letters
from steadyground.handouts.render import check_ready, render
from steadyground.handouts.store import cached, forget_all_but, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from steadyground.handouts.catalog import Sheet
    from steadyground.records import Ledger

NEW_OBJECTS = 200_000
"""After how many a worker looks for those that nothing needs any more. Looking after each 700 took a twelfth of its time."""


@dataclass(frozen=True)
class _Task:
    html: str
    name: str
    sides: int
    root: Path
    target: Path


def plan(sheets: Iterable[Sheet], ledger: Ledger, root: Path, country: str = DEFAULT_COUNTRY) -> tuple[list[Job], list[str]]:
    """Return every PDF to make, and the countries that the fonts cannot write. Raises HandoutError for an unknown country."""
    country_of(ledger, country)
    letters = {code: missing_letters(root, _names(ledger, code)) for code in printable_countries(ledger)}
    if letters[country]:
        raise HandoutError(f"the fonts in docs/assets/fonts do not have '{letters[country]}', which a help line in {country} needs")
    others = [code for code, missing in letters.items() if code != country and not missing]
    jobs: list[Job] = []
    for sheet in sheets:
        jobs += [Job(sheet, paper, large, country) for paper in Paper for large in (False, True)]
        if sheet.record.every_country and sheet.version is Version.YOU:
            jobs += [Job(sheet, paper, large=False, country=code) for code in others for paper in Paper]
    return jobs, [code for code, missing in letters.items() if missing]


def _names(ledger: Ledger, code: str) -> str:
    lines = "".join(row.model_dump_json() for row in ledger.helplines if row.country == code)
    return lines + ledger.countries.rows[code].name


def make(jobs: list[Job], root: Path, out: Path, address: str, progress: Callable[[int, int, str], None], workers: int = 0) -> int:
    """Write each PDF below ``out``. Returns how many had to be made; the others were kept from before.

    Raises HandoutError with every sheet that cannot be printed; then ``out`` is as it was.
    """
    check_ready(root)
    pages = [document(job, root, address) for job in jobs]
    keys = [key_of(html, root) for html in pages]
    tasks = {
        key: _Task(html, job.file, job.sides, root, cached(root, key))
        for job, html, key in zip(jobs, pages, keys, strict=True)
        if not cached(root, key).exists()
    }
    if tasks:
        make_weights(root)
    faults = _run(list(tasks.values()), progress, workers or os.cpu_count() or 1)
    if faults:
        raise HandoutError("\n".join(sorted(faults)))
    for job, key in zip(jobs, keys, strict=True):
        replace_bytes(out / job.file, cached(root, key).read_bytes())
    forget_all_but(root, set(keys))
    return len(tasks)


def _run(tasks: list[_Task], progress: Callable[[int, int, str], None], workers: int) -> list[str]:
    if len(tasks) <= 2 or workers == 1:
        return [fault for n, task in enumerate(tasks, 1) if (fault := _told(task, n, len(tasks), progress))]
    faults: list[str] = []
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(tasks)), spawn, initializer=gc.set_threshold, initargs=(NEW_OBJECTS,)) as pool:
        running = {pool.submit(_one, task): task for task in tasks}
        for n, done in enumerate(as_completed(running), 1):
            progress(n, len(tasks), running[done].name)
            fault = done.result()
            faults += [fault] if fault else []
    return faults


def _told(task: _Task, n: int, of: int, progress: Callable[[int, int, str], None]) -> str:
    fault = _one(task)
    progress(n, of, task.name)
    return fault


def _one(task: _Task) -> str:
    """Make one PDF. Returns what is wrong with it, or an empty text."""
    try:
        replace_bytes(task.target, render(task.html, task.name, task.root, task.sides))
    except HandoutError as error:
        return str(error)
    return ""


def editions(sheets: Iterable[Sheet], root: Path, address: str, country: str = DEFAULT_COUNTRY) -> dict[str, str]:
    """Return the edition of each sheet, by its name. No PDF is needed for it."""
    return {sheet.name: edition(body_html(sheet, root, address, country), address) for sheet in sheets}
