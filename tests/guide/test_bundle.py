"""The copy for a disk, without a browser: every link leads to a file, nothing for servers is in it, and it is the same each time."""

import hashlib
import io
import json
import posixpath
import re
import zipfile

import pytest

from steadyground.guide.bundle import NAME, TOP, bundle_files, make_bundle
from steadyground.guide.from_disk import page_from_disk, search_from_disk
from steadyground.guide.shelf import NOT_MADE, put, tell

HEAD = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><link rel="canonical" href="https://x.example/">'
FOOT = '<p>Sources checked on <time datetime="2026-11-22">22 November 2026</time></p>'


@pytest.fixture
def site(tmp_path):
    pages = {
        "index.html": f'{HEAD}<a href="offline/">x</a><a href="https://a.example/">web</a>{FOOT}',
        "offline/index.html": f'{HEAD}<a href="../">home</a><div id="offline-files"></div>{FOOT}',
        "404.html": HEAD, "robots.txt": "", "search/search_index.json": '{"docs":[{"location":"a/#b"},{"location":""}]}',
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(("href", "made"), [
    ("../", "../index.html"), ("..", "../index.html"), (".", "./index.html"), ("./", "./index.html"), ("a/b/", "a/b/index.html"),
    ("a/#c", "a/index.html#c"), ("../..", "../../index.html"), ("#c", "#c"), ("a.pdf", "a.pdf"), ("https://a.example/", "https://a.example/"),
    ("tel:988", "tel:988"), ("../feed.xml", "../feed.xml"),
])
def test_a_link_to_a_folder_becomes_one_to_its_file(href, made):
    assert page_from_disk(f'<a href="{href}">') == f'<a href="{made}">'


def test_the_search_index_becomes_a_script():
    script = search_from_disk('{"docs":[{"location":"a/#b"},{"location":""}]}')
    docs = json.loads(script.removeprefix("var __index=").removesuffix(";\n"))["docs"]
    assert [entry["location"] for entry in docs] == ["a/index.html#b", "index.html"]


def test_the_zip_is_whole_listed_and_the_same_each_time(site):
    ready = make_bundle(site)
    content = (site / "offline" / NAME).read_bytes()
    assert (site / f"offline/{NAME}.sha256").read_text() == f"{hashlib.sha256(content).hexdigest()}  {NAME}\n"
    assert f'href="{NAME}"' in (site / "offline/index.html").read_text()
    assert make_bundle(site) == ready
    assert (site / "offline" / NAME).read_bytes() == content
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [name.removeprefix(TOP) for name in archive.namelist()]
    assert names == ["READ ME FIRST.txt", "index.html", "offline/index.html", "search/search_index.js"]
    assert NOT_MADE in archive.read(f"{TOP}offline/index.html").decode()
    assert "connect-src 'none'" in archive.read(f"{TOP}index.html").decode()
    assert ready.edition in archive.read(f"{TOP}READ ME FIRST.txt").decode()


def test_the_page_lists_what_is_there_and_nothing_else(site):
    tell(site, [])
    assert NOT_MADE in (site / "offline/index.html").read_text()
    tell(site, [put(site, "a.pdf", b"x" * 300_000, "The whole guide", "PDF, A4", "ABCD2345", "22 November 2026")])
    page = (site / "offline/index.html").read_text()
    assert '<a href="a.pdf">PDF, A4</a>' in page
    assert "0.3 MB" in page
    assert NOT_MADE not in page
    (site / "offline/a.pdf").unlink()
    tell(site, [])
    assert "a.pdf" not in (site / "offline/index.html").read_text()


@pytest.mark.site
def test_every_link_of_the_built_site_leads_to_a_file_of_the_bundle(built_site):
    files = bundle_files(built_site)
    lost = set()
    for name, content in files.items():
        if name.endswith(".html"):
            html = re.sub(r"<code\b.*?</code>", "", content.decode(), flags=re.S)
            for target in re.findall(r'\b(?:href|src)="([^"#?:]+)(?:[#?][^"]*)?"', html):
                if posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) not in files:
                    lost.add((name, target))
    assert lost == set()
    assert len(files) > 90
