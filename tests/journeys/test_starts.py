"""One program a vault: what a second start finds, and what a vault held by another process looks like."""

import os
import shutil
import signal

from app import vaultlock
from tests.journeys import day, vaults
from tests.journeys.program import Program
from tests.vault import cheap


def test_a_second_start_brings_the_first_forward_and_ends(started: Program):
    vaults.given(started)
    started.starts()
    session = started.unlocks()
    second = started.starts()
    assert second.wait(20) == 0
    assert session.alive
    session.reads("Patients")


def test_a_vault_open_elsewhere_is_said_to_be_since_when_and_opens_once_it_is_free(started: Program):
    vault = vaults.given(started)
    held = vaultlock.take(vault.folder)
    holder = vaultlock.holder_of(vault.folder)
    assert holder is not None
    started.starts()
    screen = started.lock_screen
    screen.types(cheap.PASSPHRASE)
    screen.presses("Return")
    screen.reads("est ouvert ailleurs depuis")
    said = started.command("verify", str(vault.folder), secrets=cheap.PASSPHRASE + "\n")
    assert (said.returncode, said.stdout) == (7, "")
    assert "est ouvert ailleurs depuis" in said.stderr
    held.release()
    started.unlocks().reads("Aucun patient")


def test_a_vault_that_will_not_open_is_said_in_one_sentence_and_can_be_tried_again(started: Program):
    vault = vaults.given(started)
    records = vault.folder / "records.db"
    kept = vault.folder.parent / "kept.db"
    shutil.copy(records, kept)
    damaged = bytearray(records.read_bytes())
    damaged[9000] ^= 1
    records.write_bytes(damaged)
    started.starts()
    for _ in range(2):
        screen = started.lock_screen
        screen.types(cheap.PASSPHRASE)
        screen.presses("Return")
        seen = screen.reads("ont été altérés")
        assert len([text for text in seen["texts"] if "altérés" in text]) == 1
    shutil.copy(kept, records)
    day.new_patient(started.unlocks(), "Ngoma", "Éloïse", "1990")


def test_a_session_that_ends_over_the_vault_is_said_and_one_can_try_again(started: Program):
    """The lock screen went on saying that it opens the vault, for ever."""
    vaults.given(started)
    started.starts()
    screen = started.lock_screen
    session = started.hidden("session")
    screen.sees_when(lambda _: screen.does("handing")["met"], "a session")
    os.kill(session.pid, signal.SIGSTOP)
    screen.types(cheap.PASSPHRASE)
    screen.presses("Return")
    screen.sees_when(lambda _: screen.does("handing")["gave"], "the keys given")
    session.kill()
    screen.reads("journal")
    day.new_patient(started.unlocks(), "Ngoma", "Éloïse", "1990")
