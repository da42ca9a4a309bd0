"""A fault is reported where its author can mend it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from steadyground.links.author import built_paths
from steadyground.links.command import main
from steadyground.links.markdown import check_markdown
from steadyground.pages import load_pages

REPOSITORY = Path(__file__).resolve().parents[2]

CONFIG = """\
site_name: T
site_url: https://t.example/
use_directory_urls: {directories}
theme: {{name: null, custom_dir: overrides}}
markdown_extensions: [attr_list, tables]
plugins: []
exclude_docs: _data/
"""
TEMPLATE = """<html><body>{{ page.content }}
<footer><a href="https:///broken">footer</a></footer>
{% if page.is_homepage %}{% for p in nav.pages %}<a href="{{ p.url|url }}">n</a>{% endfor %}<a href="https://x/lost.pdf">d</a>{% endif %}
</body></html>"""
PAGES = {
    "index.md": "# Home {#home}\n\n[a](guide/a.md#there) [self](#nowhere)\n",
    "guide/index.md": "# Guide\n\nText, then [a page](a.md#nope) and\n[gone](gone.md).\n\n`[code](gone2.md)`\n",
    "guide/a.md": '# A {#there}\n\n<b id="x"></b>\n\n[ref]: ../pic/none.png\n\n![p][ref]\n\n<a href="../index.html#lost">raw</a>\n',
    "_data/helplines.yml": "# empty\n",
    "other.md": "# Other\n\n[dial](tel:8002738255)\n",
}


@pytest.fixture(params=["true", "false"])
def repository(tmp_path, request):
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/main.html").write_text(TEMPLATE)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(directories=request.param))
    for name, text in PAGES.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def places(repository, capsys, *arguments):
    main(["--root", str(repository), "--format", "json", *arguments])
    problems = json.loads(capsys.readouterr().out)["problems"]
    return {(p["path"], p["line"], p["column"], p["name"]) for p in problems if not p["code"].startswith("SG")}


def test_faults_are_at_the_line_of_the_markdown(repository, capsys):
    found = places(repository, capsys)
    assert ("docs/index.md", 3, 23, "missing-fragment") in found
    assert ("docs/guide/index.md", 3, 12, "missing-fragment") in found
    assert ("docs/guide/index.md", 4, 1, "missing-file") in found
    assert ("docs/guide/a.md", 5, 8, "missing-file") in found
    assert any(place[:2] == ("docs/guide/a.md", 9) for place in found)
    assert ("docs/other.md", 3, 1, "bad-phone") in found


def test_a_fault_of_a_template_is_said_once_and_there(repository, capsys):
    found = [place for place in places(repository, capsys) if place[3] == "bad-address"]
    assert found == [("overrides/main.html", 2, 18, "bad-address")]


def test_markdown_is_checked_without_a_build(repository):
    pages, _ = load_pages(repository)
    found = {(p.path, p.line, p.name) for p in check_markdown(repository, pages)}
    assert found == {
        ("docs/index.md", 3, "missing-fragment"),
        ("docs/guide/index.md", 3, "missing-fragment"),
        ("docs/guide/index.md", 4, "missing-file"),
        ("docs/other.md", 3, "bad-phone"),
    }


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("index.md", ("index.html", "index.html")),
        ("a/README.md", ("a/index.html", "a/index.html")),
        ("a/b.md", ("a/b/index.html", "a/b.html")),
        ("my-index.md", ("my-index/index.html", "my-index.html")),
    ],
)
def test_where_mkdocs_builds_a_page(markdown, expected):
    assert built_paths(markdown) == expected


def test_exit_codes(tmp_path, capsys):
    assert main(["--root", str(tmp_path), "nowhere"]) == 2
    assert main(["--no-such-option"]) == 2
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("x")
    assert main(["--root", str(tmp_path)]) == 0
    (tmp_path / "site/index.html").write_text('<a href="gone.html">x</a>')
    assert main(["--root", str(tmp_path)]) == 1
    assert "'gone.html' leads to a file that is not in the site" in capsys.readouterr().out


def test_the_thin_script_runs_from_a_fresh_clone():
    done = subprocess.run(
        [sys.executable, REPOSITORY / "scripts/check_links.py", "--help"], capture_output=True, text=True, cwd="/", check=False
    )
    assert done.returncode == 0
    assert "Check every link" in done.stdout
