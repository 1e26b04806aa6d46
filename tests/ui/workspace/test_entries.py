"""What stays true of a patient: added, changed, removed and brought back."""

from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of
from ui.workspace.window import MainWindow
from vault.records.history import Kind


def test_history_is_added_changed_removed_and_brought_back(qtbot, opened: MainWindow) -> None:
    section = page(opened).side.sections[Kind.REMARK]

    def texts() -> list[str]:
        return [one.facts.text for one in record_of(opened).entries if one.facts.kind is Kind.REMARK]

    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Préfère le matin")
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le matin"
    section._edit(record_of(opened).entries[-1])
    type_text(section.line, "Préfère le soir")
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"
    page(opened)._remove_entry(record_of(opened).entries[-1])
    let_answers_come(qtbot, opened)
    assert "Préfère le soir" not in texts()
    press(page(opened).undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"


def test_a_line_half_typed_for_one_patient_is_gone_for_the_next(qtbot, opened: MainWindow) -> None:
    section = page(opened).side.sections[Kind.REMARK]
    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Pour elle seule")
    other = next(row.id for row in opened.patients.search.rows.rows if row.id != opened.patients.patient_id)
    opened.patients.open(other)
    let_answers_come(qtbot, opened)
    assert section.unfinished() == ""
