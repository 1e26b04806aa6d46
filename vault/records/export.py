"""The whole record as plain values: to leave with it, and to prove that two vaults hold the same.

Tables are found by asking the database, so a noun added later is exported
without anybody thinking of it. Left out are the keys of documents, and what
is made from the rest: the full-text index.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from vault.database import Database, Value
from vault.records.rows import UNKEPT, columns

#: Made from the other tables; ``search_text`` and its shadows are told by their prefix.
DERIVED: Final = ("search_item", "search_text")
#: What differs between a vault and its restored copy, which goes its own way.
OWN_WAY: Final = ("vault_state", "access_log", "access_segment")
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and the table it stands in."""

    table: str
    row: dict[str, Value]

    def json(self) -> bytes:
        """One line; the same row is always the same line."""
        content = {"table": self.table, "row": self.row}
        return json.dumps(content, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def tables(database: Database) -> list[str]:
    """The tables that hold what cannot be made again, in alphabetical order."""
    found = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return sorted(str(row[0]) for row in found if not str(row[0]).startswith(DERIVED))


def lines(database: Database, without: Collection[str] = ()) -> Iterator[Line]:
    """Every row as FORMAT.md writes it out, in a stable order. Read it inside a transaction."""
    for table in tables(database):
        if table not in without:
            yield from _table(database, table)


def _table(database: Database, table: str) -> Iterator[Line]:
    names = [name for name in columns(database, table) if (table, name) not in UNKEPT]
    sql = f"SELECT rowid, {', '.join(names)} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}"
    after: Value = 0
    while batch := database.rows(sql, (after,)):
        for row in batch:
            yield Line(table, dict(zip(names, row[1:], strict=True)))
        after = batch[-1][0]


def content_digest(database: Database) -> str:
    """SHA-256 over every line but those of the vault's own way: equal for a vault and its restored copy."""
    digest = sha256()
    for line in lines(database, OWN_WAY):
        digest.update(line.json())
    return digest.hexdigest()


def counts(database: Database) -> dict[str, int]:
    """How many rows each table holds."""
    return {table: int(database.value(f"SELECT count(*) FROM {table}") or 0) for table in tables(database)}
