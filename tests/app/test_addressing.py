"""What was typed of a colleague becomes a card: every word in its place, none lost."""

import pytest

from app.addressing import read
from vault.records.correspondents import Correspondent

LETTER = """Dr Nathalie Quérouil
Cardiologue
Centre hospitalier de Montbrelan
12 rue des Tilleuls
49982 Saint-Aubin-la-Rive
Tél. : 02 41 00 00 12 - n.querouil@medecin.mssante.fr
RPPS 10001234567, cardio@exemple.fr"""


def test_the_lines_of_an_address_are_the_fields_of_a_card() -> None:
    assert read(LETTER) == Correspondent(
        "Dr Nathalie Quérouil",
        "Cardiologue",
        "10001234567",
        "Centre hospitalier de Montbrelan",
        "12 rue des Tilleuls\n49982 Saint-Aubin-la-Rive",
        "02 41 00 00 12",
        "cardio@exemple.fr",
        "n.querouil@medecin.mssante.fr",
    )


@pytest.mark.parametrize(
    ("typed", "place", "expected"),
    [
        ("Dr Roux", "", Correspondent("Dr Roux")),
        ("Dr Roux, rhumatologue", "", Correspondent("Dr Roux", "rhumatologue")),
        ("Dr Roux", "02.41.00.00.12", Correspondent("Dr Roux", phone="02.41.00.00.12")),
        (
            "Dr Roux",
            "Angers, +33 6 00 00 00 12",
            Correspondent("Dr Roux", address="Angers", phone="+33 6 00 00 00 12"),
        ),
        (
            "Dr Roux, 12 bis, rue des Tilleuls, 49000 Angers, 02 41 00 00 12, roux@exemple.fr",
            "",
            Correspondent(
                "Dr Roux",
                address="12 bis, rue des Tilleuls\n49000 Angers",
                phone="02 41 00 00 12",
                email="roux@exemple.fr",
            ),
        ),
        ("Dr Roux\n3, place du Port", "", Correspondent("Dr Roux", address="3, place du Port")),
        (
            "Laboratoire du Port\n49000 Angers",
            "",
            Correspondent("Laboratoire du Port", address="49000 Angers"),
        ),
        (
            "Dr Roux\nORL\nCHU\nPôle tête et cou",
            "",
            Correspondent("Dr Roux", "ORL", "", "CHU, Pôle tête et cou"),
        ),
    ],
)
def test_a_few_words_are_enough(typed: str, place: str, expected: Correspondent) -> None:
    assert read(typed, place) == expected


def test_a_second_number_stays_where_it_was_typed() -> None:
    card = read("Dr Roux\n02 41 00 00 12 ou 06 00 00 00 12")
    assert card.phone == "02 41 00 00 12"
    assert "06 00 00 00 12" in card.address
