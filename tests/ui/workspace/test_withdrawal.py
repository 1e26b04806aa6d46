"""A note entered in error leaves the timeline, and goes to its right patient where that one is known."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from tests.ui.workspace.handling import choose_note, let_answers_come, notes_shown, page
from ui import text
from ui.theme import Appearance
from ui.workspace.chronicle import Chronicle
from ui.workspace.desk import Desk
from ui.workspace.right_patient import RightPatient
from ui.workspace.search import SearchPane
from ui.workspace.store import Identity
from ui.workspace.window import MainWindow
from vault import audit
from vault.records.notes import Note, State


def test_a_note_entered_in_error_leaves_the_timeline_and_keeps_its_reason(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    gone = choose_note(chronicle).id
    press(chronicle.withdraw, Qt.Key.Key_Space)
    type_text(chronicle.reason.field, "Mauvais patient")
    press(chronicle.reason.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert gone not in [one.id for one in notes_shown(chronicle)]
    assert not chronicle.hidden.isHidden()
    press(chronicle.hidden, Qt.Key.Key_Space)
    shown = next(one for one in notes_shown(chronicle) if one.id == gone)
    assert "Saisie erronée\u00a0: Mauvais patient" in chronicle.list.words.spoken(shown)


def test_the_note_that_is_about_to_be_marked_is_the_one_that_says_so(qtbot, opened: MainWindow) -> None:
    """Of two notes of one day nothing said which of them the reason was asked for."""
    chronicle = page(opened).chronicle
    meant = choose_note(chronicle, 1).id
    press(chronicle.withdraw, Qt.Key.Key_Space)
    said = [chronicle.list.mark(one) for one in notes_shown(chronicle)]
    assert [bool(words) for words in said].count(True) == 1
    assert said[1] == "Sera marquée comme saisie erronée"
    press(chronicle.reason.leave, Qt.Key.Key_Space)
    assert not any(chronicle.list.mark(one) for one in notes_shown(chronicle))
    current = chronicle.list.current()
    assert current is not None
    assert current.id == meant


def withdrawing(opened: MainWindow) -> Chronicle:
    """The latest note of the record, about to be entered in error."""
    chronicle = page(opened).chronicle
    choose_note(chronicle)
    press(chronicle.withdraw, Qt.Key.Key_Space)
    press(chronicle.reason.owner.look, Qt.Key.Key_Return)
    return chronicle


def pane_of(chronicle: Chronicle) -> SearchPane:
    pane = chronicle.reason.owner.pane
    assert pane is not None
    return pane


def drafts_of(window: MainWindow, patient_id: str) -> list[Note]:
    return [note for note in window._desk.store.reread(patient_id).notes if note.copied_from]


def test_a_note_of_another_patient_goes_there_as_a_draft_by_keyboard_alone(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    opened.activateWindow()
    chronicle, wrong, right = withdrawing(opened), opened.patients.patient_id, id_of("retailleau marcel")
    reason, gone = chronicle.reason, notes_shown(chronicle)[0].note
    type_text(pane_of(chronicle).field, "retailleau marcel")
    assert not reason.keep.isEnabled()
    press(pane_of(chronicle).field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    chosen = opened._desk.store.identity(right).traits
    assert text.partial_day(chosen.birth_date) in reason.owner.shown.born.text()
    assert chosen.birth_name in reason.owner.shown.strict.text()
    assert reason.field.text() == "Mauvais patient"
    qtbot.waitUntil(reason.keep.hasFocus)
    with qtbot.waitSignal(page(opened).said):
        press(reason.keep, Qt.Key.Key_Return)
    assert opened.patients.patient_id == wrong
    (copy,) = drafts_of(opened, right)
    assert (copy.text, copy.state, copy.copied_from) == (gone.text, State.DRAFT, gone.id)
    assert gone.id not in [one.id for one in notes_shown(chronicle)]
    done = [(one.operation, one.patient_id) for one in audit.latest(opened._desk.store._database, 2)]
    assert done == [("note.entered_in_error", wrong), ("note.copied", right)]


def test_nothing_is_marked_while_its_right_patient_is_being_looked_for(qtbot, opened: MainWindow) -> None:
    chronicle = withdrawing(opened)
    type_text(chronicle.reason.field, "Mauvais patient")
    with qtbot.assertNotEmitted(chronicle.error_wanted):
        press(chronicle.reason.field, Qt.Key.Key_Return)
        press(chronicle.reason.keep, Qt.Key.Key_Return)
    press(pane_of(chronicle).field, Qt.Key.Key_Escape)
    assert pane_of(chronicle).isHidden()
    with qtbot.waitSignal(chronicle.error_wanted) as asked:
        press(chronicle.reason.field, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[1:] == ["Mauvais patient", ""]


def test_a_fast_enter_takes_none_of_two_homonyms_for_a_note(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    store, people = opened._desk.store, opened._desk.people
    first = store.identity(id_of("lefèvre françoise")).traits
    namesake = store.create(Identity(replace(first, birth_date="1999-02-02"), {}))
    people.put(namesake)
    chronicle = withdrawing(opened)
    pane = pane_of(chronicle)
    opened.activateWindow()
    type_text(pane.field, "lefèvre françoise")
    press(pane.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == ""
    assert not chronicle.reason.keep.isEnabled()
    assert pane.list.hasFocus()
    press(pane.list, Qt.Key.Key_Down)
    press(pane.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == pane.rows.rows[1].id
    assert "homonyme" in chronicle.reason.owner.shown.born.text()


def test_the_record_a_note_stands_in_is_not_its_right_one(qtbot, opened: MainWindow) -> None:
    chronicle = withdrawing(opened)
    pane = pane_of(chronicle)
    type_text(pane.field, "œuvrard hélène")
    press(pane.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == ""
    assert pane.count.text() == "La note est déjà dans ce dossier."


def test_who_was_chosen_for_one_note_is_not_chosen_for_the_next(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    chronicle = withdrawing(opened)
    chronicle.reason.owner.choose(id_of("lefèvre françoise"))
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient is not None
    choose_note(chronicle, 1)
    press(chronicle.withdraw, Qt.Key.Key_Space)
    assert chronicle.reason.owner.patient_id == ""
    assert chronicle.reason.field.text() == ""
    chronicle.reason.owner.choose(id_of("lefèvre françoise"))
    press(chronicle.reason.owner.shown.drop, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient is None
    opened.patients.close_record()
    assert chronicle.reason.note_id == ""


def test_a_low_window_leaves_the_room_to_whom_a_note_is_copied(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    opened.resize(760, 520)
    chronicle = withdrawing(opened)
    chronicle.reason.owner.choose(id_of("retailleau marcel"))
    let_answers_come(qtbot, opened)
    shown = chronicle.reason.owner.shown
    qtbot.waitUntil(lambda: shown.name.height() >= shown.name.heightForWidth(shown.name.width()))
    for piece in (shown.born, shown.strict):
        assert piece.height() >= piece.heightForWidth(piece.width())
    assert "reason.note" in page(opened).place.half_typed
    press(chronicle.reason.leave, Qt.Key.Key_Return)
    assert "reason.note" not in page(opened).place.half_typed
    assert page(opened).composer.isVisible()
    assert page(opened).side.isVisible()
    assert chronicle.list.isVisible()


def test_an_answer_about_somebody_chosen_before_is_not_shown(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    owner = RightPatient(desk_with(worker))
    qtbot.addWidget(owner)
    first, second = (row.id for row in owner._desk.people.find("").patients[:2])
    owner.choose(first)
    owner.choose(second)
    worker.answer(1)
    qtbot.waitUntil(lambda: owner.settled)
    worker.answer(0)
    qtbot.waitUntil(lambda: not owner._desk.jobs._waiting)
    assert owner.patient is not None
    assert owner.patient.id == second == owner.patient_id
