"""What was on the screen before a lock is there again after the unlock."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import unlocked_again
from tests.ui.workspace.practice import Held
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.window import MainWindow, View
from vault.pending import Pending


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
    record.chronicle.list.setCurrentIndex(record.chronicle.list.rows.index(1))
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
