"""What a change does to the look of pages: pictures of those it touches, and a summary that says where they are.

    python tests/browser/preview.py pictures origin/main
    python tests/browser/preview.py summary

The pictures are taken of the site that ``make site`` left, and land in ``build/preview/``. The summary goes to ``GITHUB_STEP_SUMMARY``
where there is one, else to the terminal; ``PREVIEW_URL`` is where site and pictures can be had.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import shutil
import subprocess
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "preview"
LOOKS = ("overrides/", "docs/assets/", "mkdocs.yml", "scripts/steadyground/markup/", "scripts/steadyground/site/")
KEY_PAGES = ("docs/index.md", "docs/help/index.md", "docs/ketamine/does-it-help-ptsd.md", "docs/therapies/compare.md")
MOST = 30
TALLEST = 6000  # pixels; the list of rules would need a hundred thousand
WIDTHS = {"phone": 390, "desktop": 1280}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def changed_files(root, base):
    """Return the files that differ from where the branch left ``base``, without those that are gone."""
    command = ["git", "-C", str(root), "diff", "--name-only", "--diff-filter=d", "--merge-base", base]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def pages_to_show(files):
    """Return the pages among the files; the key pages too where the look of all may have changed."""
    pages = [name for name in files if name.startswith("docs/") and name.endswith(".md") and "/_data/" not in name]
    if any(name.startswith(LOOKS) for name in files):
        pages += [name for name in KEY_PAGES if name not in pages]
    return pages


def address_of(page):
    return page.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")


def picture_of(page, width):
    return f"{address_of(page).replace('/', '-') or 'home'}-{width}.png"


def take(site, pages, out):
    """Write a picture of each page in each width. Returns the pages that the site has."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shown = [page for page in pages if (site / address_of(page) / "index.html").is_file()]
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, width in WIDTHS.items():
            tab = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
            for page in shown[:MOST]:
                address = address_of(page)
                tab.set_viewport_size({"width": width, "height": 900})
                tab.goto(f"http://127.0.0.1:{server.server_port}/{address}{'/' if address else ''}", wait_until="load")
                height = tab.evaluate("document.documentElement.scrollHeight")
                tab.set_viewport_size({"width": width, "height": min(height, TALLEST)})
                tab.screenshot(path=out / picture_of(page, name))
        browser.close()
    server.shutdown()
    return shown


def listing(shown):
    """Return the pages as Markdown, with the names of their pictures."""
    rows = [f"- `{page}`: {', '.join(picture_of(page, name) for name in WIDTHS)}" for page in shown[:MOST]]
    more = [f"- and {len(shown) - MOST} more, without pictures"] if len(shown) > MOST else []
    return "\n".join([*rows, *more]) or "This change shows on no page."


def summary(pages, address):
    """Return the summary of the job: where the preview is, and what to look at in it."""
    where = f"[Download the finished site, its handouts and the pictures]({address}). Unpack it and run `python3 -m http.server` in `site/`." if address else ""
    return f"## Preview\n\n{where}\n\nPages that this change touches:\n\n{pages}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["pictures", "summary"])
    parser.add_argument("base", nargs="?", default="HEAD")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if options.what == "pictures":
        text = listing(take(ROOT / "site", pages_to_show(changed_files(ROOT, options.base)), OUT))
        (OUT / "pages.md").write_text(text + "\n")
        print(text)
        return
    text = summary((OUT / "pages.md").read_text().strip(), os.environ.get("PREVIEW_URL", ""))
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a") as file:
            file.write(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
