"""Script adds comfort and never content: with it switched off every page says the same, and help is one press away."""

from collections import Counter

import pytest

from browser.conftest import page_paths

pytestmark = pytest.mark.browser

# What scripts add to a page for the reader's convenience; it holds no content of its own.
ADDED = "article .sg-filter"
TOOL = ", ".join(f"script[src*='assets/js/{name}']" for name in ("paper", "decide", "questions", "pacer"))
WORDS = f"""() => {{
  document.querySelectorAll('{ADDED}').forEach(node => node.remove());
  const nodes = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT), words = [];
  while (nodes.nextNode()) words.push(...nodes.currentNode.data.split(/[^\\p{{L}}\\p{{N}}]+/u).filter(Boolean));
  return words;
}}"""


@pytest.fixture(scope="module")
def contexts(browser):
    made = [browser.new_context(java_script_enabled=on) for on in (True, False)]
    yield made
    for context in made:
        context.close()


@pytest.mark.parametrize("path", page_paths())
def test_the_page_is_complete_without_script(contexts, address, path):
    words = []
    for context in contexts:
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        assert page.locator(".sg-strip__help").is_visible()
        assert page.locator(".sg-crisis").is_visible()
        words.append(page.evaluate(WORDS))
        hidden = page.locator("article [hidden]").all_text_contents()
        is_tool = page.locator(TOOL).count()
        page.close()
    scripted, plain = words
    assert len(plain) > 30
    assert not "".join(hidden).strip(), "something stays hidden without script"
    if is_tool:  # puts buttons and fields around what is there, and takes nothing away
        assert Counter(plain) - Counter(scripted) == Counter()
    else:
        assert plain == scripted


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
