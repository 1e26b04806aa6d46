from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QTextDocument

from ui import text

TODAY = date(2026, 11, 21)


def test_a_name_is_the_family_name_in_capitals_then_the_first_name() -> None:
    assert text.full_name("Lefèvre", "Françoise") == "LEFÈVRE Françoise"
    assert text.full_name("d’Œuvrard", "") == "D’ŒUVRARD"


def test_initials_keep_their_accents() -> None:
    assert text.initials("œuvrard", "hélène") == "ŒH"


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(1968, 3, 12), "58 ans"),
        (date(1968, 11, 22), "57 ans"),
        (date(2024, 11, 21), "2 ans"),
        (date(2024, 11, 22), "23 mois"),
        (date(2026, 3, 20), "8 mois"),
        (date(2026, 10, 21), "1 mois"),
        (date(2026, 11, 20), "1 jour"),
        (date(2026, 11, 21), "0 jour"),
        (date(2026, 11, 22), ""),
    ],
)
def test_an_age_is_said_as_practitioners_say_it(born: date, said: str) -> None:
    assert text.age(born, TODAY) == said


@given(some.dates(date(1900, 1, 1), TODAY))
def test_no_one_ages_backwards(born: date) -> None:
    assert text.age(born, TODAY)


def test_dates_are_written_day_first() -> None:
    assert text.day(date(1968, 3, 12)) == "12/03/1968"
    assert text.long_day(date(2026, 11, 16)) == "lun. 16 nov. 2026"
    assert text.long_day(date(2026, 12, 1)) == "mar. 1er déc. 2026"
    assert text.full_day(date(2026, 11, 16)) == "Lundi 16 novembre 2026"
    assert text.full_day(date(2027, 1, 1)) == "Vendredi 1er janvier 2027"
    assert [text.partial_day(written) for written in ("1968-03-12", "1968-03", "1968")] == [
        "12/03/1968",
        "03/1968",
        "1968",
    ]


def test_backups_are_counted_in_whole_days() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert text.ago(datetime(2026, 11, 21, 9, tzinfo=UTC), now) == "aujourd’hui"
    assert text.ago(datetime(2026, 11, 20, 20, tzinfo=UTC), now) == "hier"
    assert text.ago(datetime(2026, 11, 1, 12, tzinfo=UTC), now) == "il y a 20 jours"


def test_decimals_are_written_with_a_comma_and_read_with_either() -> None:
    assert text.decimal(69.2) == "69,2"
    assert text.decimal(70) == "70"
    assert text.decimal(37, 1) == "37,0"
    assert text.parse_decimal("69,2") == text.parse_decimal(" 69.2 ") == 69.2
    assert text.parse_decimal("1 250,5") == 1250.5
    assert text.parse_decimal("n/a") is None


@given(some.decimals(0, 100_000, places=3))
def test_a_written_decimal_reads_back(value) -> None:
    assert text.parse_decimal(text.decimal(float(value))) == pytest.approx(float(value))


def test_sizes_and_telephones_hold_together() -> None:
    assert text.size(3_240_000) == "3,2\u202fMo"
    assert text.size(512) == "512\u202fo"
    assert text.phone("0612345678") == "06\u202f12\u202f34\u202f56\u202f78"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("06.12.34.56.78", "06 12 34 56 78"),
        ("+33612345678", "06 12 34 56 78"),
        ("+33 (0)6 12 34 56 78", "06 12 34 56 78"),
        ("+262639014108", "06 39 01 41 08"),
    ],
)
def test_telephones_of_france_are_written_in_groups(kept: str, shown: str) -> None:
    assert text.phone(kept) == shown.replace(" ", text.NARROW)


@pytest.mark.parametrize("kept", ["+32 2 123 45 67", "3237", "1234567890", "05 le soir", ""])
def test_other_telephones_stay_as_they_were_typed(kept: str) -> None:
    assert text.phone(kept) == kept


def test_a_name_that_hides_a_mark_does_not_look_like_another() -> None:
    assert text.full_name("DU\u200bPONT", "Marie") == "DU\\u200bPONT Marie"
    assert text.full_name("Dupont", "\u202eeiram") == "DUPONT \\u202eeiram"


def test_what_somebody_wrote_is_no_html_in_a_tool_tip() -> None:
    """A remark with a tag in it had Qt load the picture that it named."""
    told = text.tip('plaie <img src="file:///photo.png"> & < 2 cm')
    assert "<img" not in told
    document = QTextDocument()
    document.setHtml(told)
    assert document.toPlainText().replace("\u00a0", " ") == 'plaie <img src="file:///photo.png"> & < 2 cm'
    assert text.tip("TA < 12 & > 8") == "TA < 12 & > 8"
