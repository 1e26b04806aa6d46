"""Received prescriptions in words, and in a list that shows how far each has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app import renewing
from ui import text, theme
from ui.models.rows import ROW, Index
from ui.widgets import paragraph
from ui.workspace.store import Record
from ui.workspace.typeset import together
from ui.workspace.written_rows import paint_ground
from vault.records import prescribed
from vault.records.noun import Record as Written
from vault.records.prescribed import Counter, Received, Session


@dataclass(frozen=True, slots=True)
class Running:
    """A prescription, its sessions, and what of them is left."""

    id: str
    facts: Received
    sessions: Sequence[Written[Session]]

    @property
    def counter(self) -> Counter:
        return Counter(len(self.sessions), self.facts.sessions)

    @property
    def runs_out(self) -> bool:
        return renewing.runs_out(self.facts, self.counter.left, date.today())


def running(record: Record) -> list[Running]:
    """The prescriptions of a record: those that go on, then those that ended."""
    given = record.of(prescribed.SESSION)
    found = [
        Running(one.id, one.facts, [each for each in given if each.facts.prescription_id == one.id])
        for one in record.of(prescribed.NOUN)
    ]
    return sorted(found, key=lambda one: bool(one.facts.ended_on))


class PrescriptionWords(QObject):
    """How a prescription is said."""

    def who_and_when(self, facts: Received) -> str:
        """ "Dr Quérouil · 05/11/2026 · until 05/02/2027"."""
        until = self.tr("until {}").format(text.partial_day(facts.until)) if facts.until else ""
        return " · ".join(filter(None, (facts.prescriber, text.partial_day(facts.prescribed_on), until)))

    def prescribed(self, facts: Received) -> str:
        """What was written down of it, whatever was given since."""
        sessions = self.tr("%n sessions", "", facts.sessions) if facts.sessions else ""
        ended = self.tr("ended on {}").format(text.partial_day(facts.ended_on)) if facts.ended_on else ""
        said = (facts.acts, self.who_and_when(facts), sessions, ended, facts.end_reason)
        return " · ".join(filter(None, said))

    def count(self, one: Running) -> str:
        """How many sessions are left, or why there will be none."""
        counter, facts = one.counter, one.facts
        if facts.ended_on:
            ended = self.tr("ended on {}").format(text.partial_day(facts.ended_on))
            return ", ".join(filter(None, (ended, facts.end_reason)))
        if counter.left is None:
            return self.tr("%n sessions given", "", counter.given)
        if counter.left < 0:
            return self.tr("%n sessions more than the {} prescribed", "", -counter.left).format(
                facts.sessions
            )
        done = self.tr("%n sessions given", "", counter.given)
        return done + ", " + self.tr("%n left of {}", "", counter.left).format(facts.sessions)

    def spoken(self, one: Running) -> str:
        """All of it, for whoever hears the list."""
        due = self.tr("to be renewed") if one.runs_out else ""
        return ", ".join(filter(None, (one.facts.acts, self.who_and_when(one.facts), self.count(one), due)))

    def due(self) -> str:
        return self.tr("To be renewed")

    def task(self, facts: Received) -> str:
        """The text of the task."""
        return self.tr("Prescription to be renewed: {0} ({1})").format(facts.acts, facts.prescriber)


#: Pixels of the design that a bar takes, with the air around it.
_BAR = 13


def _goes_on(one: Running) -> bool:
    """Whether there is a number of sessions to fill."""
    return bool(one.facts.sessions) and not one.facts.ended_on


class PrescriptionDelegate(QStyledItemDelegate):
    """The acts whole, who wrote them, and a bar that fills with the sessions given."""

    def __init__(self, view: QListView, words: PrescriptionWords) -> None:
        super().__init__(view)
        self._view, self._words = view, words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        one: Running = index.data(ROW)
        lines = (2 + one.runs_out) * theme.metrics(12).height()
        bar = theme.px(_BAR) if _goes_on(one) else 0
        return QSize(width, paragraph.height(self._acts(one, width)) + lines + bar + theme.px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Running = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        room = QRectF(option.rect).adjusted(theme.px(10), theme.px(8), -theme.px(10), 0)
        acts = self._acts(one, option.rect.width())
        painter.setPen(theme.colour("muted" if one.facts.ended_on else "text"))
        acts.draw(painter, room.topLeft())
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        below = room.adjusted(0, paragraph.height(acts) + 2, 0, 0)
        self._line(painter, below, self._words.who_and_when(one.facts))
        below = below.adjusted(0, theme.metrics(12).height() + theme.px(3), 0, 0)
        if _goes_on(one):
            self._bar(painter, below.adjusted(0, theme.px(3), 0, 0), one)
            below = below.adjusted(0, theme.px(_BAR), 0, 0)
        painter.setPen(theme.colour("muted"))
        self._line(painter, below, self._words.count(one))
        if one.runs_out:
            painter.setFont(theme.font(12, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("warning"))
            self._line(painter, below.adjusted(0, theme.metrics(12).height(), 0, 0), self._words.due())
        painter.restore()

    def _line(self, painter: QPainter, room: QRectF, words: str) -> None:
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, elided)

    def _bar(self, painter: QPainter, room: QRectF, one: Running) -> None:
        assert one.facts.sessions
        share = min(1.0, one.counter.given / one.facts.sessions)
        whole = QRectF(room.left(), room.top(), room.width(), theme.px(5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(whole, 2, 2)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(whole.adjusted(0, 0, whole.width() * (share - 1), 0), 2, 2)

    def _acts(self, one: Running, width: int) -> QTextLayout:
        font = theme.font(14, QFont.Weight.Medium)
        return paragraph.laid_out(together(one.facts.acts), font, width - theme.px(20))
