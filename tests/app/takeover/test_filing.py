"""A plan in the words of the vault loses nothing on the way."""

from datetime import date
from pathlib import Path

from app.takeover.filing import file_plan
from app.takeover.planning import plan
from vault.records import births, contacts, history, imports, patients

LIST = Path(__file__).parent / "patients-ancien-logiciel.csv"
TODAY = date(2026, 11, 21)


def test_every_row_of_the_list_reaches_the_vault():
    data = LIST.read_bytes()
    filed = file_plan(plan(data, today=TODAY), data)
    assert [source.row for source in filed.rows] == list(range(2, 2014))
    ids = {record.patient_id for record in filed.records}
    assert len(ids) == 1995
    for source in filed.rows:
        assert (source.patient_id is None) == (source.outcome is imports.Outcome.SKIPPED)
        assert source.patient_id is None or source.patient_id in ids
        assert len(source.verbatim) == 19


def test_the_vault_accepts_every_birth_date_and_name_of_the_list():
    data = LIST.read_bytes()
    for record in file_plan(plan(data, today=TODAY), data).records:
        births.proven(record.traits.birth_date, record.traits.birth_date_precision)
        assert record.traits.birth_name
        assert all(point.value for point in record.points)
        assert all(number.value for number in record.numbers)


def test_what_a_row_says_finds_its_place():
    data = (
        b"NOM;NOM_JF;PRENOM;DATE_NAISS;SEXE;N_SECU;TEL;ALLERGIES;ANTECEDENTS;MEDECIN_TRAITANT;NUM\n"
        b'MARTIN;DUPONT;Anne;31/02/1970;2;12;12;Latex (choc);"HTA ; BPCO";Dr Roy;7;extra\n'
    )
    record = file_plan(plan(data, today=TODAY), data).records[0]
    assert (record.traits.birth_name, record.traits.used_name, record.traits.sex) == ("DUPONT", "MARTIN", "F")
    assert record.traits.birth_date == "31/02/1970"
    assert record.traits.birth_date_precision is births.Precision.ODD
    assert [(each.substance, each.reaction) for each in record.listed_allergies] == [("Latex", "choc")]
    assert [number.system for number in record.numbers] == [contacts.NIR, contacts.FORMER_RECORD]
    assert [entry.text for entry in record.entries] == ["HTA", "BPCO", "Dr Roy"]
    assert record.entries[2].kind is history.Kind.TREATING_GP
    assert record.points[0].value == "12"


def test_a_missing_family_name_becomes_a_question_mark():
    data = b"NOM;PRENOM\n;Anne\nMARTIN;Zoe\nMARTIN;Zoe\nMARTIN;Zo\xe9;\n"
    filed = file_plan(plan(data, today=TODAY), data)
    assert [record.traits.birth_name for record in filed.records] == ["?", "MARTIN", "MARTIN"]
    assert filed.rows[2].patient_id == filed.rows[1].patient_id
    assert patients.Mark.DUPLICATE in filed.records[2].marks


def test_a_cell_without_end_is_kept_and_keeps_nobody_waiting():
    """Trying every way to part it took minutes for one cell."""
    blanks = " " * 400_000
    data = f"NOM;PRENOM;ALLERGIES\nMARTIN{blanks}X;Anne;Latex{blanks}X\n".encode()
    record = file_plan(plan(data, today=TODAY), data).records[0]
    assert record.traits.birth_name.split() == ["MARTIN", "X"]
    assert [allergy.substance.split() for allergy in record.listed_allergies] == [["Latex", "X"]]
