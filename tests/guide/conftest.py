"""The guide, read once from the built site."""

import pytest

from steadyground.guide.site_pages import read_guide


@pytest.fixture(scope="session")
def guide(built_site, root, ledger):
    return read_guide(root, built_site, ledger)


@pytest.fixture(scope="session")
def about(guide):
    """The shortest part that has pages, notes and words."""
    return guide.part(next(section for section in guide.sections if section.title == "About"))
