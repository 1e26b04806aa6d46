"""Birth dates: whole, partial, odd."""

import pytest

from vault.errors import InvalidInput
from vault.records.births import Precision, precision_of, proven


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1968-03-12", Precision.DAY),
        ("2024-02-29", Precision.DAY),
        ("1968-03", Precision.MONTH),
        ("1968", Precision.YEAR),
        ("", Precision.UNKNOWN),
        ("2026-02-29", Precision.ODD),
        ("1950-02-31", Precision.ODD),
        ("1968-13", Precision.ODD),
        ("abcd", Precision.ODD),
        ("2026-W01-1", Precision.ODD),
        ("12 mars", Precision.ODD),
    ],
)
def test_a_date_says_how_much_of_it_is_known(text, precision):
    assert precision_of(text) is precision
    proven(text, precision)


def test_a_date_that_contradicts_its_precision_is_refused():
    with pytest.raises(InvalidInput):
        proven("1968-03", Precision.DAY)


def test_any_date_may_be_called_odd():
    proven("1968-03-12", Precision.ODD)
