"""Twelve numbered fields for the recovery words.

Each word is completed as soon as four letters name it; accents and capitals
do not matter; a whole sheet can be pasted into the first field. What is typed
can be read: these words are typed once, from paper, and a wrong one must be
seen.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.lockscreen.notice import Notice
from ui.widgets.fields import Field
from ui.widgets.labels import label
from vault import words
from vault.errors import WrongWords

_COLUMNS = 3
_ROWS = words.WORD_COUNT // _COLUMNS


class WordsForm(QWidget):
    """The fields, and a sentence about the word that is wrong."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = range(1, words.WORD_COUNT + 1)
        self.fields = [Field(self.tr("Word {number}").format(number=number)) for number in numbers]
        self._notice = Notice()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for at, field in enumerate(self.fields):
            # Down the columns, as they stand on the sheet.
            row, column = at % _ROWS, at // _ROWS * 2
            number = label(str(at + 1), "small")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(number, row, column)
            grid.addWidget(field, row, column + 1)
            self._watch(at, field)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(8)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._notice)
        self.setFocusProxy(self.fields[0])

    @property
    def complaint(self) -> str:
        """What is said to be wrong, "" if nothing."""
        return self._notice.words

    def take(self) -> bytearray | None:
        """The 16 bytes of the words, and empty fields; None when one is wrong, which is pointed out."""
        typed = [field.text() for field in self.fields]
        try:
            entropy = words.to_entropy(typed)
        except WrongWords as refusal:
            self._point_out(refusal.position, typed)
            return None
        self.clear()
        return entropy

    def clear(self) -> None:
        """Empty every field, and its undo history."""
        for field in self.fields:
            field.setText("")
            field.mark_wrong(False)
        self._notice.silence()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at = next(at for at, field in enumerate(self.fields) if field is watched)
            if event.key() == Qt.Key.Key_Space:
                self._advance(at)
                return True
            if event.key() == Qt.Key.Key_Backspace and at and not self.fields[at].text():
                self.fields[at - 1].setFocus()
                return True
        return False

    def _watch(self, at: int, field: Field) -> None:
        field.installEventFilter(self)
        field.textEdited.connect(lambda typed: self._spread(at, typed))
        field.editingFinished.connect(lambda: self._complete(at))
        field.returnPressed.connect(lambda: self._advance(at))

    def _spread(self, at: int, typed: str) -> None:
        """Several words pasted into one field go into the fields after it."""
        self.fields[at].mark_wrong(False)
        self._notice.silence()
        several = words.split(typed)
        if len(several) > 1:
            for field, word in zip(self.fields[at:], several, strict=False):
                field.setText(words.recognise(word) or word)
            self.fields[min(at + len(several), words.WORD_COUNT) - 1].setFocus()

    def _complete(self, at: int) -> None:
        typed = self.fields[at].text().strip()
        if not typed:
            return
        if word := words.recognise(typed):
            self.fields[at].setText(word)
        else:
            self._point_out(at + 1, [field.text() for field in self.fields], move=False)

    def _advance(self, at: int) -> None:
        if at + 1 == words.WORD_COUNT:
            self.submitted.emit()
        else:
            self.fields[at + 1].setFocus()

    def _point_out(self, position: int, typed: list[str], move: bool = True) -> None:
        if position == 0:
            self._notice.say(
                "warning",
                self.tr(
                    "These twelve words do not belong together: compare each with the sheet, and their order."
                ),
            )
            return
        missing = not typed[position - 1].strip()
        sentence = (
            self.tr("Word {number} is missing.")
            if missing
            else self.tr("Word {number} is not one of the recovery words: compare it with the sheet.")
        ).format(number=position)
        self.fields[position - 1].mark_wrong(True, sentence)
        self._notice.say("warning", sentence)
        if move:
            self.fields[position - 1].setFocus()
