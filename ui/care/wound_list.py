"""The wounds of a record in a list: each with its number on the figure, and every word of it."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView

from ui.care.wound_words import WoundWords
from ui.models.rows import ROW, Index
from ui.workspace.pen import Pen
from ui.workspace.written_rows import WrittenRow


class WoundDelegate(WrittenRow):
    """What it is called, and beneath where and since when."""

    def __init__(self, view: QListView, words: WoundWords) -> None:
        super().__init__(view)
        self._words = words

    def write(self, pen: Pen, index: Index) -> None:
        facts = index.data(ROW).facts
        pen.text(f"{index.row() + 1}. {facts.label}", "text", 14, QFont.Weight.Medium)
        pen.text(self._words.beneath(facts), "muted", 12)
