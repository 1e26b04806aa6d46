"""Whom one writes to: colleagues, laboratories, bodies. The practice's own directory, of no patient."""

from dataclasses import dataclass
from typing import Final

from vault import search
from vault.database import Database
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


def matching(database: Database, typed: str) -> list[Record[Correspondent]]:
    """Those whose name, profession, organisation or address hold every word begun in ``typed``."""
    begun = [f" {word}" for word in search.words(typed)]
    return [one for one in everyone(database) if all(map(_words(one.facts).__contains__, begun))]


def _words(of: Correspondent) -> str:
    return " " + search.fold(f"{of.name} {of.profession} {of.organisation} {of.address}")
