"""Faults into problems: at the author's place, each once, and a fault of the theme said once for all its pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from steadyground.links.address import Place
from steadyground.links.kinds import Fault, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.links.author import Authors
    from steadyground.problem import Problem

#: A fault on this many built pages, and in no file an author wrote, comes from one template.
_FROM_A_TEMPLATE = 4


def problems_of(faults: Iterable[tuple[str, Fault]], authors: Authors) -> list[Problem]:
    """Return each fault as a problem at the place an author can change, without repeats."""
    placed: dict[Problem, None] = {}
    loose: dict[tuple[str, object, str], list[tuple[str, Fault]]] = defaultdict(list)
    for built, fault in faults:
        spot = authors.spot(built, fault)
        if _is_built(spot.path, authors):
            loose[fault.kind, Place(built).resolve(fault.raw) if fault.raw else built, fault.detail].append((built, fault))
        else:
            placed[problem_of(fault, *spot)] = None
    for group in loose.values():
        placed.update(dict.fromkeys(_of_built(group, authors)))
    return list(placed)


def _is_built(path: str, authors: Authors) -> bool:
    site = authors.site
    prefix = site.relative_to(authors.root).as_posix() if site.is_relative_to(authors.root) else ""
    return path.startswith(prefix + "/") if prefix else not (authors.root / path).exists()


def _of_built(group: list[tuple[str, Fault]], authors: Authors) -> list[Problem]:
    if len(group) < _FROM_A_TEMPLATE:
        return [problem_of(fault, *authors.spot(page, fault)) for page, fault in group]
    page, fault = group[0]
    first = problem_of(fault, *authors.spot(page, fault))
    return [replace(first, message=f"{first.message} (and the same on {len(group) - 1} more pages)")]
