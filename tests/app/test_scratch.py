"""A scratch folder is gone when the work is, and after a crash at the next start."""

import os
from pathlib import Path

import pytest

from app import filelock, scratch
from app.scratch import sweep
from vault.errors import PlaceRefused, TooLittleRoom


def _left(host):
    memories = host.state_folder / "scratch"
    return sorted(os.listdir(memories)) if memories.is_dir() else []


def test_it_lies_beside_the_vault_and_is_gone_afterwards(here, target):
    with scratch.scratch(1, here, target) as folder:
        assert folder.parent == target.parent
        assert list(folder.iterdir()) == []
        (folder / "documents").mkdir()
        (folder / "documents" / "a").write_bytes(b"x")
    assert not folder.exists()
    assert _left(here) == []


def test_it_is_gone_whatever_happens(here, target):
    def fail(folder: Path) -> None:
        (folder / "records.db").write_bytes(b"x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), scratch.scratch(1, here, target) as folder:
        fail(folder)
    assert os.listdir(target.parent) == []
    assert _left(here) == []


def test_without_a_vault_it_lies_in_the_state_folder(here):
    with scratch.scratch(1, here) as folder:
        assert folder.parent == here.state_folder


def test_a_place_the_policy_refuses_is_passed_over(here):
    with scratch.scratch(1, here, Path("/proc/V.serment")) as folder:
        assert folder.parent == here.state_folder


def test_a_disk_without_room_is_passed_over_and_named_where_there_is_no_other(here, target, monkeypatch):
    room = {target.parent: 10, here.state_folder: 20}
    monkeypatch.setattr(scratch, "disk_usage", lambda path: type("Usage", (), {"free": room[Path(path)]})())
    with scratch.scratch(15, here, target) as folder:
        assert folder.parent == here.state_folder
    with pytest.raises(TooLittleRoom) as raised, scratch.scratch(30, here, target):
        pass
    assert (raised.value.path, raised.value.needed, raised.value.free) == (str(target.parent), 30, 10)


def test_where_nothing_is_allowed_the_reason_is_the_first_one(here, monkeypatch):
    def refused(place: Path, *_, **__):
        raise PlaceRefused("network", str(place.parent), {})

    monkeypatch.setattr(scratch, "approve_vault_place", refused)
    with pytest.raises(PlaceRefused) as raised, scratch.scratch(1, here, Path("/net/V.serment")):
        pass
    assert raised.value.path == "/net"


def _killed(here, target):
    """What a process that was killed leaves behind."""
    folder = target.parent / "serment-essai-0123"
    folder.mkdir()
    (folder / "records.db").write_bytes(b"x")
    memory = here.state_folder / "scratch" / "serment-essai-0123.path"
    memory.parent.mkdir(parents=True)
    memory.write_text(str(folder))
    return folder, memory


def test_what_a_killed_process_left_is_swept(here, target):
    folder, _ = _killed(here, target)
    sweep(here)
    assert not folder.exists()
    assert _left(here) == []
    sweep(here)


def test_where_somebody_is_at_work_nothing_is_swept(here, target):
    folder, memory = _killed(here, target)
    lock = filelock.take(memory)
    assert lock is not None
    with lock:
        sweep(here)
        assert folder.exists()


def test_a_memory_that_names_another_folder_sweeps_nothing(here, target):
    _, memory = _killed(here, target)
    precious = target.parent / "Photos"
    precious.mkdir()
    memory.write_text(str(precious))
    sweep(here)
    assert precious.exists()
    assert not memory.exists()


def test_a_link_under_the_name_of_a_scratch_folder_is_not_followed(here, target):
    folder, _ = _killed(here, target)
    precious = target.parent / "Photos"
    folder.rename(precious)
    folder.symlink_to(precious)
    sweep(here)
    assert (precious / "records.db").exists()
    assert _left(here) != []


def test_a_memory_that_cannot_be_read_stops_nobody(here, target, monkeypatch, caplog):
    folder, _ = _killed(here, target)

    def broken(path):
        raise OSError(5, "I/O error")

    monkeypatch.setattr(filelock, "take", broken)
    sweep(here)
    assert folder.exists()
