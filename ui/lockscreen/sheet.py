"""The recovery sheet on paper: one A4 page, black on white, readable in twenty years.

Rendered in memory; nothing is written to a file here, and printing is that of the papers.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QWidget

from app.recovery_sheet import RecoverySheet, SheetText, written
from ui import text
from ui.print_job import painted

_DOTS_PER_INCH = 300
_MILLIMETRE = _DOTS_PER_INCH / 25.4
_WIDTH, _HEIGHT = 170.0, 257.0  # millimetres inside margins of 20
_COLUMNS, _ROWS = 3, 4
_INK, _GREY, _RULE = QColor("#000000"), QColor("#444444"), QColor("#888888")


def pdf(sheet: RecoverySheet) -> bytes:
    """The page as a PDF with its fonts embedded."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_DOTS_PER_INCH)
    device.setTitle(written(sheet, _language()).title)
    device.setCreator("Serment")
    render(sheet, device)
    buffer.close()
    return bytes(data.data())


def print_with_dialog(sheet: RecoverySheet, parent: QWidget) -> bool:
    """Ask for a printer and print; False when there is none or the person thought better of it."""
    # Not before the lock screen is there: Qt's printing takes its time.
    from ui import printers

    printer = printers.chosen_printer(parent) if printers.there_is_a_printer() else None
    if printer is None:
        return False
    printer.setResolution(_DOTS_PER_INCH)
    return render(sheet, printer)


def render(sheet: RecoverySheet, device: QPagedPaintDevice) -> bool:
    """Draw the page on ``device`` at 300 dots an inch; False if the device does not take it."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    page = written(sheet, _language())
    return painted(device, [lambda painter: _Page(painter).draw(page)])


class _Page:
    """A pen that goes down the page; lengths in millimetres, type in points."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._y = 0.0

    def draw(self, page: SheetText) -> None:
        self._write(page.title, 24, QFont.Weight.DemiBold)
        self._write(page.practice, 12, colour=_GREY, after=4)
        self._boxed(page.warning)
        self._write(page.words_heading, 11, QFont.Weight.DemiBold, after=3)
        self._words(page.words)
        for caption, value in page.facts:
            self._fact(caption, value)
        self._y += 3
        for section in page.sections:
            self._write(section.heading, 11, QFont.Weight.DemiBold, after=1)
            for paragraph in section.paragraphs:
                self._write(paragraph, 10, after=1)
            self._y += 3

    def _write(
        self,
        words: str,
        points: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: QColor = _INK,
        after: float = 2,
    ) -> None:
        self._y += self._text(words, 0, self._y, _WIDTH, points, weight, colour) + after

    def _fact(self, caption: str, value: str) -> None:
        self._text(caption, 0, self._y, 30, 10, colour=_GREY)
        self._y += self._text(value, 30, self._y, _WIDTH - 30, 10, QFont.Weight.Medium) + 1.5

    def _boxed(self, words: str) -> None:
        height = self._text(words, 5, self._y + 4, _WIDTH - 10, 11, QFont.Weight.Medium)
        self._frame(0, self._y, _WIDTH, height + 8, 0.5)
        self._y += height + 8 + 6

    def _words(self, words: tuple[tuple[int, str], ...]) -> None:
        width, height = _WIDTH / _COLUMNS, 13.0
        for number, word in words:
            column, row = divmod(number - 1, _ROWS)
            x, y = column * width, self._y + row * height
            self._frame(x, y, width, height, 0.2)
            self._text(str(number), x + 3, y + 4.4, 8, 9, colour=_GREY)
            self._text(word, x + 11, y + 3.2, width - 13, 15, QFont.Weight.DemiBold)
        self._y += _ROWS * height + 6

    def _frame(self, x: float, y: float, width: float, height: float, line: float) -> None:
        self._painter.setPen(QPen(_INK if line > 0.3 else _RULE, line * _MILLIMETRE))
        self._painter.drawRect(_box(x, y, width, height))

    def _text(
        self, words: str, x: float, y: float, width: float, points: float,
        weight: QFont.Weight = QFont.Weight.Normal, colour: QColor = _INK,
    ) -> float:  # fmt: skip
        """Draw ``words`` in a column and return the height they took, in millimetres."""
        font = QFont("Inter")
        font.setPixelSize(round(points * _DOTS_PER_INCH / 72))
        font.setWeight(weight)
        self._painter.setFont(font)
        self._painter.setPen(colour)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        taken = self._painter.drawText(_box(x, y, width, _HEIGHT), flags, words)
        return float(taken.height() / _MILLIMETRE)


def _box(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * _MILLIMETRE, y * _MILLIMETRE, width * _MILLIMETRE, height * _MILLIMETRE)


def _language() -> str:
    return "fr" if text.french() else "en"
