"""Words explained in place: the first use of a glossary term on a page leads to its meaning, by mouse, key and touch."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from steadyground.markup.element import append, element, site_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown import Markdown

    from steadyground.records import Ledger, Term

_WHERE = {"p", "li", "td", "dd", "strong", "em"}
_NEVER_INSIDE = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "sup", "svg", "summary", "abbr", "script", "style", "th", "dt"}
GLOSSARY_PAGE = "about/glossary/"


class WordNotes(Treeprocessor):
    """Marks the first use of each term and adds the meanings at the end of the page."""

    def __init__(self, md: Markdown, ledger: Callable[[], Ledger]) -> None:
        super().__init__(md)
        self.ledger = ledger

    def run(self, root: etree.Element) -> None:
        """Explain the terms used below ``root``."""
        forms = _forms(tuple(self.ledger().glossary))
        if not forms or root.find(".//*[@data-no-words]") is not None:
            return
        pattern = _pattern(tuple(sorted(forms, key=len, reverse=True)))
        found: dict[str, Term] = {}
        for parent in list(_places(root)):
            _mark(parent, pattern, forms, found)
        if found:
            append(root, *_meanings(found))


@lru_cache(maxsize=2)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", re.I)


@lru_cache(maxsize=2)
def _forms(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {form.lower(): term for term in terms for form in (term.term, *term.also)}


def _places(node: etree.Element) -> Iterator[etree.Element]:
    """Yield, in reading order, the elements whose own text may hold a term."""
    for child in node:
        if child.tag in _NEVER_INSIDE or "sg-plain" in child.get("class", ""):
            continue
        if child.tag in _WHERE:
            yield child
        yield from _places(child)


def _mark(parent: etree.Element, pattern: re.Pattern[str], forms: dict[str, Term], found: dict[str, Term]) -> None:
    if parent.text:
        parent.text, made = _split(str(parent.text), pattern, forms, found)
        for n, node in enumerate(made):
            parent.insert(n, node)
    for child in list(parent):
        if child.tail:
            at = list(parent).index(child) + 1
            child.tail, made = _split(str(child.tail), pattern, forms, found)
            for n, node in enumerate(made):
                parent.insert(at + n, node)


def _split(text: str, pattern: re.Pattern[str], forms: dict[str, Term], found: dict[str, Term]) -> tuple[str, list[etree.Element]]:
    nodes: list[etree.Element] = []
    before, last = text, 0
    for match in pattern.finditer(text):
        term = forms[match[0].lower()]
        if term.id in found:
            continue
        found[term.id] = term
        node = element("a", match[0], class_="footnote-ref sg-word", href=f"#word-{term.id}", id=f"first-{term.id}")
        if nodes:
            nodes[-1].tail = text[last : match.start()]
        else:
            before = text[: match.start()]
        nodes.append(node)
        last = match.end()
    if nodes:
        nodes[-1].tail = text[last:]
    return before, nodes


def _meanings(found: dict[str, Term]) -> list[etree.Element]:
    items = element("ul", class_="sg-words")
    for term in sorted(found.values(), key=lambda t: t.term.lower()):
        more = site_link("glossary", f"{GLOSSARY_PAGE}#{term.id}")
        back = element("a", "↩", href=f"#first-{term.id}", class_="footnote-backref", aria_label=f"Back to where {term.term} is first used")
        meaning = element("p", element("strong", term.term), ": ", term.says, " (", more, ") ", back)
        items.append(element("li", meaning, id=f"word-{term.id}"))
    count = "1 word" if len(found) == 1 else f"{len(found)} words"
    summary = element("summary", f"Meaning of {count} used on this page")
    return [element("details", summary, items, class_="sg-wordlist", data_search_exclude="")]
