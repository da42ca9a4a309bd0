"""The local half of the fault set: one page a case, each with one thing wrong, or with one thing that only looks wrong.

``write(folder)`` makes a site of them. A case's ``marker`` is a text that a checker must name when it reports the fault, so that
every tool can be judged alike; ``kind`` is what our own checker calls it.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SITE_URL = "https://site.example/"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@dataclass(frozen=True)
class Case:
    """One page. ``kind`` is empty for a link that is good."""

    name: str
    body: str
    kind: str = ""
    marker: str = ""
    head: str = ""
    files: dict[str, str] = field(default_factory=dict)
    at: str = ""
    linked: bool = True

    @property
    def path(self) -> str:
        """Where the page is written."""
        return f"{self.name}.html"

    @property
    def found_in(self) -> str:
        """The file in which our checker reports the fault."""
        return self.at or self.path


def bad(name: str, kind: str, marker: str, body: str, *, head: str = "", at: str = "", linked: bool = True, **files: str) -> Case:
    """Return a case that holds a fault. A file's name is given with ``__`` for a dot."""
    return Case(name, body, kind, marker, head, {k.replace("__", "."): v for k, v in files.items()}, at, linked)


BAD: tuple[Case, ...] = (
    bad("page", "missing-file", "gone-page", '<a href="gone-page.html">x</a>'),
    bad("image", "missing-file", "gone-image", '<img alt="" src="gone-image.png">'),
    bad("srcset", "missing-file", "gone-2x", '<img alt="" src="dot.png" srcset="dot.png 1x, gone-2x.png 2x">'),
    bad("picture", "missing-file", "gone-wide",
        '<picture><source srcset="gone-wide.webp 800w,dot.png 400w"><img alt="" src="dot.png"></picture>'),
    bad("poster", "missing-file", "gone-poster", '<video poster="gone-poster.png" src="clip.mp4"></video>'),
    bad("sound", "missing-file", "gone-sound", '<audio><source src="gone-sound.ogg"></audio>'),
    bad("captions", "missing-file", "gone-captions", '<video src="clip.mp4"><track src="gone-captions.vtt"></video>'),
    bad("script", "missing-file", "gone-script", "", head='<script src="gone-script.js"></script>'),
    bad("sheet", "missing-file", "gone-sheet", "", head='<link rel="stylesheet" href="gone-sheet.css">'),
    bad("css-url", "missing-file", "gone-bg", "", head='<link rel="stylesheet" href="bg.css">', at="bg.css",
        bg__css="/* url(no.png) */ b{background:url( 'gone-bg.png' )}"),
    bad("css-import", "missing-file", "gone-import", "", head='<style>@import "gone-import.css";</style>'),
    bad("style-attribute", "missing-file", "gone-inline", "<p style=\"background:url('gone-inline.png')\">x</p>"),
    bad("fragment-here", "missing-fragment", "gone-here", '<a href="#gone-here">x</a>'),
    bad("fragment-there", "missing-fragment", "gone-there", '<a href="target.html#gone-there">x</a>'),
    bad("id-in-comment", "missing-fragment", "in-comment", '<!-- <b id="in-comment"></b> --><a href="#in-comment">x</a>'),
    bad("id-in-template", "missing-fragment", "in-template", '<template><b id="in-template"></b></template><a href="#in-template">x</a>'),
    bad("id-in-text", "missing-fragment", "in-text", '<textarea><b id="in-text"></b></textarea><a href="#in-text">x</a>'),
    bad("id-of-other-case", "missing-fragment", "Intro", '<a href="target.html#Intro">x</a>'),
    bad("fragment-encoded", "missing-fragment", "caf", '<a href="target.html#caf%C3%A8">x</a>'),
    bad("name-of-image", "missing-fragment", "img-name", '<img name="img-name" alt="" src="dot.png"><a href="#img-name">x</a>'),
    bad("case", "wrong-case", "Target.html", '<a href="Target.html">x</a>'),
    bad("folder-without-index", "no-index", "bare/", '<a href="bare/">x</a>', **{"bare/a__txt": "x"}),
    bad("slash-missing", "missing-slash", "folder", '<a href="folder">x</a>'),
    bad("slash-too-many", "missing-file", "target.html/", '<a href="target.html/">x</a>'),
    bad("above-root", "out-of-site", "../target.html", '<a href="../target.html">x</a>'),
    bad("above-root-hidden", "out-of-site", "folder/../../", '<a href="folder/../../target.html?x">x</a>'),
    bad("double-encoded", "missing-file", "a%2520b", '<a href="a%2520b.html">x</a>'),
    bad("duplicate-id", "duplicate-id", "twice", '<b id="twice"></b><i id="twice"></i>'),
    bad("refresh", "redirect-nowhere", "gone-refresh", "", head='<meta http-equiv="refresh" content="0; url=gone-refresh.html">'),
    bad("refresh-loop", "redirect-loop", "refresh-loop", "", head='<meta http-equiv="refresh" content="0;URL=\'loop2.html\'">',
        loop2__html='<meta http-equiv=refresh content="0;url=refresh-loop.html">'),
    bad("base", "missing-file", "target.html", '<a href="target.html">x</a>', head='<base href="bare/">'),
    bad("svg-use", "missing-fragment", "gone-symbol", '<svg><use href="icons.svg#gone-symbol"/></svg>'),
    bad("svg-use-here", "missing-fragment", "gone-part", '<svg><use xlink:href="#gone-part"/></svg>'),
    bad("frame", "missing-file", "gone-frame", '<iframe title="x" src="gone-frame.html"></iframe>'),
    bad("frame-inside", "missing-file", "gone-inside", "<iframe title='x' srcdoc='&lt;img src=\"gone-inside.png\"&gt;'></iframe>"),
    bad("object", "missing-file", "gone-object", '<object data="gone-object.pdf"></object>'),
    bad("area", "missing-file", "gone-area",
        '<map name="m"><area alt="x" href="gone-area.html"></map><img alt="" src="dot.png" usemap="#m">'),
    bad("usemap", "missing-fragment", "gone-map", '<img alt="" src="dot.png" usemap="#gone-map">'),
    bad("form", "missing-file", "gone-form", '<form action="gone-form.html"></form>'),
    bad("share-picture", "missing-file", "gone-share", "", head=f'<meta property="og:image" content="{SITE_URL}gone-share.png">'),
    bad("label", "dangling-id", "gone-field", '<label for="gone-field">x</label>'),
    bad("aria", "dangling-id", "gone-label", '<nav aria-labelledby="gone-label"></nav>'),
    bad("quoted-words", "no-text-match", "purple%20cow", '<a href="target.html#:~:text=purple%20cow">x</a>'),
    bad("mail", "bad-mailto", "nobody-at", '<a href="mailto:nobody-at-example.org">x</a>'),
    bad("phone-local", "bad-phone", "8002738255", '<a href="tel:8002738255">x</a>'),
    bad("phone-spaces", "bad-phone", "800 273", '<a href="tel:+1 800 273 8255">x</a>'),
    bad("phone-short", "bad-phone", "+1800273", '<a href="tel:+1800273">x</a>'),
    bad("text-message", "bad-phone", "sms:HELLO", '<a href="sms:HELLO">x</a>'),
    bad("script-link", "bad-scheme", "javascript:void", '<a href="javascript:void(0)">x</a>'),
    bad("mistyped-scheme", "bad-scheme", "htps", '<a href="htps://example.org/">x</a>'),
    bad("damaged", "bad-address", "https:/example", '<a href="https:/example.org/">x</a>'),
    bad("damaged-too", "bad-address", "https//example", '<a href="https//example.org/">x</a>'),
    bad("host-missing", "bad-address", "https:///page", '<a href="https:///page">x</a>'),
    bad("space-in-host", "bad-address", "exa mple", '<a href="https://exa mple.org/">x</a>'),
    bad("own-machine", "own-machine", "localhost:8000", '<a href="http://localhost:8000/page/">x</a>'),
    bad("empty", "empty-link", "empty", '<a href="">nothing</a>'),
    bad("mixed", "mixed-content", "plain.js", "", head='<script src="http://cdn.example/plain.js"></script>'),
    bad("password", "has-credentials", "secret.example", '<a href="https://me:word@secret.example/">x</a>'),
    bad("canonical", "stale-canonical", "gone-canonical", "", head=f'<link rel="canonical" href="{SITE_URL}gone-canonical/">'),
    bad("orphan", "orphan-page", "orphan", "nobody links here", linked=False),
    bad("unused", "unused-file", "unused.png", "", at="unused.png", unused__png="x"),
    bad("sitemap", "stale-sitemap", "gone-mapped", "", at="sitemap.xml",
        sitemap__xml=f"<urlset><url><loc>{SITE_URL}</loc></url><url><loc>{SITE_URL}gone-mapped/</loc></url></urlset>"),
    bad("feed", "stale-feed", "gone-entry", "", head='<link rel="alternate" href="feed.xml">', at="feed.xml",
        feed__xml=f"<rss><channel><item><link>{SITE_URL}gone-entry.html</link></item></channel></rss>"),
    bad("search", "stale-search", "gone-hit", "", at="search/search_index.json",
        **{"search/search_index__json": '{"docs": [{"location": "target.html#intro"}, {"location": "target.html#gone-hit"}]}'}),
    bad("svg-link", "missing-file", "gone-in-svg", '<img alt="" src="drawing.svg">', at="drawing.svg",
        drawing__svg='<svg xmlns="http://www.w3.org/2000/svg"><a href="gone-in-svg.html"><path id="p"/></a></svg>'),
)


def good(name: str, body: str, head: str = "", **files: str) -> Case:
    """Return a case in which every link works, though it may not look so."""
    return Case(f"ok-{name}", body, head=head, files={k.replace("__", "."): v for k, v in files.items()})


GOOD: tuple[Case, ...] = (
    good("folder", '<a href="folder/">x</a><a href="./folder/?q=1#in-folder">x</a>'),
    good("top", '<a href="#">x</a><a href="#top">x</a><a href="#TOP">x</a>'),
    good("query", '<a href="target.html?a=1&amp;b=2#intro">x</a><a href="?page=2">x</a>'),
    good("space", '<a href="two%20words.html">x</a><a href="two words.html">x</a>', two_words__html="x"),
    good("accent", '<a href="caf%C3%A9.html">x</a><a href="caf&eacute;.html">x</a>', café__html="x"),
    good("encoded-fragment", '<a href="target.html#%C3%BCber">x</a><a href="target.html#über">x</a>'),
    good("old-name", '<a href="target.html#old-name">x</a>'),
    good("odd-id", '<a href="#fn:1.2">x</a><b id="fn:1.2"></b><a href="#100%">x</a><b id="100%"></b>'),
    good("odd-file", '<a href="a%23b.html">x</a><a href="a%3Fb.html">x</a><a href="a%25b.html">x</a>',
         **{"a#b__html": "x", "a?b__html": "x", "a%b__html": "x"}),
    good("capitals", '<A HREF="target.html">x</A><IMG ALT="" SRC=dot.png>'),
    good("white-space", '<a href="  target.html\n">x</a><a href="tar\nget.html">x</a>'),
    good("srcset-data", f'<img alt="" src="dot.png" srcset="{PIXEL} 1x, dot.png 2x">'),
    good("srcset-tight", '<img alt="" src="dot.png" srcset="dot.png 1x,folder/dot2.png 2x, dot.png?a,b 3x">'),
    good("in-comment", '<!-- <a href="not-there.html">x</a> -->x'),
    good("in-template", '<template><a href="not-there.html">x</a><b id="q"></b></template><b id="q"></b>'),
    good("in-script", "<script>const a = '<a href=\"not-there.html\">';</script><textarea><a href='not-there.html'></textarea>"),
    good("in-code", '<pre>&lt;a href="not-there.html"&gt;</pre>'),
    good("base", '<a href="index.html">x</a><a href="../target.html#intro">x</a>', head='<base href="folder/">'),
    good("own-address", f'<a href="{SITE_URL}target.html#intro">x</a><a href="/folder/">x</a>'),
    good("dots", '<a href="folder/../folder/./index.html">x</a><a href="folder/..">x</a>'),
    good("svg-use", '<svg><use href="icons.svg#star"/><path fill="url(#g)"/><linearGradient id="g"/><use xlink:href="#g"/></svg>'),
    good("css", "",
         head="<style>/* url(no.png) */ b{background:url(\"dot\\.png\")} i{mask:url('data:image/svg+xml,<svg a=\"(\"/>')}</style>"),
    good("phones", '<a href="tel:+1-800-273-8255">x</a><a href="tel:988">x</a><a href="tel:+442079460958;ext=12">x</a>'),
    good("messages", '<a href="sms:741741?&amp;body=HOME">x</a><a href="sms:+18002738255">x</a>'),
    good("mails", '<a href="mailto:a@example.org,b@example.org?subject=A%20b&amp;cc=c@example.org">x</a><a href="mailto:?subject=x">x</a>'),
    good("quoted-words", '<a href="target.html#:~:text=quiet%20words,end">x</a><a href="target.html#intro:~:text=Some">x</a>'),
    good("media-parts", '<video src="clip.mp4#t=10,20"></video><a href="paper.pdf#page=2">x</a>'),
    good("hints", "", head='<link rel="preconnect" href="https://nowhere.invalid"><link rel="dns-prefetch" href="//nowhere.invalid">'),
    good("reload", "", head='<meta http-equiv="refresh" content="300">'),
    good("redirect", "", head='<meta http-equiv="refresh" content="0; url=target.html#intro">'),
    good("blank-frame", '<iframe title="x" src="about:blank"></iframe><a name="here">x</a><a href="#here">x</a><a id="n">no link</a>'),
    good("route", '<a href="#/route/of/a/script">x</a><a href="target.html#!/page">x</a>'),
    good("no-extension", '<a href="LICENSE">x</a>', LICENSE="x"),
    good("aria", '<b id="l1"></b><b id="l2"></b><nav aria-labelledby="l1 l2"></nav><label for="f">x</label><input id="f">'),
    good("backslash", '<a href="folder\\index.html">x</a>'),
    good("scheme-like-folder", '<a href="http/a.html">x</a>', **{"http/a__html": "x"}),
    good("svg-inlined", '<img alt="" src="inlined.svg">',
         inlined__svg='<svg xmlns="http://www.w3.org/2000/svg"><a href="#of-the-page"/></svg>'),
    good("percent-dots", '<a href="folder/%2e%2e/target.html">x</a>'),
)

PAPER = (
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    "xref\n"
    "0 3\n"
    "0000000000 65535 f \n"
    "0000000009 00000 n \n"
    "0000000052 00000 n \n"
    "trailer<</Root 1 0 R/Size 3>>\n"
    "startxref\n"
    "96\n"
    "%%EOF\n"
)
SUPPORT = {
    "target.html": '<h1 id="intro">Some quiet <b>words</b> to the end</h1><b id="über"></b><b id="café"></b><a name="old-name"></a>',
    "folder/index.html": '<p id="in-folder">x</p>',
    "folder/dot2.png": "x",
    "dot.png": "x",
    "clip.mp4": "x",
    "icons.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="star"/></svg>',
    "404.html": '<a href="/folder/">x</a>',
}


def page(title: str, body: str, head: str = "") -> str:
    """Return a whole page."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def write(folder: Path, cases: tuple[Case, ...] = BAD + GOOD) -> None:
    """Write the site of these cases, with a home page that links to each."""
    links = "".join(f'<a href="{case.path}">{case.name}</a>\n' for case in cases if case.linked)
    used = '<a href="target.html">t</a><a href="folder/">f</a><a href="paper.pdf">p</a><a href="clip.mp4">c</a>'
    pictures = '<img alt="" src="dot.png"><img alt="" src="folder/dot2.png">'
    home = page("Home", links + used + pictures, f'<link rel="canonical" href="{SITE_URL}">')
    files = {**SUPPORT, "index.html": home, "paper.pdf": PAPER}
    for case in cases:
        files |= {case.path: page(case.name, case.body, case.head), **case.files}
    for name, text in files.items():
        path = folder / name.replace("two_words", "two words")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_book(path: Path, href: str) -> None:
    """Write an EPUB of one chapter with one link."""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("text/one.xhtml", f'<html><body><h1 id="a">x</h1><a href="{href}">x</a></body></html>')
        book.writestr("text/two.xhtml", '<html><body><h1 id="b">x</h1></body></html>')
