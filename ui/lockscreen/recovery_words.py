"""The recovery words: shown, printed on one sheet, and two of them typed back from the paper."""

from collections.abc import Callable, Sequence
from random import SystemRandom

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.recovery_sheet import RecoverySheet
from ui.lockscreen.notice import Notice
from ui.lockscreen.steps import Step
from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import label
from vault.words import WORD_COUNT, recognise

PrintSheet = Callable[[RecoverySheet, QWidget], bool]

_COLUMNS = 3
_ROWS = WORD_COUNT // _COLUMNS


def two_positions() -> tuple[int, int]:
    """Which two words to ask for, counted from 1."""
    first, second = sorted(SystemRandom().sample(range(1, WORD_COUNT + 1), 2))
    return first, second


class RecoveryWords(Step):
    """A step that ends when two words were read back from the sheet.

    ``sheet`` makes the sheet to print, ``print_sheet`` prints it and says whether it did.
    """

    def __init__(
        self,
        words: Sequence[str],
        sheet: Callable[[], RecoverySheet],
        print_sheet: PrintSheet,
        positions: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.more = self.tr(
            "Whoever holds these words holds your records: keep the sheet as you would keep a key, at home "
            "or in a safe. It also says how to come back to your records. New words can be made at any time, "
            "on the lock screen."
        )
        self._words = tuple(words)
        self._sheet, self._print_sheet = sheet, print_sheet
        self._positions = positions or two_positions()
        self.print = Button(self.tr("Print the recovery sheet…"), "printer")
        self.notice = Notice()
        self.asked = [Field(self._asking(position)) for position in self._positions]
        self._shown, self._checked = QWidget(), QWidget()
        self._lay_out()
        self.print.clicked.connect(self._print)
        self._turn(checking=False)

    @property
    def checking(self) -> bool:
        """Whether the words are hidden and two of them are asked for."""
        return not self._checked.isHidden()

    def advance(self) -> bool:
        if not self.checking:
            self._turn(checking=True)
            return False
        wrong = [field for field, right in zip(self.asked, self._right(), strict=True) if not right]
        for field in self.asked:
            field.mark_wrong(field in wrong, self.tr("Not what stands on the sheet"))
        if wrong:
            self.notice.say(
                "warning", self.tr("This is not what was shown: look at your sheet, or go back to the words.")
            )
            wrong[0].setFocus()
        return not wrong

    def retreat(self) -> bool:
        if self.checking:
            self._turn(checking=False)
            return False
        return True

    def _right(self) -> list[bool]:
        wanted = (self._words[position - 1] for position in self._positions)
        return [recognise(field.text()) == word for field, word in zip(self.asked, wanted, strict=True)]

    def _turn(self, checking: bool) -> None:
        self._shown.setVisible(not checking)
        self._checked.setVisible(checking)
        self.notice.silence()
        for field in self.asked:
            field.setText("")
            field.mark_wrong(False)
        self.name(self.tr("Two words, from the paper") if checking else self.tr("Your recovery words"))
        self.explain(
            self.tr("Type them as you read them there: it proves that the paper can be read.")
            if checking
            else self.tr(
                "If the passphrase is ever forgotten, these twelve words are the only other way in. They "
                "are shown this once. Print the sheet or copy them by hand, and keep the paper away from "
                "this computer."
            )
        )
        self.start = self.asked[0] if checking else self.print
        self.start.setFocus()

    def _print(self) -> None:
        if self._print_sheet(self._sheet(), self):
            self.notice.say(
                "ok", self.tr("The sheet was sent to the printer. Check that every word can be read.")
            )
        else:
            self.notice.say(
                "warning", self.tr("Nothing was printed. Copying the twelve words by hand is just as good.")
            )

    def _asking(self, position: int) -> str:
        return self.tr("Word {number}").format(number=position)

    def _lay_out(self) -> None:
        shown = QVBoxLayout(self._shown)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(16)
        shown.addLayout(self._grid())
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addStretch(1)
        shown.addLayout(row)
        checked = QHBoxLayout(self._checked)
        checked.setContentsMargins(0, 0, 0, 0)
        checked.setSpacing(16)
        for field in self.asked:
            checked.addWidget(Captioned(field.accessibleName(), field), 1)
        for piece in (self._shown, self._checked, self.notice):
            self.body.addWidget(piece)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for at, word in enumerate(self._words):
            row, column = at % _ROWS, at // _ROWS * 2
            number, written = label(f"{at + 1}.", "muted"), label(word, "heading")
            grid.addWidget(number, row, column)
            grid.addWidget(written, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        return grid
