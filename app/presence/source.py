"""What a source of presence is."""

from collections.abc import Callable
from typing import Protocol

from app.messages import Cause

Idle = Callable[[float | None], None]
Lock = Callable[[Cause], None]


class IdleSource(Protocol):
    """Knows how long nobody has touched keyboard or mouse."""

    @property
    def name(self) -> str:
        """A short stable id."""

    def available(self) -> bool:
        """Whether it answers here."""

    def ask(self, answer: Idle) -> None:
        """Call ``answer`` with the seconds since the last input, or None when that cannot be had."""

    def close(self) -> None:
        """Give back what it holds."""


class EventSource(Protocol):
    """Says by itself that it is time to lock."""

    @property
    def name(self) -> str:
        """A short stable id."""

    @property
    def last_heard(self) -> float | None:
        """When it last said anything, in seconds since 1970."""

    def available(self) -> bool:
        """Whether it can be heard here."""

    def guard(self) -> None:
        """A vault is open from now on: keep the machine from sleeping before the lock is done."""

    def rest(self) -> None:
        """Nothing is open any more."""

    def close(self) -> None:
        """Give back what it holds."""
