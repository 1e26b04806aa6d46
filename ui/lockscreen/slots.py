"""The ways into a closed vault: change the passphrase, make new recovery words, close a way.

Each begins with a secret that opens the vault now, and ends as one value that
the receiver carries out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.recovery_sheet import RecoverySheet
from ui import text
from ui.jobs import Jobs
from ui.lockscreen.choice_list import ChoiceList
from ui.lockscreen.choices import SlotAction, SlotChange, SlotLine
from ui.lockscreen.locum_step import LocumStep
from ui.lockscreen.new_passphrase import Measure, NewPassphrase
from ui.lockscreen.notice import Notice
from ui.lockscreen.page import CardPage
from ui.lockscreen.recovery_words import PrintSheet, RecoveryWords
from ui.lockscreen.secret_step import SecretStep
from ui.lockscreen.steps import Step, Steps
from ui.lockscreen.values import SecretKind
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from vault.creation import Seedling
from vault.words import from_entropy

_WIDTH = 680


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a recovery sheet of this vault names."""

    practice: str
    vault_id: str
    fingerprint: str
    known_words: tuple[str, ...]
    #: A change of all keys was cut off.
    rekeying: bool = False
    #: Why there can be no change of all keys, in a sentence; "" where there can.
    stuck: str = ""


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
        draw_keys: Callable[[], Seedling],
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
        self._draw_keys = draw_keys
        self._measure, self._suggest, self._print_sheet, self._jobs = measure, suggest, print_sheet, jobs
        self.flow: Steps | None = None
        self._rekeyed = self._lent = False
        self.overview = _Overview(lines, today, facts.rekeying)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.overview)
        self.overview.passphrase.clicked.connect(self.change_passphrase)
        self.overview.recovery.clicked.connect(self.make_recovery_words)
        self.overview.revoke.clicked.connect(self.revoke_chosen)
        self.overview.lend.clicked.connect(self.lend)
        self.overview.rekey.clicked.connect(self.rekey)
        self.overview.resume.clicked.connect(self.resume)
        self.overview.back.clicked.connect(self.left)

    def change_passphrase(self) -> None:
        """Secret, then a new passphrase."""
        secret = SecretStep()
        new = self._new_passphrase()
        self._begin(
            (secret, new),
            self.tr("Change the passphrase"),
            lambda kind, typed: SlotChange(SlotAction.CHANGE_PASSPHRASE, kind, typed, new.take()),
        )

    def make_recovery_words(self) -> None:
        """Secret, then twelve new words, printed and typed back."""
        entropy = self._draw_entropy()
        step = self._words(entropy, self._facts.fingerprint)
        make = self.tr("Make these words valid")
        self._begin(
            (SecretStep(), step),
            make,
            lambda kind, typed: SlotChange(SlotAction.NEW_RECOVERY, kind, typed, bytearray(entropy)),
        )

    def lend(self) -> None:
        """Secret, who it is and until when, and a passphrase of theirs."""
        who = LocumStep(self._today())
        new = self._new_passphrase()
        new.name(self.tr("Their passphrase"))
        new.explain(self.tr("Let them choose and type it: you need not know it."))
        self._begin(
            (SecretStep(), who, new),
            self.tr("Lend the vault"),
            lambda kind, secret: SlotChange(SlotAction.LEND, kind, secret, new.take(), locum=who.locum),
        )

    def rekey(self) -> None:
        """Secret, a new passphrase, twelve new words: then everything is written anew."""
        if self._is_stuck():
            return
        entropy, seedling = self._draw_entropy(), self._draw_keys()
        secret = SecretStep(
            self.tr(
                "When somebody may have had a passphrase and a copy: everything is written anew under new "
                "keys. It takes as long as a backup and as much room again, and until its end nothing "
                "changes. Type those that open the vault today."
            )
        )
        new = self._new_passphrase()
        words = self._words(entropy, seedling.keys.public_key.hex())
        self._begin(
            (secret, new, words),
            self.tr("Write everything anew"),
            lambda kind, typed: SlotChange(
                SlotAction.REKEY, kind, typed, new.take(), entropy=bytearray(entropy), seedling=seedling
            ),
        )

    def resume(self) -> None:
        """Secret, and the new passphrase as it was chosen: what was cut off goes on."""
        if self._is_stuck():
            return
        chosen = SecretStep(self.tr("The new passphrase, as you chose it before it was cut off."))
        chosen.name(self.tr("The new passphrase"))
        chosen.form.turn.hide()
        self._begin(
            (SecretStep(), chosen),
            self.tr("Go on"),
            lambda kind, typed: SlotChange(SlotAction.RESUME, kind, typed, chosen.take()),
        )
        if self.flow:
            chosen.form.submitted.connect(self.flow.go_on)

    def _is_stuck(self) -> bool:
        if self._facts.stuck:
            self.overview.notice.say("warning", self._facts.stuck)
        return bool(self._facts.stuck)

    def revoke_chosen(self) -> None:
        """Secret, and the way chosen in the list is closed."""
        line = self.overview.chosen
        if line is None or not line.revocable:
            self.overview.notice.say(
                "warning", self.tr("This is the last way of its kind: it cannot be closed.")
            )
            return
        self._lent = line.last is not None
        self._begin(
            (SecretStep(),),
            self.tr("Close this way in"),
            lambda kind, typed: SlotChange(SlotAction.REVOKE, kind, typed, slot=line.id),
        )

    def show_working(self) -> None:
        if self.flow:
            self.flow.show_working(self.tr("Changing the key slots…"))

    def show_progress(self, done: int, total: int) -> None:
        """How far everything is written anew, in bytes."""
        if self.flow:
            self.flow.show_working(self.tr("Writing everything under new keys…"), done, total)

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
        said = self._done_words()
        self._end()
        self.overview.show_slots(lines)
        self.overview.notice.say("ok", said)
        if self._lent:
            self.overview.propose_new_keys()

    def _done_words(self) -> str:
        if self._rekeyed:
            self.overview.show_waiting(False)
            return self.tr(
                "Done: everything is under new keys, and the folder of before is gone. Older backups still "
                "open with the old passphrase and words: make a new backup, then destroy or lock away the "
                "old ones."
            )
        if self._lent:
            return self.tr(
                "Done: this way is closed. A copy or a backup made meanwhile still opens with it: if one may "
                "have been kept, write everything under new keys."
            )
        return self.tr("Done. Older backups still open with what was valid when they were made.")

    def _new_passphrase(self) -> NewPassphrase:
        """In the place of one that there is, or beside it."""
        new = NewPassphrase(self._measure, self._suggest, self._jobs, lambda: self._facts.known_words)
        new.name(self.tr("Your new passphrase"))
        return new

    def _words(self, entropy: bytes, fingerprint: str) -> RecoveryWords:
        words, facts = from_entropy(entropy), self._facts
        return RecoveryWords(
            words,
            lambda: RecoverySheet(facts.practice, facts.vault_id, fingerprint, words, self._today()),
            self._print_sheet,
        )

    def _begin(
        self,
        steps: Sequence[Step],
        finish: str,
        change: Callable[[SecretKind, bytearray], SlotChange],
    ) -> None:
        self.overview.notice.silence()
        self.flow = Steps(steps, finish)
        secret = steps[0]
        assert isinstance(secret, SecretStep)
        secret.form.submitted.connect(self.flow.go_on)
        self.flow.left.connect(self._end)
        self.flow.cancel_requested.connect(self.cancel_requested)
        self.flow.finished.connect(lambda: self._submit(change(secret.kind, secret.take())))
        self._layers.addWidget(self.flow)
        self._layers.setCurrentWidget(self.flow)
        self.flow.show_step(0)

    def _submit(self, change: SlotChange) -> None:
        self._rekeyed = change.action in (SlotAction.REKEY, SlotAction.RESUME)
        self._lent = self._lent and change.action is SlotAction.REVOKE
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

    def __init__(
        self,
        lines: Sequence[SlotLine],
        today: Callable[[], date],
        rekeying: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.list = ChoiceList(self.tr("Ways into the vault"))
        self.notice = Notice()
        self.passphrase = Button(self.tr("Change the passphrase…"), "key-round", "primary")
        self.recovery = Button(self.tr("New recovery words…"), "life-buoy")
        self.revoke = Button(self.tr("Close the chosen way…"), "trash-2")
        self.lend = Button(self.tr("Lend the vault to a locum…"), "user-plus")
        self.rekey = Button(self.tr("New keys for everything…"), "rotate-ccw")
        self.resume = Button(self.tr("Go on with the new keys…"), "rotate-ccw", "primary")
        self.back = Button(self.tr("Back"), "arrow-left")
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_slots(lines)
        self.show_waiting(rekeying)

    def show_waiting(self, rekeying: bool) -> None:
        """Whether a change of all keys was cut off."""
        self.resume.setVisible(rekeying)
        self.passphrase.become("" if rekeying else "primary")
        self.rekey.become("")
        self.rekey.setText(
            self.tr("Begin the new keys again…") if rekeying else self.tr("New keys for everything…")
        )
        if rekeying:
            self.notice.say(
                "info",
                self.tr("A change of all keys was cut off. The vault is as it was; it can be gone on with."),
            )

    def propose_new_keys(self) -> None:
        """A passphrase was in somebody else's hands: new keys are what comes next."""
        self.passphrase.become("")
        self.rekey.become("primary")
        self.rekey.setFocus()

    @property
    def chosen(self) -> SlotLine | None:
        value = self.list.chosen()
        return value if isinstance(value, SlotLine) else None

    def show_slots(self, lines: Sequence[SlotLine]) -> None:
        self.list.show_entries([(self._lines(line), line) for line in lines])

    def _lines(self, line: SlotLine) -> tuple[str, str]:
        if line.first is not None and line.last is not None:
            term = self.tr("From {first} to {last}").format(
                first=text.long_day(line.first), last=text.long_day(line.last)
            )
            over = line.last < self._today()
            ended = self.tr("{term} — over: close this way").format(term=term)
            return self.tr("Locum · {name}").format(name=line.label), ended if over else term
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
        page.body.addWidget(self.resume)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, button in enumerate((self.passphrase, self.recovery, self.lend, self.revoke, self.rekey)):
            grid.addWidget(button, at // 2, at % 2)
        page.body.addLayout(grid)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        page.body.addLayout(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
