"""Whom a letter may go to: the treating GP, those who were written to, and the rest of the directory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app import treating
from vault.database import Database
from vault.records import correspondents, history, papers, practice
from vault.records.correspondents import Correspondent
from vault.records.noun import Record


@dataclass(frozen=True, slots=True)
class Recipient:
    """The lines of an address; ``known``: of letters about this patient, or about more than one other.

    ``card``: of whom the directory has. ``treats``: the patient's treating GP.
    """

    address: str
    correspondent_id: str | None = None
    known: bool = True
    card: Correspondent | None = None
    treats: bool = False


def recipients(database: Database, patient_id: str, today: str) -> list[Recipient]:
    """The treating GP first, then who was written to, the latest first."""
    directory = correspondents.everyone(database)
    found = _written_to(database, patient_id, directory)
    gps = {one.address: one for one in _treating(database, patient_id, today, directory)}
    return [*gps.values(), *(one for one in found if one.address not in gps)]


def _written_to(
    database: Database, patient_id: str, directory: Sequence[Record[Correspondent]]
) -> list[Recipient]:
    """And the rest of the directory. Where one moved to stands there; who was put away is offered no more."""
    unused = {one.id: _of(one, known=False) for one in directory}
    before: dict[str, Recipient] = {}
    for one in papers.addressed(database, patient_id):
        of = one.correspondent_id
        if of is None:
            before[one.address] = Recipient(one.address, known=one.known)
        elif of in unused:
            known = one.known or (of in before and before[of].known)
            before[of] = replace(unused[of], known=known)
    return [*before.values(), *(one for of, one in unused.items() if of not in before)]


def _treating(
    database: Database, patient_id: str, today: str, directory: Sequence[Record[Correspondent]]
) -> Iterator[Recipient]:
    """As the directory has them, or by name alone: who else bears it is somebody else. Never who writes."""
    here = [correspondents.bare(one.name) for one in practice.authors(database)[:1]]
    entries = history.of_patient(database, patient_id, (history.Kind.TREATING_GP,))
    for facts in treating.current(entries, today):
        card, name = treating.meant(facts, directory), treating.name(facts)
        if correspondents.bare(name) in here or (facts.correspondent_id and card is None):  # was put away
            continue
        gp = _of(card) if card else Recipient(name)
        yield replace(gp, known=True, treats=True)


def _of(one: Record[Correspondent], *, known: bool = True) -> Recipient:
    of = one.facts
    address = "\n".join(filter(None, (of.name, of.profession, of.organisation, of.address)))
    return Recipient(address, one.id, known, of)
