"""What a drive has to be asked about, in words, and what an answer leads to."""

from dataclasses import replace
from datetime import date

import pytest

from app.drive_outlook import Outlook
from app.rotation import BackupDrive, Standing
from ui.session.asks import answer, asks
from vault.backup.room import Room
from vault.backup.thinning import NOTHING, Old, Plan

TODAY = date(2026, 11, 23)
DRIVE = BackupDrive("1A2B", "CLE-A", Standing.KNOWN, "/media/anne/CLE-A")
CALM = Outlook(Room(100, 1), NOTHING, NOTHING, False, False, ())
OLD = Plan((Old("a", "2026-01-03T08:00:00Z", 4_000_000), Old("b", "2026-02-03T08:00:00Z", 6_000_000)))


def said(seen: Outlook) -> list[str]:
    return [f"{ask.word} {ask.sentence}" for ask in asks.of(DRIVE, seen, TODAY)]


@pytest.fixture(autouse=True)
def _french(appearance) -> None:
    """In the words that a practitioner reads."""


def test_a_drive_on_which_all_goes_as_usual_asks_nothing():
    assert said(CALM) == []
    assert said(replace(CALM, may_go=OLD, rotates=True)) == []


def test_after_a_mass_change_rotation_waits_for_an_answer():
    [told] = said(replace(CALM, halted=True, may_go=OLD, rotates=True))
    assert told.startswith("Beaucoup a changé. Une grande part du coffre diffère")
    [ask] = asks.of(DRIVE, replace(CALM, halted=True), TODAY)
    assert answer(ask.key, True).order == {"rotates": "yes"}
    assert answer(ask.key, False).order == {"rotates": "no"}
    assert answer(ask.key, True).mount == "/media/anne/CLE-A"


def test_before_the_first_deletion_what_would_go_is_shown():
    [ask] = asks.of(DRIVE, replace(CALM, may_go=OLD), TODAY)
    assert "2\u00a0anciennes sauvegardes sur CLE-A (03/01/2026 à 03/02/2026)" in ask.sentence
    assert "libère 10,0\u202fMo" in ask.sentence
    # With a clock that is wrong, the wrong ones would go.
    assert "si nous sommes le 23/11/2026" in ask.sentence
    assert answer(ask.key, True).order == {"rotates": "yes"}
    assert answer(ask.key, False).order is None


def test_low_room_is_told_with_what_would_free_some():
    [ask] = asks.of(DRIVE, replace(CALM, room=Room(5, 1), for_room=OLD), TODAY)
    assert ask.sentence == (
        "Il reste de la place pour 5\u00a0sauvegardes sur CLE-A. "
        "Sans les plus anciennes, 10,0\u202fMo de plus seraient libres."
    )
    assert answer(ask.key, True).order is None


def test_backups_that_an_old_passphrase_opens_can_be_brought_up_to_date():
    [ask] = asks.of(DRIVE, replace(CALM, old_headers=("a",)), TODAY)
    assert ask.sentence.startswith("1\u00a0sauvegarde sur CLE-A s’ouvre encore")
    assert answer(ask.key, True).order == {"headers": "renew"}
