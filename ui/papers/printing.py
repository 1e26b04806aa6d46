"""A sheet into a PDF in memory, or onto paper; pages of pixels as well. Nothing here writes a file.

What is on its way to the spooler lies in a folder that goes with this process (``app.spooling``).
"""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTransform,
)

from app.papers.blocks import Sheet
from ui.papers.setting import DOTS_PER_INCH, HEIGHT, WIDTH, Page, pages
from ui.print_job import painted


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF with its fonts embedded."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(sheet.title)
    device.setCreator("Serment")
    device.setResolution(DOTS_PER_INCH)
    paint(pages(sheet), device, 1.0)
    buffer.close()
    return bytes(data.data())


def picture(page: Page, width: int) -> QImage:
    """A page as it prints, ``width`` pixels wide."""
    image = QImage(width, round(width * HEIGHT / WIDTH), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(width / WIDTH, width / WIDTH)
    page.paint(painter)
    painter.end()
    return image


def print_on(sheet: Sheet, printer: QPagedPaintDevice) -> bool:
    """Print; False where the printer does not take all of it."""
    return paint(pages(sheet), printer, printer.logicalDpiX() / DOTS_PER_INCH)


def print_pixels(images: Iterable[QImage], device: QPagedPaintDevice) -> bool:
    """Each image on a page of its own, as large as fits; False where the printer does not take them all.

    One image is held at a time. Needs no window: any thread may call it.
    """
    return painted(device, (partial(_fill, image) for image in images))


def _fill(image: QImage, painter: QPainter) -> None:
    room = painter.viewport()
    lies = image.width() > image.height()
    upright = image.transformed(QTransform().rotate(90)) if lies else image
    place = QRect(QPoint(), upright.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(room.center())
    painter.drawImage(place, upright)


def paint(each: Sequence[Page], device: QPagedPaintDevice, scale: float) -> bool:
    """Every page on ``device``, from edge to edge; margins are ours."""
    device.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter, "A4"))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return painted(device, (partial(_scaled, page, scale) for page in each))


def _scaled(page: Page, scale: float, painter: QPainter) -> None:
    painter.resetTransform()
    painter.scale(scale, scale)
    page.paint(painter)
