"""The registries, asked through a server on this machine that answers in the forms they use, and in forms they should not."""

import http.server
import json
import threading
from datetime import UTC, datetime
from typing import ClassVar

import httpx
import pytest
import yaml
from click.testing import CliRunner

from steadyground.audit.refresh import ask, changes, with_status
from steadyground.audit.registries import Registries, wait_for
from steadyground.cli import steady
from steadyground.records import Source, Status, Table, load_ledger
from steadyground.records.load import load_rows

ROWS = """\
- key: plain2020
  kind: trial
  title: Plain
  doi: 10.1000/plain
  pmid: "11"
  supports: s
  limits: l
  read: abstract
  checked: 2026-11-22

- key: gone2020
  kind: trial
  title: Gone
  doi: 10.1000/gone
  pmid: "22"
  supports: s
  limits: l
  read: abstract
  status: corrected
  status_note: An old note that goes
    over two lines.
  checked: 2026-11-22

- key: slow2020
  kind: trial
  title: Slow
  doi: 10.1000/slow
  supports: s
  limits: l
  read: abstract
  checked: 2026-11-22
"""
WORKS = {
    "plain": {"updated-by": []},
    "gone": {"updated-by": [{"type": "correction", "DOI": "10.1000/c"}, {"type": "retraction", "DOI": "10.1000/notice"}]},
}
SUMMARIES = {
    "11": {"uid": "11", "pubtype": ["Journal Article"], "references": [{"reftype": "Erratum in", "refsource": "J Test 2021;1:2"}]},
    "22": {"uid": "22", "pubtype": ["Journal Article", "Retracted Publication"], "references": []},
}


class Registry(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[dict[str, int]] = {}
    behavior = "well"

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.asked[self.path] = self.asked.get(self.path, 0) + 1
        if self.behavior == "busy" and self.asked[self.path] == 1:
            return self.answer(429, "", {"Retry-After": "7"})
        if self.behavior == "garbled":
            return self.answer(200, '{"message": ', {})
        if self.behavior == "odd":
            return self.answer(200, "[]", {})
        if self.behavior == "slow" and "slow" in self.path:
            threading.Event().wait(1.0)
        if "esummary" in self.path:
            return self.answer(200, json.dumps({"result": {"uids": list(SUMMARIES), **SUMMARIES}}), {})
        name = self.path.rsplit("/", 1)[-1]
        return self.answer(200 if name in WORKS else 404, json.dumps({"message": WORKS.get(name)}), {})

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture(params=["well"])
def registry(request):
    Registry.asked, Registry.behavior = {}, request.param
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def sources():
    rows, problems, lines = load_rows(ROWS, "sources.yml", Source, "key")
    assert problems == []
    return Table("sources.yml", {r.key: r for r in rows}, {r.key: n for r, n in zip(rows, lines, strict=True)})


def outcomes(sources, address, timeout=5.0):
    waits = []
    with httpx.Client(timeout=timeout) as client:
        found = ask(sources, Registries(client, waits.append, address, address), lambda n, of: None)
    return {outcome.key: outcome for outcome in found}, waits


def test_a_retraction_a_correction_and_a_work_that_is_not_known(sources, registry):
    found, waits = outcomes(sources, registry)
    assert waits == []
    assert found["gone2020"].notice.status is Status.RETRACTED
    assert found["plain2020"].notice.status is Status.CORRECTED
    assert "J Test 2021" in found["plain2020"].notice.note
    assert (found["slow2020"].notice, found["slow2020"].unanswered) == (None, "Crossref: answered 404")


@pytest.mark.parametrize("registry", ["busy"], indirect=True)
def test_a_busy_registry_is_waited_for_as_long_as_it_asks(sources, registry):
    found, waits = outcomes(sources, registry)
    assert set(waits) == {7.0}
    assert found["gone2020"].notice.status is Status.RETRACTED


@pytest.mark.parametrize("registry", ["garbled", "odd"], indirect=True)
def test_an_answer_that_cannot_be_read_changes_nothing_and_is_said(sources, registry):
    found, _ = outcomes(sources, registry)
    assert all(outcome.notice is None and outcome.unanswered for outcome in found.values())
    assert list(changes(found.values(), sources)) == []


def test_a_registry_that_cannot_be_reached_is_left_alone_after_three_tries():
    asked = []

    def refuse(request):
        asked.append(request.url.path)
        raise httpx.ConnectError("no network")

    rows = [Source.model_validate({**yaml.safe_load(ROWS)[2], "key": f"k{n}", "doi": f"10.1000/{n}"}) for n in range(50)]
    with httpx.Client(transport=httpx.MockTransport(refuse)) as client:
        found = ask(rows, Registries(client, lambda _: None), lambda n, of: None)
    assert len(asked) == 3
    assert [outcome.unanswered for outcome in found[2:4]] == [
        "Crossref: no connection: no network", "Crossref: not asked, since it could not be reached 3 times in a row",
    ]
    assert all(outcome.unanswered for outcome in found)


@pytest.mark.parametrize("registry", ["slow"], indirect=True)
def test_a_time_out_is_a_state_of_its_own(sources, registry):
    found, _ = outcomes(sources, registry, timeout=0.3)
    assert found["slow2020"].unanswered == "Crossref: no answer in time"
    assert found["gone2020"].notice.status is Status.RETRACTED


def test_only_the_status_of_the_row_is_written(sources, registry):
    found, _ = outcomes(sources, registry)
    text = ROWS
    changed = dict(changes(found.values(), sources))
    for key, notice in changed.items():
        text = with_status(text, key, notice)
    rows, problems, _ = load_rows(text, "sources.yml", Source, "key")
    assert problems == []
    assert {row.key: row.status for row in rows} == {"plain2020": "corrected", "gone2020": "retracted", "slow2020": "current"}
    assert "An old note" not in text
    assert {line for line in ROWS.splitlines() if "status" not in line and "over two" not in line} <= set(text.splitlines())


def test_what_is_retracted_stays_so_when_a_registry_is_silent(sources, registry):
    retracted = {key: row.model_copy(update={"status": Status.RETRACTED}) for key, row in sources.rows.items()}
    found, _ = outcomes(sources, registry)
    assert list(changes(found.values(), Table("sources.yml", retracted))) == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("5", 5.0), ("99999", 60.0), (None, 1.0), ("soon", 1.0), ("Sun, 22 Nov 2026 12:00:10 GMT", 10.0), ("Sun, 22 Nov 2020 12:00:00 GMT", 0.0)],
)
def test_both_forms_of_retry_after(header, seconds):
    assert wait_for(header, datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)) == seconds


def test_the_command_writes_the_file_whole_and_says_what_it_did(small_repository, registry, monkeypatch):
    data = small_repository / "docs/_data"
    for name in ("findings", "trials", "plots", "glossary", "history", "questions"):
        (data / f"{name}.yml").write_text("[]\n")
    (data / "sources.yml").write_text(ROWS)
    monkeypatch.chdir(small_repository)
    ran = CliRunner().invoke(steady, ["sources", "refresh", "--crossref", registry, "--pubmed", registry])
    assert ran.exit_code == 1, ran.output
    assert "gone2020: retracted" in ran.output
    assert "slow2020: not learned" in ran.output
    assert load_ledger(small_repository).sources.rows["gone2020"].status is Status.RETRACTED
    assert not list(data.glob(".sources*"))
