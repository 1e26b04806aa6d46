"""The overlay: what a checkpoint will leave, computed before SQLite makes it."""

import errno
import os
import random

import pytest

from tests.vault.records.store import new_database
from vault import files, wal
from vault.database import PAGE_SIZE, Database
from vault.errors import FileUnreachable
from vault.heldfile import HeldFile

WORKLOADS = 15


def _work(database: Database, dice: random.Random) -> None:
    """One transaction of any kind, some of them rolled back."""
    size, count = dice.choice([10, 200, 3000, 30_000]), dice.randrange(1, 12)
    try:
        with database.transaction():
            for number in range(count):
                database.run(
                    "INSERT INTO author (id, name, created_at) VALUES (?, ?, '')",
                    (f"{dice.random()}", "é" * dice.randrange(size) + str(number)),
                )
            if dice.random() < 0.4:
                database.run("DELETE FROM author WHERE id IN (SELECT id FROM author ORDER BY id LIMIT 5)")
            if dice.random() < 0.3:
                database.run("UPDATE author SET name = name || 'x'")
            if dice.random() < 0.2:
                raise RuntimeError
    except RuntimeError:
        pass


@pytest.mark.parametrize("seed", range(WORKLOADS))
def test_the_overlay_is_what_sqlite_s_checkpoint_really_leaves(tmp_path, seed):
    dice = random.Random(seed)
    path = tmp_path / "records.db"
    database = new_database(path)
    records, index = HeldFile(path), HeldFile(wal.beside(path, "-shm"))
    for _ in range(3):
        for _ in range(dice.randrange(6)):
            _work(database, dice)
        frames = wal.committed_frames(index)
        expected = wal.overlaid(records, wal.beside(path, "-wal"), frames)
        before = records.fingerprint()
        assert not database.checkpoint().busy
        assert wal.Overlaid(before, files.fingerprint(path)) == expected
        assert wal.committed_frames(index) == 0
    database.close()
    for held in (records, index):
        os.close(held._descriptor)


@pytest.fixture
def worked(tmp_path):
    path = tmp_path / "records.db"
    database = new_database(path)
    for _ in range(3):
        _work(database, random.Random(2))
    index, records = HeldFile(wal.beside(path, "-shm")), HeldFile(path)
    yield path, records, wal.committed_frames(index)
    database.close()
    os.close(index._descriptor)
    os.close(records._descriptor)


def test_frames_that_are_not_there_give_no_overlay(worked, tmp_path):
    path, records, frames = worked
    data = wal.beside(path, "-wal").read_bytes()
    for size in (0, 32, 32 + 10, 32 + (frames - 1) * (24 + PAGE_SIZE), len(data) - 1):
        (tmp_path / "cut").write_bytes(data[:size])
        assert wal.overlaid(records, tmp_path / "cut", frames) is None


def test_a_last_frame_that_is_no_commit_gives_no_overlay(worked, tmp_path):
    path, records, frames = worked
    data = bytearray(wal.beside(path, "-wal").read_bytes())
    last = 32 + (frames - 1) * (24 + PAGE_SIZE)
    data[last + 4 : last + 8] = bytes(4)
    (tmp_path / "open").write_bytes(data)
    assert wal.overlaid(records, tmp_path / "open", frames) is None


def test_no_frames_leave_the_file_as_it_is(worked):
    path, records, _ = worked
    as_it_is = files.fingerprint(path)
    assert wal.overlaid(records, path.with_name("none"), 0) == wal.Overlaid(as_it_is, as_it_is)


def test_pages_beyond_the_file_s_end_are_dropped(worked, tmp_path):
    """A file that shrank in a later transaction."""
    path, records, frames = worked
    data = bytearray(wal.beside(path, "-wal").read_bytes())
    last = 32 + (frames - 1) * (24 + PAGE_SIZE)
    data[last + 4 : last + 8] = (2).to_bytes(4, "big")
    (tmp_path / "shrunk").write_bytes(data)
    found = wal.overlaid(records, tmp_path / "shrunk", frames)
    assert found
    assert found.after.size == 2 * PAGE_SIZE
    assert found.before == files.fingerprint(path)


def test_salts_are_read_from_a_header_only(worked, tmp_path):
    path, *_ = worked
    data = wal.beside(path, "-wal").read_bytes()
    assert wal.salts(path) == data[16:24].hex()
    for content in (b"", data[:20], b"\0" * 64):
        (tmp_path / "other.db-wal").write_bytes(content)
        assert wal.salts(tmp_path / "other.db") is None
    assert wal.salts(tmp_path / "nothing.db") is None


def test_a_wal_that_cannot_be_read_is_the_machine_s_fault(tmp_path):
    (tmp_path / "records.db-wal").mkdir()
    with pytest.raises(FileUnreachable):
        wal.salts(tmp_path / "records.db")


def test_companions_are_what_lies_beside_even_as_links_to_nowhere(tmp_path):
    records = tmp_path / "records.db"
    (tmp_path / "records.db-wal").symlink_to(tmp_path / "nowhere")
    (tmp_path / "records.db-journal").write_bytes(b"")
    assert [path.name for path in wal.companions(records)] == ["records.db-wal", "records.db-journal"]


def _frame(page: int, pages: int, sign: bytes) -> bytes:
    return page.to_bytes(4, "big") + pages.to_bytes(4, "big") + bytes(16) + sign * PAGE_SIZE


@pytest.mark.parametrize(("reaches", "grown"), [(2, b"\0"), (5, b"b")])
def test_a_file_that_grows_over_the_page_of_the_locks_has_zeros_there(tmp_path, monkeypatch, reaches, grown):
    """SQLite never writes that page: it lies 1 GiB into a file, and no frame of the -wal brings it."""
    monkeypatch.setattr(wal, "_LOCK_BYTE", 3 * PAGE_SIZE)
    main, log = tmp_path / "records.db", tmp_path / "log"
    main.write_bytes(b"a" * PAGE_SIZE * 2 + b"b" * PAGE_SIZE * (reaches - 2))
    log.write_bytes(bytes(32) + _frame(3, 0, b"c") + _frame(5, 5, b"e"))
    records = HeldFile(main)
    expected = wal.overlaid(records, log, 2)
    os.close(records._descriptor)
    assert expected is not None
    left = b"a" * 2 * PAGE_SIZE + b"c" * PAGE_SIZE + grown * PAGE_SIZE + b"e" * PAGE_SIZE
    assert expected.after == files.fingerprint_of(left)
    assert expected.before == files.fingerprint(main)


def test_a_copy_has_the_frames_that_were_proven_and_none_behind_them(worked, tmp_path):
    target = tmp_path / "copy.db"
    path, *_ = worked
    wal.copy(path, target, 1)
    assert wal.beside(target, "-wal").stat().st_size == wal.size_of(1)
    wal.beside(target, "-wal").unlink()
    wal.copy(tmp_path / "none.db", target, 1)
    assert wal.companions(target) == []


def test_where_a_file_system_knows_of_no_holes_every_frame_is_looked_at(worked, monkeypatch):
    """On such a one no frame was, and what somebody had put behind the proven ones went unsaid."""

    def refused(*_):
        raise OSError(errno.EINVAL, "no holes here")

    path, _, frames = worked
    monkeypatch.setattr(os, "lseek", refused)
    assert wal.commits_behind(path, frames - 1)
