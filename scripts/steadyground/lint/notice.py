"""Codes that no rule gives but a report can name: faults of loading, of waivers and of the policy. They are explained like rules."""

from __future__ import annotations

from dataclasses import dataclass

from steadyground.problem import Level

_STYLE = "House style: every exception has a reason and an end date, and a stale one is an error (as RUF100 in astral-sh/ruff)"
_YAML = "Measured here: PyYAML's safe_load turns NO into False and 0112 into 74, and keeps the last of two equal keys without a word"
_MKDOCS = "MkDocs prints front matter that it cannot read as page text: mkdocs/mkdocs on GitHub, mkdocs/utils/meta.py"
_TYPOS = "typos, the spelling checker that runs beside the rules, with this guide's word list in typos.toml"

_ROW = "A row that cannot be read strictly could put a wrong number or source before a reader."
_HELD = "An exception without a reason and an end stays for ever, and hides the next fault as well."
_COPY = "A practice's copy may look its own way. It may not lose what keeps a reader safe, or become hard to read."
_COPY_PAGE = "This guide's own rule for copies, in docs/about/contributing/practice.md"
_PAGE = "MkDocs would publish the broken front matter as text, and still end without an error."


@dataclass(frozen=True)
class Notice:
    """What one of these codes means."""

    code: str
    name: str
    why: str
    fix: str
    authority: str
    level: Level = Level.ERROR


_RECORDS = {
    "SG100 unreadable-file": "Restore the file, saved as UTF-8.",
    "SG101 unreadable-yaml": "Look for a missing quote, bracket or space after a colon.",
    "SG102 duplicate-key": "Remove or rename one of the two keys.",
    "SG103 empty-value": "Give a value, or remove the key.",
    "SG104 endless-alias": "Write the value out.",
    "SG105 not-a-list": "Start each row with a dash and its name.",
    "SG106 duplicate-row": "Give the row another name, or merge the two.",
    "SG107 unknown-key": "Use one of the keys that the message lists.",
    "SG108 missing-key": "Add the key that the message names.",
    "SG109 unknown-value": "Use one of the values that the message lists.",
    "SG110 bad-value": "Correct the value from its source.",
    "SG111 unknown-source": "Write the key as it stands in docs/_data/sources.yml.",
    "SG112 unverified-source": "Open the source, record what you read, then set verified.",
    "SG113 shared-name": "Rename the finding.",
    "SG114 same-statement": "Merge the two findings, and cite the one that stays.",
    "SG115 unknown-country": "Add the country, with its emergency number.",
    "SG116 unknown-plot": "Write the id of a row in docs/_data/plots.yml.",
    "SG117 other-direction": "Turn the number round, or take the trial off this plot.",
    "SG118 unexplained-change": "Run 'steady record-change --why ...', with what you read that changed it.",
    "SG451 no-handout-page": "Write the page that the row names.",
    "SG452 not-a-handout": "Write 'page_type: handout' in the front matter of the sheet.",
    "SG453 unlisted-handout": "Add the sheet to docs/_data/handouts.yml.",
}
_PAGES = {
    "SG201 no-front-matter": "Copy the front matter of a neighboring page.",
    "SG202 not-utf-8": "Save the file as UTF-8.",
    "SG203 unreadable-page": "Restore the file.",
    "SG204 nul-byte": "Delete the invisible character.",
}
_WAIVERS = {
    "SG901 waiver-form": "Write <!-- allow CODE until 2027-05-01: reason -->.",
    "SG902 waiver-reason": "Say after the colon why this passage is right as it stands.",
    "SG903 waiver-date": "Set a day within a year, as in: until 2027-05-01.",
    "SG904 waiver-expired": "Repair the passage, or look at it again and set a new day.",
    "SG905 waiver-unused": "Remove the waiver.",
    "SG911 unknown-rule": "Use a code from the rule reference.",
    "SG912 stale-reference": "Run the command that the message names, and commit the page.",
}
_PRACTICE = {
    "SG461 no-practice": "Start from practice.example.yml.",
    "SG462 unknown-choice": "Correct the name of the page or handout, or take the line out.",
    "SG463 protected": "Take the line out.",
    "SG464 low-contrast": "Write the shade that the message names, or another as far from its ground.",
    "SG465 logo": "Name an SVG or PNG picture beside the file, of at most 50,000 bytes and without script.",
    "SG466 country-without-help": "Choose a country that the message names.",
}
_SPELLING = Notice(
    "SG951", "spelling", "A misspelled word makes a health page look careless, and search does not find it.",
    "Take the correction, or add the word to typos.toml with its reason.", _TYPOS, Level.WARNING,
)
_MISSING = Notice(
    "SG953", "tool-missing", "What was not checked must not look checked.", "Run 'make setup'; it installs the tool.", _STYLE, Level.WARNING
)


def _notices(fixes: dict[str, str], why: str, authority: str) -> dict[str, Notice]:
    parts = ((*key.split(" ", 1), fix) for key, fix in fixes.items())
    return {code: Notice(code, name, why, fix, authority) for code, name, fix in parts}


NOTICES: dict[str, Notice] = {
    **_notices(_RECORDS, _ROW, _YAML),
    **_notices(_PAGES, _PAGE, _MKDOCS),
    **_notices(_PRACTICE, _COPY, _COPY_PAGE),
    **_notices(_WAIVERS, _HELD, _STYLE),
    "SG951": _SPELLING,
    "SG953": _MISSING,
}
