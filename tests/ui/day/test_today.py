"""The morning page: what is to be done is there, and nothing signs itself."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, shortcut, unlocked_again
from ui.day.due_list import FEW, Heading, Rest
from ui.day.store import DayStore, Due, What
from ui.day.words import DueWords
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.places import PATIENTS, TODAY
from ui.workspace.window import MainWindow
from vault.pending import Draft
from vault.records import tasks, vaccinations
from vault.records.context import new_id
from vault.records.tasks import Kind, Task

TODAY_ISO = date.today().isoformat()


@pytest.fixture
def store(desk: Desk) -> DayStore:
    return DayStore(desk.store)


def draft(patient_id: str, text: str) -> Draft:
    now = "2026-11-20T17:40:00Z"
    return Draft(note_id=new_id(), patient_id=patient_id, text=text, care_at=now, typed_at=now)


def show(qtbot, window: MainWindow) -> list[Due]:
    shortcut(window, keys.TODAY)
    let_answers_come(qtbot, window)
    return [row for row in window.today.due.rows.rows if isinstance(row, Due)]


def test_a_ticked_task_is_done_and_comes_back_with_undo(
    qtbot, window: MainWindow, store: DayStore, id_of: Callable[[str], str]
) -> None:
    patient_id = id_of("œuvrard")
    store.add_task(patient_id, Task(Kind.CALL_BACK, "Rappeler sa fille", TODAY_ISO))
    store.add_task(patient_id, Task(Kind.RESULT, "Plus tard", "2999-01-01"))
    assert [due.text for due in show(qtbot, window) if due.noun == "task"] == ["Rappeler sa fille"]
    due = window.today.due
    due.go_to(next(at for at, row in enumerate(due.rows.rows) if isinstance(row, Due) and row.noun == "task"))
    press(due, Qt.Key.Key_Space)
    let_answers_come(qtbot, window)
    assert not [row for row in due.rows.rows if isinstance(row, Due) and row.noun == "task"]
    window.today.undo.button.click()
    let_answers_come(qtbot, window)
    assert "Rappeler sa fille" in [row.text for row in due.rows.rows if isinstance(row, Due)]


def test_a_name_typed_on_the_morning_page_is_searched_for(qtbot, window: MainWindow, store: DayStore) -> None:
    """After an unlock one types three letters, whatever page is there."""
    store.add_task("", Task(Kind.OTHER, "Commander des gants", TODAY_ISO))
    show(qtbot, window)
    type_text(window.today.due, "l")
    type_text(window.patients.search.field, "ef")
    assert window.patients.search.field.text() == "lef"
    assert window.ways.current() == PATIENTS


def test_the_morning_page_takes_nobodys_search_away(qtbot, window: MainWindow, store: DayStore) -> None:
    store.add_task("", Task(Kind.OTHER, "Commander des gants", TODAY_ISO))
    window.today.begin_day("")
    type_text(window.patients.search.field, "l")
    let_answers_come(qtbot, window)
    assert window.ways.current() == PATIENTS


def test_what_falls_due_by_itself_is_answered_by_a_task_about_it(
    desk: Desk, store: DayStore, id_of: Callable[[str], str]
) -> None:
    facts = vaccinations.Vaccination("Repevax", "2016-10", next_due_on=TODAY_ISO)
    vaccinations.add(desk.store.context, id_of("œuvrard"), facts)

    def due() -> list[Due]:
        return [one for one in store.morning(date.today()).due if one.what is What.VACCINATION]

    (one,) = due()
    task_id = store.finish(one)
    assert due() == []
    store.unfinish(one, task_id)
    assert due() == [one]


def test_drafts_stand_there_with_those_typed_this_moment_and_are_never_ticked(
    qtbot, window: MainWindow, desk: Desk, id_of: Callable[[str], str]
) -> None:
    kept, typed = draft(id_of("œuvrard"), "Douleur du genou"), draft(id_of("lefèvre"), "Toux depuis hier")
    desk.store.keep_draft(kept)
    desk.drafts.put(typed)
    found = {due.id: due for due in show(qtbot, window) if due.what is What.DRAFT}
    assert {kept.note_id, typed.note_id} <= found.keys()
    window.today.due.ticked.emit(found[kept.note_id])
    let_answers_come(qtbot, window)
    record = desk.store.reread(kept.patient_id)
    assert [note.signed_at for note in record.notes if note.id == kept.note_id] == [None]


def test_enter_on_a_draft_opens_the_record_at_that_draft(
    qtbot, window: MainWindow, desk: Desk, id_of: Callable[[str], str]
) -> None:
    patient_id = id_of("œuvrard")
    wanted, other = draft(patient_id, "Le premier"), draft(patient_id, "Le second")
    for one in (wanted, other):
        desk.store.keep_draft(one)
    show(qtbot, window)
    for one in (wanted, other):
        window.today.opened.emit(patient_id, one.note_id)
        let_answers_come(qtbot, window)
        composer = window.patients.record.composer
        assert (composer.note_id, composer.area.toPlainText()) == (one.note_id, one.text)
        assert window.focusWidget() is composer.area


def test_of_a_thousand_vaccinations_the_first_are_shown_until_all_are_asked_for(
    qtbot, window: MainWindow, id_of: Callable[[str], str]
) -> None:
    due = [Due(What.VACCINATION, "vaccination", str(at), "", "Repevax") for at in range(1000)]
    shown = window.today.due
    shown.show_due(due)
    assert [type(row) for row in shown.rows.rows] == [Heading, *[Due] * FEW, Rest]
    shown.go_to(len(shown.rows.rows) - 1)
    press(shown, Qt.Key.Key_Return)
    assert len(shown.rows.rows) == 1001


def test_the_keys_walk_past_the_headings(qtbot, window: MainWindow) -> None:
    due = [Due(what, "task", what.value, "", "À voir") for what in (What.RESULT, What.CALL_BACK)]
    shown = window.today.due
    window.show_page(TODAY)
    let_answers_come(qtbot, window)
    shown.show()
    shown.show_due(due)
    assert shown.current() == due[0]
    press(shown, Qt.Key.Key_Down)
    assert shown.current() == due[1]


def test_a_new_day_begins_with_what_is_due_and_a_mere_lock_does_not(
    qtbot, opened: MainWindow, desk: Desk, store: DayStore, appearance: Appearance
) -> None:
    patient_id = opened.patients.patient_id
    store.add_task(patient_id, Task(Kind.CALL_BACK, "Rappeler"))
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert again.stack.currentWidget() is again.patients
    again.today.begun_on = (date.today() - timedelta(days=2)).isoformat()
    morning = unlocked_again(qtbot, desk, appearance, again.pending())
    assert morning.stack.currentWidget() is morning.today
    press(morning.today.due, Qt.Key.Key_Escape)
    assert morning.stack.currentWidget() is morning.patients
    assert morning.patients.patient_id == patient_id


def test_a_task_is_noted_from_within_the_record_and_can_be_taken_back(
    qtbot, opened: MainWindow, desk: Desk
) -> None:
    line, patient_id = opened.patients.record.task, opened.patients.patient_id
    shortcut(opened, keys.TASK)
    type_text(line.words, "Rappeler pour le Holter")
    type_text(line.due, "bientôt")
    press(line.due, Qt.Key.Key_Return)
    assert line.due.property("wrong")
    line.due.setText("demain")
    press(line.due, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    database = desk.store.context.database
    (task,) = tasks.of_patient(database, patient_id)
    assert task.facts.due_on == (date.today() + timedelta(days=1)).isoformat()
    assert line.isHidden()
    assert opened.focusWidget() is opened.patients.record.composer.area
    opened.patients.record.undo.button.click()
    let_answers_come(qtbot, opened)
    assert not tasks.of_patient(database, patient_id)


def test_a_half_typed_task_comes_back_after_a_lock_and_reaches_nobody_else(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance, id_of: Callable[[str], str]
) -> None:
    other = id_of("lefèvre")
    shortcut(opened, keys.TASK)
    type_text(opened.patients.record.task.words, "Rappeler")
    press(opened.patients.record.task.words, Qt.Key.Key_Escape)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert again.patients.record.task.words.text() == "Rappeler"
    again.patients.open(other)
    let_answers_come(qtbot, again)
    assert again.patients.record.task.isHidden()
    assert again.patients.record.task.words.text() == ""


def test_of_a_draft_whole_words_are_shown_and_its_lines_stay_apart() -> None:
    told = DueWords().asked(
        Due(What.DRAFT, "note", "1", "", "Renouvellement : HTA\n\nPas de plainte.  FC 72.")
    )
    assert told == "Renouvellement : HTA · Pas de plainte. FC 72."
    long = DueWords().asked(Due(What.DRAFT, "note", "1", "", "observance " * 40))
    assert long.endswith("observance…")
