"""A file read through one descriptor, from any thread."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from vault import files
from vault.errors import FileUnreachable
from vault.heldfile import HeldFile

DATA = bytes(i * 7 & 0xFF for i in range(3_000_000))


@pytest.fixture
def held(tmp_path):
    (tmp_path / "records.db").write_bytes(DATA)
    file = HeldFile(tmp_path / "records.db")
    yield file
    os.close(file._descriptor)


def test_any_part_can_be_read_from_any_thread(held):
    def part(start: int) -> bool:
        return bool(held.read(start, 5000) == DATA[start : start + 5000])

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(part, range(0, len(DATA), 9973)))


def test_its_pieces_are_the_file(held):
    assert b"".join(held.pieces()) == DATA
    assert b"".join(held.pieces(10, 2_000_000)) == DATA[10:2_000_000]
    assert b"".join(held.pieces(len(DATA) - 5, len(DATA) + 100)) == DATA[-5:]
    assert held.fingerprint() == files.fingerprint_of(DATA)
    assert held.size == len(DATA)


def test_a_missing_file_and_a_link_are_not_held(tmp_path):
    with pytest.raises(FileNotFoundError):
        HeldFile(tmp_path / "records.db")
    (tmp_path / "records.db").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileUnreachable):
        HeldFile(tmp_path / "records.db")


def test_reading_through_it_keeps_sqlite_s_locks(tmp_path):
    """Opening and closing the file anew would drop them, and another process could write."""
    path = tmp_path / "plain.db"
    held_first = None
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("CREATE TABLE t (x)")
    held_first = HeldFile(path)
    database.execute("BEGIN IMMEDIATE")
    held_first.fingerprint()
    intruder = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    done = subprocess.run([sys.executable, "-c", intruder, str(path)], capture_output=True, text=True)
    assert "locked" in done.stderr
    database.execute("ROLLBACK")
    database.close()
    os.close(held_first._descriptor)
