"""The e-book, taken apart: what EPUB 3 asks for that can be seen without EPUBCheck (`make guide-check` runs that)."""

import io
import posixpath
import xml.etree.ElementTree as etree
import zipfile

import pytest

from steadyground.guide.epub import epub

pytestmark = pytest.mark.site
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def content(guide, root, built_site):
    return epub(guide, guide.edition, root, built_site)


@pytest.fixture(scope="module")
def book(content):
    return zipfile.ZipFile(io.BytesIO(content))


def test_the_first_file_says_what_it_is_uncompressed(book):
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"


def test_every_file_is_listed_and_every_listed_file_is_there(book):
    package = etree.fromstring(book.read("book/package.opf"))
    listed = {f"book/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == {name for name in book.namelist() if name.startswith("book/")} - {"book/package.opf"}
    ids = {item.get("id") for item in package.iter(f"{OPF}item")}
    assert {ref.get("idref") for ref in package.iter(f"{OPF}itemref")} <= ids
    assert len(ids) == len(listed)


def test_every_link_leads_to_a_place_in_the_book_or_to_the_web(book):
    trees = {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    places = {name: [node.get("id") for node in tree.iter() if node.get("id")] for name, tree in trees.items()}
    assert all(len(ids) == len(set(ids)) for ids in places.values())
    inside = 0
    for name, tree in trees.items():
        for node in tree.iter(f"{XHTML}a"):
            where, _, fragment = node.get("href", "").partition("#")
            if ":" in where or not node.get("href"):
                continue
            target = posixpath.join("book", where) if where else name
            assert target in trees, (name, where)
            assert not fragment or fragment in places[target], (name, node.get("href"))
            inside += 1
    assert inside > 2000


def test_the_book_says_its_language_edition_and_access(book, guide):
    text = book.read("book/package.opf").decode()
    assert "<dc:language>en</dc:language>" in text
    assert f"edition-{guide.edition}" in text
    assert 'property="schema:accessibilityFeature"' in text
    assert "sms:" not in "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))


def test_the_same_guide_gives_the_same_bytes(content, guide, root, built_site):
    assert epub(guide, guide.edition, root, built_site) == content
