"""The timeline, all of it or one kind of thing, with what can be done to a note.

A note is completed, or said to have been entered in error; of anything else more is seen where it belongs.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Field
from ui.widgets.labels import Card, label
from ui.workspace.desk import Desk
from ui.workspace.editor import NoteEditor
from ui.workspace.folded import Folded
from ui.workspace.happenings import Happening, Happenings, Sort
from ui.workspace.noted import Moment, moments_of
from ui.workspace.store import Record
from ui.workspace.timeline import LEAST_HEIGHT, Timeline
from ui.workspace.withdrawal import Withdrawal
from vault.pending import Draft
from vault.records.notes import Note, State

#: What stays of the notes while an addendum grows, on a low screen and on others.
LOW_HEIGHT = 26
#: What the timeline shows; anything else is a ``Sort``.
EVERYTHING, NOTES = "everything", "notes"


class Chronicle(Card):
    """The card. Announces wishes; writes nothing."""

    error_wanted = Signal(str, str, str)
    #: An addendum was closed; its text, if there is any, is to be kept.
    put_away = Signal(object)
    #: The panel takes another room than before.
    rearranged = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Timeline"))
        self._record: Record | None = None
        self._folded = Folded()
        self._words = Happenings(self)
        self._happenings: list[Happening] = []
        #: Drafts that need no line here: those in the editors, or on their way to being signed.
        self.elsewhere: Callable[[], Collection[str]] = tuple
        self.sort = Choice(self.tr("Shown in the timeline"), self._sorts())
        self.complete = Button(self.tr("Add to it"), "message-square-plus", "quiet")
        self.complete.setToolTip(self.tr("Write an addendum to the chosen note"))
        self.withdraw = Button(self.tr("Entered in error"), "ban", "quiet")
        self.hidden = Button("", "eye", "quiet")
        self._stack = QStackedWidget(self)
        self._panel = QWidget(self)
        self.list = Timeline(self._stack)
        self.search = _Search(self.tr("Search in the timeline"), self.tr("Words of what happened"), "search")
        self.empty = EmptyState("notebook-pen", self.tr("Nothing noted yet"), parent=self._stack)
        missing = self.tr("What must be added or corrected")
        self.addendum = NoteEditor(
            self.tr("Addendum"), missing, lambda: desk.store.author_id, desk.shelf, True, self._panel
        )
        self.reason = Withdrawal(desk, self._panel)
        self._panel_title = label("", "section", wrap=True)
        self._finding = QHBoxLayout()
        self._shows_withdrawn = self._any_withdrawn = self._low = self._narrow = False
        self._lay_out()
        self._connect()
        self._choose(None)

    def show_record(self, record: Record) -> None:
        """Show what happened, and the addendum that is being written, if there is one."""
        other = self._record is None or self._record.id != record.id
        self._record = record
        self._happenings = self._words.of(record)
        if other:
            self._folded.forget()
            self._shows_withdrawn = False
            self.search.leave()
            self.sort.show_key(EVERYTHING)
            self.reason.clear()
            self.close_panel()
            self._resume(record)
        self.refresh()

    @property
    def asks(self) -> bool:
        """Whether an addendum or a reason is being written."""
        return not self._panel.isHidden()

    @property
    def asks_why(self) -> bool:
        """Whether the reason why a note was entered in error is being asked for."""
        return self.asks and not self.reason.isHidden()

    @property
    def asks_whose(self) -> bool:
        """Whether the right patient of a note is being looked for, or stands there to be confirmed."""
        return self.asks_why and self.reason.owner.busy

    def set_low(self, low: bool) -> None:
        """On a low screen a patient who is to be confirmed is worth more than the list beneath."""
        self._stack.setVisible(not (low and self.asks_whose))
        self._low = low
        # Of its own accord the stack is as high as the words for an empty timeline.
        self._stack.setMinimumHeight(theme.px(LOW_HEIGHT if low else LEAST_HEIGHT))
        self.addendum.set_low(low)
        self._show_hidden()

    def set_narrow(self, narrow: bool) -> None:
        """What is shown is chosen beside the heading, or where that has no room beside the words searched."""
        if narrow != self._narrow:
            (self._finding if narrow else self.tools).insertWidget(int(narrow), self.sort, int(narrow))
        self._narrow = narrow
        self._show_sort()

    def leave(self) -> None:
        """Show nothing."""
        self._record = None
        self._happenings = []
        self._folded.forget()
        self.reason.clear()
        self.list.show_moments([])

    def reveal(self, note_id: str) -> None:
        """Bring a note, or the one it was added to, to the top of what is seen; go on with a draft."""
        self.search.leave()
        self.show_only(EVERYTHING)
        if self.addendum.note_id not in ("", note_id):
            self.leave_panel()  # what is written there is kept before another draft comes in its place
        for note in self._record.notes if self._record else ():
            if note.id == note_id and note.state is State.DRAFT and self._take_up(note):
                self.addendum.area.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        at = self.list.row_of(note_id)
        if at is not None:
            self.list.reveal(at)

    def search_notes(self) -> None:
        """Search among what is shown."""
        self.search.show()
        self._show_sort()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_only(self, sort: str) -> None:
        """One kind of thing, or everything."""
        self.sort.show_key(sort)
        self._show_sort()
        self.refresh()

    def _show_sort(self) -> None:
        """Always beside the heading; beneath it while one searches, or sees one kind and writes nothing."""
        beneath = not self.search.isHidden() or (bool(self.shown_alone) and not self.asks)
        self.sort.setVisible(beneath or not self._narrow)

    @property
    def shown_alone(self) -> str:
        """The one kind of thing that is shown; "" for everything."""
        return "" if self.sort.key() == EVERYTHING else self.sort.key()

    def _sorts(self) -> list[tuple[str, str]]:
        return [
            (EVERYTHING, self.tr("Everything")),
            (NOTES, self.tr("Notes")),
            (Sort.DOCUMENT, self.tr("Documents")),
            (Sort.PAPER, self.tr("Papers")),
            (Sort.MEASURE, self.tr("Measurements")),
            (Sort.LASTING, self.tr("Problems, treatments, vaccines")),
            (Sort.CARE, self.tr("Care")),
        ]

    def _told(self, record: Record) -> list[Moment | Happening]:
        """What is asked to be seen, the latest first."""
        sort = self.sort.key()
        everything = sort == EVERYTHING
        notes = moments_of(record, self._shows_withdrawn) if everything or sort == NOTES else []
        others = [one for one in self._happenings if everything or one.sort == sort]
        drafts = self._words.unsigned(record, self.elsewhere()) if everything or sort == NOTES else []
        # A day alone comes after the notes of that day, which are what it is about.
        happened: list[Moment | Happening] = [*notes, *others]
        return [*drafts, *sorted(happened, key=lambda one: one.at, reverse=True)]

    def refresh(self) -> None:
        """Show what is asked to be seen, as it is now."""
        record = self._record
        if record is None:
            return
        shown = self._folded.matching(self._told(record), self.search.text())
        self.list.show_begun(record)
        self.list.show_moments(shown)
        self._stack.setCurrentWidget(self.list if shown else self.empty)
        withdrawn = sum(note.state is State.ENTERED_IN_ERROR for note in record.notes)
        self._any_withdrawn = withdrawn > 0
        self._show_hidden()
        if self._shows_withdrawn:
            self.hidden.setText(self.tr("Hide notes entered in error"))
        else:
            self.hidden.setText(self.tr("Show %n notes entered in error", "", withdrawn))

    def _show_hidden(self) -> None:
        """The way to notes entered in error, where nothing that is being written needs its room."""
        self.hidden.setVisible(self._any_withdrawn and not (self._low and self.asks))

    def _resume(self, record: Record) -> None:
        """An addendum that was begun is a draft in the record."""
        for note in record.notes:
            if note.state is State.DRAFT and self._take_up(note):
                return

    def _take_up(self, draft: Note) -> bool:
        """Go on with the draft of an addendum; False where it is none."""
        record = self._record
        shown = moments_of(record) if record and draft.addendum_to else []
        parent = next((one for one in shown if one.note.id == draft.addendum_to), None)
        if parent:
            self._write_to(parent, draft_of(draft))
        return parent is not None

    def _choose(self, row: Moment | Happening | None) -> None:
        # One addendum at a time: the note that it is about must not be another than the one chosen.
        free = isinstance(row, Moment) and not row.withdrawn and not self.list.completed
        self.complete.setEnabled(free)
        self.withdraw.setEnabled(free)

    def _begin_addendum(self) -> None:
        moment = self.list.current()
        if moment and self._record:
            begun = [
                one
                for one in self._record.notes
                if one.state is State.DRAFT and one.addendum_to == moment.note.id
            ]
            self._write_to(moment, draft_of(begun[0]) if begun else None)
            self.addendum.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_to(self, moment: Moment, draft: Draft | None) -> None:
        self._panel_title.setText(
            self.tr("Addendum to the note of {}").format(self.list.words.care(moment.note))
        )
        self.addendum.begin(moment.note.patient_id, draft, moment.note.id)
        self._open_panel(self.addendum)
        self.refresh()

    def _begin_withdrawal(self) -> None:
        moment = self.list.current()
        if moment:
            self._ask_why(moment)
            self.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def completes(self) -> str:
        """The note to which an addendum is open that nothing is written in yet; "" where none is."""
        opened = self.asks and not self.asks_why and self.addendum.blank
        return self.addendum.addendum_to if opened else ""

    def resume_addendum(self, note_id: str) -> None:
        """Open it again after a lock."""
        moments = moments_of(self._record) if self._record and not self.asks else []
        for moment in moments:
            if moment.note.id == note_id:
                self._write_to(moment, None)

    def resume_withdrawal(self, note_id: str, why: str, right_patient_id: str) -> None:
        """Bring back the reason that was being typed before a lock, and who was chosen."""
        at = self.list.row_of(note_id)
        if at is not None:
            self.list.setCurrentIndex(self.list.rows.index(at))
        if moment := self.list.current():
            self._ask_why(moment)
            self.reason.field.setText(why)
            if right_patient_id:
                self.reason.owner.choose(right_patient_id)

    def _ask_why(self, moment: Moment) -> None:
        self.reason.begin(moment.note.id, moment.note.patient_id)
        self._panel_title.setText(
            self.tr("Why was the note of {} entered in error?").format(self.list.words.care(moment.note))
        )
        self._open_panel(self.reason)

    def _finish_withdrawal(self, note_id: str, why: str, right_patient_id: str) -> None:
        self.close_panel()
        self.error_wanted.emit(note_id, why, right_patient_id)

    def _open_panel(self, content: QWidget) -> None:
        for each in (self.addendum, self.reason):
            each.setVisible(each is content)
        self._panel.show()
        self.rearranged.emit()
        writes = content is self.addendum
        self.list.mark_meant(
            self.addendum.addendum_to if writes else "", "" if writes else self.reason.note_id
        )
        self._choose(self.list.current())

    def close_panel(self) -> None:
        """Put the addendum or the reason away, as its button does; what was typed stays typed."""
        held, of = self.window().focusWidget(), self.list.meant
        # A record that arrives behind a form takes no focus from whoever types there.
        inside = held is not None and self._panel.isAncestorOf(held)
        self._panel.hide()
        self.rearranged.emit()
        self.list.mark_meant()
        self._choose(self.list.current())
        if inside:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.go_to(of)

    def leave_panel(self) -> None:
        """Put the addendum or the reason away; an addendum that has text is kept as a draft."""
        writes = bool(self.list.completed)
        self.close_panel()
        left = self.addendum.leave() if writes else None
        self.refresh()
        if left is not None:
            self.put_away.emit(left)

    def _toggle_withdrawn(self) -> None:
        self._shows_withdrawn = not self._shows_withdrawn
        self.refresh()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.search.textChanged.connect(self.refresh)
        self.search.left.connect(self._show_sort)
        self.sort.chosen.connect(self.refresh)
        self.complete.clicked.connect(self._begin_addendum)
        self.withdraw.clicked.connect(self._begin_withdrawal)
        self.hidden.clicked.connect(self._toggle_withdrawn)
        self.addendum.abandoned.connect(self.leave_panel)
        self.reason.finished.connect(self._finish_withdrawal)
        self.reason.given_up.connect(self.close_panel)
        self.reason.owner.changed.connect(self.rearranged)

    def _lay_out(self) -> None:
        for tool in (self.sort, self.complete, self.withdraw):
            self.tools.addWidget(tool)
        panel = QVBoxLayout(self._panel)
        panel.setContentsMargins(0, 0, 0, 8)
        for piece in (self._panel_title, self.addendum, self.reason):
            panel.addWidget(piece)
        panel.addStretch(1)
        for content in (self.list, self.empty):
            self._stack.addWidget(content)
        self._finding.addWidget(self.search, 1)
        self.body.addLayout(self._finding)
        self.body.addWidget(self._panel)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.hidden, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self.search, self._panel, self.hidden):
            hidden.hide()


class _Search(Field):
    """Words to look for in what happened; Escape empties it and goes."""

    left = Signal()

    def leave(self) -> None:
        self.clear()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def draft_of(note: Note) -> Draft:
    """A note that is still a draft, as the editor takes it up."""
    return Draft(
        note_id=note.id,
        patient_id=note.patient_id,
        text=note.text,
        care_at=note.care_at,
        typed_at=note.typed_at,
        author_id=note.author_id,
        kind=note.kind,
        addendum_to=note.addendum_to,
        personal=note.personal,
        third_party=note.third_party,
    )
