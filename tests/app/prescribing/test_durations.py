"""The day on which what was prescribed is used up."""

import pytest

from app.prescribing.durations import ends


@pytest.mark.parametrize(
    ("duration", "renewals", "until"),
    [
        ("6 jours", 0, "2026-02-06"),
        ("QSP 28 j", 0, "2026-02-28"),
        ("2 semaines", 1, "2026-02-28"),
        ("1 mois", 0, "2026-02-28"),
        ("3 mois", 2, "2026-10-31"),
        ("1 an", 0, "2027-01-31"),
        ("2 boîtes", 0, ""),
        ("", 3, ""),
    ],
)
def test_a_prescription_ends_when_its_last_renewal_does(duration: str, renewals: int, until: str) -> None:
    assert ends("2026-01-31", duration, renewals) == until
