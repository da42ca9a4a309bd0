"""Measure the content rules on labelled passages.

    PYTHONPATH=scripts:tests python tests/lint/content/score.py [--set build|held|blind-a|blind-b|all] [--misses] [--labels]

A passage counts as flagged when any rule of the 27 categories reports it. The first report (worst category first) is right when its
category is among the labels or ``also_ok``; ``any`` asks that of any report. The 220 passages of ``lint-examples.yml`` are split once by
the SHA-256 of their id: 120 to build on, 100 only to score on. The passages of ``blind-*.yml`` are only scored on.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml

from steadyground.lint.categories import categories
from steadyground.lint.classifier.judge import settled
from steadyground.lint.rule import Context, Rule, all_rules
from steadyground.pages import read_page
from steadyground.problem import Level
from steadyground.records import load_ledger

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EXAMPLES = ROOT / "tests" / "fixtures" / "lint-examples.yml"
BLIND = sorted(HERE.glob("blind-*.yml"))
TODAY = date(2026, 11, 22)
BUILD = 120


@dataclass(frozen=True)
class Item:
    """A labelled passage."""

    id: str
    text: str
    labels: tuple[str, ...]
    also_ok: tuple[str, ...] = ()


@dataclass
class Score:
    """Counts over a set of passages."""

    flagged_bad: int = 0
    missed: int = 0
    flagged_good: int = 0
    passed: int = 0
    first_right: int = 0
    any_right: int = 0
    reports: int = 0
    reports_right: int = 0
    error_found: int = 0
    error_all: int = 0
    found: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Of what is flagged, the share that should be."""
        return self.flagged_bad / max(1, self.flagged_bad + self.flagged_good)

    @property
    def recall(self) -> float:
        """Of what should be flagged, the share that is."""
        return self.flagged_bad / max(1, self.flagged_bad + self.missed)

    @property
    def error_recall(self) -> float:
        """Of the labels of error categories, the share reported as one of the passage's error labels."""
        return self.error_found / max(1, self.error_all)

    @property
    def category(self) -> float:
        """Of the flagged passages that should be, the share whose first report is right."""
        return self.first_right / max(1, self.flagged_bad)


def load(path: Path) -> list[Item]:
    """Read a labelled file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return [Item(i["id"], i["text"], tuple(i["labels"] or ()), tuple(i.get("also_ok") or ())) for i in data["items"]]


def split(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Return the passages to build on and those only to score on."""
    order = sorted((i.id for i in items), key=lambda name: sha256(name.encode()).hexdigest())
    build = set(order[:BUILD])
    return [i for i in items if i.id in build], [i for i in items if i.id not in build]


@cache
def content_rules() -> tuple[Rule, ...]:
    """Every rule of the 27 categories, worst category first."""
    order = list(categories()[0])
    return tuple(sorted((r for r in all_rules() if r.category in order), key=lambda r: (order.index(r.category), r.code)))


@cache
def context() -> Context:
    """The day the labels hold for, and the project's records."""
    return Context(load_ledger(ROOT), TODAY)


def reports(text: str) -> list[tuple[str, str, str]]:
    """Return category, code and message of every report on a text, worst category first."""
    page = read_page(text, "docs/passage.md")
    found = settled(page, [problem for r in content_rules() for problem in r.problems(page, context())])
    return [(p.name.partition("/")[0], p.code, p.message) for p in found]


def score(items: list[Item], show: bool = False) -> Score:
    """Score a set of passages, and show what went wrong."""
    total = Score()
    for item in items:
        made = reports(item.text)
        _count(total, item, [category for category, _, _ in made])
        if show:
            _show(item, made)
    return total


def _count(total: Score, item: Item, made: list[str]) -> None:
    allowed = {*item.labels, *item.also_ok}
    if not item.labels:
        total.flagged_good += bool(made)
        total.passed += not made
        return
    errors = {label for label in item.labels if categories()[0][label].level is Level.ERROR}
    total.flagged_bad += bool(made)
    total.missed += not made
    total.first_right += bool(made) and made[0] in allowed
    total.any_right += bool(allowed & set(made))
    total.reports += len(set(made))
    total.reports_right += len(allowed & set(made))
    total.error_all += bool(errors)
    total.error_found += bool(errors) and any(categories()[0][m].level is Level.ERROR for m in made)
    for label in item.labels:
        total.labelled[label] += 1
        total.found[label] += label in made


def _show(item: Item, made: list[tuple[str, str, str]]) -> None:
    allowed = {*item.labels, *item.also_ok}
    names = [c for c, _, _ in made]
    if not item.labels and made:
        print(f"\nFALSE ALARM {item.id}: {item.text}")
    elif item.labels and not made:
        print(f"\nMISSED {item.id} {list(item.labels)}: {item.text}")
    elif item.labels and names[0] not in allowed:
        print(f"\nOTHER CATEGORY {item.id} {list(item.labels)}: {item.text}")
    else:
        return
    for category, code, message in made:
        print(f"    {code} {category}: {message}")


def tell(name: str, total: Score) -> None:
    """Print the figures of a set."""
    print(
        f"{name}: precision {total.precision:.3f} recall {total.recall:.3f} error recall {total.error_recall:.3f} "
        f"category first {total.category:.3f} any {total.any_right / max(1, total.flagged_bad):.3f} "
        f"reports right {total.reports_right / max(1, total.reports):.3f} "
        f"({total.flagged_bad} of {total.flagged_bad + total.missed} flagged, "
        f"{total.flagged_good} of {total.flagged_good + total.passed} false alarms)"
    )


def main(argv: list[str]) -> int:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", default="all")
    parser.add_argument("--misses", action="store_true", help="show what went wrong (never needed for the held-out set)")
    parser.add_argument("--labels", action="store_true", help="show the recall of each category")
    chosen = parser.parse_args(argv)
    build, held = split(load(EXAMPLES))
    sets = {"build": build, "held": held, **{path.stem: load(path) for path in BLIND}}
    for name, items in sets.items():
        if chosen.set in ("all", name):
            total = score(items, chosen.misses)
            tell(name, total)
            if chosen.labels:
                print("   ", ", ".join(f"{k} {total.found[k]}/{n}" for k, n in total.labelled.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
