"""Every source this machine has, watched together, and what they brought about."""

import sys
from collections.abc import Callable
from typing import Protocol

from app.keeper import clock
from app.keeper.loop import Loop
from app.messages import Cause, LockRecord, SourceState, Trial
from app.presence.gap import Gap
from app.presence.idle import IdleWatch, OwnInput, Witness
from app.presence.source import EventSource, IdleSource, Lock

# The first lock screen is painted within 0.3 s; buses and displays are for afterwards.
_AFTER_THE_PAINT = 0.4
# A person who tries whether absence locks is not kept waiting for longer than this (seconds).
_TRIAL = 60.0
_KEPT_LOCKS = 8


class Presence:
    """Watches for the keeper. ``idle_after`` (seconds) may change at any time."""

    def __init__(
        self,
        loop: Loop,
        lock: Lock,
        countdown: Callable[[int | None], None],
        slept: Callable[[], float] = clock.slept,
    ) -> None:
        self.idle_after = 300.0
        self.trial: Trial | None = None
        self.locks: tuple[LockRecord, ...] = ()
        self._loop = loop
        self._lock = lock
        self._own = OwnInput(loop.timers.now)
        self.gap = Gap(loop.timers, self.lock_of(Gap.name), slept)
        self._events: list[EventSource] = []
        self._owned: list[Closing] = []
        self._guarding = False
        self._by = ""
        self._heard: dict[str, dict[Cause, float]] = {}
        self._watch = IdleWatch(loop.timers, self._own, self._limit, self._absent, countdown)

    def start(self) -> None:
        """Look for sources, once the first window is on the screen."""
        self._loop.timers.later(_AFTER_THE_PAINT, self.find)

    def find(self) -> None:
        """Look for every source of this platform."""
        self.add(idle=[], events=[self.gap], owned=[])
        _platform(self)

    def guard(self) -> None:
        """A vault is about to open."""
        self._guarding, self._by = True, ""
        for source in self._events:
            source.guard()

    def watch_idleness(self) -> None:
        """A vault is open and someone is there."""
        self._watch.start()

    def rest(self) -> None:
        """Locked: nothing is left to protect."""
        self._guarding = False
        self._watch.stop()
        for source in self._events:
            source.rest()

    def woke(self) -> None:
        """The machine may have slept: compare before anything else happens."""
        self.gap.look()
        self._watch.look()

    def touched(self) -> None:
        """Our own windows saw input."""
        self._own.touch()

    def settle(self, idle_after: float) -> None:
        """The delay was changed."""
        self.idle_after = idle_after
        self._watch.look()

    def try_out(self, cause: Cause | None) -> None:
        """Somebody tries whether this locks, or with None has ended the trial."""
        self.trial = None if cause is None else Trial(cause, clock.today())
        self._watch.look()

    def locked(self, cause: Cause, at: float) -> None:
        """The vault was locked: remember why, and who said so."""
        record = LockRecord(at, cause, self._by)
        self.locks = (record, *self.locks)[:_KEPT_LOCKS]
        if self.trial is not None and self.trial.heard is None:
            self.trial = Trial(self.trial.cause, self.trial.began, record)

    def states(self) -> tuple[SourceState, ...]:
        """Every source, for the page that shows them; while it does, they are asked as often as it asks."""
        self._watch.look()
        idle = map(self._idle_state, self._watch.witnesses)
        return (*idle, *map(self._state, self._events), self._own_state())

    def add(self, *, idle: "list[IdleSource]", events: "list[EventSource]", owned: "list[Closing]") -> None:
        """Take sources in, with the connections they need."""
        self._watch.witnesses += map(Witness, idle)
        self._events += events
        self._owned += owned
        if self._guarding:
            for source in events:
                source.guard()

    def close(self) -> None:
        """Give everything back."""
        self.rest()
        idle = [witness.source for witness in self._watch.witnesses]
        closing: list[Closing] = [*idle, *self._events, *self._owned]
        for source in closing:
            source.close()

    @property
    def loop(self) -> Loop:
        """The keeper's loop, for sources."""
        return self._loop

    def lock_of(self, name: str) -> Lock:
        """What the source of this name calls when it is time to lock."""

        def lock(cause: Cause) -> None:
            self._heard.setdefault(name, {})[cause] = clock.today()
            # Several say the same within a moment: the first one did it.
            if self._guarding and not self._by:
                self._by = name
            self._lock(cause)

        return lock

    def _absent(self, name: str) -> None:
        self.lock_of(name)(Cause.IDLE)

    def _limit(self) -> float:
        trying = self.trial is not None and self.trial.cause is Cause.IDLE and self.trial.heard is None
        return min(self.idle_after, _TRIAL) if trying else self.idle_after

    def _idle_state(self, witness: Witness) -> SourceState:
        return SourceState(
            witness.source.name,
            witness.source.available(),
            witness.heard_at,
            (Cause.IDLE,),
            idle=witness.said,
            believed=witness.credible(self._loop.timers.now()),
        )

    def _own_state(self) -> SourceState:
        """The last resort: on duty where nobody else can be believed."""
        now = self._loop.timers.now()
        others = (one for one in self._watch.witnesses if one.source.available())
        alone = not any(one.credible(now) for one in others)
        return SourceState(self._own.name, alone, None, (Cause.IDLE,), idle=self._own.idle())

    def _state(self, source: EventSource) -> SourceState:
        heard = dict(self._heard.get(source.name, {}))
        return SourceState(source.name, source.available(), source.last_heard, source.hears, heard)


class Closing(Protocol):
    """Anything that must be closed."""

    def close(self) -> None:
        """Give back what it holds."""


def _platform(presence: Presence) -> None:
    if sys.platform == "linux":
        from app.presence import linux

        linux.find(presence)
    if sys.platform == "win32":
        from app.presence import windows

        windows.find(presence)
    if sys.platform == "darwin":
        from app.presence import macos

        macos.find(presence)
