"""Render a page as the site does, only to see whether two texts show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown

from steadyground.lint.nav import CONFIG, markdown_extensions

if TYPE_CHECKING:
    from pathlib import Path

    from steadyground.lint.fix import Render

PLAIN = ("attr_list", "md_in_html", "tables", "toc", "fenced_code")


def site_render(root: Path) -> Render:
    """Return a function from Markdown to HTML with the extensions of ``mkdocs.yml``, as far as they can be loaded here.

    A page that those refuse (an unknown citation stops the site's own extension) is rendered with plain ones.
    """
    config = root / CONFIG
    named = markdown_extensions(config.read_text(encoding="utf-8")) if config.exists() else set()
    ours = _engine(sorted(named | {"fenced_code"}), root)
    plain = markdown.Markdown(extensions=list(PLAIN))

    def render(text: str) -> str:
        if ours is not None:
            try:
                return ours.reset().convert(text)
            except Exception:
                ours.reset()
        return plain.reset().convert(text)

    return render


def _engine(names: list[str], root: Path) -> markdown.Markdown | None:
    engine = markdown.Markdown()
    for name in names:
        settings = {name: {"root": str(root)}} if name == "steadyground.markup" else {}
        try:
            engine.registerExtensions([name], settings)
        except (ImportError, AttributeError, KeyError, TypeError):
            continue
    return engine
