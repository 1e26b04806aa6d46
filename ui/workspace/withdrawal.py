"""Saying that a note was entered in error: why, and whose it is where somebody knows.

Its right patient is looked for as in the patient search, where the first of two
homonyms is never chosen by a fast Enter, and stands there with the strict traits
and the birth date before anything is written. Another person or none can still
be taken until then.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.labels import label
from ui.workspace import identity
from ui.workspace.desk import Desk, People
from ui.workspace.search import SearchPane
from vault.records.patients import Patient

LEAST_HEIGHT, MOST_HEIGHT = 108, 168


class Withdrawal(QWidget):
    """``finished(note_id, why, right_patient_id)``, the last one "" where nobody said; ``given_up``."""

    finished = Signal(str, str, str)
    given_up = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note_id = ""
        self.field = Field(self.tr("Reason"), self.tr("Wrong patient, wrong day…"))
        self.owner = RightPatient(desk, self)
        self.keep = Button("", "ban")
        self.leave = Button(self.tr("Leave it"), kind="quiet")
        self._lay_out()
        self.field.returnPressed.connect(self._finish)
        self.owner.changed.connect(self._follow)
        # A button ignores an Enter that is still held down from the search: it has confirmed nothing.
        self.owner.taken.connect(lambda: self.keep.setFocus(Qt.FocusReason.OtherFocusReason))
        self.keep.clicked.connect(self._finish)
        self.leave.clicked.connect(self.given_up)
        self._follow()

    def begin(self, note_id: str, patient_id: str) -> None:
        """Ask about a note of ``patient_id``; what was typed about another one goes."""
        if note_id != self.note_id:
            self.clear()
        self.note_id = note_id
        self.owner.wrong_id = patient_id

    def clear(self) -> None:
        """Nothing typed, nobody chosen."""
        self.note_id = ""
        self.field.clear()
        self.owner.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.text() and not self.owner.patient_id:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Say on the button what it will do, and let it do nothing while somebody is still looked for."""
        chosen = self.owner.patient
        if chosen is not None and not self.field.text().strip():
            self.field.setText(self.tr("Wrong patient"))
        mark, copy = self.tr("Mark as entered in error"), self.tr("Mark, and copy to this record")
        self.keep.setText(copy if chosen else mark)
        self.keep.setEnabled(self.owner.settled)

    def _finish(self) -> None:
        why = self.field.text().strip()
        self.field.mark_wrong(not why, self.tr("Say why in a few words."))
        if not why:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.keep.isEnabled():
            note_id, right = self.note_id, self.owner.patient_id
            self.clear()
            self.finished.emit(note_id, why, right)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.leave, self.keep):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for piece in (self.field, self.owner):
            column.addWidget(piece)
        column.addLayout(foot)


class RightPatient(QWidget):
    """The patient a note belongs to: nobody, somebody being looked for, or the one shown.

    ``taken`` follows a choice made in the search, once it is on the screen.
    """

    changed = Signal()
    taken = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        #: Whose record the note stands in.
        self.wrong_id = ""
        #: Who was chosen; ``patient`` follows once the traits are on the screen.
        self.patient_id = ""
        self.patient: Patient | None = None
        self.look = Button(self.tr("It belongs to another patient…"), "users", "quiet")
        self.pane: SearchPane | None = None
        self.shown = _Traits(self)
        self._lay_out()
        self.look.clicked.connect(self.look_for)
        self.shown.dropped.connect(self._drop)

    @property
    def settled(self) -> bool:
        """Whether nobody is being looked for, and who was chosen is on the screen."""
        return not self._looking and bool(self.patient_id) == bool(self.patient)

    @property
    def busy(self) -> bool:
        """Whether somebody is looked for or chosen, which takes more room than the button."""
        return self._looking or bool(self.patient_id)

    @property
    def _looking(self) -> bool:
        return self.pane is not None and not self.pane.isHidden()

    def clear(self) -> None:
        """Nobody."""
        self.patient_id, self.patient = "", None
        self._arrange(looking=False)

    def look_for(self) -> None:
        """Show the search, empty."""
        self.clear()
        pane = self.pane or self._make_pane(self._desk.people)
        pane.field.clear()
        pane.refresh()
        self._arrange(looking=True)
        pane.focus()

    def choose(self, patient_id: str) -> None:
        """Take somebody, and show who that is; the record the note stands in is no answer."""
        if patient_id == self.wrong_id:
            if self.pane is not None:
                self.pane.count.setText(self.tr("The note stands in this record already."))
            return
        # The search stays until the answer is there: nothing else may take the keyboard meanwhile.
        self.patient_id, self.patient = patient_id, None
        self._arrange(looking=self._looking)
        job = self._desk.jobs.submit(self._desk.store.identity, patient_id)
        job.done.connect(self._show)
        job.failed.connect(lambda _: self.clear())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape in the search ends it; every other key is the search's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._escape(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._escape(event):
            super().keyPressEvent(event)

    def _escape(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or not self._looking:
            return False
        self._drop()
        return True

    def _drop(self) -> None:
        self.clear()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, patient: Patient) -> None:
        if patient.id != self.patient_id:
            return  # somebody else was chosen since
        self.patient = patient
        self.shown.show_patient(patient)
        held = self.window().focusWidget()
        searched = self._looking and held is not None and self.isAncestorOf(held)
        self._arrange(looking=False)
        if searched:
            self.taken.emit()

    def _arrange(self, looking: bool) -> None:
        if self.pane is not None:
            self.pane.setVisible(looking)
        self.shown.setVisible(self.patient is not None)
        self.look.setVisible(not looking and not self.patient_id)
        self.changed.emit()

    def _make_pane(self, people: People) -> SearchPane:
        """The patient search without its ways elsewhere; made when it is first asked for."""
        pane = self.pane = SearchPane(people, self)
        for elsewhere in (pane.notes, pane.new):
            elsewhere.hide()
        pane.field.setAccessibleName(self.tr("Find the right patient"))
        pane.field.setPlaceholderText(self.tr("Name, birth date or phone"))
        layout = pane.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        pane.field.installEventFilter(self)
        pane.opened.connect(self.choose)
        self._column.insertWidget(1, pane)
        self._fit()
        return pane

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self.pane is not None:
            self.pane.list.setMinimumHeight(theme.px(LEAST_HEIGHT))
            self.pane.list.setMaximumHeight(theme.px(MOST_HEIGHT))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.shown)
        self.shown.hide()


class _Traits(QWidget):
    """Who was chosen, so that nobody else can be meant: names, birth, and the marks of care."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "heading", wrap=True)
        self.born = label("", wrap=True)
        self.strict = label("", "small", wrap=True)
        self.drop = Button(self.tr("Not this one"), kind="quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("A draft of the note will be in the record of"), "small", wrap=True))
        for piece in (self.name, self.born, self.strict):
            words.addWidget(piece)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        self.drop.clicked.connect(self.dropped)

    def show_patient(self, patient: Patient) -> None:
        traits = patient.traits
        self.name.setText(identity.name(traits))
        born = [identity.born_on(traits), identity.age_of(traits.birth_date), *identity.marks(patient.marks)]
        self.born.setText(" · ".join(filter(None, born)))
        strict = [
            self.tr("birth name {}").format(traits.birth_name) if traits.birth_name else "",
            self.tr("first names {}").format(traits.all_first_names or traits.birth_first_name),
            self.tr("birthplace {}").format(traits.birthplace) if traits.birthplace else "",
        ]
        self.strict.setText(" · ".join(filter(None, strict)))
