"""Help: the keys, and how the program keeps its promises, on one page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.labels import Card, Chip, label
from ui.workspace.keys import KeySheet
from ui.workspace.pages import QuietPage


class HelpPage(QuietPage):
    """``left`` is announced by Escape and by the button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Help"))
        self.back.show()
        self.back.clicked.connect(self.left)
        self.column.addWidget(self._keys(KeySheet(self)))
        self.column.addWidget(self._promises())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
