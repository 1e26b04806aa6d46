"""Counting absence: when to look, when to warn, when to lock."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.keeper.loop import Timer, Timers
from app.presence.source import IdleSource

WARNING = 30.0  # seconds of countdown before the lock; of a short delay, half of it
_SECOND = 1.0
# A source that does not answer within this many seconds is passed over.
_PATIENCE = 3.0


@dataclass(slots=True)
class OwnInput:
    """The last resort: input seen by our own windows, which is blind to every other program."""

    now: Callable[[], float]
    name: str = "own_windows"
    _touched: float | None = None

    def available(self) -> bool:
        """Always."""
        return True

    def touch(self) -> None:
        """Someone typed or moved the mouse in a window of ours."""
        self._touched = self.now()

    def ask(self, answer: Callable[[float | None], None]) -> None:
        """Seconds since the last touch."""
        answer(None if self._touched is None else self.now() - self._touched)

    def close(self) -> None:
        """Nothing is held."""


@dataclass(slots=True)
class IdleWatch:
    """Asks the first source that answers, as seldom as it can, and says when time is up.

    ``limit`` is in seconds. Without a source that sees the whole desktop, half of
    it counts, on the input of our own windows.
    """

    timers: Timers
    sources: list[IdleSource]
    own: OwnInput
    limit: Callable[[], float]
    up: Callable[[], None]
    near: Callable[[int | None], None]
    _timer: Timer | None = None
    _question: int = 0
    _warned: bool = field(default=False)

    def start(self) -> None:
        """Begin to watch: someone has just typed a secret."""
        self.stop()
        self.own.touch()
        self._ask(self._usable())

    def stop(self) -> None:
        """Watch no more."""
        self._question += 1
        self._warned = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def look(self) -> None:
        """Compare now: the machine has just woken, or the limit was changed."""
        if self._timer is not None:
            self._timer.cancel()
            self._ask(self._usable())

    def _usable(self) -> list[IdleSource]:
        return [source for source in self.sources if source.available()]

    def _ask(self, sources: list[IdleSource]) -> None:
        self._question += 1
        question, rest = self._question, sources[1:]
        if not sources:
            self.own.ask(lambda idle: self._judge(question, idle or 0.0, self.limit() / 2))
            return
        self._timer = self.timers.later(_PATIENCE, lambda: self._ask(rest))
        sources[0].ask(lambda idle: self._answered(question, idle, rest))

    def _answered(self, question: int, idle: float | None, rest: list[IdleSource]) -> None:
        if question != self._question:
            return
        if self._timer is not None:
            self._timer.cancel()
        if idle is None:
            self._ask(rest)
        else:
            self._judge(question, idle, self.limit())

    def _judge(self, question: int, idle: float, limit: float) -> None:
        if question != self._question:
            return
        left = limit - idle
        if left <= 0:
            self.stop()
            self.up()
            return
        warning = min(WARNING, limit / 2)
        self._warn(left, warning)
        pause = left - warning if left > warning else min(_SECOND, left)
        self._timer = self.timers.later(pause, lambda: self._ask(self._usable()))

    def _warn(self, left: float, warning: float) -> None:
        if left <= warning:
            self._warned = True
            self.near(round(left))
        elif self._warned:
            self._warned = False
            self.near(None)
