"""The patients page: finding at the left, the open record at the right.

The row selected at the left and the record at the right are always the same
patient; while somebody new is written down, no row is selected. In a narrow
window, or when the record was asked to be alone, an open record has the page to
itself.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.dossier.leaf import DossierLeaf
from ui.widgets.empty import EmptyState
from ui.workspace import help_topics
from ui.workspace.desk import Desk
from ui.workspace.earlier import Earlier
from ui.workspace.form import PatientForm
from ui.workspace.marks import Place, marks_of
from ui.workspace.places import DOSSIER
from ui.workspace.record import RecordPage
from ui.workspace.search import SearchPane
from ui.workspace.store import Record
from vault.records.patients import LastSeen, Listed

#: Pixels of the design: in less, an open record has the page to itself; in less still, so has the list.
NARROW, TIGHT = 900, 620


class PatientsPage(QWidget):
    """Search, record and form. ``alone_changed`` tells the window that a record wants the whole of it."""

    said = Signal(str)
    alone_changed = Signal(bool)
    changed = Signal()
    import_wanted = Signal()
    backups_wanted = Signal()
    filled = Signal()
    #: A record or a form is back as it was before a lock.
    resumed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._alone = False
        self._aside: dict[str, Mapping[str, str]] = {}
        self.search = SearchPane(desk.people, self)
        self.right = QStackedWidget(self)
        self.record = RecordPage(desk, self.right)
        self.earlier = Earlier(desk, self)
        self.welcome = EmptyState("users", self.tr("No record open"), parent=self.right)
        self.begin = self.welcome.offer(self.tr("Create the first patient"), "user-plus", "primary")
        self.take_over = self.welcome.offer(self.tr("Take over a patient list…"), "file-input")
        self.back_up = self.welcome.offer(self.tr("Back up to an external drive…"), "hard-drive")
        self._greet()
        for page in (self.welcome, self.record):
            self.right.addWidget(page)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.search)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.earlier)
        column.addWidget(self.right, 1)
        row.addLayout(column, 1)
        self._connect()
        desk.jobs.submit(desk.store.last_seen).done.connect(self._fill)

    @property
    def patient_id(self) -> str:
        """Whose record is on the screen; "" while there is none."""
        return self.record.patient_id

    @property
    def alone(self) -> bool:
        """Whether the record was asked to be the only thing on the screen."""
        return self._alone

    @property
    def filling(self) -> bool:
        """Whether the form of a patient is on the screen."""
        return isinstance(self.right.currentWidget(), PatientForm)

    @cached_property
    def form(self) -> PatientForm:
        """The form of a patient; made at its first use, like the pages of the window that few visit."""
        form = PatientForm(self._desk, self.right)
        form.kept.connect(self._kept)
        form.kept_meanwhile.connect(self._learn)
        form.not_kept_meanwhile.connect(self.said)
        form.opened.connect(lambda patient_id: self.open(patient_id))
        form.merge_wanted.connect(self._merge)
        form.left.connect(self._leave_form)
        form.touched.connect(self.changed)
        self.right.addWidget(form)
        return form

    @property
    def topic(self) -> str:
        """The help that belongs to what the right side shows."""
        shown = self.right.currentWidget()
        if self.filling:
            return help_topics.FORM
        return self.record.topic if shown is self.record else "patients"

    def go_to_search(self) -> None:
        """Go to the search field."""
        if self._alone:
            self.set_alone(False)
        if self._narrow() and self.right.currentWidget() is self.record:
            self.close_record()
        self.search.focus()

    def open(self, patient_id: str, note_id: str = "") -> None:
        """Open a record, maybe at a note; one that was left for another stands as it was."""
        self._set_form_aside()
        if patient_id != self.record.wanted:
            self._remember()
        at = self.earlier.take(patient_id)
        self.record.open(patient_id, (at or Place()).at(note_id) if note_id else at)
        self._show(self.record)

    def _remember(self) -> None:
        """The record that is open, or to come, is left."""
        place = self.record.place
        if self.patient_id:
            place = msgspec.structs.replace(place, marks=marks_of(self.record))
        if self.record.wanted:
            self.earlier.remember(self.record.wanted, place)

    def reread(self, patient_id: str) -> None:
        """Somewhere else something was written of this patient, who may be new."""
        self._desk.jobs.submit(self._desk.store.listed_one, patient_id).done.connect(
            lambda listed: self._relist([listed])
        )
        if patient_id == self.patient_id:
            job = self._desk.jobs.submit(self._desk.store.reread, patient_id)
            job.done.connect(self.record.show_record)

    def show_leaf(self, name: str, act: Callable[[Any], object] = lambda _: None) -> None:
        """Turn to a leaf of the open record, also from its form, which waits."""
        self._set_form_aside()
        self._show(self.record)
        self.record.show_leaf(name, act)

    def write_task(self) -> None:
        """A line for a task about the open record, also from its form, which waits."""
        self._set_form_aside()
        self._show(self.record)
        self.record.write_task()

    def return_to_earlier(self) -> None:
        """The record that was left for the open one, as it was."""
        if self.earlier.patient_id:
            self.open(self.earlier.patient_id)

    def rehearse(self, records: Sequence[Record], paint: Callable[[], object]) -> None:
        """Have records of nobody painted where it is not seen, before there is one."""
        self._show(self.record)
        self.record.rehearse(records, paint)
        self._show(self.welcome)
        self.search.focus()  # the keyboard went along

    def close_record(self) -> None:
        """Put the record away."""
        self._remember()
        self.record.leave()
        self.said.emit("")
        self._show(self.welcome)
        self.changed.emit()

    def new_patient(self, typed: str = "") -> None:
        """The form, empty or with the name that was searched for."""
        if not self.filling or not self.form.changed():
            self.form.begin(typed)
            self._take_up("")
        self._show(self.form)

    def edit_identity(self) -> None:
        """The form, with the record that is open."""
        if self.record.record and self.right.currentWidget() is self.record:
            self.form.edit(self.record.record)
            self._take_up(self.patient_id)
            self._show(self.form)

    def _set_form_aside(self) -> None:
        """Somebody else is opened: what was typed into the form waits for its own patient."""
        if self.filling and self.form.changed():
            self._aside[self.form.patient_id] = self.form.values()

    def _take_up(self, patient_id: str) -> None:
        """Bring back what was typed into this patient's form before it was set aside."""
        if values := self._aside.pop(patient_id, None):
            self.form.resume(values)

    def aside(self) -> dict[str, dict[str, str]]:
        """The forms that wait for their own patients."""
        return {whose: dict(values) for whose, values in self._aside.items()}

    def set_forms_aside(self, aside: Mapping[str, Mapping[str, str]]) -> None:
        """They waited before a lock."""
        self._aside = dict(aside)

    def resume_form(self, values: Mapping[str, str], patient_id: str) -> None:
        """Bring back the form as it was before a lock."""
        if not patient_id:
            self.form.begin()
            self.form.resume(values)
            self._show(self.form)
            return
        self._aside[patient_id] = values
        self._desk.jobs.submit(self._desk.store.reread, patient_id).done.connect(self._resume_edit)

    def _resume_edit(self, record: Record) -> None:
        self.form.edit(record)
        self._take_up(record.id)
        self._show(self.form)
        self.resumed.emit()

    def find_here(self) -> None:
        """Search in what has the focus: the open record's timeline, or the patients."""
        if self.right.currentWidget() is self.record and self.patient_id:
            self.record.chronicle.search_notes()
        else:
            self.go_to_search()

    def toggle_alone(self) -> None:
        """Leave only the current record on the screen, or bring the rest back."""
        if self.patient_id:
            self.set_alone(not self._alone)

    def set_alone(self, alone: bool) -> None:
        self._alone = alone
        self.record.header.show_alone(alone)
        self._arrange()
        self.alone_changed.emit(alone)

    def panes(self) -> list[QWidget]:
        """What F6 walks through, from left to right."""
        panes: list[QWidget] = []
        if not self.search.isHidden():
            panes += [self.search.field, self.search.list]
        if self.right.currentWidget() is self.record and self.record.isEnabled():
            panes += self.record.panes()
        if self.filling:
            panes.append(self.form.fields["birth_name"])
        return panes

    def _fill(self, first: LastSeen) -> None:
        """The vault is open."""
        self._desk.people.begin(first, self._desk.jobs, self._desk.store.part)
        self.search.refresh()
        self._greet()
        self.filled.emit()

    def _greet(self) -> None:
        """An empty vault offers the ways to begin; a filled one says how to find somebody."""
        empty = not self._desk.people.find("").total
        self.welcome.show_actions(empty)
        if empty:
            self.welcome.say(self.tr("No patient yet"), self.tr("To begin:"))
        else:
            self.welcome.say(
                self.tr("No record open"), self.tr("Type a name, a birth date or a phone number.")
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _narrow(self) -> bool:
        return self.width() < theme.px(NARROW)

    def _arrange(self) -> None:
        """Who is on the screen: both panes, or one of them."""
        busy = self.right.currentWidget() is not self.welcome
        alone = self._alone and self.right.currentWidget() is self.record
        self.search.setVisible(not alone and not (self._narrow() and busy))
        beside = busy or self.width() >= theme.px(TIGHT)
        self.right.setVisible(beside)
        # Qt gives its part to a column even while nothing in it is shown.
        for at, stretch in enumerate((not beside, beside)):
            self._row.setStretch(at, int(stretch))
        self.earlier.allow(busy and not alone)
        self.record.header.back.setVisible(self._narrow() and not alone)
        # A quarter of the page: long names stay whole on a large screen, and the record keeps its room.
        wide = max(theme.px(280), min(theme.px(340), self.width() // 4))
        self.search.setMinimumWidth(wide)
        self.search.setMaximumWidth(wide if beside else 16_777_215)

    def _show(self, page: QWidget) -> None:
        self.right.setCurrentWidget(page)
        self._arrange()
        self._mark_open()

    def _mark_open(self) -> None:
        """The row of whom the right side is about: nobody's, while it is somebody new."""
        about = self.form.patient_id if self.filling else self.patient_id
        self.search.show_open(about)

    def _shown(self, patient_id: str) -> None:
        self._mark_open()
        if self.search.open_id not in ("", self.patient_id):
            raise AssertionError("the list shows another patient than the record")
        self.changed.emit()

    def _kept(self, listed: Listed, of: str) -> None:
        """The form's patient is in the database: the record is shown, unless somebody else is read by now."""
        self._learn(listed, of)
        if not self.filling:
            return
        if listed.id == self.patient_id:
            # Read anew, not opened anew: what is half typed in it stays.
            job = self._desk.jobs.submit(self._desk.store.reread, listed.id)
            job.done.connect(self.record.show_record)
            self._leave_form()
        else:
            self.open(listed.id)

    def _learn(self, listed: Listed, of: str) -> None:
        """The finder learns of a patient; what was typed into their form stands in the database."""
        self._aside.pop(of, None)
        self._relist([listed])
        # Those who could be taken for this one were marked with them.
        self._desk.jobs.submit(self._desk.store.listed_namesakes, listed.id).done.connect(self._relist)

    def _relist(self, changed: Sequence[Listed]) -> None:
        for each in changed:
            self._desk.people.put(each)
        self.search.refresh()

    def _leave_form(self) -> None:
        self._show(self.record if self.patient_id else self.welcome)
        if self.patient_id:
            self.record.write()  # Qt would go to whatever stands nearest to the form's button
        else:
            self.search.focus()

    def _merge(self, patient_id: str, other_id: str) -> None:
        """From the form of a record to its dossier, with whom it is merged."""
        if patient_id == self.patient_id:
            self.show_leaf(DOSSIER, partial(DossierLeaf.merge_with, other_id=other_id))

    def _list_anew(self, patient_id: str) -> None:
        """The list says something else of one patient, or holds others ("")."""
        store, jobs = self._desk.store, self._desk.jobs
        if patient_id:
            jobs.submit(store.listed_one, patient_id).done.connect(lambda listed: self._relist([listed]))
        else:
            jobs.submit(store.last_seen).done.connect(self._fill)

    def _connect(self) -> None:
        self.earlier.wanted.connect(self.return_to_earlier)
        self.search.opened.connect(lambda patient_id: self.open(patient_id))
        self.search.new_wanted.connect(self.new_patient)
        self.record.shown.connect(self._shown)
        self.record.resumed.connect(self.resumed)
        self.record.said.connect(self.said)
        self.record.edit_wanted.connect(self.edit_identity)
        self.record.listed_otherwise.connect(self._list_anew)
        self.record.alone_wanted.connect(self.toggle_alone)
        self.record.back_wanted.connect(self.go_to_search)
        self.begin.clicked.connect(lambda: self.new_patient())
        self.take_over.clicked.connect(self.import_wanted)
        self.back_up.clicked.connect(self.backups_wanted)
        self.changed.connect(self._greet)
        self.right.currentChanged.connect(lambda _: self.changed.emit())
        for signal in (self.record.touched, self.search.field.textChanged):
            signal.connect(self.changed)
