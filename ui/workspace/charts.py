"""The measurements of a record, kind by kind: a chart, the table it is drawn from, and a line to write into.

Chart and table show the same readings and walk together. A range that this
patient is to be kept in is typed beside them; a value that was written wrong is
corrected in the line, and one that was never measured is taken back.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.measured import Bounds, Reading, Series, unit
from ui import text, theme
from ui.widgets.buttons import Button
from ui.widgets.chart import Chart, Line, Plot
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import Card, label
from ui.widgets.tables import TwinTable
from ui.workspace import moments
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.measure_words import MeasureWords, read, read_bounds, value, written_bounds
from ui.workspace.measures import ORDER, born, day_of, series_of, targets_of
from ui.workspace.places import MEASURES
from ui.workspace.reading_line import ReadingLine
from ui.workspace.readings import Column, Readings
from ui.workspace.store import Record
from vault.records import measurements as code
from vault.records import targets
from vault.records.measurements import UNITS, Value
from vault.records.targets import Target

#: Pixels of the design in which chart and table stand one over the other.
_BOTH = 480


class ChartLeaf(Leaf):
    """Ctrl+M. What is written here names the patient who is on the screen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._words = MeasureWords(self)
        self._series: Mapping[str, Series] = {}
        self._correcting: Reading | None = None
        self._target_shown = ""
        self.kind = Choice(self.tr("What was measured"), [])
        self.target = Field(self.tr("Target range"))
        self.target_row = Captioned(self.tr("Target for this patient"), self.target)
        self.chart = Chart(self)
        self.readings = Readings(self)
        self.table = TwinTable(self.readings, self.tr("Readings, the latest first"), self)
        self.turn = Button("", "table", "quiet")
        self.versions = Button("", "clock", "quiet")
        self.versions.setAccessibleName(self.tr("Earlier versions"))
        self.versions.setToolTip(self.versions.accessibleName())
        self._turned = False
        self.empty = EmptyState("activity", self.tr("Nothing measured yet"), parent=self)
        self.line = ReadingLine(self)
        self._lay_out()
        self.turn.clicked.connect(self._turn)
        self.versions.clicked.connect(lambda: self.versions_wanted.emit(MEASURES))
        self.kind.chosen.connect(lambda _: self._turn_to_kind())
        self.target.returnPressed.connect(self._keep_target)
        self.target.textEdited.connect(self.touched)
        self.chart.walked.connect(self._select)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._point_at(now.row()))
        self.table.opened.connect(lambda row: self._correct(self.readings.rows[row]))
        self.table.removed.connect(lambda row: self._remove(self.readings.rows[row]))
        self.line.keep.clicked.connect(self._keep)
        for field in self.line.fields.values():
            field.returnPressed.connect(self._keep)
            field.textEdited.connect(self.touched)

    # --- What a leaf does

    def show_record(self, record: Record) -> None:
        other = record.id != self.patient_id
        super().show_record(record)
        before = "" if other else self.kind.key()
        found = {one.key: one for one in series_of(record)}
        self._series = found | {key: one for key, one in _UNMEASURED.items() if key not in found}
        self.kind.offer([(key, self._called(one)) for key, one in self._series.items()])
        self.kind.show_key(before if before in self._series else next(iter(self._series)))
        if other:
            self._begin_anew()
        self._show_kind()

    def leave(self) -> None:
        super().leave()
        self._series = {}
        self.kind.clear()
        self._begin_anew()
        self.readings.show_series(None, {}, None)
        self.chart.clear()

    def half_typed(self) -> dict[str, str]:
        typed = {name: field.text() for name, field in self.line.fields.items() if field.text()}
        if self.target.text() != self._target_shown:
            typed["target"] = self.target.text()
        if self._correcting is not None:
            typed["of"] = self._correcting.parts[0].id
        return typed | {"kind": self.kind.key()} if self.record else {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        if half_typed["kind"] in self._series:
            self.kind.show_key(half_typed["kind"])
            self._show_kind()
            self._correcting = next(
                (one for one in self.readings.rows if one.parts[0].id == half_typed.get("of")), None
            )
            self.line.say(self._correcting)
            self.target.setText(half_typed.get("target", self._target_shown))
            for name, field in self.line.fields.items():
                field.setText(half_typed.get(name, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def focus(self) -> None:
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self.kind, self.chart, self.table, self.line]

    def turn_to(self, part: str) -> None:
        self.kind.show_key(part)
        self._turn_to_kind()

    # --- Showing

    @property
    def _shown(self) -> Series:
        return self._series[self.kind.key()]

    def _called(self, one: Series) -> str:
        twice = sum(other.kind == one.kind for other in self._series.values()) > 1
        name = self._words.name(one.kind)
        return f"{name} ({unit(one.unit)})" if twice else name

    def _turn_to_kind(self) -> None:
        self._begin_anew()
        self._show_kind()
        self.touched.emit()

    def _show_kind(self) -> None:
        assert self.record is not None
        series, kept = self._shown, targets_of(self.record)
        typed, known = self.target.text(), self._target_shown
        self._target_shown = written_bounds([kept.get(one, Bounds()) for one in series.codes])
        self.target.setText(self._target_shown if typed == known else typed)
        self.target.setPlaceholderText("< 140/90" if len(series.codes) > 1 else "< 100")
        self.target_row.complain("")
        self.line.ask_for(series)
        self.readings.show_series(series, kept, born(self.record))
        self.table.setColumnHidden(Column.AGE, not self.readings.of_a_child)
        self._arrange()
        if series.readings:
            self.chart.show_plot(self._plot(series))
            self._select(len(series.readings) - 1)

    def _plot(self, series: Series) -> Plot:
        assert self.record is not None
        kept = targets_of(self.record)
        names = {code.SYSTOLIC: self.tr("systolic"), code.DIASTOLIC: self.tr("diastolic")}
        of = born(self.record) if self.readings.of_an_infant else None
        return Plot(
            name=self.tr("{0}, in {1}").format(self._words.name(series.kind), unit(series.unit)),
            moments=[moments.parse(one.at).timestamp() for one in series.readings],
            lines=[
                Line(
                    names.get(one, ""), [each.values[at] for each in series.readings], kept.get(one, Bounds())
                )
                for at, one in enumerate(series.codes)
            ],
            spoken=[self.readings.spoken(one) for one in series.readings],
            written=lambda moment: _written(moment, of),
        )

    def _select(self, at: int) -> None:
        self.table.selectRow(len(self.readings.rows) - 1 - at)

    def _point_at(self, row: int) -> None:
        if row >= 0:
            self.chart.go_to(len(self.readings.rows) - 1 - row)

    # --- Writing

    def _keep(self) -> None:
        """Write what is in the line: a new reading, or the one being corrected said otherwise."""
        found = None if self.line.waits else self._read_line()
        if found is None:
            return
        values, day = found
        correcting, patient_id = self._correcting, self.patient_id
        if correcting is None:
            job = self.write(self.desk.store.measure, values, moments.on_day(day))
        else:
            at = correcting.at if day == day_of(correcting) else day.isoformat()
            said = {part.id: value for part, value in zip(correcting.parts, values, strict=True)}
            job = self.write(self.desk.store.correct_measurements, said, at)
        self.line.wait(True)
        job.done.connect(lambda _: self._clear_line() if self.patient_id == patient_id else None)
        job.failed.connect(lambda _: self.line.wait(False))

    def _read_line(self) -> tuple[list[Value], date] | None:
        """What stands in the line; None where one of its fields cannot be read, and says so."""
        assert self.record is not None
        series, typed = self._shown, {name: field.text().strip() for name, field in self.line.fields.items()}
        values = read(series.kind, typed["value"], series.unit)
        day = moments.parse_day(typed["day"]) if typed["day"] else date.today()
        ranges = read_bounds(typed["range"], len(series.codes)) if typed["range"] else []
        self.line.rows["value"].complain("" if values else self.tr("This is not a value of this kind."))
        self.line.rows["day"].complain(self._doubt_day(day))
        self.line.rows["range"].complain(self.tr("Type < 140, > 60 or 70-110.") if ranges is None else "")
        if not values or day is None or self._doubt_day(day) or ranges is None:
            return None
        kept = ranges or [Bounds()] * len(values)
        return [
            replace(one, low=each.low, high=each.high, source=typed["source"])
            for one, each in zip(values, kept, strict=True)
        ], day

    def _doubt_day(self, day: date | None) -> str:
        assert self.record is not None
        birthday = born(self.record)
        if day is None:
            return self.tr("Type a day like 12/03/2026.")
        if day > date.today():
            return self.tr("This day is still to come.")
        return self.tr("This is before the birth.") if birthday and day < birthday else ""

    def _correct(self, reading: Reading) -> None:
        """Have it in the line, as it was written; what was worked out is corrected where it came from."""
        if not reading.worked_out:
            self._correcting = reading
            self.line.say(reading)
            self.line.fields["value"].setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.fields["value"].selectAll()
            self.touched.emit()

    def _remove(self, reading: Reading) -> None:
        if reading.worked_out:
            return
        store, patient_id = self.desk.store, self.patient_id
        ids = [one.id for one in reading.parts]
        job = self.write(store.remove_measurements, ids)
        job.done.connect(lambda _: self._clear_line() if self._corrects(ids) else None)
        self.offer_back(
            job,
            self.tr("Removed: {0}, {1}").format(self._words.name(self._shown.kind), value(reading)),
            lambda: self.write_for(patient_id, store.put_back, "measurement", ids),
        )

    def _corrects(self, ids: Sequence[str]) -> bool:
        return self._correcting is not None and self._correcting.parts[0].id in ids

    def _clear_line(self) -> None:
        self._correcting = None
        self.line.wait(False)
        self.line.say(None)

    def _begin_anew(self) -> None:
        """Nothing half-typed is left."""
        self._clear_line()
        self.target.clear()
        self._target_shown = ""

    def _keep_target(self) -> None:
        """The range from now on; an empty one takes it back."""
        assert self.record is not None
        typed, codes = self.target.text().strip(), self._shown.codes
        ranges = read_bounds(typed, len(codes)) if typed else [Bounds()] * len(codes)
        example = "< 140/90" if len(codes) > 1 else "< 140"
        self.target_row.complain(self.tr("Type a range like {}.").format(example) if ranges is None else "")
        if ranges is None:
            return
        writes = [write for one in zip(codes, ranges, strict=True) for write in self._target_writes(*one)]
        job = self.write(self.desk.store.together, writes)
        patient_id, written = self.patient_id, self.target.text()
        job.done.connect(lambda _: self._target_kept(written) if self.patient_id == patient_id else None)

    def _target_writes(self, of: str, kept: Bounds) -> Iterator[Callable[[str], Record]]:
        """What has to be written so that ``kept`` is the range of a code."""
        assert self.record is not None
        store, one = self.desk.store, targets.NOUN
        known = next((each for each in self.record.of(one) if each.facts.code == of), None)
        facts = Target(of, self._shown.unit, kept.low, kept.high, date.today().isoformat())
        if known is None and kept:
            yield partial(store.add_noun, one=one, facts=facts)
        elif known is not None and not kept:
            yield partial(store.remove_noun, one=one, record_id=known.id)
        elif known is not None and (known.facts.low, known.facts.high) != (kept.low, kept.high):
            yield partial(store.change_noun, one=one, record_id=known.id, facts=facts)

    def _target_kept(self, written: str) -> None:
        """From now on the field says it as every target is said."""
        if self.target.text() == written:
            self.target.setText(self._target_shown)

    def _turn(self) -> None:
        self._turned = not self._turned
        self._arrange()
        (self.table if self._turned else self.chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """The chart over its table, or one of them at a time where both do not fit."""
        low, filled = self.height() < theme.px(_BOTH), bool(self.readings.rows)
        self.turn.setVisible(low and filled)
        # Beside the other button its words would leave no room for the name of what was measured.
        self.versions.setText("" if low and filled else self.versions.accessibleName())
        self.turn.setText(self.tr("Show the chart") if self._turned else self.tr("Show the table"))
        self.chart.setVisible(filled and not (low and self._turned))
        self.table.setVisible(filled and (self._turned or not low))
        self.empty.setVisible(not filled)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        choosing = QHBoxLayout()
        choosing.setSpacing(12)
        choosing.addWidget(Captioned(self.tr("What was measured"), self.kind), 2, top)
        choosing.addWidget(self.target_row, 1, top)
        tools = QGridLayout()
        tools.setSpacing(4)
        tools.addWidget(label("\u00a0", "small"), 0, 0)  # as high as the captions beside it
        for at, button in enumerate((self.turn, self.versions)):
            tools.addWidget(button, 1, at)
        choosing.addLayout(tools)
        choosing.setAlignment(tools, top)
        card = Card(parent=self)
        card.setAccessibleName(self.tr("Measurements"))
        for piece, share in ((self.chart, 3), (self.table, 2), (self.empty, 5)):
            card.body.addWidget(piece, share)
        self.body.addLayout(choosing)
        self.body.addWidget(card, 1)
        self.body.addWidget(self.line)


def _written(moment: float, birthday: date | None) -> str:
    """A day under the chart; of an infant its age."""
    day = datetime.fromtimestamp(moment, UTC).astimezone().date()
    return text.age(birthday, day) if birthday else text.day(day)


def _unmeasured() -> dict[str, Series]:
    """What can be measured in every practice, while nothing was."""
    codes = {code.BLOOD_PRESSURE: (code.SYSTOLIC, code.DIASTOLIC)}
    all_of_them = [
        Series(kind, UNITS[codes.get(kind, (kind,))[0]], codes.get(kind, (kind,)), ()) for kind in ORDER
    ]
    return {one.key: one for one in all_of_them}


_UNMEASURED = _unmeasured()
