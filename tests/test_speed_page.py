"""The page about speed is what its generator makes of the figures."""

import json

from benchmarks.speed_page import PAGE, RESULTS, render


def test_the_page_is_fresh():
    scale, serving = (json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in ("scale", "serving"))
    assert PAGE.read_text(encoding="utf-8") == render(scale, serving), "run PYTHONPATH=scripts:tests python tests/benchmarks/speed_page.py"
