"""Every noun of a record is held against today's, said in a line, and comes with what it belongs to."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from ui.workspace import comparing
from ui.workspace.comparing import Fate, Noun
from ui.workspace.past_record import _Words
from ui.workspace.store import Record
from vault.records import nouns, patients, prescribed, targets, vaccinations, wounds
from vault.records.allergies import Allergies, Known
from vault.records.noun import Record as Written

RECEIVED = prescribed.Received("Dr Vey", "Rééducation du genou", "2026-03-01")
SESSION = prescribed.Session("received", "2026-03-02T10:00:00Z")


def _written(record_id: str, facts: object) -> Written[Any]:
    return Written(record_id, "p", facts, "a", "", "")


def _record(**held: list[Written[Any]]) -> Record:
    patient: Any = object.__new__(patients.Patient)
    return Record(patient, (), Allergies(Known.NOT_ASKED, None, ()), (), (), (), (), {}, nouns=held)


def test_a_noun_that_is_gone_or_changed_is_told_from_one_that_is_the_same():
    then = _record(
        received_prescription=[_written("received", RECEIVED)], session_given=[_written("one", SESSION)]
    )
    now = _record(received_prescription=[_written("received", replace(RECEIVED, acts="Marche"))])
    found = {pair.noun: pair.fate for pair in comparing.compared(then, now, {})}
    assert found == {Noun.PRESCRIPTION: Fate.CHANGED, Noun.SESSION: Fate.MISSING}


def test_what_is_taken_back_alone_brings_what_it_belongs_to():
    then = _record(
        received_prescription=[_written("received", RECEIVED)], session_given=[_written("one", SESSION)]
    )
    pairs = comparing.compared(then, None, {})
    [session] = [pair for pair in pairs if pair.noun is Noun.SESSION]
    assert [pair.noun for pair in comparing.with_what_they_need([session], pairs)] == [
        Noun.PRESCRIPTION,
        Noun.SESSION,
    ]


@pytest.mark.parametrize(
    ("facts", "said", "beneath"),
    [
        (RECEIVED, "Dr Vey · Rééducation du genou", "01/03/2026"),
        (SESSION, "02/03/2026", ""),
        (vaccinations.Vaccination("Boostrix", "2026-03"), "Boostrix", "03/2026"),
        (targets.Target("29463-7", "kg", high=80.0, since="2026"), "Poids ≤\xa080 kg", "2026"),
        (wounds.Wound("Escarre", "talon"), "Escarre · talon", ""),
    ],
)
def test_any_noun_is_said_in_a_line(qapp, appearance, facts, said, beneath):
    here = QObject()
    words = _Words(here)
    one = _written("x", facts)
    assert (words.one(one), words.beneath(one)) == (said, beneath)


def test_every_noun_of_a_record_is_compared_under_a_heading(qapp, appearance):
    here = QObject()
    assert set(nouns.OF_A_RECORD) <= {noun.value for noun in Noun}
    assert all(_Words(here).noun(noun) for noun in Noun)
