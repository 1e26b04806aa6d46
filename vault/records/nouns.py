"""The nouns of a patient's record that are all alike (``noun.Noun``), by the table each stands in.

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

_ALL: Final[tuple[Noun[Any], ...]] = (
    contacts.IDENTIFIER,
    relations.NOUN,
    coverages.NOUN,
    coverages.ILLNESS,
    sharing.OBJECTION,
    keeping.HOLD,
    treatments.RENEWAL,
    vaccinations.NOUN,
    targets.NOUN,
    prescribed.NOUN,
    prescribed.SESSION,
    care.NOUN,
    care.GIVEN,
    wounds.NOUN,
    wounds.STATE,
    wounds.PHOTO,
)
OF_A_RECORD: Final[Mapping[str, Noun[Any]]] = {one.table: one for one in _ALL}
