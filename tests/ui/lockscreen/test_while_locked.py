"""A drive that arrives while the vault is locked: its backup starts where that was chosen, and is told of."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app import introducing, paths, rotation, settings
from app import messages as m
from app.host import Host
from app.localstate import LocalState
from app.settings import Settings
from tests.app.computer import Socket, computer
from tests.ui.keeper import Keeper
from tests.ui.lockscreen.scene import lock_process
from tests.vault import rig
from ui.lockscreen.process import LockProcess
from ui.lockscreen.values import KnownVault

PROGRESS: dict[str, str | int] = {"stage": "copying", "done": 40, "total": 100, "drive": "/media/anne/CLE-A"}


@dataclass
class Desk:
    process: LockProcess
    keeper: Keeper
    socket: Socket
    vault: Path
    #: Once for each time it asked for the computer with its drives.
    looked: list[Host]

    def said(self) -> str:
        assert self.process._screen is not None
        return self.process._screen._backup.text()

    def arrives(self, qtbot) -> None:
        """The stick is plugged in, and was looked at."""
        self.process._while_locked.came(frozenset({self.socket.stick}))
        self.settles(qtbot)

    def settles(self, qtbot) -> None:
        """Whatever is looked at was looked at."""
        jobs = self.process.drive_jobs
        qtbot.waitUntil(lambda: not jobs._waiting, timeout=20_000)

    def hears(self, message: m.Message) -> None:
        self.keeper.heard.emit(message, None)


@pytest.fixture
def desk(qtbot, tmp_path: Path, appearance, monkeypatch) -> Desk:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    made = computer(tmp_path)
    socket = Socket(tmp_path / "stick")
    socket.plug()
    host = replace(made, machine=socket.machine(), settings_folder=tmp_path / "settings")
    vault, keeper = tmp_path / "work" / "V.serment", Keeper()
    key = rig.new_vault(vault)
    with rig.session(vault, key.keys) as working:
        mark = working.vault.drive_mark("1A2B-3C4D")
    introducing.introduce(vault, socket.stick, mark, host)
    looked: list[Host] = []

    def seen() -> Host:
        looked.append(host)
        return host

    process = lock_process(qtbot, appearance, seen, keeper=keeper)
    process.show_lock(KnownVault(vault, "Cabinet du Dr Exemple"))
    return Desk(process, keeper, socket, vault, looked)


def choose(tmp_path: Path, arrives: Any) -> None:
    settings.save(tmp_path / "settings", Settings(drive_arrives=arrives))


def test_a_known_drive_gets_its_backup_where_that_was_chosen(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.arrives(qtbot)
    order = {"vault": str(desk.vault), "drive": desk.socket.stick, "uuid": "1A2B-3C4D"}
    assert desk.keeper.told == [m.WorkerWanted("backup", order)]


def test_a_drive_that_was_there_before_the_program_started_gets_the_days_backup(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.process._painted()
    desk.settles(qtbot)
    order = {"vault": str(desk.vault), "drive": desk.socket.stick, "uuid": "1A2B-3C4D"}
    assert desk.keeper.told == [m.Painted(), m.WorkerWanted("backup", order)]


def test_after_a_session_nothing_that_was_there_starts_again(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.process._ask_for(desk.process._locked(KnownVault(desk.vault, ""), m.Cause.BUTTON))
    desk.process._painted()
    desk.settles(qtbot)
    assert desk.keeper.told == [m.Painted()]


def test_a_drive_that_is_written_to_gets_no_second_backup(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.hears(m.WorkerProgress(1, "backup", PROGRESS))
    desk.arrives(qtbot)
    assert desk.keeper.told == []


def test_where_asking_was_chosen_nothing_starts(qtbot, desk):
    desk.arrives(qtbot)
    assert desk.keeper.told == []


def test_where_asking_was_chosen_a_lock_screen_stays_light(qtbot, desk):
    """Whoever looks at drives weighs more than everything a lock screen shows."""
    desk.process._painted()
    desk.arrives(qtbot)
    assert not desk.looked


def test_another_stick_of_the_same_name_gets_nothing(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.socket.plug("5E6F-7081")
    desk.arrives(qtbot)
    assert desk.keeper.told == []


def test_under_another_page_nothing_starts(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    desk.process.show_welcome()
    desk.process._while_locked.came(frozenset({desk.socket.stick}))
    assert desk.keeper.told == []


def test_the_lock_screen_says_how_a_backup_goes_and_names_a_drive_alone(desk):
    desk.hears(m.WorkerProgress(1, "backup", PROGRESS))
    assert desk.said() == "Sauvegarde sur CLE-A\u00a0: 40\u00a0%"
    desk.hears(m.WorkerEnded(1, "backup", None, {"drive": "/media/anne/CLE-A", "bytes": 7}))
    assert desk.said() == "La sauvegarde sur CLE-A est complète\u00a0: chaque octet a été relu."


def test_documents_that_were_copied_again_are_told_of_while_locked_too(desk):
    desk.hears(m.WorkerEnded(1, "backup", None, {"drive": "/media/anne/CLE-A", "mended": 2}))
    assert desk.said().endswith(
        "D’anciens fichiers y étaient altérés\u00a0: ils ont été réécrits. Surveillez ce disque."
    )


def test_a_drive_that_does_not_keep_what_it_takes_gets_nothing(qtbot, desk, tmp_path):
    choose(tmp_path, "start")
    lineage, _ = rotation.identity(desk.vault)
    LocalState(tmp_path / "state", lineage).distrust("1A2B-3C4D", "CLE", "2026-11-22T08:00:00Z")
    desk.arrives(qtbot)
    assert desk.keeper.told == []


def test_a_backup_that_failed_says_why(desk):
    desk.hears(m.WorkerEnded(1, "backup", "DriveGone", {"path": "/media/anne/CLE-A"}))
    assert desk.said().startswith(
        "La sauvegarde n’est pas terminée. Le disque de /media/anne/CLE-A n’est plus"
    )


def test_a_backup_that_gave_way_to_an_unlock_says_nothing(desk):
    desk.hears(m.WorkerProgress(1, "backup", PROGRESS))
    desk.hears(m.WorkerEnded(1, "backup", "Interrupted", {}))
    assert desk.said() == ""
    desk.hears(m.WorkerEnded(2, "eject", None, {}))
    assert desk.said() == ""
