"""Every PDF of the guide and its e-book, made from the built site: only what changed is made again, several at a time."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steadyground.files import replace_bytes
from steadyground.guide.epub import epub
from steadyground.guide.paper import paper_html
from steadyground.guide.shelf import put
from steadyground.guide.words import NAME
from steadyground.handouts.document import Paper
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.render import check_ready, render
from steadyground.handouts.store import cached, forget_all_but, key_of
from steadyground.markup.notes import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from steadyground.guide.shelf import Ready
    from steadyground.guide.site_pages import Guide

KIND = "guide"
FILE = NAME.lower().replace(" ", "-")
WHOLE = "The whole guide"


@dataclass(frozen=True)
class _Task:
    html: str
    pictures: tuple[Path, ...]
    name: str
    root: Path
    target: Path


@dataclass(frozen=True)
class _Wanted:
    guide: Guide
    paper: Paper
    key: str

    @property
    def name(self) -> str:
        part = f"-{self.guide.title.lower().replace(' ', '-')}" if self.guide.title else ""
        return f"{FILE}{part}-{self.paper}.pdf"


def parts(guide: Guide) -> list[Guide]:
    """Return the whole guide and each section of more than one page."""
    return [guide, *(guide.part(section) for section in guide.sections if len(section.chapters) > 1)]


def make_files(guides: list[Guide], root: Path, site: Path, progress: Callable[[int, int, str], None]) -> list[Ready]:
    """Write the PDFs of each guide in both sizes, and the e-book of the whole. Returns them for the list.

    Raises HandoutError with every PDF that cannot be made; then nothing has been written below ``site``.
    """
    check_ready(root)
    wanted, tasks = _plan(guides, root, site)
    _run(tasks, progress)
    ready = []
    for guide in guides:
        about = (guide.title or WHOLE, guide.edition, day(guide.checked[1]))
        ready += [
            _put(site, one.name, cached(root, one.key, KIND).read_bytes(), f"PDF, {one.paper.label}", about)
            for one in wanted if one.guide is guide
        ]
        if not guide.title:
            ready.append(_put(site, f"{FILE}.epub", epub(guide, guide.edition, root, site), "EPUB, for e-readers", about))
    if any(not guide.title for guide in guides):
        forget_all_but(root, {one.key for one in wanted}, KIND)
    return ready


def _put(site: Path, name: str, content: bytes, kind: str, about: tuple[str, str, str]) -> Ready:
    title, edition, checked = about
    return put(site, name, content, title, kind, edition, checked)


def _plan(guides: list[Guide], root: Path, site: Path) -> tuple[list[_Wanted], list[_Task]]:
    wanted, tasks = [], []
    for guide in guides:
        for paper in Paper:
            html, pictures = paper_html(guide, guide.edition, paper, root, site)
            one = _Wanted(guide, paper, key_of(html, root, pictures))
            wanted.append(one)
            target = cached(root, one.key, KIND)
            if not target.exists():
                tasks.append(_Task(html, tuple(pictures), one.name, root, target))
    return wanted, tasks


def _run(tasks: list[_Task], progress: Callable[[int, int, str], None]) -> None:
    faults: list[str] = []
    with ProcessPoolExecutor(min(os.cpu_count() or 1, max(len(tasks), 1)), mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(_one, task): task for task in tasks}
        for n, done in enumerate(as_completed(running), 1):
            progress(n, len(tasks), running[done].name)
            faults += [fault] if (fault := done.result()) else []
    if faults:
        raise HandoutError("\n".join(sorted(faults)))


def _one(task: _Task) -> str:
    """Make one PDF. Returns what is wrong with it, or an empty text."""
    try:
        replace_bytes(task.target, render(task.html, task.name, task.root, None, task.pictures))
    except HandoutError as error:
        return str(error)
    return ""
