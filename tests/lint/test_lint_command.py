"""The real command: exit codes, formats, standard input, repairs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from lint.samples import REPOSITORY, RULES, make_site
from steadyground.lint import command
from steadyground.lint.command import explain, main, run_command
from steadyground.lint.example import front_matter

GOOD = front_matter("guide") + "# A good page\n\nIt was 67 out of 100 people.\n"
BAD = front_matter("guide") + "# A page\n\n![](a.svg)\n"
WARNS = front_matter("guide") + "# A page\n\nSee https://example.org for more.\n"
SCRIPT = REPOSITORY / "scripts" / "lint_content.py"


def run(*arguments: str, text: str | None = None, cwd=None) -> subprocess.CompletedProcess[str]:
    """Run the script as a contributor does, in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], input=text, capture_output=True, text=True, cwd=cwd, env=environment,
                          check=False)


def lint(root, *arguments: str) -> int:
    return main(["--root", str(root), "--today", "2026-11-22", *arguments])


def test_a_clean_site_ends_with_0(tmp_path, capsys):
    assert lint(make_site(tmp_path, a=GOOD)) == 0
    assert capsys.readouterr().out.startswith("No problems in 1 file (")


def test_a_finding_ends_with_1_in_a_process_of_its_own(tmp_path):
    done = run("--root", str(make_site(tmp_path, a=BAD)))
    assert done.returncode == 1
    assert "docs/a.md:12:1: error SG601 missing-alt" in done.stdout
    assert "   12 | ![](a.svg)\n      | ^^^" in done.stdout
    assert "Nothing else was hidden." in done.stdout


def test_a_warning_ends_with_1_only_when_strict(tmp_path):
    root = make_site(tmp_path, a=WARNS)
    assert lint(root) == 0
    assert lint(root, "--strict") == 1


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--nonsense"], ["no-such-file.md"], ["--rule", "SG60"], ["--today", "soon"],
                                       ["-", "a.md"]])
def test_bad_use_ends_with_2(tmp_path, arguments, capsys):
    assert lint(make_site(tmp_path, a=GOOD), *arguments) == 2
    assert capsys.readouterr().err


def test_a_bad_page_type_is_bad_use(tmp_path):
    assert run("--root", str(make_site(tmp_path, a=GOOD)), "--page-type", "poem", "-", text="x").returncode == 2


def test_an_interruption_ends_with_3(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "_tell", lambda *_a, **_k: (_ for _ in ()).throw(KeyboardInterrupt))
    assert lint(make_site(tmp_path, a=GOOD)) == 3


def test_our_own_fault_ends_with_4(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(command, "_tell", lambda *_a, **_k: 1 / 0)
    assert lint(make_site(tmp_path, a=GOOD)) == 4
    assert "not of your page" in capsys.readouterr().err


def test_a_sentence_can_be_tried_on_standard_input(tmp_path):
    done = run("--root", str(make_site(tmp_path, a=GOOD)), "-", text="Look [here](a.md).\n")
    assert done.returncode == 1
    assert done.stdout.startswith("standard input:1:6: error SG603 vague-link")
    assert "    1 | Look [here](a.md).\n      |      ^^^^^^" in done.stdout
    assert run("--root", str(tmp_path), "-", text="Look at [the trials](a.md).\n").returncode == 0
    assert run("--root", str(tmp_path), "-", text=BAD).returncode == 1


def test_standard_input_that_is_not_utf8_is_bad_use(tmp_path):
    done = subprocess.run([sys.executable, str(SCRIPT), "--root", str(make_site(tmp_path, a=GOOD)), "-"], input=b"\xff", capture_output=True,
                          check=False)
    assert done.returncode == 2


def test_only_the_pages_named_are_linted(tmp_path, capsys):
    root = make_site(tmp_path, a=GOOD, b=BAD.replace("title: A passage", "title: Other"))
    assert lint(root, "docs/a.md") == 0
    assert lint(root, str(root / "docs")) == 1
    capsys.readouterr()
    assert lint(root, "--format", "json") == 1
    assert {p["path"] for p in json.loads(capsys.readouterr().out)["problems"] if p["level"] == "error"} >= {"docs/b.md"}


def test_only_the_rule_named_is_run(tmp_path):
    root = make_site(tmp_path, a=BAD)
    assert lint(root, "--rule", "SG603") == 0
    assert lint(root, "--rule", "missing-alt") == 1


def test_github_writes_annotations_and_the_job_summary(tmp_path, capsys, monkeypatch):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert lint(make_site(tmp_path / "site", a=BAD), "--format", "github") == 1
    assert "::error file=docs/a.md,line=12,col=1,endColumn=4,title=SG601 missing-alt::" in capsys.readouterr().out
    assert "| 12 | error SG601 missing-alt |" in summary.read_text(encoding="utf-8")


def test_sarif_is_json(tmp_path, capsys):
    assert lint(make_site(tmp_path, a=BAD), "--format", "sarif") == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"




CHECKED = [r for r in RULES.pages if r.code.startswith("SG") and "sources" not in getattr(r.check, "__module__", "") and r.code != "SG306"]


@pytest.mark.parametrize("rule", CHECKED, ids=lambda r: r.code)
def test_each_bad_example_is_reported_by_the_command(rule, tmp_path, capsys):
    """A rule that is registered and never run would pass every test but this one."""
    text = rule.bad[0] if rule.bad[0].startswith("---") else front_matter() + rule.bad[0]
    lint(make_site(tmp_path, a=text), "--rules-only", "--rule", rule.code, "--format", "json")
    assert rule.code in {p["code"] for p in json.loads(capsys.readouterr().out)["problems"]}


def test_faults_of_data_and_policy_are_part_of_the_run(tmp_path, capsys):
    root = make_site(tmp_path, a=GOOD + "\nIt may help. [@nobody]\n")
    (root / "docs/_data/lint.yml").write_text("- {rule: SG60x, level: off, because: x}\n", encoding="utf-8")
    (root / "docs/_data/findings.yml").write_text("- id: [\n", encoding="utf-8")
    assert lint(root, "--rules-only") == 1
    out = capsys.readouterr().out
    assert "docs/_data/lint.yml:1:" in out
    assert "docs/_data/findings.yml:" in out
    assert "unknown-citation" not in out, "what a page cites cannot be judged while the records are broken"


def test_fix_repairs_and_says_so(tmp_path, capsys):
    messy = front_matter("guide").replace("title: A passage\n", "").replace("audience:", "audeince:").replace("due:", "title: A passage\ndue:")
    root = make_site(tmp_path, a=messy + "##Glued \n\n\n\nText.")
    lint(root, "--fix")
    text = (root / "docs/a.md").read_text(encoding="utf-8")
    assert text == front_matter("guide") + "## Glued\n\nText.\n"
    assert "docs/a.md: repaired front matter key names" in capsys.readouterr().err


def test_the_reading_record_is_written_and_then_holds(tmp_path):
    hard = "The reviewers considered several different explanations for the differences. " * 12
    root = make_site(tmp_path, a=GOOD + "\n" + hard)
    lint(root, "--record-reading")
    record = root / "docs/_data/reading.yml"
    assert "docs/a.md" in record.read_text(encoding="utf-8")
    assert lint(root, "--rules-only", "--rule", "SG705") == 0
    (root / "docs/a.md").write_text(GOOD + "\n" + hard.replace("different", "heterogeneously differentiated"), encoding="utf-8")
    assert lint(root, "--rules-only", "--rule", "SG705") == 1


def test_explain(capsys, tmp_path):
    assert run_command(explain, ["SG601"], "explain") == 0
    out = capsys.readouterr().out
    assert out.startswith("SG601 missing-alt (error)")
    assert "why" in out
    assert "![](session.svg)" in out
    assert run_command(explain, ["waiver-unused"], "explain") == 0
    assert run_command(explain, ["MD012"], "explain") == 0
    assert run_command(explain, [], "explain") == 0
    assert "SG951" in capsys.readouterr().out
    assert run_command(explain, ["missing-atl"], "explain") == 2
    assert "did you mean 'missing-alt'" in capsys.readouterr().err


def test_the_reference_is_written_and_checked(tmp_path, capsys):
    assert run_command(explain, ["--check", "--root", str(tmp_path)], "explain") == 1
    assert run_command(explain, ["--write-reference", "--root", str(tmp_path)], "explain") == 0
    assert run_command(explain, ["--check", "--root", str(tmp_path)], "explain") == 0
    page = tmp_path / "docs/about/contributing/rules.md"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    assert run_command(explain, ["--check", "--root", str(tmp_path)], "explain") == 1
    assert "SG912" in capsys.readouterr().out
