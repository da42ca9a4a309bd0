"""The pages that ``mkdocs.yml`` puts in the menu, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "mkdocs.yml"


def nav_pages(config: str) -> dict[str, int] | None:
    """Return each page in the navigation and its line, or None where the config has none. Paths are relative to the repository.

    Pages that ``not_in_nav`` names are counted as placed. Python tags in the config are left alone: nothing is constructed.
    """
    try:
        root = yaml.compose(config, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    keys = {key.value: value for key, value in root.value if isinstance(key, yaml.ScalarNode)}
    if "nav" not in keys:
        return None
    placed = {f"docs/{name}": line for name, line in _pages(keys["nav"])}
    hidden = keys.get("not_in_nav")
    if isinstance(hidden, yaml.ScalarNode):
        line = hidden.start_mark.line + 1
        placed.update({f"docs/{name.lstrip('/')}": line for name in hidden.value.split()})
    return placed


def _pages(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode) and node.value.endswith(".md"):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pages(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _pages(value)
