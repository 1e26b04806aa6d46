"""Measurements read in what is typed: "TA 148/88", "P 69,2", "T 38,5" are offered, never written.

Only what is named is read, as practitioners abbreviate it, and only where the
value can be one: "P 2" and "T 3" mean something else. A blood pressure of 14/8
is in centimetres of mercury, as it is said in France; the original stands with
the value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vault.records import measurements
from vault.records.measurements import Value

_BETWEEN: Final = r"[ \u00a0\u202f]*[:=à]?[ \u00a0\u202f]*"
_NUMBER: Final = r"(\d{1,4}(?:[.,]\d{1,3})?)"
_GAP: Final = r"[ \u00a0\u202f]*"
_NAMED: Final = r"(?<![\w/,.])"
_END: Final = r"(?![\w/]|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Offer:
    """What was read between ``start`` and ``end`` of the text; two values are one panel."""

    start: int
    end: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a measurement is named, in what unit it is written, and between what it can be."""

    code: str
    pattern: re.Pattern[str]
    low: float
    high: float


def _kind(code: str, names: str, units: str, low: float, high: float) -> _Kind:
    pattern = rf"{_NAMED}(?:{names}){_BETWEEN}{_NUMBER}{_GAP}(?P<unit>{units})?{_END}"
    return _Kind(code, re.compile(pattern, re.IGNORECASE), low, high)


def _letter(code: str, letter: str, units: str, low: float, high: float) -> _Kind:
    """A single letter is read as a capital only ("p 12" is a page), and not before a word ("P 2 fois")."""
    whole = rf"\d{{1,4}}(?={_GAP}(?:{units}){_END}|{_END}(?!{_GAP}[a-zà-ÿœ]))"
    number = rf"(\d{{1,4}}[.,]\d{{1,3}}|{whole})"
    pattern = rf"{_NAMED}{letter}{_BETWEEN}{number}{_GAP}(?P<unit>{units})?{_END}"
    return _Kind(code, re.compile(pattern), low, high)


_KINDS: Final = (
    _letter(measurements.WEIGHT, "P", "kg|g", 0.3, 400),
    _kind(measurements.WEIGHT, "poids|pds", "kg|g", 0.3, 400),
    _kind(measurements.HEIGHT, "taille", "cm|m", 25, 250),
    _letter(measurements.TEMPERATURE, "T°?", "°C|°", 30, 45),
    _kind(measurements.TEMPERATURE, "temp[ée]rature|temp", "°C|°", 30, 45),
    _kind(measurements.PULSE, "FC|pouls|puls", "/min|bpm|/mn", 20, 300),
    _kind(measurements.OXYGEN_SATURATION, "sp?a?o2|sat|saturation", "%", 40, 100),
    _kind(measurements.RESPIRATION, "FR", "/min|/mn|cpm", 4, 120),
    _kind(measurements.HEAD_CIRCUMFERENCE, "PC|p[ée]rim[èe]tre cr[âa]nien", "cm", 20, 70),
)
_PRESSURE: Final = re.compile(
    rf"{_NAMED}(?:TA|PA|tension){_BETWEEN}{_NUMBER}{_GAP}/{_GAP}{_NUMBER}{_GAP}(?:mm ?Hg|cm ?Hg)?{_END}",
    re.IGNORECASE,
)
#: 38°5 is how a temperature is said.
_DEGREES: Final = re.compile(rf"{_NAMED}(?:T°?|temp[ée]rature|temp){_BETWEEN}(\d{{2}})°(\d){_END}")
#: A systolic value below it is in centimetres of mercury.
_CENTIMETRES: Final = 30


def read(text: str) -> list[Offer]:
    """Every measurement named in ``text``, in the order it stands there."""
    found: dict[int, Offer] = {}
    for offer in (*_pressures(text), *_degrees(text), *_singles(text)):
        found.setdefault(offer.start, offer)
    return [found[start] for start in sorted(found)]


class Reading:
    """Reads a text anew at every key: what did not change is not read a second time."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[Value, ...], ...]] = {}

    def values(self, text: str) -> list[tuple[Value, ...]]:
        """What ``read`` finds, in order, without the places."""
        pieces = list(_pieces(text))
        known = self._known
        self._known = {piece: known[piece] if piece in known else _values(piece) for piece in pieces}
        return [values for piece in pieces for values in self._known[piece]]


#: A line that is longer is read sentence by sentence.
_LONG: Final = 400
#: Behind a stop; no measurement reaches across.
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.;])\s")


def _pieces(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if len(line) > _LONG:
            yield from _BETWEEN_SENTENCES.split(line)
        else:
            yield line


def _values(piece: str) -> tuple[tuple[Value, ...], ...]:
    return tuple(offer.values for offer in read(piece))


def _pressures(text: str) -> Iterator[Offer]:
    for match in _PRESSURE.finditer(text):
        systolic, diastolic = _decimal(match[1]), _decimal(match[2])
        if systolic < _CENTIMETRES:
            systolic, diastolic = systolic * 10, diastolic * 10
        if 50 <= systolic <= 300 and 20 <= diastolic < systolic:
            both = ((measurements.SYSTOLIC, systolic), (measurements.DIASTOLIC, diastolic))
            yield _offer(match, *((code, round(value, 1)) for code, value in both))


def _degrees(text: str) -> Iterator[Offer]:
    for match in _DEGREES.finditer(text):
        value = float(f"{match[1]}.{match[2]}")
        if 30 <= value <= 45:
            yield _offer(match, (measurements.TEMPERATURE, value))


def _singles(text: str) -> Iterator[Offer]:
    for kind in _KINDS:
        for match in kind.pattern.finditer(text):
            value = _in_our_unit(_decimal(match[1]), match["unit"], kind.code)
            if kind.low <= value <= kind.high:
                yield _offer(match, (kind.code, value))


def _in_our_unit(value: float, unit: str | None, code: str) -> float:
    if unit == "g":
        return value / 1000
    # 1,72 without a unit can only be metres.
    if code == measurements.HEIGHT and (unit == "m" or (unit is None and value < 3)):
        return round(value * 100, 1)
    return value


def _decimal(written: str) -> float:
    return float(written.replace(",", "."))


def _offer(match: re.Match[str], *values: tuple[str, float]) -> Offer:
    original = match[0].strip()
    made = tuple(Value(code, value, measurements.UNITS[code], original) for code, value in values)
    return Offer(match.start(), match.end(), made)
