"""What happened, of every noun, the latest first."""

import pytest

from tests.vault.records import store
from vault.records import (
    care,
    documents_index,
    export,
    fees,
    history,
    measurements,
    notes,
    papers,
    prescribed,
    rows,
    sharing,
    timeline,
    treatments,
    vaccinations,
    wounds,
)
from vault.records.documents_index import DocumentClass, Label


@pytest.fixture
def lived(context, françoise):
    """A record with a line of every noun that has a day."""
    notes.sign_draft(context, store.draft(françoise, "Toux sèche"))
    measurements.add(
        context, françoise, [measurements.Value("1988-5", 5.0, "mg/L", comparator="<")], "2026-11-15"
    )
    label = Label("Courrier du Dr Roux", DocumentClass.MEDICAL, "2026-11-14", "letter")
    documents_index.add(context, françoise, store.stored_document(), label, "application/pdf", 9)
    vaccinations.add(context, françoise, vaccinations.Vaccination("Repevax", "2026-11-13"))
    content = papers.Content(papers.Kind.CERTIFICATE, DocumentClass.MEDICAL, "Certificat", "2026-11-12")
    papers.issue(context, papers.save_draft(context, françoise, content), "{}")
    papers.save_draft(context, françoise, content)
    entry = history.add(context, françoise, history.Facts(history.Kind.TREATMENT, "Metformine"))
    treatments.renew(context, entry, "2026-11-11")
    received = prescribed.add(context, françoise, prescribed.Received("Dr Roux", "Marche", "2026-11-01"))
    prescribed.give(context, received, "2026-11-10T09:00:00Z", "escaliers")
    insulin = care.add(context, françoise, care.Care("Insuline"))
    care.not_done(context, insulin, "2026-11-09T07:30:00Z", "absente")
    wound = wounds.add(context, françoise, wounds.Wound("Escarre", "sacrum"))
    wounds.STATE.add(context, françoise, wounds.WoundState(wound, "2026-11-08T09:00:00Z"))
    fees.issue(context, françoise, [fees.Line("Consultation", 3000)], "2026-11-07")
    shown = sharing.Disclosed("Certificat", DocumentClass.MEDICAL, sharing.Way.PRINTED, "patiente")
    sharing.disclose(context, françoise, shown)
    return françoise


def test_every_noun_with_a_day_stands_in_it_the_latest_first(context, lived):
    found = timeline.of_patient(context.database, lived)
    # The disclosure is of now, as the clock of these tests has it: the morning of the 16th.
    assert [(one.noun, one.at[:10], one.kind, one.text) for one in found] == [
        ("disclosure", "2026-11-16", "medical", "Certificat patiente"),
        ("note", "2026-11-16", "consultation", "Toux sèche"),
        ("measurement", "2026-11-15", "1988-5", "<5.0 mg/L"),
        ("document", "2026-11-14", "letter", "Courrier du Dr Roux"),
        ("vaccination", "2026-11-13", "done", "Repevax"),
        ("paper", "2026-11-12", "certificate", "Certificat"),
        ("renewal", "2026-11-11", "", "Metformine"),
        ("session_given", "2026-11-10", "", "escaliers"),
        ("care_given", "2026-11-09", "not_done", "Insuline absente"),
        ("wound_state", "2026-11-08", "", "Escarre"),
        ("fee_note", "2026-11-07", "fee", "2026-0001"),
    ]
    assert {one.noun for one in found} == set(timeline.NOUNS)
    assert {one.author_id for one in found} == {context.author_id}


def test_some_nouns_and_no_more_than_asked_for(context, lived):
    found = timeline.of_patient(context.database, lived, ("note", "paper", "document"), 2)
    assert [one.noun for one in found] == ["note", "document"]


def test_what_was_withdrawn_is_left_out_with_its_addenda(context, françoise):
    note = notes.sign_draft(context, store.draft(françoise))
    notes.sign_draft(context, store.draft(françoise, "suite", addendum_to=note.id))
    notes.enter_in_error(context, note.id, "autre patient")
    assert not timeline.of_patient(context.database, françoise)


def test_each_is_found_by_an_index(context):
    """A record is opened in a vault of 10,000: nothing of it may read a table through."""
    for noun in timeline.NOUNS:
        plan = context.database.rows(
            f"EXPLAIN QUERY PLAN {timeline._part(noun, timeline._NOUNS[noun])}", ("aa",)
        )
        assert not [row for row in plan if str(row[3]).startswith(f"SCAN {noun}")], noun


def test_every_table_of_a_patient_is_asked_for_by_an_index(context):
    names = [name for name in export.tables(context.database) if name != "destruction"]
    for table in names:
        if "patient_id" in rows.columns(context.database, table):
            plan = context.database.rows(
                f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE patient_id = ?", ("aa",)
            )
            assert not [row for row in plan if str(row[3]).startswith("SCAN")], table
