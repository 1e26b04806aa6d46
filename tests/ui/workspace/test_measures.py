"""Measurements: read as practitioners write them, the latest first in sight."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of
from ui.workspace.measures import MOST_SHOWN, MeasuresCard, read, unit
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


def measured(kind: str, *values: float) -> list[Measurement]:
    return [
        Measurement(
            f"{kind}{at}",
            "p",
            Value(kind, value, "kg"),
            None,
            None,
            f"2026-01-{at + 1:02d}T08:00:00Z",
            "a",
            "",
        )
        for at, value in enumerate(values)
    ]


def test_the_latest_of_each_kind_shows_the_rest_can_be_unfolded(qtbot) -> None:
    card = MeasuresCard()
    qtbot.addWidget(card)
    kinds = [code.WEIGHT, code.HEIGHT, code.TEMPERATURE, code.PULSE, code.BMI, "4548-4"]
    card.show_measurements([one for kind in kinds for one in measured(kind, 70, 71.5)])
    assert card._list.count() == MOST_SHOWN
    assert card.rest.text() == "2 autres mesures"
    card.rest.click()
    assert card._list.count() == len(kinds)
    assert card.rest.isHidden()


def test_a_sparkline_is_said_in_words(qtbot) -> None:
    card = MeasuresCard()
    qtbot.addWidget(card)
    assert card._spoken("Poids", measured(code.WEIGHT, 70, 71.5)) == "Poids\u00a0: de 70 à 71,5\u00a0kg"


def test_a_blood_pressure_is_two_values_of_one_moment(qtbot, opened: MainWindow) -> None:
    card = page(opened).side.measures
    card._toggle()
    type_text(card.form.value, "148/88")
    press(card.form.value, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    newest = [one for one in record_of(opened).measurements if one.value.original == "148/88"]
    assert sorted(one.value.value for one in newest) == [88, 148]
    assert len({one.panel_id for one in newest}) == 1
