"""What a noun of the record is: a value with its author and dates, that may be said otherwise and taken back.

Most nouns are alike: a table named as they are, a frozen value whose fields
are its columns, one transaction a change, with the version it replaces, its
place in the search index and its line in the access log. Each module says
what its value is, what of it is refused, and what else can be asked of it.

A field named ``..._on``, ``since`` or ``until`` is a day, maybe partial, or ''
where it is not known; a field of another record's id belongs to the same patient.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar, cast, get_type_hints

from vault.database import Database, Row, Value
from vault.errors import InvalidInput
from vault.records import patients, rows, texts
from vault.records.births import Precision, precision_of
from vault.records.context import Context, new_id

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Record(Generic[F]):
    """What was written down, of whom ('': of nobody), by whom and when."""

    id: str
    patient_id: str
    facts: F
    author_id: str
    created_at: str
    typed_at: str


def _anything(_facts: object) -> None:
    """Every value of this noun can be written."""


class Noun(Generic[F]):
    """One table of records of one kind. Everything asked of it leaves out what was taken back."""

    def __init__(
        self,
        table: str,
        facts: type[F],
        *,
        check: Callable[[F], None] = _anything,
        required: Sequence[str] = (),
        order: str = "created_at, rowid",
        within: Mapping[str, str] | None = None,
        of_patients: bool = True,
    ) -> None:
        """``within``: fields that hold the id of a record of the same patient, and its table."""
        self.table = table
        self._facts = facts
        self._check = check
        self._required = required
        self._order = order
        self._within = within or {}
        self._of_patients = of_patients

    @cached_property
    def _fields(self) -> Mapping[str, Callable[[Value], object]]:
        return {name: _reader(hint) for name, hint in get_type_hints(self._facts).items()}

    def get(self, database: Database, record_id: str) -> Record[F]:
        """Raises UnknownRecord, also where it was taken back."""
        sql = f"{self._select} WHERE id = ? AND removed_at IS NULL"
        return self._record(rows.required(database, sql, self.table, record_id))

    def of_patient(self, database: Database, patient_id: str) -> list[Record[F]]:
        """All of one patient, in the order of this noun."""
        return self.where(database, "patient_id = ?", (patient_id,))

    def where(
        self, database: Database, condition: str, parameters: Sequence[Value] = (), order: str = ""
    ) -> list[Record[F]]:
        """Those for which an SQL condition holds."""
        found = database.rows(
            f"""
            {self._select}
             WHERE removed_at IS NULL AND {condition}
             ORDER BY {order or self._order}
            """,
            parameters,
        )
        return [self._record(row) for row in found]

    def taken_back(self, database: Database) -> list[Record[F]]:
        """Those that are out of sight, in the order of this noun."""
        found = database.rows(f"{self._select} WHERE removed_at IS NOT NULL ORDER BY {self._order}")
        return [self._record(row) for row in found]

    def add(self, context: Context, patient_id: str, facts: F) -> str:
        """Write one down and return its id. Raises InvalidInput, UnknownRecord."""
        record_id, now = new_id(), context.now()
        by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
        with context.writing(f"{self.table}.added", patient_id, record_id) as database:
            values = self._columns(database, patient_id, facts)
            if patient_id:
                patients.check(database, patient_id)
            whose = {"patient_id": patient_id or None} if self._of_patients else {}
            rows.insert(database, self.table, {"id": record_id, **whose, **values, **by})
            texts.index(database, self.table, record_id)
        return record_id

    def change(self, context: Context, record_id: str, facts: F) -> None:
        """Say it otherwise; what was said before is kept. Raises InvalidInput, UnknownRecord."""
        patient_id = self.get(context.database, record_id).patient_id
        with context.writing(f"{self.table}.changed", patient_id, record_id) as database:
            values = self._columns(database, patient_id, facts)
            texts.unindex(database, self.table, record_id)
            rows.change(context, self.table, record_id, values)
            texts.index(database, self.table, record_id)

    def remove(self, context: Context, record_id: str) -> None:
        """Take one back; it stays among the earlier versions. Raises UnknownRecord."""
        patient_id = self.get(context.database, record_id).patient_id
        with context.writing(f"{self.table}.removed", patient_id, record_id) as database:
            texts.unindex(database, self.table, record_id)
            rows.change(context, self.table, record_id, {"removed_at": context.now()})

    @cached_property
    def _select(self) -> str:
        whose = "coalesce(patient_id, '')" if self._of_patients else "''"
        columns = ("id", whose, "author_id", "created_at", "typed_at", *self._fields)
        return f"SELECT {', '.join(columns)} FROM {self.table}"

    def _record(self, row: Row) -> Record[F]:
        record_id, patient_id, *by = cast(tuple[str, str, str, str, str], row[:5])
        read = zip(self._fields.values(), row[5:], strict=True)
        return Record(record_id, patient_id, self._facts(*(reader(value) for reader, value in read)), *by)

    def _columns(self, database: Database, patient_id: str, facts: F) -> dict[str, Value]:
        values = rows.values_of(facts)
        for name in self._required:
            if not str(values[name] or "").strip():
                raise InvalidInput(name, "missing")
        check_days(values)
        self._check(facts)
        for name, table in self._within.items():
            if values[name] and rows.owner(database, table, str(values[name])) != patient_id:
                raise InvalidInput(name, "another_record")
        return values


def facts_of(facts: type[F], columns: Mapping[str, Value]) -> F:
    """What the columns of a row say, an earlier version's too."""
    return facts(*(_reader(hint)(columns[name]) for name, hint in get_type_hints(facts).items()))


def _reader(hint: object) -> Callable[[Value], object]:
    """What makes of a column the value a field holds."""
    if isinstance(hint, type) and issubclass(hint, (StrEnum, bool)):
        return hint
    return _as_it_is


def _as_it_is(value: Value) -> object:
    return value


def check_days(values: Mapping[str, Value]) -> None:
    """Raises InvalidInput for a day that no calendar has, and an end before its beginning."""
    for name, value in values.items():
        is_day = name.endswith("_on") or name in ("since", "until")
        if is_day and precision_of(str(value or "")) is Precision.ODD:
            raise InvalidInput(name, "impossible")
    since, until = str(values.get("since") or ""), str(values.get("until") or "")
    # 2026 and 2026-03 contradict each other in nothing.
    if until[: len(since)] < since[: len(until)]:
        raise InvalidInput("until", "before_since")
