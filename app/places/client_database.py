"""Reads a column from another program's SQLite database without touching its files.

Google Drive and Synology Drive keep their folders in databases that are open
while they run. Opening such a file would lock it and leave files beside it, so
it is read whole, together with its write-ahead log, and opened in memory.
"""

import struct

_MAGIC = b"SQLite format 3\0"
_LOG_HEADER, _FRAME_HEADER = 32, 24


def column(data: bytes, log: bytes, table: str, name: str) -> list[str]:
    """The non-empty texts of one column. Raises ValueError if this is no such database."""
    if not data.startswith(_MAGIC):
        raise ValueError("not an SQLite database")
    # Another SQLite beside SQLCipher's: only where such a client is.
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(_without_log(_overlaid(data, log)))
        # Not from outside: both names stand in our own code.
        rows = connection.execute(f'SELECT "{name}" FROM "{table}"').fetchall()
    except sqlite3.Error as error:
        raise ValueError(str(error)) from error
    finally:
        connection.close()
    return [row[0] for row in rows if isinstance(row[0], str) and row[0]]


def _without_log(data: bytes) -> bytes:
    # Bytes 18 and 19 say "write-ahead log" (2); a database in memory knows only 1.
    return data[:18] + b"\1\1" + data[20:]


def _overlaid(data: bytes, log: bytes) -> bytes:
    """The database as its last commit in the log left it (sqlite.org/fileformat2.html, 4.1)."""
    if len(log) < _LOG_HEADER:
        return data
    size = struct.unpack_from(">I", log, 8)[0]
    salts = log[16:24]
    pages, pending, length = {0: b""}, {}, 0
    for start in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, commit = struct.unpack_from(">II", log, start)
        if log[start + 8 : start + 16] != salts:
            break  # left over from before the log was started again
        pending[number] = log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        if commit:
            pages |= pending
            pending, length = {}, commit
    return _merged(data, pages, size, length)


def _merged(data: bytes, pages: dict[int, bytes], size: int, length: int) -> bytes:
    if not length:
        return data
    whole = bytearray(data[: length * size].ljust(length * size, b"\0"))
    for number, page in pages.items():
        if 0 < number <= length:
            whole[(number - 1) * size : number * size] = page
    return bytes(whole)
