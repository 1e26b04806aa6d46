"""What a source of presence is."""

from collections.abc import Callable
from typing import Protocol

from app.messages import Cause

Idle = Callable[[float | None], None]
Lock = Callable[[Cause], None]


class Source(Protocol):
    """One way of noticing that the person left."""

    @property
    def name(self) -> str:
        """A short stable id."""

    def available(self) -> bool:
        """Whether it is there: whether it would be heard if it had something to say."""

    def close(self) -> None:
        """Give back what it holds."""


class IdleSource(Source, Protocol):
    """Knows how long nobody has touched keyboard or mouse."""

    def ask(self, answer: Idle) -> None:
        """Call ``answer`` with the seconds since the last input, or None when that cannot be had."""


class EventSource(Source, Protocol):
    """Says by itself that it is time to lock."""

    @property
    def hears(self) -> tuple[Cause, ...]:
        """What it can say."""

    @property
    def last_heard(self) -> float | None:
        """When it last said anything, in seconds since 1970."""

    def guard(self) -> None:
        """A vault is open from now on: keep the machine from sleeping before the lock is done."""

    def rest(self) -> None:
        """Nothing is open any more."""
