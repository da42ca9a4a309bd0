"""What every built page must have, whatever is written on it."""

import re
from itertools import pairwise

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from steadyground.markup.phone import CALLED_BY_NOBODY
from steadyground.records import load_ledger


@pytest.fixture(scope="module")
def pages(built_site):
    return {p.relative_to(built_site).as_posix(): LexborHTMLParser(p.read_text()) for p in sorted(built_site.rglob("*.html"))}


def test_crisis_help_stands_on_every_page_in_the_same_words(pages):
    blocks = {re.sub(r'href="(?!tel:)[^"]*"', "", page.css_first(".sg-crisis").html) for page in pages.values()}
    assert len(blocks) == 1
    assert all(page.css_first(".sg-strip__help") for page in pages.values())


def test_every_crisis_number_can_be_tapped(pages):
    numbers = [a.attributes["href"] for a in pages["index.html"].css(".sg-crisis a.sg-call")]
    assert "tel:911" in numbers
    assert "tel:988" in numbers
    assert "tel:999" in numbers
    assert all(re.fullmatch(r"tel:\+?[0-9]+", number) for number in numbers)


def test_one_first_heading_and_no_level_skipped(pages):
    for name, page in pages.items():
        levels = [int(node.tag[1]) for node in page.css("article h1, article h2, article h3, article h4, article h5, article h6")]
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)


def test_no_id_is_used_twice(pages):
    for name, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        twice = {i for i in ids if ids.count(i) > 1}
        assert twice == set(), name


def test_every_citation_leads_to_its_note_and_back(pages):
    for name, page in pages.items():
        ids = {node.attributes["id"] for node in page.css("[id]")}
        for link in page.css("a.footnote-ref, a.footnote-backref"):
            assert link.attributes["href"].removeprefix("#") in ids, name


def test_a_page_says_when_it_was_checked_and_that_nobody_reviewed_it(pages):
    text = pages["index.html"].css_first(".sg-page-foot").text()
    assert "Sources checked on" in text
    assert "Not yet reviewed by a clinician" in text


def test_help_says_that_nobody_has_phoned(pages):
    assert CALLED_BY_NOBODY in pages["help/index.html"].body.text()


def test_nothing_is_loaded_from_elsewhere(pages):
    for name, page in pages.items():
        for node in page.css("script[src], link[rel=stylesheet], img[src], iframe, source, video, audio, object, embed"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not address.startswith(("http:", "https:", "//")), (name, address)


def test_a_page_weighs_at_most_25_kb(built_site):
    """Compressed, without what it shares with others, and with room for what a server says before it."""
    large = [page for page in built_site.rglob("*.html") if page.stat().st_size > 60_000]
    weights = {page.relative_to(built_site).as_posix(): len(brotli.compress(page.read_bytes())) for page in large}
    assert len(weights) > 10
    assert {name: weight for name, weight in weights.items() if weight > 24_700} == {}


def test_every_finding_has_its_line_in_the_ledger_and_leads_to_all_that_is_known_of_it(pages):
    lines = pages["evidence/findings/index.html"].css(".sg-ledger li[id]")
    assert {line.id for line in lines} == set(load_ledger(ROOT).findings.rows)
    for line in lines:
        subject, name = line.css_first("a").attributes["href"].split("/#")
        assert name == line.id
        assert pages[f"evidence/findings/{subject}/index.html"].css_first(f'.sg-finding[id="{name}"] dl')


def test_every_source_has_its_line_in_the_list_and_leads_to_all_that_is_known_of_it(pages):
    lines = pages["evidence/sources/index.html"].css(".sg-source-index > li[id]")
    assert {line.id for line in lines} == set(load_ledger(ROOT).sources.rows)
    for line in lines:
        shelf, name = line.css_first("a").attributes["href"].split("/#")
        assert name == line.id
        assert "What it shows:" in pages[f"evidence/sources/{shelf}/index.html"].css_first(f'.sg-source-list > li[id="{name}"]').text()
