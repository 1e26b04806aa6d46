"""The phone rings: a second record over a draft, and one key back."""

from collections.abc import Callable
from dataclasses import replace

from app.settings import Settings
from tests.ui.typing import type_text
from tests.ui.workspace.handling import (
    answer_all,
    let_answers_come,
    page,
    record_of,
    shortcut,
    unlocked_again,
)
from tests.ui.workspace.practice import Held
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.patients import PatientsPage
from ui.workspace.store import Identity
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


def test_an_ampersand_in_a_name_is_no_mark_of_a_key(
    qtbot, opened: MainWindow, desk: Desk, id_of: Callable[[str], str]
) -> None:
    first = opened.patients.patient_id
    traits = replace(desk.store.identity(first).traits, used_first_name="Anne & Marie")
    desk.store.change_identity(first, Identity(traits, {}))
    opened.patients.open(id_of("lefèvre"))
    let_answers_come(qtbot, opened)
    assert "Anne && Marie" in opened.patients.earlier.button.text()
    assert "Anne & Marie" in opened.patients.earlier.button.accessibleName()


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


def test_opening_it_at_one_of_its_notes_brings_back_what_was_half_typed(
    qtbot, opened: MainWindow, desk: Desk, id_of: Callable[[str], str]
) -> None:
    first = begin(qtbot, opened, id_of("lefèvre"))
    note = next(one for one in desk.store.reread(first).notes if one.text == WRITTEN)
    opened.ways.open_at(first, note.id)
    let_answers_come(qtbot, opened)
    assert page(opened).task.words.text() == "Radio"
    assert page(opened).composer.note_id == note.id


def test_of_three_records_each_has_what_was_half_typed_in_it(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    first, other = begin(qtbot, opened, id_of("lefèvre")), opened.patients.patient_id
    page(opened).side.measures.resume("29463-7", "68,")
    third = next(row.id for row in opened.patients.search.rows.rows if row.id not in (first, other))
    for patient_id, task, measure in ((third, "", ""), (first, "Radio", ""), (other, "", "68,")):
        opened.patients.open(patient_id)
        let_answers_come(qtbot, opened)
        assert page(opened).task.words.text() == task
        assert page(opened).side.measures.form.value.text() == measure


def test_what_was_half_typed_waits_for_a_record_that_has_not_come_yet(
    qtbot, desk_with, appearance: Appearance
) -> None:
    """A second Ctrl+Tab, or a lock, before the first one was answered lost it."""
    worker = Held()
    desk = desk_with(worker)
    window = MainWindow(desk, appearance, Settings())
    qtbot.addWidget(window, before_close_func=lambda closing: closing.hide())
    window.show()
    first, other = (one.id for one in desk.store.last_seen().first[:2])
    window.patients.open(first)
    answer_all(qtbot, desk, worker)
    page(window).task.begin(first)
    page(window).task.words.setText("Radio")
    meanwhile: list[Callable[[], object]] = [
        lambda: shortcut(window, keys.RETURN),
        lambda: window.patients.open(first),
        lambda: window.restore(window.pending()),
    ]
    for act in meanwhile:
        window.patients.open(other)
        answer_all(qtbot, desk, worker)
        shortcut(window, keys.RETURN)
        act()
        window.patients.open(first)
        answer_all(qtbot, desk, worker)
        assert (window.patients.patient_id, page(window).task.words.text()) == (first, "Radio")


def test_keeping_an_identity_leaves_what_is_half_typed_in_its_record(qtbot, opened: MainWindow) -> None:
    opened.patients.record.write_task()
    page(opened).task.words.setText("Radio")
    opened.patients.edit_identity()
    opened.patients.form.fields["used_name"].setText("DUPONT")
    opened.patients.form.keep.click()
    let_answers_come(qtbot, opened)
    assert opened.patients.right.currentWidget() is page(opened)
    assert record_of(opened).patient.traits.used_name == "DUPONT"
    assert page(opened).task.words.text() == "Radio"


def test_a_form_that_is_still_to_come_back_is_not_lost_by_a_second_lock(qtbot, desk_with) -> None:
    patients = PatientsPage(desk_with(Held()))
    qtbot.addWidget(patients)
    patients.resume_form({"used_name": "DUPONT"}, "somebody")
    assert patients.aside() == {"somebody": {"used_name": "DUPONT"}}
