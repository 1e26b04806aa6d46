"""From a paper that is written to one that is issued: written down, filed as PDF, and printed.

It is in the record before the printer has it: what left is never unknown, and a
printer that refuses costs nothing, since its PDF is there. Asking for the
printer is the one question in a window of its own.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from app.papers import draft as drafts
from app.papers import fees as fee_sheets
from app.papers.blocks import Sheet
from app.papers.draft import WHY, Draft
from app.papers.fees import Fee
from app.papers.letterhead import Letterhead
from ui import printers
from ui.jobs import Job
from ui.papers import printing
from ui.papers.store import Going, PaperStore
from ui.workspace.desk import Desk
from vault.records.fees import FeeNote, Means
from vault.records.fees import Line as FeeLine
from vault.records.papers import Kind, Paper
from vault.records.sharing import Way

_PATIENT = "patient"


class Issuing(QObject):
    """``issued(patient_id, words, paper_id)`` once it is in the record; ``failed(patient_id, error)`` else.

    The id is "" for a fee note. ``told(patient_id, words)``: a credit or a duplicate was made.

    One at a time: ``busy`` from the wish to the answer.
    """

    issued = Signal(str, str, str)
    told = Signal(str, str)
    failed = Signal(str, object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._store = PaperStore(desk.store)
        self.busy = False

    def issue(self, patient_id: str, draft: Draft, by: Letterhead, to_print: bool) -> None:
        """An ordonnance, a letter, a certificate, a form."""
        kind = draft.content.kind
        to = draft.content.recipient.split("\n")[0] if kind is Kind.LETTER else ""
        sheet = drafts.sheet(draft, by)

        def write(going: Going) -> Job:
            return self._ask(self._store.issue, patient_id, draft, by, printing.pdf(sheet), going)

        def tell(words: str) -> None:
            self.issued.emit(patient_id, words, draft.paper_id)

        self._send(tell, to_print, write, lambda _: sheet, to or _PATIENT, WHY[kind])

    def issue_fee(
        self,
        patient_id: str,
        fee_note_id: str,
        lines: Sequence[FeeLine],
        paid: Means | None,
        by: Letterhead,
        on: str,
        to_print: bool,
    ) -> None:
        """A fee note; its number, and so its words, come with the answer."""

        def write(going: Going) -> Job:
            return self._ask(
                self._store.issue_fee,
                patient_id,
                fee_note_id,
                lines,
                on,
                paid,
                lambda note: _fee_pdf(note, by, paid),
                going,
            )

        def sheet(note: FeeNote) -> Sheet:
            return fee_sheets.sheet(Fee(by, note, paid))

        def tell(words: str) -> None:
            self.issued.emit(patient_id, words, "")

        self._send(tell, to_print, write, sheet, _PATIENT, "honoraires")

    def credit(self, patient_id: str, of: FeeNote, reason: str, by: Letterhead, on: str) -> None:
        """Take a fee note back; the credit is filed as PDF."""
        job = self._ask(
            self._store.credit,
            patient_id,
            of.id,
            on,
            reason,
            lambda note: printing.pdf(fee_sheets.sheet(Fee(by, note, of=of.label))),
            Going(Way.HANDED_OVER, _PATIENT, reason),
        )
        self._follow(job, lambda _: self.told.emit(patient_id, self.tr("Credit written")))

    def duplicate(self, patient_id: str, paper: Paper, by: Letterhead) -> None:
        """Print an issued paper once more, marked as such."""
        if not printers.there_is_a_printer():
            self.told.emit(patient_id, self.tr("There is no printer; the PDF is among the documents"))
            return
        again = drafts.of_paper(paper)
        sheet = drafts.sheet(again, by, "DUPLICATA")

        def write(going: Going) -> Job:
            return self._ask(self._store.duplicate, patient_id, paper.id, going)

        def tell(words: str) -> None:
            self.told.emit(patient_id, words)

        self._send(tell, True, write, lambda _: sheet, _PATIENT, "duplicata")

    def _send(
        self,
        tell: Callable[[str], None],
        to_print: bool,
        write: Callable[[Going], Job],
        sheet: Callable[[Any], Sheet],
        to: str,
        why: str,
    ) -> None:
        printer = None
        if self.busy:
            return
        if to_print and printers.there_is_a_printer():
            self.busy = True  # the keys of the window below are still heard
            printer = printers.chosen_printer(self._owner)
            self.busy = False
            if printer is None:
                return
        way = Way.PRINTED if printer else Way.HANDED_OVER
        self._follow(write(Going(way, to, why)), lambda done: self._print(tell, sheet(done), printer))

    def _print(self, tell: Callable[[str], None], sheet: Sheet, printer: QPagedPaintDevice | None) -> None:
        if printer is None:
            words = self.tr("Filed as PDF among the documents")
        elif printing.print_on(sheet, printer):
            words = self.tr("Printed, and filed among the documents")
        else:
            words = self.tr("Filed among the documents; the printer did not take it")
        tell(words)

    def _ask(self, call: Callable[..., object], patient_id: str, *arguments: object) -> Job:
        job = self._desk.jobs.submit(call, patient_id, *arguments)
        job.failed.connect(lambda error: self.failed.emit(patient_id, error))
        return job

    def _follow(self, job: Job, then: Callable[[Any], None]) -> None:
        self.busy = True

        def done(answer: object) -> None:
            self.busy = False
            then(answer)

        def failed(_: Exception) -> None:
            self.busy = False

        job.done.connect(done)
        job.failed.connect(failed)


def _fee_pdf(note: FeeNote, by: Letterhead, paid: Means | None) -> bytes:
    return printing.pdf(fee_sheets.sheet(Fee(by, note, paid)))
