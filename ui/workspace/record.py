"""One patient on one screen.

The identity and the allergy bar stay at the top; under them the note that is
always ready, what happened, and at the side what stays true. The page shows one
record at a time, each of its wishes carries that record's patient, and an answer
about another patient than the one on the screen is never shown.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.day.task_line import TaskLine
from ui.directory.completing import CardCompletion
from ui.directory.keep_line import KeepLine
from ui.dossier.earlier import DOCUMENTS
from ui.dossier.store import DossierStore
from ui.dossier.writer import FactsWriter
from ui.jobs import Job
from ui.widgets.banner import Banner
from ui.widgets.bars import UndoBar
from ui.workspace import identity
from ui.workspace.attachments import Attachments
from ui.workspace.begun import Begun
from ui.workspace.chronicle import Chronicle
from ui.workspace.desk import Desk
from ui.workspace.editor import NoteEditor
from ui.workspace.header import RecordHeader
from ui.workspace.leaf import Leaf
from ui.workspace.leaves import Leaves
from ui.workspace.marks import Place
from ui.workspace.outcomes import Outcomes
from ui.workspace.places import MEASURES
from ui.workspace.returning import Returning
from ui.workspace.room import Room
from ui.workspace.side import SideColumn
from ui.workspace.store import Record
from ui.workspace.turning import Turning
from ui.workspace.writing import Writing
from vault.records.history import Kind
from vault.records.measurements import Value


class RecordPage(QWidget):
    """The open record. ``shown(patient_id)`` follows every record that came onto the screen."""

    shown = Signal(str)
    #: It stands as it was before a lock.
    resumed = Signal()
    said = Signal(str)
    edit_wanted = Signal()
    listed_otherwise = Signal(str)
    alone_wanted = Signal()
    back_wanted = Signal()
    #: The card of a correspondent is to be completed.
    card_wanted = Signal(str)
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Record | None = None
        self._wanted = ""
        #: Where to be in the record that is to come, and what a key has asked for in it.
        self._coming: Place | None = None
        self._then: list[Callable[[], object]] = []
        self._returning = Returning(self)
        self.header = RecordHeader(self)
        self.trouble = Banner("warning", "", action=self.tr("Dismiss"), parent=self)
        self.stack = QStackedWidget(self)
        self.body = QWidget(self.stack)
        self.composer = NoteEditor(
            self.tr("Today’s note"),
            self.tr("Write here. It saves itself; Ctrl+Enter signs it."),
            lambda: desk.store.author_id,
            desk.shelf,
            parent=self.body,
        )
        self.chronicle = Chronicle(desk, self.body)
        self.side = SideColumn(self.body)
        self.attachments = Attachments(desk, self.side.documents, self.stack, self)
        self.leaves = Leaves(desk, self.stack, self)
        self.writing = Writing(desk, self.composer, self.chronicle, self)
        self.task = TaskLine(desk, self)
        self.keep_line = KeepLine(desk, self)
        self.undo = UndoBar(self)
        self.outcomes = Outcomes(desk, self)
        self.writer = FactsWriter(
            DossierStore(desk.store),
            lambda: self.patient_id,
            self.outcomes.write_for,
            self.outcomes.offer_undo,
            self,
        )
        self._begun = Begun(self)
        self._room = Room(self)
        self._turning = Turning(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect_notes()
        self._connect_facts()
        self._connect_documents()
        self._connect_task()

    @property
    def patient_id(self) -> str:
        """Whose record is on the screen; "" while there is none."""
        return self._record.id if self._record else ""

    @property
    def record(self) -> Record | None:
        return self._record

    @property
    def wanted(self) -> str:
        """Whose record is on the screen, or is to come; "" while none is wanted."""
        return self._wanted

    @property
    def place(self) -> Place:
        """Where one is in it, with what stands in its small fields and was not added yet."""
        if self._record is None:
            return self._coming or Place()
        return Place(self.composer.caret, self._begun.half_typed())

    @property
    def topic(self) -> str:
        """The help that belongs to what is shown of the record."""
        return self._turning.topic

    # --- Opening and leaving

    def open(self, patient_id: str, at: Place | None = None) -> None:
        """Ask for a record and show it when it comes, if it is still the one wanted."""
        if patient_id == self.patient_id:
            self.composer.area.setFocus(Qt.FocusReason.OtherFocusReason)
            if at is not None and at.note_id:
                self._turning.to_written(at.note_id)
            return
        if patient_id != self._wanted:
            self.leave()
            self._wanted, self._coming = patient_id, at
        elif at is not None:
            # Asked for once more before it came: what comes back with it still does.
            self._coming = (self._coming or Place()).at(at.note_id)
        job = self._desk.jobs.submit(self._desk.store.open, patient_id)
        job.done.connect(self._arrive)
        job.failed.connect(lambda error: self._not_opened(patient_id, error))

    def leave(self) -> None:
        """Put the record away: its drafts go to the database, nothing of it stays on the screen."""
        for editor in (self.composer, self.chronicle.addendum):
            left = editor.leave()
            if left is not None:
                self.writing.keep(left)
        self.outcomes.leave()
        self._record, self._wanted, self._coming = None, "", None
        self._then.clear()
        self.attachments.leave()
        self.leaves.leave()
        self.chronicle.leave()
        self.task.leave()
        self.keep_line.leave()
        self.setEnabled(False)

    def rehearse(self, records: Sequence[Record], paint: Callable[[], object]) -> None:
        """Have records of nobody painted where it is not seen. The last, an empty one, is what stays."""
        self.setEnabled(True)
        for nobody in records:
            self._fill(nobody, other=True)
            paint()
        self.leave()
        self.header.hide()  # until there is a record

    def show_record(self, record: Record) -> None:
        """Show a record that was read anew after a change, if it is the one on the screen.

        One that was put away and is to come again holds that change when it comes.
        """
        if record.id == self.patient_id:
            self._show(record)

    def _show(self, record: Record) -> None:
        other = self.patient_id != record.id
        self._record = record
        self._fill(record, other)
        taken = {(one.note_id, one.value.original) for one in record.measurements if one.note_id}
        for editor in (self.composer, self.chronicle.addendum):
            editor.show_taken(taken)
        self.leaves.show_record(record)
        self._assert_one_patient()

    def _fill(self, record: Record, other: bool) -> None:
        if other:
            self.header.allergies.reset()
        self.header.show_record(record)
        self.side.show_record(record, other)
        self.chronicle.show_record(record)
        self.attachments.show_record(record)
        self.header.show()

    def _not_opened(self, patient_id: str, error: Exception) -> None:
        if patient_id == self._wanted:
            self.outcomes.complain(patient_id, error)

    def _arrive(self, record: Record) -> None:
        if record.id != self._wanted or record.id == self.patient_id:
            return
        at, self._coming = self._coming or Place(), None
        self.setEnabled(True)
        self.writing.begin(record)
        self._show(record)
        if self.isVisibleTo(self.window()):
            # Not under the form that a lock had covered it with: one would type where nothing is seen.
            self.composer.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(record.id)
        if at.caret is not None:
            self.composer.restore_caret(at.caret)
        self._begun.resume(at.half_typed)
        self._returning.begin(at.marks)
        self.resumed.emit()
        if at.note_id:
            self._turning.to_written(at.note_id)
        then, self._then = self._then, []
        for act in then:
            act()

    def _once_here(self, act: Callable[[], object]) -> None:
        """Whoever knows the keys presses the next one before the record is there."""
        if self._record is not None:
            act()
        elif self._wanted:
            self._then.append(act)

    def show_leaf(self, name: str, act: Callable[[Any], object] = lambda _: None) -> None:
        """Turn to a leaf of the record on the screen or to come, and do something there."""
        self._once_here(lambda: self._turning.to_leaf(name, act))

    def panes(self) -> list[QWidget]:
        """Its parts, in the order they are read."""
        return self._turning.panes()

    def print_shown(self) -> bool:
        """Print what is on the screen; False where there is nothing to print, or it is not seen."""
        return self._turning.print_shown()

    def _assert_one_patient(self) -> None:
        """What is on the screen belongs to one patient; anything else is a defect that must be loud."""
        on_screen = {self.patient_id, self._wanted, self.header.patient_id, self.composer.patient_id}
        if len(on_screen) != 1:
            raise AssertionError("two patients on one screen")

    def _enter_in_error(self, note_id: str, why: str, right_patient_id: str) -> None:
        job = self._write(self._desk.store.enter_in_error, note_id, why, right_patient_id or None)
        if right_patient_id:
            words = self.tr("A draft of it is in the right record")
            job.done.connect(lambda record: self.outcomes.say(record.id, words))

    # --- Facts

    def _write(self, call: Callable[..., Record], *arguments: Any) -> Job:
        """Write for the patient on the screen, then show the record as it is now."""
        return self.outcomes.write_for(self.patient_id, call, *arguments)

    def _measure(self, values: Sequence[Value]) -> None:
        """The value stays in its field until the vault has it."""
        form, patient_id = self.side.measures.form, self.patient_id
        job = self._write(self._desk.store.measure, values)
        job.done.connect(lambda _: form.forget() if self.patient_id == patient_id else None)
        job.failed.connect(lambda _: form.value.setReadOnly(False))

    # --- Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._room.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._room.arrange()

    @property
    def editor(self) -> NoteEditor:
        """Where one types: the addendum while it has the focus, the note of today else."""
        addendum = self.chronicle.addendum
        return addendum if addendum.isAncestorOf(self.window().focusWidget()) else self.composer

    def flag(self, which: str) -> None:
        """Say who is not to see the note chosen or typed ("personal", "third_party"), or take that back."""
        if not self.chronicle.list.hasFocus():
            self.editor.toggle(which)
        elif chosen := self.chronicle.list.current():
            self._write(self._desk.store.flag, chosen.note.id, {which: not getattr(chosen.note, which)})

    def write(self) -> None:
        """Go to the note, also where a small screen shows something else in its place."""
        self._once_here(self._turning.to_note)

    def write_task(self) -> None:
        """A line for what is to be done about this patient, whatever else is shown."""
        self._once_here(self._turning.to_task)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._room.make_room()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attachments.take(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.attachments.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    # --- Wiring

    def _connect_notes(self) -> None:
        for editor in (self.composer, self.chronicle.addendum):
            editor.area.files_given.connect(self.attachments.take)
        self.writing.written.connect(self.show_record)
        self.writing.done.connect(self.outcomes.say)
        self.writing.unsigned.connect(self.outcomes.complain_unsigned)
        self.writing.failed.connect(self.outcomes.complain)
        self.chronicle.list.opened.connect(self._turning.to_more)
        self.chronicle.error_wanted.connect(self._enter_in_error)
        self.chronicle.reason.owner.changed.connect(self.touched)
        self.chronicle.rearranged.connect(self._room.arrange)
        self.composer.area.cursorPositionChanged.connect(self.touched)
        self.composer.day.textEdited.connect(self.touched)
        for each in self._begun.fields().values():
            each.textChanged.connect(self.touched)

    def _connect_facts(self) -> None:
        store = self._desk.store
        self.outcomes.written.connect(self.show_record)
        self.outcomes.said.connect(self.said)
        self.header.edit_wanted.connect(self.edit_wanted)
        self.header.alone_wanted.connect(self.alone_wanted)
        self.header.back_wanted.connect(self.back_wanted)
        self.header.pages.wanted.connect(self._turning.to)
        self.stack.currentChanged.connect(lambda: self.header.pages.show_page(self.leaves.shown))
        bar = self.header.allergies
        bar.none_known_wanted.connect(lambda: self._write(store.no_known_allergy))
        self.writer.serve(bar.editor)
        bar.editor.touched.connect(self.touched)
        for section in self.side.sections.values():
            self.writer.serve(section)
        gp = self.side.sections[Kind.TREATING_GP]
        gp.complete_with(CardCompletion(self._desk, gp.line, gp.card))
        gp.add_wanted.connect(lambda _, facts: self.show_name(facts.text, facts.detail))
        gp.change_wanted.connect(lambda _, entry, facts: self.show_name(facts.text, facts.detail))
        self.side.measures.chart_wanted.connect(lambda: self.show_leaf(MEASURES))
        for each in self.side.facts:
            self.writer.serve(each)
            each.touched.connect(self.touched)
        self.side.treatments.prescribe_wanted.connect(self._turning.to_prescription)
        self.side.measures.measured.connect(self._measure)

    def show_name(self, typed: str, place: str) -> None:
        """Somebody was named whom the directory may not have."""
        if self._record is not None:
            self.keep_line.offer(self.patient_id, identity.name(self._record.patient.traits), typed, place)

    def _connect_task(self) -> None:
        self.task.noted.connect(self.outcomes.offer_undo_of)
        self.task.failed.connect(self.outcomes.complain)
        self.task.touched.connect(self.touched)
        self.task.left.connect(self._turning.from_task)
        self.keep_line.failed.connect(self.outcomes.complain)
        self.keep_line.complete_wanted.connect(self.card_wanted)

    def _connect_leaf(self, leaf: Leaf) -> None:
        leaf.touched.connect(self.touched)
        leaf.edit_wanted.connect(self.header.edit_wanted)
        leaf.versions_wanted.connect(self._turning.to_versions)
        leaf.listed_otherwise.connect(self.listed_otherwise)
        leaf.written.connect(self.show_record)
        leaf.failed.connect(self.outcomes.complain)
        leaf.said.connect(self.outcomes.say)
        leaf.undoable.connect(self.outcomes.offer_undo)
        leaf.named.connect(self.show_name)

    def _connect_documents(self) -> None:
        self.attachments.written.connect(self.show_record)
        self.attachments.failed.connect(self.outcomes.complain)
        self.attachments.taking_in.failed.connect(self.outcomes.complain_of_all)
        self.attachments.taking_in.doubted.connect(self.outcomes.doubt)
        self.attachments.taking_in.stopped.connect(self.outcomes.complain_of_stopped)
        self.attachments.taking_in.changed.connect(self.touched)
        self.attachments.touched.connect(self.touched)
        self.attachments.versions_wanted.connect(lambda: self._turning.to_versions(DOCUMENTS))
        self.attachments.removed.connect(self.outcomes.offer_undo)
        self.attachments.filed.connect(self.outcomes.say)
        self.leaves.made.connect(self._connect_leaf)
        self.leaves.left.connect(self.write)

    def _lay_out(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.composer)
        main.addWidget(self.chronicle, 1)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(main, 1)
        row.addWidget(self.side)
        self.stack.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(theme.px(10))
        for piece in (self.header, self.trouble):
            column.addWidget(piece)
        column.addWidget(self.stack, 1)
        column.addStretch(0)
        for line in (self.task, self.keep_line, self.undo):
            column.addWidget(line)
        self.trouble.hide()
        self.setEnabled(False)
