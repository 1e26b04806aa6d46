"""A number that looks wrong is doubted, and kept."""

import pytest

from ui import rpps


@pytest.mark.parametrize(
    ("number", "odd"),
    [
        ("", False),
        ("10000000009", False),
        ("1000 000 00 09", False),
        ("10100456788", False),
        ("10000000007", True),
        ("10100546788", True),
        ("123", True),
        ("²²²²²²²²²²²", True),
    ],
)
def test_a_number_with_a_wrong_check_digit_is_doubted(number: str, odd: bool) -> None:
    assert ("RPPS" in rpps.doubt(number)) is odd
