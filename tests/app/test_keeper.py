"""The keeper with real processes, directed from here. Linux and macOS."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import runtime, settings, vaultlock
from app.localstate import LocalState
from app.messages import (
    CancelWanted,
    Cause,
    Finished,
    Hidden,
    LockWanted,
    Opened,
    Painted,
    Placement,
    Progress,
    QuitWanted,
    Ready,
    Released,
    Saved,
    SourcesWanted,
    Submitted,
    Unlocked,
    WorkerWanted,
)
from app.settings import KnownVault, Settings
from tests.app.director import KEYS, LINEAGE, PATIENCE, Director, directed
from vault.errors import VaultInUse

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and inherited sockets")

PLACE = Placement(10, 20, 800, 600, "DP-1", "maximised", "composer")


@pytest.fixture
def director(tmp_path: Path) -> Iterator[Director]:
    with directed(tmp_path) as found:
        yield found


def alive(pid: int) -> bool:
    return bool(runtime.birth(pid))


def submitted(director: Director) -> Submitted:
    return Submitted(str(director.vault), LINEAGE)


def test_the_keys_go_from_lock_screen_to_session_and_through_nobody_else(director):
    director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    lock_screen.does("send_keys", vault=str(director.vault), keys=KEYS)
    assert session.hears("keys")["keys"] == KEYS
    assert lock_screen.hears("wiped")["zero"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root reads them all")
def test_no_key_is_ever_in_the_memory_of_the_keeper(director):
    program = director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    keys = {name: os.urandom(32) for name in KEYS}
    lock_screen.does(
        "send_keys", vault=str(director.vault), keys={name: key.hex() for name, key in keys.items()}
    )
    session.hears("keys")
    for key in keys.values():
        assert count_in_memory(session.pid, key) > 0, "the scan finds what is there"
        assert count_in_memory(program.pid, key) == 0


def count_in_memory(pid: int, needle: bytes) -> int:
    found = 0
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            start, end = (int(bound, 16) for bound in span.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                found += memory.read(end - start).count(needle)
    return found


def test_the_session_starts_only_after_the_lock_screen_is_painted(director):
    director.starts()
    lock_screen = director.enters("lock_screen")
    lock_screen.hears("Show")
    assert "session" not in [puppet.role for puppet in director.puppets]
    lock_screen.says(Painted())
    assert director.enters("session").role == "session"


def test_a_child_is_told_nothing_secret_and_inherits_its_sockets_alone(director):
    director.starts()
    lock_screen, session = director.pair()
    assert lock_screen.facts["hardened"]
    assert session.facts["hardened"]
    assert session.facts["argv"][3:] == [
        "--control",
        session.facts["argv"][4],
        "--keys",
        session.facts["argv"][6],
    ]
    for puppet in (lock_screen, session):
        sockets = [os.readlink(f"/proc/{puppet.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{puppet.pid}/fd")]
        # Its own: control, keys, and the director's.
        assert sum(name.startswith("socket:") for name in sockets) == 3


def test_a_lock_brings_the_spare_lock_screen_with_cause_and_place(director):
    director.starts()
    session, spare = director.opened()
    session.says(LockWanted(Cause.BUTTON))
    assert session.hears("Lock")["cause"] == "button"
    session.says(Hidden(PLACE), Saved())
    shown = spare.hears("Show")
    assert shown["cause"] == "button"
    assert shown["vault"] == str(director.vault)
    assert shown["placement"]["state"] == "maximised"
    session.does("exit", code=0)
    spare.says(Painted())
    assert director.enters("session").pid != session.pid


def test_the_vault_stays_locked_until_the_session_has_ended(director):
    program = director.starts()
    session, spare = director.opened()
    with pytest.raises(VaultInUse) as found:
        vaultlock.take(director.vault)
    assert found.value.since
    session.says(LockWanted(Cause.BUTTON))
    session.hears("Lock")
    spare.hears("Show")
    with pytest.raises(VaultInUse):
        vaultlock.take(director.vault)
    session.does("exit", code=0)
    spare.says(Painted())
    director.enters("session")
    vaultlock.take(director.vault).release()
    assert program.poll() is None


def test_serment_lock_reaches_the_keeper(director):
    director.starts()
    session, _ = director.opened()
    (found,) = runtime.running(director.folder / "run")
    assert not found.program.locked
    assert found.lock()
    assert session.hears("Lock")["cause"] == "command"
    session.does("exit", code=0)
    assert found.wait_locked(PATIENCE)
    (found,) = runtime.running(director.folder / "run")
    assert found.program.locked


def test_a_second_start_brings_the_first_forward_and_ends(director):
    director.starts()
    lock_screen = director.painted()
    assert director.starts().wait(PATIENCE) == 0
    lock_screen.hears("Raise")


def test_a_session_that_misses_its_deadline_is_killed_and_that_is_remembered(director):
    director.starts(leave=0.3)
    session, spare = director.opened()
    session.says(LockWanted(Cause.IDLE))
    session.hears("Lock")
    session.does("freeze")
    spare.hears("Show")
    session.ends()
    spare.says(Painted())
    director.enters("session")
    killed = LocalState(director.folder / "state", LINEAGE).killed()
    assert killed is not None
    assert (killed.cause, killed.revision, killed.pending_saved) == ("idle", 7, False)


def test_what_was_saved_before_a_kill_is_remembered_too(director):
    director.starts(leave=0.3)
    session, spare = director.opened()
    session.says(LockWanted(Cause.IDLE))
    session.hears("Lock")
    session.says(Saved())
    session.does("freeze")
    session.ends()
    spare.says(Painted())
    director.enters("session")
    killed = LocalState(director.folder / "state", LINEAGE).killed()
    assert killed is not None
    assert killed.pending_saved


def test_what_a_session_was_printing_goes_with_it(director):
    director.starts()
    session, spare = director.opened()
    waiting = director.folder / "run" / f"printing-{session.pid}"
    waiting.mkdir()
    (waiting / "job").write_bytes(b"%PDF-1.7")
    os.kill(session.pid, signal.SIGKILL)
    spare.hears("Show")
    assert not waiting.exists()


def test_a_lock_in_order_leaves_no_record_of_a_kill(director):
    program = director.starts()
    session, _ = director.opened()
    assert director.closes(program, session) == 0
    assert LocalState(director.folder / "state", LINEAGE).killed() is None


def test_a_session_that_dies_brings_the_lock_screen_with_that_cause(director):
    director.starts()
    session, spare = director.opened()
    os.kill(session.pid, signal.SIGSEGV)
    assert spare.hears("Show")["cause"] == "crashed"
    vaultlock.take(director.vault).release()


def test_a_lock_that_overtakes_an_unlock_wins(director):
    """The keys are on their way and the session about to announce itself when the order comes."""
    program = director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    lock_screen.does("send_keys", vault=str(director.vault), keys=KEYS)
    session.hears("keys")
    program.send_signal(signal.SIGUSR1)
    session.hears("Lock")
    session.says(Opened(LINEAGE, 7), Hidden())
    session.does("exit", code=0)
    lock_screen.ends()
    fresh, second = director.pair()
    assert second.pid != session.pid
    director.unlocks(fresh, second)


def test_a_lock_while_the_key_is_derived_ends_the_process_that_derives(director):
    program = director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    lock_screen.does("freeze")
    program.send_signal(signal.SIGUSR1)
    lock_screen.ends()
    session.hears("Lock")
    session.does("exit", code=0)
    assert director.enters("lock_screen").hears("Show")["cause"] == "command"


def test_a_second_unlock_waits_for_the_session_that_is_still_ending(director):
    director.starts()
    session, spare = director.opened()
    session.says(LockWanted(Cause.BUTTON))
    session.hears("Lock")
    spare.hears("Show")
    spare.says(Painted())
    spare.says(submitted(director))
    # An answer to a later question, so nothing was granted before.
    spare.says(SourcesWanted())
    spare.hears("Sources")
    assert not spare.has_heard("Held")
    session.does("exit", code=0)
    spare.hears("Held")
    second = director.enters("session")
    second.hears("Guard")
    second.says(Ready())
    spare.hears("SessionReady")


def test_cancelling_replaces_the_lock_screen_and_lets_the_vault_go(director):
    director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    lock_screen.says(CancelWanted())
    lock_screen.ends()
    session.hears("Lock")
    session.does("exit", code=0)
    fresh, second = director.pair()
    director.unlocks(fresh, second)


def test_a_wrong_secret_lets_the_vault_go_and_keeps_both_processes(director):
    director.starts()
    lock_screen, session = director.pair()
    director.asks(lock_screen)
    lock_screen.says(Released(), SourcesWanted())
    lock_screen.hears("Sources")
    vaultlock.take(director.vault).release()
    director.unlocks(lock_screen, session)


def test_a_vault_in_use_is_refused_with_its_moment(director):
    director.starts()
    lock_screen, _ = director.pair()
    with vaultlock.take(director.vault):
        lock_screen.says(submitted(director))
        assert lock_screen.hears("InUse")["since"].endswith("Z")
    director.asks(lock_screen)


def test_a_folder_that_cannot_be_locked_is_said_with_its_reason(director):
    director.starts()
    lock_screen, _ = director.pair()
    director.vault.rmdir()
    lock_screen.says(submitted(director))
    assert lock_screen.hears("Unavailable")["errno"] == 2


def test_closing_the_window_locks_and_quits(director):
    program = director.starts()
    session, spare = director.opened()
    session.says(LockWanted(Cause.CLOSED))
    session.hears("Lock")
    session.says(Hidden(PLACE), Saved())
    session.does("exit", code=0)
    assert program.wait(PATIENCE) == 0
    assert "Show" not in spare.ends()
    kept = json.loads((director.folder / "state" / "window.json").read_text())
    assert kept["width"] == 800
    assert kept["focus"] == ""


def test_closing_the_lock_screen_quits(director):
    program = director.starts()
    lock_screen, session = director.pair()
    lock_screen.says(QuitWanted())
    lock_screen.hears("Finish")
    lock_screen.does("exit", code=0)
    session.hears("Lock")
    session.does("exit", code=0)
    assert program.wait(PATIENCE) == 0


def test_sigterm_locks_in_order_and_quits(director):
    program = director.starts()
    session, spare = director.opened()
    program.send_signal(signal.SIGTERM)
    assert session.hears("Lock")["cause"] == "ended"
    session.says(Hidden(), Saved())
    session.does("exit", code=0)
    spare.hears("Finish")
    spare.does("exit", code=0)
    assert program.wait(PATIENCE) == 0


def test_a_terminal_that_is_closed_locks_in_order_too(director):
    program = director.starts()
    session, _ = director.opened()
    program.send_signal(signal.SIGHUP)
    assert session.hears("Lock")["cause"] == "ended"


def test_an_order_to_a_program_that_has_hardly_begun_does_it_no_harm(director):
    program = director.starts()
    while not runtime.running(director.folder / "run"):
        assert program.poll() is None
    for _ in range(50):
        program.send_signal(signal.SIGUSR2)
        program.send_signal(signal.SIGUSR1)
    director.painted()


def test_children_learn_that_their_keeper_is_gone(director):
    program = director.starts()
    session, spare = director.opened()
    program.kill()
    assert "EndOfStream" in session.ends()
    assert "EndOfStream" in spare.ends()


def test_a_vault_outlives_its_keeper_locked_while_the_session_still_saves(director):
    """The lock is held by keeper and session through one open file."""
    program = director.starts()
    session, _ = director.opened()
    session.does("freeze")
    session.hears("frozen")
    program.kill()
    program.wait(PATIENCE)
    with pytest.raises(VaultInUse):
        vaultlock.take(director.vault)
    os.kill(session.pid, signal.SIGKILL)
    session.ends()
    while alive(session.pid):
        os.sched_yield()
    vaultlock.take(director.vault).release()


def test_a_backup_goes_on_through_a_lock_and_reports_to_whoever_is_on_view(director):
    director.starts()
    session, spare = director.opened()
    session.says(WorkerWanted("backup", {"drive": "/media/drive"}))
    worker = director.enters("worker")
    assert worker.hears("Job")["arguments"] == {"drive": "/media/drive"}
    worker.says(Progress({"bytes": 5}))
    assert session.hears("WorkerProgress")["fields"] == {"bytes": 5}
    session.says(LockWanted(Cause.BUTTON))
    session.hears("Lock")
    session.does("exit", code=0)
    spare.hears("Show")
    assert spare.hears("WorkerProgress")["fields"] == {"bytes": 5}
    assert worker.hears("VaultState")["open"]
    assert not worker.hears("VaultState")["open"]
    worker.says(Finished({"bytes": 9}))
    worker.does("exit", code=0)
    ended = spare.hears("WorkerEnded")
    assert (ended["error"], ended["fields"]) == (None, {"bytes": 9})


def test_a_closed_program_waits_for_its_backup(director):
    program = director.starts()
    session, spare = director.opened()
    session.says(WorkerWanted("backup"))
    worker = director.enters("worker")
    session.says(LockWanted(Cause.CLOSED))
    session.hears("Lock")
    session.does("exit", code=0)
    spare.hears("Finish")
    spare.does("exit", code=0)
    spare.ends()
    worker.says(Progress({"bytes": 5}))
    assert program.poll() is None
    worker.does("exit", code=0)
    assert program.wait(PATIENCE) == 0


def test_a_program_started_again_while_its_backup_ends_shows_a_window(director):
    director.starts()
    session, spare = director.opened()
    session.says(WorkerWanted("backup"))
    director.enters("worker")
    session.says(LockWanted(Cause.CLOSED))
    session.does("exit", code=0)
    spare.hears("Finish")
    spare.does("exit", code=0)
    spare.ends()
    assert director.starts().wait(PATIENCE) == 0
    director.pair()


def test_the_claim_of_a_dead_program_hinders_nobody(director):
    program = director.starts()
    director.painted()
    program.kill()
    program.wait(PATIENCE)
    assert runtime.running(director.folder / "run") == []
    director.starts()
    director.painted()


def test_a_start_without_a_vault_means_the_one_opened_last(director):
    known = (KnownVault(str(director.vault)), KnownVault("/gone"))
    settings.save(director.folder / "settings", Settings(known_vaults=known))
    director.starts(vault="")
    assert director.enters("lock_screen").hears("Show")["vault"] == str(director.vault)
    assert director.starts().wait(PATIENCE) == 0


@pytest.mark.parametrize("nowhere", ["/" + 300 * "z", "/a\0b"], ids=["error", "none"])
def test_a_vault_that_cannot_even_be_looked_for_keeps_nobody_from_starting(director, nowhere):
    """A disk that fails or a mount that hangs loose answers with an error, not with "no": nothing started."""
    known = (KnownVault(nowhere), KnownVault(str(director.vault)))
    settings.save(director.folder / "settings", Settings(known_vaults=known))
    director.starts(vault="")
    assert director.enters("lock_screen").hears("Show")["vault"] is None


def test_a_first_start_knows_no_vault(director):
    director.starts(vault="")
    assert director.enters("lock_screen").hears("Show")["vault"] is None


def test_a_program_answers_for_the_vault_it_went_over_to(director):
    director.starts(vault="")
    lock_screen, session = director.pair()
    director.unlocks(lock_screen, session)
    assert director.starts().wait(PATIENCE) == 0
    session.hears("Raise")


def test_a_vault_that_another_program_of_this_login_answers_for_is_in_use(director):
    director.starts(vault="")
    lock_screen, _ = director.pair()
    director.starts()
    director.painted()
    lock_screen.says(submitted(director))
    lock_screen.hears("InUse")


def test_a_keeper_stays_small(director):
    """Under 20 MB by the bench; here a bound that no other Python reaches, against a careless import."""
    program = director.starts()
    director.opened()
    status = Path(f"/proc/{program.pid}/status").read_text()
    (resident,) = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")]
    assert resident < 25_000


def test_unlocked_only_by_a_lock_screen_that_was_granted_the_vault(director):
    director.starts()
    lock_screen, session = director.pair()
    lock_screen.says(Unlocked(str(director.vault)), SourcesWanted())
    lock_screen.hears("Sources")
    session.says(SourcesWanted())
    session.hears("Sources")
    assert not session.has_heard("Open")


def test_a_lock_screen_that_cannot_start_ends_the_program_with_a_defect(director):
    program = director.starts()
    for _ in range(3):
        director.enters("lock_screen").does("exit", code=1)
    assert program.wait(PATIENCE) == 1


def test_a_session_that_cannot_start_is_not_tried_for_ever(director):
    director.starts()
    lock_screen = director.painted()
    for _ in range(3):
        director.enters("session").does("exit", code=1)
    assert [lock_screen.hears("SessionLost")["final"] for _ in range(3)] == [False, False, True]
    lock_screen.says(submitted(director))
    assert director.enters("session").role == "session"
