"""Leaves of the open record: one at a time, for its patient only, and back after a lock."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from tests.ui.workspace.handling import settled
from ui.day.store import DayStore
from ui.widgets.fields import Field
from ui.workspace.desk import Desk
from ui.workspace.leaf import Leaf
from ui.workspace.leaves import KINDS, LeafKind, Leaves
from ui.workspace.marks import Place
from ui.workspace.record import RecordPage
from vault.errors import InvalidInput
from vault.records import vaccinations
from vault.records.vaccinations import Vaccination


class Line(Leaf):
    """A leaf with one line in it."""

    def __init__(self, desk: Desk, parent: QStackedWidget) -> None:
        super().__init__(desk, parent)
        self.line = Field("Vaccin")
        self.body.addWidget(self.line)

    def half_typed(self) -> dict[str, str]:
        return {"line": self.line.text()} if self.line.text() else {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        self.line.setText(half_typed["line"])

    def add(self) -> None:
        facts = Vaccination(vaccine=self.line.text(), given_on="2026-02-03")
        self.write(self.desk.store.add_noun, vaccinations.NOUN, facts)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RecordPage:
    page = RecordPage(desk)
    page.leaves = _leaves(page)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def opened(qtbot: QtBot, page: RecordPage) -> Callable[..., str]:
    """Open the first or another patient of the list; who that is."""

    def _open(at: int = 0, place: Place | None = None) -> str:
        patient_id = page._desk.store.last_seen().first[at].id
        page.open(patient_id, place)
        settled(qtbot, page._desk)
        return patient_id

    return _open


def test_a_leaf_takes_the_place_of_the_note_and_escape_brings_it_back(
    page: RecordPage, opened: Callable[..., str]
) -> None:
    opened()
    page.show_leaf("line")
    assert page.topic == "line"
    assert page.stack.currentIndex() != 0
    QTest.keyClick(page.leaves.open("line"), Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0
    assert page.topic == "record"


def test_what_a_leaf_writes_is_of_the_patient_on_the_screen(
    qtbot: QtBot, page: RecordPage, opened: Callable[..., str]
) -> None:
    opened()
    leaf = _line(page)
    leaf.line.setText("DTP")
    leaf.add()
    settled(qtbot, page._desk)
    assert page.record is not None
    assert [one.facts.vaccine for one in page.record.of(vaccinations.NOUN)] == ["DTP"]
    second = opened(1)
    assert page.record.of(vaccinations.NOUN) == []
    assert leaf.patient_id == second


def test_no_leaf_is_shown_of_nobody(page: RecordPage) -> None:
    page.show_leaf("line")
    assert page.leaves.shown == ""


def test_another_record_begins_at_its_note(page: RecordPage, opened: Callable[..., str]) -> None:
    opened()
    page.show_leaf("line")
    opened(1)
    assert page.leaves.shown == ""


def test_what_was_typed_into_a_leaf_comes_back_on_it(page: RecordPage, opened: Callable[..., str]) -> None:
    opened()
    _line(page).line.setText("Hépat")
    typed = page.place.half_typed
    page.leave()
    page.leaves = _leaves(page)
    opened(0, Place(half_typed=typed))
    assert page.leaves.shown == "line"
    assert _line(page).line.text() == "Hépat"


def _line(page: RecordPage) -> Line:
    leaf = page.leaves.open("line")
    assert isinstance(leaf, Line)
    return leaf


def _leaves(page: RecordPage) -> Leaves:
    leaves = Leaves(page._desk, page.stack, page, {"line": LeafKind("Ctrl+Y", Line)})
    leaves.made.connect(page._connect_leaf)
    leaves.left.connect(page.write)
    return leaves


def note_task(page: RecordPage) -> None:
    page.task.begin(page.patient_id)
    page.task.words.setText("Rappeler")
    page.task.keep.click()


def add_vaccine(page: RecordPage) -> None:
    _line(page).add()


@pytest.mark.parametrize("write", [note_task, add_vaccine])
def test_what_is_refused_of_one_patient_is_not_said_of_the_next(
    page: RecordPage,
    opened: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[RecordPage], None],
) -> None:
    opened(0)
    for store, name in ((DayStore, "add_task"), (page._desk.store, "add_noun")):
        monkeypatch.setattr(store, name, refuse)
    write(page)
    opened(1)
    assert page.trouble.words.startswith("Pas fait dans le dossier de ")


def refuse(*_arguments: object) -> None:
    raise InvalidInput("text", "impossible")


def test_the_bar_turns_to_each_page_and_says_which_is_shown(
    qtbot: QtBot, page: RecordPage, opened: Callable[..., str]
) -> None:
    page.leaves = Leaves(page._desk, page.stack, page)
    page.leaves.left.connect(page.write)
    opened()
    bar = page.header.pages
    for at in (*range(1, bar.count()), 0):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
        assert bar.currentIndex() == at
        assert page.stack.currentIndex() == 0 if at == 0 else page.leaves.shown
    assert sorted(page.leaves._leaves) == sorted(KINDS)
    page.show_leaf("papers")
    assert bar.currentIndex() == bar._names.index("papers")
    page.write()
    assert bar.currentIndex() == 0
