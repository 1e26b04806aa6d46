"""Choosing a passphrase: eight random words first, or a phrase of one's own that is measured."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.strength import REFUSED_UNDER, Strength, Verdict, explain
from ui import text
from ui.jobs import Job, Jobs
from ui.lockscreen.notice import Notice
from ui.lockscreen.radio import Radio
from ui.lockscreen.secret_field import SecretField
from ui.lockscreen.steps import Step
from ui.widgets.buttons import Button
from ui.widgets.labels import label

Measure = Callable[[str, tuple[str, ...]], Strength]

_PAUSE_MILLISECONDS = 150
_FULL_BITS = 100
_TONES = {Verdict.REFUSED: "warning", Verdict.WARNED: "warning", Verdict.GOOD: "ok"}


class NewPassphrase(Step):
    """A step that ends with a passphrase strong enough for a vault, typed without a mistake.

    ``measure`` is called in the worker of ``jobs`` while one types, and once more when the step is left;
    ``personal`` says what an attacker knows of the practitioner.
    """

    def __init__(
        self,
        measure: Measure,
        suggest: Callable[[], str],
        jobs: Jobs,
        personal: Callable[[], tuple[str, ...]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name(self.tr("Your passphrase"))
        self.explain(
            self.tr(
                "It opens the vault, and only you know it: nobody can reset it, not even we. "
                "Long and ordinary beats short and complicated."
            )
        )
        self.more = self.tr(
            "You will type it often: choose one that your fingers learn. Eight words drawn at random are "
            "remembered sooner than one thinks, and nobody guesses them. The strength of a phrase of your "
            "own is measured here and sent nowhere. It can be changed at any time, on the lock screen."
        )
        self._measure, self._suggest, self._jobs, self._personal = measure, suggest, jobs, personal
        self._job: Job | None = None
        self.suggested = Radio(self.tr("Eight random words (recommended)"))
        self.own = Radio(self.tr("A phrase of my own"))
        self.words = label("", "heading", wrap=True)
        self.again = Button(self.tr("Other words"), "refresh-cw", "quiet")
        self.repeated = SecretField(
            self.tr("The eight words, typed once"), self.tr("Type the eight words here")
        )
        self.first = SecretField(self.tr("Passphrase"), self.tr("Passphrase"))
        self.second = SecretField(self.tr("Passphrase, once more"), self.tr("Once more"))
        self.strength = Notice()
        self.notice = Notice()
        self._meter = QProgressBar()
        self._lay_out()
        self._connect()
        self._offer()
        self.suggested.setChecked(True)

    def advance(self) -> bool:
        wrong, problem = self._problem()
        self.notice.say("warning", problem)
        if wrong:
            wrong.setFocus()
        return wrong is None

    def take(self) -> bytearray:
        """The UTF-8 bytes of the passphrase; every field is empty afterwards."""
        taken = (self.repeated if self.suggested.isChecked() else self.first).take()
        self.clear()
        return taken

    def clear(self) -> None:
        """Forget what was typed and what was suggested."""
        for field in (self.repeated, self.first, self.second):
            field.clear()
        self.strength.silence()
        self._offer()

    def _problem(self) -> tuple[SecretField | None, str]:
        """The field that is not right yet, and what is to be said of it."""
        if self.suggested.isChecked():
            if _as_typed(self.repeated.text()) == self.words.text():
                return None, ""
            return self.repeated, self.tr(
                "This is not what is shown: type the eight words with a blank between them."
            )
        measured = self._measure(self.first.text(), self._personal())
        self._show(measured)
        if not measured.accepted:
            return self.first, ""  # its strength has just been said under it
        if _as_typed(self.first.text()) != _as_typed(self.second.text()):
            return self.second, self.tr("The two passphrases are not the same.")
        return None, ""

    def _offer(self) -> None:
        self.words.setText(self._suggest())
        self.words.setAccessibleName(self.words.text())
        self.repeated.clear()

    def _ask(self) -> None:
        """Measure what is typed by now; an answer about an earlier text is not wanted any more."""
        if self._job:
            self._job.cancel()
            self._job = None
        if typed := self.first.text():
            self._job = self._jobs.submit(self._measure, typed, self._personal())
            self._job.done.connect(self._show)
        else:
            self.strength.silence()
            self._meter.setValue(0)

    def _show(self, measured: Strength) -> None:
        self._meter.setValue(min(round(measured.bits), _FULL_BITS))
        self.strength.say(_TONES[measured.verdict], explain(measured, "fr" if text.french() else "en"))

    def _turn(self) -> None:
        suggested = self.suggested.isChecked()
        self._offered.setVisible(suggested)
        self._typed.setVisible(not suggested)
        self.notice.silence()
        self.start = self.repeated if suggested else self.first
        self.start.setFocus()
        if not suggested:
            self._jobs.submit(self._measure, "", ())  # reads the word lists before the first letter is typed

    def _lay_out(self) -> None:
        self._meter.setRange(0, _FULL_BITS)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(
            self.tr("Strength; {bits} are needed").format(bits=round(REFUSED_UNDER))
        )
        self._offered, self._typed = QWidget(), QWidget()
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        offered = _indented(self._offered)
        offered.addLayout(row)
        hint = self.tr(
            "Write them down until you know them, then destroy the note. Accents are left out on purpose."
        )
        offered.addWidget(label(hint, "small", wrap=True))
        offered.addWidget(self.repeated)
        typed = _indented(self._typed)
        for piece in (self.first, self._meter, self.strength, self.second):
            typed.addWidget(piece)
        for widget in (self.suggested, self._offered, self.own, self._typed, self.notice):
            self.body.addWidget(widget)
        self._typed.hide()
        self.start = self.repeated

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.first.edited.connect(self._pause.start)
        self.suggested.toggled.connect(self._turn)
        self.again.clicked.connect(self._offer)
        for field in (self.first, self.second, self.repeated):
            field.edited.connect(self.notice.silence)


def _indented(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(24, 0, 0, 0)
    column.setSpacing(8)
    return column


def _as_typed(passphrase: str) -> str:
    # The same letters may come as one code point or as two.
    return unicodedata.normalize("NFC", passphrase).strip()
