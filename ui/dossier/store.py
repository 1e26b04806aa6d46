"""What the dossier asks of the vault beyond the record: the patient's own row, undo, merges.

As in the record's store, every call runs on the database thread, and every
write names its patient and is refused where the row belongs to somebody else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app import treating
from ui.workspace.store import Record, WrongRecord
from ui.workspace.substore import Substore
from vault.records import allergies, history, likeness, merging, patients, sharing, versions
from vault.records.context import Context
from vault.records.likeness import Lookalike
from vault.records.merging import Merge, Plan
from vault.records.noun import Noun
from vault.records.patients import Mark, Patient, Status
from vault.records.sharing import Disclosure
from vault.records.versions import Version

#: Versions that are read at once.
LAST: Final = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """How sure the identity is, on what evidence, seen when; and what it must be handled with care for."""

    status: Status
    evidence: str = ""
    evidence_on: str = ""
    homonym: bool = False
    doubtful: bool = False
    fictive: bool = False

    @classmethod
    def of(cls, patient: Patient) -> "Standing":
        """What is known of a patient."""
        marks = {mark.value: mark in patient.marks for mark in _TOLD}
        return cls(patient.status, patient.evidence, patient.evidence_on, **marks)

    @property
    def marks(self) -> frozenset[Mark]:
        """Those that a person sets."""
        return frozenset(mark for mark in _TOLD if getattr(self, mark.value))


#: A possible duplicate is found by the program, and settled by a merge.
_TOLD: Final = (Mark.HOMONYM, Mark.DOUBTFUL, Mark.FICTIVE)


@dataclass(frozen=True, slots=True)
class Life:
    """What somebody does, and when they died."""

    occupation: str = ""
    deceased_on: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """Whether the record is out of the daily list."""

    archived: bool


@dataclass(frozen=True, slots=True)
class FactsTable:
    """Where facts of one kind are kept: its name, and what writes them. Of some there is exactly one."""

    name: str
    change: Callable[[Context, str, Any], object]
    add: Callable[[Context, str, Any], object] | None = None
    remove: Callable[[Context, str], object] | None = None


def of(noun: Noun[Any]) -> FactsTable:
    """Where a noun is kept."""
    return FactsTable(noun.table, noun.change, noun.add, noun.remove)


def _stand(context: Context, patient_id: str, standing: Standing) -> None:
    known = patients.get(context.database, patient_id)
    said = standing.status, standing.evidence, standing.evidence_on
    if said != (known.status, known.evidence, known.evidence_on):
        patients.set_status(context, patient_id, *said)
    if standing.marks != Standing.of(known).marks:
        patients.set_marks(context, patient_id, standing.marks | (known.marks & {Mark.DUPLICATE}))


def _live(context: Context, patient_id: str, life: Life) -> None:
    known = patients.get(context.database, patient_id)
    if life.occupation != known.occupation:
        patients.set_occupation(context, patient_id, life.occupation)
    if life.deceased_on != known.deceased_on:
        patients.set_deceased(context, patient_id, life.deceased_on)


def _file(context: Context, patient_id: str, filed: Filed) -> None:
    (patients.archive if filed.archived else patients.restore)(context, patient_id)


def _add_entry(context: Context, patient_id: str, facts: history.Facts) -> None:
    history.add(context, patient_id, treating.tied(context.database, facts))


def _change_entry(context: Context, entry_id: str, facts: history.Facts) -> None:
    history.change(context, entry_id, treating.tied(context.database, facts))


ENTRIES: Final = FactsTable("entry", _change_entry, _add_entry, history.remove)
ALLERGIES: Final = FactsTable("allergy", allergies.change, allergies.add, allergies.remove)
STANDING: Final = FactsTable("patient", _stand)
LIFE: Final = FactsTable("patient", _live)
FILED: Final = FactsTable("patient", _file)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the dossier shows and the note does not need."""

    patient_id: str
    disclosures: Sequence[Disclosure]
    #: With the name of who was the duplicate.
    merges: Sequence[tuple[Merge, Patient]]
    #: What was said before, the latest first.
    versions: Sequence[Version]
    #: Who could be the same person.
    alike: Sequence[Lookalike]


class DossierStore(Substore):
    """Every write gives the record as it is then."""

    def beside(self, patient_id: str) -> Beside:
        """Raises UnknownRecord."""
        database = self._database
        traits = patients.get(database, patient_id).traits
        found = likeness.lookalikes(database, traits)
        return Beside(
            patient_id,
            sharing.disclosures(database, patient_id),
            [
                (one, patients.get(database, one.duplicate_id))
                for one in merging.of_patient(database, patient_id)
                if one.undone_at is None
            ],
            versions.of_patient(database, patient_id, LAST),
            [one for one in found if one.patient_id != patient_id],
        )

    # --- Facts of any kind

    def add(self, patient_id: str, table: FactsTable, facts: object) -> Record:
        """Raises InvalidInput."""
        write = table.add
        assert write is not None
        return self._after(patient_id, lambda: write(self._context, patient_id, facts))

    def change(self, patient_id: str, table: FactsTable, record_id: str, facts: object) -> Record:
        """Raises InvalidInput."""
        self._records.check_owner(table.name, record_id, patient_id)
        return self._after(patient_id, lambda: table.change(self._context, record_id, facts))

    def remove(self, patient_id: str, table: FactsTable, record_id: str) -> Record:
        """It stays among the earlier versions."""
        take_back = table.remove
        assert take_back is not None
        self._records.check_owner(table.name, record_id, patient_id)
        return self._after(patient_id, lambda: take_back(self._context, record_id))

    def put_back(self, patient_id: str, table: FactsTable, record_id: str) -> Record:
        """What was removed is there again."""
        return self._records.put_back(patient_id, table.name, [record_id])

    # --- The whole record

    def plan_merge(self, patient_id: str, duplicate_id: str) -> Plan:
        """What would go where. Raises InvalidInput, AlreadyMerged."""
        return merging.plan(self._database, patient_id, duplicate_id)

    def merge(self, patient_id: str, plan: Plan) -> Record:
        """Do what was looked at. Raises InvalidInput where either record changed since."""
        if plan.kept.id != patient_id:
            raise WrongRecord(patient_id)
        return self._after(patient_id, lambda: merging.merge(self._context, plan))

    def undo_merge(self, patient_id: str, duplicate_id: str) -> Record:
        """Two records again. Raises AlreadyUndone, AlreadyMerged."""
        done = merging.of_patient(self._database, patient_id)
        one = next((each for each in done if each.duplicate_id == duplicate_id), None)
        if one is None:
            raise WrongRecord(patient_id)
        return self._after(patient_id, lambda: merging.undo(self._context, one.id))

    def _after(self, patient_id: str, write: Callable[[], object]) -> Record:
        with self._database.transaction():
            write()
        return self._records.reread(patient_id)
