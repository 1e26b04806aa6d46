"""Whose a note is that was entered in the wrong record.

The right patient is looked for as in the patient search, where the first of two
homonyms is never chosen by a fast Enter, and stands there with the strict traits
and the birth date before anything is written. Another person or none can still
be taken until then.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.workspace import identity
from ui.workspace.desk import Desk
from ui.workspace.people import People
from ui.workspace.search import SearchPane
from vault.records.patients import Patient

LEAST_HEIGHT, MOST_HEIGHT = 108, 168


class RightPatient(QWidget):
    """The patient a note belongs to: nobody, somebody being looked for, or the one shown.

    ``taken`` follows a choice made in the search, once it is on the screen.
    """

    changed = Signal()
    taken = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, look: str = "", caption: str = "", same: str = ""
    ) -> None:
        """``look``, ``caption``, ``same``: other words where it is not a note that has the wrong patient."""
        super().__init__(parent)
        self._desk = desk
        self._same = same or self.tr("The note stands in this record already.")
        #: Whose record the note stands in.
        self.wrong_id = ""
        #: Who was chosen; ``patient`` follows once the traits are on the screen.
        self.patient_id = ""
        self.patient: Patient | None = None
        self.look = Button(look or self.tr("It belongs to another patient…"), "users", "quiet")
        self.pane: SearchPane | None = None
        self.shown = _Traits(caption or self.tr("A draft of the note will be in the record of"), self)
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
                self.pane.count.setText(self._same)
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

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "heading", wrap=True)
        self.born = label("", wrap=True)
        self.strict = label("", "small", wrap=True)
        self.drop = Button(self.tr("Not this one"), kind="quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(caption, "small", wrap=True))
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
        marks = [caution.word for caution in identity.cautions(patient.marks)]
        born = [identity.born_on(traits), identity.age_of(traits.birth_date), *marks]
        self.born.setText(" · ".join(filter(None, born)))
        strict = [
            self.tr("birth name {}").format(traits.birth_name) if traits.birth_name else "",
            self.tr("first names {}").format(traits.all_first_names or traits.birth_first_name),
            self.tr("birthplace {}").format(traits.birthplace) if traits.birthplace else "",
        ]
        self.strict.setText(" · ".join(filter(None, strict)))
