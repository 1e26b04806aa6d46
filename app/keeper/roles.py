"""What the keeper's decisions speak to: children, the clock, the lock of a vault. All of it can be played."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app import messages as m
from app.keeper.timers import Timer


class Child(Protocol):
    """A process of ours."""

    def send(self, message: m.Message, descriptor: int | None = None) -> None:
        """Say something to it; never blocks, silent when it is gone."""

    def kill(self) -> None:
        """End it at once."""

    def introduce_to(self, lock_screen: "Child") -> None:
        """Of a session: hand the other end of its key socket on, with ``SessionReady``."""


class Crew(Protocol):
    """Starts the processes. Each one's end is reported once, to ``Life.ended``."""

    def lock_screen(self) -> Child:
        """Start a lock screen, which stays unseen until its ``Show``."""

    def session(self) -> Child:
        """Start a session, with a key socket of its own."""


class Hold(Protocol):
    """``vault.lock``, taken."""

    def fileno(self) -> int:
        """The descriptor that holds it."""

    def release(self) -> None:
        """Let go."""


class NoHold:
    """In the place of a lock, for a backup that is looked into: on its drive nothing is written."""

    def fileno(self) -> int:
        """There is none: a session that looks is given no lock to keep."""
        raise AssertionError("a backup is not locked")

    def release(self) -> None:
        """Nothing is held."""


class Clock(Protocol):
    """Deadlines."""

    def later(self, seconds: float, call: Callable[[], None]) -> Timer:
        """Call in so many seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take, in seconds."""

    # Of the second a lock may take, what is left for the kernel to free a killed process.
    leave: float = 0.9
    # A window must be gone within 150 ms; a lock screen covers what is not.
    hide: float = 0.1
    finish: float = 1.0
    spare_after: float = 0.7
    failed_starts: int = 3
