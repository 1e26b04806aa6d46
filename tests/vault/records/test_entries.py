"""Allergies, history, contacts, measurements, documents, practice: each with its earlier versions."""

import pytest
import sqlcipher3

from tests.vault.records import store
from vault import search
from vault.errors import InvalidInput
from vault.records import (
    allergies,
    contacts,
    correspondents,
    coverages,
    documents_index,
    history,
    measurements,
    practice,
    rows,
)
from vault.records.allergies import Certainty, Known, Severity
from vault.records.documents_index import DocumentClass, Label
from vault.records.errors import UnknownRecord

PENICILLIN = allergies.Facts("Pénicilline", "œdème de Quincke", Severity.SEVERE, Certainty.CONFIRMED, "2009")
LATEX = allergies.Facts("Latex", "urticaire")


class TestAllergies:
    """Three states, never confused."""

    def test_nobody_has_asked_at_first(self, database, françoise):
        answer = allergies.of_patient(database, françoise)
        assert answer == allergies.Allergies(Known.NOT_ASKED, None, ())

    def test_none_known_is_an_answer_with_a_date(self, context, françoise):
        allergies.set_none_known(context, françoise)
        answer = allergies.of_patient(context.database, françoise)
        assert (answer.known, answer.asked_at is not None) == (Known.NONE_KNOWN, True)

    def test_the_severe_ones_come_first(self, context, françoise):
        allergies.set_none_known(context, françoise)
        allergies.add(context, françoise, LATEX)
        allergies.add(context, françoise, PENICILLIN)
        answer = allergies.of_patient(context.database, françoise)
        assert answer.known is Known.LISTED
        assert [allergy.facts for allergy in answer.listed] == [PENICILLIN, LATEX]

    def test_none_known_is_refused_while_some_are_listed(self, context, françoise):
        allergies.add(context, françoise, LATEX)
        with pytest.raises(InvalidInput):
            allergies.set_none_known(context, françoise)

    def test_a_change_keeps_what_was_said(self, context, françoise):
        allergy_id = allergies.add(context, françoise, LATEX)
        allergies.change(context, allergy_id, PENICILLIN)
        assert [one.facts for one in allergies.of_patient(context.database, françoise).listed] == [PENICILLIN]
        assert [old["substance"] for old in rows.earlier(context.database, allergy_id)] == ["Latex"]

    def test_the_last_one_gone_nobody_has_asked(self, context, françoise):
        first, second = (allergies.add(context, françoise, facts) for facts in (LATEX, PENICILLIN))
        allergies.remove(context, first)
        assert allergies.of_patient(context.database, françoise).known is Known.LISTED
        allergies.remove(context, second)
        assert allergies.of_patient(context.database, françoise).known is Known.NOT_ASKED

    def test_an_allergy_to_nothing_is_refused(self, context, françoise):
        with pytest.raises(InvalidInput):
            allergies.add(context, françoise, allergies.Facts(" "))

    def test_nobody_cannot_be_allergic(self, context):
        with pytest.raises(UnknownRecord):
            allergies.add(context, "0" * 32, LATEX)


class TestHistory:
    """Sentences with their kind and dates."""

    def test_entries_are_told_apart_by_their_kind(self, context, françoise):
        asthma = history.Facts(history.Kind.MEDICAL, "Asthme", since="1975")
        doctor = history.Facts(history.Kind.TREATING_GP, "Dr Berthelot", detail="04 73 43 60 04")
        for facts in (asthma, doctor):
            history.add(context, françoise, facts)
        found = history.of_patient(context.database, françoise)
        assert [entry.facts for entry in found] == [asthma, doctor]
        medical = history.of_patient(context.database, françoise, history.HISTORY)
        assert [entry.facts for entry in medical] == [asthma]
        assert store.operations(context)[-2:] == ["medical.added", "treating_gp.added"]

    def test_a_change_is_found_and_its_earlier_text_is_not(self, context, françoise):
        entry_id = history.add(context, françoise, history.Facts(history.Kind.REMARK, "Digicode"))
        history.change(context, entry_id, history.Facts(history.Kind.REMARK, "Interphone", until="2026"))
        assert history.get(context.database, entry_id).facts.text == "Interphone"
        assert search.find(context.database, "digicode") == []
        assert [hit.record_id for hit in search.find(context.database, "interphone")] == [entry_id]
        assert [old["text"] for old in rows.earlier(context.database, entry_id)] == ["Digicode"]

    def test_a_removed_entry_is_kept_and_not_found(self, context, françoise):
        entry_id = history.add(context, françoise, history.Facts(history.Kind.PROBLEM, "HTA"))
        history.remove(context, entry_id)
        assert history.of_patient(context.database, françoise) == []
        assert search.find(context.database, "hta") == []
        assert [old["text"] for old in rows.earlier(context.database, entry_id)] == ["HTA"]

    def test_an_empty_entry_is_refused(self, context, françoise):
        with pytest.raises(InvalidInput):
            history.add(context, françoise, history.Facts(history.Kind.REMARK, ""))


class TestContacts:
    """Where to reach a patient, and under which numbers others know them."""

    def test_contacts_come_back_as_written_and_change_and_go(self, context, françoise):
        point = contacts.Point(
            contacts.Kind.PHONE,
            "0612345678",
            "+33 6 12 34 56 78",
            "sa fille",
            "2026-11-16",
            not_for_results=True,
        )
        contact_id = contacts.add(context, françoise, point)
        assert [one.facts for one in contacts.of_patient(context.database, françoise)] == [point]
        mail = contacts.Point(contacts.Kind.EMAIL, "f.lefevre@exemple.fr")
        contacts.change(context, contact_id, mail)
        assert [one.facts for one in contacts.of_patient(context.database, françoise)] == [mail]
        contacts.remove(context, contact_id)
        assert contacts.of_patient(context.database, françoise) == []
        assert len(rows.earlier(context.database, contact_id)) == 2

    def test_a_number_is_kept_with_its_system_and_as_it_was_typed(self, context, françoise):
        nir = contacts.Number(contacts.NIR, "268037511234567", "2 68 03 75 112 345 67")
        first = contacts.IDENTIFIER.add(context, françoise, nir)
        assert [one.facts for one in contacts.IDENTIFIER.of_patient(context.database, françoise)] == [nir]
        contacts.IDENTIFIER.remove(context, first)
        assert not contacts.IDENTIFIER.of_patient(context.database, françoise)

    def test_an_empty_contact_is_refused(self, context, françoise):
        with pytest.raises(InvalidInput):
            contacts.add(context, françoise, contacts.Point(contacts.Kind.PHONE, " "))


class TestMeasurements:
    """A number, its unit, its code, and the words it was read from."""

    def test_two_values_of_one_panel_belong_together(self, context, françoise):
        values = [
            measurements.Value(measurements.SYSTOLIC, 148, "mm[Hg]", "TA 148/88"),
            measurements.Value(measurements.DIASTOLIC, 88, "mm[Hg]", "TA 148/88"),
        ]
        measurements.add(context, françoise, values, "2026-11-16T09:00:00Z")
        diastolic, systolic = measurements.of_patient(context.database, françoise)
        assert [systolic.value, diastolic.value] == values
        assert systolic.panel_id == diastolic.panel_id != None  # noqa: E711  # chained: equal, and not None

    def test_values_come_by_code_oldest_first(self, context, françoise):
        for weight, day in ((69.2, "2026-11-16"), (70.5, "2025-01-01")):
            value = measurements.Value(measurements.WEIGHT, weight, "kg", f"P {weight}")
            measurements.add(context, françoise, [value], day)
        measurements.add(
            context, françoise, [measurements.Value(measurements.HEIGHT, 171, "cm")], "2026-01-01"
        )
        found = measurements.of_patient(context.database, françoise, measurements.WEIGHT)
        assert [one.value.value for one in found] == [70.5, 69.2]
        assert found[0].panel_id is None

    def test_a_value_can_be_corrected_and_taken_back(self, context, françoise):
        (record_id,) = measurements.add(
            context, françoise, [measurements.Value(measurements.WEIGHT, 692, "kg")], "2026-11-16"
        )
        measurements.change(
            context, record_id, measurements.Value(measurements.WEIGHT, 69.2, "kg"), "2026-11-15"
        )
        (found,) = measurements.of_patient(context.database, françoise)
        assert (found.value.value, found.measured_at) == (69.2, "2026-11-15")
        assert [old["value"] for old in rows.earlier(context.database, record_id)] == [692.0]
        measurements.remove(context, record_id)
        assert measurements.of_patient(context.database, françoise) == []

    def test_a_result_keeps_the_range_and_the_bound_it_came_with(self, context, françoise):
        crp = measurements.Value("1988-5", 5.0, "mg/L", "CRP <5", "<", high=5.0, source="Laboratoire Curie")
        inr = measurements.Value("6301-6", 4.2, "1", low=2.0, high=3.0)
        low = measurements.Value("718-7", 9.0, "g/dL", low=12.0)
        for value in (crp, inr, low):
            measurements.add(context, françoise, [value], "2026-11-16")
        found = {one.value.code: one.value for one in measurements.of_patient(context.database, françoise)}
        assert found == {"1988-5": crp, "6301-6": inr, "718-7": low}
        assert [one.outside for one in (crp, inr, low)] == [False, True, True]

    @pytest.mark.parametrize("said", [{"comparator": "~"}, {"low": 3.0, "high": 2.0}])
    def test_a_range_or_a_bound_that_cannot_be_is_refused(self, context, françoise, said):
        value = measurements.Value("6301-6", 4.2, "1", **said)
        with pytest.raises(InvalidInput):
            measurements.add(context, françoise, [value], "2026-11-16")


class TestDocuments:
    """The rows of documents, and the only copy of each key."""

    LABEL = Label("Radio thorax", DocumentClass.MEDICAL, "2026-11-05", "imaging", "Dr Marchand")

    def added(self, context, patient_id):
        stored = store.stored_document()
        return stored, documents_index.add(context, patient_id, stored, self.LABEL, "application/pdf", 1000)

    def test_a_document_comes_back_as_added_with_its_key(self, context, françoise):
        stored, document = self.added(context, françoise)
        assert documents_index.of_patient(context.database, françoise) == [document]
        assert (document.label, document.media_type, document.size) == (self.LABEL, "application/pdf", 1000)
        assert documents_index.key_of(context, stored.id).reveal() == stored.key.reveal()
        assert store.operations(context)[-2:] == ["document.added", "document.opened"]

    def test_a_label_may_change_and_keeps_no_key_among_its_versions(self, context, françoise):
        _, document = self.added(context, françoise)
        other = Label("Courrier", DocumentClass.ADMINISTRATIVE, "2026-11-06")
        documents_index.change(context, document.id, other)
        assert documents_index.get(context.database, document.id).label == other
        (old,) = rows.earlier(context.database, document.id)
        assert (old["title"], "key" in old) == ("Radio thorax", False)

    def test_removing_a_document_destroys_its_key(self, context, françoise):
        _, document = self.added(context, françoise)
        documents_index.remove(context, document.id)
        assert documents_index.of_patient(context.database, françoise) == []
        assert context.database.row("SELECT key, removed_at IS NULL FROM document") == (None, 0)
        with pytest.raises(UnknownRecord):
            documents_index.key_of(context, document.id)

    def test_a_key_of_another_length_is_refused(self, context, françoise):
        self.added(context, françoise)
        with pytest.raises(sqlcipher3.IntegrityError):
            context.database.run("UPDATE document SET key = x'00'")


class TestPractice:
    """The letterhead, and who writes."""

    def test_there_is_no_letterhead_before_the_first_run(self, database):
        assert practice.current(database) is None

    def test_a_new_letterhead_keeps_the_old_one(self, context):
        old = practice.Practice(
            "Dr Claire Marchand", "Médecin", address="1 rue des Lilas\n63000 Clermont", phone="04"
        )
        practice.save(context, old)
        new = practice.Practice("Dr Claire Marchand", "Médecin", address="2 place Sud\n63000 Clermont")
        practice.save(context, new)
        assert practice.current(context.database) == new
        assert context.database.value("SELECT content ->> 'phone' FROM earlier_version") == "04"

    def test_authors_are_listed_as_they_came(self, context):
        locum = practice.add_author(context.database, "Dr Noé Petit", "Médecin", "10001234567", context.clock)
        assert [author.id for author in practice.authors(context.database)] == [context.author_id, locum]


def test_what_is_coded_keeps_its_code_and_what_it_belongs_to(context, françoise):
    illness = coverages.ILLNESS.add(context, françoise, coverages.Illness("Diabète", 8))
    roux = correspondents.add(context, "", correspondents.Correspondent("Dr Roux"))
    facts = history.Facts(
        history.Kind.PROBLEM,
        "Diabète de type 2",
        code_system="http://hl7.org/fhir/sid/icd-10",
        code="E11",
        correspondent_id=roux,
        illness_id=illness,
    )
    entry = history.add(context, françoise, facts)
    assert history.get(context.database, entry).facts == facts
    allergy = allergies.Facts("Latex", code_system="http://snomed.info/sct", code="111088007")
    allergies.add(context, françoise, allergy)
    assert allergies.of_patient(context.database, françoise).listed[0].facts == allergy


def test_a_letterhead_says_all_that_papers_need(context):
    letterhead = practice.Practice(
        "Dr Claire Marchand",
        quality="Conventionnée secteur 1",
        insurer_id="751234567",
        second_address="2 rue Haute",
        hours="9 h - 18 h",
        fee_mention="Membre d’une association agréée",
        signature="iVBORw0KGgo=",
    )
    practice.save(context, letterhead)
    assert practice.current(context.database) == letterhead
