"""The phone rings: a second record over a draft, and one key back."""

from collections.abc import Callable

from tests.ui.typing import type_text
from tests.ui.workspace.handling import let_answers_come, shortcut, unlocked_again
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.window import MainWindow
from vault.records.notes import State

WRITTEN = "Douleur du genou gauche depuis trois jours"


def begin(qtbot, window: MainWindow, other: str) -> str:
    """A note and a task half typed, the caret in the middle; then the other record is opened."""
    first, area = window.patients.patient_id, window.patients.record.composer.area
    type_text(area, WRITTEN)
    cursor = area.textCursor()
    cursor.setPosition(7)
    area.setTextCursor(cursor)
    window.patients.record.write_task()
    window.patients.record.task.words.setText("Radio")
    area.setFocus()
    window.patients.open(other)
    let_answers_come(qtbot, window)
    return first


def assert_as_it_was(window: MainWindow, desk: Desk, first: str) -> None:
    record = window.patients.record
    assert window.patients.patient_id == first
    assert (record.composer.area.toPlainText(), record.composer.caret) == (WRITTEN, 7)
    assert record.task.words.text() == "Radio"
    assert window.focusWidget() is record.composer.area
    states = [note.state for note in desk.store.reread(first).notes if note.text == WRITTEN]
    assert states == [State.DRAFT]


def test_one_key_leads_back_to_the_draft_and_its_caret(
    qtbot, opened: MainWindow, desk: Desk, id_of: Callable[[str], str]
) -> None:
    other = id_of("lefèvre")
    first = begin(qtbot, opened, other)
    name = desk.store.identity(first).traits.birth_first_name
    assert opened.patients.earlier.isVisible()
    assert name in opened.patients.earlier.button.text()
    assert opened.patients.record.composer.area.toPlainText() == ""
    shortcut(opened, keys.RETURN)
    let_answers_come(qtbot, opened)
    assert_as_it_was(opened, desk, first)
    shortcut(opened, keys.RETURN)
    let_answers_come(qtbot, opened)
    assert opened.patients.patient_id == other


def test_the_record_one_key_away_is_so_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance, id_of: Callable[[str], str]
) -> None:
    first = begin(qtbot, opened, id_of("lefèvre"))
    pending = opened.pending()
    assert WRITTEN not in [draft.text for draft in pending.drafts]  # it is in the database
    again = unlocked_again(qtbot, desk, appearance, pending)
    assert again.patients.earlier.isVisible()
    shortcut(again, keys.RETURN)
    let_answers_come(qtbot, again)
    assert_as_it_was(again, desk, first)


def test_no_other_name_stands_above_a_record_that_is_alone_on_the_screen(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    opened.patients.open(id_of("lefèvre"))
    let_answers_come(qtbot, opened)
    assert opened.patients.earlier.isVisible()
    shortcut(opened, keys.ALONE)
    assert not opened.patients.earlier.isVisible()
