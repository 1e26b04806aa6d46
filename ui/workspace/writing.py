"""The way of a note: from the editors to the database, as a draft or signed.

A signature is asked for and the next note is ready at once; what could not be
signed comes back, unless something else was begun in its place meanwhile. Then
it stays a draft.
"""

from PySide6.QtCore import QObject, Qt, Signal

from ui.workspace.chronicle import Chronicle, draft_of
from ui.workspace.desk import Desk
from ui.workspace.editor import NoteEditor
from ui.workspace.store import Record
from vault.pending import Draft
from vault.records.measurements import Value
from vault.records.notes import State


class Writing(QObject):
    """Between the composer, the addendum and the database. ``written`` carries the record as it is now.

    ``done(patient_id, words)`` says what became of a note; ``unsigned(patient_id, why)`` that one had to stay
    a draft.
    """

    written = Signal(object)
    done = Signal(str, str)
    unsigned = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, composer: NoteEditor, chronicle: Chronicle, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._composer, self._chronicle, self._addendum = composer, chronicle, chronicle.addendum
        #: Notes on their way to being signed: nobody goes on with those.
        self._signing: set[str] = set()
        for editor in (self._composer, self._addendum):
            editor.typed.connect(desk.drafts.put)
            editor.sign_wanted.connect(self._sign)
            editor.measures_wanted.connect(self._take_measures)
        chronicle.put_away.connect(self._keep_addendum)
        chronicle.elsewhere = lambda: {composer.note_id, self._addendum.note_id, *self._signing}

    def begin(self, record: Record) -> None:
        """Have a note of ``record`` ready in the composer: the one that was begun, or a new one."""
        begun = [note for note in record.notes if note.state is State.DRAFT and not note.addendum_to]
        # What the database could not take (its disk is full) is nowhere but here, and later than what it has.
        unkept = [one for one in self._desk.drafts.all() if one.patient_id == record.id and one.text.strip()]
        waiting = [*(one for one in unkept if not one.addendum_to), *map(draft_of, begun)]
        free = (one for one in waiting if one.note_id not in self._signing)
        self._composer.begin(record.id, next(free, None))

    def take_up(self, record: Record, note_id: str) -> bool:
        """Go on with this draft in the composer; False where it is none that is written there."""
        if self._composer.note_id == note_id:
            return True
        notes = (one for one in record.notes if one.id == note_id and one.state is State.DRAFT)
        found = next((note for note in notes if not note.addendum_to), None)
        if found is None or note_id in self._signing:
            return False
        left = self._composer.leave()
        self._composer.begin(record.id, draft_of(found))
        self._chronicle.refresh()
        if left is not None:
            self._keep_and_reread(left)
        return True

    def keep(self, draft: Draft) -> None:
        """Put a draft that is being left into the database."""
        self._desk.drafts.put(draft)  # which bears a later moment than the one typed last
        job = self._desk.jobs.submit(self._desk.store.keep_draft, draft)
        job.done.connect(self._desk.drafts.settle)
        job.failed.connect(lambda error: self.failed.emit(draft.patient_id, error))

    def _keep_and_reread(self, draft: Draft) -> None:
        """Keep it, and show in its record that it waits."""
        self.keep(draft)
        job = self._desk.jobs.submit(self._desk.store.reread, draft.patient_id)
        job.done.connect(self.written)
        job.failed.connect(lambda error: self.failed.emit(draft.patient_id, error))

    def _keep_addendum(self, draft: Draft) -> None:
        self._keep_and_reread(draft)
        if draft.text.strip():
            self.done.emit(draft.patient_id, self.tr("Addendum kept as a draft"))

    def _take_measures(self, draft: Draft, panels: list[tuple[Value, ...]]) -> None:
        job = self._desk.jobs.submit(self._desk.store.take_measures, draft, panels)
        words = self.tr("%n measurements written down", "", len(panels))
        job.done.connect(self.written)
        job.done.connect(lambda record: self.done.emit(record.id, words))
        job.failed.connect(lambda error: self._not_taken(draft, error))

    def _not_taken(self, draft: Draft, error: Exception) -> None:
        """What was not written is offered again, as soon as the record is known anew."""
        self.failed.emit(draft.patient_id, error)
        job = self._desk.jobs.submit(self._desk.store.reread, draft.patient_id)
        job.done.connect(self.written)

    def _sign(self, draft: Draft) -> None:
        """Sign, and have the next note ready at once: one may be typing it before the database is done."""
        if draft.addendum_to:
            self._addendum.wait()
        else:
            self._composer.area.setFocus(Qt.FocusReason.OtherFocusReason)
            self._composer.begin(draft.patient_id)
            self._composer.show_signing()
        self._signing.add(draft.note_id)
        job = self._desk.jobs.submit(self._desk.store.sign, draft)
        job.done.connect(lambda record: self._signed(draft, record))
        job.failed.connect(lambda error: self._unsigned(draft, error))

    def _signed(self, draft: Draft, record: Record) -> None:
        self._signing.discard(draft.note_id)
        self._desk.drafts.drop(draft.note_id)
        if draft.addendum_to:
            self._close_addendum(draft)
        elif record.id == self._composer.patient_id:
            self._follow_on(record)
        self._composer.signed(draft.note_id)
        self.written.emit(record)
        self.done.emit(record.id, self.tr("Addendum signed") if draft.addendum_to else self.tr("Note signed"))

    def _follow_on(self, record: Record) -> None:
        """After a signature: the next note, which may be one that was begun before."""
        if self._composer.blank:
            self.begin(record)
        else:
            self._composer.say("")

    def _close_addendum(self, draft: Draft) -> None:
        if self._addendum.note_id == draft.note_id:
            # In this order: an editor that is left is disabled, and Qt takes the focus away from it.
            self._chronicle.close_panel()
            self._addendum.leave()
        self._addendum.signed(draft.note_id)

    def _unsigned(self, draft: Draft, error: Exception) -> None:
        """Bring the note back, unless another was begun meanwhile, and say that it is not signed.

        Beside the note itself the next save would say so for a second at most.
        """
        why = self._desk.explain(error)
        self._signing.discard(draft.note_id)
        self._addendum.not_signed(draft.note_id)
        if self._addendum.note_id == draft.note_id:
            self._addendum.complain(why)
        elif not draft.addendum_to and draft.patient_id == self._composer.patient_id and self._composer.blank:
            self._composer.begin(draft.patient_id, draft)
            self._composer.complain(why)
        else:
            self._keep_and_reread(draft)
        self.unsigned.emit(draft.patient_id, error)
