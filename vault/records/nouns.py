"""What a patient's record is made of: the table of each noun, and the noun where it is like the others.

Whoever reads a whole record, or takes one back from a backup, goes through
these: what a later step adds to a record is added here.
"""

from collections.abc import Mapping
from typing import Any, Final

from vault.records import (
    care,
    contacts,
    coverages,
    keeping,
    prescribed,
    relations,
    sharing,
    targets,
    treatments,
    vaccinations,
    wounds,
)
from vault.records.noun import Noun

#: In the order that keeps references whole.
_ALL: Final[tuple[Noun[Any] | str, ...]] = (
    "contact",
    contacts.IDENTIFIER,
    "allergy",
    relations.NOUN,
    coverages.NOUN,
    coverages.ILLNESS,
    sharing.OBJECTION,
    keeping.HOLD,
    targets.NOUN,
    "entry",
    treatments.RENEWAL,
    vaccinations.NOUN,
    "note",
    "measurement",
    "document",
    prescribed.NOUN,
    prescribed.SESSION,
    care.NOUN,
    care.GIVEN,
    wounds.NOUN,
    wounds.STATE,
    wounds.PHOTO,
)
TABLES: Final = tuple(one if isinstance(one, str) else one.table for one in _ALL)
#: Those that are all alike, by their tables.
OF_A_RECORD: Final[Mapping[str, Noun[Any]]] = {one.table: one for one in _ALL if isinstance(one, Noun)}
