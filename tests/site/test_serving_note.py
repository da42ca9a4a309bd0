"""The page about serving, and the settings made for it, name the headers that the build writes."""

from pathlib import Path

from benchmarks.serving import caddyfile, nginx_conf, rules
from steadyground.site.finish import HEADERS, KEPT_FOR_A_YEAR, headers_file

FOUND = rules(headers_file("default-src 'none'; script-src 'self'"))


def test_the_page_names_every_header_with_its_value(root):
    text = (root / "docs/about/contributing/serving.md").read_text()
    assert [name for name, value in HEADERS.items() if f"| `{name}` | `{value}` |" not in text] == []
    assert f"`Cache-Control: {KEPT_FOR_A_YEAR}`" in text


def test_the_file_of_headers_is_read_whole():
    assert dict(FOUND["/*"]) == {"Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'", **HEADERS}
    assert FOUND["/assets/*"] == [("Cache-Control", KEPT_FOR_A_YEAR)]


def test_both_servers_are_told_every_header():
    for text in (caddyfile(Path("/srv/site"), 80, FOUND), nginx_conf(Path("/srv/site"), 80, FOUND)):
        assert all(f'{name} "{value}"' in text for name, value in [*FOUND["/*"], *FOUND["/assets/*"]])
        assert '"no-cache"' in text
