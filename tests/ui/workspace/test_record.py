"""One patient on one screen, and never two."""

import random
from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press
from tests.ui.workspace import practice
from tests.ui.workspace.handling import answer_all, let_answers_come, page, record_of
from ui.dossier.store import ALLERGIES, ENTRIES, DossierStore
from ui.theme import Appearance
from ui.widgets.banner import Banner
from ui.workspace.desk import Desk
from ui.workspace.record import RecordPage
from ui.workspace.store import WrongRecord
from ui.workspace.window import MainWindow
from vault.records import allergies
from vault.records.history import Facts, Kind
from vault.records.measurements import Value
from vault.records.notes import State


class Asked(NamedTuple):
    """A page whose answers come when they are told to, and two patients."""

    worker: practice.Held
    desk: Desk
    shown: RecordPage
    first: str
    second: str


@pytest.fixture
def asked(qtbot, desk_with: Callable[..., Desk], appearance: Appearance) -> Asked:
    worker = practice.Held()
    desk = desk_with(worker)
    shown = RecordPage(desk)
    qtbot.addWidget(shown)
    first, second = (row.id for row in desk.people.find("").patients[:2])
    return Asked(worker, desk, shown, first, second)


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


def test_an_answer_about_an_earlier_patient_is_not_shown(qtbot, asked: Asked) -> None:
    worker, desk, shown, first, second = asked
    shown.open(first)
    shown.open(second)
    worker.answer(1)
    qtbot.waitUntil(lambda: shown.patient_id == second)
    with qtbot.assertNotEmitted(shown.shown):
        worker.answer(0)
        qtbot.waitUntil(lambda: not desk.jobs._waiting)
    assert shown.patient_id == second == shown.header.patient_id


def test_a_key_pressed_before_the_record_is_there_is_followed_in_that_record(qtbot, asked: Asked) -> None:
    worker, desk, shown, first, second = asked
    shown.open(first)
    shown.show_leaf("papers")
    shown.open(second)
    shown.show_leaf("dossier")
    worker.answer(1)
    qtbot.waitUntil(lambda: shown.patient_id == second)
    assert shown.leaves.shown == "dossier"
    shown.open(first)
    shown.write()
    answer_all(qtbot, desk, worker)
    assert shown.patient_id == first
    assert shown.leaves.shown == ""
    assert shown.focusWidget() is shown.composer.area


def test_an_answer_about_a_record_that_is_to_come_again_waits_for_it(qtbot, asked: Asked) -> None:
    worker, desk, shown, first, second = asked
    shown.open(first)
    worker.answer()
    qtbot.waitUntil(lambda: shown.patient_id == first)
    shown.side.measures.measured.emit([Value("29463-7", 61.5, "kg", "61,5")])
    shown.open(second)
    shown.open(first)
    worker.answer()  # what was measured
    qtbot.waitUntil(lambda: len(desk.jobs._waiting) == 2)
    assert shown.patient_id == ""
    answer_all(qtbot, desk, worker)
    assert shown.patient_id == first == shown.composer.patient_id
    assert shown.record is not None
    assert 61.5 in [one.value.value for one in shown.record.measurements]


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
        [draft] = [note for note in window._desk.store.reread(who).notes if note.state is State.DRAFT]
        assert f"[{number}:" in draft.text
        assert f"[{1 - number}:" not in draft.text


def test_a_write_meant_for_somebody_else_is_refused(desk: Desk) -> None:
    first, second = (row.id for row in desk.people.find("").patients[:2])
    store = DossierStore(desk.store)
    allergy = store.add(first, ALLERGIES, allergies.Facts("Pénicilline")).allergies.listed[0]
    entry = store.add(first, ENTRIES, Facts(Kind.REMARK, "Sourd de l’oreille gauche")).entries[-1]
    for write in (
        lambda: store.remove(second, ALLERGIES, allergy.id),
        lambda: store.remove(second, ENTRIES, entry.id),
        lambda: store.change(second, ENTRIES, entry.id, Facts(Kind.REMARK, "x")),
        lambda: store.put_back(second, ENTRIES, entry.id),
    ):
        with pytest.raises(WrongRecord):
            write()


def test_nothing_of_a_record_stays_when_it_is_put_away(qtbot, opened: MainWindow) -> None:
    opened.patients.close_record()
    assert opened.patients.patient_id == "" == opened.patients.search.open_id
    assert page(opened).chronicle.list.rows.rowCount() == 0
    assert page(opened).composer.area.toPlainText() == ""


def test_an_error_is_said_on_the_page_and_can_be_dismissed(qtbot, opened: MainWindow) -> None:
    trouble: Banner = page(opened).trouble
    page(opened).outcomes.complain(opened.patients.patient_id, OSError())
    assert not trouble.isHidden()
    press(trouble.action, Qt.Key.Key_Space)
    assert trouble.isHidden()


def test_what_is_refused_of_a_patient_who_was_left_bears_their_name(qtbot, opened: MainWindow) -> None:
    who, name = opened.patients.patient_id, record_of(opened).patient.traits.birth_name
    opened.patients.open(next(row.id for row in opened.patients.search.rows.rows if row.id != who))
    let_answers_come(qtbot, opened)
    page(opened).attachments.failed.emit(who, OSError())
    let_answers_come(qtbot, opened)
    assert name in page(opened).trouble.words


def test_undo_is_of_what_was_done_last(qtbot, opened: MainWindow) -> None:
    """Both stood there: a removal that could be undone, and something done after it."""
    record = page(opened)
    remark = record.side.sections[Kind.REMARK]
    done: list[str] = []
    record.said.connect(done.append)
    record.undo.offer("Removed", (lambda: None, lambda: None))
    remark.add_wanted.emit(ENTRIES, Facts(Kind.REMARK, "Sourd"))
    assert record.undo.isHidden()
    let_answers_come(qtbot, opened)
    entry = record_of(opened).entries[-1]
    remark.remove_wanted.emit(ENTRIES, entry, "Sourd")
    assert record.undo.isHidden()  # before it is done
    let_answers_come(qtbot, opened)
    assert done == [""]  # nothing older stays beside what can be undone now
    assert not record.undo.isHidden()
    record.undo.button.click()
    let_answers_come(qtbot, opened)
    assert record_of(opened).entries[-1].id == entry.id
    record.undo.offer("Removed", (lambda: None, lambda: None))
    record.outcomes.say(record.patient_id, "Note signed")
    assert record.undo.isHidden()
