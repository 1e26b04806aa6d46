"""Room that is held back while a vault is open, for what is typed until the disk is full."""

from pathlib import Path

import pytest

from app import spare
from app.host import Host
from app.session import Session
from tests.app.cli.test_machine import fill, small_disk
from tests.app.founded import founded
from vault import pending
from vault.errors import DiskFull
from vault.header import DataKey
from vault.pending import Draft, Pending
from vault.verify import Subject, verify

TYPED = "Œdème de la cheville, " * 500
UNSAVED = Pending((Draft("note", "patient", TYPED, "2026-11-23", "2026-11-23T08:00:00Z"),))


def opened(target: Path, here: Host) -> tuple[Session, DataKey]:
    key = founded(target, here)
    return Session.opening(target, key.keys, here).result(), key


def test_the_last_words_before_a_lock_find_room_on_a_full_disk(tmp_path: Path, here: Host) -> None:
    """They were lost, though whoever typed them had been told only that they were tried again."""
    with small_disk(tmp_path / "disk", "12m"):
        target = tmp_path / "disk" / "Cabinet.serment"
        session, key = opened(target, here)
        fill(target.parent / "full")
        with pytest.raises(DiskFull):
            session.save(UNSAVED)
        session.save_last(UNSAVED)
        again = pending.read(target, key.keys.pending, [session.opened.vault.binding])
        assert again is not None
        assert again.drafts == UNSAVED.drafts
        session.close()


def test_a_closed_vault_holds_nothing_back(target: Path, here: Host) -> None:
    session, _ = opened(target, here)
    room = target / spare.NAME
    assert room.stat().st_size == spare.SIZE
    session.save_last(UNSAVED)
    session.close()
    assert not room.exists()
    assert verify(Subject(target)).ok


def test_what_a_crash_left_and_a_folder_without_room_are_no_trouble(tmp_path: Path) -> None:
    spare.give_up(tmp_path)
    for _ in range(2):
        spare.hold(tmp_path)
    assert (tmp_path / spare.NAME).stat().st_size == spare.SIZE
    spare.hold(tmp_path / "gone")
