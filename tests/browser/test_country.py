"""The reader's country first on the help page: only where the reader chooses it, and kept only where the reader asks."""

import pytest

pytestmark = pytest.mark.browser
KEPT = "Object.keys(localStorage).filter(k => !k.endsWith('.__palette')).concat(Object.keys(sessionStorage))"
FIRST = "document.querySelector('article .sg-helplines').previousElementSibling.id"
FIRST_NUMBER = "document.querySelector('article .sg-emergency-numbers strong').textContent"


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 390, "height": 844})
    yield made
    made.close()


@pytest.fixture
def page(context, address):
    made = context.new_page()
    made.goto(address + "help/", wait_until="load")
    return made


def test_a_choice_puts_the_country_first_and_keeps_nothing(page):
    usual = page.evaluate(FIRST)
    page.select_option("#country", "ireland")
    assert page.evaluate(FIRST) == "ireland"
    assert page.evaluate(FIRST_NUMBER) == "Ireland"
    assert page.evaluate(KEPT) == []
    assert not page.locator(".sg-country button").is_visible()
    page.reload()
    assert page.evaluate(FIRST) == usual
    assert not page.locator("#country-keep").is_checked()


def test_it_is_kept_only_when_asked_and_forgotten_when_asked(page):
    page.select_option("#country", "ireland")
    page.check("#country-keep")
    assert page.evaluate(KEPT) == ["steady-ground.country"]
    page.reload()
    assert page.evaluate(FIRST) == "ireland"
    assert page.locator("#country").input_value() == "ireland"
    page.get_by_role("button", name="Forget my country").click()
    assert page.evaluate(KEPT) == []
    assert page.evaluate("document.activeElement.id") == "country"
    page.reload()
    assert page.evaluate(FIRST) != "ireland"


def test_unticking_forgets_at_once(page):
    page.select_option("#country", "australia")
    page.check("#country-keep")
    page.uncheck("#country-keep")
    assert page.evaluate(KEPT) == []


def test_every_country_is_still_there_once_and_in_the_usual_order_after_choosing_none(page):
    order = "[...document.querySelectorAll('article .sg-helplines')].map(n => n.previousElementSibling.id)"
    before = page.evaluate(order)
    page.select_option("#country", "canada")
    assert sorted(page.evaluate(order)) == sorted(before)
    page.select_option("#country", "")
    assert page.evaluate(order) == before


def test_a_browser_that_keeps_nothing_says_so(context, address):
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('no') }")
    page.goto(address + "help/", wait_until="load")
    page.select_option("#country", "ireland")
    page.locator("#country-keep").click()
    assert not page.locator("#country-keep").is_checked()
    assert "does not let pages keep" in page.locator(".sg-country [role=status]").inner_text()


def test_the_numbers_come_before_the_choice(page):
    above = page.locator("article .sg-emergency-numbers a").first.bounding_box()["y"]
    assert above < page.locator(".sg-country").bounding_box()["y"]
    assert above < 844
