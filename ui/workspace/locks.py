"""Does my lock work? What this computer tells the program, live, and a way to try it.

A trial is a real lock: the page says what to do, the program locks, and after
the next unlock the page says who noticed. Nothing is simulated, and no trial
keeps the program open longer than usual.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.messages import Cause, LockRecord, Sources, SourceState, Trial
from ui import capture, text
from ui.capture import Capture
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Card, IconLabel, label
from ui.widgets.lines import clear
from ui.workspace.lock_words import LockWords
from ui.workspace.pages import QuietPage

_EVERY = 1000
_TRIAL_SECONDS = 60
_LOCKS_SHOWN = 5
_OWN = "own_windows"
_COUNTS = ".idle"
_ICONS = {"ok": "circle-check", "info": "circle-dashed", "warning": "circle-alert"}
#: What people understand, and the causes that mean it.
_EVENTS: Sequence[tuple[Cause, ...]] = (
    (Cause.IDLE,),
    (Cause.SCREEN_LOCKED,),
    (Cause.SLEEP,),
    (Cause.SHUTDOWN, Cause.LOGOUT),
    (Cause.USER_SWITCH,),
)


@dataclass(frozen=True, slots=True)
class Noticing:
    """How one event is noticed here: the names of the sources that are live, silent and absent."""

    live: tuple[SourceState, ...]
    silent: tuple[SourceState, ...]
    absent: tuple[SourceState, ...]

    @classmethod
    def of(cls, causes: Iterable[Cause], sources: Iterable[SourceState]) -> "Noticing":
        """What ``sources`` can tell of these causes."""
        wanted = set(causes)
        able = [one for one in sources if wanted & set(one.hears) and (one.name != _OWN or one.available)]
        there = [one for one in able if one.available]
        live = tuple(one for one in there if _is_live(one, wanted))
        return cls(
            live,
            tuple(one for one in there if one not in live),
            # Few screen savers count, so that one that does not is no news.
            tuple(one for one in able if not one.available and not one.name.endswith(_COUNTS)),
        )

    @property
    def tone(self) -> str:
        """ "ok" once something was heard, "info" while it may be, "warning" where nothing can."""
        if [one.name for one in self.live] == [_OWN]:
            return "warning"
        return "ok" if self.live else "info" if self.silent else "warning"


def _is_live(source: SourceState, wanted: set[Cause]) -> bool:
    if Cause.IDLE in wanted:
        return source.name == _OWN or (source.believed and source.idle is not None)
    return _heard_at(source, wanted) > 0


def _heard_at(source: SourceState, wanted: Iterable[Cause]) -> float:
    """When it last said one of these, or anything if it can say nothing else; 0 for never."""
    heard = max((source.heard.get(cause, 0.0) for cause in wanted), default=0.0)
    return max(heard, source.last_heard or 0.0) if len(source.hears) == 1 else heard


class LocksPage(QuietPage):
    """Asks ``wanted`` once a second while it is seen; ``trial_wanted`` carries a Cause, or None to end."""

    wanted = Signal()
    trial_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Does my lock work?"))
        self._say = LockWords(self)
        self.back.show()
        self._trial: Trial | None = None
        self._stayed_open: Cause | None = None
        self._gaps_shown: list[str] | None = None
        self._locks_shown: Sequence[LockRecord] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self.result = Banner("info", "", parent=self._held)
        self.doing = Banner("info", self.tr("Trial."), "", self.tr("Stop"), self._held)
        self.stayed = Button(self.tr("I did, and Serment stayed open"))
        self.trials = {cause: Button(words, icon) for cause, words, icon in self._offers()}
        self.notices = [_Notice(self._held) for _ in _EVENTS]
        self._uncovered = QVBoxLayout()
        self._locks = QVBoxLayout()
        self._lay_out()
        self._connect()

    def focus(self) -> None:
        """Put the focus where one begins."""
        next(iter(self.trials.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sources(self, told: Sources) -> None:
        """What the keeper says now."""
        for causes, notice in zip(_EVENTS, self.notices, strict=True):
            noticing = Noticing.of(causes, told.sources)
            title, sentence = self._words(causes, noticing, told)
            notice.say(noticing.tone, title, sentence, self._details(noticing))
        self._show_trial(told)
        self._show_uncovered(told)
        self._show_locks(told.locks)

    @property
    def words(self) -> list[str]:
        """All that is said of the events, as a screen reader hears it."""
        return [notice.accessibleName() for notice in self.notices]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self.wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # --- What is said

    def _words(self, causes: Sequence[Cause], noticing: Noticing, told: Sources) -> tuple[str, str]:
        cause = causes[0]
        if cause is Cause.IDLE:
            return self.tr("Nobody at the keyboard"), self._idle_words(noticing, told)
        title = {
            Cause.SCREEN_LOCKED: self.tr("The computer’s screen is locked"),
            Cause.SLEEP: self.tr("The computer goes to sleep"),
            Cause.SHUTDOWN: self.tr("The session is closed, or the computer shut down"),
            Cause.USER_SWITCH: self.tr("Another user takes over the screen"),
        }[cause]
        if noticing.live:
            latest = max(_heard_at(one, causes) for one in noticing.live)
            return title, self.tr("Heard, the last time at {time}.").format(time=_when(latest))
        if noticing.silent:
            return title, self.tr("Listening; nothing heard since Serment was started.")
        return title, self.tr("Nobody tells Serment on this desktop. It locks after a while all the same.")

    def _idle_words(self, noticing: Noticing, told: Sources) -> str:
        if noticing.tone == "warning":
            return self.tr(
                "This desktop does not tell. What counts is your typing in Serment’s own windows, and "
                "Serment locks after half the delay: {delay}."
            ).format(delay=self._say.delay(told.idle_after / 2))
        now = max((one.idle or 0.0 for one in noticing.live), default=0.0)
        locks = self.tr("Serment locks after {delay}.").format(delay=self._say.delay(told.idle_after))
        return f"{locks} {self.tr('%n s without a key so far.', '', round(now))}" if noticing.live else locks

    def _details(self, noticing: Noticing) -> str:
        told = (
            (self.tr("Live: {names}."), noticing.live),
            (self.tr("Silent: {names}."), noticing.silent),
            (self.tr("Absent: {names}."), noticing.absent),
        )
        return " ".join(
            template.format(names=", ".join(self._say.source(one.name) for one in found))
            for template, found in told
            if found
        )

    def _show_trial(self, told: Sources) -> None:
        self._trial = trial = told.trial
        running = trial is not None and trial.heard is None
        self.doing.setVisible(running)
        self.stayed.setVisible(running and trial is not None and trial.cause is not Cause.IDLE)
        for button in self.trials.values():
            button.setEnabled(not running)
        if trial is not None and running:
            self.doing.say("info", self.tr("Trial."), self._instruction(trial, told))
            self._stayed_open = None
        self._show_result(trial, told)

    def _instruction(self, trial: Trial, told: Sources) -> str:
        if trial.cause is Cause.SCREEN_LOCKED:
            return self.tr(
                "Lock the computer’s screen now, as you do when you leave. Then come back: if Serment asks "
                "for your passphrase, it heard it."
            )
        if trial.cause is Cause.SLEEP:
            return self.tr("Put the computer to sleep now and wake it: Serment must ask for your passphrase.")
        idle = Noticing.of([Cause.IDLE], told.sources)
        limit = min(told.idle_after, _TRIAL_SECONDS) / (2 if idle.tone == "warning" else 1)
        left = limit - max((one.idle or 0.0 for one in idle.live), default=0.0)
        return self.tr(
            "Hands off the keyboard and the mouse: Serment locks in %n seconds.", "", max(0, round(left))
        )

    def _show_result(self, trial: Trial | None, told: Sources) -> None:
        heard = trial.heard if trial is not None else None
        self.result.setVisible(heard is not None or self._stayed_open is not None)
        if trial is not None and heard is not None:
            when = _when(heard.at)
            if heard.cause is trial.cause:
                template = self.tr("Locked at {time}: {cause}. Noticed by: {source}.")
                word, tone = self.tr("It works."), "ok"
            else:
                template = self.tr("Locked at {time}, for another reason: {cause}.")
                word, tone = self.tr("Not what was tried."), "info"
            said = template.format(
                time=when, cause=self._say.cause(heard.cause), source=self._say.source(heard.source)
            )
            self.result.say(tone, word, said)
        elif self._stayed_open is not None:
            words = self.tr("It locks after {delay} without a key, and at once with Ctrl+L.")
            self.result.say(
                "warning",
                self.tr("Serment did not hear it."),
                words.format(delay=self._say.delay(told.idle_after)),
            )

    def _show_uncovered(self, told: Sources) -> None:
        gaps = self._gaps(told.sources)
        if gaps == self._gaps_shown:
            return
        self._gaps_shown = gaps
        clear(self._uncovered)
        for words in gaps:
            self._uncovered.addWidget(_Gap(words))

    def _gaps(self, sources: Sequence[SourceState]) -> list[str]:
        found = []
        if capture.state() is not Capture.REFUSED:
            found.append(self._capture_words())
        elif sys.platform == "darwin":
            found.append(self.tr("From macOS 15 on, some programs capture this window although it refuses."))
        if not any(
            one.available and one.name in ("login1", "windows_session", "macos_session") for one in sources
        ):
            found.append(self.tr("A sleep is noticed when the computer wakes, not before."))
        if any(one.name == "wayland" and one.available for one in sources):
            found.append(
                self.tr("Wayland does not tell a program that its window was minimised by the desktop.")
            )
        found.append(self.tr("A clipboard manager that ignores the mark “confidential” keeps what you copy."))
        return found

    def _capture_words(self) -> str:
        if capture.state() is Capture.FAILED:
            return self.tr(
                "The system did not agree to keep this window out of screenshots and shared screens."
            )
        return self.tr(
            "Screenshots and shared screens show this window: on this system a program cannot refuse them."
        )

    def _show_locks(self, locks: Sequence[LockRecord]) -> None:
        if locks == self._locks_shown:
            return
        self._locks_shown = locks
        clear(self._locks)
        for one in locks[:_LOCKS_SHOWN]:
            source = f" — {self._say.source(one.source)}" if one.source else ""
            self._locks.addWidget(
                label(f"{text.moment(_moment(one.at))} — {self._say.cause(one.cause)}{source}", wrap=True)
            )
        if not locks:
            self._locks.addWidget(label(self.tr("None since Serment was started."), "muted"))

    # --- What is done

    def _stop(self) -> None:
        self.trial_wanted.emit(None)

    def _say_stayed_open(self) -> None:
        self._stayed_open = self._trial.cause if self._trial else None
        self.trial_wanted.emit(None)

    def _begin(self, cause: Cause) -> None:
        self._stayed_open = None
        self.trial_wanted.emit(cause)
        self.doing.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._clock.timeout.connect(self.wanted)
        self.back.clicked.connect(self.left)
        self.doing.acted.connect(self._stop)
        self.stayed.clicked.connect(self._say_stayed_open)
        for cause, button in self.trials.items():
            button.clicked.connect(lambda _=False, cause=cause: self._begin(cause))

    def _offers(self) -> list[tuple[Cause, str, str]]:
        return [
            (Cause.SCREEN_LOCKED, self.tr("Lock the screen"), "monitor"),
            (Cause.IDLE, self.tr("Leave it alone for a minute"), "clock"),
            (Cause.SLEEP, self.tr("Put the computer to sleep"), "moon"),
        ]

    def _lay_out(self) -> None:
        trying = Card(self.tr("Try it"), self._held)
        offers = Flow(trying)
        offers.replace(list(self.trials.values()))
        why = self.tr("A trial is a real lock. What you type is kept, as always.")
        trying.body.addWidget(label(why, "muted", wrap=True))
        trying.body.addWidget(offers)
        for piece in (self.doing, self.result):
            piece.hide()
            trying.body.addWidget(piece)
        self.stayed.hide()
        trying.body.addWidget(self.stayed, 0, Qt.AlignmentFlag.AlignLeft)
        noticing = Card(self.tr("What Serment notices here"), self._held)
        noticing.body.setSpacing(12)
        for notice in self.notices:
            noticing.body.addWidget(notice)
        uncovered = Card(self.tr("What it does not cover"), self._held)
        uncovered.body.addLayout(self._uncovered)
        locks = Card(self.tr("The last locks"), self._held)
        locks.body.addLayout(self._locks)
        for card in (trying, noticing, uncovered, locks):
            self.column.addWidget(card)


class _Notice(QWidget):
    """One event: an icon, what it is, how it stands, and who tells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-dashed", "info", 18, self)
        self._title = label("", wrap=True)
        self._title.setProperty("strong", True)
        self._sentence = label("", wrap=True)
        self._details = label("", "muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        for piece in (self._title, self._sentence, self._details):
            column.addWidget(piece)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def say(self, tone: str, title: str, sentence: str, details: str) -> None:
        """Show how it stands now."""
        self._icon.show_icon(_ICONS[tone], "muted" if tone == "info" else tone)
        for piece, words in ((self._title, title), (self._sentence, sentence), (self._details, details)):
            if piece.text() != words:
                piece.setText(words)
                piece.setVisible(bool(words))
        self.setAccessibleName(f"{title}. {sentence}")


class _Gap(QWidget):
    """Something that is not covered."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("info", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, wrap=True), 1)


def _when(at: float) -> str:
    """The time alone, of today."""
    moment = _moment(at)
    today = moment.astimezone().date() == datetime.now(UTC).astimezone().date()
    return text.clock(moment) if today else text.moment(moment)


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)
