"""What this computer remembers of a vault."""

import pytest

from app.localstate import Drive, Held, Killed, LocalState, Seen, Snapshot
from vault.errors import InvalidInput

KEY, OTHER_KEY = "aa" * 32, "bb" * 32


@pytest.fixture
def state(tmp_path) -> LocalState:
    return LocalState(tmp_path, "3f2a")


def test_the_highest_revision_is_remembered(state):
    assert state.seen() is None
    state.see(Seen(4, KEY))
    state.see(Seen(9, KEY, "2026-11-21T08:00:00Z"))
    state.see(Seen(5, KEY))
    assert state.seen() == Seen(9, KEY, "2026-11-21T08:00:00Z")


def test_a_new_key_begins_a_new_count(state):
    state.see(Seen(9, KEY))
    state.see(Seen(1, OTHER_KEY))
    assert state.seen() == Seen(1, OTHER_KEY)


def test_an_older_vault_is_remembered_once_the_person_has_said_so(state):
    state.see(Seen(9, KEY))
    state.forget_later(Seen(5, KEY))
    assert state.seen() == Seen(5, KEY)


def test_lineages_do_not_mix(state, tmp_path):
    state.see(Seen(9, KEY))
    assert LocalState(tmp_path, "77b0").seen() is None


@pytest.mark.parametrize("lineage", ["", "..", "a/b", "/etc", "x" * 129, "é"])
def test_a_lineage_that_is_no_name_touches_no_folder(tmp_path, lineage):
    with pytest.raises(InvalidInput):
        LocalState(tmp_path, lineage)


def test_a_kill_is_remembered_until_the_vault_was_opened_again(state):
    killed = Killed("2026-11-21T08:00:00Z", "idle", 9, pending_saved=True)
    state.record_kill(killed)
    assert state.killed() == killed
    state.recovered()
    state.recovered()
    assert state.killed() is None


def test_a_snapshot_unknown_here_is_unverified(state):
    assert state.snapshot("cc" * 32) == Snapshot(None, None)


def test_verified_and_proven_are_remembered_apart(state):
    state.verified("cc" * 32, "2026-11-21T08:00:00Z")
    state.proven("cc" * 32, "2026-11-22T08:00:00Z")
    state.verified("dd" * 32, "2026-11-23T08:00:00Z")
    assert state.snapshot("cc" * 32) == Snapshot("2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z")
    assert state.snapshot("dd" * 32).proven_at is None


@pytest.mark.parametrize("bad", [b"\x00", b'{"sealed_at": "\xff"}', b'{"x":' + b"[" * 100_000])
def test_a_memory_that_was_damaged_is_a_memory_lost(state, tmp_path, bad):
    state.see(Seen(9, KEY))
    (tmp_path / "vaults" / "3f2a" / "seen.json").write_bytes(bad)
    assert state.seen() is None


LOST, GOOD = "1A2B-3C4D", "5E6F-7081"


def test_what_only_an_unfaithful_drive_holds_is_verified_no_more(state):
    state.verified("cc" * 32, "2026-11-20T08:00:00Z", Held(3, 9), LOST)
    state.verified("dd" * 32, "2026-11-20T08:00:00Z", Held(3, 9), GOOD)
    state.verified("dd" * 32, "2026-11-21T08:00:00Z", Held(4, 9), LOST)
    state.verified("ee" * 32, "2026-11-19T08:00:00Z", Held(3, 9), LOST)
    state.verified("ee" * 32, "2026-11-21T08:00:00Z")  # a drive without a number
    state.proven("cc" * 32, "2026-11-20T09:00:00Z")
    state.proven("dd" * 32, "2026-11-20T09:00:00Z")
    state.distrust(LOST, "CLE", "2026-11-22T08:00:00Z")
    assert state.snapshot("cc" * 32) == Snapshot(None, None, 3, 9)
    kept = state.snapshot("dd" * 32)
    assert (kept.verified_at, kept.drives) == ("2026-11-20T08:00:00Z", {GOOD: "2026-11-20T08:00:00Z"})
    assert kept.proven_at
    assert state.snapshot("ee" * 32).verified_at == "2026-11-21T08:00:00Z"
    assert sum(1 for one in state.snapshots().values() if one.verified_at) == 2


def test_an_unfaithful_drive_stays_so_once_it_is_forgotten_and_for_every_vault(state, tmp_path):
    """Forgotten and plugged in again, it would have been introduced as a new one."""
    state.introduce(LOST, "CLE", "2026-11-01T08:00:00Z")
    state.distrust(LOST, "CLE", "2026-11-22T08:00:00Z")
    state.forget_drive(LOST)
    assert state.drive(LOST) == Drive(label="CLE", unfaithful_at="2026-11-22T08:00:00Z")
    assert LocalState(tmp_path, "77b0").unfaithful() == {LOST: "2026-11-22T08:00:00Z"}
    state.introduce(GOOD, "SSD", "2026-11-01T08:00:00Z")
    state.forget_drive(GOOD)
    assert GOOD not in state.drives()
