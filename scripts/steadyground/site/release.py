"""The files of a release: what people download, named with the version, with checksums and a list of the parts it was made with.

The same site gives the same bytes: archives are written in order and without the time of day.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

DOWNLOADS = {".pdf", ".epub", ".zip"}
HANDOUTS = "handouts"
BUNDLE = "offline/steady-ground-offline.zip"
SUMS = "SHA256SUMS"
_VERSION = re.compile(r"v\d+\.\d+\.\d+(?:-[0-9a-z.]+)?")
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


class ReleaseError(Exception):
    """Something that a release needs is not there. The message says what to do."""


def write_release(site: Path, out: Path, version: str, lock: Path) -> list[str]:
    """Write the release below ``out`` and return the names of its files. ``lock`` lists the packages that the site is made with.

    Raises ReleaseError where the version has another form, the handouts or the bundle are missing, or the list of parts cannot be written.
    """
    if not _VERSION.fullmatch(version):
        raise ReleaseError(f"'{version}' is not a version; write it as v1.2.0")
    sheets = sorted((site / HANDOUTS).glob("*.pdf"))
    if not sheets:
        raise ReleaseError(f"{site.name}/{HANDOUTS}/ has no PDFs; run `make handouts`")
    if not (site / BUNDLE).is_file():
        raise ReleaseError(f"{site.name}/{BUNDLE} is not there; run `make bundle`")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    _zip(sheets, out / f"steady-ground-handouts-{version}.zip")
    for path in sorted(site.rglob("*")):
        if path.suffix in DOWNLOADS and path.parent != site / HANDOUTS:
            shutil.copyfile(path, out / f"{path.stem}-{version}{path.suffix}")
    _write_parts(lock, version, out / f"steady-ground-parts-{version}.cdx.json")
    files = sorted(out.iterdir())
    (out / SUMS).write_text("".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files), encoding="ascii")
    return [*(path.name for path in files), SUMS]


def _zip(files: list[Path], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in files:
            archive.writestr(zipfile.ZipInfo(f"{target.stem}/{path.name}", _FIRST_DAY_OF_ZIP), path.read_bytes())


def _write_parts(lock: Path, version: str, target: Path) -> None:
    """Write the software bill of materials in the CycloneDX form: what this version is, and the pinned packages it is made with."""
    whole = ["--pyproject", str(lock.with_name("pyproject.toml")), "--output-reproducible"]
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", str(lock), *whole, "--output-file", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell, fixed program
    if done.returncode:
        raise ReleaseError(f"the list of parts could not be written: {done.stderr.strip()[-300:]}")
    parts = json.loads(target.read_text(encoding="utf-8"))
    parts["metadata"]["component"]["version"] = version
    target.write_text(json.dumps(parts, indent=2) + "\n", encoding="utf-8")
