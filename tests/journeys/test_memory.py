"""What goes with a lock screen; that nothing outlives a lock is the proof ``memory``."""

import os
from pathlib import Path

import pytest

from tests.journeys import memory, vaults
from tests.journeys.program import Program
from tests.vault import cheap

pytestmark = pytest.mark.skipif(not memory.readable(), reason="only root reads another process's memory")


def test_a_wrong_secret_goes_with_the_lock_screen_that_took_it(started: Program):
    vaults.given(started)
    started.spent_after = 200
    wrong = "repère phrase de passe fausse"
    looked_for = {"wrong": memory.spellings(wrong)}
    started.starts()
    screen = started.lock_screen
    screen.types(wrong)
    assert memory.held(started.processes, looked_for) == {"wrong": {screen.pid}}
    screen.presses("Return")
    screen.ends()
    fresh = started.lock_screen
    assert fresh is not screen
    assert memory.held(started.processes, looked_for) == {}
    fresh.types(cheap.PASSPHRASE)
    fresh.presses("Return")
    assert started.session.shown


def test_the_scan_finds_what_is_there(tmp_path: Path):
    """A test that cannot fail is none: this process holds what it looks for."""
    here = "repère-" + "présent"
    assert memory.held([os.getpid()], {"here": memory.spellings(here)}) == {"here": {os.getpid()}}


def test_the_scan_finds_what_begins_in_the_middle_of_something_else():
    sought = memory.Sought({word: memory.spellings(word) for word in ("abri", "abricot", "cotier", "tiers")})
    assert set(sought.within(b"un abricotier")) == {"abri", "abricot", "cotier"}
