"""Style sheets and SVG files: what they load, and the ids an SVG file offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from steadyground.links.address import Inside, Outside, Place
from steadyground.links.css import css_addresses
from steadyground.links.inspect_page import PageResult, has_id
from steadyground.links.kinds import Fault
from steadyground.links.tree import Miss

if TYPE_CHECKING:
    from steadyground.links.tree import SiteTree


def inspect_sheet(tree: SiteTree, path: str, site_url: str) -> PageResult:
    """Return what a style sheet or an SVG file points at, and each address of it that reaches nothing."""
    result = PageResult(tree.index[path])
    try:
        data = (tree.root / path).read_bytes()
    except OSError as error:
        result.faults.append(Fault("unreadable-file", "", str(error)))
        return result
    raws = list(css_addresses(data.decode("utf-8", "replace"))) if path.endswith(".css") else _svg(data, result)
    place = Place(path, site_url)
    for raw in dict.fromkeys(raws):
        if not raw.startswith("#"):
            _use(tree, place, raw, result)
    return result


def _svg(data: bytes, result: PageResult) -> list[str]:
    """Return the addresses of an SVG file. A link of a reader to '#...' is left alone: the file may stand inside a page that has the id."""
    tree = LexborHTMLParser(data)
    ids = {node.id for node in tree.css("[id]") if node.id}
    result.ids = "\n".join(ids)
    raws = [(node.tag, node.attributes.get("href", node.attributes.get("xlink:href")) or "") for node in tree.css("[href]")]
    parts = [raw for tag, raw in raws if raw.startswith("#") and tag != "a"]
    result.faults += [Fault("missing-fragment", raw, raw[1:]) for raw in parts if not has_id(raw[1:], ids)]
    return [raw for _, raw in raws if raw and not raw.startswith(("#", "data:"))]


def _use(tree: SiteTree, place: Place, raw: str, result: PageResult) -> None:
    address = place.resolve(raw)
    if isinstance(address, Outside):
        result.outside.append(address.url)
    elif isinstance(address, Inside) and address.path is None:
        result.faults.append(Fault("out-of-site", raw, ""))
    elif isinstance(address, Inside) and address.path is not None:
        found = tree.find(address.path)
        if found.file >= 0:
            result.used.add(found.file)
        else:
            kind, detail = ("wrong-case", found.near) if found.miss is Miss.CASE else ("missing-file", "")
            result.faults.append(Fault(kind, raw, detail))


def ids_of_picture(tree: SiteTree, number: int) -> str:
    """Return the ids of a file that was not inspected, one a line; empty where it has none."""
    try:
        data = (tree.root / tree.files[number]).read_bytes()
    except OSError:
        return ""
    return "\n".join({node.id for node in LexborHTMLParser(data).css("[id]") if node.id})
