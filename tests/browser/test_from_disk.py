"""The bundle, unpacked and opened from a disk: search, pictures, tools and handouts work, and nothing is asked for beyond the disk."""

import pytest

from steadyground.guide.bundle import bundle_files

pytestmark = pytest.mark.browser

TOOLS = {
    "decide/": ".sg-choices", "decide/questions-to-ask/": ".sg-mine", "trauma/grounding/": ".sg-pacer .sg-button",
    "help/talk-to-your-doctor/": ".sg-toolbar",
}


@pytest.fixture(scope="module")
def disk(built_site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stick")
    for name, content in bundle_files(built_site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def opened(browser, disk):
    """Open a page of the disk, with everything that it asks for and says written down."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    asked, said = [], []

    def open_page(path):
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((disk / path / "index.html").as_uri(), wait_until="load")
        return page

    yield open_page
    context.close()
    assert [url for url in asked if not url.startswith((disk.as_uri(), "data:", "blob:", "about:"))] == []
    assert said == []


def test_a_page_has_its_letters_styles_and_pictures(opened):
    page = opened("trauma/threat-responses/")
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")
    assert page.evaluate("getComputedStyle(document.querySelector('.sg-card')).borderLeftStyle") == "solid"


def test_links_lead_from_page_to_page(opened, disk):
    page = opened("")
    page.locator("article a[href='ketamine/index.html']").first.click()
    assert page.url == (disk / "ketamine/index.html").as_uri()
    page.locator(".md-tabs a", has_text="Safety").click()
    assert page.url == (disk / "safety/index.html").as_uri()


def test_search_finds_a_page_on_the_disk(opened, disk):
    page = opened("about/")
    page.locator(".md-search__input").click()
    page.wait_for_selector(".md-search-result__meta:not(:empty)", state="attached")
    page.locator(".md-search__input").fill("does ketamine help pts")
    page.keyboard.type("d")
    page.wait_for_selector(".md-search-result__item", state="attached")
    found = page.locator(".md-search-result__item > a.md-search-result__link").first.get_attribute("href")
    assert found.split("?")[0].split("#")[0] == (disk / "ketamine/does-it-help-ptsd/index.html").as_uri()


@pytest.mark.parametrize("path", TOOLS)
def test_each_tool_works(opened, path):
    page = opened(path)
    page.mouse.wheel(0, 300)
    assert page.wait_for_selector(TOOLS[path], state="attached")


def test_a_page_may_not_ask_the_web_for_anything(browser, disk):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((disk / "index.html").as_uri())
    answer = page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")
    page.close()
    assert answer == "refused"
    assert any("Content Security Policy" in text for text in said)
