"""What the site knows, in forms that other programs read: sources for reference managers, findings and trials as data."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from steadyground.markup.blocks import DownloadsBlock
from steadyground.markup.notes import finding_address
from steadyground.records.names import Name, parse_names
from steadyground.records.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from steadyground.records import Finding, Ledger, Source
    from steadyground.records.fields import Record

_CSL = {
    "book": "book", "label": "document", "regulator": "document", "guideline": "report", "organisation-page": "webpage",
    "news": "article-newspaper",
}
_BIBTEX = {"book": "book", "guideline": "techreport", "label": "misc", "regulator": "misc", "organisation-page": "misc", "news": "misc"}
_RIS = {"book": "BOOK", "guideline": "RPRT", "label": "GEN", "regulator": "GEN", "organisation-page": "ELEC", "news": "NEWS"}
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_"}


def csl_json(sources: Iterable[Source]) -> str:
    """Return the sources as CSL-JSON (https://citationstyles.org), the form that Zotero and citeproc read."""
    return json.dumps([_csl(source) for source in sources], indent=1, ensure_ascii=False) + "\n"


def _csl(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.key, "type": _CSL.get(source.kind, "article-journal"), "title": source.title}
    if source.authors:
        item["author"] = [_csl_name(name) for name in parse_names(source.authors)[0]]
    if source.year:
        item["issued"] = {"date-parts": [[source.year]]}
    known = {
        "container-title": source.published_in, "DOI": source.doi, "PMID": source.pmid, "ISBN": source.isbn, "URL": source.url,
    }
    return item | {field: value for field, value in known.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if not name.is_person:
        return {"literal": name.family}
    person = {"family": name.family, "given": name.given}
    return {**person, "suffix": name.suffix} if name.suffix else person


def bibtex(sources: Iterable[Source]) -> str:
    """Return the sources as BibTeX."""
    return "\n".join(map(_bibtex_entry, sources))


def _bibtex_entry(source: Source) -> str:
    kind = _BIBTEX.get(source.kind, "article")
    where = {"article": "journal", "book": "publisher", "techreport": "institution"}.get(kind, "howpublished")
    fields = {
        "title": f"{{{_tex(source.title)}}}", "author": _bibtex_authors(source), "year": str(source.year or ""),
        where: _tex(source.published_in or ""), "doi": source.doi or "", "isbn": source.isbn or "", "url": source.address or "",
        "note": f"PMID {source.pmid}" if source.pmid else "",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}")]
    return f"@{kind}{{{source.key},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_authors(source: Source) -> str:
    if not source.authors:
        return ""
    names, cut = parse_names(source.authors)
    written = [", ".join(filter(None, (n.family, n.suffix, n.given))) if n.is_person else f"{{{n.family}}}" for n in names]
    return " and ".join(map(_tex_keep_braces, [*written, *(["others"] if cut else [])]))


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)


def _tex_keep_braces(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) if char not in "{}" else char for char in text)


def ris(sources: Iterable[Source]) -> str:
    """Return the sources as RIS."""
    return "\n".join(map(_ris_entry, sources))


def _ris_entry(source: Source) -> str:
    rows = [("TY", _RIS.get(source.kind, "JOUR")), ("ID", source.key), ("TI", source.title)]
    names = parse_names(source.authors)[0] if source.authors else []
    rows += [("AU", ", ".join(filter(None, (name.family, name.given, name.suffix)))) for name in names]
    rows += [("PY", str(source.year or "")), ("T2", source.published_in or ""), ("DO", source.doi or ""), ("AN", source.pmid or "")]
    rows += [("SN", source.isbn or ""), ("UR", source.address or ""), ("ER", "")]
    return "".join(f"{tag}  - {value}\n" for tag, value in rows if value or tag == "ER")


def rows_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as CSV (RFC 4180), with a header of every key that any of them has. No cell can start a spreadsheet formula."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else json.dumps(value) if isinstance(value, dict) else str(value)
    return "'" + text if re.match(r"[=+@\t]|-(?!\d)", text) else text


def findings_json(ledger: Ledger) -> str:
    """Return the findings as JSON, each with the address of its place on the site and of its sources."""
    rows = [_finding(finding, ledger) for finding in ledger.findings]
    whole = {"$schema": "findings.schema.json", "licence": "https://creativecommons.org/licenses/by/4.0/", "findings": rows}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _finding(finding: Finding, ledger: Ledger) -> dict[str, Any]:
    row = finding.model_dump(mode="json", exclude_none=True, exclude_defaults=False)
    row["page"] = finding_address(finding)
    row["source_addresses"] = {key: ledger.sources.rows[key].address for key in (*finding.sources, *finding.against)}
    return row


def _findings_schema(ledger: Ledger) -> str:
    made = json.loads(schema("findings"))
    row = made["items"]
    row["properties"] |= {"page": {"type": "string"}, "source_addresses": {"type": "object"}}
    whole = {
        "$schema": made["$schema"], "title": "findings.json", "type": "object", "required": ["findings"],
        "properties": {
            "$schema": {"type": "string"}, "licence": {"type": "string"}, "findings": {"type": "array", "items": row},
        },
        "$defs": made["$defs"],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _plain(row: Record) -> dict[str, Any]:
    return row.model_dump(mode="json", exclude_none=True)


EXPORTS: dict[str, Callable[[Ledger], str]] = {
    "sources.csl.json": lambda ledger: csl_json(ledger.sources),
    "sources.bib": lambda ledger: bibtex(ledger.sources),
    "sources.ris": lambda ledger: ris(ledger.sources),
    "sources.csv": lambda ledger: rows_csv(map(_plain, ledger.sources)),
    "findings.json": findings_json,
    "findings.schema.json": _findings_schema,
    "trials.csv": lambda ledger: rows_csv(map(_plain, ledger.trials)),
}


def write_exports(ledger: Ledger, site: Path) -> list[str]:
    """Write every export below ``site``. Returns the file names."""
    folder = site / DownloadsBlock.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in EXPORTS.items():
        (folder / name).write_text(unicodedata.normalize("NFC", make(ledger)), encoding="utf-8", newline="")
    return list(EXPORTS)
