"""Measurements in words: what they are called, their units and ranges, and how all of these are typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.measured import Bounds, Reading, Series, Standing, unit
from ui import text
from vault.records import measurements as code
from vault.records.measurements import UNITS, Value

_END = r"\d+(?:[.,]\d+)?"
_BETWEEN = re.compile(rf"({_END})\s*(?:-|–|à|to)\s*({_END})")
_BOUND = re.compile(rf"(<|>)\s*({_END})")
_SIGNS = {"<=": "≤", ">=": "≥"}
_COMPARATORS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}


class MeasureWords(QObject):
    """The names of measurements."""

    def name(self, kind: str) -> str:
        """How a LOINC code is called; one that nobody named here stays as it is."""
        return {
            code.BLOOD_PRESSURE: self.tr("Blood pressure"),
            code.SYSTOLIC: self.tr("Systolic pressure"),
            code.DIASTOLIC: self.tr("Diastolic pressure"),
            code.WEIGHT: self.tr("Weight"),
            code.HEIGHT: self.tr("Height"),
            code.BMI: self.tr("Body mass index"),
            code.TEMPERATURE: self.tr("Temperature"),
            code.PULSE: self.tr("Pulse"),
            code.OXYGEN_SATURATION: self.tr("Oxygen saturation"),
            code.RESPIRATION: self.tr("Breathing rate"),
            code.HEAD_CIRCUMFERENCE: self.tr("Head circumference"),
            "1558-6": self.tr("Fasting glucose"),
            "2089-1": self.tr("LDL cholesterol"),
            "14682-9": self.tr("Creatinine"),
            "62238-1": self.tr("Glomerular filtration"),
            "718-7": self.tr("Haemoglobin"),
            "2276-4": self.tr("Ferritin"),
            "14933-6": self.tr("Uric acid"),
            "19935-6": self.tr("Peak expiratory flow"),
            "72514-3": self.tr("Pain (0 to 10)"),
            "11881-0": self.tr("Fundal height"),
            "55283-6": self.tr("Foetal heart rate"),
            # These are called alike in both languages.
            "4548-4": "HbA1c",
            "3016-3": "TSH",
            "1988-5": "CRP",
            "2857-1": "PSA",
            "44261-6": "PHQ-9",
            "72106-8": "MMSE",
        }.get(kind, kind)

    def standing(self, of: Standing) -> str:
        """A value outside its range in a word; "" for one within."""
        return {Standing.ABOVE: self.tr("above"), Standing.BELOW: self.tr("below")}.get(of, "")

    def course(self, series: Series) -> str:
        """Where a series comes from and where it is."""
        first, last = series.readings[0], series.readings[-1]
        return self.tr("{0}: from {1} to {2} {3}").format(
            self.name(series.kind), value(first), value(last), unit(series.unit)
        )


def value(reading: Reading) -> str:
    """ "148/88", "69,2", "< 0,5": the numbers without their unit."""
    return numbers(reading.values, reading.parts[0].value.comparator)


def numbers(values: Sequence[float], bound: str = "") -> str:
    """The same, of values that stand in no series."""
    said = "/".join(map(text.decimal, values))
    return f"{_SIGNS.get(bound, bound)}\u00a0{said}" if bound else said


def written_bounds(ranges: Sequence[Bounds]) -> str:
    """ "≤ 140/90", "70–110": the ranges of all values of a series; "" where there is none."""
    if not any(ranges):
        return ""
    ends = [[one.low for one in ranges], [one.high for one in ranges]]
    for sign, mine, other in (("≤", ends[1], ends[0]), ("≥", ends[0], ends[1])):
        if not any(end is not None for end in other) and all(end is not None for end in mine):
            return f"{sign}\u00a0" + "/".join(text.decimal(end or 0) for end in mine)
    return "\u00a0/ ".join(map(_written_range, ranges))


def _written_range(of: Bounds) -> str:
    match of:
        case Bounds(None, None):
            return "–"
        case Bounds(None, float(high)):
            return f"≤\u00a0{text.decimal(high)}"
        case Bounds(float(low), None):
            return f"≥\u00a0{text.decimal(low)}"
        case _:
            return f"{text.decimal(of.low or 0)}–{text.decimal(of.high or 0)}"


def read_bounds(typed: str, count: int) -> list[Bounds] | None:
    """The ranges in "< 140/90" or "120-140/70-90", of ``count`` values; None where none can be read."""
    typed = re.sub(r"≤|<=", "<", re.sub(r"≥|>=", ">", typed.strip()))
    parts = [part.strip() for part in typed.split("/")]
    if len(parts) != count:
        return None
    # "< 140/90" says the same of both.
    if parts[0][:1] in ("<", ">"):
        parts[1:] = [part if part[:1] in ("<", ">") else f"{parts[0][0]} {part}" for part in parts[1:]]
    found = [_read_range(part) for part in parts]
    return None if None in found else [one for one in found if one is not None]


def _read_range(typed: str) -> Bounds | None:
    if match := _BETWEEN.fullmatch(typed):
        low, high = text.parse_decimal(match[1]), text.parse_decimal(match[2])
        return Bounds(low, high) if low is not None and high is not None and low <= high else None
    if match := _BOUND.fullmatch(typed):
        end = text.parse_decimal(match[2])
        return Bounds(high=end) if match[1] == "<" else Bounds(low=end)
    return None


def read(kind: str, typed: str, unit_of: str = "") -> list[Value]:
    """The values in what was typed for ``kind``; [] when there are none. "148/88" is a blood pressure."""
    if kind == code.BLOOD_PRESSURE:
        return _read_pressure(typed)
    comparator = next((said for said in _COMPARATORS if typed.strip().startswith(said)), "")
    number = text.parse_decimal(typed.strip().removeprefix(comparator))
    measured_in = unit_of or UNITS[kind]
    # Only a score can be nothing.
    if number is None or number < 0 or (number == 0 and measured_in != "{score}"):
        return []
    return [Value(kind, number, measured_in, typed, _COMPARATORS.get(comparator, ""))]


def _read_pressure(typed: str) -> list[Value]:
    parts = [text.parse_decimal(part) for part in typed.split("/")]
    if len(parts) != 2 or None in parts:
        return []
    # "14/8" is how a pressure is said in French, in centimetres of mercury.
    scale = 10 if all(part is not None and part < 30 for part in parts) else 1
    high, low = (float(part or 0) * scale for part in parts)
    if not 0 < low < high < 400:
        return []
    return [
        Value(code.SYSTOLIC, high, UNITS[code.SYSTOLIC], typed),
        Value(code.DIASTOLIC, low, UNITS[code.DIASTOLIC], typed),
    ]
