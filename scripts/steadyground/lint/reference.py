"""The rule reference page, made from the rules: ``docs/about/contributing/rules.md``."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from steadyground.lint.explain import Entry, entries, shorten
from steadyground.problem import Problem
from steadyground.report.report import RULES_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REFERENCE_PATH = RULES_PAGE
COMMAND = "steady explain --write-reference"
_HEAD = """---
title: What is checked in the text of this guide
description: Every rule that the text of this guide is checked against, with its reason, what to write instead, and where it comes from.
page_type: contributing
audience: [contributor]
checked: 2026-11-22
due: 2027-11-22
---

# What is checked in the text of this guide

Each rule has a code. A report names it, and `steady explain SG301` shows what stands here. Made from the rules by
`{command}`; a change here is lost.

A rule can be wrong for a passage. Then say so above it, with a reason and a day on which someone looks again:

```markdown
<!-- allow SG653 until 2027-05-01: the words of a question that people ask -->
```

A waiver without a reason or a day, one that has ended, and one that nothing needs are errors.
"""
_TITLES = {
    "access": "For readers who listen", "care": "Help and doses", "claims": "Claims", "evidence": "Evidence",
    "learned": "Learned from passages", "markup": "Raw HTML", "numbers": "Chances", "pages": "Reading a page", "people": "People",
    "reading": "Plain language", "records": "Records", "safety": "Safety", "site": "The site as a whole",
    "sources": "Citations and certainty", "structure": "The shape of a page", "tone": "Tone", "tools": "Programs run beside the rules",
    "waivers": "Waivers and policy", "rules": "Wording",
}


def render_reference() -> str:
    """Return the whole page. It is the same whenever the rules are the same."""
    ordered = sorted(entries().values(), key=lambda e: (_title(e.family), e.code))
    parts = [_HEAD.format(command=COMMAND)]
    for title, group in groupby(ordered, key=lambda e: _title(e.family)):
        parts += _family(title, list(group))
    return "\n".join(parts).rstrip("\n") + "\n"


def _title(family: str) -> str:
    return _TITLES.get(family, family.replace("_", " ").capitalize())


def _family(title: str, group: list[Entry]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Code | Name | Level |\n| --- | --- | --- |"
    yield "\n".join(f"| [{e.code}](#{e.code.lower()}) | `{e.name}` | {e.level} |" for e in group) + "\n"
    for entry in group:
        yield from _entry(entry)
    if title == _TITLES["tools"]:
        yield "### MD001 to MD099 markdown-form {#md}\n"
        yield "The form of Markdown, by rumdl. `rumdl rule MD012` explains one of them; `.rumdl.toml` says which are asked.\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.code} `{entry.name}` {{#{entry.code.lower()}}}\n"
    yield f"{_text(entry.why)}\n"
    yield f"**Instead:** {_text(entry.fix)}\n"
    if entry.bad:
        yield f"Flagged:\n\n{_fence(entry.bad)}\n"
        yield f"Left alone:\n\n{_fence(entry.good)}\n"
    yield f"Seen in: {_text(entry.authority)}\n"


def _fence(examples: Iterable[str]) -> str:
    """Return the examples as one block of code, with a fence longer than any inside."""
    body = "\n\n".join(shorten(example) for example in examples)
    marks = "`" * max(3, *(len(run) + 1 for run in _runs(body)))
    return f"{marks}text\n{body}\n{marks}"


def _runs(text: str) -> Iterator[str]:
    yield ""
    run = ""
    for character in text:
        run = run + character if character == "`" else ""
        if run:
            yield run


def _text(text: str) -> str:
    """Return plain text as Markdown that shows it as it is; addresses become links."""
    words = []
    for word in text.split():
        bare = word.rstrip(".,;:)")
        words.append(_link(bare) + word[len(bare) :] if bare.startswith("https://") else _escaped(word))
    return " ".join(words)


def _link(address: str) -> str:
    return f"[{address.removeprefix('https://').split('/')[0]}]({address})"


def _escaped(word: str) -> str:
    return f"`{word}`" if any(c in word for c in "<>{}[]*_`#@|\\") and "`" not in word else word


def stale(text: str | None) -> list[Problem]:
    """Return a problem when the page on disk is not what the rules give."""
    if text == render_reference():
        return []
    message = "this page is not what the rules give" if text is not None else "this page is missing"
    return [Problem(REFERENCE_PATH, 1, 1, "SG912", "stale-reference", message, f"Run '{COMMAND}' and commit the page.")]
