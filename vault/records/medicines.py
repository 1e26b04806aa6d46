"""The public list of medicines (BDPM), to complete what is typed; without it free text works.

It is read from the public files elsewhere (``app/bdpm``) and replaced as a
whole, in one transaction. It says nothing of any patient.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from vault import search
from vault.database import Database, Row, Value
from vault.records import rows
from vault.records.context import Context

#: The code of a speciality (CIS), as FHIR and the public database name it.
CIS: Final = "https://base-donnees-publique.medicaments.gouv.fr"


@dataclass(frozen=True, slots=True)
class Medicine:
    """A speciality: ``substances`` in DCI with their dose; ``narcotic``: on secure paper, in words."""

    code: str
    name: str
    form: str = ""
    routes: str = ""
    substances: str = ""
    marketed: bool = True
    narcotic: bool = False
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """Which list is there: the day of its files, how many it holds, when it was taken in."""

    dated_on: str
    medicines: int
    imported_at: str


_COLUMNS = "code, name, form, routes, substances, marketed, narcotic, conditions"


def replace_all(context: Context, medicines: Iterable[Medicine], dated_on: str) -> int:
    """Put these in the place of those before, and return how many there are."""
    with context.writing("medicines.imported") as database:
        database.run("DELETE FROM medicine")
        database.run_many(
            f"INSERT INTO medicine ({_COLUMNS}, folded_name, folded_substances) VALUES (?,?,?,?,?,?,?,?,?,?)",
            (_columns(one) for one in medicines),
        )
        count = int(database.value("SELECT count(*) FROM medicine") or 0)
        database.run("DELETE FROM medicine_list")
        stock: dict[str, Value] = {
            "only_row": 1,
            "dated_on": dated_on,
            "medicines": count,
            "imported_at": context.now(),
        }
        rows.insert(database, "medicine_list", stock)
    return count


def _columns(of: Medicine) -> Row:
    return (*rows.values_of(of).values(), search.fold(of.name), search.fold(of.substances))


def stock(database: Database) -> Stock | None:
    """The list that is there, or None."""
    row = database.row("SELECT dated_on, medicines, imported_at FROM medicine_list")
    return Stock(*cast(tuple[str, int, str], row)) if row else None


def get(database: Database, code: str) -> Medicine:
    """Raises UnknownRecord."""
    sql = f"SELECT {_COLUMNS} FROM medicine WHERE code = ?"
    return _medicine(rows.required(database, sql, "medicine", code))


def complete(database: Database, typed: str, limit: int = 20) -> list[Medicine]:
    """Those whose name, or else whose substance, begins as typed and holds every further word begun.

    What is on the market comes first, and names before substances.
    """
    words = search.words(typed)
    if not words:
        return []
    found = [_medicine(row) for row in _beginning(database, "folded_name", words, limit)]
    known = {one.code for one in found}
    by_substance = (_medicine(row) for row in _beginning(database, "folded_substances", words, limit))
    return [*found, *(one for one in by_substance if one.code not in known)][:limit]


def _beginning(database: Database, column: str, words: list[str], limit: int) -> list[Row]:
    # Folded words are letters and digits: nothing in them is a pattern.
    further = "".join(f" AND ' ' || {column} || ' ' || folded_name LIKE ?" for _ in words[1:])
    return database.rows(
        f"""
        SELECT {_COLUMNS}
          FROM medicine
         WHERE {column} >= ? AND {column} < ? {further}
         ORDER BY marketed DESC, {column}, code
         LIMIT ?
        """,
        (words[0], words[0] + "\U0010ffff", *(f"% {word}%" for word in words[1:]), limit),
    )


def _medicine(row: Row) -> Medicine:
    before = cast(tuple[str, str, str, str, str], row[:5])
    return Medicine(*before, bool(row[5]), bool(row[6]), str(row[7]))
