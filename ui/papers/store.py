"""What the windows of papers ask of an open vault: one call for each thing a person does.

Every call runs on the database thread and does its work in one trip. Every write
names its patient, and what leaves is written down with it, in one transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from app import addressing
from app.papers.draft import Draft
from app.papers.letterhead import Letterhead
from app.prescribing import durations
from ui.papers.recipients import Recipient, recipients
from ui.workspace.substore import Substore
from vault.errors import InvalidInput
from vault.records import (
    correspondents,
    documents_index,
    fees,
    medicines,
    papers,
    practice,
    sharing,
    treatments,
)
from vault.records.documents_index import DocumentClass, Label
from vault.records.errors import UnknownRecord
from vault.records.fees import FeeNote, Means, Receipt
from vault.records.medicines import Medicine, Stock
from vault.records.papers import Paper
from vault.records.practice import Practice
from vault.records.sharing import Disclosed, Disclosure, Way

_PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything on paper of one patient, and what is needed to write more."""

    patient_id: str
    practice: Practice
    papers: Sequence[Paper]
    fees: Sequence[FeeNote]
    #: What was received for each fee note, in cents, by its id.
    received: Mapping[str, int]
    disclosures: Sequence[Disclosure]


@dataclass(frozen=True, slots=True)
class Going:
    """How something leaves: on paper or as a PDF, to whom, why."""

    way: Way
    recipient: str = ""
    reason: str = ""


class PaperStore(Substore):
    """Papers, fees and medicines of an open vault, as the windows use them."""

    def shelf(self, patient_id: str) -> Shelf:
        """What there is of a patient."""
        database = self._database
        return Shelf(
            patient_id,
            practice.current(database) or Practice(""),
            papers.of_patient(database, patient_id),
            fees.of_patient(database, patient_id),
            fees.received(database, patient_id),
            sharing.disclosures(database, patient_id),
        )

    # --- Papers

    def keep(self, patient_id: str, draft: Draft) -> Draft:
        """Write a draft as it stands; it knows its id from now on. Raises InvalidInput, AlreadyIssued."""
        self._check_draft(patient_id, draft)
        return self._kept(patient_id, draft)

    def discard(self, patient_id: str, paper_id: str) -> Shelf:
        """Throw a draft away, written before or never. Raises AlreadyIssued."""
        with suppress(UnknownRecord):
            self._records.check_owner("paper", paper_id, patient_id)
            papers.discard(self._context, paper_id)
        return self.shelf(patient_id)

    def issue(self, patient_id: str, draft: Draft, by: Letterhead, pdf: bytes, going: Going) -> Paper:
        """Make it final, with its PDF among the patient's documents. Raises InvalidInput, DiskFull, ..."""
        self._check_draft(patient_id, draft)
        content = draft.content
        stored = self._records.files.add([pdf])
        with self._database.transaction():
            paper_id = self._kept(patient_id, self._addressed(draft)).paper_id
            label = Label(content.title, content.document_class, content.dated_on, content.kind.value)
            documents_index.add(self._context, patient_id, stored, label, _PDF, len(pdf))
            paper = papers.issue(self._context, paper_id, by.json(), stored.id)
            for line in draft.lines:
                if line.entry_id:
                    until = durations.ends(content.dated_on, line.duration, line.renewals)
                    treatments.renew(self._context, line.entry_id, content.dated_on, until, paper_id)
            self._disclose(patient_id, content.title, content.document_class, going, "paper", paper_id)
        return paper

    def duplicate(self, patient_id: str, paper_id: str, going: Going) -> Shelf:
        """One more duplicata of an issued paper. Raises InvalidInput."""
        self._records.check_owner("paper", paper_id, patient_id)
        content = papers.get(self._database, paper_id).content
        with self._database.transaction():
            papers.duplicate(self._context, paper_id)
            self._disclose(patient_id, content.title, content.document_class, going, "paper", paper_id)
        return self.shelf(patient_id)

    def cancel(self, patient_id: str, paper_id: str, reason: str) -> Shelf:
        """Take an issued paper back; it stays, marked. Raises InvalidInput without a reason."""
        self._records.check_owner("paper", paper_id, patient_id)
        papers.cancel(self._context, paper_id, reason)
        return self.shelf(patient_id)

    def _kept(self, patient_id: str, draft: Draft) -> Draft:
        paper_id = papers.save_draft(
            self._context,
            patient_id,
            draft.content,
            draft.lines,
            draft.overrides,
            draft.paper_id,
            draft.repeated_from,
        )
        return Draft(draft.content, draft.lines, draft.overrides, paper_id, draft.repeated_from)

    def _addressed(self, draft: Draft) -> Draft:
        """With who it is in the directory, where a recipient was typed whom it has.

        Only as it is issued: in a draft this would pass for a choice, and more of an address may follow.
        """
        content, meant = draft.content, addressing.read(draft.content.recipient)
        said = f"{meant.profession} {meant.organisation} {meant.address}"
        whose = content.correspondent_id or correspondents.bearer(self._database, meant.name, said)
        return msgspec.structs.replace(draft, content=replace(content, correspondent_id=whose))

    def _check_draft(self, patient_id: str, draft: Draft) -> None:
        with suppress(UnknownRecord):  # one that is written for the first time
            self._records.check_owner("paper", draft.paper_id, patient_id)
        for line in draft.lines:
            if line.entry_id:
                self._records.check_owner("entry", line.entry_id, patient_id)

    def recipients(self, patient_id: str) -> list[Recipient]:
        """Whom one may write to."""
        return recipients(self._database, patient_id, self._context.now()[:10])

    # --- Medicines

    def complete(self, typed: str, limit: int) -> list[Medicine]:
        """Medicines of the imported list that begin as typed; none without a list."""
        return medicines.complete(self._database, typed, limit)

    def stock(self) -> Stock | None:
        """Which list of medicines is there."""
        return medicines.stock(self._database)

    def replace_medicines(self, listed: Sequence[Medicine], dated_on: str) -> Stock | None:
        """Put another list in the place of the one before."""
        medicines.replace_all(self._context, listed, dated_on)
        return self.stock()

    # --- Money

    def issue_fee(
        self,
        patient_id: str,
        fee_note_id: str,
        lines: Sequence[fees.Line],
        issued_on: str,
        paid: Means | None,
        render: Callable[[FeeNote], bytes],
        going: Going,
    ) -> FeeNote:
        """A fee note under the next number, paid or not, with its PDF.

        Raises InvalidInput, AlreadyIssued, DiskFull, ...
        """
        with self._database.transaction():
            note = fees.issue(self._context, patient_id, lines, issued_on, fee_note_id)
            if paid:
                fees.pay(self._context, note.id, issued_on, note.cents, paid)
            self._file_fee(patient_id, note, render(note), going)
        return note

    def credit(
        self,
        patient_id: str,
        fee_note_id: str,
        on: str,
        reason: str,
        render: Callable[[FeeNote], bytes],
        going: Going,
    ) -> FeeNote:
        """Take a fee note back by a credit, under the next number. Raises InvalidInput."""
        self._records.check_owner("fee_note", fee_note_id, patient_id)
        with self._database.transaction():
            note = fees.credit(self._context, fee_note_id, on, reason)
            self._file_fee(patient_id, note, render(note), going)
        return note

    def pay(self, patient_id: str, fee_note_id: str, on: str, cents: int, means: Means) -> Shelf:
        """What was received for a fee note. Raises InvalidInput, of more than is owed as well."""
        self._records.check_owner("fee_note", fee_note_id, patient_id)
        received = fees.received(self._database, patient_id).get(fee_note_id, 0)
        if cents > fees.get(self._database, fee_note_id).cents - received:
            raise InvalidInput("cents", "impossible")
        fees.pay(self._context, fee_note_id, on, cents, means)
        return self.shelf(patient_id)

    def _file_fee(self, patient_id: str, note: FeeNote, pdf: bytes, going: Going) -> None:
        name = "Avoir" if note.credits else "Note d’honoraires"
        title = f"{name} {note.label}"
        label = Label(title, DocumentClass.ADMINISTRATIVE, note.issued_on, "fee_note")
        # A file whose row never comes is swept after the next unlocks.
        documents_index.add(self._context, patient_id, self._records.files.add([pdf]), label, _PDF, len(pdf))
        self._disclose(patient_id, title, DocumentClass.ADMINISTRATIVE, going, "fee_note", note.id)

    def book(self, first: str, last: str) -> tuple[Practice | None, list[Receipt]]:
        """Whose receipts book it is, and what it holds of a period, both days included."""
        return practice.current(self._database), fees.receipts(self._database, first, last)

    # --- What leaves

    def disclose(self, patient_id: str | None, disclosed: Disclosed) -> None:
        """Write down that something left, of one patient or of nobody named (None)."""
        sharing.disclose(self._context, patient_id, disclosed)

    def _disclose(
        self, patient_id: str, what: str, of: DocumentClass, going: Going, noun: str, record_id: str
    ) -> None:
        self.disclose(
            patient_id, Disclosed(what, of, going.way, going.recipient, going.reason, noun, record_id)
        )
