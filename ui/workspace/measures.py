"""Measurements: the last value of each kind, where it comes from, and a line to write the next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.widgets.sparkline import Sparkline
from ui.workspace import moments
from vault.records import measurements as code
from vault.records.measurements import UNITS, Measurement, Value

_UNITS = {
    "mm[Hg]": "mmHg",
    "Cel": "°C",
    "kg/m2": "kg/m²",
    "umol/L": "µmol/L",
    "ug/L": "µg/L",
    "m[IU]/L": "mUI/L",
    "mL/min/{1.73_m2}": "mL/min/1,73\u00a0m²",
    "{score}": "",
}
MOST_SHOWN = 4
_ORDER = (
    code.BLOOD_PRESSURE, code.WEIGHT, code.HEIGHT, code.BMI, code.TEMPERATURE, code.PULSE,
    code.OXYGEN_SATURATION, code.RESPIRATION, code.HEAD_CIRCUMFERENCE,
)  # fmt: skip


class MeasureWords(QObject):
    """The names of measurements."""

    def name(self, kind: str) -> str:
        return {
            code.BLOOD_PRESSURE: self.tr("Blood pressure"),
            code.SYSTOLIC: self.tr("Blood pressure"),
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


def unit(ucum: str) -> str:
    """A UCUM unit as people write it."""
    return _UNITS.get(ucum, ucum)


def read(kind: str, typed: str) -> list[Value]:
    """The values in what was typed for ``kind``; [] when there are none. "148/88" is a blood pressure."""
    if kind == code.BLOOD_PRESSURE:
        return _read_pressure(typed)
    number = text.parse_decimal(typed)
    return [Value(kind, number, UNITS[kind], typed)] if number is not None and number > 0 else []


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


class MeasuresCard(Card):
    """The card. Announces ``measured(values)``; writes nothing."""

    measured = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Measurements"))
        self._words = MeasureWords(self)
        self._all: Sequence[Measurement] = ()
        self._unfolded = False
        self.add = IconButton("plus", self.tr("Write a measurement"))
        self.rest = Button("", "chevron-down", "quiet")
        self.rest.clicked.connect(self._unfold)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.form = _MeasureForm(self._words)
        self.form.hide()
        self.tools.addWidget(self.add)
        self.body.addLayout(self._list)
        self.body.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.form)
        self.add.clicked.connect(self._toggle)
        self.form.measured.connect(self.measured)

    def show_measurements(self, all_of_them: Sequence[Measurement]) -> None:
        """The last of each kind, in a fixed order, the unknown kinds last."""
        self._all = all_of_them
        clear(self._list)
        series: dict[str, list[Measurement]] = {}
        for one in all_of_them:
            series.setdefault(one.value.code, []).append(one)
        low = series.pop(code.DIASTOLIC, [])
        kinds = sorted(series, key=_rank)
        left_out = 0 if self._unfolded else max(0, len(kinds) - MOST_SHOWN)
        self.rest.setVisible(left_out > 0)
        self.rest.setText(self.tr("%n other measurements", "", left_out))
        for kind in kinds[: len(kinds) - left_out]:
            self._list.addWidget(self._row(kind, series[kind], low))
        if not series:
            self._list.addWidget(label(self.tr("Nothing measured yet"), "small"))

    def reset(self) -> None:
        self._unfolded = False
        self.form.value.clear()
        self.form.hide()

    def resume(self, kind: str, typed: str) -> None:
        """Bring back the value that was being typed before a lock."""
        self.form.show_kind(kind or code.BLOOD_PRESSURE)
        self.form.value.setText(typed)
        self.form.show()

    def _row(self, kind: str, series: Sequence[Measurement], low: Sequence[Measurement]) -> QWidget:
        last = series[-1]
        value = text.decimal(last.value.value)
        if kind == code.SYSTOLIC:
            value += f"/{text.decimal(_of_panel(low, last))}"
        day = text.day(moments.parse(last.measured_at).astimezone().date())
        name = self._words.name(kind)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label(value, "heading"), 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(label(unit(last.value.unit), "small"), 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(label(name, "small", wrap=True), 1)
        head.addWidget(label(day, "small"), 0, Qt.AlignmentFlag.AlignTop)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        if len(series) > 1:
            spark = Sparkline()
            points = [(moments.parse(one.measured_at).timestamp(), one.value.value) for one in series]
            spark.show_points(points, self._spoken(name, series))
            column.addWidget(spark)
        return row

    def _spoken(self, name: str, series: Sequence[Measurement]) -> str:
        first, last = series[0], series[-1]
        return self.tr("{0}: from {1} to {2} {3}").format(
            name, text.decimal(first.value.value), text.decimal(last.value.value), unit(last.value.unit)
        )

    def _unfold(self) -> None:
        self._unfolded = True
        self.show_measurements(self._all)

    def _toggle(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.form.kind.setFocus(Qt.FocusReason.OtherFocusReason)


class _MeasureForm(QWidget):
    """What was measured, and how much."""

    measured = Signal(list)

    def __init__(self, words: MeasureWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.kind = Choice(self.tr("What was measured"), [(kind, words.name(kind)) for kind in _ORDER])
        self.value = Field(self.tr("Value"), "148/88")
        self.value_row = Captioned(self.tr("Value"), self.value)
        self.keep = Button(self.tr("Add"), "plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.kind, self.value_row):
            column.addWidget(piece)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        self.kind.chosen.connect(self._show_unit)
        self.value.returnPressed.connect(self._finish)
        self.keep.clicked.connect(self._finish)

    def show_kind(self, kind: str) -> None:
        """Ask for a value of ``kind``."""
        self.kind.show_key(kind)
        self._show_unit(kind)

    def _show_unit(self, kind: str) -> None:
        self.value.setPlaceholderText("148/88" if kind == code.BLOOD_PRESSURE else unit(UNITS[kind]))

    def _finish(self) -> None:
        values = read(self.kind.key(), self.value.text())
        self.value_row.complain("" if values else self.tr("This is not a value of this kind."))
        if values:
            self.value.clear()
            self.measured.emit(values)


def _rank(kind: str) -> int:
    shown = code.BLOOD_PRESSURE if kind == code.SYSTOLIC else kind
    return _ORDER.index(shown) if shown in _ORDER else len(_ORDER)


def _of_panel(series: Sequence[Measurement], other: Measurement) -> float:
    """The value measured together with ``other``."""
    same = [one.value.value for one in series if one.panel_id == other.panel_id]
    return same[-1] if same else 0.0
