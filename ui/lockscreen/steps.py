"""A task in a few steps: one card after another, Back and Next always in view.

Next is never greyed out without a word: pressed too early, the step says what
is missing and puts the cursor there.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import text, theme
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.widgets.buttons import Button
from ui.widgets.labels import label

_WIDTH = 680


class Step(QWidget):
    """One card: its heading, what it is for, and its fields in ``body``; the cursor goes to ``start``."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = ""
        #: What there is to know beyond the explanation; F1 says it.
        self.more = ""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._explanation = label("", "muted", wrap=True)
        self.body.addWidget(self._explanation)
        # Not a focus proxy: Tab skips what stands before the proxy of a container.
        self.start: QWidget = self

    def name(self, heading: str) -> None:
        """What stands above the card, and is read aloud on entering it."""
        self.heading = heading
        self.setAccessibleName(heading)
        self.named.emit(heading)

    def explain(self, explanation: str) -> None:
        """Say what the step is for."""
        self._explanation.setText(explanation)

    def advance(self) -> bool:
        """Whether the step is done; if not, it has said what is missing."""
        return True

    def retreat(self) -> bool:
        """Whether Back leaves the step, rather than an inner page of it."""
        return True


class Steps(QWidget):
    """Shows one of ``steps`` at a time; ``finished`` after the last, ``left`` by Back on the first."""

    finished = Signal()
    left = Signal()
    cancel_requested = Signal()

    def __init__(self, steps: Sequence[Step], finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.steps = list(steps)
        self.at = 0
        self._finish = finish
        self.back = Button(self.tr("Back"), "arrow-left")
        self.help = Button(self.tr("Help"), "circle-question-mark", "quiet")
        self.help.setToolTip(text.tip("F1"))
        self.next = Button("", "", "primary")
        self.cancel = Button(self.tr("Cancel"))
        self.notice = Notice()
        self._count = label("", "small")
        self._heading = label("", "title", wrap=True)
        self._doing = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._page = CardPage(_WIDTH)
        self._lay_out()
        self.back.clicked.connect(self._go_back)
        self.help.clicked.connect(self.explain)
        self.next.clicked.connect(self.go_on)
        for step in self.steps:
            step.named.connect(self._name_page)
        self.cancel.clicked.connect(self.cancel_requested)
        self.show_step(0)

    @property
    def last(self) -> int:
        """The number of the last step there is."""
        return len(self.steps) - 1

    def show_step(self, at: int) -> None:
        """Show step number ``at`` (from 0) and put the cursor into its first field."""
        self.at = at
        self._stop_working()
        self.notice.silence()
        for number, step in enumerate(self.steps):
            step.setVisible(number == at)
        self.help.setVisible(bool(self.steps[at].more))
        self._heading.setText(self.steps[at].heading)
        self.count_steps()
        self._page.verticalScrollBar().setValue(0)
        self.steps[at].start.setFocus()

    def count_steps(self) -> None:
        """Say where one is, and whether Next is the end."""
        self._count.setVisible(self.last > 0)
        where = self.tr("Step {number} of {total}")
        self._count.setText(where.format(number=self.at + 1, total=self.last + 1))
        self.next.setText(self._finish if self.at == self.last else self.tr("Next"))

    def go_on(self) -> None:
        """What Next does: leave the step if it agrees."""
        if not self.steps[self.at].advance():
            if focused := self.focusWidget():
                self._page.ensureWidgetVisible(focused, 0, 120)
            return
        if self.at < self.last:
            self.show_step(self.at + 1)
        else:
            self.finished.emit()

    def explain(self) -> None:
        """Say more about the step, or be silent about it again."""
        words = self.steps[self.at].more
        if self.notice.words == words:
            self.notice.silence()
        elif self.help.isVisible():
            self.notice.say("info", words)
            self._page.ensureWidgetVisible(self.notice)

    def show_working(self, words: str, done: int = 0, total: int = 0) -> None:
        """The work has begun: ``words`` says what is happening, the bar how far it is, if known."""
        self.steps[self.at].hide()
        self.notice.silence()
        self._heading.setText(self.tr("One moment"))
        self._count.hide()
        self._doing.setText(words)
        self._doing.setAccessibleName(words)
        # A bar counts to 2^31 at most, which a vault's bytes can pass.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        for widget in (self._bar, self._doing, self.cancel):
            widget.show()
        for widget in (self.back, self.help, self.next):
            widget.hide()
        # Not on Cancel: a second Enter, typed in haste, would undo the first. Esc cancels.
        self.setFocus()

    def show_problem(self, sentence: str, tone: str) -> None:
        """The work could not be done: say why, on the step that was shown last."""
        self.show_step(self.at)
        self.notice.say(tone, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel.isVisible():
            self.cancel_requested.emit()
        elif event.key() == Qt.Key.Key_F1:
            self.explain()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.next.isVisible():
            self.go_on()

    def _name_page(self) -> None:
        """A step of two pages calls each by its own name."""
        self._heading.setText(self.steps[self.at].heading)

    def _go_back(self) -> None:
        if not self.steps[self.at].retreat():
            return
        if self.at:
            self.show_step(self.at - 1)
        else:
            self.left.emit()

    def _stop_working(self) -> None:
        self._bar.setRange(0, 1)
        for widget in (self._bar, self._doing, self.cancel):
            widget.hide()
        for widget in (self.back, self.next):
            widget.show()

    def _lay_out(self) -> None:
        body = self._page.body
        for piece in (self._count, self._heading, self.notice, *self.steps, self._doing, self._bar):
            body.addWidget(piece)
        self._foot = QFrame()
        self._foot.setObjectName("panel")
        held = QWidget(self._foot)
        held.setMaximumWidth(theme.px(_WIDTH))
        across = QHBoxLayout(self._foot)
        across.setContentsMargins(24, 12, 24, 12)
        # Under the card, not in the corners of a large window.
        across.addWidget(held)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addWidget(self.help)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.next)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(0)
        self._around.addWidget(self._page, 1)
        self._around.addWidget(self._foot)
