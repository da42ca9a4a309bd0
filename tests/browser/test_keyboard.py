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


def test_the_search_index_is_loaded_only_when_search_is_used(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "search_index" in r.url else None)
    page.goto(address, wait_until="networkidle")
    assert asked == []
    page.locator(".md-search__input").fill("ketamine")
    page.wait_for_selector(".md-search-result__link")
    assert len(asked) == 1
    page.close()


def test_a_note_opens_on_focus_and_closes_with_escape(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + "ketamine/does-it-help-ptsd/", wait_until="load")
    page.locator("article .sg-cite a").first.focus()
    page.wait_for_selector(".md-tooltip2--active")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.querySelector('.md-tooltip2--active') === null")
    context.close()


HIDDEN = """() => {
  const e = document.activeElement;
  if (e === document.body) return 'end';
  const r = e.getBoundingClientRect();
  if (e.closest('.md-header, .sg-leave, [data-md-component=announce]') || e.matches('.md-option, .md-skip') || r.width === 0) return '';
  const bars = [...document.querySelectorAll('.md-header, .sg-leave')].filter(b => ['fixed', 'sticky'].includes(getComputedStyle(b).position)).map(b => b.getBoundingClientRect());
  const covered = bars.some(b => r.top >= b.top - 1 && r.bottom <= b.bottom + 1 && r.left >= b.left && r.right <= b.right);
  return covered || r.bottom < 0 || r.top > innerHeight ? e.outerHTML.slice(0, 120) : '';
}"""


def after_scrolling(page):
    """What is hidden once the browser has brought the focus into view, for which it may take some frames."""
    for _ in range(60):
        hidden = page.evaluate(HIDDEN)
        if hidden in ("", "end"):
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return hidden


@pytest.mark.parametrize("size", [(1280, 720), (390, 640), (320, 256)])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_never_behind_a_bar(browser, address, size, key):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "help/if-home-is-not-safe/", wait_until="load")
    for _ in range(70):
        page.keyboard.press(key)
        hidden = after_scrolling(page)
        if hidden == "end":
            break
        assert hidden == ""
    context.close()


def test_a_wide_table_scrolls_by_keyboard(browser, address):
    context = browser.new_context(viewport={"width": 760, "height": 800})
    page = context.new_page()
    page.goto(address + "evidence/trials/", wait_until="load")
    wrap = page.locator(".sg-scroll[tabindex='0']").first
    wrap.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert wrap.get_attribute("aria-label")
    context.close()


def test_a_table_shown_as_cards_is_still_a_table_and_names_each_cell(browser, address):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + "therapies/compare/", wait_until="load")
    table = page.locator("article table").first
    assert table.evaluate("n => getComputedStyle(n).display") == "block"
    page.wait_for_function("() => document.querySelector('article table').getAttribute('role') === 'table'")
    assert table.locator("[role=columnheader]").count() == int(table.get_attribute("data-columns"))
    labels = table.evaluate("n => [...n.querySelectorAll('tbody tr > :not(:first-child)')].map(c => getComputedStyle(c, '::before').content)")
    assert labels
    assert all(len(label) > 2 and label not in {"none", "normal"} for label in labels)
    assert page.evaluate("[...document.querySelectorAll('.md-typeset__scrollwrap')].every(n => n.scrollWidth <= n.clientWidth)")
    page.close()


def picture_page(built_site):
    """The address of a page with a picture that opens in the viewer."""
    return next(p.parent.relative_to(built_site).as_posix() + "/" for p in sorted(built_site.rglob("index.html")) if 'class="glightbox"' in p.read_text())


def test_a_picture_opens_has_a_name_closes_with_escape_and_gives_the_focus_back(browser, address, built_site):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + picture_page(built_site), wait_until="load")
    page.locator("a.glightbox").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".glightbox-container [role=dialog], .glightbox-container[role=dialog]", state="attached")
    page.wait_for_function("() => document.querySelector('.glightbox-open .glightbox-container')")
    dialog = page.locator(".glightbox-container[role=dialog], .glightbox-container [role=dialog]").first
    page.wait_for_function("() => { const d = document.querySelector('.glightbox-container[role=dialog], .glightbox-container [role=dialog]'); return d && (d.getAttribute('aria-label') || '').length > 3; }")
    assert dialog.get_attribute("aria-modal") in {"true", None}
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('.glightbox-container')")
    assert page.evaluate("document.activeElement.matches('a.glightbox')")
    context.close()


def test_nothing_moves_for_a_reader_who_asked_for_stillness(browser, address):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address, wait_until="load")
    moving = "[...document.querySelectorAll('body *')].filter(n => { const s = getComputedStyle(n); return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0 && s.animationName !== 'none'; }).length"
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()
