"""Taking over a patient list: choose the file, look at what each column means, look at what would happen.

Nothing is written before its sum was on the screen, at the foot beside the
button, and what was written is taken back in one step.
"""

import errno
from collections import abc
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.decoder.answers import Sheet
from app.decoder.decoder import File
from app.decoder.questions import LIST
from app.takeover.columns import Field, Mapping
from app.takeover.drafts import ExistingPatient
from ui.file_dialogs import FilePicker
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import Card, label
from ui.workspace.desk import Desk
from ui.workspace.import_cards import ColumnsCard, ReportCard
from ui.workspace.import_store import ImportStore, Takeover
from ui.workspace.pages import QuietPage
from ui.workspace.picked import Picked, read_files
from vault.errors import FileUnreachable
from vault.records.patients import LastSeen

if TYPE_CHECKING:
    from app.takeover.planning import Plan

#: Number of a column -> what it means, as ``half_typed`` tells it.
Meant = abc.Mapping[str, str]


class ImportPage(QuietPage):
    """``changed``: patients came or went; ``patients_wanted``: somebody would see them; ``left``: back."""

    changed = Signal()
    patients_wanted = Signal()
    left = Signal()
    #: Another list is looked at, or its columns mean something else.
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._store = ImportStore(desk.store)
        self._file: File | None = None
        self._plan: Plan | None = None
        self._batch = ""
        self._picker: FilePicker | None = None
        self._path: Path | None = None
        #: The file that is being read.
        self._coming: Path | None = None
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
        self.columns.changed.connect(self.touched)
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
        if self._meant:
            return dict(self._meant)  # it is still being read again
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
            self.touched.emit()

    def _refuse(self, file: File, error: Exception) -> None:
        if self._looks_at(file):
            self._file, self._meant = None, {}
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
        for path in chosen:
            self._coming = path
            job = self._desk.decoding.jobs.submit(read_files, [path])
            job.done.connect(partial(self._take_read, path))
            job.failed.connect(partial(self._not_read, path))

    def _take_read(self, path: Path, files: Sequence[Picked]) -> None:
        if not files:  # a folder by now
            self._not_read(path, FileUnreachable(path.name, errno.errorcode[errno.EISDIR]))
        elif isValid(self) and path is self._coming:
            self._path = path
            self.take(files[0])

    def _not_read(self, path: Path, error: Exception) -> None:
        if isValid(self) and path is self._coming:
            self._meant = {}
            self._complain(error)

    def _plan_again(self) -> None:
        """A dry run with the columns as they are now: who is here already, then the plan beside them."""
        if self._file is None:
            return
        self.write.setEnabled(False)
        file, mapping = self._file, self.columns.mapping
        job = self._desk.jobs.submit(self._store.existing)
        job.done.connect(lambda existing: self._plan_beside(existing, file, mapping))
        job.failed.connect(self._complain)

    def _plan_beside(self, existing: Sequence[ExistingPatient], file: File, mapping: Mapping | None) -> None:
        by = self._desk.decoding
        job = by.jobs.submit(by.decoder.plan, file, existing, mapping, date.today())
        job.done.connect(lambda plan: self._show_plan(plan, file, mapping))
        job.failed.connect(self._complain)

    def _show_plan(self, plan: "Plan", file: File, mapping: Mapping | None) -> None:
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

    def _sums(self, plan: "Plan") -> str:
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
        job = self._desk.jobs.submit(self._store.write, self._plan, self._file.data)
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
        job = self._desk.jobs.submit(self._store.undo, self._batch)
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


def _as_meant(sheet: Sheet, meant: Meant) -> Sheet:
    """The columns as somebody said they are; as they were guessed where the list is another one by now."""
    mapping = sheet.mapping
    if len(meant) != len(mapping.fields) + 1:
        return sheet
    for at in range(len(mapping.fields)):
        mapping = mapping.with_field(at, Field(meant[str(at)]) if meant[str(at)] else None)
    return msgspec.structs.replace(sheet, mapping=mapping)
