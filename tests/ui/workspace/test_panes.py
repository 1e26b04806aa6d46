"""F6 walks through the parts of a page in the order they are read, and Shift+F6 back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from tests.ui.workspace.handling import let_answers_come, page, shortcut
from ui.care.leaf import CareLeaf
from ui.dossier.leaf import DossierLeaf
from ui.papers.leaf import PapersLeaf
from ui.workspace import keys
from ui.workspace.charts import ChartLeaf
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.window import MainWindow
from vault.records import care, measurements, prescribed
from vault.records.measurements import WEIGHT, Value


def walked(window: MainWindow, key: str, steps: int) -> list[QWidget]:
    """Where the keyboard is after each step."""
    found: list[QWidget] = []
    for _ in range(steps):
        shortcut(window, key)
        held = window.focusWidget()
        assert held is not None
        found.append(held)
    return found


def in_measures(leaf: Leaf) -> list[QWidget]:
    assert isinstance(leaf, ChartLeaf)
    return [leaf.kind, leaf.chart, leaf.table, leaf.line.fields["value"]]


def in_chart(leaf: Leaf) -> list[QWidget]:
    assert isinstance(leaf, CareLeaf)
    leaf.turn_to("chart")
    return [leaf.tabs, leaf.chart.earlier, leaf.chart.table, leaf.chart.done]


def in_prescriptions(leaf: Leaf) -> list[QWidget]:
    assert isinstance(leaf, CareLeaf)
    panel = leaf.prescriptions
    return [leaf.tabs, panel.new, panel.list, panel.day]


def in_dossier(leaf: Leaf) -> list[QWidget]:
    assert isinstance(leaf, DossierLeaf)
    cards = [card.sections[0] for card in leaf.cards.values()]
    firsts = [one.add if one.sheet.add else next(iter(one.lines[0].tools.values())) for one in cards]
    return [leaf.ways[0], *firsts]


@pytest.fixture
def filled(qtbot: QtBot, desk: Desk, opened: MainWindow) -> MainWindow:
    """Something stands in every part of the open record."""
    context, patient_id = desk.store.context, page(opened).patient_id
    measurements.add(context, patient_id, [Value(WEIGHT, 69.2, "kg")], "2026-11-02")
    care.add(context, patient_id, care.Care("Insuline"))
    prescribed.add(context, patient_id, prescribed.Received("Dr Roux", "Pansement", "2026-11-01", 15))
    page(opened).show_record(desk.store.reread(patient_id))
    let_answers_come(qtbot, opened)
    return opened


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("measures", in_measures),
        ("care", in_prescriptions),
        ("care", in_chart),
        ("dossier", in_dossier),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_leaf_is_walked_in_the_order_it_is_read_and_back(
    qtbot: QtBot, filled: MainWindow, name: str, parts: Callable[[Leaf], list[QWidget]]
) -> None:
    page(filled).show_leaf(name)
    leaf = page(filled).leaves.shown_leaf
    assert leaf is not None
    expected = parts(leaf)
    let_answers_come(qtbot, filled)
    page(filled).header.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    assert walked(filled, keys.PANE, len(expected)) == expected
    # Behind the last the window begins again.
    shortcut(filled, keys.PANE)
    assert filled.focusWidget() is filled.rail.button("patients")
    assert walked(filled, keys.PANE_BACK, len(expected)) == expected[::-1]
    shortcut(filled, keys.PANE_BACK)
    assert filled.focusWidget() is page(filled).header.edit


def test_the_walk_goes_on_from_wherever_one_is(qtbot: QtBot, filled: MainWindow) -> None:
    """From a part that was no landing place the keyboard used to jump to the search."""
    page(filled).show_leaf("care")
    leaf = page(filled).leaves.shown_leaf
    assert isinstance(leaf, CareLeaf)
    leaf.turn_to("chart")
    leaf.chart.not_done.setFocus(Qt.FocusReason.OtherFocusReason)
    shortcut(filled, keys.PANE_BACK)
    assert filled.focusWidget() is leaf.chart.table
    leaf.chart.new.setFocus(Qt.FocusReason.OtherFocusReason)
    shortcut(filled, keys.PANE)
    assert filled.focusWidget() is leaf.chart.table


def test_a_card_that_is_out_of_sight_is_scrolled_to(qtbot: QtBot, filled: MainWindow) -> None:
    page(filled).show_leaf("dossier")
    leaf = page(filled).leaves.shown_leaf
    assert isinstance(leaf, DossierLeaf)
    let_answers_come(qtbot, filled)
    page(filled).header.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    last = list(leaf.cards.values())[-1]
    assert last.visibleRegion().isEmpty()
    walked(filled, keys.PANE, len(leaf.cards) + 1)
    assert last.isAncestorOf(filled.focusWidget())
    assert not filled.focusWidget().visibleRegion().isEmpty()


def test_an_open_document_has_its_parts(qtbot: QtBot, filled: MainWindow) -> None:
    shown = page(filled)
    documents = shown.side.documents.list.rows.rows
    shown.attachments._open(documents[0])
    qtbot.waitUntil(lambda: shown.attachments.viewer.ready, timeout=20_000)
    viewer = shown.attachments.viewer
    shown.header.edit.setFocus(Qt.FocusReason.OtherFocusReason)
    assert walked(filled, keys.PANE, 3) == [viewer.back, viewer.label.edit, viewer._stack.currentWidget()]


def test_papers_have_their_list_and_their_preview(qtbot: QtBot, filled: MainWindow) -> None:
    page(filled).show_leaf("papers", lambda leaf: leaf.write_ordonnance())
    leaf = page(filled).leaves.shown_leaf
    assert isinstance(leaf, PapersLeaf)
    let_answers_come(qtbot, filled)
    filled.resize(1700, 900)
    leaf.focus()
    qtbot.waitUntil(leaf.board.preview.isVisible)
    assert walked(filled, keys.PANE, 2) == [leaf.board.preview, leaf.board.all]
    shortcut(filled, keys.PANE_BACK)
    shortcut(filled, keys.PANE_BACK)
    assert leaf.ordonnance.isAncestorOf(filled.focusWidget())


@pytest.mark.parametrize("kept", [True, False], ids=["noted", "closed empty"])
def test_a_task_noted_while_an_ordonnance_is_written_leads_back_to_it(
    qtbot: QtBot, filled: MainWindow, kept: bool
) -> None:
    """It led to the note, and the ordonnance was put down as a draft."""
    shown = page(filled)
    shown.show_leaf("papers", lambda leaf: leaf.write_ordonnance())
    let_answers_come(qtbot, filled)
    leaf = shown.leaves.shown_leaf
    assert isinstance(leaf, PapersLeaf)
    medicine = leaf.ordonnance._forms[0].medicine
    medicine.setFocus()
    type_text(medicine, "Amoxi")
    shortcut(filled, keys.TASK)
    assert shown.task.isAncestorOf(filled.focusWidget())
    if kept:
        type_text(shown.task.words, "Rappeler")
    press(shown.task.words, Qt.Key.Key_Return if kept else Qt.Key.Key_Escape)
    let_answers_come(qtbot, filled)
    assert shown.leaves.shown_leaf is leaf
    assert filled.focusWidget() is medicine
    assert medicine.text() == "Amoxi"


def test_a_task_noted_beside_a_note_leads_back_to_the_note(qtbot: QtBot, filled: MainWindow) -> None:
    shown = page(filled)
    shown.write()
    shortcut(filled, keys.TASK)
    press(shown.task.words, Qt.Key.Key_Escape)
    assert filled.focusWidget() is shown.composer.area
