"""A release is complete, the same each time, and adds up."""

import hashlib
import json
import os
import subprocess
import zipfile

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from conftest import ROOT
from steadyground.site.release import BUNDLE, ReleaseError, write_release

LOCK = ROOT / "requirements.lock"


@pytest.fixture
def site(tmp_path):
    for name in ("handouts/b.pdf", "handouts/a.pdf", "offline/guide.epub", BUNDLE, "index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "site"


def test_a_release_is_named_adds_up_and_is_the_same_twice(site, tmp_path):
    names = write_release(site, tmp_path / "one", "v1.2.0", LOCK)
    ours = [f"steady-ground-{name}" for name in ("handouts-v1.2.0.zip", "offline-v1.2.0.zip", "parts-v1.2.0.cdx.json")]
    assert names == ["guide-v1.2.0.epub", *ours, "SHA256SUMS"]
    assert zipfile.ZipFile(tmp_path / "one" / names[1]).namelist() == [f"steady-ground-handouts-v1.2.0/{name}.pdf" for name in "ab"]
    sums = dict(reversed(line.split()) for line in (tmp_path / "one/SHA256SUMS").read_text().splitlines())
    assert sums == {name: hashlib.sha256((tmp_path / "one" / name).read_bytes()).hexdigest() for name in names[:-1]}
    write_release(site, tmp_path / "two", "v1.2.0", LOCK)
    assert (tmp_path / "one/SHA256SUMS").read_bytes() == (tmp_path / "two/SHA256SUMS").read_bytes()


def test_the_list_of_parts_names_each_pinned_package_with_its_hash(site, tmp_path):
    write_release(site, tmp_path / "out", "v1.2.0", LOCK)
    text = (tmp_path / "out/steady-ground-parts-v1.2.0.cdx.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = json.loads(text)
    assert (listed["metadata"]["component"]["name"], listed["metadata"]["component"]["version"]) == ("steadyground", "v1.2.0")
    parts = {part["name"]: part for part in listed["components"]}
    pinned = {line.split("==")[0] for line in LOCK.read_text().splitlines() if "==" in line and not line.startswith(" ")}
    assert pinned == set(parts)
    assert "mkdocs-material" in parts
    assert parts["mkdocs"]["externalReferences"]


@pytest.mark.parametrize("version", ["1.2.0", "v1.2", "v1.2.0; rm", "../v1.2.0"])
def test_another_form_of_version_is_refused(site, tmp_path, version):
    with pytest.raises(ReleaseError, match=r"v1\.2\.0"):
        write_release(site, tmp_path / "out", version, LOCK)


def test_a_site_without_handouts_is_no_release(site, tmp_path):
    for path in (site / "handouts").iterdir():
        path.unlink()
    with pytest.raises(ReleaseError, match="make handouts"):
        write_release(site, tmp_path / "out", "v1.2.0", LOCK)


def test_a_site_without_the_bundle_is_no_release(site, tmp_path):
    (site / BUNDLE).unlink()
    with pytest.raises(ReleaseError, match="make bundle"):
        write_release(site, tmp_path / "out", "v1.2.0", LOCK)


def test_a_release_is_made_in_order_and_asks_for_its_version_first():
    environment = {name: value for name, value in os.environ.items() if name not in ("VERSION", "MAKEFLAGS")}
    refused = subprocess.run(["make", "release"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode
    assert "provide" not in refused.stdout
    listed = subprocess.run(["make", "-n", "release", "VERSION=v1.0.0"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    steps = ["provide.py browser", "provide.py pango\n", "cli build", "cli guide", "cli bundle", "cli release"]
    places = [listed.stdout.index(step) for step in steps]
    assert places == sorted(places)
