"""The page about link checking is what its generator makes of the figures."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def generator(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield __import__("links_page")
    sys.modules.pop("links_page", None)


def test_the_page_is_fresh(generator):
    data = json.loads(generator.RESULTS.read_text(encoding="utf-8"))
    assert generator.PAGE.read_text(encoding="utf-8") == generator.render(data), "run python tests/benchmarks/links_page.py"


def test_the_figures_keep_what_was_promised(generator):
    data = json.loads(generator.RESULTS.read_text(encoding="utf-8"))
    ours = next(tool for tool in data["tools"] if tool["name"] == "this checker")
    assert set(ours["found"]) == set(data["faults"])
    assert len(data["faults"]) >= 45
    assert (ours["wrong"], len(data["good"]) >= 27) == ([], True)
    assert not any(data["safety"]["this checker"].values())
