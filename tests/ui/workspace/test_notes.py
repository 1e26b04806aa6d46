"""Finding words in the notes of all patients: never a stale answer, never more than was asked."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from tests.ui.workspace.handling import let_answers_come, shortcut
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.notes import NotesPage
from ui.workspace.places import NOTES
from ui.workspace.window import MainWindow
from vault import audit
from vault.search import fold


@pytest.fixture
def asked(qtbot, opened: MainWindow) -> MainWindow:
    """The window after "tens" was looked for."""
    shortcut(opened, keys.FIND_ALL)
    type_text(opened.notes.field, "tens")
    let_answers_come(qtbot, opened)
    return opened


def test_passages_say_whose_they_are_and_mark_what_was_found(asked: MainWindow) -> None:
    rows = asked.notes.list.rows
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows.rowCount() > 1
    for found in rows.rows:
        assert found.snippet.marks
        for start, end in found.snippet.marks:
            assert fold(found.snippet.text[start:end]).startswith("tens")
        assert found.name.upper() in rows._spoken(found)


def test_a_search_is_one_line_of_the_access_log_however_many_keys_it_took(
    qtbot, opened: MainWindow, searches: Callable[[], int]
) -> None:
    shortcut(opened, keys.FIND_ALL)
    field = opened.notes.field
    for counted, typed in enumerate(("tension", "toux")):
        field.clear()
        type_text(field, "zzz")
        let_answers_come(qtbot, opened)
        assert searches() == counted
        field.clear()
        type_text(field, typed)
        let_answers_come(qtbot, opened)
        press(field, Qt.Key.Key_Backspace)
        let_answers_come(qtbot, opened)
        assert opened.notes.list.rows.rowCount()
        assert searches() == counted + 1


@pytest.fixture
def searches(opened: MainWindow) -> Callable[[], int]:
    """How many searches the access log tells of."""
    database = opened._desk.store._database
    return lambda: len(
        [one for one in audit.latest(database) if one.operation == "text.searched" and not one.patient_id]
    )


def test_enter_in_the_field_opens_nobody_and_goes_to_the_list(qtbot, asked: MainWindow) -> None:
    asked.activateWindow()
    with qtbot.assertNotEmitted(asked.notes.opened):
        press(asked.notes.field, Qt.Key.Key_Return)
    assert asked.notes.list.hasFocus()


def test_enter_on_a_passage_opens_its_record_at_its_note(qtbot, asked: MainWindow) -> None:
    notes = asked.notes
    notes.list.setCurrentIndex(notes.list.rows.index(notes.list.rows.rowCount() - 1))
    found = notes.list.rows.rows[-1]
    press(notes.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, asked)
    assert asked.patients.patient_id == found.patient_id
    timeline = asked.patients.record.chronicle.list
    current = timeline.current()
    assert current is not None
    assert found.record_id in (current.note.id, *(one.note.id for one in current.addenda))
    assert timeline.visualRect(timeline.currentIndex()).intersects(timeline.viewport().rect())


def test_no_passage_stays_behind_the_record_that_was_opened(qtbot, asked: MainWindow) -> None:
    press(asked.notes.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, asked)
    shortcut(asked, keys.ALONE)
    assert not asked.notes.isVisible()
    assert asked.notes.list.rows.rowCount() == 0
    assert not asked.patients.search.isVisible()


def test_looking_for_notes_ends_being_alone_and_f11_goes_back_to_the_record(opened: MainWindow) -> None:
    shortcut(opened, keys.ALONE)
    shortcut(opened, keys.FIND_ALL)
    assert opened.rail.isVisible()
    assert opened.notes.isVisible()
    shortcut(opened, keys.ALONE)
    assert opened.patients.record.isVisible()
    assert not opened.notes.isVisible()


def test_an_answer_about_other_words_is_never_shown(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    page = NotesPage(desk_with(worker))
    qtbot.addWidget(page)
    page.show()
    page.field.setText("tens")
    page.field.setText("tension")
    while worker.waiting:
        worker.answer()
    qtbot.waitUntil(lambda: not page._desk.jobs._waiting)
    shown = page.list.rows.rows
    assert all("tension" in fold(found.snippet.text) for found in shown)
    page.field.setText("tensionz")
    assert page.list.rows.rowCount() == 0
    with qtbot.assertNotEmitted(page.opened):
        press(page.field, Qt.Key.Key_Return)
        press(page.list, Qt.Key.Key_Return)


def test_words_that_no_note_holds_are_answered_in_words(qtbot, opened: MainWindow) -> None:
    shortcut(opened, keys.FIND_ALL)
    type_text(opened.notes.field, "zzzz")
    let_answers_come(qtbot, opened)
    assert opened.notes.nothing._title.text() == "Aucune note ne contient tous ces mots."


def test_escape_goes_back_and_the_words_stay(qtbot, asked: MainWindow) -> None:
    press(asked.notes, Qt.Key.Key_Escape)
    assert asked.patients.isVisible()
    shortcut(asked, keys.FIND_ALL)
    let_answers_come(qtbot, asked)
    assert asked.notes.field.text() == "tens"
    assert asked.notes.list.rows.rowCount() > 1
    assert asked.view().page == NOTES
    assert asked.view().searched_notes == "tens"
