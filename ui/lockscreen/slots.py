"""The ways into a closed vault: change the passphrase, make new recovery words, close a way.

Each begins with a secret that opens the vault now, and ends as one value that
the receiver carries out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.recovery_sheet import RecoverySheet
from ui import text
from ui.jobs import Jobs
from ui.lockscreen.choice_list import ChoiceList
from ui.lockscreen.choices import SlotAction, SlotChange, SlotLine
from ui.lockscreen.new_passphrase import Measure, NewPassphrase
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.recovery_words import PrintSheet, RecoveryWords
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.steps import Step, Steps
from ui.lockscreen.values import SecretKind
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from vault.words import from_entropy

_WIDTH = 680


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a recovery sheet of this vault names."""

    practice: str
    vault_id: str
    fingerprint: str
    known_words: tuple[str, ...]


class Slots(QWidget):
    """The list of ways in, and a few steps for each change.

    ``change_submitted`` (SlotChange) is answered by ``show_working``, ``show_wrong_secret``, ``show_problem``
    or, with the new list, ``show_done``.
    """

    change_submitted = Signal(object)
    cancel_requested = Signal()
    left = Signal()

    def __init__(
        self,
        lines: Sequence[SlotLine],
        facts: SheetFacts,
        draw_entropy: Callable[[], bytes],
        measure: Measure,
        suggest: Callable[[], str],
        print_sheet: PrintSheet,
        jobs: Jobs,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._facts, self._draw_entropy, self._today = facts, draw_entropy, today
        self._measure, self._suggest, self._print_sheet, self._jobs = measure, suggest, print_sheet, jobs
        self.flow: Steps | None = None
        self.overview = _Overview(lines)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.overview)
        self.overview.passphrase.clicked.connect(self.change_passphrase)
        self.overview.recovery.clicked.connect(self.make_recovery_words)
        self.overview.revoke.clicked.connect(self.revoke_chosen)
        self.overview.back.clicked.connect(self.left)

    def change_passphrase(self) -> None:
        """Secret, then a new passphrase."""
        secret = SecretStep()
        new = NewPassphrase(self._measure, self._suggest, self._jobs, lambda: self._facts.known_words)
        self._begin((secret, new), self.tr("Change the passphrase"), SlotAction.CHANGE_PASSPHRASE, new.take)

    def make_recovery_words(self) -> None:
        """Secret, then twelve new words, printed and typed back."""
        entropy = self._draw_entropy()
        words = from_entropy(entropy)
        facts = self._facts
        step = RecoveryWords(
            words,
            lambda: RecoverySheet(facts.practice, facts.vault_id, facts.fingerprint, words, self._today()),
            self._print_sheet,
        )
        make = self.tr("Make these words valid")
        self._begin((SecretStep(), step), make, SlotAction.NEW_RECOVERY, lambda: bytearray(entropy))

    def revoke_chosen(self) -> None:
        """Secret, and the way chosen in the list is closed."""
        line = self.overview.chosen
        if line is None or not line.revocable:
            self.overview.notice.say(
                "warning", self.tr("This is the last way of its kind: it cannot be closed.")
            )
            return
        self._begin((SecretStep(),), self.tr("Close this way in"), SlotAction.REVOKE, bytearray, line.id)

    def show_working(self) -> None:
        if self.flow:
            self.flow.show_working(self.tr("Changing the key slots…"))

    def show_wrong_secret(self) -> None:
        """The secret that should allow the change opens nothing."""
        if self.flow:
            self.flow.show_step(0)
            secret = self.flow.steps[0]
            assert isinstance(secret, SecretStep)
            secret.form.say_wrong()

    def show_problem(self, sentence: str, tone: str) -> None:
        if self.flow:
            self.flow.show_problem(sentence, tone)

    def show_done(self, lines: Sequence[SlotLine]) -> None:
        """The change is on the disk; older copies do not know of it."""
        self._end()
        self.overview.show_slots(lines)
        self.overview.notice.say(
            "ok", self.tr("Done. Older backups still open with what was valid when they were made.")
        )

    def _begin(
        self,
        steps: Sequence[Step],
        finish: str,
        action: SlotAction,
        new: Callable[[], bytearray],
        slot: str = "",
    ) -> None:
        self.overview.notice.silence()
        self.flow = Steps(steps, finish)
        secret = steps[0]
        assert isinstance(secret, SecretStep)
        secret.form.submitted.connect(self.flow.go_on)
        self.flow.left.connect(self._end)
        self.flow.cancel_requested.connect(self.cancel_requested)
        self.flow.finished.connect(
            lambda: self._submit(SlotChange(action, secret.kind, secret.take(), new(), slot))
        )
        self._layers.addWidget(self.flow)
        self._layers.setCurrentWidget(self.flow)
        self.flow.show_step(0)

    def _submit(self, change: SlotChange) -> None:
        self.show_working()
        self.change_submitted.emit(change)

    def _end(self) -> None:
        if self.flow:
            self._layers.removeWidget(self.flow)
            self.flow.deleteLater()
            self.flow = None
        self._layers.setCurrentWidget(self.overview)
        self.overview.list.setFocus()


class _Overview(QWidget):
    """Every way in, and what can be done."""

    def __init__(self, lines: Sequence[SlotLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ChoiceList(self.tr("Ways into the vault"))
        self.notice = Notice()
        self.passphrase = Button(self.tr("Change the passphrase…"), "key-round", "primary")
        self.recovery = Button(self.tr("New recovery words…"), "life-buoy")
        self.revoke = Button(self.tr("Close the chosen way…"), "trash-2")
        self.back = Button(self.tr("Back"), "arrow-left")
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_slots(lines)

    @property
    def chosen(self) -> SlotLine | None:
        value = self.list.chosen()
        return value if isinstance(value, SlotLine) else None

    def show_slots(self, lines: Sequence[SlotLine]) -> None:
        self.list.show_entries([(self._lines(line), line) for line in lines])

    def _lines(self, line: SlotLine) -> tuple[str, str]:
        kind = self.tr("Passphrase") if line.kind is SecretKind.PASSPHRASE else self.tr("Recovery words")
        made = self.tr("Since {day}").format(day=text.long_day(line.created_at.astimezone().date()))
        return f"{kind} · {line.label}" if line.label else kind, made

    def _lay_out(self) -> None:
        page = CardPage(_WIDTH)
        page.body.addWidget(label(self.tr("Passphrase and recovery words"), "title"))
        explanation = self.tr(
            "Each of these opens the vault. A backup keeps opening with what was valid when it was made."
        )
        page.body.addWidget(label(explanation, "muted", wrap=True))
        page.body.addWidget(self.notice)
        page.body.addWidget(self.list)
        for button in (self.passphrase, self.recovery, self.revoke):
            page.body.addWidget(button)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        page.body.addLayout(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
