"""What a code means, in words: for ``steady explain CODE`` and for the rule reference."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from textwrap import fill, indent
from typing import TYPE_CHECKING

from steadyground.lint.engine import load_rules
from steadyground.lint.external import FORM_CODES
from steadyground.lint.notice import NOTICES, Notice
from steadyground.lint.rule import Rule
from steadyground.lint.site_rule import SiteRule
from steadyground.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 100
_FAMILIES = {"CLM": "claims", "SAF": "safety", "PPL": "people", "EVD": "evidence", "TON": "tone", "LRN": "learned"}


@dataclass(frozen=True)
class Entry:
    """Everything there is to say about one code. Examples are passages, or for rules about the site small sets of files."""

    code: str
    name: str
    level: Level
    why: str
    fix: str
    authority: str
    family: str
    bad: tuple[str, ...] = field(default=())
    good: tuple[str, ...] = field(default=())


def entries() -> dict[str, Entry]:
    """Return an entry for every code that a report can name, by code."""
    rules = load_rules()
    found = [_of_rule(rule) for rule in rules.pages] + [_of_rule(rule) for rule in rules.site]
    found += [_of_notice(notice) for notice in NOTICES.values()]
    return {entry.code: entry for entry in sorted(found, key=lambda e: e.code)}


def _of_rule(rule: Rule | SiteRule) -> Entry:
    bad, good = _examples(rule.bad), _examples(rule.good)
    return Entry(rule.code, rule.name, rule.level, rule.why, rule.fix, rule.authority, family_of(rule), bad, good)


def family_of(rule: Rule | SiteRule) -> str:
    """Return the family that a rule belongs to: by its code, or by the folder that its check is written in."""
    by_code = _FAMILIES.get(rule.code[:3])
    check = rule.check.func if isinstance(rule.check, partial) else rule.check
    return by_code or check.__module__.rsplit(".", 2)[-2]


def _examples(examples: Iterable[object]) -> tuple[str, ...]:
    return tuple(example if isinstance(example, str) else _files(example) for example in examples)


def _files(example: object) -> str:
    parts = example.items() if isinstance(example, dict) else ()
    return "\n".join(f"# {path}\n{text.rstrip()}" for path, text in parts)


def _of_notice(notice: Notice) -> Entry:
    family = "records" if notice.code < "SG2" else "pages" if notice.code < "SG3" else "waivers" if notice.code < "SG95" else "tools"
    return Entry(notice.code, notice.name, notice.level, notice.why, notice.fix, notice.authority, family)


def explain(wanted: str) -> str | None:
    """Return the explanation of a code or name, or None where there is none."""
    if wanted.upper() in FORM_CODES:
        code = wanted.upper()
        return f"{code} markdown-form\n\n  A rule of rumdl about the form of Markdown. 'rumdl rule {code}' explains it.\n"
    found = next((e for e in entries().values() if wanted.upper() == e.code or wanted.lower() == e.name), None)
    return _in_words(found) if found else None


def _in_words(entry: Entry) -> str:
    lines = [f"{entry.code} {entry.name} ({entry.level})", ""]
    for label, text in (("why", entry.why), ("fix", entry.fix), ("from", entry.authority)):
        lines.append(_wrapped(label, text))
    for label, examples in (("Flagged", entry.bad), ("Left alone", entry.good)):
        if examples:
            lines += ["", f"  {label}:"]
            lines += [indent(shorten(example), "    | ") for example in examples]
    return "\n".join(lines) + "\n"


def _wrapped(label: str, text: str) -> str:
    first = f"  {label:5}"
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=" " * 7, break_long_words=False, break_on_hyphens=False)


def shorten(example: str, most: int = 600) -> str:
    """Return an example as it is shown: without the empty lines around it, and cut where it is long only to be long."""
    text = example.strip("\n")
    return text if len(text) <= most else text[:most].rstrip() + " ..."
