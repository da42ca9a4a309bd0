"""What a rule looks like: short, documented, with a reason, a repair and an authority, and a code that is used once."""

from __future__ import annotations

import ast
import re

import pytest

from lint.samples import REPOSITORY, RULES
from steadyground.lint import rule as rule_module
from steadyground.lint import site_rule as site_rule_module
from steadyground.lint.notice import NOTICES
from steadyground.problem import Level

ALL = [*RULES.pages, *RULES.site]
LONGEST_RULE = 90
LONGEST_MODULE = 250
LONGEST_FUNCTION = 60
RULE_FILES = sorted((REPOSITORY / "scripts/steadyground/lint/rules").rglob("*.py"))
MODULES = [
    p for folder in ("lint", "report", "pages") for p in (REPOSITORY / "scripts/steadyground" / folder).rglob("*.py")
]


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.code)
def test_a_rule_says_everything(rule):
    assert re.fullmatch(r"[A-Z]{2,4}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*(/[a-z]+(-[a-z0-9]+)*)?", rule.name)
    assert rule.why.strip()
    assert rule.fix.strip()
    assert rule.authority.strip()
    assert rule.bad
    assert rule.good


def test_no_code_or_name_is_used_twice():
    codes = [r.code for r in ALL] + list(NOTICES)
    names = [r.name for r in ALL]
    assert len(codes) == len(set(codes))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_a_rule_file_is_short_and_has_a_docstring(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_RULE
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_imports_go_one_way(path):
    """Records know nothing of pages, pages nothing of rules, and rules nothing of what comes after them."""
    room = path.relative_to(REPOSITORY / "scripts/steadyground").parts[0]
    allowed = {
        "pages": {"records", "pages", "problem"}, "report": {"problem", "report"},
        "lint": {"records", "pages", "problem", "report", "lint"},
    }[room]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("steadyground."):
            assert node.module.split(".")[1] in allowed, f"{path.name} imports {node.module}"


@pytest.mark.parametrize("missing", ["bad", "good", "authority"])
@pytest.mark.parametrize("register", [rule_module.rule, site_rule_module.site_rule], ids=["page", "site"])
def test_a_rule_without_examples_or_authority_is_refused(register, missing):
    parts = {"why": "x", "fix": "x", "authority": "x", "bad": ("x",), "good": ("x",)} | {missing: ()}
    with pytest.raises(ValueError, match="examples"):
        register("SG999", "never", level=Level.ERROR, **parts)


def test_a_code_that_is_taken_is_refused():
    parts = {"why": "x", "fix": "x", "authority": "x", "bad": ("x",), "good": ("x",)}
    with pytest.raises(ValueError, match="taken"):
        rule_module.rule(RULES.pages[0].code, "other", level=Level.ERROR, **parts)
    with pytest.raises(ValueError, match="taken"):
        site_rule_module.site_rule(RULES.site[0].code, "other", level=Level.ERROR, **parts)


def test_the_known_blocks_are_those_the_site_renders():
    from steadyground.markup.blocks import NAMES
    from steadyground.pages.blocks import HELP_BLOCKS, KNOWN_BLOCKS

    assert set(KNOWN_BLOCKS) == set(NAMES)
    assert set(HELP_BLOCKS) <= set(NAMES)
