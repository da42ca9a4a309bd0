"""Every kind of fault that the link checker names: its code, its weight, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from steadyground.problem import Level, Problem


class Fault(NamedTuple):
    """A fault found in one built file, before anyone has looked for its place. ``raw`` is the link as it is written there."""

    kind: str
    raw: str
    detail: str


@dataclass(frozen=True)
class Kind:
    """A sort of fault. ``message`` may hold ``{raw}`` and ``{detail}``."""

    code: str
    message: str
    fix: str
    level: Level = Level.ERROR
    why: str = ""


_E, _W, _S = Level.ERROR, Level.WARNING, Level.SUGGESTION

KINDS: dict[str, Kind] = {
    "missing-file": Kind("LNK101", "'{raw}' leads to a file that is not in the site{detail}", "correct the path, or add the file"),
    "missing-fragment": Kind(
        "LNK102",
        "'{raw}': the page is there, but nothing on it has the id '{detail}'",
        "link to an id the page has, or give the heading that id: '## Heading {{#the-id}}'",
    ),
    "wrong-case": Kind(
        "LNK103",
        "'{raw}' differs from the file '{detail}' only in capitals or in how an accent is stored",
        "write the name exactly as the file has it",
        why="it works on some computers and not on the web",
    ),
    "no-index": Kind("LNK104", "'{raw}' leads to a folder that has no index page", "link to a page in the folder, or add index.md to it"),
    "missing-slash": Kind(
        "LNK105",
        "'{raw}' leads to a folder without the last slash",
        "end the address with '/'",
        _W,
        "each visit costs a redirect, and in the offline copy the link fails",
    ),
    "out-of-site": Kind("LNK106", "'{raw}' climbs out of the site", "take away as many '../' as are too many"),
    "duplicate-id": Kind(
        "LNK107",
        "the id '{raw}' is used {detail} times on this page",
        "give each a different id",
        why="a link to it, or a label for it, reaches only the first",
    ),
    "dangling-id": Kind(
        "LNK108",
        "{detail} names the id '{raw}', which is not on this page",
        "name an id that is on the page",
        why="a screen reader finds no label or description there",
    ),
    "bad-address": Kind("LNK109", "'{raw}' is not an address: {detail}", "copy the address again from the browser"),
    "bad-scheme": Kind("LNK110", "'{raw}' starts with '{detail}:', which does not lead to a page", "use https:, mailto:, tel: or sms:"),
    "bad-mailto": Kind("LNK111", "'{raw}' is not an e-mail link that works: {detail}", "write mailto:name@example.org"),
    "bad-phone": Kind(
        "LNK112",
        "'{raw}' cannot be dialed as it is written: {detail}",
        "write the international number, such as tel:+18002738255, or a short code the country really has",
    ),
    "odd-phone": Kind("LNK113", "'{raw}' has the form of a number that is not in use: {detail}", "check each digit at the source", _W),
    "redirect-nowhere": Kind(
        "LNK114", "this page sends readers on to '{raw}', which is not there{detail}", "send them to a page that exists"
    ),
    "redirect-loop": Kind("LNK115", "this page sends readers in a circle: {detail}", "send them to a page that has content"),
    "redirect-chain": Kind(
        "LNK116", "this page sends readers on by way of other redirects: {detail}", "send them straight to the last page", _W
    ),
    "stale-canonical": Kind(
        "LNK117", "the canonical address '{raw}' is not a page of this site{detail}", "correct site_url, or the address"
    ),
    "stale-sitemap": Kind("LNK118", "the sitemap lists '{raw}', which is not there{detail}", "build the site again from an empty folder"),
    "stale-feed": Kind("LNK119", "the feed links to '{raw}', which is not there{detail}", "correct or remove the entry"),
    "stale-search": Kind(
        "LNK120", "the search index leads to '{raw}', which is not there{detail}", "build the site again from an empty folder"
    ),
    "orphan-page": Kind(
        "LNK121",
        "no way of links leads here from the home page, so no reader finds it",
        "add it to the navigation, or link to it from a page",
        _W,
    ),
    "unused-file": Kind("LNK122", "no page uses or links to this file", "link to it, or delete it", _W),
    "no-text-match": Kind("LNK123", "'{raw}' points at words that are not on the page: {detail}", "quote words the page has now", _W),
    "own-machine": Kind("LNK124", "'{raw}' leads to {detail}, which no reader can reach", "link to the public address", _W),
    "mixed-content": Kind(
        "LNK125", "'{raw}' is loaded without encryption, and browsers refuse that", "use https:, or keep a copy in the site"
    ),
    "broken-book-link": Kind(
        "LNK126", "in this book, '{raw}' leads nowhere{detail}", "correct the link in its source and build the book again"
    ),
    "unreadable-file": Kind("LNK127", "this file cannot be read: {detail}", "build it again"),
    "empty-link": Kind("LNK128", "a link has no address ({detail})", "give it an address, or make it plain text", _W),
    "through-redirect": Kind(
        "LNK129", "'{raw}' leads to a page that only sends readers on to '{detail}'", "link straight to that page", _S
    ),
    "has-credentials": Kind("LNK130", "this link to {detail} carries a user name or password", "take it out, and change the password"),
}


def problem_of(fault: Fault, path: str, line: int, column: int) -> Problem:
    """Return a fault as a problem at a place."""
    kind = KINDS[fault.kind]
    raw = fault.raw if len(fault.raw) <= 200 else fault.raw[:197] + "..."
    message = kind.message.format(raw=raw, detail=fault.detail)
    fix = kind.fix.replace("{{", "{").replace("}}", "}")
    return Problem(path, line, column, kind.code, fault.kind, message, fix, kind.level, kind.why, len(fault.raw))
