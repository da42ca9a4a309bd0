"""What a page can contain beyond plain Markdown: one Python-Markdown extension, the same in every engine that runs those.

Hooks and plugins of MkDocs are not used on purpose: its successors skip them without a word, and a citation that vanishes on the
day of a move would be worse than none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import Extension

from steadyground.markup.blocks import SiteBlocks
from steadyground.markup.citations import PATTERN, CitationMark, CitationNotes
from steadyground.markup.headings import FitHeadings
from steadyground.markup.library import library
from steadyground.markup.numbers import WholeNumbers
from steadyground.markup.words import WordNotes

if TYPE_CHECKING:
    from markdown import Markdown

    from steadyground.records import Ledger


class SteadyGround(Extension):
    """Citations, glossary words and data blocks. ``root`` is the folder that holds ``docs``."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"root": [".", "the folder that holds docs/_data"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's own name
        """Register every part, after the inline patterns (20) and before the table of contents (5); numbers after what a sheet adds (4)."""

        def ledger() -> Ledger:
            return library(Path(self.getConfig("root")).resolve())

        md.inlinePatterns.register(CitationMark(PATTERN, md), "sg-citation", 175)
        md.treeprocessors.register(FitHeadings(md), "sg-headings", 15)
        md.treeprocessors.register(WordNotes(md, ledger), "sg-words", 13)
        md.treeprocessors.register(CitationNotes(md, ledger), "sg-notes", 12)
        md.treeprocessors.register(WholeNumbers(md, ledger), "sg-numbers", 3)
        SiteBlocks(ledger).extendMarkdown(md)


def makeExtension(**settings: Any) -> SteadyGround:  # noqa: N802 - the name Python-Markdown looks for
    """Return the extension, as ``markdown_extensions: [steadyground.markup]`` asks for it."""
    return SteadyGround(**settings)
