"""Author lists as sources print them."""

import pytest

from steadyground.records.names import Name, parse_names


@pytest.mark.parametrize(
    ("printed", "names", "cut"),
    [
        ("Feder A, Costi S, Rutter SB, et al.", [Name("Feder", "A"), Name("Costi", "S"), Name("Rutter", "SB")], True),
        ("de Jongh A", [Name("de Jongh", "A")], False),
        ("Zarate CA Jr", [Name("Zarate", "CA", "Jr")], False),
        ("Müller-Engelmann M, van der Kolk BA", [Name("Müller-Engelmann", "M"), Name("van der Kolk", "BA")], False),
        ("US Food and Drug Administration", [Name("US Food and Drug Administration")], False),
        ("National Institute for Health and Care Excellence, London", [Name("National Institute for Health and Care Excellence, London")], False),
    ],
)
def test_names(printed, names, cut):
    assert parse_names(printed) == (names, cut)
