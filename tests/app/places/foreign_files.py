"""Databases as other programs leave them, made by SQLite itself."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory


def database(table: str, column: str, values: Sequence[str]) -> bytes:
    """A database file with one table of one text column."""
    connection = sqlite3.connect(":memory:")
    _fill(connection, table, column, values)
    data = connection.serialize()
    connection.close()
    return data


def google_preferences(roots: Sequence[tuple[str, str]], media: Sequence[str]) -> bytes:
    """Google Drive's root_preference_sqlite.db: mirrored folders as (path, path last seen), and drives."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE roots (title TEXT, root_path TEXT, last_seen_absolute_path TEXT)")
    connection.execute("CREATE TABLE media (media_id TEXT, last_mount_point TEXT)")
    connection.executemany("INSERT INTO roots VALUES ('', ?, ?)", roots)
    connection.executemany("INSERT INTO media VALUES ('m', ?)", [(point,) for point in media])
    connection.commit()
    data = connection.serialize()
    connection.close()
    return data


def database_and_log(table: str, column: str, old: Sequence[str], new: Sequence[str]) -> tuple[bytes, bytes]:
    """A database in write-ahead mode whose log holds ``new`` on top of ``old``, as while its program runs."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "client.db"
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        _fill(connection, table, column, old)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.executemany(f"INSERT INTO {table} VALUES (?)", [(value,) for value in new])
        connection.commit()
        files = path.read_bytes(), Path(f"{path}-wal").read_bytes()
        connection.close()
        return files


def _fill(connection: sqlite3.Connection, table: str, column: str, values: Sequence[str]) -> None:
    connection.execute(f"CREATE TABLE {table} ({column} TEXT)")
    connection.executemany(f"INSERT INTO {table} VALUES (?)", [(value,) for value in values])
    connection.commit()
