"""Whole pages that say on their lines what is expected: ``<!-- expect CODE -->``, or ``# expect CODE`` in front matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint.samples import RULES
from steadyground.lint.engine import Rules, lint
from steadyground.lint.example import EXAMPLE_DAY, example_ledger
from steadyground.lint.site_rule import Site
from steadyground.pages import read_page

FOLDER = Path(__file__).parent / "fixtures"
EXPECT = re.compile(r"(?:<!--|#) expect (?P<codes>[A-Z0-9 ]+?) ?(?:-->|$)", re.M)
OWN = Rules(tuple(r for r in RULES.pages if r.code.startswith("SG")), (), whole_site=False)


def expected(text: str) -> set[tuple[int, str]]:
    return {
        (text[: m.start()].count("\n") + 1, code) for m in EXPECT.finditer(text.replace("\r\n", "\n")) for code in m["codes"].split()
    }


def reported(text: str) -> set[tuple[int, str]]:
    site = Site((read_page(text, "docs/fixture.md"),), example_ledger(), EXAMPLE_DAY)
    return {(p.line, p.code) for p in lint(site, OWN).problems}


def pages(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).glob("*.md"))


@pytest.mark.parametrize("path", pages("fail"), ids=lambda p: p.stem)
def test_a_failing_page_gives_exactly_what_it_expects(path):
    text = path.read_bytes().decode("utf-8")
    assert expected(text), "this page expects nothing, so it tests nothing"
    assert reported(text) == expected(text)


@pytest.mark.parametrize("path", [*pages("pass"), *pages("false-alarms")], ids=lambda p: p.stem)
def test_a_passing_page_is_left_alone(path):
    text = path.read_bytes().decode("utf-8")
    assert not expected(text)
    assert reported(text) == set()
