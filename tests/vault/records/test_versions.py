"""What a record said before is read again: the row, its author, until when."""

from dataclasses import replace

from vault.records import history, relations, versions
from vault.records.context import Context
from vault.records.history import Kind
from vault.records.noun import facts_of
from vault.records.relations import Relation, Role


def test_the_latest_of_what_was_said_otherwise_or_taken_back(context: Context, françoise: str) -> None:
    before = history.Facts(Kind.TREATMENT, "Metformine", "500 mg")
    entry_id = history.add(context, françoise, before)
    history.change(context, entry_id, replace(before, detail="1000 mg"))
    person = Relation(Role.TRUSTED, "MARTIN", authority=True)
    person_id = relations.add(context, françoise, person)
    relations.remove(context, person_id)
    removed, changed = versions.of_patient(context.database, françoise, 10)
    assert (removed.table, removed.record_id) == ("related_person", person_id)
    assert facts_of(Relation, removed.columns) == person
    assert facts_of(history.Facts, changed.columns) == before
    assert changed.columns["author_id"] == context.author_id
    assert changed.kept_at <= removed.kept_at
    assert versions.of_patient(context.database, françoise, 1) == [removed]
