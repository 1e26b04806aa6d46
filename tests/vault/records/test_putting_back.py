"""What was taken back comes back as it was: the same id, found again, with what refers to it."""

import pytest

from vault import audit
from vault.records import allergies, history, relations, texts, treatments
from vault.records.allergies import Known
from vault.records.context import Context
from vault.records.errors import UnknownRecord
from vault.records.history import Kind
from vault.records.putting_back import put_back


def test_a_treatment_comes_back_with_its_renewals(context: Context, françoise: str) -> None:
    entry_id = history.add(context, françoise, history.Facts(Kind.TREATMENT, "Metformine"))
    treatments.renew(context, entry_id, "2026-10-12", "2027-01-12")
    history.remove(context, entry_id)
    put_back(context, "entry", entry_id)
    assert [one.id for one in history.of_patient(context.database, françoise)] == [entry_id]
    (renewal,) = treatments.RENEWAL.of_patient(context.database, françoise)
    assert (renewal.facts.entry_id, renewal.facts.until) == (entry_id, "2027-01-12")
    assert [one.record_id for one in texts.find(context.database, "metformine")] == [entry_id]
    assert audit.latest(context.database, 1)[0].operation == "entry.put_back"


def test_the_last_allergy_answers_the_question_again(context: Context, françoise: str) -> None:
    allergy_id = allergies.add(context, françoise, allergies.Facts("Latex"))
    allergies.remove(context, allergy_id)
    put_back(context, "allergy", allergy_id)
    assert allergies.of_patient(context.database, françoise).known is Known.LISTED


def test_what_stands_there_is_not_put_back_twice(context: Context, françoise: str) -> None:
    person_id = relations.add(context, françoise, relations.Relation(relations.Role.TRUSTED, "MARTIN"))
    relations.remove(context, person_id)
    put_back(context, "related_person", person_id)
    assert [one.id for one in relations.of_patient(context.database, françoise)] == [person_id]
    with pytest.raises(UnknownRecord):
        put_back(context, "related_person", person_id)
