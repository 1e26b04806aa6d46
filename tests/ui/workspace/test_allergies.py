"""Allergies: always in view, in one of three states, written down however small the screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import choose_note, let_answers_come, page, record_of
from ui.dossier.store import ALLERGIES, DossierStore
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.panes import walk
from ui.workspace.window import MainWindow
from vault.records.allergies import Certainty, Facts, Known, Severity


def test_the_allergy_bar_has_three_states_each_with_its_word_and_icon(qtbot, opened: MainWindow) -> None:
    bar = page(opened).header.allergies.banner
    assert bar.words == "Aucune allergie connue"
    DossierStore(opened._desk.store).add(
        opened.patients.patient_id, ALLERGIES, Facts("Latex", "urticaire", Severity.MILD)
    )
    page(opened).show_record(opened._desk.store.reread(opened.patients.patient_id))
    assert bar.words == "Allergies\u00a0: Latex (urticaire, légère)"
    record = record_of(opened)
    page(opened).header.allergies.editor.remove_wanted.emit(ALLERGIES, record.allergies.listed[0], "Latex")
    let_answers_come(qtbot, opened)
    assert bar.words == "Allergies\u00a0: à demander"


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
    editor = shown.header.allergies.editor
    editor.add_wanted.emit(ALLERGIES, Facts("Latex"))
    let_answers_come(qtbot, opened)
    (latex,) = record_of(opened).allergies.listed
    editor.remove_wanted.emit(ALLERGIES, latex, "Latex")
    let_answers_come(qtbot, opened)
    assert "Latex" not in shown.header.allergies.banner.words
    press(shown.undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert "Latex" in shown.header.allergies.banner.words
    assert record_of(opened).allergies.listed[0].id == latex.id


def test_certainty_and_severity_are_changed_and_a_change_is_undone(qtbot, opened: MainWindow) -> None:
    shown = page(opened)
    editor = shown.header.allergies.editor
    editor.add_wanted.emit(ALLERGIES, Facts("Latex", noted_on="2020"))
    let_answers_come(qtbot, opened)
    (latex,) = record_of(opened).allergies.listed
    shown.header.allergies.toggle()
    editor._edit(latex)
    editor.severity.show_key(Severity.SEVERE)
    editor.certainty.show_key(Certainty.CONFIRMED)
    typed = editor.half_typed()
    shown.header.allergies.reset()
    assert editor.half_typed() == {}
    editor.resume(typed)
    press(editor.substance, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    (said,) = record_of(opened).allergies.listed
    assert said.id == latex.id
    assert said.facts == Facts("Latex", "", Severity.SEVERE, Certainty.CONFIRMED, "2020")
    assert editor.half_typed() == {"allergies": "shown"}
    press(shown.undo.button, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    assert record_of(opened).allergies.listed[0].facts == latex.facts


def test_what_was_typed_of_an_allergy_that_is_gone_can_be_added(qtbot, opened: MainWindow) -> None:
    editor = page(opened).header.allergies.editor
    editor.add_wanted.emit(ALLERGIES, Facts("Latex"))
    let_answers_come(qtbot, opened)
    (latex,) = record_of(opened).allergies.listed
    editor._edit(latex)
    editor.reaction.setText("urticaire")
    editor.remove_wanted.emit(ALLERGIES, latex, "Latex")
    let_answers_come(qtbot, opened)
    press(editor.reaction, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert [one.facts for one in record_of(opened).allergies.listed] == [Facts("Latex", "urticaire")]


@pytest.fixture
def allergic(desk: Desk, id_of: Callable[[str], str]) -> str:
    """A patient with more allergies than one line holds."""
    who = id_of("œuvrard")
    for substance in ("Pénicilline", "Produits de contraste iodés", "Acide acétylsalicylique", "Latex"):
        DossierStore(desk.store).add(
            who, ALLERGIES, Facts(substance, "choc anaphylactique en réanimation, 2014")
        )
    return who


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1024, 700), (150, 1024, 700), (150, 1320, 840)]
)
def test_the_editor_is_never_folded_into_itself(
    qtbot, allergic: str, window: MainWindow, appearance: Appearance, percent: int, width: int, height: int
) -> None:
    """At 1024x700 its lines were painted over each other: the note under it took the height."""
    appearance.set_text_size(percent)
    window.resize(width, height)
    window.patients.open(allergic)
    qtbot.waitUntil(lambda: bool(window.patients.patient_id))
    record = window.patients.record
    bar = record.header.allergies
    bar.toggle()
    qtbot.waitUntil(lambda: bar.editor.height() >= bar.editor.minimumSizeHint().height() > 0)
    assert bar.editor.substance.hasFocus()
    assert bar.editor.add.height() >= bar.editor.add.sizeHint().height()
    bar.toggle()
    qtbot.waitUntil(record.composer.isVisible)


def test_the_note_is_reached_from_what_stands_in_its_place(
    qtbot, allergic: str, window: MainWindow, appearance: Appearance
) -> None:
    appearance.set_text_size(150)
    window.resize(1024, 700)
    window.activateWindow()
    window.patients.open(allergic)
    qtbot.waitUntil(lambda: bool(window.patients.patient_id))
    record = window.patients.record
    record.header.allergies.toggle()
    qtbot.waitUntil(record.stack.isHidden)
    panes = window.patients.panes()
    for _ in panes:
        walk(panes, window.focusWidget(), 1)
        assert not record.composer.area.hasFocus()
    record.write()
    qtbot.waitUntil(record.composer.area.hasFocus)
    choose_note(record.chronicle)
    record.chronicle.complete.click()
    qtbot.waitUntil(record.composer.isHidden)
    addendum = record.chronicle.addendum
    qtbot.waitUntil(lambda: addendum.height() >= addendum.minimumSizeHint().height() > 0)
    record.write()
    qtbot.waitUntil(record.composer.area.hasFocus)
