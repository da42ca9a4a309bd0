"""Provide what pip cannot: a browser for the tests, and Pango for PDFs.

``python scripts/provide.py browser`` or ``pango``. It installs the thing itself where it may (apt as root or with sudo that asks
no password, brew, Playwright's own download); otherwise it names the one command that does. Only the standard library is used.
"""

from __future__ import annotations

import argparse
import ctypes.util
import os
import shutil
import subprocess
import sys

APT = {"browser": ["chromium"], "pango": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]}
BREW = {"browser": ["--cask", "chromium"], "pango": ["pango"]}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def present(thing: str) -> bool:
    """Say whether the machine already has it."""
    if thing == "pango":
        return bool(ctypes.util.find_library("pango-1.0") and ctypes.util.find_library("pangoft2-1.0"))
    return any(map(shutil.which, BROWSERS)) or _playwright_has_one()


def _playwright_has_one() -> bool:
    code = (
        "import os, sys\nfrom playwright.sync_api import sync_playwright as start\n"
        "with start() as p: sys.exit(not os.path.exists(p.chromium.executable_path))"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def ways(thing: str) -> list[list[str]]:
    """Return the commands that could provide it here, likeliest first."""
    commands: list[list[str]] = []
    if shutil.which("apt-get"):
        asroot = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not asroot or subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
            install = f"apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq {' '.join(APT[thing])}"
            commands.append([*asroot, "sh", "-c", install])
    if shutil.which("brew"):
        commands.append(["brew", "install", *BREW[thing]])
    if thing == "browser":
        commands.append([sys.executable, "-m", "playwright", "install", "chromium"])
    return commands


def by_hand(thing: str) -> str:
    """Return the one command that a person can run."""
    if shutil.which("brew"):
        return "brew install " + " ".join(BREW[thing])
    return "sudo apt-get install " + " ".join(APT[thing])


def provide(thing: str) -> bool:
    """Try each way until the thing is there. Returns whether it is."""
    if present(thing):
        return True
    for command in ways(thing):
        print(f"Installing {thing} for this machine ...", flush=True)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if present(thing):
            return True
    return False


def main(argv: list[str] | None = None) -> int:
    """Return 0 when the thing is there or is optional, else 2 with the command that provides it."""
    parser = argparse.ArgumentParser(description="Provide what pip cannot.")
    parser.add_argument("thing", choices=sorted(APT))
    parser.add_argument("--optional", action="store_true", help="say so and carry on when it cannot be had")
    options = parser.parse_args(argv)
    if provide(options.thing):
        return 0
    print(f"{options.thing} is missing. This command provides it:\n  {by_hand(options.thing)}", file=sys.stderr)
    if options.optional and options.thing == "pango":
        print("Going on without PDFs.", file=sys.stderr)
    return 0 if options.optional else 2


if __name__ == "__main__":
    raise SystemExit(main())
