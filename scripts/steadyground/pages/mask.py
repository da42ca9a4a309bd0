"""Cover what is not prose with spaces, so that every column stays true."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^[ ]{0,3}(?P<f>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=f)[`~]*[ \t]*$|\Z)", re.M | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_DESTINATION = re.compile(r"(?<=\])\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n@]+\]:[^\n]*$", re.M)
_BARE_ADDRESS = re.compile(r"<?https?://[^\s>)]+>?")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_ATTRIBUTES = re.compile(r"\{[:#. ][^{}\n]*\}")
_CITATION = re.compile(r"\[@[^\]\n]*\]")
_BLOCK_LINE = re.compile(r"^[ ]*/{3,}[^\n]*$", re.M)


def _blank(match: re.Match[str]) -> str:
    text = match[0]
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)


def mask_code(text: str) -> str:
    """Return the text with fenced code, comments and inline code covered."""
    for pattern in (_FENCE, _COMMENT, _CODE):
        text = pattern.sub(_blank, text)
    return text


def mask_markup(text: str) -> str:
    """Return text without code as prose only: addresses, tags, attributes, citations and block lines covered."""
    for pattern in (_DESTINATION, _REFERENCE, _BARE_ADDRESS, _TAG, _CITATION, _ATTRIBUTES, _BLOCK_LINE):
        text = pattern.sub(_blank, text)
    return text
