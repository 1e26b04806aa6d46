"""A sheet laid out on A4 pages, once, and painted alike on the screen, into a PDF and on paper.

Everything is measured in dots of a 300-dot inch with hinting off, so that no
line ends elsewhere on another device; a device that is finer or coarser scales
the painter, never the page.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout

from app.papers.blocks import (
    Beside,
    Block,
    Framed,
    Gap,
    Look,
    Picture,
    Rule,
    Sheet,
    Side,
    Table,
    Together,
    Words,
)
from ui import theme
from ui.widgets import paragraph
from ui.workspace.typeset import together

DOTS_PER_INCH = 300
_MILLIMETRE = DOTS_PER_INCH / 25.4
#: A4, in dots.
WIDTH, HEIGHT = round(210 * _MILLIMETRE), round(297 * _MILLIMETRE)
_MARGIN, _TOP, _BOTTOM = 18 * _MILLIMETRE, 16 * _MILLIMETRE, 279 * _MILLIMETRE
_FOOT = 283 * _MILLIMETRE
_PADDING, _BETWEEN, _CELL = 4 * _MILLIMETRE, 8 * _MILLIMETRE, 1.2 * _MILLIMETRE
_INK, _GREY, _LINE = QColor("#000000"), QColor("#444444"), QColor("#777777")
_POINTS = {Look.TITLE: 17.0, Look.HEADING: 13.0, Look.STRONG: 10.5, Look.BODY: 10.5, Look.SMALL: 9.0}
_HEAVY = (Look.TITLE, Look.HEADING, Look.STRONG)
_SIDES = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a paragraph, at the top left of where it stands."""

    layout: QTextLayout
    number: int
    at: QPointF
    grey: bool = False

    def paint(self, painter: QPainter) -> None:
        line = self.layout.lineAt(self.number)
        painter.setPen(_GREY if self.grey else _INK)
        line.draw(painter, self.at - QPointF(0, line.y()))


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A frame, or a line where it has no height."""

    box: QRectF

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(_LINE, 0.3 * _MILLIMETRE))
        if self.box.height():
            painter.drawRect(self.box)
        else:
            painter.drawLine(self.box.topLeft(), self.box.topRight())


@dataclass(frozen=True, slots=True)
class _Image:
    """A picture in its box."""

    image: QImage
    box: QRectF

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(self.box, self.image)


_Mark = _Line | _Stroke | _Image


@dataclass(frozen=True, slots=True)
class Page:
    """What is on one page."""

    marks: list[_Mark] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint it at 300 dots an inch; ``painter`` is scaled by whoever has another device."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for mark in self.marks:
            mark.paint(painter)


def pages(sheet: Sheet) -> Sequence[Page]:
    """``sheet`` on as many pages as it needs."""
    return deque(by_and_by(sheet), maxlen=1)[0]


def by_and_by(sheet: Sheet) -> Iterator[Sequence[Page]]:
    """The same, a block or a row of a table at a time; whole with the last."""
    flow = _Flow()
    if sheet.mark:
        flow.set_words(Words(sheet.mark, Look.HEADING, Side.CENTRE), _MARGIN, WIDTH - 2 * _MARGIN)
    for block in sheet.blocks:
        for _ in flow.steps(block, _MARGIN, WIDTH - 2 * _MARGIN):
            yield flow.pages
    for number, page in enumerate(flow.pages, start=1):
        said = [sheet.foot, f"page {number} sur {len(flow.pages)}"]
        if sheet.mark and number > 1:
            said.insert(0, sheet.mark)
        page.marks.extend(_foot(" · ".join(filter(None, said))))
    yield flow.pages


def _foot(said: str) -> list[_Mark]:
    layout = _laid_out(Words(said, Look.SMALL, Side.CENTRE), WIDTH - 2 * _MARGIN)
    return [_Line(layout, 0, QPointF(_MARGIN, _FOOT), grey=True)]


class _Flow:
    """A pen that goes down the pages and turns to a new one at the bottom of each."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self._y = _TOP
        #: How far a frame that goes on over the page keeps its words from its edges.
        self._inset = 0.0

    def place(self, block: Block, x: float, width: float) -> None:
        """Set ``block`` in a column."""
        for _ in self.steps(block, x, width):
            pass

    def steps(self, block: Block, x: float, width: float) -> Iterator[None]:
        """The same; a table row by row."""
        match block:
            case Words():
                self.set_words(block, x, width)
            case Gap(height):
                self._y += height * _MILLIMETRE
            case Rule():
                self._mark(_Stroke(QRectF(x, self._y, width, 0)))
            case Picture():
                self._set_picture(block, x, width)
            case Beside():
                self._set_beside(block, x, width)
            case Together(blocks, indent):
                inward = indent * _MILLIMETRE
                self._make_room(_height(blocks, width - inward))
                self._place_all(blocks, x + inward, width - inward)
            case Framed(blocks):
                self._set_framed(blocks, x, width)
            case Table():
                yield from self._set_table(block, x, width)
        yield

    def set_words(self, words: Words, x: float, width: float) -> None:
        layout = _laid_out(words, width)
        for number in range(layout.lineCount()):
            height = layout.lineAt(number).height()
            self._make_room(height)
            self._mark(_Line(layout, number, QPointF(x, self._y), words.look is Look.SMALL))
            self._y += height
        self._y += 0.6 * _MILLIMETRE

    def _place_all(self, blocks: Sequence[Block], x: float, width: float) -> None:
        for block in blocks:
            self.place(block, x, width)

    def _set_picture(self, picture: Picture, x: float, width: float) -> None:
        room = QRectF(0, 0, min(picture.width * _MILLIMETRE, width), picture.height * _MILLIMETRE)
        self._make_room(room.height())
        image = QImage.fromData(picture.png)
        if not image.isNull():
            size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            spare = width - size.width()
            left = {Side.LEFT: 0.0, Side.CENTRE: spare / 2, Side.RIGHT: spare}[picture.side]
            self._mark(_Image(image, QRectF(QPointF(x + left, self._y), size)))
        self._y += room.height()

    def _set_beside(self, beside: Beside, x: float, width: float) -> None:
        left = (width - _BETWEEN) * beside.share
        right = width - _BETWEEN - left
        self._make_room(max(_height(beside.left, left), _height(beside.right, right)))
        top = self._y
        self._place_all(beside.left, x, left)
        ended, self._y = self._y, top
        self._place_all(beside.right, x + width - right, right)
        self._y = max(ended, self._y)

    def _set_framed(self, blocks: Sequence[Block], x: float, width: float) -> None:
        # A frame with its heading alone at the foot of a page would say that nothing is in it.
        self._make_room(min(_height(blocks, width - 2 * _PADDING), 40 * _MILLIMETRE) + 2 * _PADDING)
        first, top = len(self.pages) - 1, self._y
        self._y += _PADDING
        self._inset += _PADDING
        self._place_all(blocks, x + _PADDING, width - 2 * _PADDING)
        self._inset -= _PADDING
        self._y += _PADDING
        last = len(self.pages) - 1
        for number in range(first, last + 1):
            begins = top if number == first else _TOP
            ends = self._y if number == last else _BOTTOM
            self.pages[number].marks.append(_Stroke(QRectF(x, begins, width, ends - begins)))

    def _set_table(self, table: Table, x: float, width: float) -> Iterator[None]:
        self._set_row(table, table.heads, x, width, Look.STRONG)
        for row in table.rows:
            if self._set_row(table, row, x, width, Look.BODY, make_room=True):
                self._set_row(table, table.heads, x, width, Look.STRONG)
                self._set_row(table, row, x, width, Look.BODY)
            yield

    def _set_row(
        self, table: Table, cells: Sequence[str], x: float, width: float, look: Look, make_room: bool = False
    ) -> bool:
        """Set a row; with ``make_room``, only turn the page where it does not fit on this one."""
        sides = [Side.RIGHT if at in table.right else Side.LEFT for at in range(len(cells))]
        widths = [share / sum(table.shares) * width for share in table.shares]
        set_out = [
            _laid_out(Words(cell, look, side), room - 2 * _CELL)
            for cell, side, room in zip(cells, sides, widths, strict=True)
        ]
        height = max(layout.boundingRect().height() for layout in set_out) + 2 * _CELL
        if make_room and self._make_room(height):
            return True
        left = x
        for layout, room in zip(set_out, widths, strict=True):
            for number in range(layout.lineCount()):
                at = QPointF(left + _CELL, self._y + _CELL + layout.lineAt(number).y())
                self._mark(_Line(layout, number, at))
            left += room
        self._y += height
        self._mark(_Stroke(QRectF(x, self._y, width, 0)))
        return False

    def _make_room(self, height: float) -> bool:
        """Turn to a new page where this one has no room for ``height`` and one has; whether it was."""
        top, bottom = _TOP + self._inset, _BOTTOM - self._inset
        if self._y + height <= bottom or self._y <= top or height >= bottom - top:
            return False
        self.pages.append(Page())
        self._y = top
        return True

    def _mark(self, mark: _Mark) -> None:
        self.pages[-1].marks.append(mark)

    @property
    def y(self) -> float:
        return self._y


def _height(blocks: Sequence[Block], width: float) -> float:
    """How high ``blocks`` are in a column; more than a page counts as a page."""
    trial = _Flow()
    for block in blocks:
        trial.place(block, 0, width)
    return trial.y - _TOP if len(trial.pages) == 1 else _BOTTOM - _TOP


def _laid_out(words: Words, width: float) -> QTextLayout:
    return paragraph.laid_out(together(words.words), _font(words.look), width, side=_SIDES[words.side])


def _font(look: Look) -> QFont:
    font = QFont(theme.FAMILY)
    font.setPixelSize(round(_POINTS[look] * DOTS_PER_INCH / 72))
    font.setWeight(QFont.Weight.DemiBold if look in _HEAVY else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Inter's alternates of signs beside capitals have no letter in the PDF: copied text lost them.
    font.setFeature(QFont.Tag("calt"), 0)
    return font
