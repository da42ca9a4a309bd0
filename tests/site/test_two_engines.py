"""The same mkdocs.yml gives the same pages with MkDocs and with its successor."""

import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from steadyground.site.build import build


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    sites = {}
    for engine in ("mkdocs", "zensical"):
        copy = tmp_path_factory.mktemp(engine)
        for name in ("docs", "overrides"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "mkdocs.yml", copy)
        build(copy, copy / "site", engine=engine)
        sites[engine] = {p.relative_to(copy / "site").as_posix(): LexborHTMLParser(p.read_text()) for p in (copy / "site").rglob("*.html")}
    return sites["mkdocs"], sites["zensical"]


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


def test_the_same_links(both):
    for name, page in both[0].items():
        if name == "404.html":  # has no address of its own: MkDocs writes its links from the root, Zensical from the page
            continue
        both_links = [[(n.attributes.get("href") or "").removeprefix("./") for n in article(one).css("a")] for one in (page, both[1][name])]
        # Zensical writes a link to the page's own folder where MkDocs writes none; such a link leads nowhere else.
        links = [[link for link in found if link] for found in both_links]
        assert links[0] == links[1], name
