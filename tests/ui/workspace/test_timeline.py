"""What happened: nothing of it cut off, everything in it found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import (
    let_answers_come,
    notes_shown,
    page,
    record_of,
    unlocked_again,
)
from ui.workspace.desk import Desk
from ui.workspace.happenings import Sort
from ui.workspace.noted import Moment, moments_of
from ui.workspace.window import MainWindow


def test_the_timeline_behaves_as_qt_expects_and_cuts_nothing_off(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    QAbstractItemModelTester(timeline.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    notes = moments_of(record_of(opened), withdrawn=True)
    timeline.show_moments(notes)
    lines = timeline.fontMetrics().lineSpacing()
    for row, moment in enumerate(notes):
        assert timeline.sizeHintForRow(row) > lines * len(moment.note.text.splitlines())


def test_words_are_found_in_the_timeline_with_or_without_accents(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    everything = list(chronicle.list.rows.rows)
    chronicle.search_notes()
    type_text(chronicle.search, "DYSLIPIDEMIE")
    found = chronicle.list.rows.rows
    assert len(found) > 0
    said = [one.note.text if isinstance(one, Moment) else one.words for one in found]
    assert all("dyslipidémie" in words.lower() for words in said)
    press(chronicle.search, Qt.Key.Key_Escape)
    assert list(chronicle.list.rows.rows) == everything != list(found)


def test_a_word_longer_than_a_line_stays_in_its_column(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    [first, *_] = notes_shown(page(opened).chronicle)
    word = "compte_rendu_" * 30
    notes = [replace(first.note, id=words, text=words) for words in ("deux\nlignes", word)]
    timeline.show_moments([replace(first, addenda=(), note=note) for note in notes])
    lines = timeline.fontMetrics().horizontalAdvance(word) // timeline.viewport().width()
    assert lines > 2
    more = timeline.sizeHintForRow(1) - timeline.sizeHintForRow(0)
    assert more >= (lines - 2) * timeline.fontMetrics().lineSpacing()


def test_in_a_narrower_column_no_words_lie_over_words(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    [first, *_] = notes_shown(page(opened).chronicle)
    notes = [replace(first.note, id=which, text="un mot " * 80) for which in ("one", "two")]
    timeline.show_moments([replace(first, addenda=(), note=note) for note in notes])
    QApplication.processEvents()
    timeline.setFixedWidth(timeline.width() - 120)
    QApplication.processEvents()
    shown = timeline.grab().toImage()
    timeline.doItemsLayout()
    assert timeline.grab().toImage() == shown


def test_page_keys_go_through_a_long_timeline_to_its_end_and_back(qtbot, opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    [first, *_] = notes_shown(page(opened).chronicle)
    notes = [replace(first.note, id=str(number), text="un mot " * (20 + number)) for number in range(60)]
    timeline.show_moments([replace(first, addenda=(), note=note) for note in notes])
    timeline.setFocus()

    def at_the_end() -> bool:
        press(timeline, Qt.Key.Key_PageDown)
        return timeline.currentIndex().row() == 59

    qtbot.waitUntil(at_the_end)  # the list goes on being laid out meanwhile
    assert timeline.visualRect(timeline.currentIndex()).intersects(timeline.viewport().rect())
    for _ in range(60):
        press(timeline, Qt.Key.Key_PageUp)
    assert timeline.currentIndex().row() == 0
    assert timeline.verticalScrollBar().value() == 0


def test_a_record_is_told_in_one_column_and_notes_can_be_seen_alone(opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    rows = chronicle.list.rows.rows
    notes = notes_shown(chronicle)
    assert 0 < len(notes) < len(rows)
    assert [one.at for one in rows] == sorted((one.at for one in rows), reverse=True)
    chronicle.sort.setFocus()
    press(chronicle.sort, Qt.Key.Key_Down)
    assert list(chronicle.list.rows.rows) == notes
    press(chronicle.sort, Qt.Key.Key_Up)
    assert list(chronicle.list.rows.rows) == list(rows)


@pytest.mark.parametrize(
    ("sort", "leaf"), [(Sort.MEASURE, "measures"), (Sort.LASTING, "dossier"), (Sort.DOCUMENT, "")]
)
def test_enter_on_a_line_opens_where_more_of_it_is_said(
    qtbot, opened: MainWindow, sort: Sort, leaf: str
) -> None:
    record = page(opened)
    record.chronicle.show_only(sort)
    told = record.chronicle.list.rows.rows[0]
    record.chronicle.list.reveal(0)
    assert not record.chronicle.complete.isEnabled()  # it is no note
    press(record.chronicle.list, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert record.leaves.shown == leaf
    assert record.attachments.open_id == ("" if leaf else told.id)


def test_what_was_shown_alone_is_after_a_lock(qtbot, opened: MainWindow, desk: Desk, appearance) -> None:
    page(opened).chronicle.show_only(Sort.MEASURE)
    shown = list(page(opened).chronicle.list.rows.rows)
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert list(page(again).chronicle.list.rows.rows) == shown
    page(again).chronicle.reveal(moments_of(record_of(again))[0].id)
    assert notes_shown(page(again).chronicle)
