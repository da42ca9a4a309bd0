"""``steady new``: the start of a page, a finding or a source.

What a program knows is filled in: the shape, the days, the entry in the navigation. What only a person knows stays empty, and the checks
name each empty place. Files are changed as text, so that their comments and their order stay.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import yaml

from steadyground.files import replace_file
from steadyground.pages import PageType
from steadyground.records import DATA_FOLDER

HALF_A_YEAR = timedelta(days=182)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENTRY = re.compile(r"^(?P<indent> +)- (?:[^\n:]+: )?(?P<folder>[\w/-]*?)/[\w-]+\.md$", re.M)
_PARTS = "\n/// in-short\n///\n\n/// next-steps\n///\n"
_OF_A_FINDING = ("says", "means", "subject", "direction", "population", "comparison", "time", "certainty", "rated_by")
_OF_A_SOURCE = ("kind", "title", "authors", "year", "published_in", "doi", "url", "supports", "limits", "read")


class NoPlaceError(ValueError):
    """The navigation has no section for a page."""


def page_text(title: str, description: str, page_type: PageType, audience: tuple[str, ...], today: date) -> str:
    """Return a page with its front matter and the parts it needs, still empty."""
    front: dict[str, Any] = {
        "title": title, "description": description, "page_type": str(page_type), "audience": list(audience),
        "checked": today, "due": today + HALF_A_YEAR,
    }
    head = "".join(f"{key}: {_scalar(value)}\n" for key, value in front.items())
    return f"---\n{head}---\n\n# {title}\n{_PARTS if page_type.is_about_health else ''}"


def _scalar(value: object) -> str:
    return yaml.safe_dump(value, default_flow_style=True, width=10_000, allow_unicode=True).removesuffix("\n").removesuffix("\n...")


def with_entry(settings: str, page: str) -> str:
    """Return the settings with a page (below ``docs``) put last among its neighbors in ``nav``. Raises NoPlaceError."""
    folder = page.rpartition("/")[0]
    start = settings.index("\nnav:")
    neighbors = [match for match in _ENTRY.finditer(settings, start) if match["folder"] == folder]
    if not neighbors:
        raise NoPlaceError(f"the navigation has no section with pages of '{folder}/'; add one under 'nav:' in mkdocs.yml first")
    last = neighbors[-1]
    return f"{settings[: last.end()]}\n{last['indent']}- {page}{settings[last.end() :]}"


def finding_row(name: str, sources: tuple[str, ...], today: date) -> str:
    """Return a finding whose statement, certainty and reasons are still to be written."""
    empty = "".join(f"  {key}:\n" for key in _OF_A_FINDING)
    return f'- id: {name}\n{empty}  sources: [{", ".join(sources)}]\n  checked: "{today}"\n  due: "{today + HALF_A_YEAR}"\n'


def source_row(key: str, today: date) -> str:
    """Return a source whose particulars are still to be copied from the work."""
    empty = "".join(f"  {name}:\n" for name in _OF_A_SOURCE)
    return f'- key: {key}\n{empty}  checked: "{today}"\n'


def in_order(text: str, row: str, key: str) -> str:
    """Return the file with the row put before the first one whose key comes later."""
    later = next((m for m in re.finditer(r"^- key: (\S+)$", text, re.M) if m[1] > key), None)
    if later is None:
        return f"{text.rstrip()}\n\n{row}"
    return f"{text[: later.start()]}{row}\n{text[later.start() :]}"


@click.group()
def new() -> None:
    """Start a page, a finding or a source; the checks then say what it still needs."""


_today = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day to write instead of today's.")


def _day(today: datetime | None) -> date:
    return (today or datetime.now()).date()


@new.command()
@click.argument("path")
@click.option("--title", prompt="Title, as a reader would type it")
@click.option("--description", prompt="Description, 40 to 200 letters, of what the page tells a reader")
@click.option("--type", "page_type", type=click.Choice(list(map(str, PageType))), default="explainer", prompt="What the page is for")
@click.option("--audience", multiple=True, type=click.Choice(["reader", "partner", "clinician", "contributor"]), default=("reader",))
@_today
def page(path: str, title: str, description: str, page_type: str, audience: tuple[str, ...], today: datetime | None) -> None:
    """Start the page docs/PATH, such as trauma/anger.md, and give it a place in the navigation."""
    root = _root()
    name = path.removeprefix("docs/").removesuffix(".md") + ".md"
    target, settings = root / "docs" / name, root / "mkdocs.yml"
    if target.exists():
        raise click.BadParameter(f"docs/{name} is there already; change that one", param_hint="PATH")
    if not all(_SLUG.fullmatch(part) for part in name.removesuffix(".md").split("/")):
        raise click.BadParameter("use small letters, digits and hyphens, as in trauma/first-weeks.md", param_hint="PATH")
    try:
        entry = with_entry(settings.read_text(encoding="utf-8"), name)
    except NoPlaceError as error:
        raise click.BadParameter(str(error), param_hint="PATH") from error
    replace_file(target, page_text(title, description, PageType(page_type), audience, _day(today)))
    replace_file(settings, entry)
    click.echo(f"docs/{name} and its line in mkdocs.yml are there. Write the page, then run: steady lint docs/{name}")


@new.command()
@click.argument("name")
@click.option("--source", "sources", multiple=True, help="The key of a source it rests on. Can be given more than once.")
@_today
def finding(name: str, sources: tuple[str, ...], today: datetime | None) -> None:
    """Start the finding NAME at the end of docs/_data/findings.yml."""
    path = _data("findings", name)
    replace_file(path, f"{path.read_text(encoding='utf-8').rstrip()}\n\n{finding_row(name, sources, _day(today))}")
    click.echo(
        f"'{name}' is at the end of {DATA_FOLDER}/findings.yml. Fill its empty lines: `steady check` names them and what they may hold.\n"
        f'Then: steady record-change --why "what you read"   and cite it on a page as [@{name}]'
    )


@new.command()
@click.argument("key")
@_today
def source(key: str, today: datetime | None) -> None:
    """Start the source KEY, first author and year such as feder2021, in docs/_data/sources.yml."""
    path = _data("sources", key)
    replace_file(path, in_order(path.read_text(encoding="utf-8"), source_row(key, _day(today)), key))
    click.echo(
        f"'{key}' is in {DATA_FOLDER}/sources.yml, in the order of the keys. Open the work, copy its particulars, and take out the lines\n"
        "it has nothing for. `steady check` names what is missing. Never write an identifier from memory."
    )


def _data(stem: str, name: str) -> Path:
    """Return the file to write to, having made sure that it can hold a row of that name."""
    path = _root() / DATA_FOLDER / f"{stem}.yml"
    if not _SLUG.fullmatch(name):
        raise click.BadParameter(f"'{name}' cannot be a name; use small letters, digits and hyphens")
    if re.search(rf"^- (?:id|key): {re.escape(name)}$", path.read_text(encoding="utf-8"), re.M):
        raise click.BadParameter(f"'{name}' is there already, in {DATA_FOLDER}/{stem}.yml; change that row, or choose another name")
    return path


def _root() -> Path:
    root = next((folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "mkdocs.yml").exists()), None)
    if root is None:
        raise click.ClickException("there is no mkdocs.yml here or above; run this inside the repository")
    return root
