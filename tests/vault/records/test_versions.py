"""What a record said before is read again: the row, its author, until when."""

from dataclasses import replace

from tests.vault.records import store
from vault.records import history, merging, patients, relations, versions
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


def test_many_versions_of_one_noun_leave_room_for_those_of_another(context: Context, françoise: str) -> None:
    facts = history.Facts(Kind.REMARK, "préfère le matin")
    history.remove(context, history.add(context, françoise, facts))
    person_id = relations.add(context, françoise, Relation(Role.TRUSTED, "MARTIN"))
    for name in ("MARTIN-DUPONT", "DUPONT", "DURAND"):
        relations.change(context, person_id, Relation(Role.TRUSTED, name))
    found = versions.of_patient(context.database, françoise, 2)
    assert [one.table for one in found] == ["related_person", "related_person", "entry"]


def test_what_a_merged_record_said_before_is_read_in_the_one_that_is_kept(
    context: Context, françoise: str
) -> None:
    duplicate = patients.create(context, replace(store.traits(), birth_name="LEFEVRE"))
    patients.set_occupation(context, duplicate, "libraire")
    before = history.Facts(Kind.REMARK, "préfère le matin")
    entry_id = history.add(context, duplicate, before)
    history.change(context, entry_id, replace(before, text="préfère le soir"))
    merging.merge(context, merging.plan(context.database, françoise, duplicate))
    found = versions.of_patient(context.database, françoise, 10)
    assert [one.record_id for one in found if one.table == "entry"] == [entry_id]
    assert {one.record_id for one in found if one.table == "patient"} <= {françoise}
