"""Prescriptions that others wrote: the sessions given and left, and the paper itself beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import text
from ui.care.forms import Begun, FormStack
from ui.care.lists import KeyList
from ui.care.panel import Panel
from ui.care.prescription_words import PrescriptionDelegate, PrescriptionWords, Running, running
from ui.care.store import CareStore
from ui.directory.completing import CardCompletion
from ui.dossier.asked import Asked, How, Options, typed
from ui.dossier.form import FactsForm
from ui.models.rows import Rows
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import label
from ui.workspace import moments
from ui.workspace.leaf import Leaf
from ui.workspace.store import Record
from ui.workspace.viewer import Viewer
from vault.records.documents_index import Document
from vault.records.noun import Record as Written
from vault.records.prescribed import Received, Session

NEW, CHANGE, END = "new", "change", "end"


class PrescriptionsPanel(Panel):
    """Space counts a session of the prescription chosen; Enter changes it, Delete takes it back."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(leaf)
        self._store = CareStore(leaf.desk.store)
        self._words = PrescriptionWords(self)
        self._scan = ""
        page = QWidget(self)
        self.rows: Rows[Running] = Rows(self._words.spoken, self)
        self.list = KeyList(self.rows, self.tr("Received prescriptions"), page)
        self.list.setItemDelegate(PrescriptionDelegate(self.list, self._words))
        self.day = Field(self.tr("Day of the session"), self.tr("today"))
        self.day_row = Captioned(self.tr("Day"), self.day)
        self.count = Button(self.tr("Session given (Space)"), "check", "primary")
        self.new = Button(self.tr("New prescription"), "plus")
        self.change = Button(self.tr("Change"), "pencil", "quiet")
        self.end = Button(self.tr("End it"), "ban", "quiet")
        self.sessions_rows: Rows[Written[Session]] = Rows(_spoken_session, self)
        self.given = label(self.tr("Sessions given"), "section")
        self.sessions = KeyList(self.sessions_rows, self.tr("Sessions given"), page)
        self.sessions.setSpacing(3)
        self.empty = EmptyState("file-text", self.tr("No prescription was received yet"), parent=page)
        self.viewer = Viewer(page, leaf.desk.decoding, reads_only=True)
        self.viewer.back.hide()
        self.stack = FormStack(page, self)
        self._lay_out(page)
        self._connect()

    # --- What a panel does

    def show_record(self, other: bool) -> None:
        if other:
            self.clear()
        chosen = self._chosen
        self.rows.replace(running(self.record))
        self._choose(chosen.id if chosen else "")

    def clear(self) -> None:
        self.stack.close_form()
        self.rows.replace([])
        self.sessions_rows.replace([])
        self.day.clear()
        self._hide_scan()

    def half_typed(self) -> dict[str, str]:
        return self.stack.half_typed() | ({"day": self.day.text()} if self.day.text() else {})

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self.day.setText(half_typed.get("day", ""))
        deed, of = half_typed.get("form", ""), half_typed.get("of", "")
        if deed and self._choose(of) == bool(of):
            self._open(deed)
            assert self.stack.form is not None
            self.stack.form.resume(half_typed)

    def panes(self) -> list[QWidget]:
        if self.stack.form is not None:
            return [self.stack.form]
        return [self.new, self.list, self.day_row, self.sessions, self.viewer]

    def focus(self) -> None:
        if self.stack.form is None:
            (self.list if self.rows.rows else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Showing

    @property
    def _chosen(self) -> Running | None:
        return self.rows.row(self.list.currentIndex())

    def _choose(self, prescription_id: str) -> bool:
        """Turn to a prescription, or to the first; whether it is there."""
        ids = [one.id for one in self.rows.rows]
        found = prescription_id in ids
        at = ids.index(prescription_id) if found else 0
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self._show_chosen()
        return found

    def _show_chosen(self) -> None:
        one = self._chosen
        self.empty.setVisible(one is None)
        for piece in (self.list, self.sessions, self.count, self.day_row, self.change, self.end):
            piece.setVisible(one is not None)
        goes_on = one is not None and not one.facts.ended_on
        for button in (self.count, self.end):
            button.setEnabled(goes_on)
        self.sessions_rows.replace(tuple(reversed(one.sessions)) if one else ())
        counted = bool(one and one.sessions)
        self.given.setVisible(counted)
        self.sessions.setVisible(counted)
        self._show_scan(one.facts.document_id if one else "")

    def _show_scan(self, document_id: str) -> None:
        """The paper, from memory; nothing beside a prescription without one."""
        if document_id == self._scan:
            return
        self._hide_scan()
        document = next((one for one in self.record.documents if one.id == document_id), None)
        if document is not None:
            self._scan = document_id
            read = self.leaf.desk.store.read_document
            job = self.leaf.ask_for(self.leaf.patient_id, read, document_id)
            job.done.connect(lambda data: self._put_scan(document, data))

    def _put_scan(self, document: Document, data: bytes) -> None:
        if document.id == self._scan:
            held = self.focusWidget()
            self.viewer.show()
            self.viewer.show_document(document, data)
            if held is not None:
                held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_scan(self) -> None:
        self._scan = ""
        self.viewer.clear()
        self.viewer.hide()

    # --- Writing

    def _count(self) -> None:
        one = self._chosen
        if one is None or one.facts.ended_on or not self.day_row.isEnabled():
            return
        day = self._read_day()
        if day is None:
            return
        typed, words = self.day.text(), self._words.task(one.facts)
        self.day_row.setEnabled(False)
        job = self.write_and_say(
            self.tr("Session counted"), self._store.give, one.id, moments.on_day(day), words
        )
        job.done.connect(lambda _: self._counted(typed))
        job.failed.connect(lambda _: self.day_row.setEnabled(True))

    def _counted(self, typed: str) -> None:
        """The day that was counted need not be typed any more."""
        self.day_row.setEnabled(True)
        if self.day.text() == typed:
            self.day.clear()

    def _read_day(self) -> date | None:
        """The day typed, today for none; None where it cannot be one, and the field says why."""
        day = moments.parse_day(self.day.text()) if self.day.text() else date.today()
        why = "" if day else self.tr("Type a day like 12/03/2026.")
        if day and day > date.today():
            day, why = None, self.tr("This day is still to come.")
        self.day_row.complain(why)
        return day

    def _take_session_back(self) -> None:
        one, session = self._chosen, self.sessions_rows.row(self.sessions.currentIndex())
        if one is None or session is None:
            return
        patient_id, words = self.leaf.patient_id, self._words.task(one.facts)
        job = self.leaf.write(self._store.take_session_back, session.id, words)
        given_at = session.facts.given_at
        self.leaf.offer_back(
            job,
            self.tr("Session taken back: {}").format(_spoken_session(session)),
            lambda: self.leaf.write_for(patient_id, self._store.give, one.id, given_at, words),
        )

    def _remove(self) -> None:
        one = self._chosen
        if one is not None:
            patient_id, words = self.leaf.patient_id, self._words.task(one.facts)
            self.offer_to_put_back(
                self.leaf.write(self._store.remove, one.id),
                one.facts.acts,
                lambda: self.leaf.write_for(patient_id, self._store.put_back, one.id, words),
            )

    # --- Forms

    def _open(self, deed: str) -> None:
        one = None if deed == NEW else self._chosen
        if deed != NEW and one is None:
            return
        asked = self._ended() if deed == END else self._asked()
        keep = {NEW: self.tr("Add"), CHANGE: self.tr("Keep"), END: self.tr("End it")}[deed]
        form = FactsForm(self._title(deed, one), asked, keep, self.record)
        today = text.day(date.today())
        values = typed(asked, one.facts) if one else {"prescribed_on": today}
        if deed == END:
            values = {"ended_on": today}
        form.kept.connect(lambda facts: self._keep(one, facts))
        self.stack.ask(Begun(deed, one.id if one else ""), form, values)
        if deed != END:
            self._offer_cards(form)

    def _title(self, deed: str, one: Running | None) -> str:
        if one is None:
            return self.tr("New prescription")
        return (self.tr("End: {}") if deed == END else self.tr("Change: {}")).format(one.facts.acts)

    def _keep(self, one: Running | None, values: Mapping[str, object]) -> None:
        values = {**values, "document_id": values["document_id"] or ""} if "document_id" in values else values
        facts: Received = replace(one.facts, **values) if one else Received(**values)  # type: ignore[arg-type]  # read as asked
        if facts.sessions is not None and facts.sessions < 1:
            assert self.stack.form is not None
            self.stack.form.complain("sessions", self.tr("At least one, or leave it empty."))
            return
        words = self._words.task(facts)
        written = (
            self.leaf.write(self._store.change, one.id, facts, words)
            if one
            else self.leaf.write(self._store.receive, facts, words)
        )
        self.stack.close_with(written)

    def _asked(self) -> Sequence[Asked]:
        tr = self.tr
        return (
            Asked("prescriber", tr("Prescriber"), required=True, wide=True),
            Asked("correspondent_id", tr("In the directory"), How.FOLLOWS),
            Asked("acts", tr("Acts prescribed"), How.LINES, required=True),
            Asked("prescribed_on", tr("Prescribed on"), How.PAST_DAY, required=True),
            Asked("sessions", tr("Number of sessions"), How.NUMBER, hint=tr("Empty: as many as needed")),
            Asked("since", tr("From"), How.DAY),
            Asked("until", tr("Until"), How.DAY),
            Asked("document_id", tr("Scan"), How.CHOICE, options=self._scans),
            Asked("renewable", tr("Renewable"), How.TICK),
        )

    def _ended(self) -> Sequence[Asked]:
        return (
            Asked("ended_on", self.tr("Ended on"), How.PAST_DAY, required=True),
            Asked("end_reason", self.tr("Why"), required=True),
        )

    def _scans(self, record: Record) -> Options:
        filed = [
            (one.id, f"{one.label.title}, {text.partial_day(one.label.dated_on)}") for one in record.documents
        ]
        return [("", self.tr("None")), *filed]

    def _offer_cards(self, form: FactsForm) -> None:
        """Whose name is typed may be in the directory."""
        name, card = form.fields["prescriber"], form.fields["correspondent_id"]
        assert isinstance(name, Field)
        assert isinstance(card, Field)
        form.rows["prescriber"].show_under(CardCompletion(self.leaf.desk, name, card))
        name.editingFinished.connect(lambda: self.leaf.named.emit(name.text(), ""))

    # --- Wiring

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda: self._show_chosen())
        self.list.space.connect(self._count)
        self.list.enter.connect(lambda: self._open(CHANGE))
        self.list.delete.connect(self._remove)
        self.sessions.delete.connect(self._take_session_back)
        self.count.clicked.connect(self._count)
        self.day.returnPressed.connect(self._count)
        self.day.textEdited.connect(self.touched)
        self.new.clicked.connect(lambda: self._open(NEW))
        self.change.clicked.connect(lambda: self._open(CHANGE))
        self.end.clicked.connect(lambda: self._open(END))
        self.viewer.left.connect(self.leaf.left)
        self.stack.touched.connect(self.touched)
        self.stack.closed.connect(self.focus)

    def _lay_out(self, page: QWidget) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        # Around one middle, which stands beside the field and not beside its caption.
        buttons = QHBoxLayout()
        for button in (self.count, self.change, self.end):
            buttons.addWidget(button)
        deeds.addWidget(self.day_row)
        deeds.addLayout(buttons)
        deeds.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        deeds.addStretch(1)
        self.day.span(130)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.empty, 1)
        left.addWidget(self.list, 3)
        left.addLayout(deeds)
        left.addWidget(self.given)
        left.addWidget(self.sessions, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.viewer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)


def _spoken_session(session: Written[Session]) -> str:
    """ "lun. 16 nov. 2026, 10:12": with the time only where one is known."""
    at = session.facts.given_at
    when = moments.parse(at)
    said = text.long_day(when.date()) if len(at) == 10 else text.moment(when)
    return ", ".join(filter(None, (said, session.facts.remark)))
