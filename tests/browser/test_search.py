"""The right page comes first: for the questions people ask, typed as they would type them, and for words that pages do not use."""

import pytest

from steadyground.records import load_ledger
from steadyground.site.publish import page_address

pytestmark = pytest.mark.browser

# "Who should not have it?" is made of common words only, which no index holds.
ONLY_COMMON_WORDS = {"q08"}
WORDS = {
    "ketemine": "ketamine/", "ketamin": "ketamine/", "special k": "ketamine/",
    "cheating": "trauma/betrayal-trauma/", "affair": "trauma/betrayal-trauma/", "infidelity": "trauma/betrayal-trauma/",
    "panic attack": "trauma/panic-and-hypervigilance/", "hypervigilence": "trauma/panic-and-hypervigilance/",
    "flashback": "trauma/flashbacks-and-dissociation/", "bodily symptoms": "trauma/sleep-pain-gut-heart/", "blood presure": "safety/side-effects/",
    "suicide": "help/", "driving": "safety/after-a-session/", "spravato": "ketamine/does-it-help-depression/", "emdr": "therapies/emdr/",
    "insurance": "ketamine/cost-and-cover/", "domestic violence": "help/if-home-is-not-safe/",
}


@pytest.fixture(scope="module")
def search(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address + "about/", wait_until="load")
    page.locator(".md-search__input").click()
    page.wait_for_selector(".md-search-result__meta:not(:empty)", state="attached")

    def first(text):
        box = page.locator(".md-search__input")
        box.fill("")
        page.keyboard.press("Backspace")
        page.wait_for_selector(".md-search-result__item", state="detached")
        box.fill(text[:-1])
        page.keyboard.type(text[-1])
        page.wait_for_selector(".md-search-result__item", state="attached")
        found = page.locator(".md-search-result__item > a.md-search-result__link").first.get_attribute("href")
        return found.split("?")[0].split("#")[0].removeprefix(address)

    yield first
    page.close()


def test_each_question_finds_the_page_that_answers_it(search, root):
    missed = {}
    for row in load_ledger(root).questions:
        if row.page and row.id not in ONLY_COMMON_WORDS and (found := search(row.question)) != page_address(row.page):
            missed[row.id] = found
    assert missed == {}


@pytest.mark.parametrize(("typed", "page"), WORDS.items())
def test_slang_and_misspellings_find_the_right_page(search, typed, page):
    assert search(typed) == page
