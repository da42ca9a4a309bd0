"""Small things that make a page easier to read on a narrow screen, the same for every engine."""

from __future__ import annotations

import re
from html import escape, unescape

_TABLE = re.compile(r"<table\b[^>]*>.*?</table>", re.S)
_HEAD = re.compile(r"<thead\b[^>]*>(?P<inside>.*?)</thead>", re.S)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.S)
_CELL = re.compile(r"<t(?P<kind>[hd])\b(?P<attributes>[^>]*)>")
_TITLE = re.compile(r"<th\b[^>]*>(?P<inside>.*?)</th>", re.S)
_NOTE = re.compile(r"<sup\b.*?</sup>", re.S)
_TAG = re.compile(r"<[^>]+>")
# Looked at once for each run of spaces: a menu of many pages leaves long runs, and each of their places would be tried.
_REFERENCE = re.compile(r'(?<![ \n])[ \n]++(?=<sup class="sg-cite">)')
_NOTE_THEN_TITLE = re.compile(r'(?P<note><p class="sg-content-note">[^<]*</p>)\s*(?P<title><h1\b.*?</h1>)', re.S)


def easier(html: str) -> str:
    """Return the page with its title first, labeled table cells, and references kept to the word before them."""
    html = _NOTE_THEN_TITLE.sub(r"\g<title>\n\g<note>", html, count=1)
    return _REFERENCE.sub("\N{NO-BREAK SPACE}", _TABLE.sub(lambda match: labeled(match[0]), html))


def labeled(table: str) -> str:
    """Return a table whose cells carry the title of their column, so that a phone can show each row as a card.

    A table without a head, or with cells that span, is left alone.
    """
    head = _HEAD.search(table)
    if not head or "colspan=" in table or "rowspan=" in table:
        return table
    titles = [_words(match["inside"]) for match in _TITLE.finditer(head["inside"])]
    body = _ROW.sub(lambda match: _row(match[0], titles), table[head.end() :])
    return table[: head.end()].replace("<table", f'<table data-columns="{len(titles)}"', 1) + body


def _row(row: str, titles: list[str]) -> str:
    labels = iter(titles)

    def cell(match: re.Match[str]) -> str:
        return f'<t{match["kind"]} data-label="{escape(next(labels, ""))}"{match["attributes"]}>'

    return _CELL.sub(cell, row)


def _words(inside: str) -> str:
    return " ".join(unescape(_TAG.sub("", _NOTE.sub("", inside))).split())
