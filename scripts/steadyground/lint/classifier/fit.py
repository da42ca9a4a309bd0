"""Fitting the classifier: labelled passages and the pages of the site in, weights out. Needs scikit-learn, which only the tests install."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from steadyground.lint.classifier.features import names, stems
from steadyground.lint.classifier.model import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steadyground.lint.classifier.passages import Passage

LEAST_SEEN = 2
MOST_FEATURES = 12_000
CAREFUL_COUNTS = 3.0
STRENGTH = 8.0
CATEGORY_STRENGTH = 20.0
SMALLEST_WEIGHT = 0.3


def fit(passages: Sequence[Passage], learned_from: str, ours: Sequence[str], others: Sequence[str]) -> str:
    """Return the text of ``weights.json``, fitted to labelled passages and to careful prose in which nothing is to be marked.

    ``ours`` is the prose of our own pages; ``others`` was published by others, and no word is learned that only they use. Both
    count ``CAREFUL_COUNTS`` times as much as a passage each. Two logistic regressions with an L2 penalty over TF-IDF values: one says
    whether a passage is marked, one to which category a marked one belongs. Of all features those with the largest weights are kept.
    """
    texts = [*(p.text for p in passages), *ours, *others]
    marked = [*(bool(p.labels) for p in passages), *(False for _ in (*ours, *others))]
    counts = [*(1.0 for _ in passages), *(CAREFUL_COUNTS for _ in (*ours, *others))]
    known = _seen_often(texts[: len(passages) + len(ours)])
    values, _ = _values(texts, known)
    first = _logistic(STRENGTH).fit(values, marked, sample_weight=counts)
    kept = _largest(known, first.coef_[0])
    values, rarity = _values(texts, kept)
    flag = _logistic(STRENGTH).fit(values, marked, sample_weight=counts)
    bad = [n for n, p in enumerate(passages) if p.labels]
    category = _logistic(CATEGORY_STRENGTH).fit(values[bad], [passages[n].labels[0] for n in bad])
    held = {
        "learned_from": learned_from, "passages": len(passages), "careful": len(ours) + len(others), "of_others": len(others),
        "bias": _whole(flag.intercept_[0]), "categories": [str(name) for name in category.classes_],
        "category_bias": [_whole(b) for b in category.intercept_],
        "flag": {name: [_whole(r), _whole(w)] for name, r, w in zip(kept, rarity, flag.coef_[0], strict=True)},
        "category": _large(kept, category.coef_),
    }
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n").replace("},", "},\n") + "\n"


def _seen_often(texts: Sequence[str]) -> list[str]:
    times = Counter(name for text in texts for name in set(names(stems(text))))
    return sorted(name for name, count in times.items() if count >= LEAST_SEEN)


def _largest(known: Sequence[str], weights: Any) -> list[str]:
    """Return the features with the largest weights, by name."""
    order = sorted(range(len(known)), key=lambda n: -abs(weights[n]))
    return sorted(known[n] for n in order[:MOST_FEATURES])


def _values(texts: Sequence[str], known: Sequence[str]) -> tuple[Any, Any]:
    """Return the values of the known features in each text, and how rare each feature is."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=lambda text: names(stems(text)), sublinear_tf=True, vocabulary=known)
    return vectorizer.fit_transform(texts), vectorizer.idf_


def _logistic(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=1000)


def _large(known: Sequence[str], weights: Any) -> dict[str, dict[str, int]]:
    """Return for each feature the weights that are large enough to matter, by the number of the category."""
    found = {}
    for name, column in zip(known, weights.T, strict=True):
        row = {str(n): _whole(w) for n, w in enumerate(column) if abs(w) >= SMALLEST_WEIGHT}
        if row:
            found[name] = row
    return found


def _whole(number: float) -> int:
    return round(float(number) * UNIT)
