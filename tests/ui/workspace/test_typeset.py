"""No line begins with a sign that belongs to the one before."""

import pytest

from ui.workspace.typeset import together


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Renouvelé 3 mois : amlodipine 5 mg", "Renouvelé 3~mois~: amlodipine 5~mg"),
        ("Revoir ? Oui ! « bientôt » ; SpO₂ 97 %", "Revoir~? Oui~! «~bientôt~»~; SpO₂ 97~%"),
        ("HbA1c 7,2 %, glycémie 1,1 g/L", "HbA1c 7,2~%, glycémie 1,1~g/L"),
        ("2 grandes marches, 3 min de repos", "2 grandes marches, 3~min de repos"),
        ("nothing: to hold", "nothing: to hold"),
    ],
)
def test_signs_and_units_stay_with_what_they_belong_to(typed: str, shown: str) -> None:
    assert together(typed) == shown.replace("~", "\u00a0")
    assert len(together(typed)) == len(typed)
