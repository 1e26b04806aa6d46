"""What an ordonnance says, and what it lacks."""

from dataclasses import replace

import pytest

from app.papers.blocks import Beside, Block, Framed, Sheet, Table, Together, Words
from app.papers.letterhead import Letterhead, Person, from_abroad, in_france, kept
from app.papers.ordonnance import Lacking, Ordonnance, lacking, sheet, unsaid
from vault.records.papers import Line
from vault.records.practice import Practice

PRACTICE = Practice(
    "Dr Claire Marchand",
    "Médecin généraliste",
    "10001234567",
    "Cabinet des Tilleuls",
    "14, rue Haute\n49981 Montbrelan",
    "02 41 99 80 01",
    "06 39 98 41 00",
    "cabinet@exemple.fr",
)
HÉLÈNE = Person("Œuvrard", "Hélène", "Lefèvre", "F", "1968-03-12")
AMOXICILLINE = Line("Amoxicilline 1 g", posology="1 matin et soir", duration="6 jours", renewals=2)
MORPHINE = Line("Morphine 10 mg", posology="1 toutes les 12 h", duration="14 jours", narcotic=True)
WHOLE = Ordonnance(Letterhead(PRACTICE, HÉLÈNE), "2026-11-22", (AMOXICILLINE,))


def said(of: Sheet) -> str:
    """Every word of a sheet, in the order they are read."""
    return "\n".join(_said(of.blocks))


def _said(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Words(words):
                found.append(words)
            case Beside(left, right):
                found += _said(left) + _said(right)
            case Together(inside) | Framed(inside):
                found += _said(inside)
            case Table(heads, rows):
                found += [*heads, *(cell for row in rows for cell in row)]
    return found


def test_it_says_everything_the_law_asks_for() -> None:
    assert not lacking(WHOLE)
    read = said(sheet(WHOLE))
    for expected in (
        "Dr Claire Marchand",
        "Médecin généraliste",
        "N° RPPS : 10001234567",
        "49981 Montbrelan\nFrance",
        "+33\u00a02\u00a041\u00a099\u00a080\u00a001",
        "Montbrelan, le 22 novembre 2026",
        "ŒUVRARD Hélène (née LEFÈVRE)",
        "sexe féminin, née le 12/03/1968",
        "1 matin et soir, pendant 6 jours",
        "À renouveler deux (2) fois",
    ):
        assert expected in read


def test_a_mobile_and_an_e_mail_are_not_for_emergencies() -> None:
    read = said(sheet(WHOLE))
    assert "cabinet@exemple.fr (sauf urgence)" in read
    assert "06\u00a0" not in read
    assert "+33\u00a06\u00a039\u00a098\u00a041\u00a000 (sauf urgence)" in read
    assert "Urgence : 15 ou 112" in read


@pytest.mark.parametrize(
    ("of", "what"),
    [
        (replace(WHOLE, letterhead=Letterhead(replace(PRACTICE, rpps=""), HÉLÈNE)), Lacking.RPPS),
        (replace(WHOLE, letterhead=Letterhead(replace(PRACTICE, email=""), HÉLÈNE)), Lacking.EMAIL),
        (replace(WHOLE, letterhead=Letterhead(PRACTICE, Person("A", "B", sex="F"))), Lacking.BIRTH_DATE),
        (replace(WHOLE, lines=(AMOXICILLINE, Line("Doliprane", duration="5 jours"))), Lacking.POSOLOGY),
        (replace(WHOLE, lines=(Line("Doliprane", posology="1 si douleur"),)), Lacking.DURATION),
    ],
)
def test_what_it_lacks_is_named(of: Ordonnance, what: Lacking) -> None:
    assert lacking(of) == [what]


def test_a_number_of_boxes_stands_for_a_duration() -> None:
    assert not lacking(
        replace(WHOLE, lines=(Line("Doliprane", posology="1 si douleur", quantity="1 boîte"),))
    )


@pytest.mark.parametrize(
    "act",
    [
        "NFS, CRP, TSH",
        "Bilan lipidique",
        "10 séances de kinésithérapie",
        "Échographie abdominale",
        "Radiographie du genou droit",
        "Bas de contention classe II",
        "Soins infirmiers à domicile",
    ],
)
def test_of_an_act_neither_posology_nor_duration_is_asked_for(act: str) -> None:
    assert unsaid(Line(act)) == []


@pytest.mark.parametrize(
    "medicine",
    [
        Line("Doliprane"),
        Line("Amlodipine 5 mg"),
        Line("Bilan lipidique", entry_id="treatment"),
        Line("Gel de massage", code_system="CIS", code="60000004"),
    ],
)
def test_of_what_may_be_a_medicine_both_are_asked_for(medicine: Line) -> None:
    assert unsaid(medicine) == [Lacking.POSOLOGY, Lacking.DURATION]


def test_with_a_long_term_illness_there_are_two_zones_even_where_one_stays_empty() -> None:
    ill = Letterhead(PRACTICE, Person("Œuvrard", "Hélène", long_term_illness=True))
    zones = [block for block in sheet(replace(WHOLE, letterhead=ill)).blocks if isinstance(block, Framed)]
    upper, lower = (said(Sheet("", zone.blocks)) for zone in zones)
    assert "AFFECTION EXONÉRANTE" in upper
    assert "— néant —" in upper
    assert "SANS RAPPORT" in lower
    assert "Amoxicilline" in lower


def test_a_line_of_a_long_term_illness_makes_two_zones_by_itself() -> None:
    lines = (replace(AMOXICILLINE, long_term=True),)
    assert "AFFECTION EXONÉRANTE" in said(sheet(replace(WHOLE, lines=lines)))
    assert "AFFECTION EXONÉRANTE" not in said(sheet(WHOLE))


def test_a_narcotic_stands_in_words() -> None:
    narcotic = replace(WHOLE, lines=(MORPHINE,))
    assert narcotic.narcotic
    assert not WHOLE.narcotic
    read = said(sheet(narcotic))
    assert "Morphine dix milligrammes ; une toutes les douze heures ; pendant quatorze jours" in read.replace(
        "un toutes", "une toutes"
    )
    assert "Nombre de spécialités prescrites : un (1)" in read


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("02.41.99.80.01", "+33 2 41 99 80 01"),
        ("0262 12 34 56", "+262 262 12 34 56"),
        ("06 39 01 23 45", "+262 639 01 23 45"),
        ("+41 22 123 45 67", "+41 22 123 45 67"),
        ("poste 12", "poste 12"),
    ],
)
def test_numbers_are_dialled_from_abroad(typed: str, dialled: str) -> None:
    assert from_abroad(typed).replace("\u00a0", " ") == dialled


def test_the_country_is_said_once() -> None:
    assert in_france("1, rue Haute\n49000 Angers\nFrance") == "1, rue Haute\n49000 Angers\nFrance"
    assert in_france(" ") == ""


def test_a_letterhead_is_kept_as_it_was() -> None:
    assert kept(WHOLE.letterhead.json()) == WHOLE.letterhead
