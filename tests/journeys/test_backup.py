"""A backup made in the window goes on while the program locks, and comes back on another computer."""

import secrets
from pathlib import Path

from tests.journeys import day, vaults
from tests.journeys.program import Program, program
from tests.vault import cheap
from vault import words
from vault.backup import snapshot


def test_a_backup_survives_the_lock_and_is_restored_on_another_computer(tmp_path: Path):
    with program(tmp_path / "here") as here:
        vault = vaults.given(here)
        keeper = here.starts()
        session = here.unlocks()
        day.new_patient(session, "Lefèvre", "Zoé", "12/03/1968")
        session.types("Une note signée avant la sauvegarde.")
        day.sign(session)
        scan = tmp_path / "compte rendu.txt"
        scan.write_bytes(secrets.token_hex(6_000_000).encode())
        day.attach(session, scan)
        day.back_up(session)
        with here.worker_held_while_it_copies():
            session.presses("Ctrl+L")
            session.ends()
            here.lock_screen.focuses("Phrase de passe")
        made = finished(here)
        assert made.documents == 1
        session = here.unlocks()
        session.clicks("Sauvegardes")
        session.reads("octet a été relu")
        session.does("close")
        assert keeper.wait(20) == 0
        assert vault.verified().ok

    with program(tmp_path / "there", stick=here.stick) as there:
        there.starts()
        screen = there.lock_screen
        day.restore(screen, words.from_entropy(cheap.ENTROPY))
        session = there.session
        session.reads("1 patient")
        session.does("close")
        assert there.programs[-1].wait(20) == 0
        restored = there.home / "Serment" / "Cabinet.serment"
        assert vaults.digest(restored, vault.keys) == vault.digest() != ""
        assert vaults.Made(restored, vault.keys).verified().ok


def finished(made: Program) -> snapshot.Snapshot:
    """The one snapshot on the stick, once the worker has ended."""
    made.worker.ends()
    [found] = snapshot.found_on(made.stick).whole
    return found
