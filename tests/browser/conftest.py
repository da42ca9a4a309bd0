"""A real browser and a small server, shared by the tests that open pages."""

import contextlib
import functools
import http.server
import shutil
import threading
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def handle(self):
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            super().handle()


@contextlib.contextmanager
def served(folder):
    """Serve a folder on this machine, and give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def address(built_site):
    with served(built_site) as where:
        yield where


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        made = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def fresh(browser):
    """A new page that has nothing kept. Without motion, so that colors have changed at once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe_script():
    return next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()


def is_published(path):
    """Data is not, and neither are the sheets, which are printed."""
    return "_data" not in path.parts and not (path.parent.name == "handouts" and path.name != "index.md")


def page_paths():
    """The address of every page, from the folder of its Markdown."""
    docs = Path(__file__).parents[2] / "docs"
    names = [p.relative_to(docs).as_posix() for p in sorted(docs.rglob("*.md")) if is_published(p)]
    return [*(name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md") + "/" for name in names), "404.html"]
