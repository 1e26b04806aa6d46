"""The page of correspondents: all of it with keys, and nothing that was known is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import settled
from ui.directory.page import DirectoryPage
from ui.directory.store import Earlier
from ui.directory.words import CorrespondentWords
from ui.theme import Appearance
from ui.widgets.fields import Field, TextArea
from ui.workspace.desk import Desk
from vault import audit
from vault.records import correspondents
from vault.records.correspondents import Correspondent

QUÉROUIL, PORT = "Dr Nathalie Quérouil", "Laboratoire du Port"


@pytest.fixture
def page(qtbot, desk: Desk, appearance: Appearance) -> Iterator[DirectoryPage]:
    for one in (
        Correspondent(QUÉROUIL, "Cardiologue", phone="0241000012", address="Saint-Aubin"),
        Correspondent(PORT, "Biologie", address="49000 Angers"),
    ):
        correspondents.add(desk.store.context, "", one)
    made = DirectoryPage(desk)
    QAbstractItemModelTester(made.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.focus()
    settled(qtbot, desk)
    yield made
    made.hide()


def names(page: DirectoryPage) -> list[str]:
    return [row.one.facts.name for row in page.rows.rows]


def fill(page: DirectoryPage, name: str, words: str) -> None:
    """Type over what stands in a field of the form."""
    assert page.stack.form is not None
    field = page.stack.form.fields[name]
    assert isinstance(field, Field | TextArea)
    field.setFocus()
    field.selectAll()
    type_text(field, words)


def keep(qtbot, page: DirectoryPage) -> None:
    assert page.stack.form is not None
    press(page.stack.form.fields["name"], Qt.Key.Key_Return)
    settled(qtbot, page._desk)


def test_a_few_letters_find_by_name_specialty_or_town(page: DirectoryPage) -> None:
    assert names(page) == [QUÉROUIL, PORT]
    for typed, found in (("quer", QUÉROUIL), ("bio ang", PORT), ("card", QUÉROUIL)):
        page.field.clear()
        type_text(page.field, typed)
        assert names(page) == [found]


def test_enter_writes_down_whom_nobody_found_under_the_name_that_was_typed(
    qtbot, page: DirectoryPage
) -> None:
    type_text(page.field, "Dr Anne Roux")
    press(page.field, Qt.Key.Key_Return)
    fill(page, "profession", "Pédiatre")
    fill(page, "secure_email", "a.roux@medecin.mssante.fr")
    keep(qtbot, page)
    row = page._chosen
    assert row is not None
    assert row.one.facts == Correspondent(
        "Dr Anne Roux", "Pédiatre", secure_email="a.roux@medecin.mssante.fr"
    )
    assert len(names(page)) == 3
    assert page.list.hasFocus()
    assert page.half_typed() == {}
    assert audit.latest(page._desk.store.context.database, 1)[0].operation == "correspondent.added"


def test_enter_in_the_list_changes_a_card_and_what_it_said_stands_beside_it(
    qtbot, page: DirectoryPage
) -> None:
    press(page.field, Qt.Key.Key_Down)
    press(page.list, Qt.Key.Key_Return)
    fill(page, "address", "Montbrelan")
    keep(qtbot, page)
    press(page.list, Qt.Key.Key_Return)
    settled(qtbot, page._desk)
    said = [one.text() for one in page.stack.findChildren(QLabel) if "Saint-Aubin" in one.text()]
    assert len(said) == 1
    assert "— Dr Claire Marchand, jusqu’au " in said[0]
    assert page.stack.form is not None
    press(page.stack.form.fields["name"], Qt.Key.Key_Escape)
    assert page.stack.form is None


def test_a_card_without_a_name_is_not_kept_and_says_why(qtbot, page: DirectoryPage) -> None:
    press(page.new, Qt.Key.Key_Space)
    fill(page, "profession", "Pédiatre")
    keep(qtbot, page)
    assert page.stack.form is not None
    assert page.stack.form.rows["name"].note.property("tone") == "warning"
    assert len(names(page)) == 2


def test_a_second_card_of_the_same_name_is_doubted_and_kept(qtbot, page: DirectoryPage) -> None:
    press(page.new, Qt.Key.Key_Space)
    fill(page, "name", "Quérouil Nathalie")
    assert page.stack.form is not None
    assert page.stack.form.rows["name"].note.text() == "Quelqu’un de ce nom y est déjà."
    fill(page, "rpps", "12")
    assert page.stack.form.rows["rpps"].note.property("tone") == "warning"
    keep(qtbot, page)
    assert len(names(page)) == 3


def test_delete_puts_away_undo_brings_back_and_so_does_enter_later(qtbot, page: DirectoryPage) -> None:
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page._desk)
    assert names(page) == [PORT]
    press(page.undo.button, Qt.Key.Key_Space)
    settled(qtbot, page._desk)
    assert names(page) == [QUÉROUIL, PORT]
    press(page.list, Qt.Key.Key_Delete)
    settled(qtbot, page._desk)
    assert page.show_away.text() == "Afficher 1 fiche rangée"
    press(page.show_away, Qt.Key.Key_Space)
    page.list.setCurrentIndex(page.rows.index(1))
    assert [page.put_away.isHidden(), page.bring_back.isHidden()] == [True, False]
    press(page.list, Qt.Key.Key_Delete)  # it is away already
    press(page.list, Qt.Key.Key_Return)
    settled(qtbot, page._desk)
    assert page.show_away.isHidden()
    assert names(page) == [QUÉROUIL, PORT]


@pytest.mark.parametrize("deed", ["new", "change"])
def test_a_lock_brings_back_the_form_as_it_was_typed(qtbot, page: DirectoryPage, deed: str) -> None:
    press(page.new if deed == "new" else page.change, Qt.Key.Key_Space)
    fill(page, "name", "Dr Nathalie Quérouil-Roux")
    again = DirectoryPage(page._desk)
    qtbot.addWidget(again)
    again.resume(page.half_typed())
    assert again.half_typed() == page.half_typed()
    settled(qtbot, page._desk)
    assert again.half_typed() == page.half_typed()
    assert again.stack.form is not None
    assert again.stack.form.changed()
    keep(qtbot, again)
    assert len(names(again)) == (3 if deed == "new" else 2)
    assert "Dr Nathalie Quérouil-Roux" in names(again)


def test_a_card_to_complete_waits_for_what_is_being_typed_and_then_leads_back(
    qtbot, page: DirectoryPage
) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    type_text(page.field, "Dr Anne Roux")
    press(page.field, Qt.Key.Key_Return)
    fill(page, "profession", "Pédiatre")
    page.complete(page._listed.kept[1].id)
    settled(qtbot, page._desk)
    assert page.stack.form is not None
    assert page.stack.form.values()["name"] == "Dr Anne Roux"
    keep(qtbot, page)
    assert page.stack.form is not None
    assert page.stack.form.values()["name"] == PORT
    assert left == []
    fill(page, "phone", "02 41 00 00 40")
    keep(qtbot, page)
    assert left == [True]
    assert len(names(page)) == 3


def test_a_card_holds_nothing_that_is_not_seen() -> None:
    words = CorrespondentWords()
    card = Correspondent("Dr \u202exuoR", "Kiné\u200b", address="Angers\n\u2066x")
    assert words.spoken(card, away=False) == "Dr \\u202exuoR, Kiné\\u200b, Angers, \\u2066x"
    assert "\u202e" not in words.earlier(Earlier(card, "Dr Marchand", "2026-11-20T09:00:00Z"))
