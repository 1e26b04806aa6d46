"""Jobs on their way to the spooler: in a folder of the process, and gone with it."""

import os
import subprocess
import sys
import tempfile

import pytest

from app import runtime, spooling


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())


def _ended() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def _left_by(runtime, pid: int):
    folder = runtime / f"printing-{pid}"
    folder.mkdir()
    (folder / "job").write_bytes(b"%PDF-1.7")
    return folder


def test_a_job_waits_where_nobody_else_can_enter(tmp_path):
    spooling.settle(tmp_path)
    spooling.settle(tmp_path)
    [folder] = tmp_path.iterdir()
    assert os.environ["TMPDIR"] == str(folder)
    assert folder.stat().st_mode & 0o077 == 0


def test_what_a_process_left_goes_with_it(tmp_path):
    left, other = _left_by(tmp_path, 1), _left_by(tmp_path, 2)
    spooling.forget(tmp_path, 1)
    assert not left.exists()
    assert other.exists()
    spooling.forget(tmp_path, 3)


def test_what_is_left_of_the_dead_goes_at_the_next_start_and_the_living_go_on(tmp_path):
    dead, living = _left_by(tmp_path, _ended()), _left_by(tmp_path, os.getpid())
    strange = tmp_path / "printing-x"
    strange.mkdir()
    spooling.sweep(tmp_path)
    assert not dead.exists()
    assert living.exists()
    assert strange.exists()


def test_one_folder_in_it_keeps_nothing_else_from_going(tmp_path):
    left = _left_by(tmp_path, 1)
    for name in "az":
        (left / name).mkdir()
        (left / name / "page").write_bytes(b"%PDF-1.7")
    spooling.forget(tmp_path, 1)
    assert not left.exists()


def test_what_a_link_leads_to_stays(tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter").write_bytes(b"kept")
    folder = tmp_path / "runtime"
    folder.mkdir()
    (folder / "printing-1").symlink_to(theirs)
    left = _left_by(folder, 2)
    (left / "linked").symlink_to(theirs)
    for pid in (1, 2):
        spooling.forget(folder, pid)
    assert (theirs / "letter").read_bytes() == b"kept"
    assert not left.exists()


def test_what_prints_where_processes_are_hidden_goes_on(tmp_path, monkeypatch):
    """On a hardened Linux, a session that hardened itself is hidden even from its own user."""
    monkeypatch.setattr(runtime, "birth", lambda pid: "")
    hidden, dead = _left_by(tmp_path, os.getpid()), _left_by(tmp_path, _ended())
    spooling.sweep(tmp_path)
    assert hidden.exists()
    assert not dead.exists()


def test_nobody_who_printed_nothing_has_a_folder(tmp_path):
    assert spooling.settled() is None
    spooling.settle(tmp_path)
    assert spooling.settled() == tmp_path / f"printing-{os.getpid()}"
