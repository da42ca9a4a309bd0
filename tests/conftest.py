"""What several tests share: the repository, its data, and the built site."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from steadyground.records import load_ledger

ROOT = Path(__file__).parent.parent

# A busy machine is slow, and a test says what is right and not how fast.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def ledger():
    return load_ledger(ROOT)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory):
    """The finished site: the one that `make site` left, or one built for this run."""
    site = ROOT / "site"
    if (site / "index.html").exists():
        return site
    from steadyground.site.build import build

    folder = tmp_path_factory.mktemp("site")
    build(ROOT, folder)
    return folder


@pytest.fixture
def small_repository(tmp_path):
    """A repository with the real data, theme and settings, and two pages of its own."""
    for name in ("overrides", "docs/_data", "docs/assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    settings = (ROOT / "mkdocs.yml").read_text()
    (tmp_path / "mkdocs.yml").write_text(settings[: settings.index("\nnav:")] + "\nnav:\n  - Home: index.md\n  - Help: help/index.md\n")
    write_page(tmp_path, "index.md", "# Home\n\nText [@feder2021].\n")
    write_page(tmp_path, "help/index.md", "# Help\n\n## Numbers\n\nText.\n")
    return tmp_path


FRONT = """\
---
title: A page
description: A description that is long enough to be of use to a reader.
page_type: explainer
audience: [reader]
checked: 2026-11-22
due: 2027-05-22
---

"""


def write_page(repository, name, body, front=FRONT):
    path = repository / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(front + body, encoding="utf-8")
    return path
