"""What the keeper decides. No process, no clock and no file is touched here.

One vault at most is in use. A lock screen on view and the session waiting
behind it are a pair joined by a key socket; from the moment a vault is
granted to the pair until the session ends, ``vault.lock`` is held. A lock
wins over everything: whatever the pair was doing, the session is sent away,
and what it says afterwards is heard only as far as its leaving goes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from app import messages as m
from app.errors import VaultBackedUp
from app.keeper.departures import Departures, Grant, Overdue
from app.keeper.duty import Duty, Stage
from app.keeper.roles import Child, Clock, Crew, Hold, Limits, NoHold
from app.keeper.timers import Timer
from vault.errors import VaultInUse


@dataclass(slots=True)
class Effects:
    """What a decision does beyond the children."""

    vault_state: Callable[[str, bool], None]
    lock_began: Callable[[m.Cause, float], None]
    locked: Callable[[], None]
    unlocked: Callable[[], None]
    on_view: Callable[[Child], None]
    killed: Callable[[Overdue], None]
    done: Callable[[int], None]


@dataclass(slots=True)
class Life:
    """The keeper's state, and what each event makes of it."""

    crew: Crew
    clock: Clock
    take: Callable[[str], Hold]
    effects: Effects
    today: Callable[[], float]
    limits: Limits = field(default_factory=Limits)
    vault: str | None = None
    placement: m.Placement | None = None
    _duty: Duty = field(default_factory=Duty)
    _spare: Child | None = None
    _replaced: Child | None = None
    _departures: Departures = field(init=False)
    _show_due: Timer | None = None
    _cause: m.Cause | None = None
    _at: float | None = None
    _note_kept: bool = False
    _errand: m.Errand | None = None
    _quitting: bool = False
    _failed_sessions: int = 0
    _failed_screens: int = 0
    _exit: int = 0

    def __post_init__(self) -> None:
        self._departures = Departures(self.clock, self.limits, self.effects.killed)

    # --- What happens -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the first lock screen."""
        self._show()

    def heard(self, child: Child, message: m.Message) -> None:
        """A child said something. What comes from one that is no longer on duty is past."""
        if child is self._duty.lock_screen:
            self._from_lock_screen(message)
        elif child is self._duty.session:
            self._from_session(message)
        elif self._departures.has_session(child):
            self._from_leaving(child, message)

    def ended(self, child: Child) -> None:
        """A child has ended and was reaped."""
        if self._departures.has_session(child):
            self._left(child)
        elif child is self._duty.session:
            self._lost_session()
        elif child is self._duty.lock_screen:
            self._lost_lock_screen()
        elif child is self._spare:
            self._spare = None
        elif child is self._replaced:
            self._replaced = None
        self._departures.gone(child)
        self._finish_if_done()

    def lock(self, cause: m.Cause) -> None:
        """Lock now, for this cause. Closing and ending also quit."""
        self._quitting = self._quitting or cause in (m.Cause.CLOSED, m.Cause.ENDED)
        stage = self._duty.stage
        if stage is not Stage.LOCKED:
            self._remember(cause)
            self._stand_down(cause)
        if self._quitting:
            self._send_everyone_away()
        elif stage is Stage.OPEN:
            self._show_due = self.clock.later(self.limits.hide, self._show)
        elif stage is not Stage.LOCKED:
            self._show()
        self._finish_if_done()

    def come_forward(self) -> None:
        """The program was started again."""
        if self._quitting:
            self._quitting = False
            self._show()
        elif child := self.on_view:
            child.send(m.Raise())

    def countdown(self, seconds: int | None) -> None:
        """Tell an open session that the lock is near, or with None that it is not."""
        if self._duty.stage is Stage.OPEN and self._duty.session is not None:
            self._duty.session.send(m.LockLater() if seconds is None else m.LockSoon(seconds))

    def workers_changed(self) -> None:
        """The last backup may have ended, which is what a closed program waits for."""
        self._finish_if_done()

    # --- What others may ask ------------------------------------------------------------------------------

    @property
    def on_view(self) -> Child | None:
        """The child whose window is on the screen."""
        return self._duty.session if self._duty.stage is Stage.OPEN else self._duty.lock_screen

    @property
    def stage(self) -> Stage:
        """How far the pair on duty has come."""
        return self._duty.stage

    # --- From the lock screen -----------------------------------------------------------------------------

    def _from_lock_screen(self, message: m.Message) -> None:
        match message:
            case m.Painted():
                self._duty.painted = True
                self._take_down_replaced()
                self._start_session()
            case m.Submitted() if self._duty.stage is Stage.LOCKED:
                self._asked(message)
            case m.Submitted() if self._duty.stage is Stage.OPENING:
                # The session has refused the vault and is about to end: a quick person asks again.
                self._duty.asked_again = message
            case m.Released() if self._duty.stage in (Stage.ASKED, Stage.HELD):
                self._let_go()
            case m.Unlocked(vault, placement) if self._duty.stage is Stage.HELD:
                self._unlocked(vault, placement)
            case m.CancelWanted():
                self._cancel()
            case m.Spent() if self._duty.stage is Stage.LOCKED:
                self._replace()
            case m.QuitWanted():
                self.lock(m.Cause.CLOSED)
            case _:
                pass

    def _asked(self, asked: m.Submitted) -> None:
        duty = self._duty
        duty.stage, duty.vault, duty.lineage, duty.look = Stage.ASKED, asked.vault, asked.lineage, asked.look
        self._failed_sessions = self._failed_screens = 0
        self._start_session()
        if not self._departures.sessions:
            self._grant(asked.vault)

    def _grant(self, vault: str) -> None:
        if self._duty.look:
            self._granted(vault, NoHold())
            return
        try:
            hold = self.take(vault)
        except VaultInUse as error:
            self._deny(m.InUse(vault, error.since, isinstance(error, VaultBackedUp)))
        except OSError as error:
            self._deny(m.Unavailable(vault, error.errno or 0))
        else:
            self._granted(vault, hold)

    def _granted(self, vault: str, hold: Hold) -> None:
        duty = self._duty
        duty.stage, duty.hold = Stage.HELD, hold
        if not duty.look:
            self.vault = vault
        self.effects.vault_state(vault, True)
        if duty.session is not None and not duty.look:
            duty.session.send(m.Guard(vault), hold.fileno())
        if duty.lock_screen is not None:
            duty.lock_screen.send(m.Held(vault))

    def _deny(self, answer: m.Message) -> None:
        self._let_go()
        if self._duty.lock_screen is not None:
            self._duty.lock_screen.send(answer)

    def _let_go(self) -> None:
        duty = self._duty
        self._release(duty.grant)
        duty.stage, duty.hold, duty.vault, duty.lineage, duty.revision = Stage.LOCKED, None, None, "", None
        duty.look = False

    def _unlocked(self, vault: str, placement: m.Placement | None) -> None:
        duty = self._duty
        duty.stage = Stage.OPENING
        self.placement = placement or self.placement
        if duty.session is not None:
            duty.session.send(m.Open(vault, self.placement))

    def _cancel(self) -> None:
        if self._duty.stage is Stage.LOCKED:
            # It makes or restores a vault, for which nothing was asked of us yet.
            self._replace()
            return
        # The lock screen may have handed the keys over a moment ago, so the session goes too.
        self._stand_down(m.Cause.CANCELLED)
        self._cause = self._at = None
        self._show()

    # --- From the session ---------------------------------------------------------------------------------

    def _from_session(self, message: m.Message) -> None:
        match message:
            case m.Ready():
                self._failed_sessions = 0
                self._introduce()
            case m.Opened(lineage, revision) if self._duty.stage is Stage.OPENING:
                self._opened(lineage, revision)
            case m.LockWanted(cause, errand):
                self._errand = errand
                self.lock(cause)
            case _:
                pass

    def _opened(self, lineage: str, revision: int) -> None:
        duty = self._duty
        # Of a backup that is looked into, nobody has to know later how far it was opened.
        duty.stage, duty.lineage, duty.revision = Stage.OPEN, "" if duty.look else lineage, revision
        self._departures.retire(duty.lock_screen)
        self._take_down_replaced()
        duty.lock_screen, duty.painted = None, False
        self._cause, self._at, self._note_kept = None, None, False
        self.clock.later(self.limits.spare_after, self._start_spare)
        self.effects.unlocked()
        if duty.session is not None:
            self.effects.on_view(duty.session)

    def _from_leaving(self, session: Child, message: m.Message) -> None:
        match message:
            case m.Hidden(placement, note_kept):
                self.placement = placement or self.placement
                self._note_kept = note_kept
                self._show_if_due()
            case m.Saved():
                self._departures.saved(session)
            case _:
                pass

    # --- Ends ---------------------------------------------------------------------------------------------

    def _left(self, child: Child) -> None:
        grant = self._departures.left(child)
        self._release(grant)
        if grant is not None:
            self.effects.locked()
        self._show_if_due()
        if not self._departures.sessions:
            self._all_left()

    def _all_left(self) -> None:
        if self._duty.stage is Stage.ASKED and self._duty.vault is not None:
            self._grant(self._duty.vault)
        self._start_session()

    def _lost_session(self) -> None:
        stage = self._duty.stage
        self._duty.session = None
        if stage in (Stage.OPENING, Stage.OPEN):
            self._let_go()
        if stage is Stage.OPEN:
            self._remember(m.Cause.CRASHED)
            self._show()
            self.effects.locked()
            return
        self._failed_sessions += 1
        final = self._failed_sessions >= self.limits.failed_starts
        if self._duty.lock_screen is not None:
            self._duty.lock_screen.send(m.SessionLost(final))
        again, self._duty.asked_again = self._duty.asked_again, None
        if again is not None:
            self._asked(again)
        self._start_session()

    def _lost_lock_screen(self) -> None:
        duty = self._duty
        stage = duty.stage
        duty.lock_screen, duty.painted = None, False
        if stage is Stage.OPENING:
            return  # the keys are with the session, which is about to show itself
        self._failed_screens += 1
        if self._failed_screens >= self.limits.failed_starts:
            self._exit = 1
            self.lock(m.Cause.ENDED)
            return
        self._stand_down(m.Cause.CRASHED)
        self._show()

    # --- Doing --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Put a lock screen on view, with the reason for the last lock."""
        self._call_off_show()
        child = self._spare or self.crew.lock_screen()
        self._spare = None
        self._duty.lock_screen, self._duty.painted = child, False
        errand, self._errand = self._errand, None
        child.send(m.Show(self.vault, self._cause, self._at, self.placement, self._note_kept, errand))
        self.effects.on_view(child)

    def _remember(self, cause: m.Cause) -> None:
        self._cause, self._at = cause, self.today()
        self.effects.lock_began(cause, self._at)

    def _call_off_show(self) -> None:
        if self._show_due is not None:
            self._show_due.cancel()
            self._show_due = None

    def _show_if_due(self) -> None:
        if self._show_due is not None:
            self._show()

    def _start_session(self) -> None:
        """Start a session behind a painted lock screen, once the previous one is gone."""
        duty = self._duty
        if duty.session is not None or not duty.painted or self._departures.sessions or self._quitting:
            return
        if self._failed_sessions >= self.limits.failed_starts:
            return
        duty.session = self.crew.session()
        if duty.hold is not None and duty.vault is not None and not duty.look:
            duty.session.send(m.Guard(duty.vault), duty.hold.fileno())

    def _introduce(self) -> None:
        if self._duty.lock_screen is not None and self._duty.session is not None:
            self._duty.session.introduce_to(self._duty.lock_screen)

    def _start_spare(self) -> None:
        if self._spare is None and self._duty.stage is Stage.OPEN and not self._quitting:
            self._spare = self.crew.lock_screen()

    def _stand_down(self, cause: m.Cause) -> None:
        """Relieve the pair on duty: the session leaves in order, the lock screen that computes is killed."""
        duty, self._duty = self._duty, Duty()
        if duty.lock_screen is not None:
            self._departures.kill(duty.lock_screen)
        if duty.session is not None:
            self._send_away(duty.session, cause, duty.grant)
        else:
            self._release(duty.grant)

    def _release(self, grant: Grant | None) -> None:
        if grant is not None:
            grant.hold.release()
            self.effects.vault_state(grant.vault, False)

    def _replace(self) -> None:
        """Put a fresh lock screen in the place of one that remembers what was typed into it."""
        duty, self._duty = self._duty, Duty()
        if duty.session is not None:
            # The other end of its key socket stays with the old one.
            self._send_away(duty.session, m.Cause.CANCELLED, None)
        self._take_down_replaced()
        self._replaced = duty.lock_screen
        self._show()

    def _take_down_replaced(self) -> None:
        """The window of a lock screen stays until the one in its place is painted."""
        self._departures.retire(self._replaced)
        self._replaced = None

    def _send_away(self, session: Child, cause: m.Cause, grant: Grant | None) -> None:
        self._departures.send_away(session, m.Lock(cause, self._at or self.today()), grant)

    def _send_everyone_away(self) -> None:
        self._call_off_show()
        duty, self._duty = self._duty, Duty()
        self._departures.retire(duty.lock_screen)
        self._departures.retire(self._spare)
        self._take_down_replaced()
        self._spare = None
        if duty.session is not None:
            self._send_away(duty.session, m.Cause.ENDED, duty.grant)

    def _finish_if_done(self) -> None:
        if self._quitting and self._departures.over:
            self.effects.done(self._exit)
