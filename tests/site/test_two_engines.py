"""The same mkdocs.yml gives the same pages with MkDocs and with its successor, and the same commit gives the same bytes."""

import posixpath
import re
import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from steadyground.site.build import build

pytestmark = pytest.mark.xdist_group("engines")


def built_in(folder, engine):
    """Build a copy of the repository in a folder of its own, with new dates on its files. Returns the folder of the site."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    build(folder, folder / "site", engine=engine)
    return folder / "site"


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory):
    return built_in(tmp_path_factory.mktemp("mkdocs"), "mkdocs")


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory):
    return built_in(tmp_path_factory.mktemp("zensical"), "zensical")


@pytest.fixture(scope="module")
def both(by_mkdocs, by_zensical):
    return [{p.relative_to(site).as_posix(): LexborHTMLParser(p.read_text()) for p in site.rglob("*.html")} for site in (by_mkdocs, by_zensical)]


def article(page):
    node = page.css_first("article")
    for gone in node.css(".headerlink, .md-skip, script, style"):
        gone.decompose()
    return node


def test_the_same_addresses(both):
    ours, theirs = both
    assert set(ours) == set(theirs)


def test_the_same_ids(both):
    for name, page in both[0].items():
        ids = [[i for n in article(one).css("[id]") if (i := n.attributes["id"]) != "__skip"] for one in (page, both[1][name])]
        assert ids[0] == ids[1], name


def test_the_same_words(both):
    for name, page in both[0].items():
        # Without spaces: one engine colors code, and so cuts it into more pieces.
        words = ["".join(article(one).text().split()) for one in (page, both[1][name])]
        assert words[0] == words[1], name


def leads_to(link, page):
    """Return where a link of a page leads from the root of the site, or nothing where it leads to the page itself, however it is written."""
    path, mark, fragment = link.partition("#")
    if ":" in path:
        return link
    folder = "/" + posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(folder, path))
    return mark + fragment if target == posixpath.normpath(folder) else target + ("/" if path.endswith("/") else "") + mark + fragment


@pytest.mark.parametrize(("link", "place"), [
    ("././", ""), ("./", ""), ("", ""), ("../b/", ""), ("#c", "#c"), ("./#c", "#c"), ("../b/#c", "#c"), ("./help/", "/a/b/help/"),
    ("../b/help/", "/a/b/help/"), ("../d/../e/#c", "/a/e/#c"), ("../", "/a/"), ("../x.pdf", "/a/x.pdf"),
    ("https://a.example/./b", "https://a.example/./b"), ("tel:911", "tel:911"),
])
def test_an_address_has_one_form(link, place):
    assert leads_to(link, "a/b/index.html") == place


def test_the_same_links(both):
    for name, page in both[0].items():
        if name == "404.html":  # has no address of its own: MkDocs writes its links from the root, Zensical from the page
            continue
        # Zensical writes a link to the page's own folder where MkDocs writes none; such a link leads nowhere else.
        links = [[link for n in article(one).css("a") if (link := leads_to(n.attributes.get("href") or "", name))] for one in (page, both[1][name])]
        assert links[0] == links[1], name


def test_neither_engine_lets_a_page_load_anything_from_elsewhere(both):
    for site in both:
        for name, page in site.items():
            loads = [n.attributes.get("src") or n.attributes.get("href") for n in page.css("[src], link[rel=stylesheet], link[rel=preload]")]
            assert [address for address in loads if re.match(r"(?:https?:)?//", address)] == [], name


def files_of(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_commit_gives_the_same_bytes(by_mkdocs, tmp_path):
    again = built_in(tmp_path / "another folder", "mkdocs")
    first, second = files_of(by_mkdocs), files_of(again)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert "sitemap.xml.gz" in first


def test_no_file_names_the_folder_that_it_was_built_in(by_mkdocs, by_zensical):
    for site in (by_mkdocs, by_zensical):
        assert [name for name, text in files_of(site).items() if str(site.parent).encode() in text] == []
