"""The key pages as Zensical makes them, in a real browser: nothing from elsewhere, no fault that axe or our own probes find, and a search that works."""

import shutil

import pytest

from browser.conftest import served
from browser.visit import visit
from steadyground.site.build import build

pytestmark = pytest.mark.browser
PAGES = ("", "help/", "ketamine/does-it-help-ptsd/", "therapies/compare/", "decide/", "handouts/")


@pytest.fixture(scope="module")
def zensical(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "overrides"):
        shutil.copytree(root / name, folder / name)
    shutil.copyfile(root / "mkdocs.yml", folder / "mkdocs.yml")
    build(folder, folder / "site", engine="zensical")
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
def test_page(fresh, zensical, axe_script, path):
    assert visit(fresh, zensical, path, axe_script) == []


def test_search_is_shown_with_its_styles_and_finds_a_page(fresh, zensical):
    fresh.goto(zensical + "about/", wait_until="load")
    fresh.locator(".md-search__button").first.click()
    fresh.keyboard.type("esketamine")
    results = fresh.locator("[role=listbox]")
    results.locator("a[href*='#']").first.wait_for()
    assert results.locator("a").first.get_attribute("href").startswith(zensical)
    assert results.evaluate("node => getComputedStyle(node).listStyleType") == "none"
