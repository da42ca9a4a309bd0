"""The work for each page stays the same when there are more pages: calls are counted, not seconds."""

import time

import pytest

from benchmarks.scale import STEPS, calls, growing, make_site
from steadyground.site.assets import with_bundle
from steadyground.site.loading import lighter
from steadyground.site.reading import easier

pytestmark = pytest.mark.xdist_group("scale")
FEW, MANY = 16, 64


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    found = {}
    for many in (FEW, MANY):
        root = tmp_path_factory.mktemp(f"pages{many}")
        make_site(root, many)
        found[many] = {step: calls(step, root) for step in STEPS}
    return found


@pytest.mark.parametrize("step", STEPS)
def test_no_function_is_called_more_often_for_each_page(counted, step):
    assert len(counted[MANY][step]) > 20
    assert growing(counted[FEW][step], counted[MANY][step], MANY / FEW, least=200) == {}


def test_a_function_that_looks_at_every_pair_would_be_found():
    few, many = {"pairs": FEW * FEW, "pages": FEW}, {"pairs": MANY * MANY, "pages": MANY}
    assert growing(few, many, MANY / FEW, least=50) == {"pairs": 4.0}


@pytest.mark.parametrize("step", [easier, lighter, with_bundle])
def test_a_long_run_of_spaces_costs_no_more_than_its_length(step):
    """A menu of many pages leaves such runs in every page."""

    def seconds(length):
        begin = time.process_time()
        assert step(" " * length + "<p>").endswith("<p>")
        return time.process_time() - begin

    assert seconds(100_000) < 1, "tried from each of its places it would take minutes"
