"""What happened: nothing of it cut off, everything in it found."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import page, record_of
from ui.workspace.timeline import moments_of
from ui.workspace.window import MainWindow


def test_the_timeline_behaves_as_qt_expects_and_cuts_nothing_off(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    QAbstractItemModelTester(timeline.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    timeline.show_moments(moments_of(record_of(opened), withdrawn=True))
    lines = timeline.fontMetrics().lineSpacing()
    for row, moment in enumerate(timeline.rows.rows):
        assert timeline.sizeHintForRow(row) > lines * len(moment.note.text.splitlines())


def test_words_are_found_in_the_timeline_with_or_without_accents(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    everything = list(chronicle.list.rows.rows)
    chronicle.search_notes()
    type_text(chronicle.search, "DYSLIPIDEMIE")
    found = chronicle.list.rows.rows
    assert len(found) > 0
    assert all("dyslipidémie" in one.note.text.lower() for one in found)
    press(chronicle.search, Qt.Key.Key_Escape)
    assert list(chronicle.list.rows.rows) == everything != list(found)


def test_a_word_longer_than_a_line_stays_in_its_column(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    [first, *_] = timeline.rows.rows
    word = "compte_rendu_" * 30
    notes = [replace(first.note, id=words, text=words) for words in ("deux\nlignes", word)]
    timeline.show_moments([replace(first, addenda=(), note=note) for note in notes])
    lines = timeline.fontMetrics().horizontalAdvance(word) // timeline.viewport().width()
    assert lines > 2
    more = timeline.sizeHintForRow(1) - timeline.sizeHintForRow(0)
    assert more >= (lines - 2) * timeline.fontMetrics().lineSpacing()


def test_in_a_narrower_column_no_words_lie_over_words(opened: MainWindow) -> None:
    timeline = page(opened).chronicle.list
    [first, *_] = timeline.rows.rows
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
    [first, *_] = timeline.rows.rows
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
