"""What the linter's tests share: a small site on disk, and the rules with their examples."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.lint.engine import load_rules
from steadyground.lint.example import EXAMPLE_DAY, as_page, example_ledger
from steadyground.lint.rule import Context
from steadyground.records import Ledger

if TYPE_CHECKING:
    from steadyground.lint.rule import Rule
    from steadyground.pages import Page
    from steadyground.problem import Problem

REPOSITORY = Path(__file__).parents[2]
RULES = load_rules()
CONTEXT = Context(example_ledger(), EXAMPLE_DAY)
TABLES = [f.name for f in fields(Ledger) if f.name != "problems"]


def found(rule: Rule, passage: str | Page) -> list[Problem]:
    """Return what one rule says of a passage."""
    page = as_page(passage) if isinstance(passage, str) else passage
    return list(rule.problems(page, CONTEXT))


def make_site(root: Path, **pages: str) -> Path:
    """Write a site with these pages (``a`` becomes ``docs/a.md``), empty records and a menu, and return its folder."""
    data = root / "docs" / "_data"
    data.mkdir(parents=True)
    for table in TABLES:
        (data / f"{table}.yml").write_text("[]\n", encoding="utf-8")
    for config in (".rumdl.toml", "typos.toml"):
        shutil.copy(REPOSITORY / config, root / config)
    for name, text in pages.items():
        (root / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    menu = "".join(f"  - {name}.md\n" for name in pages)
    (root / "mkdocs.yml").write_text(f"site_name: Test\nmarkdown_extensions:\n  - fenced_code\nnav:\n{menu}", encoding="utf-8")
    return root
