"""After a full unlock: a PIN for the rest of the day, or none."""

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.pin import Weakness, weakness
from app.pinned import LIFETIME
from ui import text
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.pin_field import PinField
from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned
from ui.widgets.labels import label

_WIDTH = 460
#: The keys wait behind this page: nobody may walk away from it.
PATIENCE_MILLISECONDS = 60_000


class PinPage(QWidget):
    """``chosen`` carries the digits as a bytearray the receiver wipes; ``declined``: open without one.

    ``abandoned``: nobody typed for a minute.
    """

    chosen = Signal(object)
    declined = Signal()
    abandoned = Signal()

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.first = PinField(self.tr("PIN, six digits or more"))
        self.second = PinField(self.tr("The same PIN again"))
        self.notice = Notice()
        self.choose = Button(self.tr("Open with this PIN"), "lock-open", "primary")
        self.decline = Button(self.tr("Open without a PIN"))
        until = text.clock(now + timedelta(seconds=LIFETIME))
        self._explanation = label(
            self.tr(
                "Until {time}, these digits open the vault again on this computer. After three wrong tries "
                "or a restart, the passphrase is asked for as before."
            ).format(time=until),
            "muted",
            wrap=True,
        )
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._lay_out()
        self._connect()
        self._patience.start()
        self.first.setFocus()

    def show_impossible(self) -> None:
        """There is no keychain here: say so, and that nothing else changes."""
        self.setEnabled(True)
        self.first.clear()
        self.second.clear()
        for piece in (*self._captioned, self.choose, self._explanation):
            piece.hide()
        self.notice.say(
            "info",
            self.tr(
                "This computer has no keychain that Serment can use, so no PIN can be kept here. Everything "
                "else works as before, with the passphrase."
            ),
        )
        self.decline.become("primary")
        self.decline.setText(self.tr("Open the vault"))
        self.decline.setFocus()

    def show_problem(self, sentence: str, tone: str) -> None:
        """The PIN could not be kept."""
        self.notice.say(tone, sentence)
        self.setEnabled(True)

    def _choose(self) -> None:
        problem = self._problem()
        if problem is not None:
            field, words = problem
            self.notice.say("warning", words)
            field.setFocus()
            return
        taken = self.first.take()
        self.second.clear()
        self._patience.stop()
        self.setEnabled(False)
        self.chosen.emit(taken)

    def _problem(self) -> tuple[PinField, str] | None:
        weak = weakness(self.first.text())
        if weak is not None:
            return self.first, self._sentences()[weak]
        if self.first.text() != self.second.text():
            return self.second, self.tr("The two PINs are not the same.")
        return None

    def _sentences(self) -> dict[Weakness, str]:
        return {
            Weakness.SHORT: self.tr("A PIN has at least six digits."),
            Weakness.NOT_DIGITS: self.tr("A PIN is made of digits only."),
            Weakness.REPEATED: self.tr("The same digits over and over are what anybody tries first."),
            Weakness.SEQUENCE: self.tr(
                "Digits in their order, or in a line on the keys, are what anybody tries first."
            ),
            Weakness.DATE: self.tr("This looks like a date or a year of birth, which others know."),
        }

    def _connect(self) -> None:
        for field in (self.first, self.second):
            field.edited.connect(self._patience.start)
            field.edited.connect(self.notice.silence)
        self.first.submitted.connect(self.second.setFocus)
        self.second.submitted.connect(self._choose)
        self.choose.clicked.connect(self._choose)
        self.decline.clicked.connect(self._patience.stop)
        self.decline.clicked.connect(self.declined)
        self._patience.timeout.connect(self.abandoned)

    def _lay_out(self) -> None:
        page = CardPage(_WIDTH)
        body = page.body
        body.addWidget(label(self.tr("A PIN for today"), "title"))
        body.addWidget(self._explanation)
        self._captioned = [
            Captioned(field.field.accessibleName(), field) for field in (self.first, self.second)
        ]
        for piece in (*self._captioned, self.notice):
            body.addWidget(piece)
        row = QHBoxLayout()
        row.addWidget(self.decline)
        row.addStretch(1)
        row.addWidget(self.choose)
        body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
