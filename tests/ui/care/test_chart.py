"""The care chart: ticked with one key, left out with a reason, read by ear."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.typing import hold, press, type_text
from ui import theme
from ui.care.leaf import CareLeaf
from ui.widgets.fields import Field
from ui.workspace.store import Record
from vault.errors import InvalidInput
from vault.records import care
from vault.records.care import Care

Settle = Callable[[], None]
TODAY = date.today()


@pytest.fixture
def planned(leaf: CareLeaf, settle: Settle) -> CareLeaf:
    """With two lines, of which one began today."""
    leaf.tabs.setCurrentIndex(1)
    for facts in (
        Care("Pansement du sacrum", "matin", "2026-01-01"),
        Care("Injection", "soir", TODAY.isoformat()),
    ):
        leaf.write(leaf.desk.store.add_noun, care.NOUN, facts)
    settle()
    return leaf


def spoken(leaf: CareLeaf) -> str:
    """What is heard of the cell one is in."""
    return str(leaf.chart.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def shown(leaf: CareLeaf) -> str:
    return str(leaf.chart.table.currentIndex().data())


def test_space_ticks_and_delete_takes_it_back(
    planned: CareLeaf, settle: Settle, qtmodeltester: ModelTester
) -> None:
    table = planned.chart.table
    assert spoken(planned).endswith("rien de noté")
    press(table, Qt.Key.Key_Space)
    settle()
    assert shown(planned).startswith("✓ ")
    assert "fait à" in spoken(planned)
    press(table, Qt.Key.Key_Delete)
    settle()
    assert shown(planned) == ""
    qtmodeltester.check(planned.chart.grid)


def test_what_somebody_wrote_is_no_html_under_the_mouse(leaf: CareLeaf, settle: Settle) -> None:
    facts = Care('Soin <img src="photo.png">', "matin", TODAY.isoformat())
    leaf.write(leaf.desk.store.add_noun, care.NOUN, facts)
    settle()
    grid = leaf.chart.grid
    tips = (
        grid.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole),
        grid.index(0, 0).data(Qt.ItemDataRole.ToolTipRole),
    )
    assert not any("<img" in tip for tip in tips)
    assert "<img" in grid.headerData(0, Qt.Orientation.Vertical)


def test_not_done_asks_why_and_takes_no_silence(planned: CareLeaf, settle: Settle) -> None:
    chart = planned.chart
    press(chart.table, Qt.Key.Key_N)
    press(chart.reason, Qt.Key.Key_Return)
    assert chart.reason_row.note.text() == "Dites pourquoi en un mot."
    type_text(chart.reason, "refusé")
    press(chart.reason, Qt.Key.Key_Return)
    settle()
    assert shown(planned) == "✕ refusé"
    assert spoken(planned).endswith("non fait\u00a0: refusé")
    assert chart.reason_row.isHidden()


def test_a_reason_is_about_the_cell_it_was_begun_on(planned: CareLeaf, settle: Settle) -> None:
    chart = planned.chart
    press(chart.table, Qt.Key.Key_N)
    type_text(chart.reason, "refusé")
    press(chart.table, Qt.Key.Key_Down)
    press(chart.table, Qt.Key.Key_Left)
    begun_on = chart.grid.cares[0].id
    assert planned.half_typed()["chart/reason.of"] == begun_on
    assert planned.half_typed()["chart/reason.day"] == TODAY.isoformat()
    press(chart.reason, Qt.Key.Key_Return)
    settle()
    assert planned.record is not None
    (given,) = planned.record.of(care.GIVEN)
    assert (given.facts.care_id, given.facts.planned_at[:10], given.facts.reason) == (
        begun_on,
        TODAY.isoformat(),
        "refusé",
    )


def test_what_the_vault_refuses_is_neither_said_nor_emptied(
    planned: CareLeaf, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart, said = planned.chart, list[str]()
    undo: list[str] = []
    planned.said.connect(lambda _patient_id, words: said.append(words))
    planned.undoable.connect(lambda words, _back, _settle: undo.append(words))
    press(chart.table, Qt.Key.Key_Space)
    settle()
    assert said == ["Pansement du sacrum\u00a0: fait"]
    monkeypatch.setattr(planned.desk.store, "add_noun", refuse)
    monkeypatch.setattr(planned.desk.store, "remove_noun", refuse)
    press(chart.table, Qt.Key.Key_N)
    type_text(chart.reason, "refusé")
    press(chart.reason, Qt.Key.Key_Return)
    press(chart.table, Qt.Key.Key_Delete)
    settle()
    assert chart.reason.text() == "refusé"
    assert chart.reason.isEnabled()
    assert len(said) == 1
    assert undo == []


def refuse(*_arguments: object) -> None:
    raise InvalidInput("reason", "impossible")


def test_a_key_held_down_ticks_once(planned: CareLeaf, settle: Settle) -> None:
    hold(planned.chart.table, Qt.Key.Key_Space)
    settle()
    assert planned.record is not None
    assert len(planned.record.of(care.GIVEN)) == 1


def test_an_earlier_day_is_ticked_without_a_time(planned: CareLeaf, settle: Settle) -> None:
    press(planned.chart.table, Qt.Key.Key_Left)
    press(planned.chart.table, Qt.Key.Key_Space)
    settle()
    assert shown(planned).strip() == "✓"
    assert planned.record is not None
    given = planned.record.of(care.GIVEN)[0].facts
    assert given.done_at == (TODAY - timedelta(days=1)).isoformat()


def test_a_line_is_shown_in_the_weeks_it_holds(planned: CareLeaf) -> None:
    grid = planned.chart.grid
    assert [one.facts.text for one in grid.cares] == ["Pansement du sacrum", "Injection"]
    press(planned.chart.table, Qt.Key.Key_PageUp)
    assert grid.last == TODAY - timedelta(days=7)
    assert [one.facts.text for one in grid.cares] == ["Pansement du sacrum"]
    press(planned.chart.table, Qt.Key.Key_PageDown)
    press(planned.chart.table, Qt.Key.Key_PageDown)
    assert grid.last == TODAY


def test_a_line_is_written_in_the_form(planned: CareLeaf, settle: Settle) -> None:
    planned.chart.new.click()
    form = planned.chart.stack.form
    assert form is not None
    words = form.fields["text"]
    assert isinstance(words, Field)
    words.setText("Surveillance du poids")
    press(words, Qt.Key.Key_Return)
    settle()
    assert [one.facts.text for one in planned.chart.grid.cares][-1] == "Surveillance du poids"


def test_a_reason_half_typed_comes_back_on_its_day(planned: CareLeaf, other: Record) -> None:
    chart, record = planned.chart, planned.record
    assert record is not None
    press(chart.table, Qt.Key.Key_PageUp)
    press(chart.table, Qt.Key.Key_N)
    type_text(chart.reason, "abs")
    before, typed = spoken(planned), planned.half_typed()
    planned.show_record(other)
    assert chart.reason_row.isHidden()
    planned.show_record(record)
    planned.resume(typed)
    assert chart.reason.text() == "abs"
    assert spoken(planned) == before
    assert planned.tabs.currentIndex() == 1


def test_the_pages_of_care_turn_whatever_has_the_focus(qtbot: QtBot, planned: CareLeaf) -> None:
    planned.window().activateWindow()
    planned.chart.table.setFocus()
    qtbot.waitUntil(planned.chart.table.hasFocus)
    QTest.keyClick(planned.chart.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert planned.tabs.currentIndex() == 2
    QTest.keyClick(planned, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert planned.tabs.currentIndex() == 0


def test_on_a_narrow_screen_a_day_keeps_room_for_its_hour(planned: CareLeaf, settle: Settle) -> None:
    table = planned.chart.table
    planned.resize(420, 500)
    press(table, Qt.Key.Key_Space)
    settle()
    assert table.columnWidth(0) >= theme.metrics(14).horizontalAdvance("✓ 08:10")
    assert table.verticalHeader().width() <= table.width() * 34 // 100
    assert table.visualRect(table.currentIndex()).right() <= table.viewport().width()
    assert table.rowHeight(0) >= 3 * table.verticalHeader().fontMetrics().height(), "its words are cut"
