"""Measurements as they are followed: a series a kind and unit, a pressure as two values of one moment.

A body mass index is worked out of each weight and the height that belongs to
it, and stands beside those that were written down. An adult keeps the last
height; a child's counts only for the weeks around it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final, TypeAlias

from app import figures
from vault.records.measurements import BLOOD_PRESSURE, BMI, DIASTOLIC, HEIGHT, SYSTOLIC, UNITS, WEIGHT
from vault.records.measurements import Measurement as Measured

#: Days between a child's weight and height that are taken together.
NEAR: Final = 31
ADULT_MONTHS: Final = 18 * 12
_UNITS: Final = {
    "mm[Hg]": "mmHg",
    "Cel": "°C",
    "kg/m2": "kg/m²",
    "umol/L": "µmol/L",
    "ug/L": "µg/L",
    "m[IU]/L": "mUI/L",
    "mL/min/{1.73_m2}": "mL/min/1,73\u00a0m²",
    "{score}": "",
}

_ByKind: TypeAlias = dict[tuple[str, str], list[Measured]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at one moment: one value, or the two of a blood pressure.

    ``parts`` are what was written down: the values themselves, or what they were worked out of.
    """

    at: str
    values: tuple[float, ...]
    parts: tuple[Measured, ...]
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The readings of one kind, the oldest first, one value of each for each of ``codes``."""

    kind: str
    unit: str
    codes: tuple[str, ...]
    readings: tuple[Reading, ...]

    @property
    def key(self) -> str:
        """What tells it from the others: the same code in another unit is another series."""
        return f"{self.kind} {self.unit}"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value is to be kept between; an end that is None is open, both belong to the range."""

    low: float | None = None
    high: float | None = None

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None


class Standing(Enum):
    """Where a reading stands to its range."""

    WITHIN = auto()
    ABOVE = auto()
    BELOW = auto()


def bounds(of: Series, reading: Reading, targets: Mapping[str, Bounds]) -> tuple[Bounds, ...]:
    """For each value the range that came with it, or else the one this patient is to be kept in."""
    written = [Bounds(one.value.low, one.value.high) for one in reading.parts]
    if reading.worked_out:
        written = [Bounds() for _ in of.codes]
    return tuple(came or targets.get(code, Bounds()) for came, code in zip(written, of.codes, strict=True))


def standing(values: Sequence[float], ranges: Sequence[Bounds]) -> Standing:
    """Above wins: of a pressure, one value that is too high says more than the other too low."""
    pairs = list(zip(values, ranges, strict=True))
    if any(kept.high is not None and value > kept.high for value, kept in pairs):
        return Standing.ABOVE
    below = any(kept.low is not None and value < kept.low for value, kept in pairs)
    return Standing.BELOW if below else Standing.WITHIN


def series(measured: Sequence[Measured], born: date | None) -> list[Series]:
    """Every series there is, in no order that means anything."""
    by_kind: _ByKind = defaultdict(list)
    for one in sorted(measured, key=lambda each: each.measured_at):
        by_kind[one.value.code, one.value.unit].append(one)
    pressures = _take_pressures(by_kind)
    indexes = _indexes(by_kind, born)
    by_kind.pop((BMI, UNITS[BMI]), None)
    made = [
        Series(code, unit, (code,), tuple(map(_reading, found))) for (code, unit), found in by_kind.items()
    ]
    joined = [
        Series(BLOOD_PRESSURE, UNITS[SYSTOLIC], (SYSTOLIC, DIASTOLIC), pressures),
        Series(BMI, UNITS[BMI], (BMI,), indexes),
    ]
    return made + [one for one in joined if one.readings]


def _reading(one: Measured) -> Reading:
    return Reading(one.measured_at, (one.value.value,), (one,))


def _take_pressures(by_kind: _ByKind) -> tuple[Reading, ...]:
    """Those measured together, taken out; what stands alone stays a series of its own."""
    high, low = (SYSTOLIC, UNITS[SYSTOLIC]), (DIASTOLIC, UNITS[DIASTOLIC])
    panels = {one.panel_id: one for one in by_kind.get(low, ()) if one.panel_id}
    pairs = [(one, panels[one.panel_id]) for one in by_kind.get(high, ()) if one.panel_id in panels]
    paired = {one.id for pair in pairs for one in pair}
    for kind in (high, low):
        alone = [one for one in by_kind.pop(kind, ()) if one.id not in paired]
        if alone:
            by_kind[kind] = alone
    return tuple(
        Reading(above.measured_at, (above.value.value, below.value.value), (above, below))
        for above, below in pairs
    )


def _indexes(by_kind: _ByKind, born: date | None) -> tuple[Reading, ...]:
    written = [_reading(one) for one in by_kind.get((BMI, UNITS[BMI]), ())]
    days = {reading.at[:10] for reading in written}
    heights = by_kind.get((HEIGHT, UNITS[HEIGHT]), ())
    worked_out = [
        reading
        for weight in by_kind.get((WEIGHT, UNITS[WEIGHT]), ())
        if weight.measured_at[:10] not in days
        for reading in _index(weight, heights, born)
    ]
    return tuple(sorted([*written, *worked_out], key=lambda reading: reading.at))


def _index(weight: Measured, heights: Sequence[Measured], born: date | None) -> Iterator[Reading]:
    height = _height_for(weight, heights, born)
    value = figures.bmi(weight.value.value, height.value.value) if height else None
    if height and value:
        yield Reading(weight.measured_at, (value,), (weight, height), worked_out=True)


def _height_for(weight: Measured, heights: Sequence[Measured], born: date | None) -> Measured | None:
    """The height that counts for a weight: of an adult the last one, of a child the nearest if it is near."""
    on = _day(weight)
    months = figures.months_old(born, on) if born else None
    if months is not None and months < ADULT_MONTHS:
        near = [one for one in heights if abs((_day(one) - on).days) <= NEAR]
        return min(near, key=lambda one: abs((_day(one) - on).days), default=None)
    before = [one for one in heights if one.measured_at[:10] <= weight.measured_at[:10]]
    return before[-1] if before else None


def _day(one: Measured) -> date:
    return date.fromisoformat(one.measured_at[:10])


def unit(ucum: str) -> str:
    """A UCUM unit as people write it."""
    return _UNITS.get(ucum, ucum)
