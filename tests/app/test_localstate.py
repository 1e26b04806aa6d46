"""What this computer remembers of a vault."""

import pytest

from app.localstate import Killed, LocalState, Seen, Snapshot
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
