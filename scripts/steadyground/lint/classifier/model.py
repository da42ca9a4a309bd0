"""The classifier's weights, and what they say of a passage."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from steadyground.lint.classifier.features import features, is_word, names, places, stems

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = Path(__file__).with_name("weights.json")
UNIT = 100
LONGEST_PHRASE = 8
FEWEST_WORDS = 5
MANY_STEMS = 30


@dataclass(frozen=True)
class Model:
    """A fitted model. Numbers are in hundredths, so that the file stays small and the same on each machine.

    ``flag`` gives each feature how rare it is and how much it speaks for "an editor would mark this"; ``category`` gives its weights by
    the number of a category. ``learned_from`` is the digest of the passages.
    """

    learned_from: str
    bias: int
    flag: Mapping[str, tuple[int, int]]
    categories: tuple[str, ...]
    category_bias: tuple[int, ...]
    category: Mapping[str, Mapping[str, int]]

    def times(self, found: list[str]) -> Counter[str]:
        """Return how often each known feature of these stems is there."""
        return Counter(filter(self.flag.__contains__, names(found)))

    def values(self, found: list[str]) -> dict[str, float]:
        """Return how much each known feature of these stems counts: rarer ones more, repeated ones a little more."""
        return {name: self.flag[name][0] * (1 + math.log(many)) for name, many in self.times(found).items()}

    def probability(self, text: str) -> float | None:
        """Return how likely it is, from 0 to 1, that a careful editor would mark a passage; None for one of a word or two."""
        found = stems(text)
        if len(found) < MANY_STEMS and len(list(islice(filter(is_word, found), FEWEST_WORDS))) < FEWEST_WORDS:
            return None
        score = squares = 0.0
        for name, many in self.times(found).items():  # as values(), without a dict of them: it is asked of every passage
            rarity, weight = self.flag[name]
            value = rarity * (1 + math.log(many)) if many > 1 else rarity
            score += value * weight
            squares += value * value
        return 1 / (1 + math.exp(-(self.bias + score / (math.sqrt(squares) or 1)) / UNIT))

    def best_category(self, text: str) -> str:
        """Return the category that a marked passage most likely belongs to."""
        scores = [float(bias) for bias in self.category_bias]
        values = self.values(stems(text))
        length = length_of(values)
        for name, value in values.items():
            for number, weight in self.category.get(name, {}).items():
                scores[int(number)] += weight * value / length
        return self.categories[scores.index(max(scores))]

    def phrase(self, text: str) -> tuple[int, int]:
        """Return where the few words stand that weigh most for marking a passage. The passage has at least one word."""
        found = stems(text)
        values = self.values(found)
        weighs = [0.0] * len(found)
        for name, first, last in features(found):
            share = values[name] * self.flag[name][1] / (last - first + 1) if name in values else 0
            for n in range(first, last + 1):
                weighs[n] += share
        first, last = heaviest(weighs, LONGEST_PHRASE)
        words = [n for n in range(first, last + 1) if is_word(found[n])] or [first, last]
        stand = places(text)
        return stand[words[0]][0], stand[words[-1]][1]


def length_of(values: dict[str, float]) -> float:
    """Return the length by which values are divided, so that a long passage weighs no more than a short one."""
    return math.hypot(*values.values()) or 1


def heaviest(weighs: list[float], most: int) -> tuple[int, int]:
    """Return the first and last place of the run of at most ``most`` places whose sum is greatest, and of such runs the shortest."""
    runs = ((first, last) for first in range(len(weighs)) for last in range(first, min(first + most, len(weighs))))
    return max(runs, key=lambda run: (sum(weighs[run[0] : run[1] + 1]), run[0] - run[1]))


@cache
def model() -> Model:
    """Return the model of ``weights.json``."""
    return read_model(WEIGHTS.read_text(encoding="utf-8"))


def read_model(text: str) -> Model:
    """Return the model that the text of ``weights.json`` holds."""
    held = json.loads(text)
    return Model(
        held["learned_from"],
        held["bias"],
        held["flag"],
        tuple(held["categories"]),
        tuple(held["category_bias"]),
        held["category"],
    )
