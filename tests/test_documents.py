"""What the README and the pages for contributors tell people to type works as it stands there."""

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from conftest import ROOT
from steadyground.cli import steady
from steadyground.pages.front_matter import split

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "GOVERNANCE.md", "SECURITY.md", "CODE_OF_CONDUCT.md")),
    *(path for path in sorted((ROOT / "docs/about/contributing").glob("*.md")) if path.name != "rules.md"),
    ROOT / "docs/_data/wording/README.md",
]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
_BLOCK = re.compile(r"^```(?:sh|bash|console|text)?\n(.*?)^```", re.M | re.S)
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_COMMAND = re.compile(r"(?:echo \"[^\"]*\" \| )?(?:\.venv/bin/)?(make|steady|python|pytest)\b.*")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
QUICK = {"check", "lint", "explain", "review"}


def commands():
    for path in DOCUMENTS:
        text = path.read_text()
        lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()] + _INLINE.findall(text)
        for line in lines:
            if _COMMAND.fullmatch(line.strip()):
                yield pytest.param(line.strip(), id=f"{path.name}: {line.strip()}")


COMMANDS = list({param.id: param for param in commands()}.values())


def of(program):
    return [param for param in COMMANDS if _COMMAND.fullmatch(param.values[0])[1] == program]


def steady_words(line):
    return shlex.split(line.rpartition("| ")[2])[1:]


def leaf(words):
    """Return the command that the words name, and the words left for it."""
    command = steady
    while isinstance(command, click.Group) and words:
        assert words[0] in command.commands, f"there is no 'steady {words[0]}'"
        command, words = command.commands[words[0]], words[1:]
    return command, words


def test_there_is_something_to_test():
    assert len(of("make")) > 10
    assert len(of("steady")) > 10


@pytest.mark.parametrize("line", of("make"))
def test_each_make_command_is_a_target(line):
    assert {word for word in line.split()[1:] if "=" not in word} <= TARGETS


@pytest.mark.parametrize("line", of("steady"))
def test_each_steady_command_takes_these_arguments(line):
    command, words = leaf(steady_words(line))
    options, rest, _ = command.make_parser(click.Context(command)).parse_args(list(words))
    places = [param for param in command.params if isinstance(param, click.Argument)]
    assert any(param.nargs == -1 for param in places) or len(rest) <= len(places)
    assert set(options) <= {param.name for param in command.params}


def is_quick(words):
    """Say whether a command only reads, and not every page."""
    return bool(words) and words[0] in QUICK and words != ["lint"] and "--write-reference" not in words


@pytest.mark.parametrize("line", [param for param in of("steady") if is_quick(steady_words(param.values[0]))])
def test_each_quick_steady_command_runs(line, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = steady_words(line)
    typed = line.partition("| ")[0].removeprefix("echo ").strip(' "') if "|" in line else None
    done = CliRunner().invoke(steady, words, input=typed)
    assert done.exit_code in ({0, 1} if words[0] in {"review", "lint"} else {0}), done.output


@pytest.mark.parametrize("line", [*of("python"), *of("pytest")])
def test_each_program_named_is_there(line):
    files = [word for word in line.split() if re.match(r"(tests|scripts)/", word)]
    assert files or "-m" in line.split()
    assert all((ROOT / word).exists() for word in files)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_each_file_that_a_document_leads_to_is_there(path):
    text = path.read_text()
    for target in _LINK.findall(text[split(text)[1] :]):
        assert (path.parent / target).exists(), target


def test_each_folder_the_readme_names_is_there():
    table = (ROOT / "README.md").read_text().partition("## Where things are")[2]
    for name in re.findall(r"`([\w./-]+/)`", table):
        assert (ROOT / name).is_dir(), name


def test_the_readme_names_each_folder_of_the_package():
    folders = {path.parent.name for path in (ROOT / "scripts/steadyground").glob("*/__init__.py")}
    assert {name for name in folders if f"| `scripts/steadyground/{name}/` |" not in (ROOT / "README.md").read_text()} == set()


def test_each_code_that_a_message_names_is_explained_where_the_message_leads():
    code = re.compile(r'"(SG\d{3})[ "]')
    named = {found for path in (ROOT / "scripts/steadyground").rglob("*.py") for found in code.findall(path.read_text())}
    page = (ROOT / "docs/about/contributing/rules.md").read_text()
    assert len(named) > 60
    assert {found for found in named if f"{{#{found.lower()}}}" not in page} == set()
