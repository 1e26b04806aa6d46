"""A backup from the page to its worker: what a cancel or a lock does before the worker has a number."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest

from app import messages as m
from app.rotation import BackupDrive, Standing
from app.session import Session
from tests.app.computer import computer
from tests.ui.keeper import Keeper
from tests.vault import rig
from ui.control import Control
from ui.session.backups import Backups
from ui.session.drives import Drives
from ui.widgets.offers import OfferBar
from ui.workspace.backups import BackupsPage
from ui.workspace.drafts import Drafts
from vault.backup import staging
from vault.backup.staging import Source
from vault.progress import Progress


@dataclass
class Desk:
    """The page, what is behind it, and what the keeper was told."""

    page: BackupsPage
    backups: Backups
    keeper: Keeper
    vault: Path
    stick: Path
    #: Staging has begun, and may go on.
    begun: Event
    going_on: Event


@pytest.fixture
def desk(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    host, vault, stick = computer(tmp_path), tmp_path / "work" / "V.serment", tmp_path / "stick"
    worker = ThreadPoolExecutor(1)
    working = worker.submit(rig.Session, vault, rig.new_vault(vault).keys).result()
    begun, going_on, really = Event(), Event(), staging.staged

    def slowly(moment: staging.Checkpointed, progress: Progress) -> Source:
        begun.set()
        assert going_on.wait(30)
        return really(moment, progress)

    monkeypatch.setattr(staging, "staged", slowly)
    page, keeper = BackupsPage(), Keeper()
    qtbot.addWidget(page)
    session = cast(Session, SimpleNamespace(worker=worker, opened=working.opened))
    drafts = cast(Drafts, SimpleNamespace(all=list))
    control = cast(Control, keeper)
    drives = Drives(page, OfferBar(page), control, session, "en", host, page)
    backups = Backups(page, drives, control, session, drafts, "en", page)
    yield Desk(page, backups, keeper, vault, stick, begun, going_on)
    going_on.set()
    worker.submit(working.close).result()


def orders(desk: Desk) -> list[m.WorkerWanted]:
    return [told for told in desk.keeper.told if isinstance(told, m.WorkerWanted)]


def start(desk: Desk) -> None:
    desk.page.backup_wanted.emit(str(desk.stick))


def test_what_was_staged_goes_to_a_worker(qtbot, desk):
    desk.going_on.set()
    start(desk)
    qtbot.waitUntil(lambda: bool(orders(desk)), timeout=20_000)
    [order] = orders(desk)
    assert Path(order.arguments["staged"]).parent.parent == desk.vault
    desk.backups.leave_to_worker()
    assert len(orders(desk)) == 1


def test_a_lock_before_staging_has_ended_leaves_the_backup_to_a_worker(qtbot, desk):
    start(desk)
    qtbot.waitUntil(desk.begun.is_set, timeout=20_000)
    desk.backups.leave_to_worker()
    [order] = orders(desk)
    assert order.arguments == {"vault": str(desk.vault), "drive": str(desk.stick)}


def test_a_cancel_while_the_moment_is_staged_stops_it(qtbot, desk):
    start(desk)
    qtbot.waitUntil(desk.begun.is_set, timeout=20_000)
    desk.page.cancel_wanted.emit()
    desk.going_on.set()
    qtbot.waitUntil(desk.page.running.isHidden, timeout=20_000)
    assert list((desk.vault / staging.FOLDER).iterdir()) == []
    assert not orders(desk)
    desk.backups.leave_to_worker()
    assert not orders(desk)


def test_what_is_read_for_comparison_is_not_said_to_be_copied(desk):
    desk.backups.hear(m.WorkerProgress(7, "backup", {"stage": "checking", "done": 1, "total": 2}))
    assert desk.page.running.words.text().startswith("Comparaison avec la sauvegarde précédente")


def test_a_cancel_before_the_worker_has_a_number_reaches_it(qtbot, desk):
    desk.going_on.set()
    start(desk)
    qtbot.waitUntil(lambda: bool(orders(desk)), timeout=20_000)
    desk.page.cancel_wanted.emit()
    assert not [told for told in desk.keeper.told if isinstance(told, m.WorkerCancelWanted)]
    desk.backups.hear(m.WorkerProgress(7, "backup", {"stage": "copying", "done": 0, "total": 1}))
    assert desk.keeper.told[-1] == m.WorkerCancelWanted(7)
    desk.backups.hear(m.WorkerEnded(7, "backup", "Interrupted", {}))
    desk.backups.hear(m.WorkerProgress(8, "backup", {"stage": "copying", "done": 0, "total": 1}))
    assert m.WorkerCancelWanted(8) not in desk.keeper.told


def test_a_backup_is_meant_for_the_drive_that_is_there_when_it_is_ordered(qtbot, desk, monkeypatch):
    """By the time the worker begins, after a lock say, another stick may be mounted at the same place."""
    there = BackupDrive("1A2B-3C4D", "CLE", Standing.KNOWN, str(desk.stick))
    monkeypatch.setattr(Drives, "drive_at", lambda self, mount: there)
    start(desk)
    qtbot.waitUntil(desk.begun.is_set, timeout=20_000)
    monkeypatch.setattr(Drives, "drive_at", lambda self, mount: None)
    desk.backups.leave_to_worker()
    [order] = orders(desk)
    assert order.arguments["uuid"] == "1A2B-3C4D"


def test_a_drive_exchanged_while_another_backup_runs_waits_for_its_own(qtbot, desk, monkeypatch):
    """The second was taken for the first, which waited already, and got none."""
    start(desk)
    qtbot.waitUntil(desk.begun.is_set, timeout=20_000)
    for uuid in ("1A2B-3C4D", "5E6F-7081", "5E6F-7081"):
        there = BackupDrive(uuid, "CLE", Standing.KNOWN, "/media/anne/CLE")
        monkeypatch.setattr(Drives, "drive_at", lambda self, mount, there=there: there)
        desk.page.backup_wanted.emit("/media/anne/CLE")
    desk.backups.leave_to_worker()
    assert [order.arguments.get("uuid") for order in orders(desk)[1:]] == ["1A2B-3C4D", "5E6F-7081"]
