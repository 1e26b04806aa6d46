"""The plan of a takeover: of every row, what becomes of it and why.

Nothing is written here. A plan is a value: a dry run shows it, and the store
writes it in one transaction under the batch it names, so that it can be
undone in one step. Rows that say the same are merged, whether they stand in
one file or were taken over before; rows that merely look alike are created
and marked.
"""

import csv
import gc
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from app.takeover.columns import Field, Mapping, guess
from app.takeover.drafts import ExistingPatient, Mark, MarkKind, PatientDraft, SourceRow
from app.takeover.errors import MappingMisfit, NoKnownColumn
from app.takeover.lookalikes import COMPARED_AT_MOST, Person, Register, from_draft, from_existing
from app.takeover.reasons import Finding, Reason
from app.takeover.rows import RowReader
from app.takeover.table import Layout, Row, Table, read

_MISSED = (Field.FIRST_NAME, Field.BIRTH_DATE, Field.SEX)
_STANDS_FOR = {
    Field.FIRST_NAME: frozenset({Field.FIRST_NAMES, Field.FULL_NAME, Field.USED_FIRST_NAME}),
    Field.SEX: frozenset({Field.TITLE}),
}


@dataclass(frozen=True, slots=True)
class Merge:
    """A row that says what is known already: from ``row`` of this file, or of the stored ``patient``."""

    source: SourceRow
    row: int | None = None
    patient: str | None = None

    @property
    def number(self) -> int:
        """The record's number in its file."""
        return self.source.row


@dataclass(frozen=True, slots=True)
class Skip:
    """A row no patient is made of; its cells as they were written."""

    number: int
    reason: Reason
    fields: Row


@dataclass(frozen=True, slots=True)
class Plan:
    """What a takeover will do: every record below the header is created, merged or skipped, once."""

    batch: str
    layout: Layout
    header: Row
    mapping: Mapping
    rows: int
    created: tuple[PatientDraft, ...]
    merged: tuple[Merge, ...]
    skipped: tuple[Skip, ...]
    reported: tuple[Finding, ...]


def plan(
    data: bytes,
    existing: Sequence[ExistingPatient] = (),
    mapping: Mapping | None = None,
    *,
    layout: Layout | None = None,
    today: date | None = None,
) -> Plan:
    """What taking over the file ``data`` beside the ``existing`` patients will do. Raises a NotAPatientList.

    ``mapping`` and ``layout`` are guessed unless given. Runs in a process of its own as it is: arguments
    and result can be pickled.
    """
    return plan_table(read(data, layout), existing, mapping, today=today)


def plan_table(
    table: Table,
    existing: Sequence[ExistingPatient] = (),
    mapping: Mapping | None = None,
    *,
    today: date | None = None,
) -> Plan:
    """The same for a table that was read before, as a window does that lets its mapping be changed.

    Raises NoKnownColumn, MappingMisfit.
    """
    mapping = mapping or guess(table.header)
    if len(mapping.fields) != len(table.header):
        raise MappingMisfit(len(mapping.fields), len(table.header))
    if not mapping.names_somebody:
        raise NoKnownColumn(len(table.header), table.layout.encoding, table.layout.delimiter)
    with _uncollected():
        planner = _Planner(table, mapping, existing, today or date.today())
        for at, fields in enumerate(table.rows):
            planner.take(at + 2, fields, stray=at in table.stray)
        return planner.plan()


@contextmanager
def _uncollected() -> Iterator[None]:
    # Drafts hold no cycles, yet each collection walks all of them: a quarter of the time for 100,000 rows.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where a row was planned or stored before."""

    row: int | None = None
    patient: str | None = None


@dataclass(slots=True)
class _Tally:
    created: list[PatientDraft] = field(default_factory=list)
    merged: list[Merge] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    reported: list[Finding] = field(default_factory=list)


class _Planner:
    """Takes the rows of a table one after the other."""

    def __init__(
        self, table: Table, mapping: Mapping, existing: Sequence[ExistingPatient], today: date
    ) -> None:
        self._table = table
        self._mapping = mapping
        self._reader = RowReader(table, mapping, today)
        self._tally = _Tally(reported=_about_the_file(table, mapping))
        self._seen = {digest: _Seen(patient=each.id) for each in existing for digest in each.digests}
        self._register = Register()
        for each in existing:
            self._register.add(from_existing(each))
        self._marks: defaultdict[int, list[Mark]] = defaultdict(list)
        self._numbers: dict[str, int] = {}

    def take(self, number: int, fields: Row, *, stray: bool) -> None:
        """Plan one record."""
        if not any(cell and not cell.isspace() for cell in fields):
            self._skip(number, Reason.EMPTY_ROW, fields)
            return
        draft, findings = self._reader.read(number, fields)
        if draft is None:
            self._skip(number, Reason.NO_NAME, fields)
            self._report_shape(number, fields, stray)
            return
        seen = self._seen.setdefault(draft.source.digest, _Seen(row=number))
        if seen.row != number:
            self._merge(draft.source, seen)
            return
        self._report_shape(number, fields, stray)
        self._tally.reported += findings
        self._compare(draft)
        self._tally.created.append(draft)

    def plan(self) -> Plan:
        """Everything taken so far, each draft with its marks."""
        tally, marks = self._tally, self._marks
        created = (
            replace(draft, marks=tuple(marks[draft.row])) if draft.row in marks else draft
            for draft in tally.created
        )
        return Plan(
            uuid4().hex,
            self._table.layout,
            self._table.header,
            self._mapping,
            len(self._table.rows),
            tuple(created),
            tuple(tally.merged),
            tuple(tally.skipped),
            tuple(tally.reported),
        )

    def _skip(self, number: int, reason: Reason, fields: Row) -> None:
        self._tally.skipped.append(Skip(number, reason, fields))
        self._report(number, reason, _verbatim(fields, self._table.layout))

    def _merge(self, source: SourceRow, seen: _Seen) -> None:
        self._tally.merged.append(Merge(source, seen.row, seen.patient))
        if seen.row is not None:
            shown = f"{_verbatim(source.fields, self._table.layout)} → {seen.row}"
            self._tally.reported.append(Finding(source.row, Reason.DOUBLED_ROW, shown, other=seen.row))

    def _report(self, number: int, reason: Reason, value: str) -> None:
        self._tally.reported.append(Finding(number, reason, value))

    def _report_shape(self, number: int, fields: Row, stray: bool) -> None:
        """Say where a record is not as wide as the header, or broke the rules of quoting."""
        width, layout = len(self._table.header), self._table.layout
        if stray:
            self._report(number, Reason.STRAY_QUOTE, _verbatim(fields, layout))
        if len(fields) < width:
            self._report(number, Reason.SHORT_ROW, _verbatim(fields, layout))
        elif any(cell.strip() for cell in fields[width:]):
            self._report(number, Reason.LONG_ROW, _verbatim(fields[width:], layout))
        if self._table.guessed and any("\ufffd" in cell for cell in fields):
            self._report(number, Reason.MIXED_ENCODING, _verbatim(fields, layout))

    def _compare(self, draft: PatientDraft) -> None:
        person = from_draft(draft)
        alike = self._register.lookalikes(person)
        for kind, other in alike:
            self._mark(person, kind, other)
        sharer = self._register.same_nir(person)
        if sharer and all(other is not sharer for _, other in alike):
            self._pair(draft.row, Reason.NIR_SHARED, draft.nir_text, sharer)
        self._compare_number(draft)
        self._register.add(person)

    def _mark(self, person: Person, kind: MarkKind, other: Person) -> None:
        self._marks[person.row or 0].append(other.mark(kind))
        if other.row is not None and len(self._marks[other.row]) < COMPARED_AT_MOST:
            self._marks[other.row].append(person.mark(kind))
        self._pair(person.row or 0, Reason(kind.value), person.shown, other)

    def _pair(self, row: int, reason: Reason, value: str, other: Person) -> None:
        where = f"{other.row}: {other.shown}" if other.row is not None else other.shown
        self._tally.reported.append(Finding(row, reason, f"{value} → {where}", other.row, other.patient))

    def _compare_number(self, draft: PatientDraft) -> None:
        if draft.record_number:
            first = self._numbers.setdefault(draft.record_number, draft.row)
            if first != draft.row:
                value = f"{draft.record_number} → {first}"
                self._tally.reported.append(Finding(draft.row, Reason.RECORD_NUMBER_REUSED, value, first))


def _about_the_file(table: Table, mapping: Mapping) -> list[Finding]:
    """What is said of the header rather than of a row."""
    found = [Finding(1, Reason.BEFORE_HEADER, _verbatim(row, table.layout)) for row in table.preamble]
    if table.guessed:
        found.append(Finding(1, Reason.MIXED_ENCODING, table.layout.encoding))
    for at, name in enumerate(table.header):
        if mapping.fields[at] is None and any(at < len(row) and row[at].strip() for row in table.rows):
            found.append(Finding(1, Reason.COLUMN_NOT_TAKEN, name or f"#{at + 1}"))
    for missed in _MISSED:
        if not ({missed} | _STANDS_FOR.get(missed, frozenset())) & set(mapping.fields):
            found.append(Finding(1, Reason.COLUMN_MISSING, missed.value))
    return found


def _verbatim(fields: Row, layout: Layout) -> str:
    """A record as it can be written, so that what it said can be found again."""
    text = io.StringIO()
    csv.writer(text, delimiter=layout.delimiter, lineterminator="").writerow(fields)
    return text.getvalue()
