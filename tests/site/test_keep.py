"""What a reader can keep on a device: the list of files, its edition, and the size that the button says."""

import json
import re

import pytest

from steadyground.site.keep import write_keep


@pytest.fixture
def site(tmp_path):
    files = {
        "index.html": "Home", "404.html": "Not here", "help/index.html": "Help", "help/map.svg": "<svg/>", "handouts/a.pdf": "%PDF",
        "assets/css/site.11111111.css": "p{}", "assets/img/card.22222222.png": "x", "search/search_index.json": "{}", "evidence/downloads/a.json": "{}",
        "offline/index.html": '<p>Files</p><div id="keep-here"></div>',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def written(site):
    text = (site / "keep.js").read_text()
    edition, files = (json.loads(re.search(rf"^const {name} = (.*);$", text, re.M)[1]) for name in ("EDITION", "FILES"))
    return edition, files


def test_pages_and_what_they_load_are_kept_and_nothing_else(site):
    write_keep(site)
    assert written(site)[1] == ["assets/css/site.11111111.css", "help/", "help/map.svg", "", "offline/", "search/search_index.json"]


def test_a_second_run_changes_nothing(site):
    write_keep(site)
    first = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write_keep(site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == first


def test_the_edition_changes_with_what_is_kept_and_with_nothing_else(site):
    write_keep(site)
    first = written(site)[0]
    (site / "handouts/a.pdf").write_text("%PDF 2")
    write_keep(site)
    assert written(site)[0] == first
    (site / "help/index.html").write_text("Help!")
    write_keep(site)
    assert written(site)[0] != first


def test_the_page_says_how_much_it_is(site):
    (site / "help/map.svg").write_text("x" * 2_400_000)
    write_keep(site)
    assert '<div id="keep-here" data-files="6" data-megabytes="2">' in (site / "offline/index.html").read_text()


def test_a_copy_of_the_site_without_that_page_has_no_such_script(site):
    (site / "offline/index.html").write_text("<p>Files</p>")
    write_keep(site)
    assert not (site / "keep.js").exists()


def test_the_built_site_keeps_what_it_is_now(built_site):
    before = (built_site / "keep.js").read_bytes()
    files = written(built_site)[1]
    assert {"", "help/", "help/crisis-lines/", "search/search_index.json"} <= set(files)
    assert all((built_site / name / "index.html" if name.endswith("/") or not name else built_site / name).is_file() for name in files)
    write_keep(built_site)
    assert (built_site / "keep.js").read_bytes() == before
