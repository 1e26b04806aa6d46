"""The list of an old program, 2,012 rows of fictional patients, against a second, simple reading."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.takeover.drafts import AllergyState, ExistingPatient, MarkKind, PartialDate, Sex
from app.takeover.planning import Plan, plan
from app.takeover.reasons import Reason

LIST = Path(__file__).parent / "patients-ancien-logiciel.csv"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def data() -> bytes:
    return LIST.read_bytes()


@pytest.fixture(scope="module")
def planned(data: bytes) -> Plan:
    return plan(data, today=TODAY)


@pytest.fixture(scope="module")
def rows(data: bytes) -> dict[int, dict[str, str]]:
    """The file as Python's csv module reads it: record number -> cells."""
    records = csv.DictReader(io.StringIO(data.decode("cp1252"), newline=""), delimiter=";")
    return dict(enumerate(records, start=2))


def stored(planned: Plan) -> list[ExistingPatient]:
    return [
        ExistingPatient(
            f"patient-{draft.row}",
            draft.birth_name,
            draft.used_name,
            draft.first_names,
            draft.birth_date.iso if draft.birth_date else "",
            draft.nir,
            (draft.source.digest,),
        )
        for draft in planned.created
    ]


def test_every_row_is_a_patient_merged_into_one_or_in_the_report(planned, rows):
    full = {number: tuple(cells.values()) for number, cells in rows.items() if any(cells.values())}
    assert planned.rows == len(rows) == 2012
    assert len(planned.created) == len(set(full.values())) == 1995
    assert {merge.number for merge in planned.merged} == {
        number for number in full if list(full.values()).index(full[number]) != list(full).index(number)
    }
    assert {skip.number for skip in planned.skipped} == rows.keys() - full.keys()
    numbers = [draft.row for draft in planned.created]
    numbers += [merge.number for merge in planned.merged] + [skip.number for skip in planned.skipped]
    assert sorted(numbers) == sorted(rows)


def test_each_merged_row_says_what_its_patient_says(planned, rows):
    assert len(planned.merged) == 11
    assert all(rows[merge.number] == rows[merge.row] for merge in planned.merged)


def test_each_patient_keeps_its_row_as_it_was_written(planned, rows):
    for draft in planned.created:
        assert dict(zip(draft.source.header, draft.source.fields, strict=True)) == rows[draft.row]


def test_nothing_a_row_says_is_missing_from_its_patient(planned, rows):
    for draft in planned.created:
        cells = rows[draft.row]
        assert draft.record_number == cells["NUM_DOSSIER"]
        assert draft.birth_name == (cells["NOM_JF"] or cells["NOM"])
        assert draft.used_name == (cells["NOM"] if cells["NOM_JF"] else "")
        assert draft.first_names == cells["PRENOM"]
        assert draft.sex == (Sex.MALE if cells["SEXE"] in "M1" else Sex.FEMALE)
        assert draft.nir == cells["N_SECU"].replace(" ", "")
        assert (draft.address.street, draft.address.postcode) == (cells["ADRESSE"], cells["CP"])
        assert draft.address.town == cells["VILLE"]
        assert [phone.original for phone in draft.phones] == [
            cells[name] for name in ("TEL_DOM", "TEL_PORT") if cells[name]
        ]
        assert [email.address for email in draft.emails] == [cells["EMAIL"]] * bool(cells["EMAIL"])
        assert draft.treating_gp == cells["MEDECIN_TRAITANT"]
        assert draft.remarks == cells["REMARQUES"]
        day, month, year = cells["DERNIERE_VISITE"].split("/")
        assert draft.last_visit == PartialDate(int(year), int(month), int(day))


def test_birth_dates_are_those_of_the_file_or_reported(planned, rows):
    reported = {finding.row for finding in planned.reported if "birth" in finding.reason}
    for draft in planned.created:
        text = rows[draft.row]["DATE_NAISS"]
        if draft.row not in reported:
            day, month, year = map(int, text.split("/"))
            assert draft.birth_date == PartialDate(year, month, day)
        elif len(text) == 8 and draft.birth_date:
            assert f"{draft.birth_date.year % 100:02d}" == text[-2:]
            assert draft.birth_date.year <= 2026
        elif text.startswith("00/"):
            assert draft.birth_date == PartialDate(int(text[6:]), int(text[3:5]))
        assert draft.birth_date_text == text


def test_allergies_have_their_three_states(planned, rows):
    states = {
        "": (AllergyState.NOT_ASKED, []),
        "aucune connue": (AllergyState.NONE_KNOWN, []),
        "Pénicilline": (AllergyState.LISTED, [("Pénicilline", "")]),
        "Latex ; iode": (AllergyState.LISTED, [("Latex", ""), ("iode", "")]),
        "Aspirine (œdème de Quincke 2009)": (
            AllergyState.LISTED,
            [("Aspirine", "œdème de Quincke 2009")],
        ),
        "Arachide, fruits à coque": (AllergyState.LISTED, [("Arachide", ""), ("fruits à coque", "")]),
    }
    seen: Counter[str] = Counter()
    for draft in planned.created:
        text = rows[draft.row]["ALLERGIES"]
        said = (draft.allergies.state, [(each.substance, each.reaction) for each in draft.allergies.entries])
        assert said == states[text]
        seen[text] += 1
    assert len(seen) == len(states)


def test_history_becomes_its_entries(planned, rows):
    entries = {
        "": (),
        "Diabète de type 2\nHbA1c 7,2 % en 2024": ("Diabète de type 2", "HbA1c 7,2 % en 2024"),
        "BPCO ; tabac 30 PA": ("BPCO", "tabac 30 PA"),
    }
    for draft in planned.created:
        text = rows[draft.row]["ANTECEDENTS"]
        assert draft.history == entries.get(text, (text,))


def test_every_telephone_has_its_international_form(planned):
    phones = [phone for draft in planned.created for phone in draft.phones]
    assert len(phones) > 3000
    assert all(phone.e164.startswith("+") and len(phone.e164) in (12, 13) for phone in phones)


def test_doubtful_social_security_numbers_are_kept_and_named(planned, rows):
    """The keys, computed here once more; Corsica's letters count as 19 and 18."""
    wrong = set()
    for draft in planned.created:
        number = rows[draft.row]["N_SECU"].replace(" ", "")
        if number:
            digits = number[:13].replace("2A", "19").replace("2B", "18")
            if (int(digits) + int(number[13:])) % 97:
                wrong.add(draft.row)
    assert len(wrong) == 32
    assert {f.row for f in planned.reported if f.reason is Reason.NIR_KEY} == wrong
    assert sum(draft.nir[5:7] in ("2A", "2B") for draft in planned.created) == 99


def test_odd_values_are_reported_with_the_text_to_look_for(planned, rows):
    found = Counter(finding.reason for finding in planned.reported)
    assert found[Reason.EMPTY_ROW] == 6
    assert found[Reason.DOUBLED_ROW] == 11
    assert found[Reason.BAD_BIRTH_DATE] == 6
    assert found[Reason.NO_BIRTH_DATE] == 4
    assert found[Reason.BIRTH_DATE_PARTIAL] == 9
    for finding in planned.reported:
        if finding.reason is Reason.BAD_BIRTH_DATE:
            assert finding.value == rows[finding.row]["DATE_NAISS"] == "31/02/1970"


def test_homonyms_are_created_and_marked_on_both_sides(planned):
    by_row = {draft.row: draft for draft in planned.created}
    marked = [draft for draft in planned.created if draft.marks]
    assert sum(finding.reason is Reason.HOMONYM for finding in planned.reported) >= 39
    for draft in marked:
        for mark in draft.marks:
            other = by_row[mark.row]
            assert mark.kind is MarkKind.HOMONYM
            assert draft.birth_date != other.birth_date
            assert any(back.row == draft.row for back in other.marks)


def test_the_same_file_a_second_time_makes_nobody(data, planned):
    again = plan(data, stored(planned), today=TODAY)
    assert (len(again.created), len(again.merged), len(again.skipped)) == (0, 2006, 6)
    assert all(merge.patient for merge in again.merged)


def test_the_same_list_saved_otherwise_makes_nobody(data, planned, rows):
    """Other columns' order, delimiter, encoding and line ends, as a spreadsheet would save it."""
    text = io.StringIO(newline="")
    names = list(reversed(planned.header))
    writer = csv.DictWriter(text, names, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows.values())
    again = plan(text.getvalue().encode("utf-16"), stored(planned), today=TODAY)
    assert (len(again.created), len(again.merged), len(again.skipped)) == (0, 2006, 6)
