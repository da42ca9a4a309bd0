"""Check the data files: ``python scripts/check_data.py``."""

from pathlib import Path

from steadyground.problem import by_weight
from steadyground.records import load_ledger

if __name__ == "__main__":
    ledger = load_ledger(Path(__file__).parent.parent)
    for problem in by_weight(ledger.problems):
        print(problem, f"\n    fix  {problem.fix}")
    for name in ("sources", "findings", "trials", "countries", "helplines", "directories", "glossary", "questions"):
        print(name, len(getattr(ledger, name)))
    raise SystemExit(bool(ledger.problems))
