"""Script adds comfort and never content: help and the notes are within reach without it. ``test_every_page`` compares the words of each page."""

import pytest

pytestmark = pytest.mark.browser


def test_help_is_reached_and_notes_open_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address + "ketamine/does-it-help-ptsd/")
    notes = page.locator(".sg-notes").first
    assert not notes.is_visible()
    page.locator(".sg-sources > summary").click()
    assert notes.is_visible()
    page.locator(".sg-strip__help").click()
    page.wait_for_url("**/help/")
    assert page.locator("a[href='tel:988']").first.is_visible()
    context.close()
