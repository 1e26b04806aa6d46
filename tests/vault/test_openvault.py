"""A vault in use: what fails in the middle is finished before anything else is written."""

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from tests.vault import rig
from vault import files, manifest, seal, wal
from vault.backup import staging
from vault.database import Checkpoint, Database
from vault.errors import Damaged, DiskFull
from vault.findings import sound
from vault.openvault import OpenVault
from vault.records import documents_index, practice
from vault.seal import State


@pytest.fixture
def working(folder, key):
    session = rig.Session(folder, key.keys)
    session.note("Première")
    yield session
    session.close()


class FullDisk:
    """The seal of a vault cannot be written from the n-th time on, until there is room again."""

    def __init__(self, monkeypatch, folder: Path, fails_at: int) -> None:
        self.turns, self.fails_at = 0, fails_at
        write = files.write

        def written(path, data):
            if path == folder / seal.NAME:
                self.turns += 1
                if self.turns >= self.fails_at:
                    raise DiskFull(str(path))
            return write(path, data)

        monkeypatch.setattr(files, "write", written)

    def freed(self) -> None:
        self.fails_at = 1_000_000


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_while_a_backup_is_staged_loses_no_row_written_after(
    folder, key, working, monkeypatch, tmp_path, fails_at
):
    """The session went on writing into a -wal that no seal knew: a crash then looked like tampering."""
    disk = FullDisk(monkeypatch, folder, fails_at)
    with pytest.raises(DiskFull):
        staging.checkpointed(working.vault, [])
    acknowledged = list(working.rows)
    if fails_at > 1:
        with pytest.raises(DiskFull):
            working.note("Refusée tant que le disque est plein")
    _survives(rig.copied(folder, tmp_path / "full" / "Cabinet.serment"), key, acknowledged)
    disk.freed()
    working.note("Après")
    assert rig.sealed(folder).state is State.OPEN
    _survives(rig.copied(folder, tmp_path / "freed" / "Cabinet.serment"), key, working.rows)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_seal_that_is_on_the_disk_although_its_writing_failed_misleads_nobody(
    folder, key, working, monkeypatch, tmp_path, fails_at
):
    """The folder could not be flushed: disk and memory then held different seals."""
    write, turns = files.write, []

    def and_fail(path, data):
        written = write(path, data)
        if path == folder / seal.NAME:
            turns.append(path)
            if len(turns) == fails_at:
                raise DiskFull(str(path))
        return written

    monkeypatch.setattr(files, "write", and_fail)
    with pytest.raises(DiskFull):
        staging.checkpointed(working.vault, [])
    _survives(rig.copied(folder, tmp_path / "failed" / "Cabinet.serment"), key, list(working.rows))
    working.note("Après")
    assert rig.sealed(folder) == working.vault.seal
    assert rig.sealed(folder).state is State.OPEN
    _survives(rig.copied(folder, tmp_path / "after" / "Cabinet.serment"), key, working.rows)


def _survives(folder, key, rows) -> None:
    report = rig.examined(folder, key.keys)
    assert report.ok, report.findings
    with rig.session(folder, key.keys) as again:
        assert sound(again.opened.findings)
        assert not again.missing(rows)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_closing_after_a_failed_backup_closes_well(folder, key, monkeypatch, fails_at):
    """The revision that the backup had raised was in the records and in no seal: nothing opened any more."""
    session = rig.Session(folder, key.keys)
    row = session.note()
    disk = FullDisk(monkeypatch, folder, fails_at)
    with pytest.raises(DiskFull):
        staging.checkpointed(session.vault, [])
    disk.freed()
    session.close()
    assert not rig.examined(folder, key.keys).findings
    with rig.session(folder, key.keys) as again:
        assert not again.missing([row])


def test_a_practice_that_changed_its_name_is_sealed_under_it_at_the_closing(folder, key):
    before = rig.sealed(folder).practice
    working = rig.Session(folder, key.keys)
    practice.save(working.context, practice.Practice("Dr Claire Marchand", name="Cabinet des Tilleuls"))
    assert rig.sealed(folder).practice == before
    working.close()
    assert rig.sealed(folder).practice == "Cabinet des Tilleuls"
    working = rig.Session(folder, key.keys)
    practice.save(working.context, practice.Practice("Dr Claire Marchand", name=""))
    working.close()
    assert rig.sealed(folder).practice == "Cabinet des Tilleuls"


def test_the_manifest_is_the_file_s_not_the_last_seal_s(folder, key, tmp_path):
    """A closing cut off after its manifest left one that the seal did not state; the next one kept it."""
    session = rig.Session(folder, key.keys)
    document = session.document()
    cut = rig.copied(folder, tmp_path / "cut" / "Cabinet.serment")
    listed = session.vault.manifest().data()
    session.close()
    files.write(cut / manifest.NAME, listed)
    with rig.session(cut, key.keys) as again:
        documents_index.remove(again.context, document)
    assert not rig.examined(cut, key.keys).findings


def test_a_manifest_that_did_not_change_is_not_written_again(folder, key):
    before = rig.tree(folder)[manifest.NAME]
    with rig.session(folder, key.keys) as working:
        working.note()
    assert rig.tree(folder)[manifest.NAME] == before


def test_a_wal_that_is_not_whole_stops_a_checkpoint_before_it_begins(working, monkeypatch):
    monkeypatch.setattr(wal, "committed_frames", lambda index: 100_000)
    with pytest.raises(Damaged):
        working.vault.checkpoint()
    assert working.vault.seal.state is State.OPEN


@pytest.mark.parametrize("act", [OpenVault.checkpoint, OpenVault.close])
def test_a_reader_left_open_is_a_defect_of_ours(folder, key, working, monkeypatch, act):
    checkpoint = Database.checkpoint
    monkeypatch.setattr(Database, "checkpoint", lambda self: Checkpoint(True, 1, 0))
    with pytest.raises(AssertionError):
        act(working.vault)
    monkeypatch.setattr(Database, "checkpoint", checkpoint)
    working.note("Et le travail continue")


def test_the_access_log_tells_of_each_state(working):
    staging.checkpointed(working.vault, [])
    said = [row[0] for row in working.database.rows("SELECT operation FROM access_log ORDER BY seq")]
    assert said[-2:] == ["backup.staged", "backup.begun"]
    assert "vault.opened" in said


def test_a_vault_that_is_open_has_a_seal_that_anyone_can_check(folder, working):
    assert rig.sealed(folder).wal_salts == wal.salts(folder / "records.db")
    assert working.vault.binding.revision == rig.sealed(folder).session_revision


def test_drafts_typed_after_the_closing_do_not_make_the_vault_look_tampered_with(folder, key):
    session = rig.Session(folder, key.keys)
    draft = session.draft("à reprendre")
    session.close()
    with pytest.raises(ValueError, match="closed"):
        session.pend(draft)
    assert not rig.examined(folder, key.keys).findings


def test_drafts_saved_while_the_vault_closes_are_sealed_or_refused(folder, key):
    """The lock does not wait for whoever is typing, and whoever is typing does not break the seal."""
    for _ in range(5):
        session = rig.Session(folder, key.keys)
        draft, stop = session.draft("à reprendre"), threading.Event()

        def type_on(session=session, draft=draft, stop=stop):
            with suppress(ValueError):
                while not stop.is_set():
                    session.pend(draft)

        typing = threading.Thread(target=type_on)
        typing.start()
        session.close()
        stop.set()
        typing.join()
        assert not rig.examined(folder, key.keys).findings
