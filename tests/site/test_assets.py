"""What is loaded: one file of ours for the looks, names that change with the content, and nothing that no page uses."""

import hashlib
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from steadyground.site.assets import bundle_styles, name_by_content, prepare_assets, remove_unloaded, with_bundle, with_new_names
from steadyground.site.loading import lighter

LOADED = re.compile(r'(?:href|src)="([^"]*assets/[^"?#]+)"')


@pytest.fixture
def small_site(tmp_path):
    files = {
        "assets/css/a.css": "@font-face { src: url(\"../fonts/f.woff2\") }", "assets/css/b.css": "b { color: red }", "assets/fonts/f.woff2": "f",
        "assets/javascripts/bundle.0123abcd.min.js": "x()\n//# sourceMappingURL=bundle.0123abcd.min.js.map", "assets/javascripts/bundle.0123abcd.min.js.map": "{}",
        "assets/javascripts/lunr/min/lunr.de.min.js": "de", "assets/images/favicon.png": "icon",
        "index.html": '<link rel="stylesheet" href="assets/css/a.css">\n<link rel="stylesheet" href="assets/css/b.css">\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_styles_become_one_file_in_their_order(small_site):
    html = (small_site / "index.html").read_text()
    assert bundle_styles(small_site, html) == ["assets/css/a.css", "assets/css/b.css"]
    text = (small_site / "assets/css/site.css").read_text()
    assert text.index("font-face") < text.index("color: red")
    assert with_bundle(html.replace('href="', 'href="../')) == '<link rel="stylesheet" href="../assets/css/site.css">\n'
    assert not (small_site / "assets/css/a.css").exists()


def test_names_follow_the_content_of_a_file_and_of_what_it_loads(small_site):
    before = name_by_content(small_site)["assets/css/a.css"]
    font = hashlib.sha256(b"f").hexdigest()[:8]
    assert f'url("../fonts/f.{font}.woff2")' in (small_site / before).read_text()
    assert "assets/javascripts/bundle.0123abcd.min.js" not in before


def test_another_font_gives_the_styles_another_name(small_site):
    (small_site / "assets/fonts/f.woff2").write_text("g")
    other = name_by_content(small_site)["assets/css/a.css"]
    assert hashlib.sha256((small_site / other).read_bytes()).hexdigest()[:8] in other
    assert hashlib.sha256(b"g").hexdigest()[:8] in (small_site / other).read_text()


def test_maps_other_languages_and_unloaded_parts_go(small_site):
    names = prepare_assets(small_site)
    remove_unloaded(small_site, names, {"assets/css/x.css"})
    left = {path.name for path in small_site.rglob("*") if path.is_file()}
    assert not any(name.endswith(".map") or "lunr" in name or "favicon" in name for name in left)
    assert "sourceMappingURL" not in (small_site / "assets/javascripts/bundle.0123abcd.min.js").read_text()


def test_the_search_index_waits_until_search_is_opened(small_site):
    bundle = small_site / "assets/javascripts/bundle.0123abcd.min.js"
    bundle.write_text('a(L($(location.protocol!=="file:"),Je("search")).pipe())')
    new = prepare_assets(small_site)["assets/javascripts/bundle.0123abcd.min.js"]
    assert '$(!1),Je("search")' in (small_site / new).read_text()
    assert re.fullmatch(r"assets/javascripts/bundle\.min\.[0-9a-f]{8}\.js", new)


def test_the_page_is_made_ready_for_other_colors_only_when_they_change(small_site):
    bundle = small_site / "assets/javascripts/bundle.0123abcd.min.js"
    bundle.write_text('if(document.body.setAttribute("data-md-color-switching",""),s.color.media==="x"){}')
    new = prepare_assets(small_site)["assets/javascripts/bundle.0123abcd.min.js"]
    assert 'getAttribute("data-md-color-scheme")!==s.color.scheme&&document.body.set' in (small_site / new).read_text()


def test_what_shows_a_note_is_made_when_its_mark_is_first_reached(small_site):
    bundle = small_site / "assets/javascripts/bundle.0123abcd.min.js"
    bundle.write_text('...M(".footnote-ref",e).filter(()=>V("content.footnote.tooltips")).map(i=>Vt(i,{content$:new F(s=>{use(i.href)}),viewport$:r})))}')
    new = prepare_assets(small_site)["assets/javascripts/bundle.0123abcd.min.js"]
    text = (small_site / new).read_text()
    assert 'map(i=>new F(to=>{let when=["pointerover","focusin"],go=' in text
    assert "Vt(i,{content$:new F(s=>{use(i.href)}),viewport$:r}).subscribe(to)}" in text


def test_the_whole_page_is_never_asked_what_it_holds():
    """A rule such as ``html:has(.x)`` makes a browser style all of the page anew at each change of any part of it."""
    asked = [
        (path.name, rule) for path in (Path(__file__).parents[2] / "docs/assets/css").glob("*.css")
        for rule in re.findall(r"[^{}\s,]*:has\(", path.read_text()) if re.match(r"(?:html|body|:root|\.md-(?:container|main|content)|article)", rule)
    ]
    assert asked == []


def test_addresses_at_any_depth_get_the_new_name():
    names = {"assets/js/a.js": "assets/js/a.12345678.js"}
    for base in ("", "../../", "/", "/guide/"):
        assert with_new_names(f'<script src="{base}assets/js/a.js"></script>', names) == f'<script src="{base}assets/js/a.12345678.js"></script>'


VIEWER = (
    '<link href="assets/stylesheets/glightbox.min.css" rel="stylesheet"><script src="assets/javascripts/glightbox.min.js"></script>'
    '<style id="glightbox-style">a{}</style></head>{}<script id="init-glightbox">go()</script>'
)


def test_the_viewer_is_only_where_a_picture_is():
    assert "glightbox" not in lighter(VIEWER.replace("{}", "", 1).replace("a{}", "", 1))
    kept = lighter(VIEWER.replace("</head>{}", '</head><a class="glightbox" href="x.svg"></a>'))
    assert kept.index("</head>") < kept.index("glightbox.min.js") < kept.index("go()")


def test_no_script_stands_before_the_text(built_site):
    for page in built_site.rglob("*.html"):
        head = page.read_text().split("</head>")[0]
        assert not re.search(r"<script\b(?![^>]*\bdefer\b)[^>]*\bsrc=", head), page


def test_every_file_that_a_page_loads_is_there_under_a_lasting_name(built_site):
    found = set()
    for page in built_site.rglob("*.html"):
        for address in LOADED.findall(page.read_text()):
            path = "assets/" + address.split("assets/", 1)[1]
            found.add(path)
            assert re.search(r"\.[0-9a-f]{8}\.", path), (page, path)
    assert len(found) > 8
    assert [path for path in found if not (built_site / path).exists()] == []
    assert "immutable" in (built_site / "_headers").read_text()


def test_our_looks_are_one_file(built_site):
    page = LexborHTMLParser((built_site / "index.html").read_text())
    styles = [node.attributes["href"] for node in page.css('link[rel="stylesheet"]')]
    assert len([href for href in styles if "assets/css/" in href]) == 1
    assert len(styles) <= 3
