"""Fee notes and what was received for them: numbered without a gap, never changed, credited if wrong.

A note of the wrong sum is taken back by a credit, a payment by another one of
the opposite sign. When a record is destroyed its lines go; number, day, sum and
the patient's reference stay, because accounts are kept six years at least. The
receipts book for the accountant holds no name and no motive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import patients, rows
from vault.records.births import Precision, precision_of
from vault.records.context import Context, new_id
from vault.records.errors import AlreadyIssued


class Means(StrEnum):
    """How somebody paid."""

    CASH = "cash"
    CHEQUE = "cheque"
    CARD = "card"
    TRANSFER = "transfer"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class Line:
    """An act: its words, its code in the nomenclature, how many, and the cents of one."""

    label: str
    cents: int
    code: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class FeeNote:
    """One note; a credit names the note it takes back and has a negative sum."""

    id: str
    patient_id: str | None
    year: int
    number: int
    credits: str | None
    reason: str
    reference: str
    issued_on: str
    cents: int
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """The number as it is printed: 2026-0042."""
        return numbered(self.year, self.number)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A line of the receipts book."""

    payment_id: str
    received_on: str
    number: str
    reference: str
    cents: int
    means: Means


def numbered(year: int, number: int) -> str:
    """The number of a fee note as it is printed."""
    return f"{year}-{number:04}"


_COLUMNS = "id, patient_id, year, number, credits, reason, reference, issued_on, cents"


def get(database: Database, fee_note_id: str) -> FeeNote:
    """Raises UnknownRecord."""
    sql = f"SELECT {_COLUMNS} FROM fee_note WHERE id = ?"
    return _fee_note(database, rows.required(database, sql, "fee_note", fee_note_id))


def of_patient(database: Database, patient_id: str) -> list[FeeNote]:
    """Notes and credits of one patient, the latest first."""
    sql = f"SELECT {_COLUMNS} FROM fee_note WHERE patient_id = ? ORDER BY year DESC, number DESC"
    return [_fee_note(database, row) for row in database.rows(sql, (patient_id,))]


def _fee_note(database: Database, row: Row) -> FeeNote:
    sql = "SELECT label, cents, code, count FROM fee_line WHERE fee_note_id = ? ORDER BY position"
    lines = tuple(
        Line(*line) for line in cast(list[tuple[str, int, str, int]], database.rows(sql, (row[0],)))
    )
    return FeeNote(*row, lines)  # type: ignore[arg-type, call-arg]  # typed by the schema


def issue(
    context: Context, patient_id: str, lines: Sequence[Line], issued_on: str, fee_note_id: str = ""
) -> FeeNote:
    """Write a note under the next number of its year. Raises InvalidInput, AlreadyIssued, UnknownRecord.

    One that knows its id since it was begun is never issued twice.
    """
    if not lines:
        raise InvalidInput("lines", "missing")
    if any(not line.label.strip() or line.count < 1 for line in lines):
        raise InvalidInput("lines", "impossible")
    with context.database.transaction():
        patients.check(context.database, patient_id)
        cents = sum(line.count * line.cents for line in lines)
        reference = patients.reference(context, patient_id)
        fee_note_id = fee_note_id or new_id()
        if context.database.value("SELECT 1 FROM fee_note WHERE id = ?", (fee_note_id,)):
            raise AlreadyIssued(fee_note_id)
        _write(context, fee_note_id, patient_id, issued_on, cents, reference, None, "")
        for position, line in enumerate(lines):
            whose: dict[str, Value] = {"id": new_id(), "fee_note_id": fee_note_id, "position": position}
            rows.insert(
                context.database,
                "fee_line",
                {**whose, "patient_id": patient_id, **rows.values_of(line)},
            )
    return get(context.database, fee_note_id)


def credit(context: Context, fee_note_id: str, issued_on: str, reason: str) -> FeeNote:
    """Take a whole note back by a credit of its own number. Raises InvalidInput, UnknownRecord.

    InvalidInput without a reason, of a credit, or of a note that was taken back already.
    """
    note = get(context.database, fee_note_id)
    if not reason.strip():
        raise InvalidInput("reason", "missing")
    if note.credits or context.database.value("SELECT 1 FROM fee_note WHERE credits = ?", (fee_note_id,)):
        raise InvalidInput("fee_note_id", "credited")
    credit_id = new_id()
    with context.database.transaction():
        _write(
            context, credit_id, note.patient_id, issued_on, -note.cents, note.reference, fee_note_id, reason
        )
    return get(context.database, credit_id)


def _write(
    context: Context,
    fee_note_id: str,
    patient_id: str | None,
    issued_on: str,
    cents: int,
    reference: str,
    credits: str | None,
    reason: str,
) -> None:
    _check_day("issued_on", issued_on)
    year = int(issued_on[:4])
    sql = "SELECT coalesce(max(number), 0) + 1 FROM fee_note WHERE year = ?"
    with context.writing("fee_note.issued", patient_id or "", fee_note_id) as database:
        values: dict[str, Value] = {
            "id": fee_note_id,
            "patient_id": patient_id,
            "year": year,
            "number": database.value(sql, (year,)),
            "kind": "credit" if credits else "fee",
            "credits": credits,
            "reason": reason,
            "reference": reference,
            "issued_on": issued_on,
            "cents": cents,
            "author_id": context.author_id,
            "created_at": context.now(),
        }
        rows.insert(database, "fee_note", values)


def _check_day(field: str, day: str) -> None:
    if precision_of(day) is not Precision.DAY:
        raise InvalidInput(field, "impossible")


def pay(context: Context, fee_note_id: str, received_on: str, cents: int, means: Means) -> str:
    """Write down what was received and return the payment's id. Raises InvalidInput, UnknownRecord."""
    note = get(context.database, fee_note_id)
    _check_day("received_on", received_on)
    if not cents:
        raise InvalidInput("cents", "missing")
    payment_id = new_id()
    with context.writing("payment.added", note.patient_id or "", payment_id) as database:
        values: dict[str, Value] = {
            "id": payment_id,
            "fee_note_id": fee_note_id,
            "received_on": received_on,
            "cents": cents,
            "means": means.value,
            "author_id": context.author_id,
            "created_at": context.now(),
        }
        rows.insert(database, "payment", values)
    return payment_id


def received(database: Database, patient_id: str) -> dict[str, int]:
    """The cents received for each of a patient's fee notes, by its id; those without a payment left out."""
    found = database.rows(
        """
        SELECT fee_note_id, sum(payment.cents)
          FROM payment JOIN fee_note ON fee_note.id = fee_note_id
         WHERE patient_id = ?
         GROUP BY fee_note_id
        """,
        (patient_id,),
    )
    return dict(cast(list[tuple[str, int]], found))


def receipts(database: Database, first: str, last: str) -> list[Receipt]:
    """The receipts book from one day to another, both included."""
    found = database.rows(
        """
        SELECT p.id, p.received_on, f.year, f.number, f.reference, p.cents, p.means
          FROM payment AS p
          JOIN fee_note AS f ON f.id = p.fee_note_id
         WHERE p.received_on BETWEEN ? AND ?
         ORDER BY p.received_on, p.rowid
        """,
        (first, last),
    )
    return [
        Receipt(payment_id, on, numbered(year, number), reference, cents, Means(means))
        for payment_id, on, year, number, reference, cents, means in cast(
            list[tuple[str, str, int, int, str, int, str]], found
        )
    ]
