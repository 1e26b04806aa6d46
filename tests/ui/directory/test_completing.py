"""The treating GP is somebody of the directory for two keys, and whoever was typed otherwise."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.directory.test_keep_line import letter_to
from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, record_of, unlocked_again
from ui.directory.completing import CardCompletion
from ui.dossier.leaf import DossierLeaf
from ui.theme import Appearance
from ui.widgets.fields import Field
from ui.workspace.desk import Desk
from ui.workspace.entries import EntriesSection
from ui.workspace.window import MainWindow
from vault.records import correspondents, history
from vault.records.correspondents import Correspondent
from vault.records.history import Facts, Kind

ROUX = Correspondent(
    "Dr Anne Roux",
    "Médecine générale",
    phone="0241000012",
    secure_email="a.roux@medecin.mssante.fr",
    address="3, place du Port\n49981 Montbrelan",
)
OTHER = Correspondent("Dr Anne Roux", "Pédiatrie", address="75013 Paris")


@pytest.fixture
def roux(desk: Desk) -> str:
    return correspondents.add(desk.store.context, "", ROUX)


@pytest.fixture
def line(qtbot, opened: MainWindow, roux: str) -> Field:
    """Where a treating GP is written down beside the note."""
    for entry in record_of(opened).entries:
        if entry.facts.kind is Kind.TREATING_GP:
            history.remove(opened._desk.store.context, entry.id)
    section = gp(opened)
    press(section.add, Qt.Key.Key_Space)
    let_answers_come(qtbot, opened)
    qtbot.waitUntil(section.line.hasFocus)
    return section.line


def gp(window: MainWindow) -> EntriesSection:
    return page(window).side.sections[Kind.TREATING_GP]


def offered(window: MainWindow) -> list[str]:
    (shown,) = gp(window).findChildren(CardCompletion)
    return [] if shown.isHidden() else [one.facts.profession for one in shown.rows.rows]


def written(window: MainWindow) -> list[Facts]:
    page(window).show_record(window._desk.store.reread(page(window).patient_id))
    return [one.facts for one in record_of(window).entries if one.facts.kind is Kind.TREATING_GP]


def test_two_letters_and_two_keys_choose_a_card(qtbot, opened: MainWindow, line: Field, roux: str) -> None:
    assert offered(opened) == []
    type_text(line, "rou")
    assert offered(opened) == ["Médecine générale"]
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    assert line.text() == "Dr Anne Roux"
    press(line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert written(opened) == [Facts(Kind.TREATING_GP, "Dr Anne Roux", correspondent_id=roux)]
    assert page(opened).keep_line.words == ""


def test_who_is_not_in_the_directory_is_written_down_as_typed(qtbot, opened: MainWindow, line: Field) -> None:
    type_text(line, "Dr Rousseau, à Angers")
    assert offered(opened) == []
    press(line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert written(opened) == [Facts(Kind.TREATING_GP, "Dr Rousseau, à Angers")]


def test_another_name_over_one_that_was_chosen_is_another_doctor(
    qtbot, opened: MainWindow, line: Field
) -> None:
    type_text(line, "rou")
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    line.selectAll()
    type_text(line, "Dr Maury")
    press(line, Qt.Key.Key_Return)
    let_answers_come(qtbot, opened)
    assert written(opened) == [Facts(Kind.TREATING_GP, "Dr Maury")]


def choose(qtbot, opened: MainWindow, field: QWidget, typed: str) -> None:
    """Take the first card that is offered for what is typed, and keep the line."""
    type_text(field, typed)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return):
        press(field, key)
    let_answers_come(qtbot, opened)


def test_of_two_of_one_name_the_chosen_one_stays_through_a_change_and_a_lock(
    qtbot, opened: MainWindow, line: Field, desk: Desk, appearance: Appearance
) -> None:
    other = correspondents.add(desk.store.context, "", OTHER)
    line.clearFocus()
    line.setFocus()
    let_answers_come(qtbot, opened)
    choose(qtbot, opened, line, "roux paris")
    chosen = [Facts(Kind.TREATING_GP, "Dr Anne Roux", correspondent_id=other)]
    assert written(opened) == chosen
    gp(opened)._edit(next(one for one in record_of(opened).entries if one.facts in chosen))
    again = unlocked_again(qtbot, desk, appearance, opened.pending())
    assert gp(again).line.text() == "Dr Anne Roux"
    press(gp(again).line, Qt.Key.Key_Return)
    let_answers_come(qtbot, again)
    assert written(again) == chosen


def test_a_form_of_the_dossier_chooses_as_well_and_says_how_one_is_reached(
    qtbot, opened: MainWindow, roux: str
) -> None:
    page(opened).show_leaf("dossier")
    leaf = cast(DossierLeaf, page(opened).leaves.shown_leaf)
    section = leaf.sections["treating_gp"]
    for item in section.lines:
        section.remove_wanted.emit(section.sheet.table, item.item, "")
    let_answers_come(qtbot, opened)
    press(section.add, Qt.Key.Key_Space)
    assert section.form is not None
    name = section.form.fields["text"]
    let_answers_come(qtbot, opened)
    choose(qtbot, opened, name, "roux mont")
    assert written(opened) == [Facts(Kind.TREATING_GP, "Dr Anne Roux", correspondent_id=roux)]
    beneath = section.lines[0].said.beneath.replace("\u202f", " ").replace("\u00a0", " ")
    assert beneath == ("02 41 00 00 12 · a.roux@medecin.mssante.fr · 3, place du Port, 49981 Montbrelan")


def test_who_was_written_down_before_is_reached_as_the_directory_says(
    qtbot, opened: MainWindow, line: Field, desk: Desk
) -> None:
    """Nothing was migrated: the only one of that name is meant."""
    history.add(desk.store.context, page(opened).patient_id, Facts(Kind.TREATING_GP, "ROUX Anne"))
    assert written(opened)[0].correspondent_id is None
    (card,) = record_of(opened).cards
    assert card.facts == ROUX


def test_a_letter_to_the_treating_gp_takes_address_and_secure_mail(
    qtbot, opened: MainWindow, line: Field, desk: Desk
) -> None:
    history.add(desk.store.context, page(opened).patient_id, Facts(Kind.TREATING_GP, "Dr Anne Roux"))
    written(opened)
    letter = letter_to(qtbot, opened, "").letter
    letter.recipient.setFocus()
    assert letter.recipients.rows.data(letter.recipients.rows.index(0)).startswith(
        "Dr Anne Roux · médecin traitant · Médecine générale"
    )
    press(letter.recipient, Qt.Key.Key_Down)
    press(letter.recipient, Qt.Key.Key_Return)
    assert (
        letter.recipient.toPlainText()
        == "Dr Anne Roux\nMédecine générale\n3, place du Port\n49981 Montbrelan"
    )
    assert "a.roux@medecin.mssante.fr" in letter.reached.text()
    assert not letter.reached.isHidden()
    letter.recipient.setPlainText("Dr Inès Maury")
    assert letter.reached.isHidden()
