"""Letters, certificates and free forms."""

import pytest

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
