"""Who could be taken for whom, and which mark says so: one rule for the list, the form and an import.

Two marks, and never the one for the other (RNIV). Homonyms are different
people: the same names and births that cannot be one, or twins, whom the first
name alone tells apart. A possible duplicate may be one person written down
twice: the same names and births that may be the same day, or the same day and
names that differ by a letter. Two records are never merged for that, since
only the practitioner can tell. A mark is always borne by both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final

from vault import search
from vault.database import Database
from vault.records import contacts, patients
from vault.records.births import Precision
from vault.records.context import Context
from vault.records.patients import Listed, Mark, Traits

#: In the access log: a patient was marked because another one was written down who could be taken for them.
FOUND: Final = {Mark.HOMONYM: "patient.homonym_found", Mark.DUPLICATE: "patient.duplicate_found"}

AS_GOOD_AS_EQUAL: Final = 90.0

_NAMELESS: Final = "(folded_birth_name = '' AND folded_used_name = '')"


class Likeness(StrEnum):
    """Why somebody may be the same person, the strongest first."""

    SAME_TRAITS = "same_traits"
    SAME_BIRTH = "same_birth"
    SAME_NAMES = "same_names"


@dataclass(frozen=True, slots=True)
class Somebody:
    """What is compared: folded names, the birth date (ISO, whole, partial or ''), 13 signs of the NIR."""

    families: frozenset[str]
    #: A list gives one first name where the civil register has three: any of them may stand there.
    firsts: frozenset[str]
    born: str
    nir: str = ""

    @property
    def named(self) -> frozenset[tuple[str, str]]:
        """Every way this person may be called, family name first."""
        return frozenset(product(self.families or {""}, self.firsts or {""}))


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Somebody who may be the same person, and what tells them apart on a list."""

    patient_id: str
    traits: Traits
    likeness: Likeness
    listed: Listed


def mark_for(one: Somebody, other: Somebody) -> Mark | None:
    """The mark both must bear, or None where nobody would take the one for the other."""
    if one.named & other.named:
        return Mark.DUPLICATE if _may_be_one(one, other) else Mark.HOMONYM
    if one.born != other.born or len(one.born) < len("1968-03-12"):
        return None
    if _misspelt(one.named, other.named):
        return Mark.DUPLICATE
    return Mark.HOMONYM if one.families & other.families else None


def somebody(traits: Traits, nir: str = "") -> Somebody:
    """The person these traits are of. An odd date is of no calendar of ours: it contradicts none."""
    firsts = traits.birth_first_name, traits.all_first_names, traits.used_first_name
    born = "" if traits.birth_date_precision is Precision.ODD else traits.birth_date
    return Somebody(folded((traits.birth_name, traits.used_name)), folded(firsts), born, nir[:13])


def folded(names: Iterable[str]) -> frozenset[str]:
    """The names there are, as they are compared."""
    return frozenset(name for name in map(search.fold_name, names) if name)


def _may_be_one(one: Somebody, other: Somebody) -> bool:
    if one.nir and one.nir == other.nir:
        return True
    two_numbers = bool(one.nir and other.nir)
    if not (one.born and other.born):
        return not two_numbers
    return _compatible(one.born, other.born) or (_slip(one.born, other.born) and not two_numbers)


def _compatible(one: str, other: str) -> bool:
    """Whether both may be the same day; what is unknown contradicts nothing."""
    return one.startswith(other) or other.startswith(one)


def _slip(one: str, other: str) -> bool:
    """Day and month exchanged, or the century misread."""
    (year, *mine), (other_year, *theirs) = one.split("-"), other.split("-")
    if len(mine) < 2 or len(theirs) < 2:
        return False
    exchanged = year == other_year and mine == theirs[::-1]
    return exchanged or (mine == theirs and abs(int(year) - int(other_year)) == 100)


def _misspelt(mine: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]]) -> bool:
    """Names that differ by a letter, or stand in each other's place."""
    # Loaded with the first such pair: a session that creates nobody starts sooner without it.
    from rapidfuzz.fuzz import token_sort_ratio

    return any(
        token_sort_ratio(" ".join(one), " ".join(other)) >= AS_GOOD_AS_EQUAL
        for one, other in product(mine, theirs)
    )


def lookalikes(database: Database, traits: Traits) -> list[Lookalike]:
    """Who may already be this person, the likeliest first: same birth and three letters, or same names."""
    judged = ((each, other, _likeness(traits, other)) for each, other in _candidates(database, traits))
    alike = [
        Lookalike(each, other, why, patients.listed_one(database, each)) for each, other, why in judged if why
    ]
    return sorted(alike, key=lambda one: (list(Likeness).index(one.likeness), patients.sort_key(one.traits)))


def taken_for(database: Database, patient_id: str) -> dict[str, Mark]:
    """Everybody who could be taken for this patient, and the mark both must bear. Raises UnknownRecord."""
    traits = patients.get(database, patient_id).traits
    mine = somebody(traits, _nir(database, patient_id))
    found: dict[str, Mark] = {}
    for each, other in _candidates(database, traits):
        mark = mark_for(mine, somebody(other, _nir(database, each))) if each != patient_id else None
        if mark:
            found[each] = mark
    return found


def mark_alike(context: Context, patient_id: str) -> list[str]:
    """Mark a patient and whoever could be taken for them, each other's way; the ids of those others.

    Logged for those too who bore the mark already: there is one more reason for it.
    """
    alike = taken_for(context.database, patient_id)
    for mark in sorted(set(alike.values())):
        for each in [patient_id, *(other for other, why in alike.items() if why is mark)]:
            with context.writing(FOUND[mark], each):
                patients.add_marks(context, each, {mark})
    return list(alike)


def _likeness(one: Traits, other: Traits) -> Likeness | None:
    mine, theirs = somebody(one), somebody(other)
    same_names = bool(mine.named & theirs.named)
    same_birth = one.birth_date == other.birth_date != ""
    if not same_birth:
        return Likeness.SAME_NAMES if same_names else None
    if same_names:
        return Likeness.SAME_TRAITS
    return Likeness.SAME_BIRTH if _beginnings(mine) & _beginnings(theirs) else None


def _beginnings(of: Somebody) -> set[str]:
    return {name[:3] for name in of.families}


def _candidates(database: Database, traits: Traits) -> list[tuple[str, Traits]]:
    """Born the same day, or perhaps of the same names, one of which may no longer be in use."""
    families = tuple(somebody(traits).families)
    among = ", ".join("?" * len(families))
    # Who has no family name is compared with others who have none.
    named = f"folded_birth_name IN ({among}) OR folded_used_name IN ({among})" if families else _NAMELESS
    found = database.rows(
        f"""
        SELECT id, {patients.TRAITS}
          FROM patient
         WHERE ((birth_date = ? AND birth_date <> '') OR {named})
           AND merged_into IS NULL
        """,
        (traits.birth_date, *families, *families),
    )
    return [(str(row[0]), patients.traits_of(row[1:])) for row in found]


def _nir(database: Database, patient_id: str) -> str:
    value = database.value(
        """
        SELECT value FROM identifier
         WHERE patient_id = ? AND system IN (?, ?, ?, ?) AND removed_at IS NULL AND length(value) IN (13, 15)
         ORDER BY system, rowid
        """,
        (patient_id, *contacts.SOCIAL_SECURITY),
    )
    return str(value or "")
