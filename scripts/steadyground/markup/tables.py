"""The ledger, the trials and the glossary as pages show them: complete without script."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from steadyground.markup.certainty import certainty_mark
from steadyground.markup.element import append, element, link, room, scrollable, site_link
from steadyground.markup.notes import NO_YEAR, day, finding_address, finding_note, short_name
from steadyground.records import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyground.records import Finding, Ledger, Question, Source, Term, Trial
    from steadyground.records.history import Change

SUBJECTS = {
    "ketamine-for-ptsd": "Ketamine for PTSD",
    "ketamine-for-depression": "Ketamine and esketamine for depression",
    "ketamine-treatment": "Ketamine treatment: safety and practice",
    "ketamine-recreational": "Recreational ketamine",
    "ketamine-in-animals": "Ketamine in animals",
    "ptsd": "PTSD and the body",
    "ptsd-treatment": "Treatments for PTSD",
    "betrayal-trauma": "Betrayal trauma",
    "self-help": "Self-help",
    "care-and-rights": "Care, rights and cost",
}
NOT_READ = "not read"


def finding_card(finding: Finding, ledger: Ledger) -> etree.Element:
    """Return one finding in full, as a page shows it in its text."""
    return element("div", *finding_note(finding, ledger), class_="sg-finding", data_certainty=finding.certainty)


def ledger_list(findings: Iterable[Finding]) -> list[etree.Element]:
    """Return every finding in a line that links to the rest, below its subject and a mark of how sure it is, the surest first."""
    rows = list(findings)
    parts: list[etree.Element] = []
    for subject, title in SUBJECTS.items():
        chosen = [row for row in rows if row.subject == subject]
        if chosen:
            parts.append(element("h2", f"{title} ({len(chosen)})", id=f"subject-{subject}"))
            steps = {step: [row for row in chosen if row.certainty == step] for step in Certainty}
            parts += [_lines(step, same) for step, same in steps.items() if same]
    return parts


def _lines(certainty: Certainty, findings: Iterable[Finding]) -> etree.Element:
    lines = (element("li", site_link(finding.says, finding_address(finding)), id=finding.id) for finding in findings)
    marked = element("p", certainty_mark(certainty))
    listed = element("ul", *lines, class_="sg-plain")
    return element("div", marked, listed, data_certainty=certainty, style=room(len(listed)))


def finding_entries(findings: Iterable[Finding], ledger: Ledger) -> list[etree.Element]:
    """Return findings in full, each with its facts."""
    return [_entry(finding, ledger) for finding in findings]


def _entry(finding: Finding, ledger: Ledger) -> etree.Element:
    facts = element("dl", class_="sg-facts")
    for name, value in _facts(finding):
        append(facts, element("div", element("dt", name), element("dd", value)))
    note = finding_note(finding, ledger, with_link=False)
    return element("div", *note, facts, class_="sg-finding sg-plain", id=finding.id, data_certainty=finding.certainty)


def _facts(finding: Finding) -> Iterable[tuple[str, str]]:
    yield "Who", finding.population
    for name, value in (("Outcome", finding.outcome), ("Compared with", finding.comparison), ("When", finding.time)):
        if value:
            yield name, value
    if finding.effect:
        effect = finding.effect
        size = f"{effect.measure.replace('-', ' ')} {effect.value:g}"
        if effect.low is not None:
            size += f" ({effect.low:g} to {effect.high:g})"
        if effect.adjusted and effect.adjusted.low is not None:
            adjusted = effect.adjusted
            size += f"; {adjusted.value:g} ({adjusted.low:g} to {adjusted.high:g}) after correction for {adjusted.correction}"
        yield "Size", size + (f" {effect.unit}" if effect.unit else "")
    yield "Certainty rated by", finding.rated_by
    yield "Due again", day(finding.due)


def trials_table(trials: Iterable[Trial], ledger: Ledger) -> etree.Element:
    """Return one row a trial. A cell that nobody has read says so."""
    titles = ("Trial", "People", "Compared with", "Blinding", "Result", "Followed for", "Paid for by")
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    body = element("tbody")
    for trial in trials:
        source = ledger.sources.rows[trial.source]
        name = element("th", link(trial.name, source.address or ""), f": {trial.treatment}", scope="row", id=f"trial-{trial.id}")
        cells = (f"{trial.people}: {trial.who}", trial.comparator, trial.blinding, f"{trial.outcome}: {trial.result}", trial.follow_up)
        append(body, element("tr", name, *(element("td", text) for text in cells), element("td", trial.funding or NOT_READ)))
    table = element("table", element("caption", "Trials, one row each"), element("thead", head), body, class_="sg-trials")
    return scrollable(table)


def glossary_list(terms: Iterable[Term], ledger: Ledger) -> etree.Element:
    """Return every term with its meaning and its other names."""
    items = element("dl", class_="sg-glossary sg-plain", data_no_words="")
    for term in sorted(terms, key=lambda row: row.term.lower()):
        meaning = element("dd", term.says)
        if term.also:
            append(meaning, f" Also: {', '.join(term.also)}.")
        for key in term.cites:
            finding = ledger.findings.get(key)
            named = [site_link("finding", finding_address(finding))] if finding else _work(ledger.sources.rows[key])
            append(meaning, " (", *named, ")")
        append(items, element("dt", term.term, id=term.id), meaning)
    return items


def _work(source: Source) -> Iterable[etree.Element | str]:
    yield link(short_name(source), source.address or "")
    if not source.year:
        yield f", {NO_YEAR}"


def question_map(questions: Iterable[Question]) -> etree.Element:
    """Return each question with the place that answers it, or why it is still open."""
    items = element("ol", class_="sg-questions sg-plain")
    for row in questions:
        item = element("li", element("strong", row.question), " ", id=row.id)
        if row.page:
            append(item, site_link("Read the answer", _address(row.page, row.heading), aria_label=f"Read the answer: {row.question}"))
        else:
            append(item, f"Open: {row.open}")
        append(items, item)
    return items


def change_list(changes: Iterable[Change], ledger: Ledger) -> list[etree.Element]:
    """Return what changed in the ledger, newest first: what it says now, and what it said before."""
    parts: list[etree.Element] = []
    for change in sorted(changes, key=lambda row: (row.on, row.id), reverse=True):
        counts = {"new": len(change.added), "changed": len(change.changed), "taken out": len(change.removed)}
        summary = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
        items = element("ul", class_="sg-plain")
        for name, was in change.changed.items():
            before = f" Before ({was.certainty} certainty): {was.said}"
            append(items, element("li", "Changed: ", _finding_link(name, ledger), before))
        for name, said in change.removed.items():
            append(items, element("li", f"Taken out: {name}. It said: {said}"))
        for name in change.added:
            append(items, element("li", "New: ", _finding_link(name, ledger)))
        parts += [
            element("h2", day(change.on), id=change.id), element("p", f"{change.why} Findings: {summary}."),
            element("details", element("summary", "Which findings"), items, class_="sg-wordlist"),
        ]
    return parts


def _finding_link(name: str, ledger: Ledger) -> etree.Element | str:
    """Return a link to a finding, or its name where it has since been taken out and has no place to lead to."""
    finding = ledger.findings.get(name)
    return site_link(finding.says, finding_address(finding)) if finding else f"{name}, taken out since"


def _address(page: str, heading: str | None) -> str:
    path = page.removesuffix(".md").removesuffix("index")
    end = "/" if path and not path.endswith("/") else ""
    return path + end + (f"#{slugify(heading, '-')}" if heading else "")
