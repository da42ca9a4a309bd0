"""Leaving quickly: by press, by Shift three times, as a plain link, and with the entry in the history replaced."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "help/if-home-is-not-safe/"


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    made = context.new_page()
    made.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>weather", content_type="text/html"))
    made.goto(address)
    made.goto(address + PAGE, wait_until="load")
    yield made
    context.close()


def test_a_press_leaves_and_back_does_not_return(page, address):
    page.locator("[data-leave]").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.url == address


def test_shift_three_times_leaves(page):
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")


def test_shift_twice_and_another_key_stays(page, address):
    page.keyboard.press("Shift")
    assert "2 more times" in page.locator("[data-leave-said]").inner_text()
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == address + PAGE


def test_it_is_on_the_screen_wherever_one_has_scrolled(page):
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator("[data-leave]").bounding_box()
    assert 0 <= box["y"] <= 800 - box["height"]
    assert box["height"] >= 44


def test_it_is_a_plain_link_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.goto(address + PAGE)
    page.locator("[data-leave]").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    context.close()


def test_nothing_is_kept(page):
    assert page.evaluate("Object.keys(localStorage).filter(k => !k.endsWith('.__palette')).length + Object.keys(sessionStorage).length") == 0


def test_pages_without_risk_do_not_carry_it(browser, address):
    page = browser.new_page()
    page.goto(address + "ketamine/how-it-works/")
    assert page.locator("[data-leave]").count() == 0
    page.close()
