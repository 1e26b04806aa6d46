"""A plan reaches the vault whole, and whoever was there already is warned of too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.finder import Finder
from app.takeover import storing
from tests.vault.records import store
from vault.records import contacts, imports, patients
from vault.records.context import Context
from vault.records.patients import Mark

LIST = Path(__file__).parent / "patients-ancien-logiciel.csv"
TODAY = date(2026, 11, 21)
HEADER = "NOM;PRENOM;DATE_NAISS;SEXE;N_SECU\n"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = store.new_context(tmp_path / "records.db")
    yield made
    made.database.close()


def take_over(context: Context, rows: str) -> imports.Batch:
    data = (HEADER + rows).encode()
    return storing.store(context, storing.planned(context.database, data, today=TODAY), data)


def marks_of(context: Context, name: str) -> list[frozenset[Mark]]:
    return [each.marks for each in store.everyone(context.database) if each.birth_name == name]


def test_the_old_list_is_in_the_vault_row_by_row_and_a_second_time_changes_nobody(context):
    data = LIST.read_bytes()
    made = storing.planned(context.database, data, today=TODAY)
    batch = storing.store(context, made, data)
    assert (batch.rows, batch.created, batch.merged, batch.skipped) == (
        made.rows,
        len(made.created),
        len(made.merged),
        len(made.skipped),
    )
    before = store.everyone(context.database)
    again = storing.planned(context.database, data, today=TODAY)
    assert (len(again.created), len(again.merged)) == (0, batch.created + batch.merged)
    storing.store(context, again, data)
    assert store.everyone(context.database) == before


def test_the_first_that_are_read_are_the_first_of_the_finder(context):
    """What is painted before everyone is read stays when they are, months and gaps in dates too."""
    data = LIST.read_bytes()
    storing.store(context, storing.planned(context.database, data, today=TODAY), data)
    for one in store.everyone(context.database)[:40:3]:
        patients.archive(context, one.id)
    everyone = Finder(store.everyone(context.database)).find("")
    for limit in (1, 200, 5000):
        read = patients.last_seen(context.database, limit)
        assert (read.first, read.total) == (list(everyone.patients[:limit]), everyone.total)


def test_a_stored_patient_is_marked_when_a_homonym_arrives(context):
    take_over(context, "MARTIN;Anne Marie;12/03/1968;F;\n")
    assert marks_of(context, "MARTIN") == [frozenset()]
    take_over(context, "MARTIN;Anne Marie;01/09/2001;F;\n")
    assert marks_of(context, "MARTIN") == [frozenset({Mark.HOMONYM})] * 2


def test_a_mark_that_a_stored_patient_bears_already_stays(context):
    take_over(context, "MARTIN;Anne;12/03/1968;F;\n")
    [patient] = store.everyone(context.database)
    patients.set_marks(context, patient.id, {Mark.DOUBTFUL})
    take_over(context, "MARTIN;Anne;12/03/1968;F;268037512345621\n")
    marked = patients.get(context.database, patient.id).marks
    assert marked == {Mark.DOUBTFUL, Mark.DUPLICATE}


def test_an_undone_import_leaves_no_mark_on_those_who_were_there(context):
    take_over(context, "MARTIN;Anne;12/03/1968;F;\n")
    before = store.everyone(context.database)
    batch = take_over(context, "MARTIN;Anne;01/09/2001;F;\nMARTIN;Anne;12/03/1968;F;268037512345621\n")
    assert marks_of(context, "MARTIN")[0] == {Mark.HOMONYM, Mark.DUPLICATE}
    imports.undo(context, batch.id)
    assert store.everyone(context.database) == before


@pytest.mark.parametrize("system", contacts.SOCIAL_SECURITY)
def test_a_number_is_compared_under_whatever_system_it_was_written(context, system):
    patient_id = patients.create(context, store.traits("MARTIN", "Anne"))
    contacts.IDENTIFIER.add(context, patient_id, contacts.Number(system, "268037512345621"))
    [known] = storing.existing(context.database)
    assert known.nir == "268037512345621"


def test_every_name_somebody_bears_is_known_to_a_plan(context):
    patients.create(context, replace(store.traits("MARTIN", "Anne"), used_first_name="Zaza"))
    [known] = storing.existing(context.database)
    assert (known.first_name, known.used_first_name) == ("Anne", "Zaza")


def test_a_number_that_is_none_is_kept_but_compares_to_nobody(context):
    take_over(context, "MARTIN;Anne;12/03/1968;F;12\n")
    [patient] = storing.existing(context.database)
    assert patient.nir == ""
    assert contacts.IDENTIFIER.of_patient(context.database, patient.id)[0].facts.value == "12"


def test_what_is_said_of_the_header_is_reported_as_row_1_and_no_row_of_the_vault(context):
    data = b"NOM;PRENOM;DATE_NAISS;SEXE;LUBIE\nMARTIN;Anne;12/03/1968;F;tricot\n"
    made = storing.planned(context.database, data, today=TODAY)
    facts = storing.report(made)
    reported = facts["reported"]
    assert isinstance(reported, list)
    assert {"row": 1, "reason": "column_not_taken", "value": "LUBIE"} in reported
    storing.store(context, made, data)
    assert context.database.rows("SELECT row FROM source_row") == [(2,)]


def test_a_used_name_alone_needs_no_question_mark(context):
    data = b"NOM;NOM_JF;PRENOM;DATE_NAISS;SEXE\nMARTIN;;Anne;12/03/1968;F\n"
    storing.store(context, storing.planned(context.database, data, today=TODAY), data)
    assert "?" not in [each.birth_name for each in store.everyone(context.database)]


def test_a_plan_that_cannot_be_written_whole_leaves_nothing(context, monkeypatch):
    take_over(context, "MARTIN;Anne;12/03/1968;F;\n")
    data = (HEADER + "MARTIN;Anne;01/09/2001;F;\n").encode()
    made = storing.planned(context.database, data, today=TODAY)

    def refuses(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(patients, "add_marks", refuses)
    with pytest.raises(RuntimeError):
        storing.store(context, made, data)
    assert len(store.everyone(context.database)) == 1
