"""Use and mention (R1, R2): quoted and framed, italic as a word, listed as a warning sign, or reported and then answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.normal import plain_text
from steadyground.pages.prose import Kind

if TYPE_CHECKING:
    from steadyground.lint.language.reading import Found, Sentence

_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|\u201c[^\u201d]{1,300}\u201d|(?<!\w)['\u2018][^'\u2018\u2019\n]{2,120}['\u2019](?!\w)")
_ITALIC = re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]{1,120}\*(?!\*)|(?<![_\w])_(?![_\s])[^_\n]{1,120}_(?![_\w])")
_TURN = re.compile(rb"[,;] (?:but|yet|and|which|that is) |; ")
_DENIAL = re.compile(rb"\b(?:not|no|never|misleading|myth|wrong|false|unproven|debated|disputed|metaphor)\b")
_SOLD = "{seller-says}"
_FRAME = "{frame}"
_ANSWER = "{answer}"
_PRAISED_BY = "{praised-by}"
_TITLE = "{warning-title}"


def is_mention(found: Found) -> bool:
    """Say whether the page speaks about the words instead of saying them."""
    if listed_as_warning(found):
        return True
    if found.sentence.kind is Kind.ALT_TEXT:
        return is_answered(found)
    if in_quotes(found):
        return is_framed(found) or is_answered(found) or _is_scare_quoted(found)
    if is_italic_word(found) or compiled(_SOLD).search(found.before):
        return True
    return reported(found) and (is_answered(found) or speaks_about(found))


def listed_as_warning(found: Found) -> bool:
    """Say whether the heading above, or that of the column, lists warning signs, myths or words to avoid."""
    passage = found.sentence.passage
    if passage.kind is Kind.HEADING:
        return False
    titles = plain_text(f"{passage.title} {_column_title(found)}")
    return bool(compiled(_TITLE).search(titles))


def _column_title(found: Found) -> str:
    """Return the header of the column in which the words stand."""
    cells = found.sentence.passage.header.split("|")
    column = found.before.count(b"|")
    return cells[column] if column < len(cells) else ""


def is_framed(found: Found) -> bool:
    """Say whether the sentence says that someone else says it, or speaks about its words."""
    return bool(compiled(_FRAME).search(found.before) or compiled(_FRAME).search(found.after))


def reported(found: Found) -> bool:
    """Say whether words before it put it in another's mouth or name it as wording."""
    return bool(compiled(_FRAME).search(found.before))


def speaks_about(found: Found) -> bool:
    """Say whether the sentence itself warns of it or speaks of wording: "be wary of anyone who promises ..."."""
    return bool(compiled(_WARY).search(found.sentence.words))


_WARY = "{wary}"


def is_answered(found: Found) -> bool:
    """Say whether the next sentence of the passage answers it, or the rest of this one does."""
    if any(compiled(_ANSWER).match(sentence.words) for sentence in _following(found)):
        return True
    rest = _TURN.search(found.after)
    return bool(rest and _DENIAL.search(found.after[rest.end() :]))


def _following(found: Found) -> list[Sentence]:
    """Return what may answer: the next sentence of the passage, or the first few below a heading."""
    if found.sentence.kind is Kind.HEADING:
        return found.reading.below(found.sentence)
    following = found.reading.beside(found.sentence, 1)
    return [following] if following else []


def _spans(found: Found, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    sentence, first = found.sentence, found.sentence.passage.start
    text = sentence.passage.text[sentence.start - first : sentence.end - first]
    return [(sentence.start + m.start(), sentence.start + m.end()) for m in pattern.finditer(text)]


def set_apart(found: Found) -> list[tuple[int, int]]:
    """Return where italics and quotations stand in the sentence."""
    return [*_spans(found, _ITALIC), *_spans(found, _QUOTED)]


def in_quotes(found: Found) -> bool:
    """Say whether the words stand inside quotation marks."""
    return _quotation(found) is not None


def _quotation(found: Found) -> tuple[int, int] | None:
    """Return the quotation that holds the words, or some of them."""
    start, end = found.span
    return next(((a, b) for a, b in _spans(found, _QUOTED) if a < end and start < b), None)


def _is_scare_quoted(found: Found) -> bool:
    """Say whether a few quoted words stand inside a longer sentence of the page's own: the page keeps its distance."""
    inside = _quotation(found)
    if inside is None:
        return False
    page, sentence = found.reading.page.text, found.sentence
    words = len(page[inside[0] : inside[1]].split())
    others = len(page[sentence.start : sentence.end].split()) - words
    return words <= 5 and others > 2 and not compiled(_PRAISED_BY).search(sentence.words)


def is_italic_word(found: Found) -> bool:
    """Say whether the words are set in italics as words: the italics hold their beginning and the sentence speaks about them."""
    start = found.span[0]
    held = any(a <= start < b for a, b in _spans(found, _ITALIC))
    return held and (is_framed(found) or is_answered(found))
