"""What only shows when all links are drawn: pages nobody reaches, files nobody uses, and redirects that lead to redirects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.links.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steadyground.links.tree import SiteTree

_STARTS = ("index.html", "404.html")
#: Files that somebody writes for readers: those of a theme or a host are used by scripts and servers, which cannot be seen here.
_WRITTEN = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|pdf|epub|docx?|odt|xlsx?|csv|zip|mp[34]|webm|ogg|vtt)$", re.I)
_BY_CONVENTION = re.compile(
    r"(^|/)(favicon|apple-touch-icon|android-chrome|mstile|og-image|social)[^/]*$|^assets/images/social/|^\.well-known/"
)


def graph_faults(tree: SiteTree, followed: Mapping[int, Sequence[int]], used: set[int], redirects: set[int]) -> Iterator[tuple[str, Fault]]:
    """Yield each page that no path of links from the home page reaches, and each file that nothing uses."""
    reached = reach(tree, followed)
    if not reached:
        return
    for page in tree.pages:
        number = tree.index[page]
        if number not in reached and number not in redirects and number not in used:
            yield page, Fault("orphan-page", "", "")
    linked = used | {target for page, targets in followed.items() for target in targets}
    for path in tree.files:
        if _WRITTEN.search(path) and not _BY_CONVENTION.search(path) and tree.index[path] not in linked:
            yield path, Fault("unused-file", "", "")


def reach(tree: SiteTree, followed: Mapping[int, Sequence[int]]) -> set[int]:
    """Return the files that a reader can reach from the home page. Empty where the site has no home page."""
    waiting = [tree.index[start] for start in _STARTS if start in tree.index]
    if "index.html" not in tree.index:
        return set()
    seen = set(waiting)
    while waiting:
        for target in followed.get(waiting.pop(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def redirect_faults(
    redirects: Mapping[int, tuple[int, bool]], followed: Mapping[int, Sequence[int]], files: Sequence[str]
) -> Iterator[tuple[int, Fault]]:
    """Yield redirects that go round or take several steps, and each link that passes through one."""
    for page in redirects:
        way = _way(page, redirects)
        if way[-1] in way[:-1]:
            yield page, Fault("redirect-loop", "", " -> ".join(files[step] for step in way))
        elif len(way) > 2:
            yield page, Fault("redirect-chain", "", " -> ".join(files[step] for step in way))
    if redirects:
        for page, targets in followed.items():
            for target in dict.fromkeys(targets):
                if target in redirects and page not in redirects:
                    yield page, Fault("through-redirect", files[target], files[_way(target, redirects)[-1]])


def _way(page: int, redirects: Mapping[int, tuple[int, bool]]) -> list[int]:
    way = [page]
    while way[-1] in redirects:
        step = redirects[way[-1]][0]
        way.append(step)
        if step in way[:-1]:
            break
    return way
