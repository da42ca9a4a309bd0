"""What a practice may ask for: each thing it may not is refused, with the line and the reason."""

import json

import jsonschema
import pytest
import yaml

from conftest import ROOT
from steadyground.handouts.catalog import load_catalog
from steadyground.pages import PageType, load_pages
from steadyground.practice import protected
from steadyground.practice.check import MOST_LOGO_BYTES, check_practice
from steadyground.practice.colors import LEAST, SCHEMES, SETS, TOKENS, contrast, least_contrast, tokens

EXAMPLE = ROOT / "practice.example.yml"
LEAST_FILE = """\
name: Example Practice
address: https://guide.example.org/
country: US
contact:
  phone: "+12025550100"
"""


@pytest.fixture
def check(tmp_path, ledger):
    def run(more="", base=LEAST_FILE):
        file = tmp_path / "practice.yml"
        file.write_text(base + more)
        return check_practice(ROOT, file, ledger)

    return run


def test_the_example_is_good_and_says_that_it_is_an_example(ledger):
    practice, problems = check_practice(ROOT, EXAMPLE, ledger)
    assert problems == []
    assert practice.is_example
    schema = json.loads((ROOT / "docs/_data/schema/practice.json").read_text())
    jsonschema.validate(yaml.safe_load(EXAMPLE.read_text()), schema)


def test_a_real_number_and_address_are_no_example(check):
    real = LEAST_FILE.replace("guide.example.org", "guide.clinic.net").replace("+12025550100", "+12025551234")
    assert check(base=real)[0].is_example is False


@pytest.mark.parametrize(("page", "reason"), [
    ("index.md", "first page"), ("help/index.md", "crisis"), ("help/crisis-lines.md", "crisis"), ("safety/index.md", "risks"),
    ("safety/who-should-not.md", "risks"), ("evidence/findings/index.md", "findings"), ("evidence/what-changed.md", "when they changed"),
    ("about/index.md", "who is behind"), ("about/contributing/index.md", "tell them of a fault"), ("decide/index.md", "decision aid"),
    ("ketamine/does-it-help-ptsd.md", "risks"), ("ketamine/read-an-advert.md", "risks"), ("therapies/compare.md", "every option"),
    ("handouts/index.md", "newest"), ("trauma/grounding.md", "rest on it"),
])
def test_what_protects_a_reader_cannot_be_left_out(check, page, reason):
    practice, [problem] = check(f"leave_out:\n  pages:\n    - trauma/threat-responses.md\n    - {page}\n")
    assert practice is None
    assert (problem.line, problem.column, problem.name) == (9, 7, "protected")
    assert page in problem.message
    assert reason in problem.message
    assert "trauma/threat-responses.md" in problem.fix


@pytest.mark.parametrize("handout", sorted({sheet.record.id for sheet in load_catalog(ROOT)[0]} - protected.OPTIONAL_HANDOUTS))
def test_what_protects_a_reader_on_paper_cannot_be_left_out(check, handout):
    _, [problem] = check(f"leave_out:\n  handouts: [{handout}]\n")
    assert (problem.line, problem.name) == (7, "protected")
    assert "a copy may do without" not in problem.message, "each has a reason of its own"


@pytest.mark.parametrize("key", ["crisis: false", "dates: false", "findings: hidden", "reviewed: yes", "notice: ''"])
def test_there_is_no_key_for_what_every_copy_has(check, key):
    _, [problem, *_] = check(f"{key}\n")
    assert problem.line == 6
    assert "use one of" in problem.fix or "empty" in problem.message


def test_a_page_that_nobody_has_listed_is_kept():
    assert protected.why_page_stays("safety/new.md")
    assert protected.why_page_stays("elsewhere/new.md")
    assert protected.why_handout_stays("new")


def test_what_may_be_left_out_is_there_and_carries_no_risk_and_no_handout():
    pages = {page.path.removeprefix("docs/"): page for page in load_pages(ROOT)[0]}
    assert set(pages) >= protected.OPTIONAL_PAGES
    assert all(pages[name].front.page_type is not PageType.SAFETY for name in protected.OPTIONAL_PAGES)
    sheets = load_catalog(ROOT)[0]
    assert {sheet.record.id for sheet in sheets} >= protected.OPTIONAL_HANDOUTS
    assert {page for sheet in sheets for page in sheet.record.pages} & protected.OPTIONAL_PAGES == set()


@pytest.mark.parametrize(("more", "line", "said"), [
    ("leave_out:\n  pages: [trauma/threat-response.md]\n", 7, "did you mean 'trauma/threat-responses.md'?"),
    ("leave_out:\n  handouts: [grounding]\n", 7, "did you mean 'grounding-card'?"),
    ('colors:\n  light:\n    band: "#8a7ab0"\n', 8, ":1, and 7:1 is the least"),
    ('colors:\n  light:\n    link: "#c8b6ff"\n', 8, ":1, and 7:1 is the least"),
    ('colors:\n  dark:\n    link: "#333333"\n', 8, ":1, and 7:1 is the least"),
    ("colors:\n  light:\n    band: purple\n", 8, "does not have the form"),
    ("logo: none.svg\n", 6, "there is no file"),
    ("logo: ../logo.svg\n", 6, "there is no file"),
    ("logo: script.svg\n", 6, "holds a script"),
    ("logo: large.png\n", 6, "every page would load it"),
])
def test_a_fault_is_named_at_its_line(check, tmp_path, more, line, said):
    (tmp_path / "script.svg").write_text("<svg><SCRIPT>alert(1)</SCRIPT></svg>")
    (tmp_path / "large.png").write_bytes(bytes(MOST_LOGO_BYTES + 1))
    (tmp_path.parent / "logo.svg").write_text("<svg/>")
    practice, [problem] = check(more)
    assert practice is None
    assert problem.line == line
    assert said in problem.message


@pytest.mark.parametrize(("was", "now", "said"), [
    ("country: US", "country: ZZ", "choose one of"), ('phone: "+12025550100"', "hours: weekdays", "add one of them"),
    ("name: Example Practice", "name: " + "x" * 61, "too long"), ("country: US\n", "", "'country' is missing"),
])
def test_what_is_needed_is_asked_for(check, was, now, said):
    _, [problem] = check(base=LEAST_FILE.replace(was, now))
    assert said in f"{problem.message}; {problem.fix}"


def test_no_file_and_an_empty_file_are_named(tmp_path, check, ledger):
    assert check_practice(ROOT, tmp_path / "none.yml", ledger)[1][0].code == "SG461"
    assert check(base="")[1][0].code == "SG461"


def test_the_proposed_shade_is_good_enough(check):
    for palette, part, color in (("light", "band", "#8a7ab0"), ("light", "link", "#c8b6ff"), ("dark", "link", "#333333")):
        fix = check(f'colors:\n  {palette}:\n    {part}: "{color}"\n')[1][0].fix
        shade = fix.split()[1].rstrip(",")
        assert check(f'colors:\n  {palette}:\n    {part}: "{shade}"\n')[1] == []


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 1, 1), (1, 1, 1)) == 1
    gray = 0x76 / 255
    assert contrast((gray,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.005)


def test_the_guide_s_own_colors_would_be_let_through():
    css = tokens((ROOT / TOKENS).read_text())
    for scheme in SCHEMES.values():
        for part, names in SETS.items():
            assert least_contrast(part, css[scheme][names[0]], css[scheme]) >= LEAST
            assert set(names) <= set(css[scheme])
