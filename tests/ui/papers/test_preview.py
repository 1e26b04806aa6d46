"""A preview shows a sheet once it is whole, and a long one keeps nobody waiting."""

import pytest
from pytestqt.qtbot import QtBot

from app.papers.blocks import Gap, Sheet, Table, Words
from ui.papers import preview as preview_module
from ui.papers.preview import Preview
from ui.papers.setting import pages

SHORT = Sheet("Court", (Words("Une ligne"),))


def year(rows: int) -> Sheet:
    """A receipts book."""
    each = tuple((f"{number:05}", "30,00") for number in range(rows))
    return Sheet("Long", (Table(("Note n°", "Montant"), each, (3, 1)), Gap(6)), "Livre")


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    return made


def test_a_sheet_as_papers_are_is_there_at_once(preview: Preview) -> None:
    preview.show_sheet(SHORT)
    assert preview.count == 1


@pytest.mark.parametrize("rows", [198, 298, 297, 640])
def test_a_long_one_comes_by_and_by_and_nothing_of_the_one_before_stays(
    qtbot: QtBot, preview: Preview, rows: int
) -> None:
    """A lock waited half a second for the receipts of a year."""
    preview.show_sheet(SHORT)
    preview.show_sheet(year(rows))
    assert preview.count == 0
    qtbot.waitUntil(lambda: preview.count > 0)
    assert preview.count == len(pages(year(rows)))


def test_what_is_cleared_or_shown_meanwhile_is_what_stays(
    qtbot: QtBot, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "_AT_ONCE", 2)
    preview.show_sheet(year(20))
    preview.clear()
    assert not preview._going_on.isActive()
    assert preview.count == 0
    preview.show_sheet(year(20))
    preview.show_sheet(SHORT)
    qtbot.waitUntil(lambda: preview.count == 1)
    assert not preview._going_on.isActive()
