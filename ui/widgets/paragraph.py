"""Words on as many lines as they need, for delegates that paint.

Lines break between words; only a word that is longer than a line, such as a
file name, is broken within. Qt's flags for ``drawText`` know one or the other.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def laid_out(
    words: str,
    font: QFont,
    width: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """``words`` in lines of ``width``, ready to be drawn; ``formats`` mark parts of them."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)  # the line end that a layout knows
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height(layout: QTextLayout) -> int:
    """How high the lines stand, in pixels."""
    return round(layout.boundingRect().height())
