"""Children on their way out: sessions told to lock, lock screens that have done their work.

What they say is heard only as far as their leaving goes. Each has a deadline and
is killed when it passes; a session holds its vault until it was reaped, since a killed
process may still write until then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from app import messages as m
from app.keeper.roles import Child, Clock, Hold, Limits
from app.keeper.timers import Timer


@dataclass(frozen=True, slots=True)
class Overdue:
    """A session that had to be killed at its deadline: the vault was left open, and it was our doing."""

    lineage: str
    revision: int | None
    cause: m.Cause
    pending_saved: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """A vault that was granted to a session, and how far it had been opened."""

    vault: str
    hold: Hold
    lineage: str
    revision: int | None


@dataclass(slots=True)
class _Leaving:
    cause: m.Cause
    deadline: Timer
    grant: Grant | None
    pending_saved: bool = False


@dataclass(slots=True)
class Departures:
    """Who is leaving, and until when."""

    clock: Clock
    limits: Limits
    killed: Callable[[Overdue], None]
    _sessions: dict[Child, _Leaving] = field(default_factory=dict)
    _retired: set[Child] = field(default_factory=set)

    @property
    def sessions(self) -> bool:
        """Whether a session is still on its way out."""
        return bool(self._sessions)

    @property
    def over(self) -> bool:
        """Whether everybody has left."""
        return not self._sessions and not self._retired

    def has_session(self, child: Child) -> bool:
        """Whether ``child`` is a session on its way out."""
        return child in self._sessions

    def send_away(self, session: Child, order: m.Lock, grant: Grant | None) -> None:
        """Tell a session to leave in order, and see that it does."""
        deadline = self.clock.later(self.limits.leave, lambda: self._overdue(session))
        self._sessions[session] = _Leaving(order.cause, deadline, grant)
        session.send(order)

    def saved(self, session: Child) -> None:
        """What was unsaved in it is on the disk."""
        self._sessions[session].pending_saved = True

    def left(self, session: Child) -> Grant | None:
        """It has ended: the vault it held, which is the caller's to release."""
        leaving = self._sessions.pop(session)
        leaving.deadline.cancel()
        return leaving.grant

    def retire(self, lock_screen: Child | None) -> None:
        """Let a lock screen end by itself, and see that it does."""
        if lock_screen is not None:
            self._retired.add(lock_screen)
            lock_screen.send(m.Finish())
            self.clock.later(self.limits.finish, lambda: self._kill_retired(lock_screen))

    def kill(self, lock_screen: Child) -> None:
        """End a lock screen that computes; it counts until it was reaped."""
        self._retired.add(lock_screen)
        lock_screen.kill()

    def gone(self, child: Child) -> None:
        """Any child has ended."""
        self._retired.discard(child)

    def _overdue(self, session: Child) -> None:
        leaving = self._sessions[session]
        if leaving.grant is not None and leaving.grant.lineage:
            # Written before the deed: a keeper that dies in between has at worst recorded too much.
            grant, saved = leaving.grant, leaving.pending_saved
            self.killed(Overdue(grant.lineage, grant.revision, leaving.cause, saved))
        session.kill()

    def _kill_retired(self, lock_screen: Child) -> None:
        if lock_screen in self._retired:
            lock_screen.kill()
