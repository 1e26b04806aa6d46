"""What is offered and said of a note while it is typed: measurements, a form, who is not to see it."""

import pytest
from PySide6.QtCore import Qt

from app.settings import Settings
from app.writing.forms import DAR, SOAP, skeleton
from app.writing.shipped import Profession
from app.writing.snippets import expanded
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import (
    choose_note,
    let_answers_come,
    notes_shown,
    page,
    record_of,
    shortcut,
    unlocked_again,
)
from ui.theme import Appearance
from ui.workspace import keys
from ui.workspace.desk import Desk
from ui.workspace.store import Record
from ui.workspace.window import MainWindow
from ui.writing.store import SnippetStore
from vault.pending import Draft
from vault.records.measurements import DIASTOLIC, SYSTOLIC, WEIGHT
from vault.records.notes import State
from vault.records.practice import Practice

#: Qt gives a no-break space in a text away as a blank.
EMPTY_SOAP = expanded(skeleton(SOAP)).text.replace("\u00a0", " ")


def offered(window: MainWindow) -> list[str]:
    return [panel[0].original for panel in page(window).composer.offer.values]


def measured(window: MainWindow, note_id: str) -> list[tuple[str, float, str]]:
    values = [one.value for one in record_of(window).measurements if one.note_id == note_id]
    return [(value.code, value.value, value.original) for value in values]


class TestMeasurements:
    def test_nothing_is_written_that_nobody_asked_for(self, qtbot, opened: MainWindow) -> None:
        before = len(record_of(opened).measurements)
        type_text(page(opened).composer.area, "TA 148/88, P 69,2")
        assert offered(opened) == ["TA 148/88", "P 69,2"]
        page(opened).composer._ask_to_sign()
        let_answers_come(qtbot, opened)
        assert len(record_of(opened).measurements) == before
        assert not offered(opened)

    def test_one_key_writes_what_is_offered_tied_to_the_note_as_it_was_typed(
        self, qtbot, opened: MainWindow
    ) -> None:
        composer = page(opened).composer
        type_text(composer.area, "TA 14/8 et P 69,2 kg.")
        note_id = composer.note_id
        shortcut(opened, keys.MEASURES)
        assert not offered(opened)
        shortcut(opened, keys.MEASURES)  # twice is once
        let_answers_come(qtbot, opened)
        assert measured(opened, note_id) == [
            (WEIGHT, 69.2, "P 69,2 kg"),
            (DIASTOLIC, 80, "TA 14/8"),
            (SYSTOLIC, 140, "TA 14/8"),
        ]
        assert opened.status.words == "2 mesures notées"
        assert composer.area.toPlainText() == "TA 14/8 et P 69,2 kg."
        type_text(composer.area, " T 38,5")
        assert offered(opened) == ["T 38,5"]

    def test_the_day_of_care_is_the_day_of_the_measurement(self, qtbot, opened: MainWindow) -> None:
        composer = page(opened).composer
        type_text(composer.area, "P 71")
        composer.day.selectAll()
        type_text(composer.day, "14/11/2025")
        note_id = composer.note_id
        composer.take_measures()
        let_answers_come(qtbot, opened)
        (weight,) = [one for one in record_of(opened).measurements if one.note_id == note_id]
        assert weight.measured_at == "2025-11-14"

    def test_what_could_not_be_written_is_said_and_offered_again(
        self, qtbot, opened: MainWindow, monkeypatch
    ) -> None:
        def full(self: object, draft: Draft, panels: object) -> Record:
            raise OSError

        monkeypatch.setattr(type(opened._desk.store), "take_measures", full)
        type_text(page(opened).composer.area, "P 71")
        shortcut(opened, keys.MEASURES)
        let_answers_come(qtbot, opened)
        assert "OSError" in page(opened).trouble.words
        assert offered(opened) == ["P 71"]

    def test_a_draft_that_is_emptied_leaves_what_was_written_down(self, qtbot, opened: MainWindow) -> None:
        who, composer = opened.patients.patient_id, page(opened).composer
        before = len(record_of(opened).measurements)
        type_text(composer.area, "P 71")
        composer.take_measures()
        composer.area.selectAll()
        press(composer.area, Qt.Key.Key_Delete)
        opened.patients.close_record()
        let_answers_come(qtbot, opened)
        record = opened._desk.store.reread(who)
        assert len(record.measurements) == before + 1
        assert all(note.state is not State.DRAFT for note in record.notes)


class TestForms:
    def test_a_key_goes_through_the_forms_and_back_to_free_text(self, qtbot, opened: MainWindow) -> None:
        composer = page(opened).composer
        type_text(composer.area, "Toux.")
        shortcut(opened, keys.FORM)
        assert composer.area.toPlainText() == f"Toux.\n{EMPTY_SOAP}"
        type_text(composer.area, "sèche")
        press(composer.area, Qt.Key.Key_Tab)
        type_text(composer.area, "MV libre")
        for _ in range(3):
            shortcut(opened, keys.FORM)
        assert composer.tools.form.key() == ""
        assert composer.area.toPlainText() == "Toux.\nSubjectif : sèche\nObjectif : MV libre"
        while composer.area.document().isUndoAvailable():
            composer.area.undo()
        assert composer.area.toPlainText() == ""

    def test_headings_alone_are_no_note(self, qtbot, opened: MainWindow) -> None:
        who, composer = opened.patients.patient_id, page(opened).composer
        shortcut(opened, keys.FORM)
        assert composer.area.toPlainText() == EMPTY_SOAP
        assert not composer.sign.isEnabled()
        opened.patients.close_record()
        let_answers_come(qtbot, opened)
        assert all(note.state is not State.DRAFT for note in opened._desk.store.reread(who).notes)

    def test_the_form_of_the_last_signed_note_comes_first_for_this_profession(
        self, qtbot, opened: MainWindow
    ) -> None:
        chosen: list[Settings] = []
        opened.settings_changed.connect(chosen.append)
        composer = page(opened).composer
        composer.tools.form.chosen.emit("dar")
        type_text(composer.area, "douleur")
        composer._ask_to_sign()
        let_answers_come(qtbot, opened)
        assert chosen[-1].note_forms == {"doctor": "dar"}
        assert composer.tools.form.key() == ""
        shortcut(opened, keys.FORM)
        assert composer.tools.form.key() == "dar"

    def test_a_nurse_is_offered_the_targeted_note_first(self, desk: Desk, opened: MainWindow) -> None:
        desk.store.save_practice(Practice("Camille Roche", profession="Infirmière libérale"))
        desk.shelf.hold(SnippetStore(desk.store).everything())
        assert desk.shelf.profession is Profession.NURSE
        shortcut(opened, keys.FORM)
        assert page(opened).composer.tools.form.key() == DAR.key

    def test_an_addendum_has_no_form(self, opened: MainWindow) -> None:
        addendum = page(opened).chronicle.addendum
        assert addendum.tools.form.isHidden()
        addendum.next_form()
        assert addendum.area.toPlainText() == ""


@pytest.mark.parametrize("elsewhere", ["form", "agenda"])
def test_no_key_changes_a_note_that_nobody_sees(qtbot, opened: MainWindow, elsewhere: str) -> None:
    """From the form of somebody new, a key took the mark of a personal note off the record underneath."""
    composer = page(opened).composer
    type_text(composer.area, "TA 148/88")
    shortcut(opened, keys.PERSONAL)
    before = len(record_of(opened).measurements)
    opened.patients.new_patient() if elsewhere == "form" else opened.ways.show_agenda()
    for sequence in (keys.PERSONAL, keys.FORM, keys.MEASURES):
        shortcut(opened, sequence)
        let_answers_come(qtbot, opened)
    assert composer.draft().personal
    assert composer.area.toPlainText() == "TA 148/88"
    assert len(record_of(opened).measurements) == before


class TestWhoIsNotToSeeIt:
    @pytest.mark.parametrize(
        ("sequence", "words"), [(keys.PERSONAL, "Note personnelle"), (keys.THIRD_PARTY, "Concerne un tiers")]
    )
    def test_a_key_says_it_of_the_note_and_the_timeline_shows_it(
        self, qtbot, opened: MainWindow, sequence: str, words: str
    ) -> None:
        composer, timeline = page(opened).composer, page(opened).chronicle.list
        type_text(composer.area, "À ne pas communiquer")
        shortcut(opened, sequence)
        composer._ask_to_sign()
        let_answers_come(qtbot, opened)
        first = notes_shown(page(opened).chronicle)[0]
        assert first.note.personal is (sequence == keys.PERSONAL)
        assert words in timeline.words.spoken(first)
        assert not any(mark.isChecked() for mark in composer.tools.marks.values())

    def test_it_can_be_said_of_a_signed_note_and_taken_back(
        self, qtbot, opened: MainWindow, monkeypatch
    ) -> None:
        timeline = page(opened).chronicle.list
        choose_note(page(opened).chronicle, 1)
        monkeypatch.setattr(timeline, "hasFocus", lambda: True)
        told = [notes_shown(page(opened).chronicle)[1].id]
        for expected in (True, False):
            shortcut(opened, keys.PERSONAL)
            let_answers_come(qtbot, opened)
            assert notes_shown(page(opened).chronicle)[1].note.personal is expected
            told.append(timeline.current().note.id)  # type: ignore[union-attr]  # one is chosen
        assert len(set(told)) == 1

    def test_a_lock_keeps_it(self, qtbot, desk: Desk, opened: MainWindow, appearance: Appearance) -> None:
        composer = page(opened).composer
        type_text(composer.area, "Confidence de la fille")
        shortcut(opened, keys.THIRD_PARTY)
        desk.store.keep_draft(composer.draft())
        again = unlocked_again(qtbot, desk, appearance, opened.pending())
        assert page(again).composer.tools.marks["third_party"].isChecked()
        assert page(again).composer.draft().third_party is True
