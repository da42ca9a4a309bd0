"""Files that pages load: our styles in one file, a name for each that changes with its content, and nothing that no page uses.

A name with a hash can be kept by a browser for a year, so a reader's second page costs only its own text.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ASSETS = "assets"
BUNDLE = f"{ASSETS}/css/site.css"
SOMETIMES_UNUSED = (
    f"{ASSETS}/images/favicon.png", f"{ASSETS}/javascripts/glightbox.min.js", f"{ASSETS}/stylesheets/glightbox.min.css",
)
ONLY_FOR_PAPER = f"{ASSETS}/fonts/atkinson-hyperlegible-next-italic.woff2"  # the handouts take it from the sources; a screen slants
KEPT_NAMES = {".txt", ".json"}
_OUR_STYLE = re.compile(r'(?<![ \t])[ \t]*+<link rel="stylesheet" href="(?P<base>[^"]*?)(?P<path>assets/css/[^"/]+\.css)"\s*/?>\n?')
_REFERENCE = re.compile(r'(?P<before>\b(?:href|src|content)="(?:[^"]*?/)?)(?P<path>assets/[^"?#]+)')
_CSS_ADDRESS = re.compile(r"""url\((?P<quote>["']?)(?P<path>[^"')]+)(?P=quote)\)""")
_HASHED = re.compile(r"\.[0-9a-f]{8}\.")
# What is changed in the theme's script, each where it stands exactly once. First, MkDocs with Material: the search index is loaded when
# search is opened, as it is from a disk, and not on every first visit. Second, Zensical: the styles of its search are handed over as a
# style sheet, since our policy stops the element that it makes for them. Third, both: the whole page is made ready for other colors only
# when the colors change, and not twice on every visit, which a slow phone feels. Fourth, both: what shows a note beside its mark is made
# when the mark is first pointed at or reached, and not for a hundred marks before the page can be used.
_IN_THE_SCRIPT = (
    (re.compile(r'(?P<before>[\w$]+\()location\.protocol!=="file:"(?P<after>\),[\w$]+\("search"\)\))'), r"\g<before>!1\g<after>"),
    (
        re.compile(r'(?P<root>[\w$]+)\.appendChild\([\w$]+\("style",\{\},(?P<css>[\w$]+)\.toString\(\)\)\)'),
        r"\g<root>.adoptedStyleSheets=[(s=>(s.replaceSync(\g<css>.toString()),s))(new CSSStyleSheet)]",
    ),
    (
        re.compile(r'(?P<announce>document\.body\.setAttribute\("data-md-color-switching",""\)),(?P<new>[\w$]+)\.color\.media'),
        r'document.body.getAttribute("data-md-color-scheme")!==\g<new>.color.scheme&&\g<announce>,\g<new>.color.media',
    ),
    (
        re.compile(
            r'(?P<each>\("\.footnote-ref",[\w$]+\)\.filter\([^=]*=>[\w$]+\("content\.footnote\.tooltips"\)\)\.map\((?P<mark>[\w$]+)=>)'
            r"(?P<mount>[\w$]+\((?P=mark),\{content\$:new (?P<stream>[\w$]+)\(.*?\),viewport\$:[\w$]+\}\))\)"
        ),
        r'\g<each>new \g<stream>(to=>{let when=["pointerover","focusin"],go=()=>{when.forEach(e=>\g<mark>.removeEventListener(e,go));'
        r"\g<mount>.subscribe(to)};when.forEach(e=>\g<mark>.addEventListener(e,go))}))",
    ),
)
_SOURCE_MAP = re.compile(r"(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*\Z")


def bundle_styles(site: Path, html: str) -> list[str]:
    """Write one file of the styles that ``html`` loads from our folder, in their order, and remove the parts. Returns their paths."""
    paths = [match["path"] for match in _OUR_STYLE.finditer(html)]
    if paths:
        texts = [(site / path).read_text(encoding="utf-8").strip() for path in paths]
        for path in paths:
            (site / path).unlink()
        (site / BUNDLE).write_text("\n".join(texts) + "\n", encoding="utf-8")
    return paths


def with_bundle(html: str) -> str:
    """Return the page with one link to the bundle in place of the links to its parts."""
    first = _OUR_STYLE.search(html)
    if not first:
        return html
    link = f'<link rel="stylesheet" href="{first["base"]}{BUNDLE}">\n'
    return html[: first.start()] + link + _OUR_STYLE.sub("", html[first.end() :])


def remove_unused(site: Path) -> None:
    """Remove what the theme ships for developers and for languages that this site does not have, and what no screen needs."""
    shutil.rmtree(site / ASSETS / "javascripts" / "lunr", ignore_errors=True)
    (site / ONLY_FOR_PAPER).unlink(missing_ok=True)
    for path in (site / ASSETS).rglob("*.map"):
        path.unlink()
    for path in [*(site / ASSETS).rglob("*.js"), *(site / ASSETS).rglob("*.css")]:
        text = path.read_text(encoding="utf-8")
        without = _SOURCE_MAP.sub("", text)
        if without != text:
            path.write_text(without, encoding="utf-8")


def prepare_assets(site: Path) -> dict[str, str]:
    """Bundle our styles, remove what is never used, and give every asset its lasting name. Returns new paths by old paths."""
    remove_unused(site)
    first = site / "index.html"
    bundle_styles(site, first.read_text(encoding="utf-8") if first.exists() else "")
    unnamed = mend_script(site)
    names = name_by_content(site)
    return names | {old: names[new] for old, new in unnamed.items()}


def mend_script(site: Path) -> dict[str, str]:
    """Change in the theme's script what our policy or a slow line needs.

    Returns the new path by the old one where the script was changed: it loses the theme's hash, since its content is now another.
    """
    changed: dict[str, str] = {}
    for path in (site / ASSETS / "javascripts").glob("bundle.*.min.js"):
        before = text = path.read_text(encoding="utf-8")
        for pattern, instead in _IN_THE_SCRIPT:
            mended, count = pattern.subn(instead, text)
            text = mended if count == 1 else text
        if text != before:
            path.write_text(text, encoding="utf-8")
            new = path.rename(path.with_name("bundle.min.js"))
            changed[path.relative_to(site).as_posix()] = new.relative_to(site).as_posix()
    return changed


def loaded_assets(html: str) -> set[str]:
    """Return the paths below the site folder of the assets that a page loads."""
    return {match["path"] for match in _REFERENCE.finditer(html)}


def remove_unloaded(site: Path, names: dict[str, str], loaded: set[str]) -> None:
    """Remove the parts of the theme that turned out to be on no page."""
    for path in map(names.get, SOMETIMES_UNUSED):
        if path and path not in loaded:
            (site / path).unlink()


def name_by_content(site: Path) -> dict[str, str]:
    """Rename every asset to carry a hash of its content. Returns new paths by old paths, below the site folder.

    Styles come last: their content names the fonts, so their own hash must follow the fonts' new names.
    """
    files = [path for path in sorted((site / ASSETS).rglob("*")) if path.is_file() and path.suffix not in KEPT_NAMES]
    names: dict[str, str] = {}
    for path in sorted(files, key=lambda path: path.suffix == ".css"):
        old = path.relative_to(site).as_posix()
        if path.suffix == ".css":
            path.write_text(_with_new_addresses(path.read_text(encoding="utf-8"), old, names), encoding="utf-8")
        if not _HASHED.search(path.name):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            names[old] = PurePosixPath(old).with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()
            path.rename(site / names[old])
    return names


def _with_new_addresses(css: str, path: str, names: dict[str, str]) -> str:
    folder = PurePosixPath(path).parent

    def renamed(match: re.Match[str]) -> str:
        parts = list(folder.parts)
        rest = match["path"].split("/")
        while rest[0] == ".." and parts:
            parts.pop()
            rest.pop(0)
        new = names.get("/".join([*parts, *rest]))
        return f"url({match['quote']}{match['path'].rsplit('/', 1)[0]}/{PurePosixPath(new).name}{match['quote']})" if new else match[0]

    return _CSS_ADDRESS.sub(renamed, css)


def with_new_names(html: str, names: dict[str, str]) -> str:
    """Return the page with the new name of each asset that it loads."""
    return _REFERENCE.sub(lambda match: match["before"] + names.get(match["path"], match["path"]), html)
