"""What is missing today comes back from a backup as it was, beside what is there, in one piece."""

import shutil

import pytest

from tests.vault.records import store
from vault import migrations, search
from vault.database import Database, Mode
from vault.documents import StoredDocument
from vault.errors import InvalidInput
from vault.records import (
    allergies,
    contacts,
    coverages,
    documents_index,
    history,
    measurements,
    notes,
    nouns,
    patients,
    practice,
    prescribed,
    rows,
    taking_back,
)
from vault.records.context import Context
from vault.records.documents_index import DocumentClass, Label
from vault.records.errors import UnknownRecord
from vault.records.notes import State
from vault.secret import Secret

SEALED = "2026-03-12T18:30:12Z"
KEY = bytes(range(32))
AT = "2026-03-02T10:00:00Z"


class Past:
    """A record, and the copy of it that a backup is."""

    def __init__(self, path) -> None:
        self.path = path
        database = Database.open(path / "today.db", Secret(KEY), Mode.CREATE)
        migrations.migrate(database)
        clock = store.TickingClock()
        author = practice.add_author(database, "Dr Claire Marchand", clock=clock)
        self.today = Context(database, author, clock)
        self.patient = patients.create(self.today, store.traits())
        self.then: Database

    def back_up(self) -> None:
        self.today.database.checkpoint()
        shutil.copy(self.path / "today.db", self.path / "then.db")
        self.then = Database.open(self.path / "then.db", Secret(KEY), Mode.IMMUTABLE)

    def source(self, patient_id=None) -> taking_back.Source:
        return taking_back.source(self.then, patient_id or self.patient, SEALED)

    def takes_back(self, *pieces, patient_id=None) -> str:
        found = [taking_back.piece(self.then, noun, record_id) for noun, record_id in pieces]
        return taking_back.take_back(self.today, self.source(patient_id), found)

    def new_id(self, old: str) -> str:
        return taking_back.taken(self.today.database, self.patient)[old]


@pytest.fixture
def past(tmp_path):
    return Past(tmp_path)


def _note(past, text="Toux sèche depuis trois jours.", **how):
    draft = store.draft(past.patient, text, **how)
    return notes.sign_draft(past.today, draft).id


def test_an_entry_comes_back_with_its_author_and_its_dates(past):
    entry = history.add(past.today, past.patient, history.Facts(history.Kind.PROBLEM, "Asthme", since="1999"))
    past.back_up()
    before = history.get(past.today.database, entry)
    history.remove(past.today, entry)
    past.takes_back(("entry", entry))
    [back] = history.of_patient(past.today.database, past.patient)
    assert back.id != entry
    assert (back.facts, back.author_id, back.typed_at) == (before.facts, before.author_id, before.typed_at)
    assert search.find(past.today.database, "asthme")[0].record_id == back.id
    assert taking_back.origins(past.today.database, past.patient) == {back.id: SEALED}
    [told] = rows.earlier(past.today.database, back.id)
    assert told == {"backup": SEALED, "noun": "entry", "id": entry}
    assert store.operations(past.today)[-1] == "backup.taken_back"


def test_everything_that_is_missing_comes_back_at_once(past):
    database = past.today.database
    contact = contacts.add(past.today, past.patient, contacts.Point(contacts.Kind.PHONE, "0612345678"))
    allergy = allergies.add(past.today, past.patient, allergies.Facts("Pénicilline"))
    values = [measurements.Value(code, 120.0, "mm[Hg]") for code in ("8480-6", "8462-4")]
    pressure = measurements.add(past.today, past.patient, values, "2026-03-01T10:00:00Z")
    past.back_up()
    contacts.remove(past.today, contact)
    allergies.remove(past.today, allergy)
    for one in pressure:
        measurements.remove(past.today, one)
    pieces = [("measurement", one) for one in pressure]
    past.takes_back(("contact", contact), ("allergy", allergy), *pieces)
    assert contacts.of_patient(database, past.patient)[0].facts.value == "0612345678"
    known = allergies.of_patient(database, past.patient)
    assert (known.known, known.listed[0].facts.substance) == (allergies.Known.LISTED, "Pénicilline")
    both = measurements.of_patient(database, past.patient)
    assert len(both) == 2
    assert both[0].panel_id == both[1].panel_id is not None


def _scan(past) -> str:
    label = Label("Ordonnance", DocumentClass.MEDICAL, "2026-03-01")
    return documents_index.add(
        past.today, past.patient, store.stored_document(), label, "application/pdf", 4
    ).id


def test_whatever_noun_a_record_has_comes_back_tied_as_it_was(past):
    """A patient who came back without their wounds, their session counts or their flags was not whole."""
    context, database = past.today, past.today.database
    scan = _scan(past)
    illness = coverages.ILLNESS.add(context, past.patient, coverages.Illness("Diabète"))
    received = prescribed.add(
        context,
        past.patient,
        prescribed.Received("Dr Vey", "Rééducation", "2026-03-01", illness_id=illness, document_id=scan),
    )
    session = prescribed.SESSION.add(context, past.patient, prescribed.Session(received, AT))
    note = _note(past)
    notes.flag(context, note, personal=True)
    past.back_up()
    _forget(past, note)
    for noun, record_id in (
        ("session_given", session),
        ("received_prescription", received),
        ("long_term_illness", illness),
    ):
        nouns.OF_A_RECORD[noun].remove(context, record_id)
    past.takes_back(
        ("session_given", session),
        ("received_prescription", received),
        ("long_term_illness", illness),
        ("note", note),
    )
    [back] = prescribed.of_patient(database, past.patient)
    assert (back.facts.acts, back.facts.illness_id, back.facts.document_id) == (
        "Rééducation",
        past.new_id(illness),
        scan,
    )
    [counted] = prescribed.SESSION.of_patient(database, past.patient)
    assert counted.facts.prescription_id == back.id
    assert notes.get(database, past.new_id(note)).personal
    assert {hit.record_id for hit in search.find(database, "rééducation")} == {back.id}
    taking_back.undo(context, past.patient, [back.id, counted.id], "par erreur")
    assert not prescribed.of_patient(database, past.patient)


def test_what_is_nothing_without_another_does_not_come_back_alone(past):
    received = prescribed.add(past.today, past.patient, prescribed.Received("Dr Vey", "Soins", "2026-03-01"))
    session = prescribed.SESSION.add(past.today, past.patient, prescribed.Session(received, AT))
    past.back_up()
    prescribed.remove(past.today, received)
    with pytest.raises(InvalidInput, match="InvalidInput") as refused:
        past.takes_back(("session_given", session))
    assert refused.value.field == "prescription_id"


def test_a_scan_that_is_gone_is_no_longer_named(past):
    scan = _scan(past)
    received = prescribed.add(
        past.today, past.patient, prescribed.Received("Dr Vey", "Soins", "2026-03-01", document_id=scan)
    )
    past.back_up()
    prescribed.remove(past.today, received)
    documents_index.remove(past.today, scan)
    past.takes_back(("received_prescription", received))
    [back] = prescribed.of_patient(past.today.database, past.patient)
    assert back.facts.document_id == ""


def test_a_signed_note_that_another_life_of_the_vault_never_had_comes_back_signed(past):
    note = _note(past)
    addendum = _note(past, "Fièvre aussi.", addendum_to=note)
    draft = store.draft(past.patient, "À finir")
    notes.save_draft(past.today, draft)
    past.back_up()
    before = notes.get(past.today.database, note)
    _forget(past, addendum, note, draft.note_id)
    past.takes_back(("note", addendum), ("note", note), ("note", draft.note_id))
    back = notes.get(past.today.database, past.new_id(note))
    assert (back.text, back.care_at, back.typed_at) == (before.text, before.care_at, before.typed_at)
    assert (back.signed_at, back.state) == (before.signed_at, State.SIGNED)
    assert notes.get(past.today.database, past.new_id(addendum)).addendum_to == back.id
    assert notes.get(past.today.database, past.new_id(draft.note_id)).state is State.DRAFT
    assert {hit.record_id for hit in search.find(past.today.database, "toux")} == {back.id}


def _forget(past, *note_ids) -> None:
    """As in a life of the vault that began before they were written."""
    database = past.today.database
    for trigger in ("note_signed_stays",):
        sql = str(database.value("SELECT sql FROM sqlite_schema WHERE name = ?", (trigger,)))
        database.run(f"DROP TRIGGER {trigger}")
        for note_id in note_ids:
            text = str(database.value("SELECT text FROM note WHERE id = ?", (note_id,)))
            search.remove(database, note_id, text)
            database.run("DELETE FROM note WHERE id = ?", (note_id,))
        database.run(sql)


def test_an_addendum_whose_note_is_not_there_comes_back_by_itself(past):
    note = _note(past)
    addendum = _note(past, "Fièvre aussi.", addendum_to=note)
    past.back_up()
    _forget(past, addendum, note)
    past.takes_back(("note", addendum))
    assert notes.get(past.today.database, past.new_id(addendum)).addendum_to is None


def test_an_addendum_hangs_on_the_note_that_is_still_there(past):
    note = _note(past)
    addendum = _note(past, "Fièvre aussi.", addendum_to=note)
    past.back_up()
    _forget(past, addendum)
    past.takes_back(("note", addendum))
    assert notes.get(past.today.database, past.new_id(addendum)).addendum_to == note


def test_what_an_entry_refers_to_and_is_not_there_is_left_out(past):
    entry = history.add(past.today, past.patient, history.Facts(history.Kind.TREATING_GP, "Dr Noël"))
    database = past.today.database
    by = {"author_id": past.today.author_id, "created_at": SEALED, "typed_at": SEALED}
    rows.insert(database, "correspondent", {"id": "c1", "name": "Dr Noël", **by})
    database.run("UPDATE entry SET correspondent_id = 'c1' WHERE id = ?", (entry,))
    past.back_up()
    history.remove(past.today, entry)
    database.run("UPDATE entry SET correspondent_id = NULL")
    database.run("DELETE FROM correspondent")
    past.takes_back(("entry", entry))
    [back] = history.of_patient(database, past.patient)
    assert back.facts.text == "Dr Noël"
    assert database.value("SELECT correspondent_id FROM entry WHERE id = ?", (back.id,)) is None


def test_a_document_comes_back_under_the_key_of_its_new_file(past):
    old = store.stored_document()
    label = Label("Compte rendu", DocumentClass.MEDICAL, "2026-03-01", source="Laboratoire")
    documents_index.add(past.today, past.patient, old, label, "application/pdf", 12)
    past.back_up()
    documents_index.remove(past.today, old.id)
    piece = taking_back.piece(past.then, "document", old.id)
    assert "key" not in piece.row
    new: StoredDocument = store.stored_document()
    taking_back.take_back(past.today, past.source(), [taking_back.Piece("document", piece.row, new)])
    [back] = documents_index.of_patient(past.today.database, past.patient)
    assert (back.id, back.label, back.size) == (new.id, label, 12)
    assert documents_index.key_of(past.today, new.id).reveal() == new.key.reveal()
    assert past.new_id(old.id) == new.id


def test_a_patient_who_is_not_there_is_written_down_again_under_their_own_id(past):
    other = patients.create(past.today, store.traits("MOREAU", "Noël"))
    locum = practice.add_author(past.today.database, "Dr Paul Remplaçant")
    entry = history.add(
        Context(past.today.database, locum, past.today.clock),
        other,
        history.Facts(history.Kind.REMARK, "Sourd"),
    )
    past.back_up()
    database = past.today.database
    patients.destroy(past.today, other, "en double")
    database.run("DELETE FROM destruction")
    database.run("DELETE FROM author WHERE id = ?", (locum,))
    assert past.takes_back(("entry", entry), patient_id=other) == other
    assert patients.get(database, other).traits.birth_name == "MOREAU"
    assert history.of_patient(database, other)[0].author_id == locum
    assert "Dr Paul Remplaçant" in [one.name for one in practice.authors(database)]


def test_a_destroyed_record_comes_back_under_another_id_and_only_once(past):
    other = patients.create(past.today, store.traits("MOREAU", "Noël"))
    entry = history.add(past.today, other, history.Facts(history.Kind.REMARK, "Sourd"))
    past.back_up()
    patients.destroy(past.today, other, "en double")
    today = past.takes_back(patient_id=other)
    assert today != other
    assert taking_back.taken_patient(past.today.database, other) == today
    assert past.takes_back(("entry", entry), patient_id=other) == today
    assert history.of_patient(past.today.database, today)[0].facts.text == "Sourd"


def test_what_belongs_to_another_patient_is_never_written_into_this_record(past):
    other = patients.create(past.today, store.traits("MOREAU", "Noël"))
    entry = history.add(past.today, other, history.Facts(history.Kind.REMARK, "Sourd"))
    past.back_up()
    with pytest.raises(InvalidInput):
        past.takes_back(("entry", entry))
    assert history.of_patient(past.today.database, past.patient) == []


def test_where_one_cannot_be_written_none_is(past, monkeypatch):
    entries = [
        history.add(past.today, past.patient, history.Facts(history.Kind.REMARK, text)) for text in "ab"
    ]
    past.back_up()
    for entry in entries:
        history.remove(past.today, entry)
    really = search.add

    def fails(database, noun, record_id, patient_id, text):
        if text == "b":
            raise ZeroDivisionError
        really(database, noun, record_id, patient_id, text)

    monkeypatch.setattr(search, "add", fails)
    with pytest.raises(ZeroDivisionError):
        past.takes_back(*(("entry", one) for one in entries))
    assert history.of_patient(past.today.database, past.patient) == []
    assert taking_back.taken(past.today.database, past.patient) == {}


def test_only_what_a_record_is_made_of_is_read_for_it(past):
    past.back_up()
    with pytest.raises(ValueError, match="access_log"):
        taking_back.piece(past.then, "access_log", "1")


def test_taking_back_can_be_undone_for_every_noun(past):
    database = past.today.database
    made = [
        ("contact", contacts.add(past.today, past.patient, contacts.Point(contacts.Kind.EMAIL, "a@b.fr"))),
        ("allergy", allergies.add(past.today, past.patient, allergies.Facts("Latex"))),
        ("entry", history.add(past.today, past.patient, history.Facts(history.Kind.REMARK, "Sourd"))),
        ("note", _note(past)),
    ]
    [weight] = measurements.add(
        past.today, past.patient, [measurements.Value("29463-7", 70.0, "kg")], "2026-03-01T10:00:00Z"
    )
    draft = store.draft(past.patient, "À finir")
    notes.save_draft(past.today, draft)
    made += [("measurement", weight), ("note", draft.note_id)]
    old = store.stored_document()
    label = Label("Courrier", DocumentClass.MEDICAL, "2026-03-01")
    documents_index.add(past.today, past.patient, old, label, "application/pdf", 12)
    past.back_up()
    pieces = [taking_back.piece(past.then, noun, one) for noun, one in made]
    document = taking_back.piece(past.then, "document", old.id)
    pieces.append(taking_back.Piece("document", document.row, store.stored_document()))
    taking_back.take_back(past.today, past.source(), pieces)
    new = list(taking_back.taken(database, past.patient).values())
    assert len(new) == 7
    taking_back.undo(past.today, past.patient, new, "repris par erreur")
    assert [one.id for one in history.of_patient(database, past.patient)] == [made[2][1]]
    assert [one.id for one in notes.of_patient(database, past.patient)] == [draft.note_id, made[3][1]]
    assert [one.id for one in measurements.of_patient(database, past.patient)] == [weight]
    assert [one.id for one in documents_index.of_patient(database, past.patient)] == [old.id]
    assert [one.id for one in contacts.of_patient(database, past.patient)] == [made[0][1]]
    assert [one.id for one in allergies.of_patient(database, past.patient).listed] == [made[1][1]]


def test_only_what_was_taken_back_is_taken_away_again(past):
    entry = history.add(past.today, past.patient, history.Facts(history.Kind.REMARK, "Sourd"))
    with pytest.raises(UnknownRecord):
        taking_back.undo(past.today, past.patient, [entry], "repris par erreur")
    assert history.of_patient(past.today.database, past.patient)
