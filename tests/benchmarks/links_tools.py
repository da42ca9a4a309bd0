"""How each link checker is run, and how what it says becomes rows of one form.

A tool that is not on this machine is left out. The programs are looked for on PATH and in the folders of LINK_TOOLS.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CERTIFICATE = ROOT / "tests/links/certificates/ca.pem"
BROWSER = "Mozilla/5.0 (compatible; links benchmark)"


@dataclass(frozen=True)
class Said:
    """One thing a tool calls broken: the page it is on ('' where the tool does not say), and everything said about it."""

    page: str
    text: str


@dataclass(frozen=True)
class Tool:
    """A checker: its command for a folder and for the address at which the same folder is served, and the reader of its output."""

    name: str
    program: str
    command: Callable[[str, Path, str, bool], list[str]]
    read: Callable[[str], list[Said]]

    def path(self) -> str | None:
        """Return where the program is, or None."""
        return shutil.which(
            self.program, path=os.pathsep.join([os.environ.get("LINK_TOOLS", ""), os.path.dirname(sys.executable), os.environ["PATH"]])
        )


@dataclass(frozen=True)
class Ran:
    """What a run cost: seconds on the clock and on the processors, MiB at the most, and whether it had to be stopped."""

    output: str
    seconds: float
    processor: float
    memory: int
    stopped: bool


def run(command: list[str], limit: float) -> Ran:
    """Run a command with its memory measured (it and its children); stop it after ``limit`` seconds."""
    own = {"PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "tests")])}
    trust = dict.fromkeys(("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE"), str(CERTIFICATE))
    environment = os.environ | own | trust
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=tempfile.gettempdir(), start_new_session=True
        )
        stopped = False
        while True:
            pid, _, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() - start > limit and not stopped:
                os.killpg(process.pid, signal.SIGKILL)
                stopped = True
            time.sleep(0.005)
        seconds = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return Ran(text, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, stopped)


def _json_from(text: str, mark: str = "{") -> dict:
    start = text.find(mark)
    return json.JSONDecoder().raw_decode(text[start:])[0] if start >= 0 else {}


def _ours(program: str, folder: Path, url: str, web: bool) -> list[str]:
    return [sys.executable, str(ROOT / "tests/benchmarks/links_ours.py"), str(folder), *(["--web"] if web else [])]


def _ours_read(text: str) -> list[Said]:
    return [Said(row["page"], f"{row['kind']} {row['raw']} {row['detail']}") for row in _json_from(text, '{"rows"').get("rows", [])]


def _lychee(program: str, folder: Path, url: str, web: bool) -> list[str]:
    options = [
        "--include-fragments=full",
        "--index-files",
        "index.html",
        "--format",
        "json",
        "--no-progress",
        "--timeout",
        "4",
        "--include-mail",
    ]
    local = ["--root-dir", str(folder), "--user-agent", BROWSER, "--cookie-jar", str(folder / "../cookies.json")]
    polite = [
        "--max-retries",
        "2",
        "--retry-wait-time",
        "1",
        "--host-concurrency",
        "4",
        "--host-request-interval",
        "10ms",
        "--accept",
        "200..=299",
    ]
    return [program, *options, *local, *(polite if web else ["--offline"]), str(folder)]


def _lychee_read(text: str) -> list[Said]:
    report = _json_from(text, '{\n  "')
    rows = []
    for name in ("error_map", "timeout_map"):
        for page, entries in report.get(name, {}).items():
            rows += [Said(page, f"{entry['url']} {entry['status']}") for entry in entries]
    return rows


def _linkinator(program: str, folder: Path, url: str, web: bool) -> list[str]:
    extra = [] if web else ["--skip", f"^https?://(?!{re.escape(url.split('//')[1])})"]
    return [program, url, "--recurse", "--check-css", "--check-fragments", "--format", "json", "--timeout", "4000", *extra]


def _linkinator_read(text: str) -> list[Said]:
    links = _json_from(text, '{\n  "').get("links", [])
    return [Said(row.get("parent", ""), f"{row['url']} {row.get('failureDetails', '')}"[:500]) for row in links if row["state"] == "BROKEN"]


def _linkchecker(program: str, folder: Path, url: str, web: bool) -> list[str]:
    settings = Path(tempfile.gettempdir()) / "linkchecker-anchors.ini"
    settings.write_text(f"[AnchorCheck]\n[filtering]\ncheckextern={int(web)}\n")
    return [program, "-f", str(settings), "-o", "csv", "--no-status", "--timeout", "4", *(["--check-extern"] if web else []), url]


def _linkchecker_read(text: str) -> list[Said]:
    body = "\n".join(line for line in text.splitlines() if line.count(";") > 10)
    rows = csv.DictReader(io.StringIO(body), delimiter=";")
    return [
        Said(row.get("parentname") or "", f"{row.get('urlname')} {row.get('url')} {row.get('result')} {row.get('warningstring')}")
        for row in rows
        if row.get("valid") == "False" or "nchor" in (row.get("warningstring") or "")
    ]


def _hyperlink(program: str, folder: Path, url: str, web: bool) -> list[str]:
    inside = [] if web else ["--internal"]
    return [program, "--recursive", *inside, "--canonicalroot", "https://site.example/", "--root", str(folder), str(folder / "index.html")]


def _hyperlink_read(text: str) -> list[Said]:
    """Read TAP; that a link redirects is advice, not a claim that it is broken."""
    rows = []
    for block in re.split(r"\n(?=(?:not )?ok )", text):
        if block.startswith("not ok") and "external-redirect" not in block.split("\n")[0]:
            places = " ".join(re.findall(r"at: +(.*)", block))
            rows.append(Said(places, block.split("\n")[0] + "\n" + places[:300]))
    return rows


def _blc(program: str, folder: Path, url: str, web: bool) -> list[str]:
    return [program, "--recursive", "--ordered", "--filter-level", "3", "--get", *([] if web else ["--exclude-external"]), url]


def _blc_read(text: str) -> list[Said]:
    rows, page = [], ""
    for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines():
        if line.startswith("Getting links from:"):
            page = line.partition(":")[2].strip()
        elif "BROKEN" in line:
            rows.append(Said(page, line))
    return rows


def _checklink(program: str, folder: Path, url: str, web: bool) -> list[str]:
    library = str(Path(program).resolve().parents[1] / "share/perl5")
    return ["perl", "-T", f"-I{library}", program, "--quiet", "--recursive", "--broken", "--timeout", "4", "--sleep", "1", url]


def _checklink_read(text: str) -> list[Said]:
    """Read page by page; an entry is an address on a line of its own, with what is wrong below it. That it redirects is advice."""
    rows = []
    for section in text.split("\nProcessing")[1:]:
        page, _, rest = section.strip().partition("\n")
        entries = [" ".join(entry.split()) + " " for entry in re.split(r"\n(?=\S+[ \t]*\n)", rest)]
        rows += [Said(page.strip(), entry) for entry in entries if _is_broken_entry(entry)]
    return rows


def _is_broken_entry(entry: str) -> bool:
    return not re.search(r"Code: (?:200|30\d)\b", entry) and any(word in entry for word in ("Code:", "ragment", "Line:"))


TOOLS = (
    Tool("this checker", "python3", _ours, _ours_read),
    Tool("lychee", "lychee", _lychee, _lychee_read),
    Tool("linkchecker", "linkchecker", _linkchecker, _linkchecker_read),
    Tool("hyperlink (npm)", "hyperlink", _hyperlink, _hyperlink_read),
    Tool("linkinator", "linkinator", _linkinator, _linkinator_read),
    Tool("broken-link-checker", "blc", _blc, _blc_read),
    Tool("W3C checklink", "checklink", _checklink, _checklink_read),
)

if __name__ == "__main__":
    print([(tool.name, tool.path()) for tool in TOOLS], resource.RUSAGE_CHILDREN)
