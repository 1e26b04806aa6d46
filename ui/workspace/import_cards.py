"""What a list that is to be taken over holds: what each column means, and what is worth a look in it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QListView, QWidget

from app.decoder.answers import Sheet
from app.takeover import words
from app.takeover.columns import Field, Mapping
from app.takeover.reasons import Finding, Reason, sentence
from ui import text, theme
from ui.models.rows import Rows
from ui.widgets.choices import Choice
from ui.widgets.labels import Card, label

if TYPE_CHECKING:
    from app.takeover.planning import Plan

MOST_LETTERS = 90
MOST_HIGH = 240
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
#: Findings whose value is a row as the file writes it.
_WHOLE_ROWS = frozenset(
    {
        Reason.NO_NAME,
        Reason.ALREADY_HERE,
        Reason.SHORT_ROW,
        Reason.LONG_ROW,
        Reason.STRAY_QUOTE,
        Reason.MIXED_ENCODING,
        Reason.BEFORE_HEADER,
    }
)


class ColumnsCard(Card):
    """Each column of the file, a few of its values, and what it means; the meaning can be changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Columns"))
        self.mapping: Mapping | None = None
        self.choices: list[Choice] = []
        self._rows: QWidget | None = None

    def show_sheet(self, sheet: Sheet) -> None:
        self.mapping = sheet.mapping
        self.choices = []
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for stretch, column in enumerate((2, 3, 3)):
            grid.setColumnStretch(stretch, column)
        for at, (name, samples) in enumerate(zip(sheet.header, sheet.samples, strict=True)):
            grid.addWidget(label(name, wrap=True), at, 0)
            grid.addWidget(label(_glimpse(samples), "small", wrap=True), at, 1)
            grid.addWidget(self._choice(at, name), at, 2)
        self.body.addWidget(self._rows)

    def _choice(self, at: int, name: str) -> Choice:
        assert self.mapping is not None
        options = [("", self.tr("Kept with the source row only"))]
        options += [(field.value, _named(field)) for field in Field]
        choice = Choice(self.tr("Meaning of the column {}").format(name), options)
        chosen = self.mapping.fields[at]
        choice.show_key(chosen.value if chosen else "")
        choice.chosen.connect(lambda key: self._change(at, key))
        self.choices.append(choice)
        return choice

    def _change(self, at: int, key: str) -> None:
        assert self.mapping is not None
        self.mapping = self.mapping.with_field(at, Field(key) if key else None)
        self.changed.emit()


class ReportCard(Card):
    """Everything worth a look before the list is taken over, by reason and then row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Worth a look"))
        self._delimiter = ";"
        self.rows: Rows[Finding] = Rows(self._spoken, self)
        self.reasons = label("", wrap=True)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(False)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("Everything worth a look, row by row"))
        self.list.setObjectName("report")
        for piece in (self.reasons, self.list):
            self.body.addWidget(piece)

    def show_plan(self, plan: "Plan") -> None:
        self._delimiter = plan.layout.delimiter
        counted = Counter(finding.reason for finding in plan.reported)
        self.reasons.setText(
            "\n".join(f"{count} × {_said(reason)}" for reason, count in counted.most_common())
        )
        self.rows.replace(plan.reported)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as what it says, up to where it scrolls; not every row of thousands is measured."""
        most = theme.px(MOST_HIGH)
        few = range(min(self.rows.rowCount(), most // self.list.fontMetrics().lineSpacing()))
        self.list.setFixedHeight(min(most, sum(self.list.sizeHintForRow(row) for row in few) + 2 * (4 + 2)))

    def _spoken(self, finding: Finding) -> str:
        said = self.tr("Row {0}: {1}").format(finding.row, _said(finding.reason))
        value = self._value(finding)
        return f"{said} ({value})" if value else said

    def _value(self, finding: Finding) -> str:
        """What a finding is about, as a person reads it; "" where the reason says it all."""
        if finding.reason is Reason.EMPTY_ROW:
            return ""
        if finding.reason is Reason.DOUBLED_ROW:
            return self.tr("same as row {}").format(finding.other)
        if finding.reason is Reason.COLUMN_MISSING:
            return _named(Field(finding.value))
        value = " ".join(finding.value.split())
        if finding.reason in _WHOLE_ROWS:
            value = " · ".join(filter(None, map(str.strip, value.split(self._delimiter))))
        return _ISO_DAY.sub(lambda day: text.partial_day(day[0]), _shortened(value))


def _glimpse(samples: Sequence[str]) -> str:
    """A few different values of a column on a line or two."""
    values = dict.fromkeys(" ".join(sample.split()) for sample in samples)
    return _shortened(" · ".join(filter(None, values)))


def _shortened(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip(' ·')}…"


def _said(reason: Reason) -> str:
    return sentence(reason, _language())


def _named(field: Field) -> str:
    return words.name(field, _language())


def _language() -> str:
    return "fr" if text.french() else "en"
