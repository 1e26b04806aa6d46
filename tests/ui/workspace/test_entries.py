"""What stays true of a patient: added, changed, removed and brought back."""

from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of
from ui.dossier.store import ENTRIES, DossierStore
from ui.workspace.window import MainWindow
from vault.errors import DiskFull
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
    assert section.add.hasFocus()
    section._edit(record_of(opened).entries[-1])
    type_text(section.line, "Préfère le soir")
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"
    entry = record_of(opened).entries[-1]
    section.remove_wanted.emit(ENTRIES, entry, entry.facts.text)
    let_answers_come(qtbot, opened)
    assert "Préfère le soir" not in texts()
    press(page(opened).undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"
    assert record_of(opened).entries[-1].id == entry.id


def test_what_is_typed_for_an_entry_stays_until_it_is_written_or_left(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("records")

    section = next(one for one in page(opened).side.sections.values() if one._shown)
    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Préfère le matin")
    with monkeypatch.context() as refusing:
        refusing.setattr(DossierStore, "add", full)
        press(section.line, Qt.Key.Key_Return)
        let_answers_come(qtbot, opened)
    section._edit(section._shown[0])
    assert section.unfinished() == "Préfère le matin"
    assert section.changing == ""


def test_a_line_half_typed_for_one_patient_is_gone_for_the_next(qtbot, opened: MainWindow) -> None:
    section = page(opened).side.sections[Kind.REMARK]
    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Pour elle seule")
    other = next(row.id for row in opened.patients.search.rows.rows if row.id != opened.patients.patient_id)
    opened.patients.open(other)
    let_answers_come(qtbot, opened)
    assert section.unfinished() == ""
