"""The record that was on the screen before a lock, and what was typed in it, are there after the unlock."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.settings import Settings
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import choose_note, settled, shortcut, unlocked_again
from tests.ui.workspace.practice import Held
from ui.models.rows import ROW
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.marks import Marks
from ui.workspace.places import NOTES
from ui.workspace.timeline import Timeline
from ui.workspace.view import View
from ui.workspace.window import MainWindow
from vault.pending import Pending
from vault.records.allergies import Severity


def test_after_a_lock_the_same_patient_and_caret_are_there(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    composer = opened.patients.record.composer
    type_text(composer.area, "Toux sèche depuis trois jours")
    composer.restore_caret(9)
    who, pending = opened.patients.patient_id, opened.pending()
    for draft in pending.drafts:
        desk.store.keep_draft(draft)
    again = unlocked_again(qtbot, desk, appearance, pending)
    restored = again.patients.record.composer
    assert again.patients.patient_id == who
    assert restored.area.toPlainText() == "Toux sèche depuis trois jours"
    assert restored.caret == 9


def test_a_form_half_filled_comes_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    opened.patients.edit_identity()
    opened.patients.form.fields["used_name"].setText("DUPONT")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    form = again.patients.form
    assert again.patients.right.currentWidget() is form
    assert form.fields["used_name"].text() == "DUPONT"
    assert form.patient_id == opened.patients.patient_id


def test_a_half_typed_line_comes_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    section = next(iter(opened.patients.record.side.sections.values()))
    section.resume("Hypothyroïdie depuis")
    opened.patients.record.header.allergies.toggle()
    opened.patients.record.header.allergies.editor.substance.setText("Peni")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert next(iter(again.patients.record.side.sections.values())).unfinished() == "Hypothyroïdie depuis"
    assert again.patients.record.header.allergies.editor.substance.text() == "Peni"


def test_a_reason_and_a_measurement_half_typed_come_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    record = opened.patients.record
    choose_note(record.chronicle, 1)
    press(record.chronicle.withdraw, Qt.Key.Key_Space)
    type_text(record.chronicle.reason.field, "Mauvais pat")
    right = next(row.id for row in desk.people.find("").patients if row.id != record.patient_id)
    record.chronicle.reason.owner.choose(right)
    record.side.measures.resume("29463-7", "68,")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    restored = again.patients.record
    assert restored.chronicle.reason.isVisible()
    assert restored.chronicle.reason.field.text() == "Mauvais pat"
    assert restored.chronicle.reason.note_id == record.chronicle.reason.note_id
    assert restored.chronicle.reason.owner.patient is not None
    assert restored.chronicle.reason.owner.patient.id == right
    assert not restored.chronicle.reason.keep.hasFocus()
    assert restored.side.measures.form.value.text() == "68,"
    assert restored.side.measures.form.kind.key() == "29463-7"


def test_a_record_that_arrives_behind_a_resumed_form_leaves_the_focus_to_it(qtbot, desk_with, appearance):
    """After a lock both come back, the record later than the form that covers it."""
    worker = Held()
    desk = desk_with(worker)
    window = MainWindow(desk, appearance, Settings())
    qtbot.addWidget(window)
    view = View(patient_id=desk.store.last_seen().first[0].id, form={"birth_name": "Delmas"})
    window.restore(Pending((), {"workspace": msgspec.Raw(msgspec.json.encode(view))}))
    window.show()
    while worker.waiting:
        worker.answer()
        QApplication.processEvents()
    assert window.focusWidget() is window.patients.form.fields["birth_name"]


def test_the_selection_the_focus_and_what_was_scrolled_come_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    area = opened.patients.record.composer.area
    type_text(area, "\n".join(f"Ligne {number}" for number in range(40)))
    area.verticalScrollBar().setValue(5)
    cursor = area.textCursor()
    cursor.setPosition(60)
    cursor.setPosition(30, cursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    timeline = opened.patients.record.chronicle.list
    timeline.reveal(2)
    chosen = timeline.rows.rows[2].id
    opened.patients.search.field.setFocus()
    opened.patients.search.field.setText("œuv")
    opened.patients.search.field.setSelection(2, -2)
    scrolled = area.verticalScrollBar().value()
    # Before it is laid out Qt finds no row at any place.
    qtbot.waitUntil(lambda: first_seen(timeline) == 2)
    pending = opened.pending()
    for draft in pending.drafts:
        desk.store.keep_draft(draft)
    again = unlocked_again(qtbot, desk, appearance, pending)
    qtbot.waitUntil(lambda: not again.returning.scrolls.isActive())
    record = again.patients.record
    restored = record.composer.area.textCursor()
    assert (restored.position(), restored.anchor()) == (30, 60)
    assert record.composer.area.verticalScrollBar().value() == scrolled
    qtbot.waitUntil(lambda: first_seen(record.chronicle.list) == 2)
    assert [index.data(ROW).id for index in record.chronicle.list.selectedIndexes()] == [chosen]
    assert again.focusWidget() is again.patients.search.field
    assert again.patients.search.field.selectedText() == "œu"
    assert again.patients.search.field.cursorPosition() == 0


def first_seen(timeline: Timeline) -> int:
    """The row at its top."""
    return timeline.indexAt(timeline.viewport().rect().topLeft()).row()


def test_the_field_of_a_form_one_was_in_has_the_focus_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    opened.patients.new_patient("Delmas")
    field = opened.patients.form.fields["birth_first_name"]
    type_text(field, "Éloïse")
    field.setFocus()
    field.setCursorPosition(3)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    restored = again.patients.form.fields["birth_first_name"]
    assert again.focusWidget() is restored
    assert (restored.text(), restored.cursorPosition()) == ("Éloïse", 3)


def test_the_caret_in_a_line_of_a_paper_comes_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    shortcut(opened, keys.ORDONNANCE)
    settled(qtbot, desk)
    type_text(line_held(opened), "Paracétamol")
    line_held(opened).setCursorPosition(4)
    opened.hide()
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    settled(qtbot, desk)
    assert (line_held(again).text(), line_held(again).cursorPosition()) == ("Paracétamol", 4)


def line_held(window: MainWindow) -> QLineEdit:
    """The field one types into."""
    held = window.focusWidget()
    assert isinstance(held, QLineEdit)
    return held


def test_a_form_that_was_set_aside_still_waits_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    opened.patients.new_patient("Delmas")
    opened.patients.form.fields["birthplace"].setText("75056")
    opened.patients.open(opened.patients.search.rows.rows[0].id)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    again.patients.new_patient()
    assert again.patients.form.fields["birthplace"].text() == "75056"


def test_an_entry_that_was_being_changed_is_still_changed_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    """It came back as a new entry: the one that it was to replace would have stayed beside it."""
    record = opened.patients.record
    section = next(one for one in record.side.sections.values() if one._shown)
    entry = section._shown[0]
    section._edit(entry)
    section.line.setText("Hypothyroïdie traitée")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    restored = next(one for one in again.patients.record.side.sections.values() if one.changing)
    assert (restored.changing, restored.unfinished()) == (entry.id, "Hypothyroïdie traitée")


def test_what_stands_beside_the_small_fields_comes_back_after_a_lock(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    record = opened.patients.record
    record.header.allergies.toggle()
    record.header.allergies.editor.substance.setText("Peni")
    severity = list(Severity)[-1].value
    record.header.allergies.editor.severity.show_key(severity)
    record.chronicle.search_notes()
    record.chronicle.search.setText("toux")
    type_over(record.composer.day, "12/0")
    opened.patients.set_alone(True)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    restored = again.patients.record
    assert restored.header.allergies.editor.severity.key() == severity
    assert restored.chronicle.search.text() == "toux"
    assert restored.chronicle.search.isVisible()
    assert restored.composer.typed_day == "12/0"
    assert again.patients.alone


def test_a_day_half_typed_and_a_choice_are_put_on_the_disk_as_words_are(
    qtbot, opened: MainWindow, desk: Desk
) -> None:
    """A crash lost them: nothing was saved before the next word."""
    opened.patients.record.composer.day.selectAll()
    desk.drafts._timer.stop()
    with qtbot.waitSignal(opened.pending_changed):
        type_text(opened.patients.record.composer.day, "12/0")
    opened.patients.new_patient("Delmas")
    desk.drafts._timer.stop()
    with qtbot.waitSignal(opened.pending_changed):
        opened.patients.form.sex.chosen.emit("F")


def type_over(field: QLineEdit, words: str) -> None:
    """As somebody who selects all first."""
    field.selectAll()
    type_text(field, words)


def test_whoever_types_before_all_is_back_keeps_the_focus(qtbot, desk_with, appearance):
    """The record came a moment later, and took the search out from under somebody's hands."""
    worker = Held()
    desk = desk_with(worker)
    window = MainWindow(desk, appearance, Settings())
    qtbot.addWidget(window, before_close_func=lambda closing: closing.hide())
    window.resize(1320, 840)
    view = View(
        patient_id=desk.store.last_seen().first[0].id,
        page=NOTES,
        marks=Marks(f"Field {window.notes.field.accessibleName()} 0"),
    )
    window.restore(Pending((), {"workspace": msgspec.Raw(msgspec.json.encode(view))}))
    window.show()
    assert window.focusWidget() is window.notes.field
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.ways.find()
    while worker.waiting:
        worker.answer()
        QApplication.processEvents()
    assert window.focusWidget() is not window.notes.field
    assert window.returning.marks == Marks()


def test_a_row_that_is_no_longer_there_leaves_the_choice_to_the_person(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    """What is chosen is found by what it is: in its place stands something else by now."""
    choose_note(opened.patients.record.chronicle, 1)
    opened.patients.record.chronicle.list.setFocus()
    pending = opened.pending()
    view = bytes(pending.view["workspace"])
    gone = view.replace(b'"chosen":"', b'"chosen":"gone')
    assert gone != view
    again = unlocked_again(qtbot, desk, appearance, Pending((), {"workspace": msgspec.Raw(gone)}))
    qtbot.waitUntil(lambda: not again.returning.scrolls.isActive())
    assert not again.patients.record.chronicle.list.selectedIndexes()
