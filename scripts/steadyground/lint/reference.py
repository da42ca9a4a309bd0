"""The rule reference, made from the rules: ``docs/about/contributing/rules.md`` names each rule, and a page for each family says all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from steadyground.lint.explain import Entry, entries, shorten
from steadyground.problem import Problem
from steadyground.report.report import RULES_FOLDER, RULES_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

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

Each rule has a code. A report names it, and `steady explain SG301` shows what stands behind its code here. Made from the rules by
`{command}`; a change here is lost.

A rule can be wrong for a passage. Then say so above it, with a reason and a day on which someone looks again:

```markdown
<!-- allow SG653 until 2027-05-01: the words of a question that people ask -->
```

A waiver without a reason or a day, one that has ended, and one that nothing needs are errors.
"""
_FAMILY_HEAD = """---
title: "Rules: {title}"
description: "The rules of the text of this guide named {title}: the reason for each, what to write instead, and where it comes from."
page_type: contributing
audience: [contributor]
checked: 2026-11-22
due: 2027-11-22
---

# Rules: {title}

One part of [what is checked in the text of this guide](../rules.md). Made from the rules by `{command}`; a change here is lost.
"""
_FAULT = "this page is missing, or not what the rules give", f"Run '{COMMAND}' and commit the page."
_TOOLS = "tools"
_TITLES = {
    "access": "For readers who listen", "care": "Help and doses", "claims": "Claims", "evidence": "Evidence",
    "learned": "Learned from passages", "markup": "Raw HTML", "numbers": "Chances", "pages": "Reading a page", "people": "People",
    "reading": "Plain language", "records": "Records", "safety": "Safety", "site": "The site as a whole",
    "sources": "Citations and certainty", "structure": "The shape of a page", "tone": "Tone", "tools": "Programs run beside the rules",
    "waivers": "Waivers and policy", "rules": "Wording",
}


def render_reference() -> dict[str, str]:
    """Return each page by its path. They are the same whenever the rules are the same."""
    ordered = sorted(entries().values(), key=lambda e: (_title(e.family), e.code))
    index, pages = [_HEAD.format(command=COMMAND)], {}
    for family, group in groupby(ordered, key=lambda e: e.family):
        name, rows = family.replace("_", "-"), list(group)
        index += _table(family, name, rows)
        pages[f"{RULES_FOLDER}{name}.md"] = _joined(_family(family, rows))
    return {RULES_PAGE: _joined(index), **pages}


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(parts).rstrip("\n") + "\n"


def _title(family: str) -> str:
    return _TITLES.get(family, family.replace("_", " ").capitalize())


def _table(family: str, name: str, group: list[Entry]) -> Iterator[str]:
    """Yield the codes of a family, each at the place that its reports point to."""
    yield f"## {_title(family)}\n"
    yield "| Code | Name | Level |\n| --- | --- | --- |"
    places = {e.code.lower(): e for e in group}
    yield from (f"| [{e.code}](rules/{name}.md#{at}){{#{at}}} | `{e.name}` | {e.level} |" for at, e in places.items())
    if family == _TOOLS:
        yield f"| [MD001 to MD099](rules/{name}.md#md){{#md}} | `markdown-form` | warning |"
    yield ""


def _family(family: str, group: list[Entry]) -> Iterator[str]:
    yield _FAMILY_HEAD.format(title=_title(family), command=COMMAND)
    for entry in group:
        yield from _entry(entry)
    if family == _TOOLS:
        yield "## MD001 to MD099 markdown-form {#md}\n"
        yield "The form of Markdown, by rumdl. `rumdl rule MD012` explains one of them; `.rumdl.toml` says which are asked.\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"## {entry.code} `{entry.name}` {{#{entry.code.lower()}}}\n"
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


def stale(root: Path) -> list[Problem]:
    """Return a problem for each page on disk that is not what the rules give."""
    wanted = render_reference()
    here = [path.relative_to(root).as_posix() for path in (root / RULES_FOLDER).glob("*.md")]
    left = [_stale(path, "no rule stands on this page any more", "Remove the page.") for path in sorted(set(here) - wanted.keys())]
    return left + [_stale(path, *_FAULT) for path, text in wanted.items() if not _is(root / path, text)]


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _stale(path: str, message: str, fix: str) -> Problem:
    return Problem(path, 1, 1, "SG912", "stale-reference", message, fix)
