"""The agenda and the round: planned, walked through, moved, printed without a name."""

from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.papers import rounds
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, settled, shortcut, unlocked_again
from ui.day.agenda import AgendaPage
from ui.day.store import DayStore
from ui.day.visit_line import VisitLine
from ui.day.visits import Outcome, Planned, Visit
from ui.papers import printing
from ui.theme import Appearance
from ui.workspace import identity, keys
from ui.workspace.desk import Desk
from ui.workspace.places import AGENDA, TODAY
from ui.workspace.store import WrongRecord
from ui.workspace.window import MainWindow
from vault.records import sharing
from vault.records.agenda import Place
from vault.records.tasks import Kind, Task

#: A Tuesday, so that the days around it are in the same week.
TUESDAY = date(2026, 11, 24)
WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def store(desk: Desk) -> DayStore:
    return DayStore(desk.store)


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    return [one.id for one in desk.people.find("").patients[:6]]


def stops(store: DayStore, ids: list[str], day: date = TUESDAY) -> list[str]:
    return [store.plan(patient_id, Planned(day, place=Place.HOME)) for patient_id in ids]


def shown(qtbot, window: MainWindow, day: date = TUESDAY) -> list[Visit]:
    let_answers_come(qtbot, window)
    return list(window.agenda.columns[day.weekday()].list.rows.rows)


def open_agenda(qtbot, window: MainWindow) -> None:
    shortcut(window, keys.AGENDA)
    window.agenda.go(TUESDAY)
    let_answers_come(qtbot, window)


def test_a_visit_is_planned_by_keys_alone(
    qtbot, window: MainWindow, id_of: Callable[[str], str], desk: Desk
) -> None:
    wanted = id_of("œuvrard hélène")
    open_agenda(qtbot, window)
    line = window.agenda.line
    press(window.agenda.columns[1].list, Qt.Key.Key_N)
    type_text(line.pane.field, "œuvrard hélène")
    press(line.pane.field, Qt.Key.Key_Return)
    type_text(line.hour, "9h30")
    press(line.hour, Qt.Key.Key_Return)
    (visit,) = shown(qtbot, window)
    assert (visit.patient_id, visit.planned.hour, visit.in_round) == (wanted, "09:30", False)
    assert line.isHidden()
    press(window.agenda.columns[1].list, Qt.Key.Key_Return)
    let_answers_come(qtbot, window)
    assert window.patients.patient_id == wanted


def test_stops_move_within_the_round_and_to_another_day(
    qtbot, window: MainWindow, store: DayStore, ids: list[str]
) -> None:
    first, second, third = stops(store, ids[:3])
    there = stops(store, ids[3:4], WEDNESDAY)
    open_agenda(qtbot, window)
    tuesday = window.agenda.columns[1].list
    tuesday.go_to(0)
    press(tuesday, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [visit.id for visit in shown(qtbot, window)] == [second, first, third]
    assert tuesday.currentIndex().row() == 1
    press(tuesday, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [visit.id for visit in shown(qtbot, window, WEDNESDAY)] == [*there, first]
    assert window.focusWidget() is window.agenda.columns[2].list
    window.agenda.columns[1].list.moved.emit(first, 0)  # as a drop does
    assert [visit.id for visit in shown(qtbot, window)] == [first, second, third]


def test_a_removed_stop_comes_back_where_it_stood(
    qtbot, window: MainWindow, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[:3])
    open_agenda(qtbot, window)
    tuesday = window.agenda.columns[1].list
    tuesday.go_to(1)
    press(tuesday, Qt.Key.Key_Delete)
    assert [visit.patient_id for visit in shown(qtbot, window)] == [ids[0], ids[2]]
    window.agenda.undo.button.click()
    assert [visit.patient_id for visit in shown(qtbot, window)] == ids[:3]


def test_an_empty_round_repeats_the_one_of_a_week_before(
    qtbot, window: MainWindow, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[:2], TUESDAY - timedelta(days=7))
    stops(store, ids[2:3], TUESDAY - timedelta(days=1))
    open_agenda(qtbot, window)
    assert not window.agenda.repeat.isHidden()
    window.agenda.repeat.click()
    assert [visit.patient_id for visit in shown(qtbot, window)] == ids[:2]
    assert window.agenda.repeat.isHidden()
    window.agenda.undo.button.click()
    assert shown(qtbot, window) == []


def test_a_visit_that_is_being_planned_comes_back_after_a_lock(
    qtbot, window: MainWindow, desk: Desk, appearance: Appearance, ids: list[str]
) -> None:
    open_agenda(qtbot, window)
    window.agenda.plan()
    window.agenda.line.choose(desk.store.listed_one(ids[0]))
    window.agenda.line.words.setText("Pansement")
    window.agenda.line.place.setFocus()
    again = unlocked_again(qtbot, desk, appearance, window.pending())
    again.end_restoring()
    line = again.agenda.line
    assert again.focusWidget() is line.place, "it came after the page, and the focus had gone to the list"
    assert again.agenda.day == TUESDAY
    assert line.isVisible()
    assert line.words.text() == "Pansement"
    assert identity.name(desk.store.listed_one(ids[0])) in line.who.text()


def test_a_new_visit_waits_beside_one_that_is_changed(
    qtbot: QtBot, desk: Desk, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[1:2])
    before, again = AgendaPage(desk), AgendaPage(desk)
    for page in (before, again):
        qtbot.addWidget(page)
    before.go(TUESDAY)
    settled(qtbot, desk)
    before.plan()
    before.line.choose(desk.store.listed_one(ids[0]))
    before.line.words.setText("Pansement")
    press(before.line.words, Qt.Key.Key_Escape)
    before.edit()
    assert before.line.words.text() == ""
    typed = before.half_typed()
    before.line.keep.click()
    again.resume(typed)
    assert again.half_typed() == typed, "a second lock at once loses it"
    settled(qtbot, desk)
    assert again.half_typed() == typed
    for page in (before, again):
        page.plan()
        assert page.line.words.text() == "Pansement"
        assert identity.name(desk.store.listed_one(ids[0])) in page.line.who.text()


def test_a_stop_becomes_an_appointment_and_keeps_what_became_of_it(store: DayStore, ids: list[str]) -> None:
    stops(store, ids[:1])
    (visit,) = store.visits(TUESDAY)
    store.replan(visit, Planned(WEDNESDAY, "10:15", words="Ordonnance"), Outcome.DONE, "")
    assert store.visits(TUESDAY) == []
    (moved,) = store.visits(WEDNESDAY)
    assert (moved.patient_id, moved.in_round, moved.outcome) == (ids[0], False, Outcome.DONE)
    assert (moved.planned.hour, moved.planned.words) == ("10:15", "Ordonnance")


def test_a_stop_is_taken_out_of_the_round_in_the_line(
    qtbot: QtBot, desk: Desk, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[:1])
    (visit,) = store.visits(TUESDAY)
    line = VisitLine(desk)
    qtbot.addWidget(line)
    line.changed.connect(store.replan)
    line.edit(visit)
    assert line.outcome.findData(Outcome.CANCELLED.value) == -1
    line.place.show_key(Place.PRACTICE.value)
    line.place.chosen.emit(Place.PRACTICE.value)
    line.outcome.show_key(Outcome.CANCELLED.value)
    line.hour.setText("10:15")
    line.keep.click()
    (moved,) = store.visits(TUESDAY)
    assert (moved.in_round, moved.planned.hour, moved.outcome) == (False, "10:15", Outcome.CANCELLED)


def test_why_it_was_missed_is_asked_of_a_stop_alone(
    qtbot: QtBot, desk: Desk, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[:1])
    store.plan(ids[1], Planned(TUESDAY, "09:30"))
    appointment, stop = store.visits(TUESDAY)
    line = VisitLine(desk)
    qtbot.addWidget(line)
    line.changed.connect(store.replan)
    for visit, asked in ((appointment, False), (stop, True)):
        line.edit(visit)
        line.outcome.show_key(Outcome.MISSED.value)
        line.outcome.chosen.emit(Outcome.MISSED.value)
        assert line.why.isHidden() is not asked
        line.keep.click()
    assert [one.outcome for one in store.visits(TUESDAY)] == [Outcome.MISSED, Outcome.AWAITED]


def test_a_visit_of_somebody_else_is_not_touched(store: DayStore, ids: list[str]) -> None:
    stops(store, ids[:2])
    first, second = store.visits(TUESDAY)
    mixed = Visit(first.id, second.patient, first.planned, in_round=True)
    with pytest.raises(WrongRecord):
        store.end(mixed, Outcome.DONE)


def test_a_printed_round_names_nobody_and_is_among_what_left_each_record(
    desk: Desk, store: DayStore, ids: list[str]
) -> None:
    for patient_id in ids[:3]:
        store.plan(patient_id, Planned(TUESDAY, "07:30", place=Place.HOME, words="Toilette"))
    printed = rounds.sheet(TUESDAY.isoformat(), store.hand_out_round(TUESDAY, "Tournée du 24/11/2026"))
    read = pypdfium2.PdfDocument(printing.pdf(printed))[0].get_textpage().get_text_bounded()
    visits = store.visits(TUESDAY)
    for visit in visits:
        assert visit.reference in read
        assert visit.patient is not None
        for name in (visit.patient.birth_name, visit.patient.birth_first_name, "Toilette"):
            assert name not in read
        (left,) = sharing.disclosures(desk.store.context.database, visit.patient_id)
        assert (left.disclosed.way, left.disclosed.record_id) == (sharing.Way.PRINTED, visit.id)


def test_f6_walks_through_today_and_the_agenda(
    qtbot: QtBot, window: MainWindow, store: DayStore, ids: list[str]
) -> None:
    stops(store, ids[:1], date.today())
    store.add_task("", Task(Kind.OTHER, "Commander des gants", date.today().isoformat()))
    window.activateWindow()
    today, agenda = window.today, window.agenda
    for key, page, parts in (
        (keys.TODAY, TODAY, [today.new, today.due, today.visits]),
        (keys.AGENDA, AGENDA, [agenda.before, agenda._column.list]),
    ):
        shortcut(window, key)
        let_answers_come(qtbot, window)
        parts = [window.rail.button(page), *parts]
        parts[0].setFocus()
        seen = []
        for _ in parts:
            shortcut(window, keys.PANE)
            seen.append(window.focusWidget())
        assert seen == [*parts[1:], parts[0]]


def test_the_page_has_one_button_that_stands_out(qtbot, window: MainWindow) -> None:
    open_agenda(qtbot, window)
    agenda = window.agenda
    assert agenda.new.property("kind") == "primary"
    agenda.plan()
    assert (agenda.new.property("kind"), agenda.line.keep.property("kind")) == ("", "primary")
    press(agenda.line, Qt.Key.Key_Escape)
    assert agenda.new.property("kind") == "primary"


def test_a_week_is_called_by_its_first_day(qtbot, window: MainWindow) -> None:
    window.resize(1320, 840)
    open_agenda(qtbot, window)
    assert window.agenda.whole_week
    assert window.agenda.title.text() == "Semaine du 23 novembre 2026"
