"""A small guide, built and made twice in two folders: the site, the e-book, the PDF and the zip are the same byte for byte."""

import os
import shutil

import pytest

from conftest import ROOT, write_page
from steadyground.guide.bundle import make_bundle
from steadyground.guide.make import make_files
from steadyground.guide.shelf import tell
from steadyground.guide.site_pages import read_guide
from steadyground.markup.library import library
from steadyground.site.build import build

PAGES = {
    "index.md": "# Home\n\nText [@feder2021].\n\n![A mark](assets/img/logo.svg)\n",
    "help/index.md": "# Help\n\n## Numbers\n\n[Home](../index.md).\n",
    "about/glossary.md": "# Words\n\n/// glossary\n///\n",
    "offline/index.md": '# Files\n\n<div id="offline-files"></div>\n',
}
NAV = "\nnav:\n"
MADE = {
    "steady-ground-a4.pdf", "steady-ground-letter.pdf", "steady-ground.epub", "steady-ground-offline.zip", "steady-ground-offline.zip.sha256",
}


def made_in(folder, day):
    """Build a small guide in a folder of its own, with files of another day, and return every file of its site."""
    for name in ("overrides", "docs/_data", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    settings = (ROOT / "mkdocs.yml").read_text()
    nav = "".join(f"      - {name}\n" for name in list(PAGES)[1:])
    (folder / "mkdocs.yml").write_text(f"{settings.partition(NAV)[0]}{NAV}  - Home: index.md\n  - The rest:\n{nav}")
    for name, body in PAGES.items():
        write_page(folder, name, body)
    for path in folder.rglob("*"):
        os.utime(path, (day, day))
    site = folder / "site"
    build(folder, site)
    guide = read_guide(folder, site, library(folder))
    tell(site, make_files([guide], folder, site, lambda *_: None))
    make_bundle(site)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.xdist_group("two-folders")
def test_what_a_reader_takes_along_is_the_same_from_two_folders(tmp_path):
    first, second = made_in(tmp_path / "one", 1_600_000_000), made_in(tmp_path / "another folder", 1_700_000_000)
    assert {f"offline/{name}" for name in MADE} <= set(first)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert [name for name, content in first.items() if str(tmp_path).encode() in content] == []
