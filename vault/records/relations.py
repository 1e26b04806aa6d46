"""Those around a patient: the trusted person, parents, a guardian, whoever is called in an emergency."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.records.noun import Noun


class Role(StrEnum):
    """What somebody is to the patient, as the law or the practice calls it."""

    TRUSTED = "trusted"
    PARENT = "parent"
    GUARDIAN = "guardian"
    CURATOR = "curator"
    EMERGENCY = "emergency"
    SPOUSE = "spouse"
    CHILD = "child"
    CARER = "carer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Relation:
    """``designated_on`` is the day of the signed paper (L1111-6); ``authority``: decides for the patient."""

    role: Role
    name: str
    first_name: str = ""
    relationship: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    designated_on: str = ""
    authority: bool = False
    remark: str = ""
    #: Their own record, where they are a patient too.
    other_id: str | None = None


NOUN: Final = Noun(
    "related_person", Relation, required=("name",), order="role <> 'trusted', created_at, rowid"
)
get, add, change, remove, of_patient = NOUN.get, NOUN.add, NOUN.change, NOUN.remove, NOUN.of_patient
