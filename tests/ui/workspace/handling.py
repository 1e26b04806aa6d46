"""What tests do with a window: press its keys, wait for its answers, unlock it again."""

from collections.abc import Callable

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from tests.ui.workspace.practice import Held
from ui.theme import Appearance
from ui.widgets.labels import Chip
from ui.workspace.chronicle import NOTES, Chronicle
from ui.workspace.desk import Desk
from ui.workspace.noted import Moment
from ui.workspace.record import RecordPage
from ui.workspace.store import Record
from ui.workspace.window import MainWindow
from vault.pending import Pending


def shortcut(window: MainWindow, sequence: str) -> None:
    """Press a shortcut of the window."""
    found = [one for one in window.findChildren(QShortcut) if one.key().toString() == sequence]
    assert len(found) == 1, sequence
    found[0].activated.emit()


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything that was asked of the database and of the decoder is answered."""
    by = desk.decoding
    desks = (by.jobs, by.incoming, by.outgoing, desk.jobs)
    qtbot.waitUntil(lambda: not any(one._waiting for one in desks), timeout=20_000)


def let_answers_come(qtbot: QtBot, window: MainWindow) -> None:
    """The same, of the desk a window stands on."""
    settled(qtbot, window._desk)


def page(window: MainWindow) -> RecordPage:
    return window.patients.record


def record_of(window: MainWindow) -> Record:
    """The record on the screen."""
    record = page(window).record
    assert record is not None
    return record


def notes_shown(chronicle: Chronicle) -> list[Moment]:
    """The notes among what the timeline shows."""
    return [row for row in chronicle.list.rows.rows if isinstance(row, Moment)]


def choose_note(chronicle: Chronicle, rank: int = 0) -> Moment:
    """Show the notes alone and bring the keyboard to one of them, counted from the latest."""
    chronicle.show_only(NOTES)
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(row_of_note(chronicle, rank)))
    return notes_shown(chronicle)[rank]


def row_of_note(chronicle: Chronicle, rank: int) -> int:
    """Where a note stands, behind the lines of drafts."""
    row = chronicle.list.row_of(notes_shown(chronicle)[rank].id)
    assert row is not None
    return row


def unlocked_again(
    qtbot: QtBot,
    desk: Desk,
    appearance: Appearance,
    pending: Pending,
    look: Callable[[MainWindow], object] = lambda _: None,
) -> MainWindow:
    """The window of the next session, with what the one before has left; ``look`` as its record comes."""
    again = MainWindow(desk, appearance, Settings(), "Cabinet")
    qtbot.addWidget(again, before_close_func=lambda closing: closing.hide())
    again.resize(1320, 840)
    again.patients.resumed.connect(lambda: look(again))
    again.show()
    again.restore(pending)
    let_answers_come(qtbot, again)
    return again


def answer_all(qtbot: QtBot, desk: Desk, worker: Held) -> None:
    """Answer whatever was asked, and whatever is asked because of the answers."""
    while worker.waiting:
        worker.answer()
        qtbot.waitUntil(
            lambda: len(desk.jobs._waiting) == sum(not asked.cancelled() for _, asked in worker.waiting)
        )


def chips(held: QWidget) -> list[str]:
    """What the chips say that can be seen."""
    return [chip.words for chip in held.findChildren(Chip) if not chip.isHidden()]
