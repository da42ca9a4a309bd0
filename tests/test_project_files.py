"""Forms, workflows, hooks and servers: what runs elsewhere is checked here as far as it can be."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from steadyground.records.schema import MODELS
from steadyground.site.finish import HEADERS, KEPT_FOR_A_YEAR

BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
READ_ONLY = {"contents": "read"}


def read(path):
    return yaml.safe_load(path.read_text())


def jobs():
    return [(path.stem, name, job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def make_targets(command):
    words = command.split()
    assert words[0] == "make", f"'{command}' is no make target, so nobody can run it here"
    return [word for word in words[1:] if "=" not in word]


def test_each_command_of_a_workflow_is_a_make_target():
    commands = [step["run"] for _, _, job in jobs() for step in job["steps"] if "run" in step]
    assert len(commands) > 10
    for command in commands:
        assert set(make_targets(command)) <= TARGETS, command


def test_hooks_the_dev_container_and_the_host_run_targets_too():
    hooks = [hook["entry"] for hook in read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]]
    assert {".venv/bin/python -m steadyground.cli lint", ".venv/bin/ruff check"} <= set(hooks)
    others = [entry for entry in hooks if not entry.startswith(".venv/bin/")]
    others.append(json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())["postCreateCommand"])
    others.append(tomllib.loads((ROOT / "netlify.toml").read_text())["build"]["command"])
    for command in others:
        assert set(make_targets(command)) <= TARGETS, command


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_a_workflow_may_do_no_more_than_it_says(path):
    flow, text = read(path), path.read_text()
    assert flow["permissions"] == {}
    assert "concurrency" in flow
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 180
        assert "permissions" in job
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step.get("uses", "actions/x@" + "0" * 40)), step
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
    for line in text.splitlines():
        assert "uses:" not in line or re.search(r"@[0-9a-f]{40} # v\d", line), f"name the version behind the commit: {line}"


def test_a_change_from_a_stranger_meets_nothing_but_the_right_to_read():
    for flow, name, job in jobs():
        if flow == "pull-request":
            assert job["permissions"] == READ_ONLY, name
            assert "GH_TOKEN" not in json.dumps(job)


def test_workflows_and_forms_have_the_form_that_github_asks(tmp_path):
    done = subprocess.run(["make", "workflows"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    broken = tmp_path / "form.yml"
    broken.write_text(FORMS[0].read_text().replace("type: input", "type: telephone"))
    check = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", broken]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize(("flow", "right", "wrong", "said"), [
    ("publish", "needs: build", "needs: biuld", "which does not exist"),
    ("publish", "pages: write", "pags: write", "unknown permission scope"),
    ("publish", "timeout-minutes: 10", "", "timeout-minutes"),
    ("pull-request", "steps.preview.outputs", "steps.previw.outputs", 'property "previw" is not defined'),
    ("pull-request", "!cancelled()", "!canceled()", "undefined function"),
    ("pull-request", "ubuntu-24.04", "ubuntu-24.4", "is unknown"),
    ("pull-request", "fetch-depth", "fetch-dept", 'input "fetch-dept" is not defined'),
    ("weekly", "23 5 * * 1", "63 5 * * 1", "invalid CRON"),
])
def test_a_workflow_that_github_would_refuse_or_misread_is_refused_here(tmp_path, flow, right, wrong, said):
    text = (ROOT / f".github/workflows/{flow}.yml").read_text()
    assert right in text
    broken = tmp_path / ".github/workflows/broken.yml"
    broken.parent.mkdir(parents=True)
    broken.write_text(text.replace(right, wrong))
    asked = re.search(r"jactionlint (.*) \.github", (ROOT / "Makefile").read_text())[1].replace("$(FORMAT)", "text").split()
    done = subprocess.run([BIN / "jactionlint", *asked, broken], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in done.stdout


def test_each_kind_of_report_has_a_form_and_those_about_safety_ask_for_no_story():
    names = " ".join(read(form)["name"].lower() for form in FORMS)
    for kind in ("unsafe", "number", "source", "check was wrong", "rule", "translation"):
        assert kind in names
    for form in FORMS[:2]:
        assert "Everyone can read" in form.read_text()


def test_owners_are_placeholders_of_folders_that_exist_and_safety_asks_a_clinician():
    rows = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines() if line and not line.startswith("#")]
    for folder, *owners in rows:
        assert folder == "*" or (ROOT / folder.lstrip("/")).exists(), folder
        assert all(owner.startswith("@YOUR-ORGANIZATION/") for owner in owners)
    for folder in ("/docs/safety/", "/docs/help/", "/docs/handouts/"):
        assert "@YOUR-ORGANIZATION/clinicians" in {row[0]: row for row in rows}[folder]


def test_each_data_file_names_its_schema_so_that_an_editor_checks_it():
    for stem in MODELS:
        assert (ROOT / f"docs/_data/{stem}.yml").read_text().startswith(f"# yaml-language-server: $schema=schema/{stem}.json\n")


@pytest.fixture
def caddy(tmp_path):
    if not shutil.which("caddy"):
        pytest.skip("Caddy is not on this machine; its settings are checked where it is")
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "404.html", "assets/a.css"):
        (tmp_path / name).write_text(name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "SITE": str(tmp_path), "PORT": str(port)}
    server = subprocess.Popen(["caddy", "run", "--config", ROOT / "deploy/Caddyfile", "--adapter", "caddyfile"], env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    for _ in range(100):
        try:
            urllib.request.urlopen(address)
            break
        except OSError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


def test_caddy_sends_what_the_headers_file_says(caddy):
    page = urllib.request.urlopen(caddy)
    assert {name: page.headers[name] for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert urllib.request.urlopen(caddy + "assets/a.css").headers["Cache-Control"] == KEPT_FOR_A_YEAR
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(caddy + "nothing/")
    assert (missing.value.code, missing.value.read()) == (404, b"404.html")
