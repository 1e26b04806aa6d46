"""Measurements as series: pressures in pairs, and a body mass index from the height that counts."""

from datetime import date

from app.measured import Series, series
from vault.records.measurements import (
    BLOOD_PRESSURE,
    BMI,
    DIASTOLIC,
    HEIGHT,
    SYSTOLIC,
    UNITS,
    WEIGHT,
    Measurement,
    Value,
)

ADULT = date(1968, 3, 12)


def one(kind: str, value: float, at: str, panel: str | None = None, unit: str = "") -> Measurement:
    written = Value(kind, value, unit or UNITS[kind])
    return Measurement(f"{kind} {at} {value}", "p", written, panel, None, at, "a", at)


def of_kind(kind: str, *measured: Measurement, born: date | None = ADULT) -> list[Series]:
    return [found for found in series(measured, born) if found.kind == kind]


def test_a_blood_pressure_is_two_values_of_one_moment() -> None:
    [found] = of_kind(
        BLOOD_PRESSURE,
        one(SYSTOLIC, 148, "2026-02-01T08:00:00Z", "b"),
        one(DIASTOLIC, 88, "2026-02-01T08:00:00Z", "b"),
        one(DIASTOLIC, 80, "2026-01-01T08:00:00Z", "a"),
        one(SYSTOLIC, 130, "2026-01-01T08:00:00Z", "a"),
    )
    assert [reading.values for reading in found.readings] == [(130, 80), (148, 88)]


def test_a_systolic_value_without_its_other_half_is_not_lost() -> None:
    alone = one(SYSTOLIC, 150, "2026-02-01T08:00:00Z")
    assert [found.kind for found in series([alone], ADULT)] == [SYSTOLIC]


def test_the_same_code_in_another_unit_is_another_series() -> None:
    glucose = [one("1558-6", 0.9, "2026-01-01", unit="g/L"), one("1558-6", 5.1, "2026-02-01", unit="mmol/L")]
    assert [found.unit for found in series(glucose, ADULT)] == ["g/L", "mmol/L"]


def test_an_adult_keeps_the_last_height() -> None:
    [found] = of_kind(
        BMI,
        one(HEIGHT, 168, "2020-01-01"),
        one(WEIGHT, 70, "2026-01-01"),
        one(WEIGHT, 72, "2019-01-01"),
    )
    assert [(reading.at, reading.values) for reading in found.readings] == [("2026-01-01", (24.8,))]
    assert found.readings[0].worked_out


def test_a_childs_height_counts_only_for_the_weeks_around_it() -> None:
    height, weights = (
        one(HEIGHT, 80, "2026-01-10"),
        [
            one(WEIGHT, 10, "2026-01-20"),
            one(WEIGHT, 12, "2026-06-20"),
        ],
    )
    [found] = of_kind(BMI, height, *weights, born=date(2024, 11, 1))
    assert [reading.values for reading in found.readings] == [(15.6,)]


def test_an_index_that_was_written_down_is_not_worked_out_again() -> None:
    measured = [one(HEIGHT, 168, "2026-01-01"), one(WEIGHT, 70, "2026-01-01"), one(BMI, 25, "2026-01-01")]
    [found] = of_kind(BMI, *measured)
    assert [(reading.values, reading.worked_out) for reading in found.readings] == [((25,), False)]
