"""One patient on one screen, and never two."""

import random
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from app.intake import Incoming
from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from ui import text
from ui.theme import Appearance
from ui.widgets.banner import Banner
from ui.workspace.chronicle import Chronicle
from ui.workspace.desk import Desk
from ui.workspace.drafts import DELAY_MILLISECONDS
from ui.workspace.record import RecordPage
from ui.workspace.search import SearchPane
from ui.workspace.store import Identity, Record, WrongRecord
from ui.workspace.timeline import moments_of
from ui.workspace.window import MainWindow
from ui.workspace.withdrawal import RightPatient
from vault import audit
from vault.pending import Draft
from vault.records import allergies
from vault.records.allergies import Known, Severity
from vault.records.history import Facts, Kind
from vault.records.notes import Note, State


def record_of(window: MainWindow) -> Record:
    record = window.patients.record.record
    assert record is not None
    return record


def page(window: MainWindow) -> RecordPage:
    return window.patients.record


def let_answers_come(qtbot, window: MainWindow) -> None:
    desk = window._desk
    qtbot.waitUntil(lambda: not desk.decoding.jobs._waiting and not desk.jobs._waiting, timeout=20_000)


# --- One patient


def test_row_banner_and_note_are_of_one_patient_whatever_is_clicked(qtbot, window: MainWindow) -> None:
    dice = random.Random(3)
    everyone = [row.id for row in window.patients.search.rows.rows]
    for _ in range(60):
        wanted = dice.choice(everyone)
        window.patients.open(wanted)
        if dice.random() < 0.6:
            let_answers_come(qtbot, window)
            shown = page(window)
            assert wanted == shown.patient_id == shown.header.patient_id == shown.composer.patient_id
            assert window.patients.search.open_id == wanted
            assert {note.patient_id for note in record_of(window).notes} <= {wanted}
    let_answers_come(qtbot, window)
    assert window.patients.search.open_id == window.patients.patient_id == wanted


def test_an_answer_about_an_earlier_patient_is_not_shown(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    desk = desk_with(worker)
    shown = RecordPage(desk)
    qtbot.addWidget(shown)
    first, second = (row.id for row in desk.people.find("").patients[:2])
    shown.open(first)
    shown.open(second)
    worker.answer(1)
    qtbot.waitUntil(lambda: shown.patient_id == second)
    with qtbot.assertNotEmitted(shown.shown):
        worker.answer(0)
        qtbot.waitUntil(lambda: not desk.jobs._waiting)
    assert shown.patient_id == second == shown.header.patient_id


def test_text_typed_for_one_patient_never_reaches_another(qtbot, window: MainWindow) -> None:
    dice = random.Random(8)
    two = [row.id for row in window.patients.search.rows.rows[:2]]
    for turn in range(20):
        who = dice.choice(two)
        window.patients.open(who)
        let_answers_come(qtbot, window)
        page(window).composer.area.insertPlainText(f"[{two.index(who)}:{turn}]")
    window.patients.close_record()
    let_answers_come(qtbot, window)
    for number, who in enumerate(two):
        drafts = [note for note in window._desk.store.reread(who).notes if note.state is State.DRAFT]
        for draft in drafts:
            assert f"[{1 - number}:" not in draft.text


def test_a_write_meant_for_somebody_else_is_refused(desk: Desk) -> None:
    first, second = (row.id for row in desk.people.find("").patients[:2])
    record = desk.store.add_allergy(first, allergies.Facts("Pénicilline"))
    entry = desk.store.add_entry(first, Facts(Kind.REMARK, "Sourd de l’oreille gauche")).entries[-1]
    for write in (
        lambda: desk.store.remove_allergy(second, record.allergies.listed[0].id),
        lambda: desk.store.remove_entry(second, entry.id),
        lambda: desk.store.change_entry(second, entry.id, Facts(Kind.REMARK, "x")),
    ):
        with pytest.raises(WrongRecord):
            write()


def test_nothing_of_a_record_stays_when_it_is_put_away(qtbot, opened: MainWindow) -> None:
    opened.patients.close_record()
    assert opened.patients.patient_id == "" == opened.patients.search.open_id
    assert page(opened).chronicle.list.rows.rowCount() == 0
    assert page(opened).composer.area.toPlainText() == ""


# --- Allergies


def test_the_allergy_bar_has_three_states_each_with_its_word_and_icon(qtbot, opened: MainWindow) -> None:
    bar = page(opened).header.allergies.banner
    assert bar.words == "Aucune allergie connue"
    opened._desk.store.add_allergy(
        opened.patients.patient_id, allergies.Facts("Latex", "urticaire", Severity.MILD)
    )
    page(opened).show_record(opened._desk.store.reread(opened.patients.patient_id))
    assert bar.words == "Allergies Latex (urticaire, légère)"
    record = record_of(opened)
    page(opened)._remove_allergy(record.allergies.listed[0])
    let_answers_come(qtbot, opened)
    assert bar.words == "Allergies pas encore demandé"


def test_an_allergy_is_written_from_the_keyboard(qtbot, opened: MainWindow) -> None:
    editor = page(opened).header.allergies.editor
    press(page(opened).header.allergies.banner.action, Qt.Key.Key_Space)
    assert not editor.isHidden()
    type_text(editor.substance, "Pénicilline")
    type_text(editor.reaction, "œdème")
    press(editor.reaction, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert record_of(opened).allergies.known is Known.LISTED
    assert "Pénicilline (œdème)" in page(opened).header.allergies.banner.words


def test_the_bar_is_outside_of_everything_that_scrolls(opened: MainWindow) -> None:
    above = page(opened).header.allergies.parentWidget()
    while above is not None:
        assert not above.inherits("QScrollArea")
        above = above.parentWidget()


def test_a_removed_allergy_comes_back_with_undo(qtbot, opened: MainWindow) -> None:
    shown = page(opened)
    shown._write(opened._desk.store.add_allergy, allergies.Facts("Latex"))
    let_answers_come(qtbot, opened)
    shown._remove_allergy(record_of(opened).allergies.listed[0])
    let_answers_come(qtbot, opened)
    assert "Latex" not in shown.header.allergies.banner.words
    press(shown.undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert "Latex" in shown.header.allergies.banner.words


# --- Notes


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
    moment = timeline.rows.rows[0]
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
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(0))
    press(chronicle.complete, Qt.Key.Key_Space)
    type_text(chronicle.addendum.area, "À compléter")
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chronicle.addendum.area.isReadOnly()
    let_answers_come(qtbot, opened)
    assert chronicle.addendum.area.toPlainText() == "À compléter"
    assert not chronicle.addendum.area.isReadOnly()
    assert chronicle.addendum.sign.isEnabled()


def shown_record(qtbot, desk: Desk, worker: practice.Held) -> tuple[RecordPage, str]:
    """The first patient's record, once it has come."""
    shown = RecordPage(desk)
    qtbot.addWidget(shown)
    who = desk.people.find("").patients[0].id
    shown.open(who)
    worker.answer(0)
    qtbot.waitUntil(lambda: shown.patient_id == who)
    return shown, who


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


def test_a_draft_whose_text_is_deleted_leaves_no_draft(qtbot, opened: MainWindow) -> None:
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


@pytest.mark.parametrize("typed", ["31/02/2026", "demain", "01/01/2999"])
def test_a_day_of_care_that_cannot_be_holds_the_signature_back(qtbot, opened: MainWindow, typed: str) -> None:
    composer = page(opened).composer
    type_text(composer.area, "Texte")
    composer.day.selectAll()
    type_text(composer.day, typed)
    assert not composer.sign.isEnabled()
    assert composer.day.accessibleDescription()


def test_an_addendum_stands_under_the_note_it_completes(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(0))
    parent = chronicle.list.rows.rows[0].note
    press(chronicle.complete, Qt.Key.Key_Space)
    type_text(chronicle.addendum.area, "CRP reçue : 4 mg/L.")
    assert opened.pending().drafts[0].addendum_to == parent.id
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    moment = next(one for one in chronicle.list.rows.rows if one.note.id == parent.id)
    assert moment.addenda[-1].note.text == "CRP reçue : 4 mg/L."
    assert "CRP reçue" in chronicle.list.words.spoken(moment)
    assert chronicle._panel.isHidden()


def test_a_note_entered_in_error_leaves_the_timeline_and_keeps_its_reason(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(0))
    gone = chronicle.list.rows.rows[0].note.id
    press(chronicle.withdraw, Qt.Key.Key_Space)
    type_text(chronicle.reason.field, "Mauvais patient")
    press(chronicle.reason.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert gone not in [one.note.id for one in chronicle.list.rows.rows]
    assert not chronicle.hidden.isHidden()
    press(chronicle.hidden, Qt.Key.Key_Space)
    shown = next(one for one in chronicle.list.rows.rows if one.note.id == gone)
    assert "Saisie erronée\u00a0: Mauvais patient" in chronicle.list.words.spoken(shown)


def withdrawing(opened: MainWindow) -> Chronicle:
    """The latest note of the record, about to be entered in error."""
    chronicle = page(opened).chronicle
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(0))
    press(chronicle.withdraw, Qt.Key.Key_Space)
    press(chronicle.reason.owner.look, Qt.Key.Key_Return)
    return chronicle


def pane_of(chronicle: Chronicle) -> SearchPane:
    pane = chronicle.reason.owner.pane
    assert pane is not None
    return pane


def drafts_of(window: MainWindow, patient_id: str) -> list[Note]:
    return [note for note in window._desk.store.reread(patient_id).notes if note.copied_from]


def test_a_note_of_another_patient_goes_there_as_a_draft_by_keyboard_alone(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    opened.activateWindow()
    chronicle, wrong, right = withdrawing(opened), opened.patients.patient_id, id_of("retailleau marcel")
    reason, gone = chronicle.reason, chronicle.list.rows.rows[0].note
    type_text(pane_of(chronicle).field, "retailleau marcel")
    assert not reason.keep.isEnabled()
    press(pane_of(chronicle).field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    chosen = opened._desk.store.identity(right).traits
    assert text.partial_day(chosen.birth_date) in reason.owner.shown.born.text()
    assert chosen.birth_name in reason.owner.shown.strict.text()
    assert reason.field.text() == "Mauvais patient"
    qtbot.waitUntil(reason.keep.hasFocus)
    with qtbot.waitSignal(page(opened).said):
        press(reason.keep, Qt.Key.Key_Return)
    assert opened.patients.patient_id == wrong
    (copy,) = drafts_of(opened, right)
    assert (copy.text, copy.state, copy.copied_from) == (gone.text, State.DRAFT, gone.id)
    assert gone.id not in [one.note.id for one in chronicle.list.rows.rows]
    done = [(one.operation, one.patient_id) for one in audit.latest(opened._desk.store._database, 2)]
    assert done == [("note.entered_in_error", wrong), ("note.copied", right)]


def test_nothing_is_marked_while_its_right_patient_is_being_looked_for(qtbot, opened: MainWindow) -> None:
    chronicle = withdrawing(opened)
    type_text(chronicle.reason.field, "Mauvais patient")
    with qtbot.assertNotEmitted(chronicle.error_wanted):
        press(chronicle.reason.field, Qt.Key.Key_Return)
        press(chronicle.reason.keep, Qt.Key.Key_Return)
    press(pane_of(chronicle).field, Qt.Key.Key_Escape)
    assert pane_of(chronicle).isHidden()
    with qtbot.waitSignal(chronicle.error_wanted) as asked:
        press(chronicle.reason.field, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[1:] == ["Mauvais patient", ""]


def test_a_fast_enter_takes_none_of_two_homonyms_for_a_note(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    store, people = opened._desk.store, opened._desk.people
    first = store.identity(id_of("lefèvre françoise")).traits
    namesake = store.create(Identity(replace(first, birth_date="1999-02-02"), {}))
    people.put(namesake)
    chronicle = withdrawing(opened)
    pane = pane_of(chronicle)
    opened.activateWindow()
    type_text(pane.field, "lefèvre françoise")
    press(pane.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == ""
    assert not chronicle.reason.keep.isEnabled()
    assert pane.list.hasFocus()
    press(pane.list, Qt.Key.Key_Down)
    press(pane.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == pane.rows.rows[1].id
    assert "homonyme" in chronicle.reason.owner.shown.born.text()


def test_the_record_a_note_stands_in_is_not_its_right_one(qtbot, opened: MainWindow) -> None:
    chronicle = withdrawing(opened)
    pane = pane_of(chronicle)
    type_text(pane.field, "œuvrard hélène")
    press(pane.field, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient_id == ""
    assert pane.count.text() == "La note est déjà dans ce dossier."


def test_who_was_chosen_for_one_note_is_not_chosen_for_the_next(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    chronicle = withdrawing(opened)
    chronicle.reason.owner.choose(id_of("lefèvre françoise"))
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient is not None
    chronicle.list.setCurrentIndex(chronicle.list.rows.index(1))
    press(chronicle.withdraw, Qt.Key.Key_Space)
    assert chronicle.reason.owner.patient_id == ""
    assert chronicle.reason.field.text() == ""
    chronicle.reason.owner.choose(id_of("lefèvre françoise"))
    press(chronicle.reason.owner.shown.drop, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert chronicle.reason.owner.patient is None
    opened.patients.close_record()
    assert chronicle.reason.note_id == ""


def test_a_low_window_leaves_the_room_to_whom_a_note_is_copied(
    qtbot, opened: MainWindow, id_of: Callable[[str], str]
) -> None:
    opened.resize(760, 520)
    chronicle = withdrawing(opened)
    chronicle.reason.owner.choose(id_of("retailleau marcel"))
    let_answers_come(qtbot, opened)
    shown = chronicle.reason.owner.shown
    qtbot.waitUntil(lambda: shown.name.height() >= shown.name.heightForWidth(shown.name.width()))
    for piece in (shown.born, shown.strict):
        assert piece.height() >= piece.heightForWidth(piece.width())
    assert "reason.note" in page(opened).half_typed()
    press(chronicle.reason.leave, Qt.Key.Key_Return)
    assert "reason.note" not in page(opened).half_typed()
    assert page(opened).composer.isVisible()
    assert page(opened).side.isVisible()
    assert chronicle.list.isVisible()


def test_an_answer_about_somebody_chosen_before_is_not_shown(
    qtbot, desk_with: Callable[..., Desk], appearance: Appearance
) -> None:
    worker = practice.Held()
    owner = RightPatient(desk_with(worker))
    qtbot.addWidget(owner)
    first, second = (row.id for row in owner._desk.people.find("").patients[:2])
    owner.choose(first)
    owner.choose(second)
    worker.answer(1)
    qtbot.waitUntil(lambda: owner.settled)
    worker.answer(0)
    qtbot.waitUntil(lambda: not owner._desk.jobs._waiting)
    assert owner.patient is not None
    assert owner.patient.id == second == owner.patient_id


def test_the_timeline_behaves_as_qt_expects_and_cuts_nothing_off(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    QAbstractItemModelTester(timeline.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    timeline.show_moments(moments_of(record_of(opened), withdrawn=True))
    lines = timeline.fontMetrics().lineSpacing()
    for row, moment in enumerate(timeline.rows.rows):
        assert timeline.sizeHintForRow(row) > lines * len(moment.note.text.splitlines())


def test_words_are_found_in_the_timeline_with_or_without_accents(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    chronicle.search_notes()
    type_text(chronicle.search, "DYSLIPIDEMIE")
    found = chronicle.list.rows.rows
    assert len(found) > 0
    assert all("dyslipidémie" in one.note.text.lower() for one in found)
    press(chronicle.search, Qt.Key.Key_Escape)
    assert chronicle.list.rows.rowCount() > len(found) or chronicle.search.text() == ""


# --- Documents


def test_files_dropped_on_a_record_become_its_documents(qtbot, opened: MainWindow, tmp_path) -> None:
    file = tmp_path / "Courrier du Dr Aubrac.txt"
    file.write_text("Cher confrère, merci de m’avoir adressé…", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    before = len(record_of(opened).documents)
    page(opened).attachments.take(dropped)
    let_answers_come(qtbot, opened)
    titles = [document.label.title for document in record_of(opened).documents]
    assert len(titles) == before + 1
    assert "Courrier du Dr Aubrac" in titles


def test_a_file_that_is_gone_is_answered_in_words(qtbot, opened: MainWindow, tmp_path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "parti.pdf"))])
    page(opened).attachments.take(dropped)
    let_answers_come(qtbot, opened)
    assert "FileUnreachable" in page(opened).trouble.words


class SlowCleaning:
    """Cleans when it is told to, and remembers on which thread."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.threads: list[str] = []

    def __call__(self, name: str, data: bytes) -> Incoming:
        assert self.go.wait(20)
        self.threads.append(threading.current_thread().name)
        return Incoming(name, "text/plain", data)


def test_a_file_is_filed_with_the_patient_it_was_given_to_however_long_it_takes(
    qtbot, desk: Desk, appearance: Appearance
) -> None:
    cleaning = SlowCleaning()
    slow = replace(desk, clean=cleaning)
    shown = RecordPage(slow)
    qtbot.addWidget(shown)
    first, second = (row.id for row in desk.people.find("").patients[:2])
    given = QImage(4, 3, QImage.Format.Format_RGB32)
    given.fill(Qt.GlobalColor.red)
    copied = QMimeData()
    copied.setImageData(given)
    before = [len(desk.store.reread(who).documents) for who in (first, second)]
    shown.open(first)
    qtbot.waitUntil(lambda: shown.patient_id == first)
    shown.attachments.take(copied)
    shown.open(second)
    # The database answers while the file is still being cleaned.
    qtbot.waitUntil(lambda: shown.patient_id == second)
    cleaning.go.set()
    qtbot.waitUntil(lambda: not desk.decoding.jobs._waiting and not desk.jobs._waiting, timeout=20_000)
    assert [len(desk.store.reread(who).documents) for who in (first, second)] == [before[0] + 1, before[1]]
    assert shown.side.documents.list.rows.rowCount() == before[1]
    assert all(name.startswith("decoding") for name in cleaning.threads)


def test_a_picture_pasted_into_the_note_goes_to_the_documents(qtbot, opened: MainWindow) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    copied = QMimeData()
    copied.setImageData(picture)
    before = len(record_of(opened).documents)
    page(opened).composer.area.insertFromMimeData(copied)
    let_answers_come(qtbot, opened)
    assert len(record_of(opened).documents) == before + 1
    assert page(opened).composer.area.toPlainText() == ""


def test_a_document_opens_from_memory_under_the_allergy_bar(qtbot, opened: MainWindow) -> None:
    documents = page(opened).side.documents
    first = documents.list.rows.rows[0]
    documents.list.setCurrentIndex(documents.list.rows.index(0))
    press(documents.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    viewer = page(opened).viewer
    assert viewer.document_id == first.id
    assert page(opened).stack.currentWidget() is viewer
    assert page(opened).header.allergies.isVisible()
    qtbot.waitUntil(lambda: viewer.ready, timeout=20_000)
    press(viewer, Qt.Key.Key_Escape)
    assert page(opened).stack.currentWidget() is page(opened).body
    assert viewer.document_id == ""


def test_a_removed_document_is_destroyed_only_once_nobody_takes_it_back(qtbot, opened: MainWindow) -> None:
    shown, store = page(opened), opened._desk.store
    first = record_of(opened).documents[0]
    shown.attachments._remove(first)
    assert first not in shown.side.documents.list.rows.rows
    assert store.read_document(opened.patients.patient_id, first.id)
    press(shown.undo.button, Qt.Key.Key_Space)
    assert first in shown.side.documents.list.rows.rows
    shown.attachments._remove(first)
    shown.show_record(store.add_entry(opened.patients.patient_id, Facts(Kind.REMARK, "Sourd")))
    assert first not in shown.side.documents.list.rows.rows
    shown.undo.settle()
    let_answers_come(qtbot, opened)
    assert first.id not in [document.id for document in record_of(opened).documents]


def test_a_document_that_could_not_be_destroyed_is_shown_again(
    qtbot, opened: MainWindow, monkeypatch
) -> None:
    def full(*_: object) -> Record:
        raise OSError

    monkeypatch.setattr(type(opened._desk.store), "remove_document", full)
    shown = page(opened)
    first = record_of(opened).documents[0]
    shown.attachments._remove(first)
    shown.undo.settle()
    let_answers_come(qtbot, opened)
    assert first in shown.side.documents.list.rows.rows
    assert "OSError" in shown.trouble.words


def test_an_error_is_said_on_the_page_and_can_be_dismissed(qtbot, opened: MainWindow) -> None:
    trouble: Banner = page(opened).trouble
    page(opened)._complain(OSError())
    assert not trouble.isHidden()
    press(trouble.action, Qt.Key.Key_Space)
    assert trouble.isHidden()


# --- Entries and measurements


def test_history_is_added_changed_removed_and_brought_back(qtbot, opened: MainWindow) -> None:
    section = page(opened).side.sections[Kind.REMARK]

    def texts() -> list[str]:
        return [one.facts.text for one in record_of(opened).entries if one.facts.kind is Kind.REMARK]

    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Préfère le matin")
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le matin"
    section._edit(record_of(opened).entries[-1])
    type_text(section.line, "Préfère le soir")
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"
    page(opened)._remove_entry(record_of(opened).entries[-1])
    let_answers_come(qtbot, opened)
    assert "Préfère le soir" not in texts()
    press(page(opened).undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert texts()[-1] == "Préfère le soir"


def test_a_line_half_typed_for_one_patient_is_gone_for_the_next(qtbot, opened: MainWindow) -> None:
    section = page(opened).side.sections[Kind.REMARK]
    press(section.add, Qt.Key.Key_Space)
    type_text(section.line, "Pour elle seule")
    other = next(row.id for row in opened.patients.search.rows.rows if row.id != opened.patients.patient_id)
    opened.patients.open(other)
    let_answers_come(qtbot, opened)
    assert section.unfinished() == ""


def test_a_blood_pressure_is_two_values_of_one_moment(qtbot, opened: MainWindow) -> None:
    card = page(opened).side.measures
    card._toggle()
    type_text(card.form.value, "148/88")
    press(card.form.value, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    newest = [one for one in record_of(opened).measurements if one.value.original == "148/88"]
    assert sorted(one.value.value for one in newest) == [88, 148]
    assert len({one.panel_id for one in newest}) == 1
