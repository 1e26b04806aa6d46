"""The records database: the only module that speaks to SQLCipher.

SQLCipher encrypts each page with a raw 32-byte key; a passphrase never
reaches it. Everything that could write a readable byte to disk is closed off
here: the temp store is in memory, ATTACH is denied (``ATTACH ... KEY ''``
writes plain text without a word), deleted content is overwritten.

Checkpoints never happen by themselves: the seal (``seal.py``) must know the
main file's hash at every moment, so only ``checkpoint`` moves frames into it.
Closing the last connection checkpoints as well, so ``close`` is called under a
*closing* seal only, and a connection that nobody holds any more, after an
error or at the interpreter's ordinary end, is left open on purpose.
"""

import ctypes
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Self
from urllib.parse import quote

import sqlcipher3

from vault.errors import Damaged, DiskFull, FileUnreachable, MachineError, ReadOnlyFolder, SermentError
from vault.secret import Secret, overwrite

Value = None | int | float | str | bytes
Row = tuple[Value, ...]

#: The SQLCipher page, and so the unit of the main file and of the WAL (16 KiB measured 3x slower on points).
PAGE_SIZE = 4096
KEY_SIZE = 32


class Mode(Enum):
    """How a database file is opened."""

    CREATE = "rwc"
    WRITE = "rw"
    #: A file that cannot change under us: a closed vault or a snapshot. No -wal, -shm or lock is made.
    IMMUTABLE = "ro&immutable=1"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The answer of a checkpoint: ``busy`` when a reader held it back."""

    busy: bool
    frames: int
    copied: int


class Database:
    """One connection to an encrypted database, used by one thread at a time."""

    def __init__(self, connection: "sqlcipher3.Connection", path: Path) -> None:
        self._connection = connection
        self._path = path
        self._depth = 0
        #: Called before each outermost transaction; may raise to refuse it.
        self.before_writing: Callable[[], None] = _nothing
        #: Called after each commit, before whoever wrote is told that it stands.
        self.after_commit: Callable[[], None] = _nothing

    @classmethod
    def open(cls, path: Path, key: Secret, mode: Mode = Mode.WRITE) -> Self:
        """Open ``path`` with a raw 32-byte key. Raises Damaged where the key does not fit the file."""
        _check_size(key)
        uri = f"file:{quote(os.fsencode(path))}?mode={mode.value}"
        with _answers(path):
            connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
            _keep(connection)
            _unlock(connection, key)
            _settle(connection, mode)
        return cls(connection, path)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Every row of a query."""
        with _answers(self._path):
            found: list[Row] = self._connection.execute(sql, parameters).fetchall()
        return found

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        with _answers(self._path):
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[Value] = ()) -> Value:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one statement, in a transaction, and return how many rows it changed."""
        with self.transaction():
            return self._run(sql, parameters)

    def _run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        with _answers(self._path):
            return int(self._connection.execute(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of ``rows``, in a transaction."""
        with self.transaction(), _answers(self._path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. An inner transaction is part of the outer one."""
        if self._depth == 0:
            self.before_writing()
            self._run("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
        except BaseException:
            self._depth -= 1
            if self._depth == 0:
                self._roll_back()
            raise
        self._depth -= 1
        if self._depth == 0:
            try:
                self._run("COMMIT")
            except SermentError:
                self._roll_back()
                raise
            self.after_commit()

    def _roll_back(self) -> None:
        # SQLite has already rolled back by itself after a full disk or an I/O error.
        if self._connection.in_transaction:
            self._run("ROLLBACK")

    def checkpoint(self) -> Checkpoint:
        """Move the WAL into the main file and empty it. Never waits for a reader. Raises Damaged."""
        found = self.row("PRAGMA wal_checkpoint(TRUNCATE)")
        if found is None:
            raise Damaged(str(self._path))
        busy, frames, copied = (int(part or 0) for part in found)
        return Checkpoint(bool(busy), frames, copied)

    def interrupt(self) -> None:
        """Stop the query that runs in another thread."""
        self._connection.interrupt()

    def check(self) -> list[str]:
        """What SQLCipher's and SQLite's own checks find wrong, one line each; reads the whole file."""
        found = self.rows("PRAGMA cipher_integrity_check") + self.rows("PRAGMA quick_check(20)")
        return [str(line) for (line,) in found if line != "ok"]

    def close(self) -> None:
        """Close, which checkpoints where this is the last writing connection."""
        with _answers(self._path):
            self._connection.close()
        _let_go(self._connection)


def reencrypt(path: Path, old: Secret, new: Secret) -> None:
    """Encrypt every page of a closed database under ``new``, on the disk when this returns.

    A crash meanwhile leaves a file that belongs to neither key: it is for copies. Raises Damaged, DiskFull.
    """
    with _answers(path):
        connection = sqlcipher3.connect(str(path), isolation_level=None)
        try:
            _unlock(connection, old)
            # Errors would go to standard error; and SQLCipher gives no WAL another key.
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
            connection.execute("PRAGMA temp_store = MEMORY").fetchall()
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            literal = _literal(new)
            connection.reset_key(literal)
            overwrite(literal)
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        finally:
            connection.close()


def _keep(connection: "sqlcipher3.Connection") -> None:
    """Hold it for ever: what frees the last connection closes it, and closing moves frames unsealed."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


def _let_go(connection: "sqlcipher3.Connection") -> None:
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(connection))


def complete(script: str) -> bool:
    """Whether ``script`` ends where a statement does."""
    return bool(sqlcipher3.complete_statement(script))


def _nothing() -> None:
    """A database outside a vault's sessions may be written at any time."""


def _unlock(connection: "sqlcipher3.Connection", key: Secret) -> None:
    literal = _literal(key)
    connection.set_key(literal)
    overwrite(literal)


def _check_size(key: Secret) -> None:
    if len(key) != KEY_SIZE:
        # Measured: SQLCipher silently takes any other length for a passphrase.
        raise ValueError(f"a database key has {KEY_SIZE} bytes, not {len(key)}")


def _literal(key: Secret) -> bytearray:
    """A raw key as SQLCipher takes it; whoever passes it on wipes it."""
    _check_size(key)
    return bytearray(b"x'" + key.reveal().hex().encode() + b"'")


def _settle(connection: "sqlcipher3.Connection", mode: Mode) -> None:
    # The key comes first: not even SELECT 1 works before it.
    for pragma in (
        "cipher_log_level = NONE",  # errors would go to standard error
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    if mode is not Mode.IMMUTABLE:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("PRAGMA synchronous = FULL").fetchall()
        connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    connection.set_busy_timeout(0)
    connection.set_authorizer(_authorise)


def _authorise(action: int, *_: object) -> int:
    denied = action in (sqlcipher3.SQLITE_ATTACH, sqlcipher3.SQLITE_DETACH)
    return int(sqlcipher3.SQLITE_DENY if denied else sqlcipher3.SQLITE_OK)


@contextmanager
def _answers(path: Path) -> Iterator[None]:
    """Turn what SQLCipher says of the world into our answers; what it says of our SQL stays a bug."""
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        answer = _answer(str(error), path)
        if answer is None:
            raise
        raise answer from None


def _answer(message: str, path: Path) -> SermentError | None:
    if "disk is full" in message:
        return DiskFull(str(path))
    if "readonly" in message:
        return ReadOnlyFolder(str(path))
    if "not a database" in message or "malformed" in message:
        return Damaged(str(path))
    if "is locked" in message:
        # Another program has the file: the vault's own lock keeps ours away.
        return FileUnreachable(str(path), "EBUSY")
    return _unreachable(message, path)


def _unreachable(message: str, path: Path) -> MachineError | None:
    if "disk I/O" in message or "unable to open" in message:
        return FileUnreachable(str(path), message)
    return None
