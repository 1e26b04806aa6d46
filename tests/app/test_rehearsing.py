"""A rehearsal as a person orders it: proven here, said in the access log, and nothing left of it."""

import os
import shutil
from pathlib import Path

import pytest

from app import access, backing_up, filelock, listing, rehearsing, scratch, vaultlock, waiting
from app.session import Session
from tests.app.cli.shell import tree
from tests.app.founded import founded
from vault import audit, files
from vault.backup import rehearsal, snapshot, staging
from vault.errors import (
    DiskFull,
    DriveGone,
    FileUnreachable,
    Interrupted,
    ReadOnlyFolder,
    Tampered,
    TooLittleRoom,
)
from vault.progress import Silent


@pytest.fixture
def key(here, target):
    return founded(target, here)


@pytest.fixture
def backup(here, target, key):
    made = backing_up.back_up(staging.closed(target), target, str(target.parents[1] / "stick"), here)
    return Path(made.backup.path)


def _operations(database):
    return [(access.operation, access.record_id) for access in audit.latest(database)]


def test_a_backup_is_proven_here_and_the_access_log_says_so_at_the_next_unlock(here, target, key, backup):
    before = tree(target)
    proof = rehearsing.rehearse(backup, key, here, Silent())
    assert (proof.counts["patients"], proof.documents_read) == (0, 0)
    assert proof.today is not None
    assert proof.today["patients"] == 0
    assert tree(target) == before
    assert sorted(os.listdir(target.parent)) == [target.name]
    found = snapshot.read(backup)
    assert listing.backup(found, here).proven_at == proof.proven_at
    with access.opened(target, key.keys, here) as opened:
        assert ("backup.proven", backup.name) in _operations(opened.vault.database)
        assert audit.verify_log(opened.vault.database) is None


def test_a_session_writes_it_down_once(here, target, key, backup):
    rehearsing.rehearse(backup, key, here, Silent())
    for _ in range(2):
        session = Session.opening(target, key.keys, here).result()
        found = session.worker.submit(_operations, session.opened.vault.database).result()
        assert found.count(("backup.proven", backup.name)) == 1
        session.worker.submit(session.opened.vault.close).result()


def test_a_vault_in_use_keeps_no_backup_from_being_proven(here, target, key, backup):
    with vaultlock.take(target):
        assert rehearsing.rehearse(backup, key, here, Silent()).today is None


def test_on_a_computer_that_never_saw_the_vault_there_is_nothing_to_compare(here, target, key, backup):
    shutil.rmtree(target)
    assert rehearsing.rehearse(backup, key, here, Silent()).today is None


def test_a_rehearsal_that_fails_proves_nothing_and_leaves_nothing(here, target, key, backup):
    (backup / "records.db").write_bytes(b"\0" * 8192)
    with pytest.raises(Tampered):
        rehearsing.rehearse(backup, key, here, Silent())
    assert listing.backup(snapshot.read(backup), here).proven_at is None
    assert os.listdir(target.parent) == [target.name]


def test_a_rehearsal_that_is_stopped_leaves_nothing(here, target, key, backup):
    class Stopped(Silent):
        def advance(self, size):
            raise Interrupted

    with pytest.raises(Interrupted):
        rehearsing.rehearse(backup, key, here, Stopped())
    assert os.listdir(target.parent) == [target.name]


def test_a_drive_pulled_out_meanwhile_is_called_that(here, target, key, backup, monkeypatch):
    really = rehearsal.rehearse

    def pulled(*given, **named):
        shutil.rmtree(backup)
        return really(*given, **named)

    monkeypatch.setattr(rehearsal, "rehearse", pulled)
    with pytest.raises(DriveGone):
        rehearsing.rehearse(backup, key, here, Silent())
    assert os.listdir(target.parent) == [target.name]


def test_too_little_room_is_said_before_a_secret_is_asked_for(here, backup, monkeypatch):
    monkeypatch.setattr(scratch, "disk_usage", lambda path: type("Usage", (), {"free": 1})())
    with pytest.raises(TooLittleRoom):
        rehearsing.check_room(snapshot.read(backup), here)


def test_a_proof_that_cannot_be_remembered_is_a_proof_all_the_same(here, key, backup, monkeypatch, caplog):
    def full(*_: object) -> None:
        raise DiskFull("state")

    monkeypatch.setattr(waiting, "add", full)
    assert rehearsing.rehearse(backup, key, here, Silent()).documents_read == 0
    assert "rehearsal not remembered" in caplog.text


def test_what_somebody_else_wrote_among_the_deeds_never_reaches_the_access_log(here, target, key):
    vault_id = snapshot.read(target).header.vault_id
    name = "2026-11-21T18-30-12Z"
    for deed in (
        waiting.Deed("soon", waiting.LOOKED, name),
        waiting.Deed("2026-11-21T18:30:12Z", "patient.opened", name),
        waiting.Deed("2026-11-21T18:30:12Z", waiting.LOOKED, "Mme Untel"),
    ):
        waiting.add(here.state_folder, vault_id, deed)
    with access.opened(target, key.keys, here) as opened:
        assert not [one for one in _operations(opened.vault.database) if one[0].startswith("backup.")]


def test_deeds_that_cannot_be_read_keep_nobody_out(here, target, key):
    vault_id = snapshot.read(target).header.vault_id
    path = here.state_folder / "waiting" / f"{vault_id}.json"
    path.parent.mkdir(parents=True)
    path.write_text("[{")
    with access.opened(target, key.keys, here):
        assert not path.exists()


def test_deeds_that_cannot_be_forgotten_keep_nobody_out(here, target, key, monkeypatch, caplog):
    vault_id = snapshot.read(target).header.vault_id
    waiting.add(here.state_folder, vault_id, waiting.Deed("2026-11-21T18:30:12Z", waiting.LOOKED, "x"))
    really = files.remove

    def stuck(path):
        if path.parent.name == "waiting":
            raise ReadOnlyFolder(str(path))
        really(path)

    monkeypatch.setattr(files, "remove", stuck)
    with access.opened(target, key.keys, here):
        assert "deeds not forgotten" in caplog.text


def test_the_lock_of_a_scratch_folder_is_not_taken_twice(here, target, monkeypatch):
    monkeypatch.setattr(filelock, "take", lambda path: None)
    with pytest.raises(FileUnreachable), scratch.scratch(1, here, target):
        pass
