"""Letters, certificates and free forms."""

import pytest

from app.papers.letterhead import Person, named
from app.papers.letters import title
from vault.records.papers import Kind
from vault.records.practice import Practice


@pytest.mark.parametrize(
    ("profession", "expected"),
    [
        ("Médecin généraliste", "Certificat médical"),
        ("Sage-femme", "Certificat médical"),
        ("Infirmière libérale", "Certificat"),
        ("Masseur-kinésithérapeute", "Certificat"),
        ("Psychologue", "Certificat"),
    ],
)
def test_a_certificate_is_medical_where_the_law_lets_one_write_it(profession: str, expected: str) -> None:
    assert title(Kind.CERTIFICATE, Practice("Claire Marchand", profession)) == expected


def test_a_name_on_paper_holds_nothing_that_is_not_seen() -> None:
    """A mark that turns the writing round made MARNIT read as MARTIN, and the day beside it as another."""
    person = Person("mar\u202enit", "Léa", birth_name="\u2066x", sex="F")
    assert person.full_name == "MAR\\u202eNIT Léa"
    assert "née \\\\u2066X" in str(named(person)[0])
