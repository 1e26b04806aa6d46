"""The lock of a vault's folder."""

import errno
import os
import subprocess
import sys

import pytest

from app import filelock, vaultlock
from vault.errors import VaultInUse

TAKE = """
import sys
from pathlib import Path
from app import vaultlock
lock = vaultlock.take(Path(sys.argv[1]))
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another process that holds the vault."""
    command = [sys.executable, "-c", TAKE, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_vault_held_by_another_process_is_in_use_since_then(tmp_path, other):
    with pytest.raises(VaultInUse) as found:
        vaultlock.take(tmp_path)
    holder = vaultlock.holder_of(tmp_path)
    assert holder is not None
    assert holder.pid == other.pid
    assert found.value.since == holder.since
    assert found.value.path == str(tmp_path)


def test_a_process_that_is_killed_lets_go(tmp_path, other):
    other.kill()
    other.wait()
    vaultlock.take(tmp_path).release()


def test_the_same_process_cannot_take_it_twice(tmp_path):
    with vaultlock.take(tmp_path), pytest.raises(VaultInUse):
        vaultlock.take(tmp_path)


def test_the_file_stays_the_same_file_for_ever(tmp_path):
    with vaultlock.take(tmp_path):
        before = os.stat(tmp_path / vaultlock.NAME)
    with vaultlock.take(tmp_path):
        after = os.stat(tmp_path / vaultlock.NAME)
    assert before.st_ino == after.st_ino


@pytest.mark.parametrize("said", [b"\x00 cut short", b'{"since": "\xff"}', b'{"x":' + b"[" * 4000])
def test_a_lock_file_that_says_nothing_legible_still_locks(tmp_path, said):
    with vaultlock.take(tmp_path):
        (tmp_path / vaultlock.NAME).write_bytes(said)
        with pytest.raises(VaultInUse) as found:
            vaultlock.take(tmp_path)
    assert found.value.since == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_pipe_in_place_of_the_lock_file_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / vaultlock.NAME)
    with vaultlock.watch(tmp_path), pytest.raises(VaultInUse):
        vaultlock.take(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_a_lock_on_a_file_that_was_replaced_meanwhile_does_not_count(tmp_path, monkeypatch):
    path = tmp_path / vaultlock.NAME
    took = filelock._try
    replaced: list[int] = []

    def replacing(descriptor: int) -> None:
        took(descriptor)
        if not replaced:
            replaced.append(os.fstat(descriptor).st_ino)
            path.rename(tmp_path / "aside")

    monkeypatch.setattr(filelock, "_try", replacing)
    lock = filelock.take(path)
    assert lock is not None
    assert os.fstat(lock.fileno()).st_ino == os.stat(path).st_ino != replaced[0]
    lock.release()


def test_a_full_disk_keeps_nobody_out(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(filelock.HeldLock, "write", full)
    with vaultlock.take(tmp_path), pytest.raises(VaultInUse):
        vaultlock.take(tmp_path)


def test_a_folder_that_is_gone_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        vaultlock.take(tmp_path / "gone")


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path):
    (tmp_path / vaultlock.NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        vaultlock.take(tmp_path)
    assert not (tmp_path / "elsewhere").exists()


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")


@posix_only
def test_deleting_the_file_lets_nobody_in_and_nor_does_a_new_one(tmp_path, other):
    (tmp_path / vaultlock.NAME).unlink()
    for after in (lambda: None, (tmp_path / vaultlock.NAME).touch):
        after()
        with pytest.raises(VaultInUse):
            vaultlock.take(tmp_path)


@posix_only
def test_what_a_session_was_given_holds_the_vault_when_its_keeper_is_gone_and_the_file_too(tmp_path):
    lock = vaultlock.take(tmp_path)
    given = os.dup(lock.fileno())
    os.close(lock._held.fileno())
    assert lock._around is not None
    os.close(lock._around.fileno())
    (tmp_path / vaultlock.NAME).unlink()
    with pytest.raises(VaultInUse):
        vaultlock.take(tmp_path)
    os.close(given)
    vaultlock.take(tmp_path).release()


@posix_only
@pytest.mark.parametrize("code", [errno.EBADF, errno.ENOLCK])
def test_where_folders_have_no_lock_the_file_holds_alone(tmp_path, monkeypatch, code):
    def unknown(_: int) -> bool:
        raise OSError(code, "")

    monkeypatch.setattr(filelock, "held", unknown)
    with vaultlock.take(tmp_path), pytest.raises(VaultInUse):
        vaultlock.take(tmp_path)
    vaultlock.take(tmp_path).release()


@posix_only
def test_a_file_that_cannot_be_had_leaves_no_lock_on_the_folder(tmp_path):
    (tmp_path / vaultlock.NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        vaultlock.take(tmp_path)
    (tmp_path / vaultlock.NAME).unlink()
    vaultlock.take(tmp_path).release()


def test_a_lock_beside_the_folder_is_the_same_through_a_link(tmp_path, monkeypatch):
    """On Windows a second program could take the vault through a junction."""
    monkeypatch.setattr(vaultlock, "BESIDE", True)
    vault, link = tmp_path / "Cabinet.serment", tmp_path / "links" / "Lien.serment"
    for folder in (vault, link.parent):
        folder.mkdir()
    link.symlink_to(vault)
    with vaultlock.take(vault), pytest.raises(VaultInUse):
        vaultlock.take(link)
    assert os.listdir(link.parent) == [link.name]
