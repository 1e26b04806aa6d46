"""A note being written: saved at once, signed when it can be, and never lost."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.sentences import sentence
from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from tests.ui.workspace.handling import choose_note, let_answers_come, notes_shown, page, record_of
from ui.theme import Appearance
from ui.workspace import moments
from ui.workspace.desk import Desk
from ui.workspace.drafts import DELAY_MILLISECONDS
from ui.workspace.marks import Place
from ui.workspace.record import RecordPage
from ui.workspace.store import Record
from ui.workspace.window import MainWindow
from vault.errors import DiskFull
from vault.pending import Draft
from vault.records.notes import State


def shown_record(qtbot, desk: Desk, worker: practice.Held) -> tuple[RecordPage, str]:
    """The first patient's record, once it has come."""
    shown = RecordPage(desk)
    qtbot.addWidget(shown)
    who = desk.people.find("").patients[0].id
    shown.open(who)
    worker.answer(0)
    qtbot.waitUntil(lambda: shown.patient_id == who)
    return shown, who


def test_what_is_typed_is_a_draft_within_a_second(qtbot, opened: MainWindow) -> None:
    opened._desk.drafts._timer.stop()
    with qtbot.waitSignal(opened.pending_changed, timeout=1000):
        type_text(page(opened).composer.area, "Toux sèche, SpO₂ 97 %.")
    (draft,) = opened.pending().drafts
    assert draft.text == "Toux sèche, SpO₂ 97 %."
    assert draft.patient_id == opened.patients.patient_id
    assert draft.author_id == opened._desk.store.author_id
    assert DELAY_MILLISECONDS < 1000


def test_somebody_who_never_pauses_is_saved_too(qtbot, opened: MainWindow) -> None:
    saved: list[int] = []
    opened.pending_changed.connect(lambda: saved.append(len(opened.pending().drafts[0].text)))

    def saved_twice_while_typing() -> bool:
        type_text(page(opened).composer.area, "a")
        return len(saved) >= 2

    qtbot.waitUntil(saved_twice_while_typing)  # asks, and so types, every 10 ms


def test_ctrl_return_signs_and_the_note_stands_in_the_timeline(qtbot, opened: MainWindow) -> None:
    before = page(opened).chronicle.list.rows.rowCount()
    type_text(page(opened).composer.area, "Contrôle tensionnel.")
    press(page(opened).composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    timeline = page(opened).chronicle.list
    assert timeline.rows.rowCount() == before + 1
    moment = notes_shown(page(opened).chronicle)[0]
    assert moment.note.text == "Contrôle tensionnel."
    assert moment.author == "Dr Claire Marchand"
    assert page(opened).composer.area.toPlainText() == ""
    assert opened.pending().drafts == ()


def test_an_empty_note_cannot_be_signed(qtbot, opened: MainWindow) -> None:
    composer = page(opened).composer
    type_text(composer.area, "  ")
    assert not composer.sign.isEnabled()
    with qtbot.assertNotEmitted(composer.sign_wanted):
        press(composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_note_that_could_not_be_signed_keeps_its_text(qtbot, opened: MainWindow, monkeypatch) -> None:
    def full(draft: Draft) -> Record:
        raise OSError

    monkeypatch.setattr(type(opened._desk.store), "sign", lambda self, draft: full(draft))
    composer = page(opened).composer
    type_text(composer.area, "À ne pas perdre")
    press(composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    assert composer.area.toPlainText() == "À ne pas perdre"
    assert composer.isEnabled()
    assert "OSError" in composer.state.text()


def test_words_typed_while_a_note_is_being_signed_are_the_next_note(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    shown, _ = shown_record(qtbot, desk_with(worker), worker)
    type_text(shown.composer.area, "Première")
    press(shown.composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(shown.composer.area, "Seconde")
    worker.answer()
    qtbot.waitUntil(lambda: bool(shown.record and shown.record.notes[0].text == "Première"))
    assert shown.composer.area.toPlainText() == "Seconde"
    assert [draft.text for draft in shown._desk.drafts.all()] == ["Seconde"]
    assert shown.composer.state.text() == ""


def test_a_note_on_its_way_to_being_signed_is_not_gone_on_with(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    shown, _ = shown_record(qtbot, desk_with(worker), worker)
    for text in ("Première", "Seconde"):
        type_text(shown.composer.area, text)
        press(shown.composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    worker.answer()
    qtbot.waitUntil(lambda: bool(shown.record and shown.record.notes[0].text == "Première"))
    assert shown.composer.area.toPlainText() == ""
    worker.answer()
    qtbot.waitUntil(lambda: bool(shown.record and shown.record.notes[0].text == "Seconde"))
    assert shown._desk.drafts.all() == ()


def test_a_note_reopened_while_it_is_being_signed_is_not_written_on(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    """From the morning page one came back into it, and typed into a note that was signed a moment later."""
    worker = practice.Held()
    shown, patient_id = shown_record(qtbot, desk_with(worker), worker)
    type_text(shown.composer.area, "Première")
    note_id = shown.composer.note_id
    shown._desk.store.keep_draft(shown._desk.drafts.all()[0])
    shown.show_record(shown._desk.store.reread(patient_id))
    press(shown.composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.open(patient_id, Place(note_id=note_id))
    assert shown.composer.note_id != note_id
    assert shown.composer.area.toPlainText() == ""


def test_a_failed_signature_never_takes_the_place_of_what_is_typed_since(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance, monkeypatch
) -> None:
    def full(draft: Draft) -> Record:
        raise OSError

    worker = practice.Held()
    desk = desk_with(worker)
    shown, who = shown_record(qtbot, desk, worker)
    monkeypatch.setattr(type(desk.store), "sign", lambda self, draft: full(draft))
    type_text(shown.composer.area, "Première")
    press(shown.composer.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(shown.composer.area, "Seconde")
    worker.answer()
    qtbot.waitUntil(lambda: not shown.trouble.isHidden())
    assert shown.composer.area.toPlainText() == "Seconde"
    worker.answer()
    assert {note.text for note in desk.store.reread(who).notes if note.state is State.DRAFT} == {"Première"}


def test_an_addendum_that_could_not_be_signed_keeps_its_text(qtbot, opened: MainWindow, monkeypatch) -> None:
    def full(draft: Draft) -> Record:
        raise OSError

    monkeypatch.setattr(type(opened._desk.store), "sign", lambda self, draft: full(draft))
    chronicle = page(opened).chronicle
    choose_note(chronicle)
    press(chronicle.complete, Qt.Key.Key_Space)
    type_text(chronicle.addendum.area, "À compléter")
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chronicle.addendum.area.isReadOnly()
    let_answers_come(qtbot, opened)
    assert chronicle.addendum.area.toPlainText() == "À compléter"
    assert not chronicle.addendum.area.isReadOnly()
    assert chronicle.addendum.sign.isEnabled()


def test_a_draft_that_is_left_waits_in_its_record_with_its_undo(qtbot, opened: MainWindow) -> None:
    who, composer = opened.patients.patient_id, page(opened).composer
    type_text(composer.area, "Lombalgie")
    type_text(composer.area, " droite")
    other = next(row.id for row in opened.patients.search.rows.rows if row.id != who)
    opened.patients.open(other)
    let_answers_come(qtbot, opened)
    assert composer.area.toPlainText() == ""
    assert [note.text for note in opened._desk.store.reread(who).notes if note.state is State.DRAFT] == [
        "Lombalgie droite"
    ]
    opened.patients.open(who)
    let_answers_come(qtbot, opened)
    assert composer.area.toPlainText() == "Lombalgie droite"
    composer.area.undo()
    assert composer.area.toPlainText() != "Lombalgie droite"


def test_a_full_disk_in_the_middle_of_a_note_is_said_once_and_no_word_goes(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    composer = page(opened).composer
    full = DiskFull("/home/cabinet")
    type_text(composer.area, "Toux")
    for _ in range(3):
        opened.pending_not_saved(sentence(full, "fr"))
    assert opened.findings.sentence.count("est plein") == 1
    assert composer.state.text().startswith("Pas encore enregistré")
    type_text(composer.area, " sèche")
    assert [draft.text for draft in opened.pending().drafts] == ["Toux sèche"]
    opened.pending_saved()
    assert composer.state.text().startswith("Enregistré")


def test_a_note_that_could_not_be_signed_says_so_until_it_is_read(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    """The next save took the place of why, within a second."""

    def full(self: object, draft: Draft) -> Record:
        raise DiskFull("/home/cabinet")

    monkeypatch.setattr(type(opened._desk.store), "sign", full)
    composer = page(opened).composer
    type_text(composer.area, "Lombalgie droite")
    composer._ask_to_sign()
    let_answers_come(qtbot, opened)
    opened.pending_saved()
    assert composer.area.toPlainText() == "Lombalgie droite"
    assert page(opened).trouble.isVisible()
    assert "pas signée" in page(opened).trouble.words
    assert "DiskFull" in page(opened).trouble.words


def test_a_draft_that_the_database_could_not_take_comes_back_with_its_record(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    def full(self: object, draft: Draft) -> Draft:
        raise DiskFull("/home/cabinet")

    monkeypatch.setattr(type(opened._desk.store), "keep_draft", full)
    who, composer = opened.patients.patient_id, page(opened).composer
    type_text(composer.area, "Lombalgie droite")
    opened.patients.open(next(row.id for row in opened.patients.search.rows.rows if row.id != who))
    let_answers_come(qtbot, opened)
    assert "DiskFull" in page(opened).trouble.words
    assert composer.area.toPlainText() == ""
    opened.patients.open(who)
    let_answers_come(qtbot, opened)
    assert composer.area.toPlainText() == "Lombalgie droite"


def test_a_draft_whose_text_is_deleted_leaves_no_draft(qtbot, opened: MainWindow, monkeypatch) -> None:
    """Left a moment later than it was typed, a draft that the database had was still held as unsaved."""
    ticks = itertools.count()
    monkeypatch.setattr(moments, "now", lambda: f"2026-11-22T09:00:{next(ticks):02}.000Z")
    who, composer = opened.patients.patient_id, page(opened).composer
    type_text(composer.area, "Erreur")
    opened.patients.close_record()
    opened.patients.open(who)
    let_answers_come(qtbot, opened)
    composer.area.selectAll()
    press(composer.area, Qt.Key.Key_Delete)
    opened.patients.close_record()
    let_answers_come(qtbot, opened)
    assert all(note.state is not State.DRAFT for note in opened._desk.store.reread(who).notes)
    assert opened.pending().drafts == ()


def test_escape_discards_no_text(qtbot, opened: MainWindow) -> None:
    composer = page(opened).composer
    type_text(composer.area, "Texte")
    press(composer.area, Qt.Key.Key_Escape)
    assert composer.area.toPlainText() == "Texte"


def test_care_of_an_earlier_day_keeps_both_dates(qtbot, opened: MainWindow) -> None:
    composer = page(opened).composer
    type_text(composer.area, "Vu samedi à domicile.")
    composer.day.selectAll()
    type_text(composer.day, "14/11/2025")
    composer._ask_to_sign()
    let_answers_come(qtbot, opened)
    note = next(one for one in record_of(opened).notes if one.text == "Vu samedi à domicile.")
    assert note.care_at == "2025-11-14"
    assert note.signed_at is not None
    assert note.signed_at[:10] != "2025-11-14"
    assert "14 nov. 2025" in page(opened).chronicle.list.words.care(note)


@pytest.mark.parametrize("typed", ["31/02/2026", "demain", "01/01/2999", "22/11/206"])
def test_a_day_of_care_that_cannot_be_holds_the_signature_back(qtbot, opened: MainWindow, typed: str) -> None:
    composer = page(opened).composer
    type_text(composer.area, "Texte")
    composer.day.selectAll()
    type_text(composer.day, typed)
    assert not composer.sign.isEnabled()
    assert composer.day.accessibleDescription()


def test_an_addendum_stands_under_the_note_it_completes(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    parent = choose_note(chronicle)
    press(chronicle.complete, Qt.Key.Key_Space)
    type_text(chronicle.addendum.area, "CRP reçue : 4 mg/L.")
    assert opened.pending().drafts[0].addendum_to == parent.id
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    moment = next(one for one in notes_shown(chronicle) if one.id == parent.id)
    assert moment.addenda[-1].note.text == "CRP reçue : 4 mg/L."
    assert "CRP reçue" in chronicle.list.words.spoken(moment)
    assert chronicle._panel.isHidden()
