"""What was scrolled goes back to its place with the caret, and stays there until somebody acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tests.ui.typing import press
from tests.ui.workspace.handling import unlocked_again
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.marks import Mark, Marks, marks_of, put_carets
from ui.workspace.returning import Returning
from ui.workspace.window import MainWindow

LINES = "\n".join(f"Ligne {number}" for number in range(60))


@pytest.fixture
def plain(qtbot) -> QWidget:
    """One text, with its caret at the end."""
    made = QWidget()
    qtbot.addWidget(made)
    area = QPlainTextEdit(LINES, made)
    area.setAccessibleName("Texte")
    QVBoxLayout(made).addWidget(area)
    made.resize(300, 200)
    made.show()
    return made


def text_of(window: QWidget) -> QPlainTextEdit:
    (found,) = window.findChildren(QPlainTextEdit)
    return found


def scrolled(window: QWidget) -> int:
    return text_of(window).verticalScrollBar().value()


def put_back(window: QWidget, mark: Mark) -> Returning:
    made = Returning(window)
    made.begin(Marks(parts={"QPlainTextEdit Texte 0": mark}))
    made.end()
    return made


def laid_out(window: QWidget, height: int) -> None:
    window.resize(300, height)
    QApplication.processEvents()


def test_a_text_goes_to_its_caret_at_no_moment(qtbot, plain: QWidget) -> None:
    """Between the caret and the next turn of events one frame showed another place."""
    Returning(plain).begin(Marks(parts={"QPlainTextEdit Texte 0": Mark(len(LINES), len(LINES), 7)}))
    assert scrolled(plain) == 7


def test_what_has_no_room_yet_is_scrolled_once_it_has(plain: QWidget) -> None:
    """Its layout came after the end: too high at first, it could not be scrolled at all."""
    laid_out(plain, 3000)
    kept = put_back(plain, Mark(scroll=12))
    assert scrolled(plain) == 0
    laid_out(plain, 200)
    assert scrolled(plain) == 12
    assert not kept.under_way


@pytest.mark.parametrize("act", ["key", "input method"])
def test_whoever_acts_scrolls_from_then_on(plain: QWidget, act: str) -> None:
    kept = put_back(plain, Mark(scroll=12))
    if act == "key":
        press(text_of(plain), Qt.Key.Key_Shift)
    else:
        event = QInputMethodEvent()
        event.setCommitString("é")
        QApplication.sendEvent(text_of(plain), event)
    text_of(plain).verticalScrollBar().setValue(3)
    laid_out(plain, 240)
    assert scrolled(plain) == 3
    assert kept._held == {}


@pytest.mark.parametrize("mark", [Mark(9, 9), Mark(9, 1)])
def test_a_caret_behind_the_end_stands_at_the_end(qtbot, mark: Mark) -> None:
    """Qt left it at the beginning: the first word typed would have stood before all others."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit("Doli", window)
    line.setCursorPosition(0)
    window.show()
    put_carets(window, Marks(parts={"QLineEdit  0": mark}))
    assert line.cursorPosition() == 4
    assert line.selectedText() == "Doli"[mark.anchor :]


def test_the_note_is_where_it_was_before_anything_is_laid_out(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    """A note scrolled to 27 was seen at 38, where its caret is while the note is low."""
    area = opened.patients.record.composer.area
    area.insertPlainText(LINES)
    QApplication.processEvents()
    area.verticalScrollBar().setValue(40)
    pending = opened.pending()
    for draft in pending.drafts:
        desk.store.keep_draft(draft)
    seen: list[int] = []

    def look(again: MainWindow) -> None:
        seen.append(again.patients.record.composer.area.verticalScrollBar().value())

    again = unlocked_again(qtbot, desk, appearance, pending, look)
    assert seen == [40]
    again.end_restoring()
    assert marks_of(again).parts["NoteArea Note du jour 0"].scroll == 40
