"""Pieces that share out on lines."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choices import Choice
from ui.widgets.flow import GAP, Flow
from ui.widgets.ticks import Tick


def test_pieces_of_one_line_stand_around_the_same_middle_and_none_is_cut_off(qtbot: QtBot) -> None:
    """A mark beside the form of a note stood two pixels higher; in a narrow record it was cut off."""
    around = QWidget()
    qtbot.addWidget(around)
    low, high, last = Tick("Marque"), Choice("Forme", [("", "Texte libre")]), Tick("Autre marque")
    flow = Flow(around)
    flow.replace((low, high, last))
    around.show()
    flow.resize(low.sizeHint().width() + high.sizeHint().width() + GAP, 10)
    assert low.height() < high.height()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1
    assert (last.x(), last.y()) == (0, high.geometry().bottom() + 1 + GAP)
    assert flow.height() == last.geometry().bottom() + 1
