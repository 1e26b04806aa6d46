"""The proof of a -wal: what it takes, what it says where it cannot; nothing is acknowledged without it."""

import os

import pytest

from tests.vault import frames, rig
from vault import wal, walproof
from vault.database import Database
from vault.entry import RECORDS
from vault.errors import Damaged, FileUnreachable
from vault.findings import Kind
from vault.seal import Proof

BLOCK = 4096


@pytest.fixture
def working(folder, key):
    session = rig.Session(folder, key.keys)
    session.patient()
    yield session
    session.close()


def _proof(working) -> Proof:
    found: Proof = working.vault.seal.proof
    return found


def _judged(working) -> walproof.Judged:
    """What somebody would find if the session ended now."""
    return walproof.judge(working.vault.folder / RECORDS, _proof(working))


def _committed(working) -> int:
    return wal.committed_frames(working.vault._index)


def test_every_transaction_is_proven_when_it_is_acknowledged(working):
    """The places are taken in turn, more than twice around."""
    for number in range(40):
        working.note(f"Note {number}")
        assert _judged(working) == walproof.Judged(_committed(working), (), ())


def test_a_write_without_a_transaction_of_its_caller_is_proven_too(working):
    working.database.run("UPDATE author SET name = 'Dr Exemple'")
    assert _judged(working).frames == _committed(working)


def test_reading_writes_nothing(folder, working):
    before = rig.tree(folder)
    with working.database.transaction():
        working.database.rows("SELECT * FROM note")
    assert rig.tree(folder) == before


def test_a_session_that_was_cut_off_after_many_turns_loses_nothing(folder, key, working, tmp_path):
    for number in range(19):
        working.note(f"Note {number}")
        left = rig.copied(folder, tmp_path / f"left{number}" / "Cabinet.serment")
        with rig.session(left, key.keys) as again:
            assert [one.kind for one in again.opened.findings] == [Kind.NOT_CLOSED_CLEANLY]
            assert not again.missing(working.rows)


def test_each_wal_has_a_key_of_its_own(working):
    first = _proof(working).public_key
    working.vault.checkpoint()
    assert working.vault.seal.proof is None
    working.note()
    assert _proof(working).public_key != first


def test_a_proof_that_somebody_swept_away_is_laid_down_again(folder, working):
    working.note("Avant")
    (folder / f"{RECORDS}-proof").unlink()
    assert _judged(working).findings[0].kind is Kind.PROOF_MISSING
    working.note("Après")
    assert _judged(working) == walproof.Judged(_committed(working), (), ())


def test_nothing_is_acknowledged_in_a_wal_that_somebody_removed(folder, key):
    """SQLite goes on with a file that has no name any more: after a crash all of it would be gone."""
    session = rig.Session(folder, key.keys)
    (folder / f"{RECORDS}-wal").unlink()
    with pytest.raises(Damaged) as raised:
        session.note("Dans le vide")
    assert raised.value.path.endswith("-wal")
    session.let_go()


class BrokenDisk:
    """Refuses to flush the proof until it is mended."""

    def __init__(self, monkeypatch) -> None:
        self.broken = True
        name = "fdatasync" if hasattr(os, "fdatasync") else "fsync"
        flush = getattr(os, name)

        def flushed(descriptor):
            if self.broken:
                raise OSError(5, "EIO")
            flush(descriptor)

        monkeypatch.setattr(os, name, flushed)


def test_what_could_not_be_proven_is_not_acknowledged_and_proven_before_anything_else(
    folder, key, working, monkeypatch, tmp_path
):
    working.note("Avant")
    disk = BrokenDisk(monkeypatch)
    with pytest.raises(FileUnreachable):
        working.note("Jamais acquittée")
    committed = _committed(working)
    with pytest.raises(FileUnreachable):
        working.note("Refusée avant de commencer")
    assert _committed(working) == committed
    disk.broken = False
    working.note("Après")
    assert _judged(working) == walproof.Judged(_committed(working), (), ())
    assert len(working.rows) == 2


def test_a_wal_that_is_shorter_than_sqlite_says_proves_nothing(working, monkeypatch):
    monkeypatch.setattr(wal, "committed_frames", lambda index: 100_000)
    with pytest.raises(Damaged):
        working.note()
    monkeypatch.undo()


def test_a_record_that_is_torn_is_the_one_behind_the_last(folder, working):
    for number in range(3):
        working.note(f"Note {number}")
    proof = folder / f"{RECORDS}-proof"
    data = proof.read_bytes()
    last = max(place for place in range(16) if any(data[place * BLOCK :][:BLOCK]))
    for place in range(16):
        proof.write_bytes(data[: place * BLOCK] + b"torn" + data[place * BLOCK + 4 :])
        kinds = [one.kind for one in _judged(working).findings]
        # The last record itself cannot be told from one that was being written.
        expected = {last: [Kind.WAL_UNPROVEN], last + 1: []}
        assert kinds == expected.get(place, [Kind.PROOF_ALTERED])
    proof.write_bytes(data)


def test_frames_that_were_rolled_back_are_no_commit_that_nobody_knows(folder, working):
    """A long transaction spills frames into the -wal before it is decided."""
    working.note("Avant")
    proven = _committed(working)
    with pytest.raises(RuntimeError), working.database.transaction():
        _spill(working.database)
    assert frames.count(folder / f"{RECORDS}-wal") > proven
    assert _judged(working) == walproof.Judged(proven, (), ())
    working.note("Après")
    assert _judged(working) == walproof.Judged(_committed(working), (), ())


def _spill(database: Database) -> None:
    database.run("PRAGMA cache_size = 10")
    for number in range(100):
        database.run("INSERT INTO author (id, name, created_at) VALUES (?, ?, '')", (number, "é" * 9000))
    raise RuntimeError
