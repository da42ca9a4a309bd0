"""A printed page: the facts, the sources that are folded on a screen, short addresses, and help. No navigation, no color, nothing cut."""

import io

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

LONG = "ketamine/does-it-help-ptsd/"
PAPER = {"A4": 210 - 32, "Letter": 216 - 32}
COUNTRIES = ("United States", "Canada", "United Kingdom", "Ireland", "Australia", "New Zealand")


def printed(browser, address, path, paper, palette="light", *, script=True):
    """The text of each sheet."""
    context = browser.new_context(color_scheme=palette, java_script_enabled=script)
    page = context.new_page()
    page.goto(address + path, wait_until="load")
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]
    context.close()
    return sheets


@pytest.mark.parametrize("paper", PAPER)
def test_a_page_on_paper(browser, address, paper):
    sheets = printed(browser, address, LONG, paper)
    whole = " ".join(sheets)
    assert "Does ketamine help PTSD?" in sheets[0]
    for gone in ("Table of contents", "Skip to content", "Back to top", "Finding help", "¶"):
        assert gone not in whole, gone
    assert "(doi.org/10." in whole
    assert "https://" not in whole
    assert "What this means:" in whole, "the folded sources are printed"
    assert "Sources checked on" in whole


def test_without_script_paper_shows_the_whole_address(browser, address):
    assert "(https://doi.org/10." in " ".join(printed(browser, address, LONG, "A4", script=False))


def test_an_address_that_stands_in_the_text_is_printed_once(browser, address):
    whole = " ".join(printed(browser, address, "help/choosing-a-clinic/", "A4"))
    assert "spravatotreatmentcenter.com" in whole
    assert "(spravatotreatmentcenter.com" not in whole


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("path", [LONG, "safety/", "therapies/compare/"])
def test_help_stands_whole_on_one_sheet(browser, address, path, paper):
    sheets = printed(browser, address, path, paper)
    with_help = [sheet for sheet in sheets if "If you need help now" in sheet]
    assert len(with_help) == 1
    block = with_help[0].split("If you need help now")[1]
    assert all(country in block for country in COUNTRIES)
    assert "988" in block


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("path", ["therapies/compare/", "evidence/trials/", "safety/who-should-not/"])
def test_no_table_or_drawing_is_wider_than_the_paper(browser, address, path, paper):
    context = browser.new_context(viewport={"width": round(PAPER[paper] / 25.4 * 96), "height": 1000})
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(address + path, wait_until="load")
    wide = page.evaluate(
        "[...document.querySelectorAll('article table, article svg, article img, article td')].filter(n => n.getBoundingClientRect().right > innerWidth + 1 || n.scrollWidth > n.clientWidth + 2 && n.tagName === 'TD').map(n => n.outerHTML.slice(0, 120))"
    )
    assert wide == []
    context.close()


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("path", [LONG, "safety/"])
def test_everything_is_black_or_grey_on_white(browser, address, path, palette):
    context = browser.new_context(color_scheme=palette)
    page = context.new_page()
    page.emulate_media(media="print", color_scheme=palette)
    page.goto(address + path, wait_until="load")
    colored = page.evaluate(
        """() => {
          const grey = text => { const n = text.match(/[\\d.]+/g).map(Number); return n[3] === 0 || Math.max(n[0], n[1], n[2]) - Math.min(n[0], n[1], n[2]) < 4; };
          return [...document.querySelectorAll('article *')].filter(n => n.checkVisibility()).filter(n => {
            const s = getComputedStyle(n);
            return !grey(s.color) || !grey(s.backgroundColor) || (s.borderTopStyle !== 'none' && !grey(s.borderTopColor)) || (s.stroke.startsWith('rgb') && !grey(s.stroke)) || (n instanceof SVGElement && s.fill.startsWith('rgb') && !grey(s.fill));
          }).map(n => n.outerHTML.slice(0, 100)).slice(0, 5);
        }"""
    )
    assert colored == []
    context.close()
