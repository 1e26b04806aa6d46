"""The charts of a record: walked together with their table, written for the patient on the screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.measured import series
from tests.ui.typing import press, type_text
from tests.ui.workspace.practice import context, desk, fill
from ui.workspace.charts import ChartLeaf
from ui.workspace.marks import Place
from ui.workspace.readings import Column, Readings
from ui.workspace.record import RecordPage
from vault.database import Database
from vault.errors import InvalidInput
from vault.records import measurements as code
from vault.records import targets
from vault.records.context import Context
from vault.records.measurements import Value
from vault.records.noun import Noun
from vault.records.targets import Target

PRESSURE, WEIGHT = f"{code.BLOOD_PRESSURE} mm[Hg]", f"{code.WEIGHT} kg"
DAYS = ("2026-01-05", "2026-02-05", "2026-03-05")


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[RecordPage]:
    """A record with three blood pressures and nothing else measured, and another patient's."""
    made = context(tmp_path)
    fill(made, tmp_path, 2)
    for one in code.of_patient(made.database, _patients(made.database)[0]):
        code.remove(made, one.id)
    for rank, day in enumerate(DAYS):
        pressure = [
            Value(code.SYSTOLIC, 150 - 10 * rank, "mm[Hg]", "TA"),
            Value(code.DIASTOLIC, 90, "mm[Hg]"),
        ]
        code.add(made, _patients(made.database)[0], pressure, day)
    page = RecordPage(desk(made, tmp_path))
    qtbot.addWidget(page)
    page.resize(900, 900)
    page.show()
    page.open(_patients(made.database)[0])
    qtbot.waitUntil(lambda: bool(page.patient_id))
    yield page
    made.database.close()


def _patients(database: Database) -> list[str]:
    return [str(row[0]) for row in database.rows("SELECT id FROM patient ORDER BY rowid")]


def leaf_of(page: RecordPage) -> ChartLeaf:
    page.show_leaf("measures")
    leaf = page.leaves.open("measures")
    assert isinstance(leaf, ChartLeaf)
    return leaf


def settled(qtbot: QtBot, page: RecordPage) -> None:
    qtbot.waitUntil(lambda: not page._desk.jobs._waiting)


def cell(leaf: ChartLeaf, row: int, column: Column) -> str:
    return str(leaf.readings.index(row, column).data())


def test_the_table_says_what_the_chart_shows(page: RecordPage, qtmodeltester: ModelTester) -> None:
    leaf = leaf_of(page)
    assert leaf.kind.key() == PRESSURE
    assert [cell(leaf, row, Column.VALUE) for row in range(3)] == [
        "130/90\u00a0mmHg",
        "140/90\u00a0mmHg",
        "150/90\u00a0mmHg",
    ]
    assert cell(leaf, 0, Column.CODE) == "LOINC 8480-6, 8462-4 · mm[Hg]"
    assert cell(leaf, 0, Column.WORDS) == "TA"
    assert leaf.chart.accessibleName() == "Pression artérielle, en mmHg"
    qtmodeltester.check(leaf.readings)


def test_chart_and_table_walk_together_by_keys(page: RecordPage) -> None:
    leaf = leaf_of(page)
    press(leaf.chart, Qt.Key.Key_Home)
    assert leaf.table.currentIndex().row() == 2
    assert leaf.chart.accessibleDescription().startswith("05/01/2026, 150/90")
    press(leaf.table, Qt.Key.Key_Up)
    assert leaf.chart.at == 1
    assert leaf.chart.accessibleDescription().startswith("05/02/2026, 140/90")


def test_a_target_is_of_both_values_and_says_what_is_above(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    type_text(leaf.target, "< 140/85")
    press(leaf.target, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.record is not None
    kept = {one.facts.code: one.facts.high for one in page.record.of(targets.NOUN)}
    assert kept == {code.SYSTOLIC: 140, code.DIASTOLIC: 85}
    assert cell(leaf, 0, Column.RANGE) == "au-dessus · ≤\u00a0140/85"
    assert leaf.target.text() == "≤\u00a0140/85"
    leaf.target.clear()
    press(leaf.target, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.record.of(targets.NOUN) == []


def test_a_target_that_cannot_be_read_is_not_kept(page: RecordPage) -> None:
    leaf = leaf_of(page)
    type_text(leaf.target, "bas")
    press(leaf.target, Qt.Key.Key_Return)
    assert "140/90" in leaf.target_row.note.text()


def test_weight_and_height_make_an_index(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    for kind, value in ((f"{code.HEIGHT} cm", "172"), (WEIGHT, "80")):
        leaf.kind.show_key(kind)
        leaf._turn_to_kind()
        type_text(leaf.line.fields["value"], value)
        press(leaf.line.fields["value"], Qt.Key.Key_Return)
        settled(qtbot, page)
    leaf.kind.show_key(f"{code.BMI} kg/m2")
    leaf._turn_to_kind()
    assert cell(leaf, 0, Column.VALUE) == "27\u00a0kg/m²"
    assert cell(leaf, 0, Column.WORDS) == "calculé de 80\u00a0kg et 172\u00a0cm"
    press(leaf.table, Qt.Key.Key_Delete)
    assert leaf.readings.rowCount() == 1


def test_a_reading_is_corrected_where_it_stands(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    press(leaf.table, Qt.Key.Key_Return)
    assert leaf.line.fields["day"].text() == "05/03/2026"
    leaf.line.fields["value"].setText("128/80")
    press(leaf.line.fields["value"], Qt.Key.Key_Return)
    settled(qtbot, page)
    assert cell(leaf, 0, Column.VALUE) == "128/80\u00a0mmHg"
    assert leaf.readings.rowCount() == 3


def test_a_reading_taken_back_can_be_put_back(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    press(leaf.table, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert leaf.readings.rowCount() == 2
    page.undo.button.click()
    settled(qtbot, page)
    assert cell(leaf, 0, Column.VALUE) == "130/90\u00a0mmHg"


def test_what_the_vault_refuses_stays_in_its_fields(
    qtbot: QtBot, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaf, store = leaf_of(page), page._desk.store
    monkeypatch.setattr(store, "measure", refuse)
    monkeypatch.setattr(store, "remove_measurements", refuse)
    leaf.line.fields["value"].setText("120/70")
    press(leaf.line.fields["value"], Qt.Key.Key_Return)
    press(leaf.table, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert leaf.line.fields["value"].text() == "120/70"
    assert not leaf.line.waits
    assert page.undo.isHidden()
    assert not page.trouble.isHidden()


def test_a_value_beside_the_note_stays_until_it_is_written(
    qtbot: QtBot, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = page.side.measures.form.value
    page.side.measures.resume(code.BLOOD_PRESSURE, "120/70")
    with monkeypatch.context() as broken:
        broken.setattr(page._desk.store, "measure", refuse)
        press(value, Qt.Key.Key_Return)
        settled(qtbot, page)
    assert value.text() == "120/70"
    for _ in range(2):
        press(value, Qt.Key.Key_Return)
    assert value.text() == "120/70"
    settled(qtbot, page)
    assert value.text() == ""
    assert page.record is not None
    assert len(page.record.measurements) == 2 * len(DAYS) + 2, "a second Enter wrote it twice"


def refuse(*_arguments: object) -> None:
    raise InvalidInput("value", "impossible")


def test_a_reread_and_the_removal_of_another_row_leave_what_is_typed(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    leaf.target.setText("< 14")
    leaf.line.fields["value"].setText("120/7")
    press(leaf.table, Qt.Key.Key_Delete)
    settled(qtbot, page)
    assert leaf.readings.rowCount() == 2
    assert (leaf.target.text(), leaf.line.fields["value"].text()) == ("< 14", "120/7")


def test_a_target_of_two_values_is_kept_whole_or_not_at_all(
    qtbot: QtBot, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaf, add = leaf_of(page), targets.NOUN.add
    written: list[Target] = []

    def add_once(_noun: object, context: Context, patient_id: str, facts: Target) -> str:
        if written:
            raise InvalidInput("high", "impossible")
        written.append(facts)
        return add(context, patient_id, facts)

    monkeypatch.setattr(Noun, "add", add_once)
    type_text(leaf.target, "< 140/85")
    press(leaf.target, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert len(written) == 1
    assert page._desk.store.reread(page.patient_id).of(targets.NOUN) == []
    assert leaf.target.text() == "< 140/85"


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("value", "88/148", "Ce n’est pas une valeur de ce type."),
        ("day", "31/02/2026", "Écrivez un jour comme 12/03/2026."),
        ("day", "01/01/2999", "Ce jour n’est pas encore venu."),
        ("day", "01/01/1901", "C’est avant la naissance."),
        ("range", "haut", "Écrivez < 140, > 60 ou 70-110."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(page: RecordPage, field: str, typed: str, why: str) -> None:
    leaf = leaf_of(page)
    leaf.line.fields["value"].setText("120/70")
    leaf.line.fields[field].setText(typed)
    leaf.line.keep.click()
    assert leaf.line.rows[field].note.text() == why
    assert leaf.line.fields[field].text() == typed


def test_the_line_and_what_it_corrects_come_back_after_a_lock(qtbot: QtBot, page: RecordPage) -> None:
    leaf = leaf_of(page)
    press(leaf.table, Qt.Key.Key_Return)
    leaf.line.fields["value"].setText("128/8")
    leaf.target.setText("< 13")
    typed, patient_id = page.place.half_typed, page.patient_id
    page.leave()
    assert leaf.line.fields["value"].text() == ""
    page.open(patient_id, Place(half_typed=typed))
    settled(qtbot, page)
    assert page.leaves.shown == "measures"
    assert (leaf.line.fields["value"].text(), leaf.target.text()) == ("128/8", "< 13")
    assert leaf.line.keep.text() == "Corriger"


def test_an_infants_age_is_told_in_months(qapp: QApplication) -> None:
    weights = [
        code.Measurement(str(at), "p", Value(code.WEIGHT, 4 + at, "kg"), None, None, day, "a", "")
        for at, day in enumerate(("2026-03-05", "2026-09-05"))
    ]
    table = Readings(qapp)
    table.show_series(series(weights, None)[0], {}, date(2026, 1, 5))
    assert [table.index(row, Column.AGE).data() for row in range(2)] == ["8 mois", "2 mois"]
    assert table.of_an_infant
