"""What every noun does alike: insert a row, change it, take it back; keeping what it said before.

The earlier version is read with ``SELECT *``, so that a column added by a later
schema step is kept without anybody thinking of it.
"""

import json
from collections.abc import Mapping

from vault.database import Database, Row, Value
from vault.records.context import Context
from vault.records.errors import UnknownRecord

#: Never in a version: destroying a document's key must destroy the only one.
UNKEPT = {("document", "key")}


def columns(database: Database, table: str) -> list[str]:
    """The columns of ``table``, in order."""
    return [str(row[0]) for row in database.rows("SELECT name FROM pragma_table_info(?)", (table,))]


def values_of(facts: object) -> dict[str, Value]:
    """The fields of a slotted dataclass as columns; ``asdict`` copies deeply, at ten times the cost."""
    return {name: getattr(facts, name) for name in type(facts).__slots__}  # type: ignore[attr-defined]


def insert(database: Database, table: str, values: Mapping[str, Value]) -> None:
    """Insert one row."""
    marks = ", ".join("?" * len(values))
    database.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def change(
    context: Context, table: str, record_id: str, values: Mapping[str, Value], key: str = "id"
) -> None:
    """Keep what the row says, then write ``values``, the author and the moment. Raises UnknownRecord."""
    keep(context, table, record_id, key)
    written = {**values, "author_id": context.author_id, "typed_at": context.now()}
    context.database.run(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in written)} WHERE {key} = ?",
        (*written.values(), record_id),
    )


def keep(context: Context, table: str, record_id: str, key: str = "id") -> None:
    """Copy the row into earlier_version. Raises UnknownRecord."""
    row = required(context.database, f"SELECT * FROM {table} WHERE {key} = ?", table, record_id)
    content = dict(zip(columns(context.database, table), row, strict=True))
    for noun, secret in UNKEPT:
        if noun == table:
            del content[secret]
    insert(
        context.database,
        "earlier_version",
        {
            "noun": table,
            "record_id": record_id,
            "patient_id": record_id if table == "patient" else content.get("patient_id"),
            "content": json.dumps(content, ensure_ascii=False),
            "kept_at": context.now(),
            "author_id": context.author_id,
        },
    )


def earlier(database: Database, record_id: str) -> list[dict[str, Value]]:
    """Every earlier version of a record, oldest first, as column -> value."""
    rows = database.rows("SELECT content FROM earlier_version WHERE record_id = ? ORDER BY seq", (record_id,))
    return [json.loads(str(row[0])) for row in rows]


def required(database: Database, sql: str, noun: str, record_id: str) -> Row:
    """The row of ``record_id``. Raises UnknownRecord."""
    row = database.row(sql, (record_id,))
    if row is None:
        raise UnknownRecord(noun, record_id)
    return row


def owner(database: Database, table: str, record_id: str) -> str:
    """The patient a record belongs to, '' where it is nobody's. Raises UnknownRecord."""
    whose = "id" if table == "patient" else "coalesce(patient_id, '')"
    sql = f"SELECT {whose} FROM {table} WHERE id = ?"
    return str(required(database, sql, table, record_id)[0])
