"""Schema steps: numbered SQL files, each applied once, in one transaction with its number.

A step is never edited after a release; the next one mends it. The number of
the last step applied is the database's ``user_version``.
"""

from collections.abc import Iterator
from importlib.resources import files
from sqlite3 import complete_statement

from vault.database import Database
from vault.errors import VaultTooNew


def steps() -> list[tuple[int, str]]:
    """Number and text of every step this program knows, in order."""
    folder = files("vault") / "schema"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in names]


def latest() -> int:
    """The schema number this program writes."""
    return steps()[-1][0]


def version(database: Database) -> int:
    """The schema number of ``database``; 0 when it is new. Raises VaultTooNew beyond ours."""
    found = int(database.value("PRAGMA user_version") or 0)
    check_known(found)
    return found


def check_known(schema: int) -> None:
    """Raises VaultTooNew for a schema number beyond ours."""
    if schema > latest():
        raise VaultTooNew(schema, latest())


def migrate(database: Database) -> None:
    """Apply the steps ``database`` lacks, each whole or not at all."""
    done = version(database)
    for number, text in steps():
        if number > done:
            with database.transaction():
                for statement in _statements(text):
                    database.run(statement)
                database.run(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    # Python's executescript would commit the transaction around it.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement
            statement = ""
