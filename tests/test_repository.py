"""What we promise about the repository itself."""

import ast
import re
import sys
from pathlib import Path

import pytest

from steadyground.audit.architecture import ROOMS, imported_rooms, room_of

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "steadyground"
MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way_down_the_rooms(path):
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ROOMS
    later = [other for other in imported_rooms(path) if ROOMS.index(other) > ROOMS.index(room)]
    assert later == [], f"{room} may not import {later}"


def test_no_script_takes_the_name_of_a_standard_module():
    names = {p.stem for p in (ROOT / "scripts").glob("*")} - {"__pycache__"}
    assert names & sys.stdlib_module_names == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_small(path):
    text = path.read_text()
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long to read at once"


@pytest.mark.parametrize("path", [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_what_a_checker_is_told_to_overlook_has_a_reason(path):
    told = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?P<rest>[^\n]*)")
    reason = re.compile(r"(?:: [A-Z0-9, ]+ - |\[[\w, -]+\]  # )\w")
    lines = [line for line in path.read_text().splitlines() if told.search(line) and "re.compile" not in line]
    assert [line.strip() for line in lines if not reason.search(line)] == []


def test_the_two_commands_are_the_ones_the_readme_names():
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    for command in re.findall(r"^make ([a-z-]+)$", readme, re.M):
        assert re.search(rf"^{command}:", makefile, re.M), command
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_locks_name_the_public_index_only():
    hosts = set(re.findall(r"https?://([^/\"\s]+)", (ROOT / "uv.lock").read_text()))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", text.strip()) if "==" in block)
