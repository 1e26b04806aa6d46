"""Who a treating GP is in the directory: the card that was chosen, or the only one of the name typed.

What the record says stays as it was typed, whether or not somebody there bears that name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app import addressing
from vault import search
from vault.database import Database
from vault.records import correspondents
from vault.records.correspondents import Correspondent, bare
from vault.records.history import Entry, Facts, Kind
from vault.records.noun import Record


def current(entries: Iterable[Entry], today: str) -> list[Facts]:
    """Who treats the patient ``today``, whoever was written down last first."""
    gps = [one.facts for one in entries if one.facts.kind is Kind.TREATING_GP]
    return [one for one in reversed(gps) if not one.until or one.until >= today[: len(one.until)]]


def name(facts: Facts) -> str:
    """Without the phone number or the town that was typed behind it."""
    return _typed(facts)[0]


def meant(facts: Facts, directory: Iterable[Record[Correspondent]]) -> Record[Correspondent] | None:
    """Whose card it is; None for whom ``directory`` has not, and where two may be meant."""
    if facts.correspondent_id:
        return next((one for one in directory if one.id == facts.correspondent_id), None)
    named, said = _typed(facts)
    words, begun = bare(named), search.words(said)
    found = [one for one in directory if bare(one.facts.name) == words]
    found = [one for one in found if correspondents.holds(one.facts, begun)]
    return found[0] if words and len(found) == 1 else None


def cards(database: Database, entries: Iterable[Entry]) -> Sequence[Record[Correspondent]]:
    """The card of each treating GP among ``entries`` who has one and is not put away."""
    gps = [one.facts for one in entries if one.facts.kind is Kind.TREATING_GP]
    return [card for one in gps if (card := meant(one, _considered(database, one)))]


def tied(database: Database, facts: Facts) -> Facts:
    """What was typed of a treating GP, with whose card it is."""
    if facts.kind is not Kind.TREATING_GP or facts.correspondent_id:
        return facts
    return replace(facts, correspondent_id=correspondents.bearer(database, *_typed(facts)))


def _considered(database: Database, facts: Facts) -> Sequence[Record[Correspondent]]:
    """Whoever of the directory can be meant."""
    if facts.correspondent_id:
        return correspondents.NOUN.where(database, "id = ?", (facts.correspondent_id,))
    return correspondents.bearers(database, name(facts))


def _typed(facts: Facts) -> tuple[str, str]:
    """The name, and what else must be true of whoever is meant."""
    read = addressing.read(facts.text, facts.detail)
    return read.name, f"{read.profession} {read.organisation} {read.address}"
