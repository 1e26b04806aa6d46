"""The readings of one series as a table: what its chart shows, for whoever reads or hears it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QObject

from app import figures, measured
from app.measured import Bounds, Reading, Series, unit
from ui import text
from ui.models.twin import TwinRows
from ui.workspace.measure_words import MeasureWords, value, written_bounds
from ui.workspace.measures import day_of

#: Up to here a child's age stands beside what was measured.
_CHILDHOOD_MONTHS = 18 * 12
_INFANCY_MONTHS = 24


class Column(IntEnum):
    DAY = 0
    AGE = 1
    VALUE = 2
    RANGE = 3
    WORDS = 4
    SOURCE = 5
    CODE = 6


class Readings(TwinRows[Reading]):
    """The latest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = MeasureWords(self)
        self._series: Series | None = None
        self._targets: Mapping[str, Bounds] = {}
        self._born: date | None = None

    def show_series(self, series: Series | None, targets: Mapping[str, Bounds], born: date | None) -> None:
        """Show another series, or the same anew."""
        self.beginResetModel()
        self._series, self._targets, self._born = series, targets, born
        self.rows = tuple(reversed(series.readings)) if series else ()
        self.endResetModel()

    @property
    def of_a_child(self) -> bool:
        """Whether an age belongs beside the dates: somebody grew up since the first of them."""
        return bool(self.rows) and self._is_younger(_CHILDHOOD_MONTHS, self.rows[-1])

    @property
    def of_an_infant(self) -> bool:
        """Whether all of it was measured in the first years, which are told in months."""
        return bool(self.rows) and self._is_younger(_INFANCY_MONTHS, self.rows[0])

    def _is_younger(self, limit: int, at: Reading) -> bool:
        months = figures.months_old(self._born, day_of(at)) if self._born else None
        return months is not None and months < limit

    def spoken(self, reading: Reading) -> str:
        """A reading whole, in a sentence."""
        cells = (
            self.cell(reading, column) for column in (Column.DAY, Column.AGE, Column.VALUE, Column.RANGE)
        )
        return ", ".join(filter(None, cells))

    def headings(self) -> Sequence[str]:
        return (
            self.tr("Day"),
            self.tr("Age"),
            self.tr("Value"),
            self.tr("Range"),
            self.tr("As written"),
            self.tr("Source"),
            self.tr("Code"),
        )

    def cell(self, row: Reading, column: int) -> str:
        assert self._series is not None
        match Column(column):
            case Column.DAY:
                return text.day(day_of(row))
            case Column.AGE:
                return text.age(self._born, day_of(row)) if self._born and self.of_a_child else ""
            case Column.VALUE:
                return f"{value(row)}\u00a0{unit(self._series.unit)}".strip()
            case Column.RANGE:
                return self._range(row)
            case Column.WORDS:
                return self._as_written(row)
            case Column.SOURCE:
                return row.parts[0].value.source
            case Column.CODE:
                return f"LOINC {', '.join(self._series.codes)} · {self._series.unit}"

    def _range(self, reading: Reading) -> str:
        assert self._series is not None
        kept = measured.bounds(self._series, reading, self._targets)
        outside = self._words.standing(measured.standing(reading.values, kept))
        return " · ".join(filter(None, (outside, written_bounds(kept))))

    def _as_written(self, reading: Reading) -> str:
        if not reading.worked_out:
            return reading.parts[0].value.original
        weight, height = (f"{text.decimal(one.value.value)}\u00a0{one.value.unit}" for one in reading.parts)
        return self.tr("worked out of {0} and {1}").format(weight, height)
