"""The repository as a practice's copy of it: the same pages and data in a folder of their own, which any engine then builds."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.utils.yaml import yaml_load

from steadyground.files import replace_file
from steadyground.links.markdown import target_of
from steadyground.pages import read_page
from steadyground.practice.colors import style
from steadyground.records.practice import PRACTICE_FILE
from steadyground.site.crisis import FIRST_COUNTRIES, crisis_block

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.pages import Page
    from steadyground.records import Ledger
    from steadyground.records.practice import Practice

STYLE = "assets/css/practice.css"
HANDOUTS_PAGE = "handouts/index.md"
"""The page with a section for each handout, which carries the handout's name as its id."""
_QUESTION_PAGE = re.compile(r'^  page: (?P<page>\S+)\n(?:  heading: [^\n]*\n)?', re.M)
_OPEN = '  open: "This copy does without the page that answers it. The whole guide has it."\n'
_NOTICE_STYLE = (
    ".sg-practice { border-top: 1px solid var(--md-default-fg-color--lightest); font-size: 0.8rem; margin-top: 1.5rem; }\n"
    ".md-typeset .sg-practice p { margin: 0.5rem 0; }\n"
)
Nav = list[Any]


@dataclass(frozen=True)
class Made:
    """What a copy does without, and how many links to it are plain words now."""

    pages: int
    handouts: int
    unlinked: int


def make_copy(root: Path, practice: Practice, file: Path, ledger: Ledger, folder: Path) -> Made:
    """Write the copy of the repository at ``root`` that ``practice`` asks for into ``folder``. The practice must have been checked."""
    for name in ("docs", "overrides"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(root / name, folder / name)
    shutil.copyfile(file, folder / PRACTICE_FILE)
    logo = _copy_logo(practice, file, folder)
    unlinked = _leave_out(practice, folder)
    (folder / "docs" / STYLE).write_text(_NOTICE_STYLE + style(practice), encoding="utf-8")
    first = (practice.country, *(code for code in FIRST_COUNTRIES if code != practice.country))
    (folder / "overrides/generated/crisis.html").write_text(crisis_block(ledger, first), encoding="utf-8")
    with (root / "mkdocs.yml").open(encoding="utf-8") as settings:
        config = with_practice(yaml_load(settings), practice, logo)
    replace_file(folder / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False, allow_unicode=True))
    return Made(len(practice.leave_out.pages), len(practice.leave_out.handouts), unlinked)


def _copy_logo(practice: Practice, file: Path, folder: Path) -> str:
    if not practice.logo:
        return ""
    source = file.parent / practice.logo
    name = f"assets/img/practice{source.suffix}"
    shutil.copyfile(source, folder / "docs" / name)
    return name


def _leave_out(practice: Practice, folder: Path) -> int:
    """Remove what the copy does without, and what leads there. Returns how many links became plain words."""
    docs, pages, handouts = folder / "docs", set(practice.leave_out.pages), practice.leave_out.handouts
    for page in pages:
        (docs / page).unlink()
    for handout in handouts:
        for sheet in (docs / "handouts").glob(f"{handout}-*.md"):
            sheet.unlink()
        _replace(docs / HANDOUTS_PAGE, rf"^## [^\n]*\{{#{handout}\}}\n.*?(?=^## |\Z)")
        _replace(docs / "_data/handouts.yml", rf"^- id: {handout}\n.*?(?=^- id: |\Z)")
    gone = {(page, "") for page in pages} | {(HANDOUTS_PAGE, handout) for handout in handouts}
    return _unlink(docs, gone) + _open_questions(docs / "_data/questions.yml", pages)


def _replace(path: Path, pattern: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, "", text, flags=re.M | re.S), encoding="utf-8")


def _unlink(docs: Path, gone: set[tuple[str, str]]) -> int:
    count = 0
    for path in sorted(docs.rglob("*.md")) if gone else ():
        text, links = without_links(read_page(path.read_text(encoding="utf-8"), path.relative_to(docs.parent).as_posix()), gone)
        if links:
            path.write_text(text, encoding="utf-8")
        count += links
    return count


def without_links(page: Page, gone: set[tuple[str, str]]) -> tuple[str, int]:
    """Return the text of a page whose links to what is gone are plain words that say so, and how many there were.

    ``gone`` holds pages below ``docs``, each with the id of a part of it or with an empty text for the whole.
    """
    text, count = page.text, 0
    for link in reversed(page.links):
        path, part = target_of(page, link.target)
        if path and gone & {(path, ""), (path, part)}:
            text = f"{text[: link.start]}{link.text} (not in this copy){text[link.end :]}"
            count += 1
    return text, count


def _open_questions(path: Path, gone: set[str]) -> int:
    """Say of each question whose answer is left out that it is open here."""
    text = path.read_text(encoding="utf-8")
    rows = [match for match in _QUESTION_PAGE.finditer(text) if match["page"] in gone]
    path.write_text(_QUESTION_PAGE.sub(lambda match: _OPEN if match["page"] in gone else match[0], text), encoding="utf-8")
    return len(rows)


def with_practice(config: dict[str, Any], practice: Practice, logo: str) -> dict[str, Any]:
    """Return the settings of the engine for a copy: its name and address, its style last, and no page in the menu that is gone."""
    contact = practice.contact
    shown = {
        "name": practice.name, "phone": contact.phone or "", "phone_shown": contact.phone_shown, "website": contact.website or "",
        "website_shown": contact.website_shown, "hours": contact.hours or "", "example": practice.is_example,
    }
    theme = config["theme"] | ({"logo": logo} if logo else {})
    return config | {
        "site_name": f"{config['site_name']}, offered by {practice.name}",
        "site_url": practice.address.rstrip("/") + "/",
        "theme": theme,
        "extra_css": [*config["extra_css"], STYLE],
        "extra": {**config["extra"], "practice": shown},
        "nav": _kept(config["nav"], set(practice.leave_out.pages)),
    }


def _kept(nav: Nav, gone: set[str]) -> Nav:
    """Return the menu without the pages that are gone, and without a part that is empty then."""
    kept: Nav = []
    for item in nav:
        if isinstance(item, dict):
            title, inside = next(iter(item.items()))
            inside = _kept(inside if isinstance(inside, list) else [inside], gone)
            if inside:
                kept.append({title: inside if isinstance(item[title], list) else inside[0]})
        elif item not in gone:
            kept.append(item)
    return kept
