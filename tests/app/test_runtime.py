"""Finding the running program, and nobody else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from app import runtime

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
def sleeper():
    """A process of somebody else's."""
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


def claimed(folder, vault) -> runtime.Marker:
    marker = runtime.claim(folder, vault)
    assert isinstance(marker, runtime.Marker)
    return marker


def test_a_vault_has_one_program_in_charge_and_it_is_named(tmp_path):
    marker = claimed(tmp_path, tmp_path)
    other = runtime.claim(tmp_path, tmp_path)
    assert isinstance(other, runtime.Running)
    assert other.program == runtime.Program(os.getpid(), runtime.birth(os.getpid()), True, str(tmp_path))
    marker.release()
    claimed(tmp_path, tmp_path).release()


def test_a_vault_reached_by_another_path_is_the_same_vault(tmp_path):
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "link").symlink_to(vault)
    marker = claimed(tmp_path, vault)
    assert isinstance(runtime.claim(tmp_path, tmp_path / "link"), runtime.Running)
    marker.release()


@pytest.mark.parametrize("nowhere", ["/" + 300 * "z", "/a\0b"], ids=["error", "none"])
def test_what_leads_nowhere_is_no_vault(tmp_path, nowhere):
    assert runtime.name_of(Path(nowhere)) == runtime.name_of(None)


def test_two_vaults_have_two_programs(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    markers = [claimed(tmp_path, tmp_path / name) for name in ("a", "b")]
    assert [found.program.vault for found in sorted(runtime.running(tmp_path), key=str)] != []
    assert len(runtime.running(tmp_path)) == 2
    for marker in markers:
        marker.release()
    assert runtime.running(tmp_path) == []


def test_a_process_id_taken_over_by_another_program_is_not_signalled(tmp_path, sleeper):
    """The marker of a program that was killed names an id which a later process was given."""
    program = runtime.Program(sleeper.pid, "an earlier boot/1234", False, None)
    (tmp_path / "none.running").write_bytes(msgspec.json.encode(program))
    assert runtime.running(tmp_path) == []


def test_a_program_that_the_system_hides_is_known_by_its_lock(tmp_path, monkeypatch):
    """Where /proc is mounted with hidepid, `serment lock` found nobody, said so, and nothing was locked."""
    marker = claimed(tmp_path, tmp_path)
    left = marker.path.read_bytes()
    monkeypatch.setattr(runtime, "birth", lambda pid: "")
    assert [one.program.pid for one in runtime.running(tmp_path)] == [os.getpid()]
    assert isinstance(runtime.claim(tmp_path, tmp_path), runtime.Running)
    marker.release()
    # As one that was killed leaves it: its id may be somebody else's by now.
    marker.path.write_bytes(left)
    assert runtime.running(tmp_path) == []
    marker.path.write_bytes(left.replace(str(os.getpid()).encode(), b"4194305"))
    assert runtime.running(tmp_path) == []


def test_a_process_has_one_birth_and_a_dead_one_none(sleeper):
    born = runtime.birth(sleeper.pid)
    assert born
    assert born == runtime.birth(sleeper.pid)
    assert born != runtime.birth(os.getpid())
    sleeper.kill()
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)
    assert runtime.birth(sleeper.pid) == "", "a process that has ended but was not reaped is dead"


def test_an_order_is_a_signal_to_the_very_process(tmp_path):
    heard: list[int] = []
    before = [
        signal.signal(number, lambda number, _: heard.append(number))
        for number in (signal.SIGUSR1, signal.SIGUSR2)
    ]
    marker = claimed(tmp_path, None)
    (found,) = runtime.running(tmp_path)
    assert found.lock()
    assert found.come_forward()
    assert heard == [signal.SIGUSR1, signal.SIGUSR2]
    marker.release()
    for number, handler in zip((signal.SIGUSR1, signal.SIGUSR2), before, strict=True):
        signal.signal(number, handler)


def test_whoever_waits_for_a_lock_sees_it_said(tmp_path):
    marker = claimed(tmp_path, None)
    marker.say(locked=False)
    (found,) = runtime.running(tmp_path)
    assert not found.wait_locked(0.02)
    marker.say(locked=True)
    assert found.wait_locked(0.02)
    marker.release()


@pytest.mark.parametrize("said", [b'{"pid": 1', b'{"birth": "\xff"}', b'{"x":' + b"[" * 4000])
def test_a_marker_that_is_not_legible_is_nobody(tmp_path, said):
    (tmp_path / "none.running").write_bytes(said)
    assert runtime.running(tmp_path) == []
    claimed(tmp_path, None).release()
