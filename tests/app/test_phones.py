"""Numbers of France, at home and from abroad."""

import pytest

from app import phones


@pytest.mark.parametrize(
    ("home", "abroad"),
    [
        ("0612345678", "+33612345678"),
        ("0639012345", "+262639012345"),  # of Mayotte
        ("0639981234", "+33639981234"),  # nobody's, in films and demonstrations
        ("0262123456", "+262262123456"),
        ("0690123456", "+590690123456"),
    ],
)
def test_a_number_leads_abroad_and_home_again(home: str, abroad: str) -> None:
    assert phones.abroad(home) == abroad
    assert phones.national(abroad) == phones.national(abroad.replace("+", "00")) == home


@pytest.mark.parametrize(
    ("typed", "digits"), [("+262 639", "0639"), ("+33 (0)6 12", "0612"), ("06.12", "0612"), ("+32 2", "322")]
)
def test_one_that_is_being_typed_is_read_as_far_as_it_goes(typed: str, digits: str) -> None:
    assert phones.national(typed) == digits
