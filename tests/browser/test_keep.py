"""The guide kept on a device: nothing before the press, all of it afterwards without a network, and nothing left once it is removed."""

import functools
import http.server
import re
import shutil
import threading

import pytest
from playwright.sync_api import Error, expect

from browser import probes
from browser.conftest import Quiet
from steadyground.guide.bundle import bundle_files
from steadyground.site.keep import write_keep

pytestmark = pytest.mark.browser

KEEP, REMOVE = "Keep this guide on this device", "Remove it from this device"

# True once the only copy is another than the one named; it is looked for every tenth of a second, for at most a minute.
REPLACED = """async before => {
  for (let n = 0; n < 600; n++) {
    const now = await caches.keys();
    if (now.length === 1 && now[0] !== before) return true;
    await new Promise(done => setTimeout(done, 100));
  }
  return false;
}"""


class Asked(Quiet):
    """Answers as the page on serving wants it: a browser asks whether a page has changed."""

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class Server:
    """A server that can be stopped and started again at the same address."""

    def __init__(self, folder):
        self.handler, self.port = functools.partial(Asked, directory=str(folder)), 0
        self.start()

    def start(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site(built_site, tmp_path):
    """The built site without its PDFs, below a folder of its own, as on a host that gives each project a path."""
    folder = tmp_path / "guide"
    shutil.copytree(built_site, folder, ignore=shutil.ignore_patterns("*.pdf", "*.zip", "*.epub"))
    write_keep(folder)
    return folder


@pytest.fixture
def server(site):
    server = Server(site.parent)
    yield server
    server.stop()


@pytest.fixture
def page(browser, server):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.address = f"http://127.0.0.1:{server.port}/guide/"
    page.said, page.asked = [], []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("console", lambda message: page.said.append(message.text) if "Content Security Policy" in message.text else None)
    context.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
    assert page.said == []
    assert [url for url in page.asked if not url.startswith((page.address, "data:", "blob:", "about:"))] == []


def open_downloads(page):
    page.goto(f"{page.address}offline/", wait_until="load")
    page.wait_for_selector("#keep-here .sg-toolbar")


def press_keep(page):
    open_downloads(page)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep-here [role=status]")).to_contain_text("is kept on this device", timeout=60_000)


def press_remove(page):
    page.get_by_role("button", name=REMOVE).click()
    expect(page.locator("#keep-here [role=status]")).to_contain_text("Removed.")


def shown(page, path):
    page.goto(page.address + path, wait_until="load")
    return page.locator("article h1").inner_text()


def test_nothing_is_kept_before_the_press(page, site):
    open_downloads(page)
    button = page.get_by_role("button", name=KEEP)
    assert button.is_visible()
    assert not page.get_by_role("button", name=REMOVE).is_visible()
    size = sum(path.stat().st_size for path in site.rglob("*") if path.suffix in {".html", ".css", ".js", ".svg", ".png", ".woff2"})
    size += (site / "search/search_index.json").stat().st_size
    said = re.search(r"\(about (\d+)\sMB\)", button.inner_text())
    assert abs(int(said[1]) - size / 1e6) < 0.51
    assert page.evaluate(probes.KEPT) == []
    assert not [url for url in page.asked if url.endswith("/guide/keep.js")]


def test_what_is_kept_opens_without_a_network(page, server):
    press_keep(page)
    assert page.get_by_role("button", name=REMOVE).is_visible()
    assert not page.get_by_role("button", name=KEEP).is_visible()
    server.stop()
    assert shown(page, "")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"'))")
    page.locator(".sg-strip__help").click()
    page.wait_for_url(f"{page.address}help/")
    assert page.locator("article a[href='tel:988']").first.is_visible()
    assert page.locator("article a[href='tel:911']").first.is_visible()
    page.locator("article a[href*='if-home-is-not-safe']").first.click()
    page.wait_for_url(f"{page.address}help/if-home-is-not-safe/**")
    assert page.evaluate("getComputedStyle(document.querySelector('.sg-crisis')).borderLeftStyle") == "solid"
    shown(page, "trauma/threat-responses/")
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    page.goto(f"{page.address}offline/steady-ground-a4.pdf")
    assert "This needs a network" in page.locator("body").inner_text()
    server.start()


def test_search_works_without_a_network(page, server):
    press_keep(page)
    server.stop()
    shown(page, "about/")
    page.locator(".md-search__input").click()
    page.wait_for_selector(".md-search-result__meta:not(:empty)", state="attached")
    page.locator(".md-search__input").fill("ketamine")
    page.wait_for_selector(".md-search-result__item", state="attached")
    server.start()


def test_removing_it_leaves_nothing(page, server):
    press_keep(page)
    page.reload()
    press_remove(page)
    assert page.evaluate(probes.KEPT) == []
    assert not page.get_by_role("button", name=REMOVE).is_visible()
    page.reload()
    assert page.evaluate(probes.KEPT) == []
    server.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{page.address}help/")
    server.start()


def test_it_can_be_removed_while_it_is_still_being_kept(page):
    open_downloads(page)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep-here .sg-tool__note")).to_have_text(re.compile(r"^\d+ of \d+ files$"))
    press_remove(page)
    page.reload()
    assert page.evaluate(probes.KEPT) == []


def test_it_can_be_kept_again_after_it_was_removed(page, server):
    press_keep(page)
    press_remove(page)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep-here [role=status]")).to_contain_text("is kept on this device", timeout=60_000)
    server.stop()
    assert shown(page, "help/")
    server.start()


def test_a_newer_edition_replaces_the_kept_one(page, server, site):
    press_keep(page)
    before = page.evaluate("caches.keys()")
    home = site / "index.html"
    home.write_text(home.read_text().replace("</h1>", " (newer)</h1>", 1))
    write_keep(site)
    assert "(newer)" in shown(page, "")
    assert page.evaluate(REPLACED, before[0])
    server.stop()
    assert "(newer)" in shown(page, "")
    server.start()


def test_an_edition_that_is_not_whole_is_not_kept(page, site):
    (site / "ketamine/myths").rename(site / "ketamine/gone")
    open_downloads(page)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("#keep-here [role=status]")).to_contain_text("could not be kept", timeout=60_000)
    assert page.evaluate(probes.KEPT) == []
    assert page.get_by_role("button", name=KEEP).is_enabled()


def test_it_is_not_offered_from_a_disk(browser, site, tmp_path):
    files = bundle_files(site)
    assert "keep.js" not in files
    for name in [name for name in files if name.startswith(("assets/", "offline/"))]:
        path = tmp_path / "disk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    page = browser.new_page()
    page.goto((tmp_path / "disk/offline/index.html").as_uri(), wait_until="load")
    assert page.locator("script[src*='assets/js/keep.']").count() == 1
    assert page.locator("#keep-here *").count() == 0
    assert page.get_by_text("Is there no button here?").is_visible()
    page.close()
