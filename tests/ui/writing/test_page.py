"""The page of one's own snippets: kept, changed, removed and taken back; and offered in notes at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from tests.ui.typing import press, type_text
from tests.ui.workspace.conftest import _template, desk, desk_with  # noqa: F401 - its fixtures
from tests.ui.workspace.handling import settled
from ui.theme import Appearance
from ui.widgets.buttons import IconButton
from ui.workspace.desk import Desk
from ui.writing.page import SnippetsPage
from vault.records.snippets import Snippet


@pytest.fixture
def page(qtbot, desk: Desk, appearance: Appearance) -> Iterator[SnippetsPage]:  # noqa: F811
    made = SnippetsPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.focus()
    settled(qtbot, desk)
    yield made
    made.hide()


def keep(qtbot, page: SnippetsPage, shortcut: str, title: str, body: str) -> None:
    for field, words in ((page.shortcut, shortcut), (page.name, title), (page.body, body)):
        field.selectAll()
        type_text(field, words)
    press(page.save, Qt.Key.Key_Space)
    settled(qtbot, page._desk)


def own(page: SnippetsPage) -> dict[str, str]:
    return {one.facts.shortcut: one.facts.body for one in page._own}


def offered(page: SnippetsPage) -> dict[str, str]:
    return {one.shortcut: one.body for one in page._desk.shelf.known}


def tool(qtbot, page: SnippetsPage, name: str) -> IconButton:
    """The one of this name, once it is shown: Qt shows what comes into a page a turn later."""

    def found() -> list[IconButton]:
        tools = page.findChildren(IconButton)
        return [one for one in tools if one.accessibleName().startswith(name) and one.isVisibleTo(page)]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def test_what_is_kept_is_offered_in_notes_in_the_place_of_what_was_shipped(qtbot, page: SnippetsPage) -> None:
    keep(qtbot, page, "TA", "Tension assise", "TA ${1}/${2} assise")
    assert own(page) == {"ta": "TA ${1}/${2} assise"}
    assert offered(page)["ta"] == "TA ${1}/${2} assise"
    assert page.half_typed() == {}


def test_one_is_changed_and_removed_and_taken_back(qtbot, page: SnippetsPage) -> None:
    keep(qtbot, page, "rq", "Remarque", "À noter")
    press(tool(qtbot, page, "Modifier /rq"), Qt.Key.Key_Space)
    page.body.selectAll()
    type_text(page.body, "À retenir")
    press(page.save, Qt.Key.Key_Space)
    settled(qtbot, page._desk)
    assert own(page) == {"rq": "À retenir"}
    press(tool(qtbot, page, "Retirer /rq"), Qt.Key.Key_Space)
    settled(qtbot, page._desk)
    assert "rq" not in offered(page)
    press(page.undo.button, Qt.Key.Key_Space)
    settled(qtbot, page._desk)
    assert own(page) == {"rq": "À retenir"}


@pytest.mark.parametrize(
    ("shortcut", "body", "row"), [("é à", "x", "shortcut"), ("", "x", "shortcut"), ("ok", "", "body")]
)
def test_what_cannot_be_kept_says_why_at_its_field_and_stays_typed(
    qtbot, page: SnippetsPage, shortcut: str, body: str, row: str
) -> None:
    keep(qtbot, page, shortcut, "", body)
    assert page.rows[row].note.property("tone") == "warning"
    assert own(page) == {}
    assert page.shortcut.text() == shortcut


def test_a_second_one_with_the_same_shortcut_is_refused(qtbot, page: SnippetsPage) -> None:
    keep(qtbot, page, "rq", "", "Un")
    keep(qtbot, page, "rq", "", "Deux")
    assert own(page) == {"rq": "Un"}
    assert page.rows["shortcut"].note.text()


def test_a_stop_is_added_with_the_next_number_and_shown(qtbot, page: SnippetsPage) -> None:
    type_text(page.body, "De ")
    press(page.stop, Qt.Key.Key_Space)
    type_text(page.body, " à ")
    press(page.stop, Qt.Key.Key_Space)
    assert page.body.toPlainText() == "De ${1} à ${2}"
    assert "De … à …" in page.rows["body"].note.text()


def test_a_lock_brings_back_what_was_being_changed(qtbot, page: SnippetsPage) -> None:
    keep(qtbot, page, "rq", "", "Un")
    record = page._own[0]
    page._change(record.id, Snippet("rq", "Un et demi"))
    again = SnippetsPage(page._desk)
    qtbot.addWidget(again)
    again.resume(page.half_typed())
    press(again.save, Qt.Key.Key_Space)
    settled(qtbot, page._desk)
    assert own(again) == {"rq": "Un et demi"}
