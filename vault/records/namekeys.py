"""The names of a patient as they are looked for: folded, in columns of their own that have an index.

Made from the traits whenever those are written. SQLite knows no accents, so
nothing else can tell it that LEFÈVRE and Lefevre are one name.
"""

from typing import cast

from vault import search
from vault.database import Database


def of(birth_name: str, used_name: str) -> dict[str, str]:
    """The two columns, for the family names of the civil register and in use."""
    return {
        "folded_birth_name": search.fold_name(birth_name),
        "folded_used_name": search.fold_name(used_name),
    }


def fill(database: Database) -> None:
    """Make them for everybody, with the schema step that brought them."""
    names = cast(
        list[tuple[int, str, str]], database.rows("SELECT rowid, birth_name, used_name FROM patient")
    )
    database.run_many(
        "UPDATE patient SET folded_birth_name = ?, folded_used_name = ? WHERE rowid = ?",
        ((*of(birth_name, used_name).values(), rowid) for rowid, birth_name, used_name in names),
    )
