"""A copy says what the site says: every page of the menu, every word, every note, every question."""

import re
import xml.etree.ElementTree as etree
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from steadyground.guide.epub import FORM as EPUB
from steadyground.guide.paper import FORM as PAPER
from steadyground.guide.paper import _help, _questions, paper_html
from steadyground.guide.placed import placed
from steadyground.guide.site_pages import ONLINE_ONLY, plain, targets
from steadyground.guide.tree import NOTE
from steadyground.guide.words import UNREVIEWED, checked, reviewed
from steadyground.handouts.document import Paper
from steadyground.lint.nav import nav_sections
from steadyground.site.publish import page_address

pytestmark = pytest.mark.site

SCREEN = ".headerlink, .footnote-backref, .sg-sources, .sg-wordlist, .sg-crisis, .sg-on-screen, #where-this-comes-from, script, [hidden]"


def letters(text):
    return re.sub(r"\s+", "", text)


def test_every_page_of_the_menu_is_in_the_copy_or_named_as_online_only(guide, root):
    menu = [page_address(name) for _, names in nav_sections((root / "mkdocs.yml").read_text()) for name in names]
    assert [chapter.path for chapter in guide.chapters] == [path for path in menu if not path.startswith(ONLINE_ONLY)]
    assert {chapter.slug for chapter in guide.chapters} >= {"home", "ketamine", "help-crisis-lines"}


def test_no_word_of_a_page_is_lost_or_added(guide, built_site):
    for chapter in guide.chapters:
        article = LexborHTMLParser((built_site / chapter.path / "index.html").read_text()).css_first("article")
        for node in article.css(SCREEN):
            node.decompose()
        assert letters(plain(chapter.body)) == letters(article.text()), chapter.path


def words_without_numbers(node):
    """The text of a tree, but for the numbers that stand for notes."""
    is_number = node.get("class") == "sg-ref" or node.get("href", "").startswith(NOTE)
    inside = "" if is_number else (node.text or "") + "".join(words_without_numbers(child) for child in node)
    return inside + (node.tail or "")


@pytest.mark.parametrize("form", [PAPER, EPUB], ids=["paper", "epub"])
def test_placing_a_chapter_changes_its_numbers_and_no_word(guide, form):
    for chapter in guide.chapters:
        assert words_without_numbers(placed(chapter, guide, form)) == words_without_numbers(chapter.body), chapter.path


def test_notes_are_numbered_by_first_use_and_every_reference_has_one(guide, about):
    for one in (guide, about):
        used = list(dict.fromkeys(t.removeprefix(NOTE) for c in one.chapters for t in targets(c.body) if t.startswith(NOTE)))
        assert list(one.notes) == used
        assert [one.numbers[key] for key in used] == list(range(1, len(used) + 1))
    assert len(guide.notes) > 400
    assert 0 < len(about.notes) < 40


def test_every_question_that_a_page_answers_is_in_the_index(guide, ledger):
    assert [row.id for row in guide.questions] == [row.id for row in ledger.questions if row.page]
    assert len(guide.questions) == 48


def test_every_line_of_the_index_leads_to_its_heading_or_its_page(guide):
    known = {f"{c.slug}--{node.get('id')}" for c in guide.chapters for node in c.body.iter() if node.get("id")}
    places = [link.attrib["href"].removeprefix("#") for link in _questions(guide, etree.Element("section")).iter("a")]
    assert set(places) <= known | {chapter.slug for chapter in guide.chapters}
    assert len(set(places) & known) > 20


def test_a_part_has_the_words_that_it_uses_and_the_whole_has_all(guide, about, ledger):
    assert {term for term, _ in guide.words.values()} == {row.term for row in ledger.glossary}
    assert set(about.words) < set(guide.words)


def test_the_edition_changes_with_the_words_alone(guide, about):
    assert re.fullmatch(r"[A-Z2-9]{8}", about.edition)
    assert about.edition == replace(about, address="https://other.example/").edition
    assert about.edition != guide.edition


def test_the_cover_says_when_and_how_far_it_was_checked(guide):
    first, last = guide.checked
    assert str(last.year) in checked(guide)
    assert first <= last
    assert reviewed(guide) == UNREVIEWED


def test_the_paper_copy_has_every_place_that_it_links_to(about, root, built_site):
    html, _ = paper_html(about, about.edition, Paper.A4, root, built_site)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert html.index("If you need help now") < html.index(">Contents<") < html.index('class="chapter"') < html.index(">Notes</h1>")


def test_drawings_and_wide_tables_are_fit_for_paper(guide, root, built_site):
    html, pictures = paper_html(guide, "X", Paper.A4, root, built_site)
    assert "paint-order" in (built_site / "ketamine/how-long-benefit-lasts.svg").read_text()
    assert [path for path in pictures if "paint-order" in path.read_text()] == []
    lasting = next(text for path in pictures if ">After one drip<" in (text := path.read_text()))
    assert re.findall(r"<text( stroke)?[^>]*>After one drip<", lasting) == [" stroke", ""]
    assert re.search(r'<h3 [^>]*class="turned"[^>]*>Therapies for PTSD</h3>', html)
    assert 'class="turned"' not in html.partition(">The same trials, added together<")[0][-90:]


@pytest.fixture(scope="module")
def on_paper(guide, root, built_site):
    return LexborHTMLParser(paper_html(guide, guide.edition, Paper.A4, root, built_site)[0])


def test_a_note_on_paper_ends_with_its_last_sentence(on_paper):
    notes = [" ".join(note.text().split()) for note in on_paper.css(".notes li")]
    assert len(notes) > 400
    assert [note for note in notes if not re.search(r"[^.\s][.]\)?$", note) or "More on this finding" in note] == []


def test_a_link_to_a_page_that_is_in_the_copy_or_at_its_end_has_the_number_of_that_page(on_paper):
    assert on_paper.css_first('#help-now a[href="#help"] > .sg-page') is not None
    assert on_paper.css_first('.chapter a[href="#questions"] > .sg-page') is not None
    assert on_paper.css_first('.chapter a[href$="/evidence/questions/"]') is None


def test_a_work_named_in_the_words_explained_says_its_year_or_that_nobody_knows_it(on_paper):
    works = on_paper.css('#words dd a[href^="http"]')
    assert len(works) > 20
    said = [link.text() + (link.next.text() if link.next else "") for link in works]
    assert [text for text in said if not re.search(r" \d{4}|, year not known\)", text)] == []


def test_two_texts_on_one_line_of_a_plot_stand_apart(on_paper):
    for plot in on_paper.css("svg.sg-forest"):
        lines = [text.attributes["y"] for text in plot.css("text")]
        shared = [text.text() for text in plot.css("text") if lines.count(text.attributes["y"]) > 1]
        assert len("".join(shared)) <= 46, shared


def test_a_link_to_what_only_the_site_has_prints_its_address(guide, about, root, built_site, on_paper):
    part = LexborHTMLParser(paper_html(about, about.edition, Paper.A4, root, built_site)[0])
    for tree in (on_paper, part):
        online = [link.attributes for link in tree.css(f'.chapter a[href^="{guide.address}"]')]
        assert online
        assert all(link["href"].removeprefix("https://").startswith(link["data-print"]) for link in online)
    assert part.css_first('.chapter a[href="#help-now"] > .sg-page') is not None
    assert part.css_first(f'.chapter a[href^="{guide.address}help/"]:not([href*="help/i"])') is None
    assert part.css_first("#help-now a[data-print]").attributes["data-print"].endswith("/help")


def test_a_book_made_after_another_has_the_same_help_lines(guide):
    first, second = (etree.tostring(_help(guide)) for _ in range(2))
    assert first == second


def test_a_table_to_write_in_has_its_room_and_a_box_to_tick_has_no_bullet(on_paper):
    titles = [table.css_first("th").text() for table in on_paper.css("table.written")]
    assert "On a hard day" in titles
    kept = [table.css_first("th").text() for table in on_paper.css("table.kept")]
    assert {"My notes", "On a hard day"} <= set(kept)
    assert not {"To my doctor", "What you take"} & set(kept)
    assert "What you take" not in titles
    assert all(item.attributes.get("class") == "box" for item in on_paper.css("li") if item.text().startswith("\u2610"))
