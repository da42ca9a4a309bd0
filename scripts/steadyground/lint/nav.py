"""What the rules ask of ``mkdocs.yml``: the pages in the menu, each with its line, and the Markdown extensions."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "mkdocs.yml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(2)
def _keys(config: str) -> dict[str, yaml.Node]:
    """Return the top keys of the config. Nothing is constructed, so Python tags in it do nothing. It is read once."""
    try:
        root = yaml.compose(config, Loader=_LOADER)
    except yaml.YAMLError:
        return {}
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def nav_pages(config: str) -> dict[str, int] | None:
    """Return each page in the navigation and its line, or None where the config has none. Paths are relative to the repository."""
    keys = _keys(config)
    if "nav" not in keys:
        return None
    return {f"docs/{name}": line for name, line in _pages(keys["nav"])}


def nav_sections(config: str) -> list[tuple[str, list[str]]]:
    """Return each part of the menu, by its title, with its pages below ``docs`` in their order."""
    menu = _keys(config).get("nav")
    parts = [part.value[0] for part in menu.value if isinstance(part, yaml.MappingNode)] if isinstance(menu, yaml.SequenceNode) else []
    return [(title.value, [name for name, _ in _pages(pages)]) for title, pages in parts]


def kept_out(config: str, path: str) -> bool:
    """Say whether ``not_in_nav`` names a page, or a pattern such as ``/handouts/*-you.md`` that it fits."""
    hidden = _keys(config).get("not_in_nav")
    patterns = hidden.value.split() if isinstance(hidden, yaml.ScalarNode) else []
    return any(fnmatchcase(path, f"docs/{pattern.lstrip('/')}") for pattern in patterns)


def _pages(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode) and node.value.endswith(".md"):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pages(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _pages(value)


def markdown_extensions(config: str) -> set[str]:
    """Return the names of the Markdown extensions that are switched on."""
    listed = _keys(config).get("markdown_extensions")
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    names = (item.value[0][0].value if isinstance(item, yaml.MappingNode) and item.value else item.value for item in items)
    return {name for name in names if isinstance(name, str)}
