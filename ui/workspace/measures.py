"""Measurements: the last value of each kind, where it comes from, and a line to write the next."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import measured
from app.measured import Bounds, Reading, Series, unit
from ui import text
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.widgets.sparkline import Sparkline
from ui.workspace import moments
from ui.workspace.measure_words import MeasureWords, read, value, written_bounds
from ui.workspace.store import Record
from vault.records import measurements as code
from vault.records import targets
from vault.records.births import Precision
from vault.records.measurements import UNITS

MOST_SHOWN = 4
ORDER = (
    code.BLOOD_PRESSURE, code.WEIGHT, code.HEIGHT, code.BMI, code.TEMPERATURE, code.PULSE,
    code.OXYGEN_SATURATION, code.RESPIRATION, code.HEAD_CIRCUMFERENCE,
)  # fmt: skip


def series_of(record: Record) -> list[Series]:
    """Every series of a record, in a fixed order, the unknown kinds last."""
    found = measured.series(record.measurements, born(record))
    return sorted(found, key=lambda one: (_rank(one.kind), one.kind))


def born(record: Record) -> date | None:
    """The birthday, where the whole of it is known."""
    traits = record.patient.traits
    return date.fromisoformat(traits.birth_date) if traits.birth_date_precision is Precision.DAY else None


def targets_of(record: Record) -> dict[str, Bounds]:
    """The range to be kept of each code."""
    return {one.facts.code: Bounds(one.facts.low, one.facts.high) for one in record.of(targets.NOUN)}


def day_of(reading: Reading) -> date:
    """The day of a reading, on this computer's calendar."""
    return moments.parse(reading.at).astimezone().date()


class MeasuresCard(Card):
    """The card. Announces ``measured(values)`` and ``chart_wanted``; writes nothing."""

    measured = Signal(list)
    chart_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Measurements"))
        self._words = MeasureWords(self)
        self._series: Sequence[Series] = ()
        self._targets: Mapping[str, Bounds] = {}
        self._unfolded = False
        self.add = IconButton("plus", self.tr("Write a measurement"))
        self.chart = IconButton("activity", self.tr("Show the charts (Ctrl+M)"))
        self.rest = Button("", "chevron-down", "quiet")
        self.rest.clicked.connect(self._unfold)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.form = _MeasureForm(self._words)
        self.form.hide()
        self.tools.addWidget(self.chart)
        self.tools.addWidget(self.add)
        self.body.addLayout(self._list)
        self.body.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.form)
        self.add.clicked.connect(self._toggle)
        self.chart.clicked.connect(self.chart_wanted)
        self.form.measured.connect(self.measured)

    def show_series(self, series: Sequence[Series], targets: Mapping[str, Bounds]) -> None:
        """The last of each kind, in the order given."""
        self._series, self._targets = series, targets
        clear(self._list)
        left_out = 0 if self._unfolded else max(0, len(series) - MOST_SHOWN)
        self.rest.setVisible(left_out > 0)
        self.rest.setText(self.tr("%n other measurements", "", left_out))
        for one in series[: len(series) - left_out]:
            self._list.addWidget(self._row(one))
        if not series:
            self._list.addWidget(label(self.tr("Nothing measured yet"), "small"))

    def reset(self) -> None:
        self._unfolded = False
        self.form.forget()
        self.form.hide()

    def resume(self, kind: str, typed: str) -> None:
        """Bring back the value that was being typed before a lock."""
        self.form.show_kind(kind)
        self.form.value.setText(typed)
        self.form.show()

    def _row(self, series: Series) -> QWidget:
        last = series.readings[-1]
        kept = measured.bounds(series, last, self._targets)
        name = self._words.name(series.kind)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label(value(last), "heading"), 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(label(unit(series.unit), "small"), 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        beside = self._words.standing(measured.standing(last.values, kept)) or written_bounds(kept)
        if beside:
            line.addWidget(label(beside, "small"), 0, Qt.AlignmentFlag.AlignBottom)
        head = QHBoxLayout()
        head.addWidget(label(name, "small", wrap=True), 1)
        head.addWidget(label(text.day(day_of(last)), "small"), 0, Qt.AlignmentFlag.AlignTop)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        if len(series.readings) > 1:
            spark = Sparkline()
            points = [(moments.parse(one.at).timestamp(), one.values[0]) for one in series.readings]
            spark.show_points(points, self._words.course(series))
            column.addWidget(spark)
        return row

    def _unfold(self) -> None:
        self._unfolded = True
        self.show_series(self._series, self._targets)

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
        self.kind = Choice(self.tr("What was measured"), [(kind, words.name(kind)) for kind in ORDER])
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
        if self.value.isReadOnly():
            return  # it is being written
        values = read(self.kind.key(), self.value.text())
        self.value_row.complain("" if values else self.tr("This is not a value of this kind."))
        if values:
            self.value.setReadOnly(True)
            self.measured.emit(values)

    def forget(self) -> None:
        """What was typed is written, or its record is left."""
        self.value.clear()
        self.value.setReadOnly(False)


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
