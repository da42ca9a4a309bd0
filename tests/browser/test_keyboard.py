"""With a keyboard alone, at the width of a 400 % zoom: the menu, search, notes and the way to help."""

import pytest

pytestmark = pytest.mark.browser

FOCUS = "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '').trim()"


@pytest.fixture
def narrow(browser, address):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + "ketamine/does-it-help-ptsd/", wait_until="load")
    yield page
    context.close()


def tab_to(page, text, most=40):
    for _ in range(most):
        page.keyboard.press("Tab")
        if text in page.evaluate(FOCUS):
            return
    raise AssertionError(f"'{text}' is never reached")


def test_help_is_the_second_stop_on_every_page(narrow):
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Tab")
    assert "Help now" in narrow.evaluate(FOCUS)
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/help/")


def test_the_menu_opens_and_escape_gives_the_focus_back(narrow):
    tab_to(narrow, "Menu")
    narrow.keyboard.press("Enter")
    narrow.wait_for_function("() => document.getElementById('__drawer').checked")
    narrow.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary') !== null")
    narrow.keyboard.press("Escape")
    assert not narrow.evaluate("document.getElementById('__drawer').checked")
    assert narrow.evaluate(FOCUS) == "Menu"


def test_nothing_outside_the_screen_takes_the_focus(narrow):
    for _ in range(60):
        narrow.keyboard.press("Tab")
        place = narrow.evaluate(
            "(() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " return e === document.body ? 'end' : e.matches('.md-option') ? '' : r.width > 0 && r.right > 0 && r.left < innerWidth ? '' : e.outerHTML.slice(0, 90); })()"
        )
        if place == "end":
            return
        assert place == ""


def test_search_is_reached_typed_in_and_answers(narrow):
    tab_to(narrow, "Search")
    narrow.keyboard.press("Enter")
    narrow.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    narrow.keyboard.type("ketamine", delay=20)
    narrow.wait_for_selector(".md-search-result__link", state="attached")


def test_a_note_opens_on_focus_and_closes_with_escape(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + "ketamine/does-it-help-ptsd/", wait_until="load")
    page.locator("article .sg-cite a").first.focus()
    page.wait_for_selector(".md-tooltip2--active")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.querySelector('.md-tooltip2--active') === null")
    context.close()
