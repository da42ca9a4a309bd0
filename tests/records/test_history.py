"""No finding changes without a reason."""

from datetime import date
from types import SimpleNamespace

from steadyground.audit.record_change import next_row
from steadyground.markup.tables import change_list
from steadyground.records.finding import Finding
from steadyground.records.history import Change, code_of, differences, replay, unexplained
from steadyground.records.load import load_rows


def finding(name, says="It may help.", certainty="low"):
    text = (
        f"- {{id: {name}, says: '{says}', subject: ptsd, direction: neutral, population: adults, certainty: {certainty}, "
        "rated_by: a review, sources: [one2020], checked: 2026-11-22, due: 2027-05-22}\n"
    )
    (row,), problems, _ = load_rows(text, "f.yml", Finding, "id")
    assert problems == []
    return row


def changes(text):
    rows, problems, _ = load_rows(text, "history.yml", Change, "id")
    assert problems == []
    return rows


def test_a_history_replayed_ends_at_the_ledger():
    first = {"a": finding("a"), "b": finding("b")}
    history = changes(next_row(first, {}, [], date(2026, 11, 22), "First edition."))
    assert replay(history) == {name: code_of(row) for name, row in first.items()}
    assert list(unexplained(first, history, "history.yml")) == []

    later = {"a": finding("a", certainty="moderate"), "c": finding("c")}
    assert differences(later, history) == (["c"], ["a"], ["b"])
    (problem,) = unexplained(later, history, "history.yml")
    assert "1 new (c)" in problem.message
    assert "1 changed (a)" in problem.message
    assert "1 gone (b)" in problem.message

    second = changes(next_row(later, first, history, date(2026, 12, 1), "A new review."))
    assert second[0].changed["a"].said == "It may help."
    assert second[0].changed["a"].certainty == "low"
    assert second[0].removed == {"b": "It may help."}
    assert list(unexplained(later, [*history, *second], "history.yml")) == []


def test_nothing_changed_writes_nothing():
    first = {"a": finding("a")}
    history = changes(next_row(first, {}, [], date(2026, 11, 22), "First edition."))
    assert next_row(first, first, history, date(2026, 11, 23), "no reason") == ""


def test_a_small_change_of_the_words_is_a_change():
    assert code_of(finding("a")) != code_of(finding("a", says="It helps."))
    assert code_of(finding("a")) != code_of(finding("a", certainty="high"))


def test_a_finding_taken_out_later_is_named_and_leads_nowhere():
    first = {"a": finding("a"), "b": finding("b")}
    history = changes(next_row(first, {}, [], date(2026, 11, 22), "First edition."))
    listed = change_list(history, SimpleNamespace(findings={"a": first["a"]}))
    links = [link.get("href") for part in listed for link in part.iter("a")]
    assert len(links) == 1
    assert links[0].endswith("evidence/findings/ptsd/#a")
    assert "b, taken out since" in "".join(text for part in listed for text in part.itertext())
