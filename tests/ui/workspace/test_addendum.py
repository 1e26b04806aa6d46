"""An addendum: one sees what it is about, how it is signed, and what becomes of it when it is closed."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import (
    choose_note,
    let_answers_come,
    notes_shown,
    page,
    row_of_note,
    unlocked_again,
)
from ui import theme
from ui.theme import Appearance
from ui.workspace.chronicle import Chronicle
from ui.workspace.desk import Desk
from ui.workspace.window import MainWindow
from vault.pending import Draft


def completing(opened: MainWindow, row: int) -> Chronicle:
    """An addendum to the note of ``row``, about to be written."""
    chronicle = page(opened).chronicle
    choose_note(chronicle, row)
    press(chronicle.complete, Qt.Key.Key_Space)
    return chronicle


def spoken(chronicle: Chronicle, rank: int) -> str:
    row = row_of_note(chronicle, rank)
    return str(chronicle.list.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def bar(chronicle: Chronicle, row: int) -> bool:
    """Whether the bar that marks a note stands at its left edge."""
    rect = chronicle.list.visualRect(chronicle.list.rows.index(row))
    seen = chronicle.list.viewport().grab().toImage()
    at = QPoint(rect.left() + 3, max(rect.top(), 0) + 8)
    return seen.rect().contains(at) and seen.pixelColor(at) == theme.colour("accent")


def test_the_note_that_is_completed_is_marked_and_in_view(qtbot, opened: MainWindow) -> None:
    last = len(notes_shown(page(opened).chronicle)) - 1
    chronicle = completing(opened, last)
    qtbot.waitUntil(lambda: bar(chronicle, last))
    view = chronicle.list
    shown = view.visualRect(view.rows.index(last))
    assert view.viewport().rect().intersects(shown)
    assert shown.top() >= 0
    assert spoken(chronicle, last).startswith("Vous complétez cette note.")
    press(chronicle.addendum.abandon, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not bar(chronicle, last))
    assert "Vous complétez" not in spoken(chronicle, last)


def test_nothing_else_is_begun_while_an_addendum_is_written(qtbot, opened: MainWindow) -> None:
    chronicle = completing(opened, 0)
    choose_note(chronicle, 1)
    assert not chronicle.complete.isEnabled()
    assert not chronicle.withdraw.isEnabled()
    press(chronicle.addendum.abandon, Qt.Key.Key_Space)
    assert chronicle.complete.isEnabled()
    assert chronicle.withdraw.isEnabled()


def test_the_buttons_say_what_they_do_to_an_addendum(qtbot, opened: MainWindow) -> None:
    chronicle = completing(opened, 0)
    addendum = chronicle.addendum
    assert addendum.sign.text() == "Signer le complément" != page(opened).composer.sign.text()
    assert addendum.abandon.text() == "Fermer"
    type_text(addendum.area, "Rappelée")
    assert addendum.abandon.text() == "Garder en brouillon"


def test_an_addendum_that_is_closed_waits_as_a_draft_at_its_note(qtbot, opened: MainWindow) -> None:
    chronicle = completing(opened, 1)
    type_text(chronicle.addendum.area, "Rappelée à 18 h")
    press(chronicle.addendum.abandon, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "Complément gardé en brouillon"
    assert spoken(chronicle, 1).startswith("Complément gardé en brouillon.")
    assert opened.pending().drafts == ()
    completing(opened, 0)
    assert chronicle.addendum.area.toPlainText() == ""
    press(chronicle.addendum.abandon, Qt.Key.Key_Space)
    completing(opened, 1)
    assert chronicle.addendum.area.toPlainText() == "Rappelée à 18 h"
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    assert opened.status.words == "Complément signé"
    assert "brouillon" not in spoken(chronicle, 1)
    [added] = [one.note.text for one in notes_shown(chronicle)[1].addenda if "Rappelée" in one.note.text]
    assert added == "Rappelée à 18 h"


def test_the_keyboard_is_seen_to_be_at_the_note_that_was_completed(qtbot, opened: MainWindow) -> None:
    """After the addendum was signed the list had the focus, and no line of it the outline."""
    chronicle = completing(opened, 1)
    completed = notes_shown(chronicle)[1].note.id
    type_text(chronicle.addendum.area, "Rappelée à 18 h")
    let_answers_come(qtbot, opened)
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_answers_come(qtbot, opened)
    current = chronicle.list.current()
    assert opened.focusWidget() is chronicle.list
    assert current is not None
    assert current.note.id == completed


def test_an_addendum_that_is_being_signed_is_not_kept_as_a_draft_too(
    qtbot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Draft] = []
    monkeypatch.setattr(type(opened._desk.store), "keep_draft", lambda self, draft: kept.append(draft))
    chronicle = completing(opened, 0)
    type_text(chronicle.addendum.area, "Rappelée")
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not chronicle.addendum.abandon.isEnabled()
    opened.patients.close_record()
    let_answers_come(qtbot, opened)
    assert kept == []


def test_an_addendum_that_is_being_signed_takes_no_further_word(qtbot, opened: MainWindow) -> None:
    """Left and taken up again before the answer, what was typed into it was lost with it."""
    chronicle = completing(opened, 0)
    type_text(chronicle.addendum.area, "Rappelée")
    press(chronicle.addendum.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    chronicle.leave_panel()
    again = completing(opened, 0).addendum
    again.show_saved(datetime.now(UTC))
    assert (again.area.isReadOnly(), again.state.text()) == (True, "Signature…")
    let_answers_come(qtbot, opened)
    assert not again.isVisible()
    assert "Rappelée" in spoken(chronicle, 0)


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)])
def test_a_long_addendum_scrolls_and_covers_nothing(
    qtbot, opened: MainWindow, appearance: Appearance, size: tuple[int, int], percent: int
) -> None:
    """At 1024x700 and 150 % its lines were painted over the button that signs it."""
    appearance.set_text_size(percent)
    opened.resize(*size)
    addendum = completing(opened, 0).addendum
    type_text(addendum.area, "un mot " * 60)
    opened.pending_saved(datetime.now(UTC))

    def whole() -> bool:
        return addendum.height() >= addendum.minimumSizeHint().height() > 0 and (
            addendum.area.geometry().bottom() < addendum.state.geometry().top()
            and addendum.state.geometry().bottom() < addendum.sign.geometry().top()
        )

    def cut() -> list[str]:
        buttons = [one for one in opened.findChildren(QAbstractButton) if one.isVisible()]
        return [one.text() for one in buttons if one.width() < one.sizeHint().width()]

    qtbot.waitUntil(lambda: whole() and not cut())


def test_after_a_lock_a_note_says_when_it_was_saved(
    qtbot, opened: MainWindow, desk: Desk, appearance: Appearance
) -> None:
    type_text(page(opened).composer.area, "Toux sèche")
    pending = opened.pending()
    [draft] = pending.drafts
    desk.store.keep_draft(draft)
    again = unlocked_again(qtbot, desk, appearance, pending)
    assert page(again).composer.state.text().startswith("Enregistré à ")


def test_a_draft_of_another_day_says_which(opened: MainWindow) -> None:
    composer = page(opened).composer
    type_text(composer.area, "Toux sèche")
    composer.show_saved(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert composer.state.text().startswith("Enregistré le 02/03/2026 à ")
    composer.show_saved(datetime.now(UTC))
    assert composer.state.text().startswith("Enregistré à ")
