"""What a full-text search answers, and that the index can be made again from the records."""

from dataclasses import replace

from tests.vault.records import store
from vault.records import history, notes, patients, texts


def answers(context, typed, patient_id=""):
    return [(found.record_id, found.noun) for found in texts.find(context.database, typed, patient_id)]


def test_an_answer_says_whose_text_it_is_and_shows_the_piece(context, françoise):
    patients.change_traits(context, françoise, replace(store.traits(), used_name="MARTIN"))
    note = notes.sign_draft(context, store.draft(françoise, "Œdème de Quincke en 2009"))
    (found,) = texts.find(context.database, "oedeme")
    assert (found.noun, found.record_id, found.patient_id) == ("note", note.id, françoise)
    assert (found.name, found.first_name, found.birth_date) == ("MARTIN", "Françoise", "1968-03-12")
    assert (found.kind, found.dated) == ("consultation", "2026-11-16")
    assert (found.snippet.text, found.snippet.marks) == ("Œdème de Quincke en 2009", ((0, 5),))


def test_an_entry_is_dated_by_what_it_speaks_of(context, françoise):
    history.add(context, françoise, history.Facts(history.Kind.MEDICAL, "Asthme", since="1975"))
    history.add(context, françoise, history.Facts(history.Kind.REMARK, "Asthme : code 12B"))
    assert {found.dated for found in texts.find(context.database, "asthme")} == {"1975", "2026-11-16"}


def test_a_search_that_showed_passages_leaves_a_line_without_its_words(context, françoise):
    notes.sign_draft(context, store.draft(françoise, "Zanzibar"))
    texts.log_search(context)
    row = context.database.row(
        "SELECT operation, patient_id, record_id FROM access_log ORDER BY seq DESC LIMIT 1"
    )
    assert row == ("text.searched", "", "")


def test_the_index_made_again_finds_the_same(context, françoise, noël):
    kept = notes.sign_draft(context, store.draft(françoise, "Zanzibar"))
    added = notes.sign_draft(context, store.draft(françoise, "Zanzibar, suite", addendum_to=kept.id))
    wrong = notes.sign_draft(context, store.draft(noël, "Zanzibar"))
    notes.sign_draft(context, store.draft(noël, "Zanzibar, suite", addendum_to=wrong.id))
    notes.enter_in_error(context, wrong.id, "autre patient")
    notes.save_draft(context, store.draft(noël, "Zanzibar, brouillon"))
    entry = history.add(context, noël, history.Facts(history.Kind.REMARK, "Zanzibar"))
    gone = history.add(context, noël, history.Facts(history.Kind.REMARK, "Zanzibar"))
    history.remove(context, gone)
    before = answers(context, "zanzibar")
    assert {record_id for record_id, _ in before} == {kept.id, added.id, entry}
    texts.reindex(context.database)
    assert set(answers(context, "zanzibar")) == set(before)
    assert answers(context, "zanzibar", noël) == [(entry, "entry")]
