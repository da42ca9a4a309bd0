"""What other programs find beside the pages."""

import json
import re
import xml.etree.ElementTree as etree

from selectolax.lexbor import LexborHTMLParser

from steadyground.pages import load_pages

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_is_well_formed_and_has_an_entry_for_each_change(built_site, ledger):
    feed = etree.parse(built_site / "feed.xml").getroot()
    assert len(feed.findall(f"{ATOM}entry")) == len(ledger.history)
    assert all(entry.find(f"{ATOM}updated").text.endswith("Z") for entry in feed.findall(f"{ATOM}entry"))


def test_llms_txt_names_every_reader_page(built_site, root):
    text = (built_site / "llms.txt").read_text()
    pages = [page for page in load_pages(root)[0] if page.front.page_type != "contributing"]
    assert len(re.findall(r"^- \[", text, re.M)) == len(pages)
    assert "It never gives doses" in text


def test_robots_names_the_sitemap_that_is_there(built_site):
    assert "sitemap.xml" in (built_site / "robots.txt").read_text()
    assert (built_site / "sitemap.xml").exists()


def test_structured_data_is_json_and_never_names_a_reviewer_who_is_not(built_site, ledger):
    assert len(ledger.reviewers) == 0
    for path in built_site.rglob("index.html"):
        data = json.loads(LexborHTMLParser(path.read_text()).css_first('script[type="application/ld+json"]').text())
        assert data["@type"] in {"MedicalWebPage", "WebPage"}
        assert data["name"]
        assert not {"reviewedBy", "lastReviewed"} & set(data)
