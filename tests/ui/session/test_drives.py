"""Drives that come and go while a vault is open: introduced once, offered, backed up, let go of."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app import introducing, rotation, settings
from app import messages as m
from app.drive_outlook import Outlook
from app.host import Host
from app.localstate import Held, LocalState, Reminded
from app.session import Session
from app.settings import Settings
from tests.app.cli.serment import host as host_of
from tests.app.computer import Socket
from tests.ui.keeper import Keeper
from tests.vault import rig
from ui.control import Control
from ui.session import drives
from ui.session.drives import Drives
from ui.widgets.buttons import Button
from ui.widgets.offers import OfferBar
from ui.workspace.backups import BackupsPage, SnapshotLine
from vault import header
from vault.backup import marker
from vault.backup.thinning import NOTHING
from vault.header import Header

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
UUID = "1A2B-3C4D"


@dataclass
class Desk:
    page: BackupsPage
    bar: OfferBar
    drives: Drives
    keeper: Keeper
    host: Host
    vault: Path
    stick: Path
    state: LocalState
    wanted: list[tuple[str, str]]
    looks: list[object]
    socket: Socket

    def look(self, qtbot) -> None:
        before = len(self.looks)
        self.drives.look()
        qtbot.waitUntil(lambda: len(self.looks) > before and not self.drives._under_way, timeout=20_000)

    def plug(self, qtbot, *, there: bool = True) -> None:
        if there:
            self.socket.plug()
        else:
            self.socket.unplug()
        self.look(qtbot)

    def choose(self, arrives: Any) -> None:
        settings.save(self.host.settings_folder, Settings(drive_arrives=arrives))

    def know(self, working: rig.Session) -> None:
        """The stick is one of the vault's drives, marked and remembered."""
        introducing.introduce(self.vault, str(self.stick), working.vault.drive_mark(UUID), self.host)


@pytest.fixture
def working(tmp_path: Path) -> Iterator[tuple[ThreadPoolExecutor, rig.Session]]:
    worker = ThreadPoolExecutor(1)
    (tmp_path / "work").mkdir()
    (tmp_path / "stick").mkdir()
    vault = tmp_path / "work" / "V.serment"
    session = worker.submit(rig.Session, vault, rig.new_vault(vault).keys).result()
    yield worker, session
    worker.submit(session.close).result()


@pytest.fixture
def desk(qtbot, tmp_path: Path, working) -> Desk:
    worker, session = working
    stick = tmp_path / "stick"
    socket = Socket(stick)
    host = replace(
        host_of(stick),
        machine=socket.machine(),
        state_folder=tmp_path / "state",
        settings_folder=tmp_path / "settings",
        clock=lambda: NOW,
    )
    page, keeper, vault = BackupsPage(), Keeper(), tmp_path / "work" / "V.serment"
    qtbot.addWidget(page)
    bar = OfferBar(page)
    opened = cast(Session, SimpleNamespace(worker=worker, opened=session.opened))
    drives = Drives(page, bar, cast(Control, keeper), opened, "fr", host, page)
    state = host.local_state(rotation.identity(vault)[0])
    wanted: list[tuple[str, str]] = []
    looks: list[object] = []
    drives.backup_wanted.connect(lambda mount, mark: wanted.append((mount, mark)))
    drives.last_backup_changed.connect(looks.append)
    state.remind(Reminded(NOW.date(), NOW.date()))
    return Desk(page, bar, drives, keeper, host, vault, stick, state, wanted, looks, socket)


def test_an_unknown_drive_is_introduced_once_and_then_waits_on_the_page(qtbot, desk):
    desk.look(qtbot)
    assert desk.bar.words == ""
    desk.plug(qtbot)
    assert desk.bar.words == "CLE est branché. Un disque qui peut recevoir des sauvegardes."
    desk.bar.close_button.click()
    desk.plug(qtbot, there=False)
    desk.plug(qtbot)
    assert desk.bar.words == ""
    assert [row.drive.name for row in desk.page._rows.values()] == ["CLE"]
    assert desk.wanted == []


def test_this_is_my_backup_drive_signs_its_mark_and_orders_its_first_backup(qtbot, desk):
    desk.look(qtbot)
    desk.plug(qtbot)
    desk.bar.action.click()
    [(mount, mark)] = desk.wanted
    known: Header = header.read(desk.vault).header
    assert mount == str(desk.stick.resolve())
    assert marker.judged(mark.encode(), UUID, known) is marker.Marking.OURS
    assert desk.bar.words == ""


def test_a_drive_that_is_not_for_backups_is_not_asked_about_again(qtbot, desk):
    desk.look(qtbot)
    desk.plug(qtbot)
    desk.page.decline_wanted.emit(UUID)
    qtbot.waitUntil(lambda: desk.state.met(UUID).declined, timeout=20_000)
    desk.look(qtbot)
    assert set(next(iter(desk.page._rows.values())).buttons) == {"introduce"}


def test_a_known_drive_offers_its_backup_when_it_arrives(qtbot, desk, working):
    desk.look(qtbot)
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    assert desk.bar.words == "CLE est branché. Il ne contient pas encore de sauvegarde."
    assert desk.wanted == []
    desk.bar.action.click()
    assert desk.wanted == [(str(desk.stick.resolve()), "")]


def test_a_known_drive_starts_its_backup_where_that_was_chosen(qtbot, desk, working):
    desk.choose("start")
    desk.look(qtbot)
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    assert desk.wanted == [(str(desk.stick.resolve()), "")]
    assert desk.bar.words == ""


def test_a_drive_that_does_not_keep_what_it_takes_starts_no_backup_and_says_why(qtbot, desk, working):
    desk.choose("start")
    desk.look(qtbot)
    desk.socket.plug()
    desk.know(working[1])
    desk.state.distrust(UUID, "CLE", "2026-11-22T08:00:00Z")
    desk.look(qtbot)
    assert desk.wanted == []
    assert desk.bar.words.endswith(
        "Il ne garde pas ce qu’on y écrit\u00a0: il ne reçoit plus de sauvegarde. Remplacez-le."
    )
    with qtbot.waitSignal(desk.drives.page_wanted):
        desk.bar.action.click()
    desk.plug(qtbot, there=False)
    assert desk.bar.words == ""


def test_after_a_backup_that_mended_documents_the_drive_is_to_be_watched(qtbot, desk, working):
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    desk.bar.close_button.click()
    desk.drives.completed(str(desk.stick.resolve()), 2)
    assert "2\u00a0anciens fichiers y étaient altérés" in desk.bar.words


def test_a_drive_that_leaves_takes_its_offer_with_it_and_stays_on_the_page(qtbot, desk, working):
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    assert desk.bar.words
    desk.plug(qtbot, there=False)
    assert desk.bar.words == ""
    [row] = desk.page._rows.values()
    assert (row.drive.name, row.drive.here) == ("CLE", False)


def test_after_a_backup_letting_go_is_offered_and_said(qtbot, desk, working):
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    desk.bar.close_button.click()
    mount = str(desk.stick.resolve())
    desk.drives.completed(mount)
    assert "chaque octet a été relu" in desk.bar.words
    desk.bar.action.click()
    assert desk.keeper.told == [m.WorkerWanted("eject", {"drive": mount})]
    assert "Ne le débranchez pas" in desk.page.outcome.words
    # The mount is gone before the worker has said so.
    desk.plug(qtbot, there=False)
    desk.drives.hear(m.WorkerEnded(1, "eject", None, {"drive": mount, "uuid": UUID}))
    assert "Vous pouvez débrancher CLE." in desk.page.outcome.words
    assert desk.bar.words == "Vous pouvez débrancher CLE."
    desk.plug(qtbot)
    assert desk.bar.words != "Vous pouvez débrancher CLE."


def test_a_drive_in_use_says_so_and_that_it_must_stay(qtbot, desk, working):
    desk.socket.plug()
    desk.know(working[1])
    desk.look(qtbot)
    desk.page.eject_wanted.emit(str(desk.stick.resolve()))
    desk.drives.hear(m.WorkerEnded(1, "eject", "DriveBusy", {"path": "/media/CLE"}))
    assert "ne le débranchez pas encore" in desk.page.outcome.words


def test_the_drive_chosen_at_the_first_run_is_introduced_without_a_question(qtbot, desk):
    desk.socket.plug()
    desk.drives.begin_with(str(desk.stick.resolve()))
    desk.look(qtbot)
    [(_, mark)] = desk.wanted
    assert mark
    assert desk.bar.words == ""


def test_a_first_drive_that_is_gone_is_left_to_the_worker_to_explain(qtbot, desk):
    desk.drives.begin_with("/media/anne/PARTIE")
    desk.look(qtbot)
    assert desk.wanted == [("/media/anne/PARTIE", "")]


def test_the_reminder_is_said_once_a_day(qtbot, desk):
    old = NOW - timedelta(days=6)
    desk.state.verified("ab" * 32, old.strftime("%Y-%m-%dT%H:%M:%SZ"), Held(1, 1), UUID)
    desk.state.remind(Reminded())
    desk.look(qtbot)
    assert desk.bar.words == "La dernière sauvegarde vérifiée date de 6\u00a0jours."
    with qtbot.waitSignal(desk.drives.page_wanted):
        desk.bar.action.click()
    qtbot.waitUntil(lambda: desk.state.reminded().of_backup is not None, timeout=20_000)
    desk.look(qtbot)
    assert desk.bar.words == ""


def test_the_reminder_of_a_rehearsal_leads_into_one_where_a_backup_is_at_hand(qtbot, desk, monkeypatch):
    old = (NOW - timedelta(days=90)).strftime("%Y-%m-%dT%H:%M:%SZ")
    desk.state.verified("ab" * 32, old, Held(1, 1), UUID)
    desk.state.verified("cd" * 32, NOW.strftime("%Y-%m-%dT%H:%M:%SZ"), Held(1, 2), UUID)
    desk.state.remind(Reminded())
    there = SnapshotLine(NOW, "CLE", 1, path="/media/CLE/Serment/x/y")
    really = drives.seen
    monkeypatch.setattr(drives, "seen", lambda *given: replace(really(*given), snapshots=(there,)))
    desk.look(qtbot)
    assert desk.bar.words.startswith("Il est temps d’essayer une restauration")
    with qtbot.waitSignal(desk.page.rehearsal_wanted) as wanted:
        desk.bar.action.click()
    assert wanted.args == [there.path]


def test_what_was_answered_about_a_drive_goes_with_its_next_backup_and_is_not_asked_again(
    qtbot, desk, working, monkeypatch
):
    desk.socket.plug()
    desk.know(working[1])
    halted = Outlook(None, NOTHING, NOTHING, False, True, ())
    monkeypatch.setattr(drives, "outlook", lambda *_: halted)
    decided: list[object] = []
    desk.drives.decided.connect(lambda mount, order: decided.append((mount, order)))
    desk.look(qtbot)
    accept = next(one for one in desk.page.findChildren(Button) if one.text() == "C’est voulu")
    accept.click()
    assert decided == [(desk.socket.stick, {"rotates": "yes"})]
    desk.look(qtbot)
    assert desk.page._asks.count() == 0
