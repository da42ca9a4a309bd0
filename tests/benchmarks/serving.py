"""How many requests a second Caddy and nginx answer from the built, precompressed site: ``PYTHONPATH=scripts:tests python tests/benchmarks/serving.py``.

Needs a built site, ``hey`` for the load, and Caddy or nginx or both; what is missing is left out and said. ``--programs`` names a folder with more
programs, for instance of unpacked packages. Both servers send the same files: text packed beforehand as gzip (Debian's nginx has no brotli of its
own), with the headers of the build's ``_headers``. Both run all the while and are asked in turn, so that other work on the machine slows both alike.
Load and server share this machine, so the figures compare the two and are no promise about another machine. They go to ``results/serving.json``,
and ``speed_page.py`` puts them on a page. ``--configs`` prints the settings of both servers and stops.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from datetime import date
from pathlib import Path

from benchmarks.scale import REPOSITORY, machine

RESULTS = Path(__file__).parent / "results" / "serving.json"
PAGES = {"first page": "", "long page": "ketamine/does-it-help-ptsd/", "style sheet": "assets/css/site.*.css"}
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
ASK_AGAIN = "no-cache"
Rules = dict[str, list[tuple[str, str]]]


def rules(headers: str) -> Rules:
    """Return the headers of each path of a ``_headers`` file."""
    found: Rules = {}
    for line in headers.splitlines():
        if line.startswith("/"):
            found[line.strip()] = []
        elif ":" in line:
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]].append((name, value))
    return found


def caddyfile(site: Path, port: int, found: Rules) -> str:
    """Return Caddy's settings. What is not named by its content is asked about again at each visit."""
    lines = [f'  header {path} {name} "{value}"' for path, rows in found.items() for name, value in rows]
    return "\n".join([
        "{\n admin off\n auto_https off\n}", f"http://127.0.0.1:{port} {{", f"  root * {site}", "  @pages not path /assets/*",
        f'  header @pages Cache-Control "{ASK_AGAIN}"', *lines,
        "  file_server {\n    precompressed gzip\n  }", "  handle_errors {\n    rewrite * /404.html\n    file_server\n  }", "}\n",
    ])


def nginx_conf(site: Path, port: int, found: Rules) -> str:
    """Return nginx's settings, for the same headers: one that a place sets makes nginx forget those of the places around it."""
    everywhere = found.get("/*", [])

    def added(rows: list[tuple[str, str]]) -> str:
        return "".join(f"      add_header {name} {json.dumps(value)} always;\n" for name, value in rows)

    places = "".join(
        f"    location {path.rstrip('*')} {{\n{added([*everywhere, *rows])}    }}\n" for path, rows in found.items() if path != "/*"
    )
    return (
        f"worker_processes auto;\ndaemon off;\npid {site.parent}/nginx.pid;\nerror_log {site.parent}/nginx.log;\n"
        + "events { worker_connections 1024; }\nhttp {\n  access_log off;\n  sendfile on;\n  tcp_nopush on;\n"
        + "".join(f"  {kind}_temp_path {site.parent}/nginx-tmp;\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"  types {{ {mime_types()} }}\n  default_type application/octet-stream;\n"
        + f"  server {{\n    listen 127.0.0.1:{port};\n    root {site};\n    error_page 404 /404.html;\n    gzip_static on;\n"
        + f"    location / {{\n{added([*everywhere, ('Cache-Control', ASK_AGAIN)])}    }}\n{places}  }}\n}}\n"
    )


def mime_types() -> str:
    """Return the types of the files of the site as nginx writes them."""
    return (
        "text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; application/xml xml; text/plain txt; "
        "font/woff2 woff2; application/pdf pdf; image/png png; text/csv csv;"
    )


def packed(site: Path, folder: Path) -> Path:
    """Return a copy of the site with a gzip copy beside each text file."""
    made = folder / "site"
    shutil.copytree(site, made)
    for path in [path for path in made.rglob("*") if path.suffix in TEXT and path.is_file()]:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    return made


@contextlib.contextmanager
def running(command: list[str], address: str):
    """Run a server until it answers, and end it afterwards."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address, timeout=5)
                break
            time.sleep(0.1)
        else:
            raise SystemExit(f"{command[0]} does not answer at {address}")
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answered(hey: str, address: str, seconds: int, at_once: int) -> float:
    """Return the answers a second under load. Raises SystemExit where any answer is not 200."""
    command = [hey, "-z", f"{seconds}s", "-c", str(at_once), "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    codes = set(re.findall(r"^\s+\[(\d+)\]", said, re.M))
    if codes != {"200"}:
        raise SystemExit(f"{address} answered with {sorted(codes)}:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def commands(site: Path, found: Rules, programs: str) -> dict[str, tuple[list[str], str]]:
    """Return the command and address of each server that is here, its settings written beside the site."""
    caddy, nginx = shutil.which("caddy", path=programs), shutil.which("nginx", path=programs)
    made = {}
    if caddy:
        port, settings = free_port(), site.parent / "Caddyfile"
        settings.write_text(caddyfile(site, port, found))
        made["Caddy"] = [caddy, "run", "--config", str(settings), "--adapter", "caddyfile"], f"http://127.0.0.1:{port}/"
    if nginx:
        port, settings = free_port(), site.parent / "nginx.conf"
        settings.write_text(nginx_conf(site, port, found))
        made["nginx"] = [nginx, "-p", str(site.parent), "-c", str(settings), "-e", str(site.parent / "nginx.log")], f"http://127.0.0.1:{port}/"
    return made


def measure(site: Path, programs: str, chosen: argparse.Namespace) -> dict[str, dict[str, int]]:
    """Return the median of the answers a second by server and file. The servers are asked in turn."""
    hey = shutil.which("hey", path=programs)
    if not hey:
        raise SystemExit("there is no `hey` to make the load with (Debian: apt-get install hey)")
    servers = commands(site, rules((site / "_headers").read_text()), programs)
    runs: dict[str, dict[str, list[float]]] = {name: {what: [] for what in PAGES} for name in servers}
    with contextlib.ExitStack() as open_servers:
        for command, address in servers.values():
            open_servers.enter_context(running(command, address))
        for _ in range(chosen.runs):
            for what, pattern in PAGES.items():
                path = next(site.glob(pattern)).relative_to(site).as_posix() if "*" in pattern else pattern
                for name, (_, address) in servers.items():
                    runs[name][what].append(answered(hey, address + path, chosen.seconds, chosen.at_once))
    return {name: {what: round(statistics.median(figures)) for what, figures in row.items()} for name, row in runs.items()}


def versions(programs: str) -> dict[str, str]:
    """Return the version of each server that is here."""
    asked = {"Caddy": ("caddy", "version"), "nginx": ("nginx", "-v")}
    found = {name: shutil.which(program, path=programs) for name, (program, _) in asked.items()}
    said = {name: subprocess.run([path, asked[name][1]], capture_output=True, text=True, check=True) for name, path in found.items() if path}
    return {name: re.search(r"\d+(?:\.\d+)+", done.stdout + done.stderr)[0] for name, done in said.items()}


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site")
    parser.add_argument("--programs", default="", help="a folder with more programs")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--configs", action="store_true", help="print the settings of both servers and stop")
    chosen = parser.parse_args(argv)
    if not (chosen.site / "_headers").is_file():
        raise SystemExit(f"there is no built site at {chosen.site}; run `make site` first")
    if chosen.configs:
        found = rules((chosen.site / "_headers").read_text())
        print(caddyfile(Path("/srv/site"), 8080, found), nginx_conf(Path("/srv/site"), 8080, found), sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        programs = os.pathsep.join(filter(None, (chosen.programs, os.environ.get("PATH", ""), "/usr/sbin")))
        before = round(os.getloadavg()[0], 1)
        rows = measure(packed(chosen.site, Path(folder)), programs, chosen)
    figures = {
        "machine": machine(), "cores": os.cpu_count(), "load_before": before, "on": date.today().isoformat(), "versions": versions(programs),
        "at_once": chosen.at_once, "runs": chosen.runs, "seconds": chosen.seconds, "requests_a_second": rows,
    }
    chosen.out.write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
