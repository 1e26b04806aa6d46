"""The patient's copy holds the whole record: no noun of it is forgotten, and no field without a reason."""

from dataclasses import fields, replace
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from app.papers.letterhead import Letterhead
from app.papers.patient_copy import Copied, sheet
from app.papers.told import KEPT_BACK, TOLD
from tests.app.papers.test_ordonnance import HÉLÈNE, PRACTICE, said
from vault.records.allergies import Allergies, Allergy, Certainty, Known, Severity
from vault.records.allergies import Facts as Allergic
from vault.records.contacts import Kind as Reached
from vault.records.contacts import Point
from vault.records.documents_index import DocumentClass
from vault.records.history import Entry, Kind
from vault.records.history import Facts as Sentence
from vault.records.measurements import DIASTOLIC, SYSTOLIC, UNITS, Measurement, Value
from vault.records.noun import Record
from vault.records.nouns import OF_A_RECORD
from vault.records.patients import Patient, Status, Traits
from vault.records.sharing import Disclosed, Disclosure, Way

AT = "2026-11-21T10:00:00Z"
OWNER = "owner"
PATIENT = Patient(
    "p",
    Traits("Lefèvre", "Hélène"),
    Status.VALIDATED,
    "passeport",
    "2026-11-20",
    frozenset(),
    "",
    None,
    "",
    "a",
    AT,
    AT,
)
EMPTY = Copied(
    Letterhead(PRACTICE, HÉLÈNE), "2026-11-22", PATIENT, (), Allergies(Known.NOT_ASKED, None, ()), (), (), (),
    {}, (), (), (), {},
)  # fmt: skip
#: Codes and ids, and what is of a third person.
UNSAID = {
    "identifier": {"original"},
    "related_person": {"phone", "email", "address", "remark", "other_id"},
    "coverage": {"holder_number"},
    "long_term_illness": {"code_system"},
    "renewal": {"paper_id"},
    "vaccination": {"code_system", "code"},
    "received_prescription": {"correspondent_id", "illness_id", "document_id"},
    "care": {"prescription_id"},
    "wound": {"place_x", "place_y"},
    "wound_photo": {"document_id", "scale", "outline", "state_id"},
}


def value(name: str, hint: Any, other: bool = False) -> Any:
    """Something to write into a field, or something else."""
    kinds = get_args(hint) or (hint,)
    kind = next(one for one in kinds if one is not type(None))
    if issubclass(kind, Enum):
        return list(kind)[-2 if other else -1]
    if kind is bool:
        return not other
    if kind is not str:
        return kind(7 if other else 5)
    if name.endswith(("_on", "_at")) or name in ("since", "until"):
        return f"{'2021' if other else '2020'}-02-03"
    return "autre" if other else "mot"


def filled(table: str) -> Any:
    """A value of a noun with something in each of its fields."""
    facts = OF_A_RECORD[table]._facts
    return facts(**{name: value(name, hint) for name, hint in get_type_hints(facts).items()})


def read(table: str, facts: Any) -> str:
    """The copy of a record that holds this one, and what it belongs to."""
    of = TOLD[table].of
    held = {table: [Record("this", "p", replace(facts, **{of: OWNER}) if of else facts, "a", AT, AT)]}
    owner = OF_A_RECORD[table]._within[of] if of else ""
    entries = [Entry(OWNER, "p", Sentence(Kind.TREATMENT, "Amlodipine"), "a", AT, AT)]
    if owner in OF_A_RECORD:
        held[owner] = [Record(OWNER, "p", filled(owner), "a", AT, AT)]
    return said(sheet(replace(EMPTY, entries=entries, nouns=held)))


def test_every_noun_of_a_record_is_told_or_kept_back_for_a_reason() -> None:
    assert set(OF_A_RECORD) == TOLD.keys() | KEPT_BACK
    assert not TOLD.keys() & KEPT_BACK


@pytest.mark.parametrize("table", TOLD)
def test_whatever_it_holds_is_said_but_for_codes_ids_and_third_persons(table: str) -> None:
    whole = filled(table)
    hints = get_type_hints(type(whole))
    for name in (one.name for one in fields(whole) if one.name != TOLD[table].of):
        otherwise = replace(whole, **{name: value(name, hints[name], other=True)})
        told = read(table, otherwise) != read(table, whole)
        assert told == (name not in UNSAID.get(table, ())), name


def test_a_refuted_allergy_is_none_and_the_others_say_how_bad_and_how_sure() -> None:
    facts = (
        Allergic("Pénicilline", "urticaire", Severity.SEVERE, Certainty.CONFIRMED, "2019"),
        Allergic("Iode", certainty=Certainty.REFUTED),
    )
    listed = tuple(Allergy(one.substance, "p", one, "a", AT) for one in facts)
    copy = said(sheet(replace(EMPTY, allergies=Allergies(Known.LISTED, AT, listed))))
    assert "Pénicilline, urticaire, sévère, confirmée, notée le 2019" in copy
    assert "Écartée, n’est pas une allergie : Iode" in copy


def test_measurements_have_their_names_their_range_and_their_source() -> None:
    taken = [
        Value("4548-4", 7.2, "%", low=4, high=6, source="Laboratoire du Val"),
        Value("26464-8", 1_250_000, "/uL", comparator="<"),
    ]
    pressure = [Value(SYSTOLIC, 148, UNITS[SYSTOLIC]), Value(DIASTOLIC, 88, UNITS[DIASTOLIC])]
    measured = [
        *(Measurement(one.code, "p", one, None, None, AT, "a", AT) for one in taken),
        *(Measurement(one.code, "p", one, "panel", None, AT, "a", AT) for one in pressure),
    ]
    copy = said(sheet(replace(EMPTY, measurements=measured)))
    assert "HbA1c\n7,2\u00a0% (référence : 4 à 6, Laboratoire du Val)" in copy
    assert "LOINC 26464-8\n<1250000\u00a0/uL" in copy
    assert "Pression artérielle\n148/88\u00a0mmHg" in copy


def test_who_they_are_how_they_are_reached_and_what_left_stand_in_it() -> None:
    point = Record("c", "p", Point(Reached.PHONE, "06 39 98 41 12", label="le sien"), "a", AT, AT)
    told = Disclosed("Ordonnance", DocumentClass.MEDICAL, Way.PRINTED, "Dr Martin", "suivi")
    gone = Disclosure("d", "p", told, "a", AT)
    known = replace(PATIENT, occupation="Luthière")
    copy = said(sheet(replace(EMPTY, patient=known, contacts=[point], disclosures=[gone])))
    for expected in (
        "Identité validée (VALI), passeport, 20/11/2026",
        "Profession : Luthière",
        "Téléphone : 06 39 98 41 12, le sien",
        "21/11/2026 : Ordonnance, imprimé à Dr Martin (suivi)",
    ):
        assert expected in copy
