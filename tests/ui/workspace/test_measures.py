"""Measurements: read as practitioners write them, the latest first in sight."""

import pytest
from PySide6.QtCore import Qt

from app.measured import Series, series, unit
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of
from ui.workspace.measure_words import MeasureWords, read, read_bounds, written_bounds
from ui.workspace.measures import MOST_SHOWN, MeasuresCard
from ui.workspace.window import MainWindow
from vault.records import measurements as code
from vault.records.measurements import Measurement, Value


@pytest.mark.parametrize(
    ("kind", "typed", "values"),
    [
        (code.WEIGHT, "69,2", [69.2]),
        (code.WEIGHT, "69.2", [69.2]),
        (code.WEIGHT, "lourd", []),
        (code.WEIGHT, "-3", []),
        (code.WEIGHT, "0", []),
        (code.BLOOD_PRESSURE, "148/88", [148, 88]),
        (code.BLOOD_PRESSURE, "14,8/8,8", [148, 88]),
        (code.BLOOD_PRESSURE, "14/8", [140, 80]),
        (code.BLOOD_PRESSURE, "88/148", []),
        (code.BLOOD_PRESSURE, "148", []),
        (code.BLOOD_PRESSURE, "148/88/60", []),
    ],
)
def test_a_value_is_read_as_practitioners_write_it(kind: str, typed: str, values: list[float]) -> None:
    found = read(kind, typed)
    assert [one.value for one in found] == pytest.approx(values)
    assert all(one.original == typed for one in found)


def test_units_are_written_as_people_do() -> None:
    assert unit("mm[Hg]") == "mmHg"
    assert unit("Cel") == "°C"
    assert unit("kg") == "kg"


def of_kind(kind: str, *values: float) -> Series:
    readings = [
        Measurement(f"{kind}{at}", "p", Value(kind, one, "kg"), None, None, f"2026-01-{at + 1:02d}", "a", "")
        for at, one in enumerate(values)
    ]
    [found] = series(readings, None)
    return found


def test_the_latest_of_each_kind_shows_the_rest_can_be_unfolded(qtbot) -> None:
    card = MeasuresCard()
    qtbot.addWidget(card)
    kinds = [code.WEIGHT, code.HEIGHT, code.TEMPERATURE, code.PULSE, code.RESPIRATION, "4548-4"]
    card.show_series([of_kind(kind, 70, 71.5) for kind in kinds], {})
    assert card._list.count() == MOST_SHOWN
    assert card.rest.text() == "2 autres mesures"
    card.rest.click()
    assert card._list.count() == len(kinds)
    assert card.rest.isHidden()


def test_a_sparkline_is_said_in_words() -> None:
    assert MeasureWords().course(of_kind(code.WEIGHT, 70, 71.5)) == "Poids\u00a0: de 70 à 71,5\u00a0kg"


@pytest.mark.parametrize(
    ("typed", "count", "read_as"),
    [
        ("< 140/90", 2, "≤\u00a0140/90"),
        ("≤ 140 / ≤ 90", 2, "≤\u00a0140/90"),
        ("120-140/70-90", 2, "120–140\u00a0/ 70–90"),
        ("70 à 110", 1, "70–110"),
        ("0,7-1,1", 1, "0,7–1,1"),
        (">= 60", 1, "≥\u00a060"),
    ],
)
def test_a_range_is_typed_as_it_is_said(typed: str, count: int, read_as: str) -> None:
    found = read_bounds(typed, count)
    assert found is not None
    assert written_bounds(found) == read_as


@pytest.mark.parametrize(("typed", "count"), [("140", 1), ("140-120", 1), ("< 140", 2), ("bas", 1), ("", 1)])
def test_what_is_no_range_is_not_guessed(typed: str, count: int) -> None:
    assert read_bounds(typed, count) is None


def test_a_blood_pressure_is_two_values_of_one_moment(qtbot, opened: MainWindow) -> None:
    card = page(opened).side.measures
    card._toggle()
    type_text(card.form.value, "148/88")
    press(card.form.value, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    newest = [one for one in record_of(opened).measurements if one.value.original == "148/88"]
    assert sorted(one.value.value for one in newest) == [88, 148]
    assert len({one.panel_id for one in newest}) == 1
