"""The icons: Lucide's drawings, tinted with a colour token.

A pixmap is drawn once for each name, colour, size and screen density. Widgets
that keep an icon ask for it again when the theme changes (ui/widgets).
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import theme


def icon(name: str, token: str = "muted", size: int = 18, gap: int = 0) -> QIcon:
    """The icon ``name`` in the colour of ``token``, for ``size`` design pixels.

    ``gap`` pixels of nothing at its right keep it off the words: Qt leaves too little room there.
    """
    colours = theme.tokens()
    return _icon(name, colours.colour(token), colours.disabled, theme.px(size), gap)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str, side: int, gap: int) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        drawn = pixmap(name, colour, side, ratio, gap)
        made.addPixmap(drawn, QIcon.Mode.Normal)
        made.addPixmap(drawn, QIcon.Mode.Active)
        made.addPixmap(pixmap(name, disabled, side, ratio, gap), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, side: int, ratio: float, gap: int = 0) -> QPixmap:
    """The drawing itself, ``side`` device-independent pixels wide."""
    made = QPixmap(QSize(round((side + gap) * ratio), round(side * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


def paint(painter: QPainter, name: str, token: str, x: float, y: float, side: float) -> None:
    """Draw ``name`` into the square at ``x``, ``y`` (for delegates)."""
    _renderer(name, theme.tokens().colour(token)).render(painter, QRectF(x, y, side, side))


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resources.data("icons", f"{name}.svg").replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(drawing))
