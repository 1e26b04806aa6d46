"""After a lock nothing of a patient and no key is in the memory of any process of the program."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.journeys import day, memory, vaults
from tests.journeys.program import Program
from tests.vault import cheap

pytestmark = pytest.mark.skipif(not memory.readable(), reason="only root reads another process's memory")

NOTES = 60
LIMIT = 1.0
# What a busy machine of two cores may add, the reading of all that memory included.
SLACK = 1.0


def markers() -> list[str]:
    """Texts that are nowhere but in these notes."""
    die = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyzéèàœ"
    return [f"repère-{''.join(die.choices(letters, k=18))}" for _ in range(NOTES)]


def test_a_lock_leaves_no_note_no_passphrase_and_no_key_in_any_process(started: Program):
    vault, texts = vaults.given(started), markers()
    vault.furnish(texts)
    keys = {"records": vault.keys.records, "pending": vault.keys.pending, "seal": vault.keys.seal}
    secrets = {name: memory.key_spellings(bytes(key.reveal())) for name, key in keys.items()}
    secrets["passphrase"] = memory.spellings(cheap.PASSPHRASE)
    everything = secrets | {text: memory.spellings(text) for text in texts}

    keeper = started.starts()
    screen = started.lock_screen
    screen.types(cheap.PASSPHRASE)
    assert memory.held(started.processes, everything) == {"passphrase": {screen.pid}}
    screen.presses("Return")
    session = started.session
    screen.ends()
    session.types("delmas")
    session.presses("Return")
    session.focuses(day.NOTE)
    session.types(texts[0])
    spare = started.hidden("lockscreen")
    before = memory.held(started.processes, everything)
    assert set(before) == set(everything) - {"passphrase"}
    assert all(holders == {session.pid} for holders in before.values()), "only the session holds anything"
    assert spare.pid in started.processes

    ordered = time.monotonic()
    keeper.send_signal(signal.SIGUSR1)
    gone = session.ends() - ordered
    after = memory.held(started.processes, everything)
    took = time.monotonic() - ordered
    print(f"\nkeys gone after {1000 * gone:.0f} ms, all memory read by {1000 * took:.0f} ms")
    assert after == {}
    assert gone < LIMIT + SLACK
    assert len(started.processes) >= 2, "the keeper and the lock screen were read"


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
