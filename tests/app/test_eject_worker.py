"""The worker that lets go of a drive says which, or why not."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app import child, eject_worker, log
from app import messages as m
from app.channel import ControlChannel
from app.errors import DriveBusy
from app.places.facts import Facts
from tests.app.computer import computer
from tests.app.test_backup_worker import Keeper


class Ejector:
    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.gone = error, [""][:0]

    def eject(self, drive: Facts) -> None:
        if self.error is not None:
            raise self.error
        self.gone.append(drive.path)


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Keeper:
    made = Keeper()

    class Begun:
        control: ControlChannel = made  # type: ignore[assignment]  # as far as a worker uses it

    monkeypatch.setattr(child, "begin", lambda arguments: Begun)
    monkeypatch.setattr(log, "start", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["worker"])
    return made


def works(keeper: Keeper, place: Path, ejector: Ejector, drive: Path) -> m.Message:
    keeper.say(m.VaultState("/somewhere", True), m.Job({"drive": str(drive)}))
    eject_worker.main(lambda: replace(computer(place), ejector=ejector))
    return keeper.heard[-1]


def test_a_drive_that_was_let_go_of_is_named(keeper, tmp_path):
    ejector = Ejector()
    told = works(keeper, tmp_path, ejector, tmp_path / "stick")
    assert told == m.Finished({"drive": str(tmp_path / "stick"), "uuid": "1A2B-3C4D"})
    assert ejector.gone == [str((tmp_path / "stick").resolve())]


def test_a_drive_in_use_is_said_to_be(keeper, tmp_path):
    told = works(keeper, tmp_path, Ejector(DriveBusy("/media/CLE")), tmp_path / "stick")
    assert told == m.Failed("DriveBusy", {"path": "/media/CLE"})


def test_the_disk_of_the_system_is_refused(keeper, tmp_path):
    told = works(keeper, tmp_path, ejector := Ejector(), tmp_path / "work")
    assert isinstance(told, m.Failed)
    assert told.error == "PlaceRefused"
    assert ejector.gone == []


def test_a_keeper_that_is_gone_leaves_the_drive_alone(keeper, tmp_path):
    keeper.closed = True
    eject_worker.main(lambda: computer(tmp_path))
    assert keeper.heard == []
