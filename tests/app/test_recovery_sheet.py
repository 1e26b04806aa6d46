"""The recovery sheet holds what opens a vault and how, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from app.backing_up import companions
from app.recovery_sheet import RecoverySheet, in_groups, written
from vault.words import from_entropy

SHEET = RecoverySheet(
    practice="Cabinet du Dr Exemple",
    vault_id="7f3a19c2",
    fingerprint="0123456789abcdef" * 4,
    words=from_entropy(bytes(range(16))),
    made_on=date(2026, 11, 1),
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_says_everything_needed_to_open_the_vault(language: str) -> None:
    text = written(SHEET, language)
    assert [number for number, _ in text.words] == list(range(1, 13))
    assert tuple(word for _, word in text.words) == SHEET.words
    assert SHEET.vault_id in [value for _, value in text.facts]
    assert "0123 4567 89ab" in text.facts[1][1]
    assert text.practice == "Cabinet du Dr Exemple"
    assert len(text.sections) == 5


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_says_how_to_read_the_records_without_the_program(language: str) -> None:
    said = " ".join(words for section in written(SHEET, language).sections for words in section.paragraphs)
    on_each_drive = companions()
    for named in ("serment_reader.py", "LISEZ-MOI.txt"):
        assert named in said
        assert named in on_each_drive
    assert b"serment_reader.py" in on_each_drive["LISEZ-MOI.txt"]


def test_dates_are_written_as_each_language_writes_them() -> None:
    assert written(SHEET, "fr_FR").facts[2] == ("Établie le", "1er novembre 2026")
    assert written(replace(SHEET, made_on=date(2027, 8, 21)), "fr").facts[2][1] == "21 août 2027"
    assert written(SHEET, "en_GB").facts[2] == ("Made on", "1 November 2026")


def test_a_fingerprint_is_grouped_however_it_comes() -> None:
    assert in_groups("abcd ef01 23") == "abcd ef01 23"
    assert in_groups("abcdef0123") == "abcd ef01 23"
    assert in_groups("0" * 64).splitlines() == [" ".join(["0000"] * 8)] * 2


def test_no_log_can_show_the_words() -> None:
    assert SHEET.words[3] not in repr(SHEET)
    assert SHEET.words[3] not in repr(written(SHEET, "fr"))


def test_a_sheet_with_a_word_missing_is_not_made() -> None:
    with pytest.raises(ValueError, match="twelve"):
        replace(SHEET, words=SHEET.words[:11])
