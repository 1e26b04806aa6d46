"""Help: the screen one came from, the keys, and how the program keeps its promises, on one page."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Card, Chip, label
from ui.workspace.help_topics import HelpTopics, Topic
from ui.workspace.keys import KeySheet
from ui.workspace.pages import QuietPage


class HelpPage(QuietPage):
    """``left`` is announced by Escape and by the button."""

    left = Signal()
    #: Another topic is read.
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Help"))
        self.back.show()
        self.back.clicked.connect(self.left)
        self._topics = HelpTopics(self).topics()
        self._shown: Card | None = None
        self._topic = ""
        self.column.addWidget(self._others())
        self.column.addWidget(self._keys(KeySheet(self)))
        self.column.addWidget(self._promises())

    def show_topic(self, key: str) -> None:
        """Begin with what belongs to one screen; with the keys where a screen has no page of its own."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self._topic = key
        if key in self._topics:
            self._shown = self._written(self._topics[key])
            self.column.insertWidget(0, self._shown)
        self.scroll_to_top()
        self.touched.emit()

    def half_typed(self) -> dict[str, str]:
        """What is read first, for ``resume``."""
        return {"topic": self._topic} if self._topic else {}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """What was read before a lock."""
        self.show_topic(half_typed["topic"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _written(self, topic: Topic) -> Card:
        card = Card(topic.title, self._held)
        for words in topic.paragraphs:
            card.body.addWidget(label(words, wrap=True))
        return card

    def _others(self) -> Card:
        """The way to the help of every other screen."""
        card = Card(self.tr("Help for each screen"), self._held)
        flow = Flow(card)
        buttons = []
        for key, topic in self._topics.items():
            button = Button(topic.title, kind="quiet", parent=flow)
            button.clicked.connect(partial(self.show_topic, key))
            buttons.append(button)
        flow.replace(buttons)
        card.body.addWidget(flow)
        return card

    def _keys(self, sheet: KeySheet) -> Card:
        card = Card(self.tr("Keys"), self._held)
        grid = QGridLayout()  # one for all sections, so that their words stand in one column
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for heading, lines in sheet.sections():
            row = grid.rowCount()
            title = label(heading, "heading")
            title.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(title, row, 0, 1, 2)
            for below, (sequence, words) in enumerate(lines, start=row + 1):
                grid.addWidget(Chip(sheet.keys(sequence)), below, 0)
                grid.addWidget(label(words, wrap=True), below, 1)
        card.body.addLayout(grid)
        return card

    def _promises(self) -> Card:
        card = Card(self.tr("Good to know"), self._held)
        for words in (
            self.tr("What you type is on the disk, encrypted, within a second. Locking never loses a word."),
            self.tr(
                "Serment locks when you leave the keyboard, lock the screen or close the lid. “Does my lock "
                "work?” in the settings shows what it notices on this computer, and lets you try it."
            ),
            self.tr("What you copy leaves the clipboard after 30 seconds, and when Serment locks."),
            self.tr("A signed note never changes. To correct it, add to it."),
            self.tr("A note in the wrong record is marked as entered in error; it is hidden, not erased."),
            self.tr("Backups go to external drives only, encrypted like the vault."),
            self.tr(
                "A backup can be looked into beside today, and what is missing taken back. Try to restore one"
                " every two months: only then it is proven."
            ),
            self.tr("Serment helps to comply with the rules on health data; it is not legal advice."),
        ):
            card.body.addWidget(label(words, wrap=True))
        return card
