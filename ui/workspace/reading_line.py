"""The line beneath the readings of a record, where one is written or corrected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.measured import Bounds, Reading, Series, unit
from ui import text
from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned, Field
from ui.workspace.measure_words import value, written_bounds
from ui.workspace.measures import day_of


class ReadingLine(QWidget):
    """What is asked of a reading: its value, its day, the range and the source that came with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = {
            "value": Field(self.tr("Value")),
            "day": Field(self.tr("Day"), self.tr("today")),
            "range": Field(self.tr("Reference range"), self.tr("of the laboratory")),
            "source": Field(self.tr("Source"), self.tr("measured here")),
        }
        self.rows = {name: Captioned(field.accessibleName(), field) for name, field in self.fields.items()}
        self.keep = Button("", "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for captioned in self.rows.values():
            row.addWidget(captioned, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        self.say(None)

    def ask_for(self, series: Series) -> None:
        """Ask for a reading of this kind."""
        self.fields["value"].setPlaceholderText("148/88" if len(series.codes) > 1 else unit(series.unit))

    @property
    def waits(self) -> bool:
        """What stands in it is being written."""
        return self.fields["value"].isReadOnly()

    def wait(self, waits: bool) -> None:
        """Hold what is typed until it is written."""
        for field in self.fields.values():
            field.setReadOnly(waits)

    def say(self, reading: Reading | None) -> None:
        """Have ``reading`` in the fields, to be said otherwise; None for a new one."""
        first = reading.parts[0].value if reading else None
        ranges = [Bounds(one.value.low, one.value.high) for one in reading.parts] if reading else []
        for name, words in {
            "value": value(reading) if reading else "",
            "day": text.day(day_of(reading)) if reading else "",
            "range": written_bounds(ranges),
            "source": first.source if first else "",
        }.items():
            self.fields[name].setText(words)
            self.rows[name].complain("")
        self.keep.setText(self.tr("Correct") if reading else self.tr("Add"))
