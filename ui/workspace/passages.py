"""A passage found in the notes: whose it is, of what day, and the words that were looked for.

Found words are bold and underlined on a tinted ground, so that no eye needs
the colour. The birth date stands beside every name: homonyms are told apart
before anything is opened.
"""

from datetime import date

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import text, theme
from ui.models.rows import ROW, Index
from ui.widgets import paragraph
from ui.widgets.people import paint_outline
from ui.workspace.noted import Words
from vault.records.history import Kind
from vault.records.texts import FoundText
from vault.search import SNIPPET, Snippet

#: Hardly a word is longer.
_LONG_WORD = 24


class PassageWords(QObject):
    """A passage in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = Words(self)

    def who(self, found: FoundText) -> str:
        return text.full_name(found.name, found.first_name)

    def where(self, found: FoundText) -> str:
        """ "Consultation, 3 mars 2026"."""
        kind = self._notes.kind(found.kind) if found.noun == "note" else self._other(found)
        return f"{kind}, {self._day(found.dated)}"

    def spoken(self, found: FoundText) -> str:
        """A passage as a screen reader says it."""
        born = text.partial_day(found.birth_date)
        return f"{self.who(found)}, {born}. {self.where(found)}. {found.snippet.text}"

    def _day(self, dated: str) -> str:
        try:
            return text.long_day(date.fromisoformat(dated))
        except ValueError:  # "since 2019": a year or a month alone
            return text.partial_day(dated)

    def _other(self, found: FoundText) -> str:
        return self._entry(found.kind) if found.noun == "entry" else self._noun(found.noun)

    def _noun(self, noun: str) -> str:
        return {
            "allergy": self.tr("Allergy"),
            "document": self.tr("Document"),
            "vaccination": self.tr("Vaccination"),
            "long_term_illness": self.tr("Long-term illness"),
            "received_prescription": self.tr("Received prescription"),
            "wound": self.tr("Wound"),
            "task": self.tr("Task"),
            "prescription_line": self.tr("Prescription"),
        }.get(noun, self.tr("Paper"))

    def _entry(self, kind: str) -> str:
        return {
            Kind.PROBLEM: self.tr("Problem"),
            Kind.TREATMENT: self.tr("Treatment"),
            Kind.REMARK: self.tr("Remark"),
            Kind.TREATING_GP: self.tr("Treating GP"),
        }.get(Kind(kind), self.tr("History"))


class PassageDelegate(QStyledItemDelegate):
    """Name and birth date, the day at the right, the passage beneath, as high as it takes."""

    def __init__(self, words: PassageWords, view: QListView) -> None:
        super().__init__(view)
        self._words = words
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = _room(QRect(0, 0, self._view.viewport().width(), 0))
        passage = _laid_out(index.data(ROW).snippet, room.width())
        height = self._head_height(index.data(ROW), room.width()) + paragraph.height(passage) + theme.px(20)
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found: FoundText = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(2, 2, -2, -2)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(ground, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_outline(painter, ground)
        room = _room(option.rect)
        self._paint_head(painter, room, found)
        painter.setPen(theme.colour("text"))
        top = room.top() + self._head_height(found, room.width())
        _laid_out(found.snippet, room.width()).draw(painter, QPointF(room.left(), top))
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, found: FoundText) -> None:
        height = theme.metrics(14).height()
        line = QRect(room.left(), room.top(), room.width(), height)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._words.who(found))
        used = theme.metrics(14, QFont.Weight.DemiBold).horizontalAdvance(f"{self._words.who(found)}  ")
        painter.setFont(theme.font(14))
        born = line.adjusted(used, 0, 0, 0)
        painter.drawText(born, Qt.AlignmentFlag.AlignVCenter, text.partial_day(found.birth_date))
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font(12))
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self._fits_beside(found, room.width()):
            painter.drawText(line, beside, self._words.where(found))
        else:
            painter.drawText(
                line.translated(0, height), Qt.AlignmentFlag.AlignVCenter, self._words.where(found)
            )

    def _head_height(self, found: FoundText, width: int) -> int:
        lines = 1 if self._fits_beside(found, width) else 2
        return lines * theme.metrics(14).height() + theme.px(4)

    def _fits_beside(self, found: FoundText, width: int) -> bool:
        """Whether the day has room in the line of the name; under it otherwise, and nothing is cut off."""
        name = theme.metrics(14, QFont.Weight.DemiBold).horizontalAdvance(f"{self._words.who(found)}  ")
        born = theme.metrics(14).horizontalAdvance(text.partial_day(found.birth_date))
        day = theme.metrics(12).horizontalAdvance(self._words.where(found))
        return name + born + theme.px(16) + day <= width


def _room(rect: QRect) -> QRect:
    return rect.adjusted(theme.px(12), theme.px(10), -theme.px(12), 0)


def _laid_out(snippet: Snippet, width: int) -> QTextLayout:
    """The passage in lines of ``width``, with its found words marked."""
    # One space for each line end, so that every mark stays where it was.
    words = snippet.text.replace("\n", " ").replace("\r", " ")
    # It ends with a whole word: it goes on where that is near the most it may hold, and ends no sentence.
    goes_on = len(words) > SNIPPET - _LONG_WORD and not words.endswith((".", "!", "?"))
    shown = words + ("…" if goes_on else "")
    return paragraph.laid_out(shown, theme.font(14), width, [_mark(words, *mark) for mark in snippet.marks])


def _mark(words: str, start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = text.utf16_units(words[:start])
    found.length = text.utf16_units(words[start:end])
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.DemiBold)
    style.setFontUnderline(True)
    style.setBackground(theme.colour("selection"))
    found.format = style
    return found
