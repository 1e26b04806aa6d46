"""Counting absence: when to look, when to warn, when to lock.

Every source that is there is asked, and the longest absence among those that
can be believed counts. Some cannot: a desktop whose answer never changes does
not count at all (KDE's answer on Wayland is always 0), and one that says that
nobody was there when our own windows saw somebody is blind to them (an X
server behind Wayland). Where nobody can be believed, the input our own windows
see is the last resort, with half the delay.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from app.keeper import clock
from app.keeper.loop import Timer, Timers
from app.presence.source import IdleSource

WARNING = 30.0  # seconds of countdown before the lock; of a short delay, half of it
_SECOND = 1.0
# A source that does not answer within this many seconds is passed over.
_PATIENCE = 2.0
# For so many seconds a source may say the same. A person who writes in another program without a
# pause gives the same 0 again and again, where it is counted in whole seconds.
_SAME = 30.0
# How often those nobody believes are asked again, where there is nobody else.
_HOPE = 10.0
# What our own windows have seen arrives up to two seconds late, and half a second is rounding.
_LATE = 5.0


@dataclass(slots=True)
class OwnInput:
    """The last resort: input seen by our own windows, which is blind to every other program."""

    now: Callable[[], float]
    name: str = "own_windows"
    _touched: float | None = None

    def touch(self) -> None:
        """Someone typed or moved the mouse in a window of ours."""
        self._touched = self.now()

    def idle(self) -> float:
        """Seconds since the last touch."""
        return 0.0 if self._touched is None else self.now() - self._touched


@dataclass(slots=True)
class Witness:
    """What one source says, and whether it can be believed."""

    source: IdleSource
    #: Its answer to the question at hand, in seconds.
    idle: float | None = None
    #: Its last answer, and when it came (seconds since 1970).
    said: float | None = None
    heard_at: float | None = None
    _asked_at: float = 0.0
    #: Since when it has to be seen to count.
    _doubted_since: float | None = None
    _blind: bool = False

    def begin(self) -> None:
        """Somebody has just typed a secret: whether it counts has to be seen anew."""
        self.idle, self.said, self._doubted_since, self._blind = None, None, None, False

    def hear(self, idle: float, now: float, own: float) -> None:
        """Its answer at ``now``, when our own windows have seen nothing for ``own`` seconds."""
        if idle == self.said or (self._doubted_since is None and self._saw_somebody(idle, now)):
            # It must say something else soon: one that is stuck tells of somebody who is not there.
            self._doubted_since = now if self._doubted_since is None else self._doubted_since
        else:
            self._doubted_since = None
        self.idle = self.said = idle
        self.heard_at, self._asked_at = clock.today(), now
        self._blind = not 0 <= idle <= own + _LATE

    def believed(self, now: float) -> bool:
        """Whether its answer may be taken for what it says."""
        return self.idle is not None and self.credible(now)

    def credible(self, now: float) -> bool:
        """Whether what it said last could be true, also while it is being asked again."""
        return self.said is not None and not self._blind and not self._stuck(now)

    def doubtful(self, now: float) -> bool:
        """Whether it is still believed and was not seen to count, so that it should be asked again soon."""
        return self._doubted_since is not None and self.believed(now)

    def _saw_somebody(self, idle: float, now: float) -> bool:
        """Whether there was input since its last answer."""
        return self.said is None or idle < self.said + (now - self._asked_at) / 2

    def _stuck(self, now: float) -> bool:
        return self._doubted_since is not None and now - self._doubted_since >= _SAME


@dataclass(slots=True)
class IdleWatch:
    """Asks every source, as seldom as it can, and says when time is up.

    ``limit`` is in seconds. ``up`` is told who said so.
    """

    timers: Timers
    own: OwnInput
    limit: Callable[[], float]
    up: Callable[[str], None]
    near: Callable[[int | None], None]
    witnesses: list[Witness] = field(default_factory=list)
    _timer: Timer | None = None
    _watching: bool = False
    _question: int = 0
    _awaited: int = 0
    _warned: bool = False

    def start(self) -> None:
        """Begin to watch: someone has just typed a secret."""
        self.stop()
        self.own.touch()
        for witness in self.witnesses:
            witness.begin()
        self._watching = True
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._question += 1
        self._awaited = 0
        self._watching = self._warned = False
        self._call_off()

    def look(self) -> None:
        """Compare now, or as soon as those who were asked a moment ago have answered."""
        if not self._watching or self._awaited:
            return
        self._call_off()
        self._question += 1
        asked = [witness for witness in self.witnesses if witness.source.available()]
        for witness in self.witnesses:
            witness.idle = None
        self._awaited, question = len(asked), self._question
        # Before anybody is asked: an answer may come at once.
        self._timer = self.timers.later(_PATIENCE, self._pass_over)
        for witness in asked:
            self._ask(witness, question)
        if not asked:
            self._judge()

    def _pass_over(self) -> None:
        """Wait once more before the last resort judges: a busy machine answers late, too."""
        now = self.timers.now()
        if any(witness.believed(now) for witness in self.witnesses):
            self._judge()
        else:
            self._timer = self.timers.later(_PATIENCE, self._judge)

    def _ask(self, witness: Witness, question: int) -> None:
        witness.source.ask(lambda idle: self._answered(witness, idle, question))

    def _answered(self, witness: Witness, idle: float | None, question: int) -> None:
        if question != self._question:
            return  # too late
        if idle is not None:
            witness.hear(idle, self.timers.now(), self.own.idle())
        self._awaited -= 1
        if not self._awaited:
            self._judge()

    def _judge(self) -> None:
        """Everybody has answered, or will not."""
        self._question += 1
        self._awaited = 0
        self._call_off()
        idle, limit, by = self._longest()
        left = limit - idle
        if left <= 0:
            self.stop()
            self.up(by)
            return
        warning = min(WARNING, limit / 2)
        self._warn(left, warning)
        pause = left - warning if left > warning else min(_SECOND, left)
        self._timer = self.timers.later(min(pause, self._soon()), self.look)

    def _soon(self) -> float:
        """When to ask again at the latest, for what has still to be seen."""
        now = self.timers.now()
        if any(witness.doubtful(now) for witness in self.witnesses):
            return _SECOND
        return math.inf if any(witness.believed(now) for witness in self.witnesses) else _HOPE

    def _longest(self) -> tuple[float, float, str]:
        """The absence that counts, the delay it is held against, and who says so."""
        now, own = self.timers.now(), self.own.idle()
        believed = [witness for witness in self.witnesses if witness.believed(now)]
        if not believed:
            return own, self.limit() / 2, self.own.name
        longest = max(believed, key=lambda witness: witness.idle or 0.0)
        return min(longest.idle or 0.0, own), self.limit(), longest.source.name

    def _warn(self, left: float, warning: float) -> None:
        if left <= warning:
            self._warned = True
            self.near(round(left))
        elif self._warned:
            self._warned = False
            self.near(None)

    def _call_off(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
