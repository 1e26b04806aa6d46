"""Whom one writes to: colleagues, laboratories, bodies. The practice's own directory, of no patient."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vault import search
from vault.database import Database
from vault.records import putting_back
from vault.records.context import Context
from vault.records.noun import Noun, Record


@dataclass(frozen=True, slots=True)
class Correspondent:
    """``address`` is several lines; ``secure_email`` is one of MSSanté, seen to work on ``verified_on``."""

    name: str
    profession: str = ""
    rpps: str = ""
    organisation: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    secure_email: str = ""
    verified_on: str = ""


NOUN: Final = Noun("correspondent", Correspondent, required=("name",), of_patients=False)
get, add, change, remove = NOUN.get, NOUN.add, NOUN.change, NOUN.remove


def everyone(database: Database) -> list[Record[Correspondent]]:
    """The directory, by name."""
    found = NOUN.where(database, "TRUE")
    return sorted(found, key=lambda one: search.fold_name(one.facts.name))


def holds(of: Correspondent, begun: Iterable[str]) -> bool:
    """Whether the name, profession, organisation and address hold words that begin so (``search.words``)."""
    words = " " + search.fold(f"{of.name} {of.profession} {of.organisation} {of.address}")
    return all(f" {word}" in words for word in begun)


#: Said before a name, by some and not by others.
_TITLES: Final = frozenset("dr docteur docteure pr professeur professeure m mr mme monsieur madame".split())


def bare(name: str) -> frozenset[str]:
    """The words of a name, whatever stands before it and in whichever order it is written."""
    return frozenset(search.fold_name(name).split()) - _TITLES


def bearers(database: Database, name: str) -> list[Record[Correspondent]]:
    """Those who bear this name; a title alone is borne by nobody.

    Of everybody else the name alone is read: each record that is opened asks this of a whole directory.
    """
    meant = bare(name)
    names = database.rows("SELECT id, name FROM correspondent WHERE removed_at IS NULL") if meant else []
    return [get(database, str(one)) for one, borne in names if bare(str(borne)) == meant]


def bearer(database: Database, name: str, said: str = "") -> str | None:
    """The id of the one who bears this name, and of whom all that is ``said`` holds.

    None for nobody, where two do, and for a title alone. Whoever bears the name elsewhere is somebody else.
    """
    begun = search.words(said)
    found = [one.id for one in bearers(database, name) if holds(one.facts, begun)]
    return found[0] if len(found) == 1 else None


def put_back(context: Context, correspondent_id: str) -> None:
    """One who was put away is offered again. Raises UnknownRecord."""
    putting_back.put_back(context, NOUN.table, correspondent_id)
