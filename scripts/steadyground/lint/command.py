"""``steady lint`` and ``steady explain``: the linter at the terminal, in a hook, and on GitHub."""

from __future__ import annotations

import gc
import os
import sys
import time
import traceback
from datetime import date, datetime
from pathlib import Path

import click

from steadyground.problem import Level
from steadyground.report import Report, render_github, render_json, render_sarif, render_summary, render_text

CLEAN, FINDINGS, BAD_USE, INTERRUPTED, OUR_FAULT = range(5)
FEWEST_CAREFUL = 2000
FEW_COLLECTIONS = 100_000
"""New objects before Python looks for garbage. What a run makes is nearly all in use to its end, or to the end of a page."""
_HERE = Path(__file__).resolve().parents[3]


def find_root(start: Path) -> Path:
    """Return the repository that ``start`` is in, or the one this program belongs to."""
    return next((folder for folder in (start, *start.parents) if (folder / "docs").is_dir()), _HERE)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "github", "json", "sarif"]), default="text", show_default=True)
@click.option("--fix", "repair", is_flag=True, help="Repair what can be repaired without changing what a page shows.")
@click.option("--all", "everything", is_flag=True, help="Show every problem, not only five of one rule a file.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge dates against.")
@click.option("--rule", "rules", multiple=True, metavar="CODE", help="Run only this rule. Can be given more than once.")
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option("--rules-only", is_flag=True, help="Leave out spelling and Markdown form.")
@click.option("--page-type", default="guide", show_default=True, help="What a passage on standard input is taken for.")
@click.option("--record-reading", is_flag=True, help="Write docs/_data/reading.yml from the pages as they are.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), hidden=True)
def lint(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...], form: str, repair: bool, everything: bool, today: datetime | None, rules: tuple[str, ...],
    strict: bool, rules_only: bool, page_type: str, record_reading: bool, root: Path | None,
) -> None:
    """Check the text of the site, or of PATHS. With - a passage is read from standard input, so that a sentence can be tried."""
    gc.set_threshold(FEW_COLLECTIONS)
    from steadyground.lint.run import Request, make_report, run, run_text

    begin = time.perf_counter()
    root = root or find_root(Path.cwd())
    _known_rules(rules)
    day = today.date() if today else date.today()
    if paths == ("-",):
        request = Request(root, day, rules=rules)
        outcome, pages = run_text(_standard_input(), request, _page_type(page_type))
    else:
        chosen = _choose(paths, root)
        if repair:
            _repair(root, chosen)
        if record_reading:
            _record(root)
        outcome, pages = run(Request(root, day, chosen, rules, not rules_only))
    report = make_report(outcome, pages, root, time.perf_counter() - begin)
    _tell(report, form, everything=everything)
    failing = report.count(Level.ERROR) + (report.count(Level.WARNING) if strict else 0)
    raise SystemExit(FINDINGS if failing else CLEAN)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"standard input is not UTF-8 (byte {error.start})") from error


def _page_type(name: str) -> str:
    from steadyground.pages import PageType

    if name not in set(PageType):
        raise click.BadParameter(f"'{name}' is not a page type; use one of: {', '.join(PageType)}", param_hint="--page-type")
    return name


def _known_rules(wanted: tuple[str, ...]) -> None:
    if wanted:
        from steadyground.lint.engine import load_rules
        from steadyground.problem import did_you_mean

        rules = load_rules()
        known = {name for r in rules.pages for name in (r.code, r.name)} | {name for r in rules.site for name in (r.code, r.name)}
        for name in wanted:
            if name not in known:
                raise click.BadParameter(f"there is no rule '{name}'{did_you_mean(name, known)}", param_hint="--rule")


def _choose(paths: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """Return the pages that were named, relative to the root; folders stand for the pages in them."""
    chosen: list[str] = []
    for name in paths:
        path = Path(name) if Path(name).is_absolute() or Path(name).exists() else root / name
        if name == "-" or not path.exists():
            raise click.BadParameter(f"there is no file '{name}'", param_hint="PATHS")
        found = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        chosen += [_relative(p.resolve(), root.resolve()) for p in found]
    return tuple(dict.fromkeys(p for p in chosen if p.endswith(".md")))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _repair(root: Path, chosen: tuple[str, ...]) -> None:
    from steadyground.lint.external import tidy
    from steadyground.lint.fix import NotWrittenError, fix_text, write_safely
    from steadyground.lint.render import site_render
    from steadyground.pages import load_pages

    render = site_render(root)
    for page in load_pages(root, list(chosen) or None)[0]:
        path = root / page.path
        text = path.read_bytes().decode("utf-8")
        fixed = fix_text(text, page.path, render, (("Markdown form", lambda t: tidy(t, root)),))
        try:
            if fixed.text != text:
                write_safely(path, fixed.text)
                click.echo(f"{page.path}: repaired {', '.join(fixed.done)}", err=True)
        except NotWrittenError as error:
            click.echo(str(error), err=True)
        if fixed.refused:
            click.echo(f"{page.path}: left alone, because the page would change: {', '.join(fixed.refused)}", err=True)


def _record(root: Path) -> None:
    from steadyground.lint.fix import write_safely
    from steadyground.lint.reading_limits import READING_PATH, write_record
    from steadyground.pages import load_pages
    from steadyground.records import load_ledger

    path = root / READING_PATH
    path.touch()
    write_safely(path, write_record(load_pages(root)[0], load_ledger(root)))


def _tell(report: Report, form: str, *, everything: bool) -> None:
    if form == "github":
        import secrets

        click.echo(render_github(report, everything=everything, token=secrets.token_hex(8)), nl=False)
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(render_summary(report))
    elif form == "json":
        click.echo(render_json(report), nl=False)
    elif form == "sarif":
        click.echo(render_sarif(report), nl=False)
    else:
        click.echo(render_text(report, everything=everything), nl=False)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("code", required=False)
@click.option("--write-reference", is_flag=True, help="Write the rule reference from the rules.")
@click.option("--check", "check_reference", is_flag=True, help="End with 1 when a page of the rule reference is stale.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), hidden=True)
def explain(code: str | None, write_reference: bool, check_reference: bool, root: Path | None) -> None:
    """Say what CODE means, why it is asked, and what to write instead. Without CODE all of them are listed."""
    from steadyground.lint.explain import entries
    from steadyground.lint.explain import explain as in_words
    from steadyground.problem import did_you_mean

    if write_reference or check_reference:
        raise SystemExit(_reference(root or find_root(Path.cwd()), write=write_reference))
    if code is None:
        click.echo("\n".join(f"{e.code}  {e.level:10}  {e.name}" for e in entries().values()))
        return
    text = in_words(code)
    if text is None:
        known = [name for e in entries().values() for name in (e.code, e.name)]
        raise click.BadParameter(f"there is no rule '{code}'{did_you_mean(code, known)}", param_hint="CODE")
    click.echo(text, nl=False)


def _reference(root: Path, *, write: bool) -> int:
    from steadyground.lint.fix import write_safely
    from steadyground.lint.reference import render_reference, stale

    for path, text in render_reference().items() if write else ():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
        write_safely(root / path, text)
    problems = stale(root)
    for problem in problems:
        click.echo(f"{problem}\n  fix  {problem.fix}")
    return FINDINGS if problems else CLEAN


def main(argv: list[str] | None = None) -> int:
    """Run the linter and return its exit code: 0 clean, 1 findings, 2 bad use, 3 interrupted, 4 our own fault."""
    return run_command(lint, argv, "lint_content")


def run_command(command: click.Command, argv: list[str] | None, name: str) -> int:
    """Run a command and return its exit code, whatever happens in it."""
    try:
        command.main(args=argv, prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OUR_FAULT
    except Exception:
        traceback.print_exc()
        click.echo("This is a fault of the linter, not of your page. Please report it with the lines above.", err=True)
        return OUR_FAULT
    return CLEAN


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--careful", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True,
    help="Folder of Markdown or text by careful publishers, from which it learns what to leave alone. It is only read.",
)
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), hidden=True)
def learn(careful: Path, root: Path | None) -> None:
    """Fit the classifier anew to docs/_data/passages/, to our own pages, and to careful prose of others (minutes)."""
    from steadyground.lint.classifier.fit import fit
    from steadyground.lint.classifier.judge import prose
    from steadyground.lint.classifier.model import WEIGHTS
    from steadyground.lint.classifier.passages import digest, examples, read_passages
    from steadyground.lint.fix import write_safely
    from steadyground.pages import load_pages, read_page

    root = root or find_root(Path.cwd())
    others = [read_page(path.read_text(encoding="utf-8"), path.name) for path in sorted(careful.rglob("*.md"))]
    if (many := len(prose(others))) < FEWEST_CAREFUL:
        raise click.BadParameter(f"'{careful}' holds {many} passages; {FEWEST_CAREFUL} or more are needed", param_hint="--careful")
    passages, problems = read_passages(root)
    if problems:
        _tell(Report(tuple(problems)), "text", everything=True)
        raise SystemExit(FINDINGS)
    write_safely(WEIGHTS, fit([*passages, *examples()], digest(passages), prose(load_pages(root)[0]), prose(others)))
    click.echo(f"Learned from {len(passages)} passages, and from careful prose in which nothing is marked.")
