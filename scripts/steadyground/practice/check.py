"""What must hold before a practice's copy is built: every problem of its file in one run, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steadyground.handouts.catalog import load_catalog
from steadyground.handouts.errors import HandoutError
from steadyground.handouts.help_box import country_of
from steadyground.practice.colors import LEAST, TOKENS, low_contrasts
from steadyground.practice.protected import OPTIONAL_HANDOUTS, OPTIONAL_PAGES, why_handout_stays, why_page_stays
from steadyground.problem import Problem, did_you_mean
from steadyground.records.practice import Practice, read_practice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from steadyground.records import Ledger
    from steadyground.records.strict_yaml import Document

MOST_LOGO_BYTES = 50_000


def check_practice(root: Path, file: Path, ledger: Ledger) -> tuple[Practice | None, list[Problem]]:
    """Return the practice that ``file`` describes, or None with every problem of it. ``root`` holds the guide."""
    shown_as = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
    try:
        practice, document, problems = read_practice(file, shown_as)
    except (OSError, UnicodeDecodeError) as error:
        fix = "name a file that is there, saved as UTF-8; practice.example.yml is one to start from"
        return None, [Problem(shown_as, 1, 1, "SG461", "no-practice", f"this file cannot be read: {error}", fix)]
    if practice is None:
        return None, problems
    faults = [
        *_pages(root, practice, document), *_handouts(root, practice, document), *_colors(root, practice, document),
        *_logo(file, practice, document), *_country(ledger, practice, document),
    ]
    return (None, faults) if faults else (practice, [])


def _pages(root: Path, practice: Practice, document: Document) -> Iterator[Problem]:
    missing = {page: f"there is no page 'docs/{page}'" for page in practice.leave_out.pages if not (root / "docs" / page).is_file()}
    return _left_out("pages", practice.leave_out.pages, missing, why_page_stays, OPTIONAL_PAGES, document)


def _handouts(root: Path, practice: Practice, document: Document) -> Iterator[Problem]:
    known = {sheet.record.id for sheet in load_catalog(root)[0]}
    missing = {handout: f"there is no handout '{handout}'" for handout in practice.leave_out.handouts if handout not in known}
    return _left_out("handouts", practice.leave_out.handouts, missing, why_handout_stays, OPTIONAL_HANDOUTS, document)


def _left_out(
    field: str, names: Sequence[str], missing: dict[str, str], why_it_stays: Callable[[str], str], optional: Iterable[str],
    document: Document,
) -> Iterator[Problem]:
    """Yield a problem for each name that is ``missing``, with the message there, or that every copy keeps."""
    for n, name in enumerate(names):
        where = ("leave_out", field, n)
        if name in missing:
            message = missing[name] + did_you_mean(name, optional)
            yield document.problem(where, "SG462", "unknown-choice", message, "take the line out, or correct it")
        elif why := why_it_stays(name):
            fix = f"take the line out; a copy may do without: {', '.join(sorted(optional))}"
            yield document.problem(where, "SG463", "protected", f"every copy keeps '{name}': {why}", fix)


def _colors(root: Path, practice: Practice, document: Document) -> Iterator[Problem]:
    for low in low_contrasts(practice, (root / TOKENS).read_text(encoding="utf-8")):
        what = "white letters on it reach" if low.part == "band" else "on the grounds of the pages it reaches"
        message = f"{low.color} is too hard to read: {what} {low.ratio:.2f}:1, and {LEAST:.0f}:1 is the least here (WCAG 2.2, 1.4.6)"
        fix = f"write {low.instead}, or another color as far from its ground"
        yield document.problem(("colors", low.palette, low.part), "SG464", "low-contrast", message, fix)


def _logo(file: Path, practice: Practice, document: Document) -> Iterator[Problem]:
    if not practice.logo:
        return
    path = file.parent / practice.logo
    fault = ""
    if not path.is_file() or not path.resolve().is_relative_to(file.parent.resolve()):
        fault = f"there is no file '{practice.logo}' beside this one"
    elif path.stat().st_size > MOST_LOGO_BYTES:
        fault = f"'{practice.logo}' has {path.stat().st_size} bytes, and every page would load it"
    elif path.suffix == ".svg" and b"<script" in path.read_bytes().lower():
        fault = f"'{practice.logo}' holds a script"
    if fault:
        fix = f"name an SVG or PNG picture of at most {MOST_LOGO_BYTES} bytes, without script"
        yield document.problem(("logo",), "SG465", "logo", fault, fix)


def _country(ledger: Ledger, practice: Practice, document: Document) -> Iterator[Problem]:
    try:
        country_of(ledger, practice.country)
    except HandoutError as error:
        what, _, fix = str(error).partition("; ")
        yield document.problem(("country",), "SG466", "country-without-help", what, fix)
