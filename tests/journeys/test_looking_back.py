"""A backup is looked into and its restore is tried, with real keys, and nothing on its drive is touched."""

import json
from pathlib import Path

from tests.app.cli.shell import tree
from tests.journeys import day, vaults
from tests.journeys.program import Child, Program, program
from tests.vault import cheap
from vault.backup import snapshot


def _to_the_backup(screen: Child) -> None:
    """From the lock screen to what can be done with the newest backup of the stick."""
    screen.clicks("Autre coffre…")
    screen.sees_when(lambda seen: "QMenu" in seen["windows"], "the menu")
    screen.presses("Up", "Up", "Up", "Return")
    screen.reads("Où est la sauvegarde")
    screen.sees_when(lambda seen: any("libres" in text for text in seen["texts"]), "the stick")
    screen.presses("Return")
    screen.reads("Quelle sauvegarde")
    screen.presses("Return")
    screen.reads("Que faire de cette sauvegarde")


def _choose(screen: Child, what: str) -> None:
    screen.clicks(what)
    screen.clicks("Suivant")
    screen.focuses("Phrase de passe")
    screen.types(cheap.PASSPHRASE)
    screen.presses("Return")


def _with_a_backup(here: Program) -> Child:
    """A vault with a patient and a note, backed up; the lock screen after it."""
    session = here.unlocks()
    day.new_patient(session, "Lefèvre", "Zoé", "12/03/1968")
    session.types("Toux sèche depuis trois jours.")
    day.sign(session)
    day.back_up(session)
    session.reads("octet a été relu")
    session.presses("Ctrl+L")
    session.ends()
    return here.lock_screen


def test_a_backup_is_looked_into_and_proven(tmp_path: Path):
    with program(tmp_path) as here:
        vault = vaults.given(here)
        keeper = here.starts()
        screen = _with_a_backup(here)
        on_the_stick = tree(here.stick)

        _to_the_backup(screen)
        _choose(screen, "Regarder")
        look = here.session
        seen = look.reads("LECTURE SEULE")
        assert seen["title"].startswith("LECTURE SEULE – copie du")
        look.types("lefev")
        look.presses("Return")
        look.reads("Toux sèche depuis trois jours.")
        look.presses("Ctrl+L")
        look.ends()

        screen = here.lock_screen
        _to_the_backup(screen)
        _choose(screen, "Essayer la restauration")
        screen.reads("Sauvegarde éprouvée")
        screen.reads("Le coffre contient à présent\u00a0: 1 patient")
        screen.clicks("Terminé")
        screen.ends()

        assert tree(here.stick) == on_the_stick
        session = here.unlocks()
        session.does("close")
        assert keeper.wait(20) == 0
        [found] = snapshot.found_on(here.stick).whole
        [listed] = json.loads(here.command("backups", str(here.stick), "--json").stdout)["backups"]
        assert listed["proven_at"] is not None
        assert vault.logged("backup.looked_into") == [found.name]
        assert vault.logged("backup.proven") == [found.name]
        assert vault.verified().ok
        assert [path.name for path in vault.folder.parent.iterdir()] == [vault.folder.name]
