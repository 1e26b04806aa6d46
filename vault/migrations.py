"""Schema steps: numbered SQL files, each applied once, in one transaction with its number.

A step is never edited after a release; the next one mends it. The number of
the last step applied is the database's ``user_version``. What SQL cannot say
(text folded as searches fold it) is filled in the same transaction.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from vault.database import Database, complete
from vault.errors import VaultTooNew
from vault.records import namekeys, texts

_COPY: Final = re.compile(r"records\.before-\d+\.db")
#: What follows a step, by its number.
_FILLED: Final[Mapping[int, tuple[Callable[[Database], None], ...]]] = {2: (namekeys.fill, texts.fill)}


def steps() -> list[tuple[int, str]]:
    """Number and text of every step this program knows, in order."""
    folder = files("vault") / "schema"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in names]


def latest() -> int:
    """The schema number this program writes."""
    return steps()[-1][0]


def copy_name(schema: int) -> str:
    """What the records from before the steps up to ``schema`` are called, beside the migrated ones."""
    return f"records.before-{schema}.db"


def copies(folder: Path) -> list[Path]:
    """Every such copy in the folder of a vault."""
    return sorted(path for path in folder.iterdir() if _COPY.fullmatch(path.name))


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
                for fill in _FILLED.get(number, ()):
                    fill(database)
                database.run(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    # Python's executescript would commit the transaction around it.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if complete(statement):
            yield statement
            statement = ""
