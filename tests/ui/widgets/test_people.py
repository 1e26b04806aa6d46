"""The disc of somebody to be handled with care, on every ground it is painted on."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from ui import theme
from ui.tokens import contrast
from ui.widgets.people import paint_badge


@pytest.mark.parametrize("ground", ["bg", "selection", "warning_bg"])
def test_the_disc_stands_out_from_what_it_stands_on(qtbot: QtBot, ground: str) -> None:
    """In a backup that is looked into, the disc had the colour of the page."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour(ground))
    painter = QPainter(image)
    paint_badge(painter, QRect(4, 4, 32, 32), "users")
    painter.end()
    edge = [image.pixelColor(20, row).name() for row in range(8)]
    assert max(contrast(one, theme.colour(ground).name()) for one in edge) >= 3.0
