"""Every note of a record that waits for a signature has a line, and a key opens it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.settings import Settings
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import choose_note, let_answers_come, page
from ui.theme import Appearance
from ui.workspace.chronicle import NOTES
from ui.workspace.desk import Desk
from ui.workspace.happenings import Happening, Sort
from ui.workspace.window import MainWindow
from vault.pending import Draft

OLDER, LATER = "Toux depuis hier", "Demande de certificat\npour la danse"


def draft(desk: Desk, patient_id: str, note_id: str, text: str, day: str) -> Draft:
    return Draft(note_id, patient_id, text, f"{day}T09:00:00Z", f"{day}T09:00:00Z", desk.store.author_id)


def waiting(window: MainWindow) -> list[Happening]:
    """The lines of drafts, in their order."""
    rows = page(window).chronicle.list.rows.rows
    return [one for one in rows if isinstance(one, Happening) and one.sort is Sort.DRAFT]


@pytest.fixture
def with_three(
    qtbot, window: MainWindow, desk: Desk, id_of: Callable[[str], str], appearance: Appearance
) -> MainWindow:
    """The record of somebody who has three notes that were begun."""
    patient_id = id_of("œuvrard")
    for note_id, text, day in (
        ("01" * 16, OLDER, "2026-11-02"),
        ("02" * 16, LATER, "2026-11-03"),
        ("03" * 16, "Renouvellement", "2026-11-04"),
    ):
        desk.jobs.submit(desk.store.keep_draft, draft(desk, patient_id, note_id, text, day))
    window.patients.open(patient_id)
    let_answers_come(qtbot, window)
    return window


def test_each_has_a_line_before_everything_but_the_one_that_is_written(with_three: MainWindow) -> None:
    record = page(with_three)
    written = record.composer.area.toPlainText()
    rows = record.chronicle.list.rows.rows
    shown = [one.words for one in waiting(with_three)]
    assert len(shown) == 2
    assert all(one.startswith("Note non signée\N{NO-BREAK SPACE}: ") for one in shown)
    assert [one.id for one in rows[:2]] == [one.id for one in waiting(with_three)]
    assert written not in "".join(shown)
    assert sum("certificat pour la danse" in one for one in shown) + ("danse" in written) == 1


def test_enter_opens_it_and_what_was_written_gets_its_line(qtbot, with_three: MainWindow) -> None:
    record = page(with_three)
    before, opened = record.composer.note_id, waiting(with_three)[0]
    type_text(record.composer.area, "Encore. ")
    timeline = record.chronicle.list
    timeline.setFocus()
    timeline.setCurrentIndex(timeline.rows.index(0))
    press(timeline, Qt.Key.Key_Return)
    let_answers_come(qtbot, with_three)
    assert record.composer.note_id == opened.id
    assert record.composer.area.hasFocus()
    lines = {one.id: one.words for one in waiting(with_three)}
    assert opened.id not in lines
    assert "Encore." in lines[before]
    assert with_three.pending().drafts == ()


def test_signing_brings_the_next_into_the_editor_and_takes_its_line_away(
    qtbot, with_three: MainWindow
) -> None:
    record = page(with_three)
    for left in (1, 0, 0):
        press(record.composer.sign, Qt.Key.Key_Space)
        let_answers_come(qtbot, with_three)
        assert len(waiting(with_three)) == left
    assert record.composer.blank


def test_a_draft_that_waits_is_among_the_notes_and_no_other_kind(with_three: MainWindow) -> None:
    chronicle = page(with_three).chronicle
    chronicle.show_only(NOTES)
    assert len(waiting(with_three)) == 2
    chronicle.show_only(Sort.PAPER)
    assert waiting(with_three) == []


def test_an_addendum_that_waits_has_a_line_and_opens_in_its_panel(qtbot, opened: MainWindow) -> None:
    chronicle = page(opened).chronicle
    for rank, words in ((0, "Rappelée"), (1, "Vue par la fille")):
        choose_note(chronicle, rank)
        press(chronicle.complete, Qt.Key.Key_Space)
        type_text(chronicle.addendum.area, words)
        assert words not in str(waiting(opened))
        press(chronicle.addendum.abandon, Qt.Key.Key_Space)
        let_answers_come(qtbot, opened)
    assert [one.words for one in waiting(opened)] == [
        "Complément non signé\N{NO-BREAK SPACE}: Rappelée",
        "Complément non signé\N{NO-BREAK SPACE}: Vue par la fille",
    ]
    chronicle.list.opened.emit(waiting(opened)[0])
    type_text(chronicle.addendum.area, " ce soir")
    chronicle.list.opened.emit(waiting(opened)[0])
    let_answers_come(qtbot, opened)
    assert chronicle.addendum.area.toPlainText() == "Vue par la fille"
    assert [one.words for one in waiting(opened)] == [
        "Complément non signé\N{NO-BREAK SPACE}: Rappelée ce soir"
    ]
    assert opened.pending().drafts == ()


def test_the_lines_are_there_after_a_lock(
    qtbot, with_three: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    lines = [one.words for one in waiting(with_three)]
    again = MainWindow(desk, appearance, Settings(theme="light"))
    qtbot.addWidget(again, before_close_func=lambda closing: closing.hide())
    again.restore(with_three.pending())
    again.show()
    let_answers_come(qtbot, again)
    assert [one.words for one in waiting(again)] == lines
