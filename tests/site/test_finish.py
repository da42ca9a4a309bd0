"""After the build: relative links, the policy, the headers."""

import base64
import hashlib
import re

import pytest

from steadyground.site.csp import NoPlaceForPolicyError, inline_hashes, with_policy
from steadyground.site.finish import headers_file
from steadyground.site.links_to_site import resolve_site_links


@pytest.mark.parametrize(
    ("page", "written", "made"),
    [
        ("index.html", "site:evidence/findings/#x", "evidence/findings/#x"),
        ("ketamine/myths/index.html", "site:evidence/findings/#x", "../../evidence/findings/#x"),
        ("ketamine/index.html", "site:ketamine/myths/", "myths/"),
        ("ketamine/index.html", "site:", "../"),
        ("help/index.html", "site:help/", "./"),
    ],
)
def test_site_links_become_relative(page, written, made):
    assert resolve_site_links(f'<a href="{written}">x</a>', page) == f'<a href="{made}">x</a>'


def test_no_site_link_is_left_in_any_page(built_site):
    for page in built_site.rglob("*.html"):
        assert '"site:' not in page.read_text()


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_policy_holds_the_hash_of_each_inline_script_and_style_and_no_more():
    html = '<meta charset="utf-8"><script>a()</script><script src="x.js"></script><script type="application/ld+json">{}</script><style>b{}</style>'
    made = with_policy(html)
    assert hash_of("a()") in made
    assert hash_of("b{}") in made
    assert hash_of("{}") not in made
    assert with_policy(made) == made


def test_a_page_without_a_place_for_the_policy_is_an_error():
    with pytest.raises(NoPlaceForPolicyError):
        with_policy("<html></html>")


def test_every_page_has_a_policy_without_unsafe_scripts(built_site):
    pages = list(built_site.rglob("*.html"))
    assert len(pages) > 12
    for page in pages:
        html = page.read_text()
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy, page
        scripts = re.search(r"script-src ([^;]*)", policy[1])
        assert "unsafe" not in scripts[1]
        assert "default-src 'none'" in policy[1]
        assert all(value in policy[1] for value in inline_hashes(html)[0])


def test_headers_name_the_policy_and_forbid_framing(built_site):
    text = (built_site / "_headers").read_text()
    assert text.startswith("/*\n")
    assert "frame-ancestors 'none'" in text
    assert "X-Content-Type-Options: nosniff" in text
    assert max(map(len, text.splitlines())) <= 2000
    assert headers_file("x").count("\n") >= 7
