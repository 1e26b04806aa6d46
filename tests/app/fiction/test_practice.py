"""The fictional practice: repeatable, coherent, believable, and nobody's."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from stdnum.fr import nir

from app.fiction import (
    AllergyState,
    DocumentClass,
    FictionalPatient,
    NoteKind,
    Sex,
    practice,
)
from app.fiction.agenda import age_in_years, is_open

TODAY = date(2026, 11, 21)
SEED = 7


@pytest.fixture(scope="module")
def patients() -> list[FictionalPatient]:
    return list(practice(SEED, 400, TODAY).patients())


def digest(patients: Iterable[FictionalPatient]) -> str:
    return hashlib.sha256("\n".join(map(repr, patients)).encode()).hexdigest()


def named(patients: list[FictionalPatient], name: str) -> list[FictionalPatient]:
    return [patient for patient in patients if patient.shown_name == name]


def test_a_seed_tells_the_same_practice_twice(patients):
    assert digest(practice(SEED, 400, TODAY).patients()) == digest(patients)


def test_the_dice_fall_as_they_always_did():
    """Pinned, so that Python 3.11 to 3.14 and every system are seen to agree."""
    first = next(practice(SEED, 1, TODAY).patients())
    assert first.shown_name == "LEFÈVRE Françoise"
    assert [round(each.value, 1) for each in first.measurements[:6]] == [6, 3, 159, 86, 61, 37.2]


def test_another_seed_tells_another_practice(patients):
    assert digest(practice(SEED + 1, 400, TODAY).patients()) != digest(patients)


def test_a_smaller_practice_is_the_beginning_of_a_larger_one(patients):
    assert digest(practice(SEED, 60, TODAY).patients()) == digest(patients[:60])


def test_as_many_patients_as_asked_each_with_a_reference_of_its_own(patients):
    assert len({patient.reference for patient in patients}) == 400
    assert list(practice(SEED, 0, TODAY).patients()) == []


def test_too_many_patients_are_refused():
    with pytest.raises(ValueError):
        practice(SEED, 100_001, TODAY)


@pytest.mark.parametrize("mean", [1.0, 9.0, 25.0])
def test_the_notes_asked_for_are_about_the_notes_given(mean):
    notes = sum(len(patient.notes) for patient in practice(SEED, 600, TODAY, mean).patients())
    assert 0.8 * mean < notes / 600 < 1.25 * mean


def test_nobody_shares_a_social_security_number_and_every_key_is_right(patients):
    numbers = [patient.nir for patient in patients if patient.nir]
    assert len(set(numbers)) == len(numbers) > 300
    assert all(nir.is_valid(number) for number in numbers)


def test_no_number_can_be_a_living_persons(patients):
    """INSEE gives order numbers up to 990."""
    assert all(int(patient.nir[10:13]) > 990 for patient in patients if patient.nir)


def test_namesakes_have_other_birth_dates(patients):
    names = Counter(patient.shown_name for patient in patients)
    for name in (name for name, count in names.items() if count > 1):
        births = [patient.born_on for patient in named(patients, name)]
        assert len(set(births)) == len(births)
    assert sum(count > 1 for count in names.values()) >= 4


def test_the_featured_people_are_there(patients):
    shown = {patient.shown_name for patient in patients}
    assert {"ŒUVRARD Hélène", "LEFÈVRE Françoise", "COLONNA D'ISTRIA Ghjulia", "L'HOSTIS Kévin"} <= shown
    father, son = named(patients, "DE SAINT-AUBIN Charles-Henri")[:2]
    assert father.address == son.address
    assert father.born_on != son.born_on


def test_twins_share_a_birth_date_and_nothing_of_a_first_name(patients):
    maël, nolwenn = named(patients, "LE GOFF Maël")[0], named(patients, "LE GOFF Nolwenn")[0]
    assert maël.born_on == nolwenn.born_on
    assert maël.rights_nir == nolwenn.rights_nir is not None


def test_there_are_infants_and_a_centenarian(patients):
    ages = [age_in_years(patient.born_on, TODAY) for patient in patients]
    assert min(ages) == 0
    assert max(ages) >= 101


def test_some_birth_dates_are_known_in_part_only_and_all_agree_with_the_story(patients):
    assert any(patient.birth_date.month is None for patient in patients)
    for patient in patients:
        known = patient.birth_date
        assert known.year == patient.born_on.year
        assert known.month in (None, patient.born_on.month)
        assert known.day in (None, patient.born_on.day)


def test_phones_are_of_the_ranges_kept_for_fiction_and_mails_reach_nobody(patients):
    for patient in patients:
        assert all(phone.startswith(("06 39 98", "02 61 91", "01 99 00")) for phone in patient.phones)
        assert patient.email is None or re.fullmatch(r"[a-z0-9.-]+@exemple\.fr", patient.email)


def test_all_three_states_of_allergies_are_met(patients):
    assert {patient.allergy_state for patient in patients} == set(AllergyState)
    for patient in patients:
        assert (patient.allergy_state is AllergyState.LISTED) == bool(patient.allergies)


def test_every_note_is_after_birth_and_before_today(patients):
    for patient in patients:
        for note in patient.notes:
            assert patient.born_on < note.care_at.date() < TODAY
            assert note.care_at <= note.written_at
            assert note.written_at.date() < TODAY


def test_nobody_is_seen_on_a_sunday_a_holiday_or_at_night(patients):
    for patient in patients:
        for note in patient.notes:
            assert is_open(note.care_at.date()), note
            assert 8 <= note.care_at.hour < 19, note


def test_notes_measures_and_documents_stand_in_order_of_time(patients):
    for patient in patients:
        for moments in (
            [note.care_at for note in patient.notes],
            [measure.taken_at for measure in patient.measurements],
            [document.received_at for document in patient.documents],
        ):
            assert moments == sorted(moments)


def test_every_measure_belongs_to_a_note_that_says_it(patients):
    for patient in patients:
        notes = {note.care_at: note for note in patient.notes}
        for measure in patient.measurements:
            assert measure.taken_at in notes


def test_only_women_of_an_age_to_bear_children_are_pregnant(patients):
    expecting = [
        (patient, note) for patient in patients for note in patient.notes if "grossesse" in note.title
    ]
    assert len(expecting) > 20
    for patient, note in expecting:
        assert patient.sex is Sex.FEMALE
        assert 17 <= age_in_years(patient.born_on, note.care_at.date()) <= 49


def test_children_are_weighed_and_grown_ups_are_not_vaccinated_as_infants(patients):
    for patient in patients:
        for note in patient.notes:
            if note.title.startswith("Examen d"):
                assert age_in_years(patient.born_on, note.care_at.date()) <= 16


def test_nobody_allergic_to_penicillin_is_given_amoxicillin():
    for patient in practice(SEED, 1500, TODAY).patients():
        if any(allergy.substance in ("Pénicilline", "Amoxicilline") for allergy in patient.allergies):
            assert not any(
                "amoxicilline" in note.body.lower() for note in patient.notes if not note.entered_in_error
            )


def test_a_treated_pressure_falls(patients):
    """The first three pressures after the diagnosis are higher than the last three, in nearly everybody."""
    falls = []
    for patient in patients:
        series = [each.value for each in patient.measurements if each.loinc == "8480-6"]
        if any(problem.label == "HTA" for problem in patient.problems) and len(series) >= 8:
            falls.append(sum(series[:3]) > sum(series[-3:]))
    assert len(falls) > 15
    assert sum(falls) > 0.9 * len(falls)


def test_some_notes_are_drafts_some_have_addenda_and_some_were_entered_in_error(patients):
    notes = [note for patient in patients for note in patient.notes]
    assert 0 < sum(note.signed_at is None for note in notes) < 25
    assert any(note.addenda for note in notes)
    for note in notes:
        assert all(note.written_at < addendum.written_at for addendum in note.addenda)
        if note.entered_in_error:
            assert note.entered_in_error.reason
            assert note.signed_at
            assert note.entered_in_error.marked_at > note.signed_at


def test_notes_are_of_every_kind(patients):
    assert {note.kind for patient in patients for note in patient.notes} == set(NoteKind)


def test_notes_read_as_a_doctor_types_them(patients):
    bodies = [note.body for patient in patients for note in patient.notes]
    assert all(body and "  " not in body and ".." not in body and "None" not in body for body in bodies)
    assert not any(re.search(r"\{|\}|\d\.\d", body) for body in bodies)
    assert len(set(bodies)) > 0.6 * len(bodies)


def test_documents_are_files_that_open(patients):
    seen: Counter[str] = Counter()
    for patient in patients:
        for document in patient.documents:
            seen[document.media_type] += 1
            if seen[document.media_type] > 25:
                continue
            content = document.content()
            assert content == document.content()
            if document.media_type == "application/pdf":
                assert_page_says(content, "Document fictif")
            elif document.media_type == "text/plain":
                assert "Document fictif" in content.decode()
            else:
                Image.open(BytesIO(content)).verify()
    assert min(seen[kind] for kind in ("application/pdf", "image/jpeg", "image/png", "text/plain")) > 3


def assert_page_says(content: bytes, text: str) -> None:
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 1
        page = pdf[0].get_textpage()
        said = page.get_text_range()
        page.close()
        assert text in said


def test_a_laboratory_page_spells_accents_right(patients):
    helene = named(patients, "ŒUVRARD Hélène")[0]
    report = next(each for each in helene.documents if each.title.startswith("Biologie"))
    assert_page_says(report.content(), "Mme ŒUVRARD Hélène, née le")


def test_documents_come_after_birth_and_before_today_in_both_classes(patients):
    documents = [(patient, document) for patient in patients for document in patient.documents]
    assert {document.document_class for _, document in documents} == set(DocumentClass)
    for patient, document in documents:
        assert patient.born_on < document.dated <= document.received_at.date() < TODAY


@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2026, 1, 1), date(2027, 12, 31), date(2030, 5, 12)]
)
def test_any_day_can_be_today(today):
    for patient in practice(SEED, 120, today).patients():
        assert all(note.care_at.date() < today for note in patient.notes)
        assert patient.born_on < today - timedelta(days=7)
