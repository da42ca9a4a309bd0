"""Is the HTML of every page valid? ``python tests/benchmarks/html_valid.py --tools build/npm``

Needs Java and Node: the Nu HTML checker comes from npm (``vnu-jar``) into ``--tools`` at the first run. What is allowed, and why, is in
``tests/site/vnu-allowed.txt``. Ends with 1 where a page has anything else, or where an allowance is no longer needed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def checked(site: Path, tools: Path) -> list[dict[str, str]]:
    """Return every error that the checker reports for the pages below ``site``."""
    jar = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        tools.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(tools), "vnu-jar"], check=True)
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    messages: list[dict[str, str]] = json.loads(ran.stderr)["messages"]
    return messages


def main(argv: list[str]) -> int:
    """Check the site and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--tools", type=Path, default=ROOT / "build" / "npm")
    given = parser.parse_args(argv)
    lines = (ROOT / "tests" / "site" / "vnu-allowed.txt").read_text(encoding="utf-8").splitlines()
    allowed = {line: 0 for line in lines if line and not line.startswith("#")}
    wrong = 0
    for message in checked(given.site, given.tools):
        rule = next((rule for rule in allowed if re.search(rule, message["message"])), None)
        if rule:
            allowed[rule] += 1
        else:
            wrong += 1
            print(f"{message.get('url', '')}:{message.get('lastLine', '')} {message['message']}\n    {message.get('extract', '').strip()[:160]}")
    unused = [rule for rule, count in allowed.items() if not count]
    for rule in unused:
        print(f"tests/site/vnu-allowed.txt: nothing needs this any more: {rule}")
    print(f"{wrong} errors, {sum(allowed.values())} allowed")
    return 1 if wrong or unused else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
