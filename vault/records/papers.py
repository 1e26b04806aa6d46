"""Papers: ordonnances, letters, certificates, forms. A draft may change; what was issued never does.

An issued paper keeps the letterhead and the patient's traits it was issued
with. It can be printed again, which is counted (duplicata), repeated as a new
draft, or cancelled with a reason. Triggers in the schema hold these promises
even against this module.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import patients, rows, texts
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass
from vault.records.errors import AlreadyIssued
from vault.records.noun import check_days


class Kind(StrEnum):
    """What kind of paper it is."""

    PRESCRIPTION = "prescription"
    LETTER = "letter"
    CERTIFICATE = "certificate"
    FORM = "form"


class State(StrEnum):
    """What may still happen to a paper."""

    DRAFT = "draft"
    ISSUED = "issued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper says, but for its lines. ``recipient`` is the lines of an address."""

    kind: Kind
    document_class: DocumentClass
    title: str
    dated_on: str
    body: str = ""
    correspondent_id: str | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One medicine or act of an ordonnance, as it is printed; ``long_term``: in the upper zone (ALD)."""

    text: str
    substance: str = ""
    code_system: str = ""
    code: str = ""
    posology: str = ""
    duration: str = ""
    quantity: str = ""
    renewals: int = 0
    long_term: bool = False
    narcotic: bool = False
    not_substitutable: str = ""
    #: The long-term treatment it renews.
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Why a line was prescribed although an allergy is recorded; ``because`` names how the two met."""

    position: int
    allergy_id: str
    allergen: str
    because: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a patient, with its lines."""

    id: str
    patient_id: str
    content: Content
    lines: tuple[Line, ...]
    overrides: tuple[Override, ...]
    state: State
    issued_at: str | None
    letterhead: str
    cancelled_at: str | None
    cancel_reason: str
    repeated_from: str
    copies: int
    document_id: str
    author_id: str
    created_at: str
    typed_at: str


_COLUMNS = """id, patient_id, kind, class, title, dated_on, body, correspondent_id, recipient, state,
              issued_at, letterhead, cancelled_at, cancel_reason, repeated_from, copies, document_id,
              author_id, created_at, typed_at"""
_LINE = """text, substance, code_system, code, posology, duration, quantity, renewals, long_term, narcotic,
           not_substitutable, entry_id"""


def get(database: Database, paper_id: str) -> Paper:
    """Raises UnknownRecord."""
    row = rows.required(database, f"SELECT {_COLUMNS} FROM paper WHERE id = ?", "paper", paper_id)
    return _paper(database, row)


def of_patient(database: Database, patient_id: str) -> list[Paper]:
    """Every paper, the latest first."""
    found = database.rows(
        f"SELECT {_COLUMNS} FROM paper WHERE patient_id = ? ORDER BY dated_on DESC, rowid DESC", (patient_id,)
    )
    return [_paper(database, row) for row in found]


@dataclass(frozen=True, slots=True)
class Addressed:
    """The lines of an address; ``known``: of letters about this patient, or about more than one other."""

    address: str
    correspondent_id: str | None
    known: bool


def addressed(database: Database, patient_id: str, letters: int = 500) -> list[Addressed]:
    """To whom the last letters of all patients went, each once, the latest first."""
    found = database.rows(
        """
        SELECT recipient, max(correspondent_id), count(DISTINCT patient_id) > 1 OR max(patient_id = ?)
          FROM (SELECT rowid AS latest, recipient, correspondent_id, patient_id
                  FROM paper
                 WHERE kind = 'letter' AND state <> 'draft' AND recipient <> ''
                 ORDER BY rowid DESC
                 LIMIT ?)
         GROUP BY recipient
         ORDER BY max(latest) DESC
        """,
        (patient_id, letters),
    )
    return [Addressed(str(address), cast(str | None, whose), bool(known)) for address, whose, known in found]


def _paper(database: Database, row: Row) -> Paper:
    paper_id, patient_id, kind, document_class, *said = cast(tuple[str, ...], row[:9])
    state, issued_at, letterhead, cancelled_at, reason, repeated_from, copies, document_id, *by = row[9:]
    return Paper(
        paper_id,
        patient_id,
        Content(Kind(kind), DocumentClass(document_class), *said),
        _lines(database, paper_id),
        _overrides(database, paper_id),
        State(str(state)),
        cast(str | None, issued_at),
        str(letterhead),
        cast(str | None, cancelled_at),
        str(reason),
        str(repeated_from),
        int(copies or 0),
        str(document_id),
        *cast(list[str], by),
    )


def _lines(database: Database, paper_id: str) -> tuple[Line, ...]:
    sql = f"SELECT {_LINE} FROM prescription_line WHERE paper_id = ? ORDER BY position"
    return tuple(_line(row) for row in database.rows(sql, (paper_id,)))


def _line(row: Row) -> Line:
    before = cast(tuple[str, str, str, str, str, str, str], row[:7])
    after = cast(tuple[str, str], row[10:])
    return Line(*before, cast(int, row[7]), bool(row[8]), bool(row[9]), *after)


def _overrides(database: Database, paper_id: str) -> tuple[Override, ...]:
    found = database.rows(
        """
        SELECT position, allergy_id, allergen, because, reason
          FROM allergy_override
         WHERE paper_id = ?
         ORDER BY position, rowid
        """,
        (paper_id,),
    )
    return tuple(Override(*row) for row in found)  # type: ignore[arg-type]  # typed by the schema


def save_draft(
    context: Context,
    patient_id: str,
    content: Content,
    lines: Sequence[Line] = (),
    overrides: Sequence[Override] = (),
    paper_id: str | None = None,
    repeated_from: str = "",
) -> str:
    """Write a draft as it stands, new or over the one before, and return its id.

    A paper that was given its id before it was first written keeps it. Raises
    InvalidInput, AlreadyIssued, UnknownRecord.
    """
    _check(content, lines, overrides)
    paper_id = paper_id or new_id()
    with context.writing("paper.draft_saved", patient_id, paper_id) as database:
        patients.check(database, patient_id)
        known = database.row("SELECT 1 FROM paper WHERE id = ?", (paper_id,)) is not None
        begun_from = _cleared(context, patient_id, paper_id) if known else repeated_from
        values = rows.values_of(content)
        values["class"] = values.pop("document_class")
        now = context.now()
        whose = {"id": paper_id, "patient_id": patient_id, "author_id": context.author_id}
        made = {
            "state": State.DRAFT.value,
            "repeated_from": begun_from,
            "created_at": now,
            "typed_at": now,
        }
        rows.insert(database, "paper", {**whose, **values, **made})
        _write_lines(context, patient_id, paper_id, lines)
        for override in overrides:
            _write_override(context, patient_id, paper_id, override)
    return paper_id


def _check(content: Content, lines: Sequence[Line], overrides: Sequence[Override]) -> None:
    if not content.title.strip():
        raise InvalidInput("title", "missing")
    if not content.dated_on:
        raise InvalidInput("dated_on", "missing")
    check_days({"dated_on": content.dated_on})
    if any(not line.text.strip() for line in lines):
        raise InvalidInput("text", "missing")
    if any(line.renewals < 0 for line in lines):
        raise InvalidInput("renewals", "impossible")
    for override in overrides:
        if not override.reason.strip():
            raise InvalidInput("reason", "missing")
        if not 0 <= override.position < len(lines):
            raise InvalidInput("position", "unknown")


def _cleared(context: Context, patient_id: str, paper_id: str) -> str:
    """A draft is written anew and has no earlier versions; the paper that it was begun from, which stays."""
    _check_draft(context.database, paper_id)
    if rows.owner(context.database, "paper", paper_id) != patient_id:
        raise InvalidInput("patient_id", "another_record")
    begun_from = context.database.value("SELECT repeated_from FROM paper WHERE id = ?", (paper_id,))
    context.database.run("DELETE FROM paper WHERE id = ?", (paper_id,))
    return str(begun_from)


def _check_draft(database: Database, paper_id: str) -> None:
    sql = "SELECT state FROM paper WHERE id = ?"
    if rows.required(database, sql, "paper", paper_id)[0] != State.DRAFT:
        raise AlreadyIssued(paper_id)


def _write_lines(context: Context, patient_id: str, paper_id: str, lines: Sequence[Line]) -> None:
    for position, line in enumerate(lines):
        whose: dict[str, Value] = {"id": new_id(), "patient_id": patient_id, "paper_id": paper_id}
        whose["position"] = position
        rows.insert(context.database, "prescription_line", {**whose, **rows.values_of(line)})


def _write_override(context: Context, patient_id: str, paper_id: str, override: Override) -> None:
    now = context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    whose = {"id": new_id(), "patient_id": patient_id, "paper_id": paper_id}
    rows.insert(context.database, "allergy_override", {**whose, **rows.values_of(override), **by})


def discard(context: Context, paper_id: str) -> None:
    """Delete a draft. Raises AlreadyIssued, UnknownRecord."""
    patient_id = rows.owner(context.database, "paper", paper_id)
    with context.writing("paper.draft_discarded", patient_id, paper_id) as database:
        _check_draft(database, paper_id)
        database.run("DELETE FROM paper WHERE id = ?", (paper_id,))


def issue(context: Context, paper_id: str, letterhead: str, document_id: str = "") -> Paper:
    """Make a draft final, under the letterhead of today (JSON). Raises AlreadyIssued, UnknownRecord."""
    paper = get(context.database, paper_id)
    with context.writing("paper.issued", paper.patient_id, paper_id) as database:
        _check_draft(database, paper_id)
        database.run(
            """
            UPDATE paper SET state = 'issued', issued_at = ?, letterhead = ?, document_id = ?, author_id = ?
             WHERE id = ?
            """,
            (context.now(), letterhead, document_id, context.author_id, paper_id),
        )
        for noun, record_id in _findable(database, paper_id):
            texts.index(database, noun, record_id)
        for _ in paper.overrides:
            # That it happened, not over what: the reason stands with the prescription.
            context.log("allergy.overridden", paper.patient_id, paper_id)
        patients.cared_for(database, paper.patient_id, paper.content.dated_on)
    return get(context.database, paper_id)


def _findable(database: Database, paper_id: str) -> list[tuple[str, str]]:
    lines = database.rows("SELECT id FROM prescription_line WHERE paper_id = ?", (paper_id,))
    return [("paper", paper_id), *(("prescription_line", str(row[0])) for row in lines)]


def duplicate(context: Context, paper_id: str) -> int:
    """Count one more duplicata of an issued paper, and return how many there are. Raises InvalidInput."""
    paper = _issued(context.database, paper_id)
    with context.writing("paper.duplicated", paper.patient_id, paper_id):
        rows.change(context, "paper", paper_id, {"copies": paper.copies + 1})
    return paper.copies + 1


def cancel(context: Context, paper_id: str, reason: str) -> None:
    """Take an issued paper back: it stays, marked, and is found no more. Raises InvalidInput."""
    paper = _issued(context.database, paper_id)
    if not reason.strip():
        raise InvalidInput("reason", "missing")
    with context.writing("paper.cancelled", paper.patient_id, paper_id) as database:
        for noun, record_id in _findable(database, paper_id):
            texts.unindex(database, noun, record_id)
        cancelled = {"state": "cancelled", "cancelled_at": context.now(), "cancel_reason": reason}
        rows.change(context, "paper", paper_id, cancelled)


def _issued(database: Database, paper_id: str) -> Paper:
    paper = get(database, paper_id)
    if paper.state is not State.ISSUED:
        raise InvalidInput("paper_id", "not_issued")
    return paper
