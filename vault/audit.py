"""The access log: who did what, when, to which record; never what was written there.

Each row's hash covers its own fields and the hash before it, so a row that
was altered, removed or slipped in breaks the chain at that row. Triggers
refuse changes made by mistake; the chain shows those made on purpose, because
the seal signs its head. Fields are hashed with their length in front: without
it ``("ab", "c")`` and ``("a", "bc")`` would be the same bytes.

The log is kept in yearly segments. A year that has been kept long enough is
dropped whole; its head stays, so the rest still proves itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from vault.database import Database
from vault.framing import framed, number

START = "0" * 64
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Access:
    """One row of the log."""

    seq: int
    at: str
    author_id: str
    operation: str
    patient_id: str
    record_id: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows were ever written, and the last one's hash."""

    rows: int
    hash: str


def head(database: Database) -> Head:
    """The state the seal signs: it changes with every row, and never goes back."""
    last = database.row("SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1")
    if last is None:
        # The year being written is never dropped: without its rows, the log is back where that year began.
        last = database.row("SELECT first_seq - 1, start_hash FROM access_segment ORDER BY year DESC LIMIT 1")
    return Head(int(last[0] or 0), str(last[1])) if last else Head(0, START)


def append(
    database: Database, at: str, author_id: str, operation: str, patient_id: str = "", record_id: str = ""
) -> int:
    """Write one row and return its number. Call it inside the transaction it accounts for."""
    before = head(database)
    seq = before.rows + 1
    _open_segment(database, int(at[:4]), seq, before.hash)
    fields = (at, author_id, operation, patient_id, record_id)
    database.run(
        """
        INSERT INTO access_log (seq, at, author_id, operation, patient_id, record_id, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (seq, *fields, chained(before.hash, seq, fields)),
    )
    return seq


def chained(previous: str, seq: int, fields: tuple[str, ...]) -> str:
    """SHA-256, as hexadecimal, over the previous hash (32 bytes), the row's number and its framed fields."""
    parts = framed(*(field.encode() for field in fields))
    return sha256(bytes.fromhex(previous) + number(seq) + parts).hexdigest()


def _open_segment(database: Database, year: int, seq: int, start_hash: str) -> None:
    latest = database.value("SELECT max(year) FROM access_segment")
    # A clock set back writes on in the year it came from: segments never overlap.
    if latest is None or year > int(latest):
        database.run(
            "INSERT INTO access_segment (year, first_seq, start_hash) VALUES (?, ?, ?)",
            (year, seq, start_hash),
        )


def verify_log(database: Database) -> int | None:
    """The number of the first row that is not what was written, or None."""
    expected, previous = _anchor(database)
    for access in _stored(database, expected):
        fields = (access.at, access.author_id, access.operation, access.patient_id, access.record_id)
        if access.seq != expected or access.hash != chained(previous, expected, fields):
            return expected
        expected, previous = access.seq + 1, access.hash
    return _first_broken_segment(database)


def _anchor(database: Database) -> tuple[int, str]:
    dropped = database.row(
        """
        SELECT last_seq + 1, head_hash
          FROM access_segment
         WHERE dropped_at IS NOT NULL
         ORDER BY year DESC LIMIT 1
        """
    )
    return (int(dropped[0] or 0), str(dropped[1])) if dropped else (1, START)


def _first_broken_segment(database: Database) -> int | None:
    """Where a segment's first row is missing, or does not follow on what its predecessor ends on."""
    found = database.value(
        """
        SELECT s.first_seq
          FROM access_segment AS s
          LEFT JOIN access_log AS before ON before.seq = s.first_seq - 1
          LEFT JOIN access_segment AS gone ON gone.last_seq = s.first_seq - 1
         WHERE (s.first_seq > 1 AND s.start_hash IS NOT coalesce(before.hash, gone.head_hash))
            OR (s.dropped_at IS NULL AND NOT EXISTS (SELECT 1 FROM access_log WHERE seq = s.first_seq))
         ORDER BY s.year LIMIT 1
        """
    )
    return None if found is None else int(found)


def _stored(database: Database, first: int) -> Iterator[Access]:
    # Rows before the anchor should not be there at all: they are read, and refused, first.
    after = -1
    while batch := database.rows(
        "SELECT seq, at, author_id, operation, patient_id, record_id, hash FROM access_log"
        " WHERE seq > ? ORDER BY seq LIMIT ?",
        (after, BATCH),
    ):
        yield from (Access(*row) for row in batch)  # type: ignore[arg-type]  # the columns are typed by the schema
        after = int(batch[-1][0] or 0)


def drop_year(database: Database, year: int, at: str) -> int:
    """Delete the rows of a finished year, keep its head, and return how many went."""
    segment = _finished(database, year)
    if segment is None:
        return 0
    first, last = segment
    with database.transaction():
        head_hash = database.value("SELECT hash FROM access_log WHERE seq = ?", (last,))
        database.run(
            "UPDATE access_segment SET last_seq = ?, head_hash = ?, dropped_at = ? WHERE year = ?",
            (last, head_hash, at, year),
        )
        return database.run("DELETE FROM access_log WHERE seq BETWEEN ? AND ?", (first, last))


def _finished(database: Database, year: int) -> tuple[int, int] | None:
    """First and last row of ``year``: the oldest year still kept, and not the one being written."""
    kept = database.rows(
        "SELECT year, first_seq FROM access_segment WHERE dropped_at IS NULL ORDER BY year LIMIT 2"
    )
    if len(kept) < 2 or kept[0][0] != year:
        return None
    return int(kept[0][1] or 0), int(kept[1][1] or 0) - 1


def latest(database: Database, limit: int = 200) -> list[Access]:
    """The last rows written, latest first."""
    return _accesses(database, "", (limit,))


def _accesses(database: Database, where: str, parameters: tuple[str | int, ...]) -> list[Access]:
    rows = database.rows(
        "SELECT seq, at, author_id, operation, patient_id, record_id, hash FROM access_log"
        f" {where} ORDER BY seq DESC LIMIT ?",
        parameters,
    )
    return [Access(*row) for row in rows]  # type: ignore[arg-type]  # the columns are typed by the schema
