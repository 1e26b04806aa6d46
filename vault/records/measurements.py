"""Measurements: a number, its UCUM unit, its LOINC code, and the words it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from vault.database import Database, Row
from vault.errors import InvalidInput
from vault.records import patients, rows
from vault.records.context import Context, new_id

BLOOD_PRESSURE: Final = "85354-9"
SYSTOLIC: Final = "8480-6"
DIASTOLIC: Final = "8462-4"
WEIGHT: Final = "29463-7"
HEIGHT: Final = "8302-2"
TEMPERATURE: Final = "8310-5"
PULSE: Final = "8867-4"
BMI: Final = "39156-5"
HEAD_CIRCUMFERENCE: Final = "9843-4"
OXYGEN_SATURATION: Final = "59408-5"
RESPIRATION: Final = "9279-1"

UNITS: Final = {
    SYSTOLIC: "mm[Hg]",
    DIASTOLIC: "mm[Hg]",
    WEIGHT: "kg",
    HEIGHT: "cm",
    TEMPERATURE: "Cel",
    PULSE: "/min",
    BMI: "kg/m2",
    HEAD_CIRCUMFERENCE: "cm",
    OXYGEN_SATURATION: "%",
    RESPIRATION: "/min",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What was measured. ``original`` is what was typed, ``low`` and ``high`` the range that came with it."""

    code: str
    value: float
    unit: str
    original: str = ""
    #: '<', '<=', '>' or '>=' where a laboratory gives a bound alone.
    comparator: str = ""
    low: float | None = None
    high: float | None = None
    #: A laboratory, the patient at home; '' where it was measured here.
    source: str = ""

    @property
    def outside(self) -> bool:
        """Whether it lies outside the range that came with it."""
        below = self.low is not None and self.value < self.low
        return below or (self.high is not None and self.value > self.high)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measurement of a patient; two of one panel (systolic, diastolic) bear the same ``panel_id``."""

    id: str
    patient_id: str
    value: Value
    panel_id: str | None
    note_id: str | None
    measured_at: str
    author_id: str
    typed_at: str


_COLUMNS = """id, patient_id, code, value, unit, original, comparator, low, high, source, panel_id, note_id,
              measured_at, author_id, typed_at"""
_COMPARATORS: Final = ("", "<", "<=", ">", ">=")


def of_patient(database: Database, patient_id: str, code: str = "") -> list[Measurement]:
    """Measurements (of one code, or all), by code, the oldest first, as a sparkline reads them."""
    found = database.rows(
        f"""
        SELECT {_COLUMNS}
          FROM measurement
         WHERE patient_id = ? AND ? IN ('', code) AND removed_at IS NULL
         ORDER BY code, measured_at, rowid
        """,
        (patient_id, code),
    )
    return [_measurement(row) for row in found]


def _measurement(row: Row) -> Measurement:
    value = Value(*row[2:10])  # type: ignore[arg-type]  # typed by the schema
    return Measurement(*cast(tuple[str, str], row[:2]), value, *cast(list[str], row[10:]))


def add(
    context: Context, patient_id: str, values: Sequence[Value], measured_at: str, note_id: str | None = None
) -> list[str]:
    """Write what was measured at one time and return the ids; several values are one panel.

    Raises InvalidInput, UnknownRecord.
    """
    for value in values:
        _check(value)
    panel_id = new_id() if len(values) > 1 else None
    shared = {"patient_id": patient_id, "panel_id": panel_id, "note_id": note_id, "measured_at": measured_at}
    now = context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    ids = [new_id() for _ in values]
    with context.writing("measurement.added", patient_id, panel_id or ids[0]) as database:
        patients.check(database, patient_id)
        for record_id, value in zip(ids, values, strict=True):
            rows.insert(database, "measurement", {"id": record_id, **rows.values_of(value), **shared, **by})
        patients.cared_for(database, patient_id, measured_at)
    return ids


def _check(value: Value) -> None:
    if value.comparator not in _COMPARATORS:
        raise InvalidInput("comparator", "unknown")
    if value.low is not None and value.high is not None and value.low > value.high:
        raise InvalidInput("high", "below_low")


def change(context: Context, measurement_id: str, value: Value, measured_at: str) -> None:
    """Correct a value; the one before is kept. Raises InvalidInput, UnknownRecord."""
    _check(value)
    patient_id = rows.owner(context.database, "measurement", measurement_id)
    with context.writing("measurement.changed", patient_id, measurement_id):
        rows.change(
            context, "measurement", measurement_id, {**rows.values_of(value), "measured_at": measured_at}
        )


def remove(context: Context, measurement_id: str) -> None:
    """Take one back; it stays among the earlier versions. Raises UnknownRecord."""
    patient_id = rows.owner(context.database, "measurement", measurement_id)
    with context.writing("measurement.removed", patient_id, measurement_id):
        rows.change(context, "measurement", measurement_id, {"removed_at": context.now()})
