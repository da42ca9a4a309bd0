"""Each page leads to its own file, and asks nobody for it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT, write_page
from steadyground.links.collect import collect
from steadyground.site.build import build
from steadyground.site.edit_link import with_edit_link

REPOSITORY = "https://repository.example/owner/name"


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("index.html", "index.md"), ("help/index.html", "help/index.md"), ("ketamine/myths/index.html", "ketamine/myths.md"),
        ("about/contributing/index.html", "about/contributing/index.md"), ("about/contributing/data/index.html", "about/contributing/data.md"),
    ],
)  # fmt: skip
def test_the_link_opens_the_file_of_the_page(page, file):
    assert (ROOT / "docs" / file).is_file()
    made = with_edit_link(f'<a href="edit:{REPOSITORY}/">x</a>', page, ROOT / "docs")
    assert made == f'<a href="{REPOSITORY}/edit/main/docs/{file}">x</a>'


def test_without_a_repository_it_leads_to_the_page_on_contributing():
    assert with_edit_link('<a href="edit:">x</a>', "help/index.html", ROOT / "docs") == '<a href="site:about/contributing/">x</a>'


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_one_setting_turns_it_on_with_both_engines(small_repository, monkeypatch, engine):
    monkeypatch.setenv("REPOSITORY_URL", REPOSITORY)
    write_page(small_repository, "about/contributing/index.md", "# Tell us\n")
    settings = small_repository / "mkdocs.yml"
    settings.write_text(settings.read_text() + "  - About: about/contributing/index.md\n")
    site = small_repository / "site"
    build(small_repository, site, engine=engine)
    for page, file in {"index.html": "index.md", "help/index.html": "help/index.md"}.items():
        html = (site / page).read_text()
        links = [node.attributes["href"] for node in LexborHTMLParser(html).css(".sg-suggest a")]
        assert links == [f"{REPOSITORY}/edit/main/docs/{file}", f"{REPOSITORY}/issues/new/choose"]
        assert not any("repository.example" in address for address in collect(html.encode()).uses), "the checker would ask for it"
        assert html.count(REPOSITORY) == 2, "the theme would ask there for stars and versions"


def test_the_address_is_named_in_one_place_and_not_by_repo_url():
    settings = (ROOT / "mkdocs.yml").read_text()
    assert settings.count("REPOSITORY_URL") == 1
    assert not any(line.startswith(("repo_url", "edit_uri")) for line in settings.splitlines())


def test_every_page_has_the_link(built_site):
    pages = [page for page in built_site.rglob("*.html") if page.name != "404.html"]
    for page in pages:
        links = LexborHTMLParser(page.read_text()).css(".sg-suggest a")
        assert len(links) == 1, page
        assert (page.parent / links[0].attributes["href"] / "index.html").resolve() == (built_site / "about/contributing/index.html").resolve()
