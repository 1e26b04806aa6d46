"""Taking over a patient list: choose the file, look at what each column means, look at what would happen.

Nothing is written before its sum was on the screen, at the foot beside the
button, and what was written is taken back in one step.
"""

import re
from collections import Counter, abc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QListView, QWidget
from shiboken6 import isValid

from app.decoder.answers import Sheet
from app.decoder.decoder import File
from app.decoder.questions import LIST
from app.takeover import words
from app.takeover.columns import Field, Mapping
from app.takeover.drafts import ExistingPatient
from app.takeover.planning import Plan
from app.takeover.reasons import Finding, Reason, sentence
from ui import text, theme
from ui.file_dialogs import FilePicker
from ui.models.rows import Rows
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.labels import Card, label
from ui.workspace.desk import Desk
from ui.workspace.pages import QuietPage
from ui.workspace.picked import Picked, read_files
from ui.workspace.store import Takeover
from vault.errors import SermentError
from vault.records.patients import LastSeen

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


#: Number of a column -> what it means, as ``half_typed`` tells it.
Meant = abc.Mapping[str, str]


class ImportPage(QuietPage):
    """``changed``: patients came or went; ``patients_wanted``: somebody would see them; ``left``: back."""

    changed = Signal()
    patients_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._file: File | None = None
        self._plan: Plan | None = None
        self._batch = ""
        self._picker: FilePicker | None = None
        self._path: Path | None = None
        #: What the columns meant before a lock, until the list is there again.
        self._meant: Meant = {}
        self.title.setText(self.tr("Take over a patient list"))
        self.state = Banner("info", "", action=self.tr("Undo the import"), parent=self._held)
        self.see = Button(self.tr("See the patients"), "users", "primary")
        self.start = Card(parent=self._held)
        self.choose = Button(self.tr("Choose a file…"), "file-input", "primary")
        self.columns = ColumnsCard(self._held)
        self.report = ReportCard(self._held)
        self.sums = label("", "heading", wrap=True)
        self.write = Button("", "check", "primary")
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.columns.changed.connect(self._plan_again)
        self.write.clicked.connect(self._write)
        self.state.acted.connect(self._undo)
        self.see.clicked.connect(self.patients_wanted)
        self.back.clicked.connect(self.left)

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing to do has the focus, not the way back, which comes first on the page."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def take(self, picked: Picked) -> None:
        """Look at a file: its columns, and what taking it over would do."""
        self._put_away()
        self.write.setEnabled(False)
        file = self._file = File(LIST, picked.data)
        self._batch = ""
        self.state.hide()
        self.see.hide()
        job = self._desk.decoding.jobs.submit(self._desk.decoding.decoder.columns, file)
        job.done.connect(lambda sheet: self._show_sheet(file, sheet))
        job.failed.connect(lambda error: self._refuse(file, error))

    def half_typed(self) -> dict[str, str]:
        """The list that is being looked at and what its columns were said to mean, for ``resume``."""
        mapping = self.columns.mapping
        if self._file is None or self._path is None or mapping is None:
            return {}
        meant = {str(at): field.value if field else "" for at, field in enumerate(mapping.fields)}
        return meant | {"path": str(self._path)}

    def resume(self, half_typed: Meant) -> None:
        """Look at the list again that was looked at before a lock."""
        if "path" in half_typed:
            self._meant = half_typed
            self._read([Path(half_typed["path"])])

    def _show_sheet(self, file: File, sheet: Sheet) -> None:
        if self._looks_at(file):
            meant, self._meant = self._meant, {}
            self.columns.show_sheet(_as_meant(sheet, meant))
            self._plan_again()

    def _refuse(self, file: File, error: Exception) -> None:
        if self._looks_at(file):
            self._file = None
            self._complain(error)

    def _looks_at(self, file: File) -> bool:
        """Whether an answer about ``file`` is still for this page, and this page still there."""
        return file is self._file and isValid(self)

    def _choose(self) -> None:
        if self._picker is None:
            kinds = [self.tr("Lists (*.csv *.txt *.tsv)"), self.tr("All files (*)")]
            self._picker = FilePicker(self, self.tr("Choose a patient list"), kinds, many=False)
        self._meant = {}
        self._read(self._picker.paths())

    def _read(self, chosen: Sequence[Path]) -> None:
        try:
            for path, file in zip(chosen, read_files(chosen), strict=True):
                self._path = path
                self.take(file)
        except SermentError as error:
            self._complain(error)

    def _plan_again(self) -> None:
        """A dry run with the columns as they are now: who is here already, then the plan beside them."""
        if self._file is None:
            return
        self.write.setEnabled(False)
        file, mapping = self._file, self.columns.mapping
        job = self._desk.jobs.submit(self._desk.store.existing)
        job.done.connect(lambda existing: self._plan_beside(existing, file, mapping))
        job.failed.connect(self._complain)

    def _plan_beside(self, existing: Sequence[ExistingPatient], file: File, mapping: Mapping | None) -> None:
        by = self._desk.decoding
        job = by.jobs.submit(by.decoder.plan, file, existing, mapping, date.today())
        job.done.connect(lambda plan: self._show_plan(plan, file, mapping))
        job.failed.connect(self._complain)

    def _show_plan(self, plan: Plan, file: File, mapping: Mapping | None) -> None:
        if not self._looks_at(file) or mapping != self.columns.mapping:
            return  # the file or its columns were changed since; their own answer is on its way
        self._plan = plan
        self.choose.become("")
        self.report.show_plan(plan)
        self.columns.show()
        self.report.setVisible(bool(plan.reported))
        self.sums.setText(self._sums(plan))
        self.write.setText(self.tr("Take %Ln patients over", "", len(plan.created)))
        self.foot.show()
        self.write.setEnabled(bool(plan.created))

    def _sums(self, plan: Plan) -> str:
        """What would happen, in numbers; what would happen to no row is left out."""
        merged, skipped = len(plan.merged), len(plan.skipped)
        said = [
            self.tr("%Ln rows", "", plan.rows),
            self.tr("%Ln patients will be created", "", len(plan.created)),
        ]
        if merged:
            said.append(self.tr("%Ln will be merged", "", merged))
        if skipped:
            said.append(self.tr("%Ln will be left out", "", skipped))
        return " · ".join(said)

    def _write(self) -> None:
        if self._plan is None or self._file is None:
            return
        self.write.setEnabled(False)
        job = self._desk.jobs.submit(self._desk.store.write_import, self._plan, self._file.data)
        job.done.connect(self._written)
        job.failed.connect(self._complain)

    def _written(self, done: Takeover) -> None:
        self._batch = done.batch.id
        self._begin_anew(done.first)
        self.state.say(
            "ok", self.tr("Done."), self.tr("%Ln patients were taken over.", "", done.batch.created)
        )
        self._show_state(undo=True)
        self._put_away()
        self.choose.become("")
        self.see.show()
        self.see.setFocus()

    def _undo(self) -> None:
        job = self._desk.jobs.submit(self._desk.store.undo_import, self._batch)
        job.done.connect(self._undone)
        job.failed.connect(self._complain)

    def _undone(self, first: LastSeen) -> None:
        self._batch = ""
        self._begin_anew(first)
        self.see.hide()
        self.choose.become("primary")
        self.choose.setFocus()
        self.state.say("info", self.tr("Undone."), self.tr("The vault is as it was before the import."))
        self._show_state(undo=False)

    def _begin_anew(self, first: LastSeen) -> None:
        self._desk.people.begin(first, self._desk.jobs, self._desk.store.part)
        self.changed.emit()

    def _put_away(self) -> None:
        self._file = self._plan = None
        self.choose.become("primary")
        for piece in (self.columns, self.report, self.foot):
            piece.hide()

    def _complain(self, error: Exception) -> None:
        self.state.say("warning", self.tr("Not done."), self._desk.explain(error))
        self._show_state(undo=bool(self._batch))

    def _show_state(self, undo: bool) -> None:
        self.state.action.setVisible(undo)
        self.state.show()

    def _lay_out(self) -> None:
        words = self.tr(
            "A file of patients that another program exported (CSV). "
            "Nothing is written before you have seen what will happen."
        )
        self.start.body.addWidget(label(words, wrap=True))
        self.start.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.state)
        self.column.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)
        for piece in (self.start, self.columns, self.report):
            self.column.addWidget(piece)
        self.back.show()
        self.foot_row.addWidget(self.sums, 1)
        self.foot_row.addWidget(self.write)
        self.state.hide()
        self.see.hide()
        self._put_away()


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

    def show_plan(self, plan: Plan) -> None:
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
        self.list.setFixedHeight(min(most, sum(self.list.sizeHintForRow(row) for row in few) + 8))

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


def _as_meant(sheet: Sheet, meant: Meant) -> Sheet:
    """The columns as somebody said they are; as they were guessed where the list is another one by now."""
    mapping = sheet.mapping
    if len(meant) != len(mapping.fields) + 1:
        return sheet
    for at in range(len(mapping.fields)):
        mapping = mapping.with_field(at, Field(meant[str(at)]) if meant[str(at)] else None)
    return msgspec.structs.replace(sheet, mapping=mapping)


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
