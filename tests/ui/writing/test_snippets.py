"""A slash and two letters in a note: the list under the caret, the stops, and undo through all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.writing.shipped import Profession
from tests.ui.typing import press, type_text
from ui.writing.area import NoteArea
from vault.records.snippets import Snippet

SHIFT = Qt.KeyboardModifier.ShiftModifier


def tabbed(area: NoteArea, typed: str) -> None:
    """Type, with the key Tab where a tab stands."""
    first, *others = typed.split("\t")
    type_text(area, first)
    for piece in others:
        press(area, Qt.Key.Key_Tab)
        type_text(area, piece)


def shortcuts(area: NoteArea) -> list[str]:
    shown = area.offers
    return [one.shortcut for one in shown.rows.rows] if shown else []


def fill(area: NoteArea, *own: Snippet) -> None:
    area._shelf.fill(Profession.DOCTOR, own)


def test_a_slash_and_letters_offer_what_fits_with_a_preview(area: NoteArea) -> None:
    type_text(area, "Ce jour /ta")
    assert shortcuts(area) == ["ta"]
    assert area.offers
    assert area.offers.preview.text() == "TA …/… mmHg"
    type_text(area, "x")
    assert not area.offers


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_blood_pressure_takes_six_keys_beside_its_figures(area: NoteArea, key: Qt.Key) -> None:
    type_text(area, "/ta")
    press(area, key)
    type_text(area, "148")
    press(area, Qt.Key.Key_Tab)
    type_text(area, "88")
    press(area, Qt.Key.Key_Tab)
    type_text(area, ", bras droit")
    assert area.toPlainText() == "TA 148/88 mmHg, bras droit"


def test_shift_tab_goes_back_and_selects_what_was_typed(area: NoteArea) -> None:
    tabbed(area, "/ta\t148\t88")
    press(area, Qt.Key.Key_Backtab, SHIFT)
    assert area.textCursor().selectedText() == "148"
    type_text(area, "152")
    press(area, Qt.Key.Key_Tab)
    assert area.textCursor().selectedText() == "88"
    assert area.toPlainText() == "TA 152/88 mmHg"


def test_what_is_proposed_is_selected_to_be_typed_over(area: NoteArea) -> None:
    tabbed(area, "/tox\tgrasse\t3\t")
    assert area.textCursor().selectedText() == "sans"
    assert area.toPlainText() == "Toux grasse depuis 3 jours, sans fièvre."


def test_undo_takes_the_whole_snippet_back_in_one_step_and_goes_on_working(area: NoteArea) -> None:
    type_text(area, "Vu ce jour. /ren")
    press(area, Qt.Key.Key_Tab)
    type_text(area, "3")
    area.undo()
    assert area.toPlainText().startswith("Vu ce jour. Renouvellement du traitement pour  mois")
    area.undo()
    assert area.toPlainText() == "Vu ce jour. /ren"
    area.redo()
    area.redo()
    assert "pour 3 mois" in area.toPlainText()
    while area.document().isUndoAvailable():
        area.undo()
    assert area.toPlainText() == ""


def test_a_snippet_without_stops_is_one_step_of_undo_too(area: NoteArea) -> None:
    fill(area, Snippet("ok", "Rien à signaler."))
    tabbed(area, "/ok\t Fin")
    assert area.toPlainText() == "Rien à signaler. Fin"
    area.undo()
    area.undo()
    assert area.toPlainText() == "/ok"


def test_after_an_undo_tab_has_no_stop_to_go_to(area: NoteArea) -> None:
    tabbed(area, "/ta\t")
    area.undo()
    assert not area._takes_tab()


def test_stops_are_over_once_the_caret_goes_elsewhere(area: NoteArea) -> None:
    tabbed(area, "Avant. /ta\t")
    assert area._takes_tab()
    press(area, Qt.Key.Key_Home)
    assert not area._takes_tab()


def test_characters_of_two_units_before_and_in_a_snippet_move_no_stop(area: NoteArea) -> None:
    fill(area, Snippet("bob", "🦴 ${1:os} 🦷 ${2:dent}."))
    tabbed(area, "🩹🩹 /bob\t")
    assert area.textCursor().selectedText() == "os"
    press(area, Qt.Key.Key_Tab)
    assert area.textCursor().selectedText() == "dent"
    assert area.toPlainText() == "🩹🩹 🦴 os 🦷 dent."


def test_a_bare_slash_shows_everything_and_takes_no_enter_until_one_is_chosen(area: NoteArea) -> None:
    type_text(area, "/")
    assert {"ta", "tox", "soap"} <= set(shortcuts(area))
    press(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "/\n"
    type_text(area, "/")
    press(area, Qt.Key.Key_Down)
    press(area, Qt.Key.Key_Return)
    assert len(area.toPlainText()) > 4


def test_up_and_down_choose_while_the_list_is_open_and_move_the_caret_when_it_is_not(area: NoteArea) -> None:
    area.setPlainText("un\n")
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_text(area, "deux /t")
    first = area.offers.current if area.offers else None
    press(area, Qt.Key.Key_Down)
    assert area.offers
    assert area.offers.current != first
    press(area, Qt.Key.Key_Up)
    assert area.offers.current == first
    press(area, Qt.Key.Key_Escape)
    assert not area.offers
    press(area, Qt.Key.Key_Up)
    assert area.textCursor().blockNumber() == 0
    assert area.toPlainText() == "un\ndeux /t"


@pytest.mark.parametrize("typed", ["148/88", "et/ou", "/zzz", "http://t"])
def test_a_slash_that_divides_opens_nothing(area: NoteArea, typed: str) -> None:
    type_text(area, typed)
    assert not area.offers


def test_the_list_goes_with_the_focus(qtbot, area: NoteArea) -> None:
    type_text(area, "/ta")
    area.clearFocus()
    assert not area.offers


def test_a_click_puts_a_snippet_in(area: NoteArea) -> None:
    type_text(area, "/to")
    assert area.offers
    shown = area.offers.list
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualRect(shown.model().index(0, 0)).center()
    )
    assert area.toPlainText().startswith("Toux sèche")


def test_ctrl_return_signs_while_the_list_is_open(qtbot, area: NoteArea) -> None:
    type_text(area, "/ta")
    with qtbot.waitSignal(area.submitted):
        press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == "/ta"


def test_the_list_stays_inside_the_window(area: NoteArea) -> None:
    area.setPlainText("\n" * 10 + "mot " * 16)
    area.moveCursor(area.textCursor().MoveOperation.End)
    type_text(area, "/t")
    assert area.offers
    assert area.window().rect().contains(area.offers.geometry())
