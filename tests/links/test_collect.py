"""Each attribute that points somewhere is read, and odd spellings are read as a browser reads them."""

from __future__ import annotations

import pytest

from steadyground.links.address import Broken, Inside, Other, Outside, Place
from steadyground.links.collect import READERS, collect, srcset_addresses
from steadyground.links.css import css_addresses
from steadyground.links.inspect_page import has_id
from steadyground.links.schemes import check_scheme
from steadyground.links.verdict import holds_title

ELEMENT = {
    "href": "a", "xlink:href": "a", "src": "img", "srcset": "img", "imagesrcset": "link", "poster": "video", "data": "object",
    "action": "form", "formaction": "button", "cite": "blockquote", "background": "body", "longdesc": "img", "usemap": "img",
}  # fmt: skip
NO_ADDRESS = {"id", "name", "style", "content", "srcdoc"}


@pytest.mark.parametrize("name", ELEMENT)
def test_each_attribute_with_an_address_is_read(name):
    assert "there.x" in collect(f'<{ELEMENT[name]} {name}="there.x">'.encode()).uses


@pytest.mark.parametrize("name", sorted(set(READERS) - set(ELEMENT) - NO_ADDRESS))
def test_each_attribute_with_ids_is_read(name):
    tag = "label" if name == "for" else "b"
    assert collect(f'<{tag} {name}="one two">'.encode()).id_uses == [("one", f"{tag} {name}"), ("two", f"{tag} {name}")]


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=a.html", "a.html"), ("0;URL='a b.html'", "a b.html"), ('5 ; url="a.html" x', "a.html"), ("0;a.html", "a.html"),
        ("0 url=a.html", "a.html"), ("30", ""), ("", ""),
    ],
)  # fmt: skip
def test_refresh(content, target):
    escaped = content.replace('"', "&quot;")
    assert collect(f'<meta http-equiv="ReFresh" content="{escaped}">'.encode()).refresh == target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.png", ["a.png"]), ("a.png 1x, b.png 2x", ["a.png", "b.png"]), ("a.png, b.png 2x", ["a.png", "b.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]), ("data:image/gif;base64,AA== 1x, b.png", ["data:image/gif;base64,AA==", "b.png"]),
        ("a,b.png 1x", ["a,b.png"]), (" , a.png ,", ["a.png"]), ("a.png (1,2) , b.png", ["a.png", "b.png"]), ("", []),
    ],
)  # fmt: skip
def test_srcset(text, expected):
    assert list(srcset_addresses(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{b:url(x.png)}", ["x.png"]), ("a{b:URL( 'x y.png' )}", ["x y.png"]), ('@import "x.css";', ["x.css"]),
        ("@import url(x.css) print;", ["x.css"]), ("/* url(x.png) */", []), ("a{b:url(data:image/png;base64,AA)}", []),
        (r"a{b:url(x\20 y.png)}", ["x y.png"]), (r"a{b:url('x\'y.png')}", ["x'y.png"]), ("a{b:url()}", []), ("a{b:c}", []),
    ],
)  # fmt: skip
def test_css(text, expected):
    assert list(css_addresses(text)) == expected


HERE = Place("a/b/page.html", "https://h.example/guide/")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("c.html", Inside("a/b/c.html", "")), ("../c.html#x", Inside("a/c.html", "x")), ("../../", Inside("", "")),
        ("../../../c.html", Inside(None, "")), ("./", Inside("a/b/", "")), ("..", Inside("a/", "")), ("#x", Inside("a/b/page.html", "x")),
        ("", Inside("a/b/page.html", "")), ("?q#x", Inside("a/b/page.html", "x")), ("c%20d.html?x=../y", Inside("a/b/c d.html", "")),
        ("/guide/c.html", Inside("c.html", "")), ("/c.html", Inside(None, "")), ("/guide", Inside("", "")),
        ("https://h.example/guide/c.html#x", Inside("c.html", "x")), ("https://h.example/other", Outside("https://h.example/other")),
        ("//x.example/a", Outside("https://x.example/a")), ("HTTPS://x.example", Outside("HTTPS://x.example")),
        ("https://x.example:8443/", Outside("https://x.example:8443/")), ("https://[2606:4700::1]/", Outside("https://[2606:4700::1]/")),
        ("https://münchen.example/ü", Outside("https://münchen.example/ü")), ("MAILTO:a@b.org", Other("mailto", "a@b.org")),
        ("http//x.example", Broken("the start of the address is damaged")), ("https://x.example:99999/", Broken("99999 is not a port")),
        ("https:x.example", Broken("'//' is missing after the colon")), ("https://", Broken("the host is missing")),
        ("https://a..example/", Broken("a name in the host is empty")), ("https://?x", Broken("the host is missing")),
        ("https://a b/", Broken("'a b' is not the name of a host")), ("c:\\x", Other("c", "\\x")), ("x\\y.html", Inside("a/b/x/y.html", "")),
    ],
)  # fmt: skip
def test_what_an_address_means(raw, expected):
    assert HERE.resolve(raw) == expected


@pytest.mark.parametrize(
    ("base", "raw", "expected"),
    [
        ("https://x.example/d/e", "f", Outside("https://x.example/d/f")), ("/guide/z/", "f#g", Inside("z/f", "g")),
        ("../", "#g", Inside("a/index.html", "g")), ("../../../..", "f", Broken("the page's <base> leads nowhere")),
    ],
)  # fmt: skip
def test_what_an_address_means_below_a_base(base, raw, expected):
    assert Place("a/b/page.html", "https://h.example/guide/", base).resolve(raw) == expected


@pytest.mark.parametrize("raw", ["/x", "#x", "?x", "mailto:x", "../../../x", "\\x"])
def test_what_is_never_remembered(raw):
    assert HERE.key(raw) == ""


@pytest.mark.parametrize(
    ("fragment", "known"), [("a", True), ("b", False), ("%C3%BC", True), ("", True), ("Top", True), ("/r", True), ("A", False)]
)
def test_ids(fragment, known):
    assert has_id(fragment, {"a", "ü"}) is known


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("tel:+18002738255", None), ("tel:988", None), ("tel:911", "bad-phone"), ("tel:+1", "bad-phone"), ("tel:", "bad-phone"),
        ("tel:+15555555555", "odd-phone"), ("tel:+999123456789", "bad-phone"), ("sms:988,988", None), ("sms:988,abc", "bad-phone"),
        ("sms:?&body=x", None), ("mailto:", "bad-mailto"), ("mailto:a@b.org?bcc=nobody", "bad-mailto"), ("mailto:ä@b.org", "bad-mailto"),
        ("mailto:a@münchen.example", None), ("mailto:a..b@c.org", "bad-mailto"), ("geo:1,2", None), ("htpp://x", "bad-scheme"),
    ],
)  # fmt: skip
def test_schemes(link, kind):
    scheme, _, rest = link.partition(":")
    fault = check_scheme(scheme, rest, {"988"})
    assert (fault.kind if fault else None) == kind


def test_titles_are_compared_by_their_words():
    title = "Ketamine for PTSD: a randomised, double-blind trial in veterans"
    assert holds_title("KETAMINE FOR PTSD — a randomised double-blind trial | Journal | in veterans", title)
    assert not holds_title("Casino bonus codes for everyone", title)
