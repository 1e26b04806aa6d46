"""A name that the directory does not have: one key keeps it, and nothing else changes on the screen."""

from typing import cast

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of, shortcut, unlocked_again
from ui.care.leaf import CareLeaf
from ui.directory.keep_line import KeepLine
from ui.papers.leaf import PapersLeaf
from ui.papers.store import Going
from ui.theme import Appearance
from ui.widgets.fields import Field
from ui.workspace import identity, keys
from ui.workspace.desk import Desk
from ui.workspace.places import DIRECTORY, PATIENTS, SETTINGS
from ui.workspace.window import MainWindow
from vault.records import correspondents, prescribed
from vault.records.correspondents import Correspondent
from vault.records.history import Kind
from vault.records.sharing import Way

ROUX = "Dr Anne Roux\nPédiatre\n12 rue des Tilleuls\n02 41 00 00 12"


def line(window: MainWindow) -> KeepLine:
    return page(window).keep_line


def everyone(window: MainWindow) -> list[Correspondent]:
    return [one.facts for one in correspondents.everyone(window._desk.store.context.database)]


def name_gp(qtbot, window: MainWindow, words: str) -> None:
    section = page(window).side.sections[Kind.TREATING_GP]
    press(section.add, Qt.Key.Key_Space)
    section.line.clear()
    type_text(section.line, words)
    press(section.line, Qt.Key.Key_Return)
    let_answers_come(qtbot, window)


def letter_to(qtbot, window: MainWindow, recipient: str) -> PapersLeaf:
    """A letter that is begun in the open record, and whom it is for."""
    page(window).show_leaf("papers", lambda leaf: leaf._begin_new("letter"))
    let_answers_come(qtbot, window)
    leaf = cast(PapersLeaf, page(window).leaves.shown_leaf)
    leaf.letter.recipient.setFocus()
    leaf.letter.recipient.setPlainText(recipient)
    leaf.letter.title.setFocus()
    let_answers_come(qtbot, window)
    return leaf


def test_the_treating_gp_is_kept_with_one_key_and_with_all_that_was_typed(
    qtbot,
    opened: MainWindow,
) -> None:
    name_gp(qtbot, opened, "Dr Anne Roux, 02 41 00 00 12")
    assert line(opened).words == "Dr Anne Roux n’est pas dans l’annuaire."
    assert everyone(opened) == []
    shortcut(opened, keys.KEEP_NAME)
    let_answers_come(qtbot, opened)
    assert everyone(opened) == [Correspondent("Dr Anne Roux", phone="02 41 00 00 12")]
    assert line(opened).words == "Dr Anne Roux est dans l’annuaire."
    name_gp(qtbot, opened, "Roux Anne")
    assert line(opened).words == ""


def test_the_key_once_more_opens_the_card_and_keeping_it_leads_back(
    qtbot,
    opened: MainWindow,
) -> None:
    leaf = letter_to(qtbot, opened, ROUX)
    for _ in range(2):
        shortcut(opened, keys.KEEP_NAME)
        let_answers_come(qtbot, opened)
    assert opened.ways.current() == DIRECTORY
    form = opened.directory.stack.form
    assert form is not None
    assert form.values()["address"] == "12 rue des Tilleuls"
    email = form.fields["secure_email"]
    type_text(email, "a.roux@medecin.mssante.fr")
    press(email, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert opened.ways.current() == PATIENTS
    assert leaf.letter.title.hasFocus()
    assert leaf.letter.recipient.toPlainText() == ROUX
    assert [one.secure_email for one in everyone(opened)] == ["a.roux@medecin.mssante.fr"]


def test_a_letter_bears_whom_the_directory_has_under_the_name(
    qtbot,
    opened: MainWindow,
) -> None:
    leaf = letter_to(qtbot, opened, ROUX)
    shortcut(opened, keys.KEEP_NAME)
    let_answers_come(qtbot, opened)
    by, patient_id = leaf._letterhead(), record_of(opened).id
    leaf._store.issue(patient_id, leaf.letter.draft, by, b"%PDF-1.7", Going(Way.PRINTED))
    database = opened._desk.store.context.database
    (of,) = [one.id for one in correspondents.everyone(database)]
    assert database.value("SELECT correspondent_id FROM paper") == of
    [kept] = [one for one in leaf._store.recipients(patient_id) if not one.treats]
    assert kept.address == "Dr Anne Roux\nPédiatre\n12 rue des Tilleuls"


def test_a_prescriber_is_offered_and_tied_to_the_card(qtbot, opened: MainWindow) -> None:
    page(opened).show_leaf("care")
    leaf = cast(CareLeaf, page(opened).leaves.shown_leaf)
    panel = leaf._panel
    press(panel.new, Qt.Key.Key_Space)  # type: ignore[attr-defined]  # prescriptions come first
    form = panel.stack.form  # type: ignore[attr-defined]
    prescriber = form.fields["prescriber"]
    assert isinstance(prescriber, Field)
    prescriber.setFocus()
    type_text(prescriber, "Dr Anne Roux")
    type_text(form.fields["acts"], "Rééducation")
    form.fields["acts"].setFocus()
    let_answers_come(qtbot, opened)
    shortcut(opened, keys.KEEP_NAME)
    let_answers_come(qtbot, opened)
    press(form.keep, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    [received] = record_of(opened).of(prescribed.NOUN)
    [kept] = correspondents.everyone(opened._desk.store.context.database)
    assert received.facts.correspondent_id == kept.id


def test_who_was_put_away_is_not_offered_again(qtbot, opened: MainWindow) -> None:
    context = opened._desk.store.context
    correspondents.remove(context, correspondents.add(context, "", Correspondent("Dr Anne Roux")))
    name_gp(qtbot, opened, "Anne Roux")
    assert line(opened).words == ""


def test_neither_the_patient_nor_whom_one_waved_away_is_offered(
    qtbot,
    opened: MainWindow,
) -> None:
    name_gp(qtbot, opened, "M. " + identity.name(record_of(opened).patient.traits))
    assert line(opened).words == ""
    name_gp(qtbot, opened, "Dr Anne Roux")
    press(line(opened).close_button, Qt.Key.Key_Space)
    assert line(opened).words == ""
    name_gp(qtbot, opened, "Docteur Anne Roux")
    assert line(opened).words == ""
    shortcut(opened, keys.KEEP_NAME)
    let_answers_come(qtbot, opened)
    assert everyone(opened) == []


def test_another_record_is_asked_nothing_about_the_names_of_the_first(
    qtbot,
    opened: MainWindow,
    id_of,
) -> None:
    name_gp(qtbot, opened, "Dr Anne Roux")
    opened.patients.open(id_of("le goff"))
    let_answers_come(qtbot, opened)
    assert line(opened).words == ""
    shortcut(opened, keys.KEEP_NAME)
    let_answers_come(qtbot, opened)
    assert everyone(opened) == []


def test_the_offer_is_there_after_a_lock(
    qtbot,
    opened: MainWindow,
    desk: Desk,
    appearance: Appearance,
) -> None:
    name_gp(qtbot, opened, "Dr Anne Roux, 02 41 00 00 12")
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    let_answers_come(qtbot, again)
    assert line(again).words == "Dr Anne Roux n’est pas dans l’annuaire."
    shortcut(again, keys.KEEP_NAME)
    let_answers_come(qtbot, again)
    assert everyone(again) == [Correspondent("Dr Anne Roux", phone="02 41 00 00 12")]


@pytest.mark.parametrize("typed", ["", "Dr", "Mme"])
def test_a_title_alone_is_no_name(qtbot, opened: MainWindow, typed: str) -> None:
    page(opened).show_name(typed, "")
    let_answers_come(qtbot, opened)
    assert line(opened).words == ""


def test_the_page_is_a_key_away_from_everywhere_and_escape_leads_back(
    qtbot,
    opened: MainWindow,
) -> None:
    page(opened).composer.area.setFocus()
    shortcut(opened, keys.DIRECTORY)
    assert opened.ways.current() == DIRECTORY
    assert opened.directory.field.hasFocus()
    shortcut(opened, keys.HELP)
    assert opened.help._shown is not None
    assert opened.help._shown.heading.text() == "Correspondants"
    opened.ways.leave_help()
    press(opened.directory.field, Qt.Key.Key_Escape)
    assert opened.ways.current() == PATIENTS
    assert page(opened).composer.area.hasFocus()


def test_the_settings_lead_to_the_page_and_back_again(qtbot, opened: MainWindow) -> None:
    opened.show_page(SETTINGS)
    press(opened.settings.directory, Qt.Key.Key_Space)
    assert opened.ways.current() == DIRECTORY
    press(opened.directory.back, Qt.Key.Key_Space)
    assert opened.ways.current() == SETTINGS
