"""The keeper, put together and running."""

import logging
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from app import localstate, paths, pinned, settings, spooling
from app.boot import boot_id
from app.keeper import clock, thrift
from app.keeper.crew import Commands, Process, ProcessCrew
from app.keeper.departures import Overdue
from app.keeper.holds import Holds
from app.keeper.life import Effects, Life
from app.keeper.loop import Loop, Timers
from app.keeper.roles import Limits
from app.keeper.timers import Timer
from app.keeper.workers import Workers
from app.messages import (
    Active,
    Cause,
    Message,
    SettingsChanged,
    Sources,
    SourcesWanted,
    TrialWanted,
    WorkerCancelWanted,
    WorkerWanted,
)
from app.presence.watch import Presence
from app.runtime import Running, claim
from app.spawn import Started
from vault.errors import SermentError

if sys.platform == "win32":
    from app import winevents

# When windows are painted and every source was found.
_AFTER_THE_START = 2.0

_log = logging.getLogger("serment.keeper")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the keeper finds what it reads and writes."""

    settings: Path
    state: Path
    runtime: Path

    @classmethod
    def here(cls) -> "Folders":
        """Those of this user. Raises FileUnreachable if there is no private runtime folder."""
        return cls(paths.settings_folder(), paths.state_folder(), paths.runtime_folder())


def run(
    commands: Commands,
    folders: Folders,
    vault: Path | None,
    first: Started | None = None,
    limits: Limits | None = None,
) -> int:
    """Be the program in charge of ``vault`` until its windows are closed; the exit code.

    Without a vault, the one opened last is meant. Where a program is in charge already, bring
    it forward and return 0. ``first`` is a lock screen that was started meanwhile
    (``app.spawn.start``). Raises OSError if the runtime folder cannot be used.
    """
    _deaf()
    vault = vault or _last(folders)
    marker = claim(folders.runtime, vault)
    if isinstance(marker, Running):
        marker.come_forward()
        _dismiss(first)
        return 0
    keeper = Keeper(commands, folders, Holds(folders.runtime, marker, vault), first, limits or Limits())
    try:
        return keeper.run(vault)
    finally:
        keeper.close()


def _deaf() -> None:
    """Take no harm from an order that comes before there is anybody to obey it: its usual effect is death."""
    if sys.platform != "win32":
        for number in (signal.SIGUSR1, signal.SIGUSR2):
            signal.signal(number, signal.SIG_IGN)


def _last(folders: Folders) -> Path | None:
    """The vault opened last, if it is still where it was."""
    known = _chosen(folders).known_vaults
    # Where Path raises, os.path says no: a disk that fails, a mount that hangs loose, another user's folder.
    return Path(known[0].path) if known and os.path.isdir(known[0].path) else None


def _chosen(folders: Folders) -> settings.Settings:
    try:
        return settings.load(folders.settings)
    except OSError:
        return settings.Settings()


def _dismiss(first: Started | None) -> None:
    """End a lock screen that nobody has seen."""
    if first is not None:
        first.process.kill()
        first.process.wait()
        first.control.close()


@dataclass(slots=True)
class Keeper:
    """Joins what decides, what acts and what watches. Holds no state of its own."""

    commands: Commands
    folders: Folders
    holds: Holds
    first: Started | None
    limits: Limits
    loop: Loop = field(default_factory=lambda: Loop(Timers()))
    _crew: ProcessCrew = field(init=False)
    _life: Life = field(init=False)
    _workers: Workers = field(init=False)
    _presence: Presence = field(init=False)
    _pins_due: Timer | None = None
    _exit: int = 0

    def run(self, vault: Path | None) -> int:
        """Show a lock screen, and stay until everything has ended."""
        self._assemble(vault)
        self._hear_orders()
        self.holds.claimed = self._claimed
        self._life.start()
        # The first lock screen may have ended before anybody listened for it.
        self._crew.reap()
        self._presence.start()
        self._end_pins()
        spooling.sweep(self.folders.runtime)
        self.loop.timers.later(_AFTER_THE_START, thrift.give_back)
        self.loop.run()
        self._remember_window()
        return self._exit

    def close(self) -> None:
        """Give everything back."""
        self._presence.close()
        for process in self._crew.running:
            # Left running by a defect of ours only: the end of its control socket tells it to save and end.
            process.close()
        self.holds.close()
        self.loop.close()

    def _assemble(self, vault: Path | None) -> None:
        timers = self.loop.timers
        self._crew = ProcessCrew(self.loop, self.commands, self.first, self._heard, self._ended)
        self._workers = Workers(self._crew, timers, self._tell)
        effects = Effects(
            vault_state=self._vault_state,
            lock_began=self._lock_began,
            locked=self._locked,
            unlocked=self._unlocked,
            on_view=self._workers.report_to,
            killed=self._killed,
            done=self._done,
        )
        self._life = Life(self._crew, timers, self.holds.take, effects, clock.today, self.limits)
        self._life.vault = None if vault is None else str(vault)
        self._life.placement = settings.load_window(self.folders.state)
        self._presence = Presence(self.loop, self._life.lock, self._life.countdown)
        self._settings_changed()

    # --- What children say --------------------------------------------------------------------------------

    def _heard(self, child: Process, message: Message) -> None:
        match message:
            case Active():
                self._presence.touched()
            case SettingsChanged():
                self._settings_changed()
            case SourcesWanted():
                self._describe(child)
            case TrialWanted(cause):
                self._presence.try_out(cause)
                self._describe(child)
            case WorkerWanted(kind, arguments):
                self._workers.start(kind, arguments)
            case WorkerCancelWanted(worker):
                self._workers.cancel(worker)
            case _:
                self._workers.heard(child, message)
                self._life.heard(child, message)

    def _describe(self, child: Process) -> None:
        watch = self._presence
        child.send(Sources(watch.states(), watch.idle_after, watch.locks, watch.trial))

    def _ended(self, child: Process) -> None:
        spooling.forget(self.folders.runtime, child.pid)
        self._workers.ended(child)
        self._life.ended(child)
        self._life.workers_changed()

    def _tell(self, message: Message) -> None:
        if child := self._life.on_view:
            child.send(message)

    # --- What Life decides --------------------------------------------------------------------------------

    def _vault_state(self, vault: str, is_open: bool) -> None:
        self._workers.vault_state(vault, is_open)
        if is_open:
            self._presence.guard()
        else:
            self._presence.rest()

    def _unlocked(self) -> None:
        _log.info("unlocked")
        self._say(locked=False)
        self._end_pins()
        self._presence.watch_idleness()

    def _end_pins(self) -> None:
        """Remove the half of each PIN that lies here when its hours are over, whoever is on view then."""
        left = pinned.sweep(self.folders.runtime, boot_id(), clock.now())
        if self._pins_due is not None:
            self._pins_due.cancel()
        self._pins_due = None if left is None else self.loop.timers.later(left, self._end_pins)

    def _lock_began(self, cause: Cause, at: float) -> None:
        self._presence.locked(cause, at)
        _log.info("lock began: %s %s", cause, self._presence.locks[0].source)

    def _locked(self) -> None:
        _log.info("locked")
        self._say(locked=True)

    def _say(self, *, locked: bool) -> None:
        try:
            self.holds.say(locked=locked)
        except OSError as error:
            _log.warning("running program not marked: errno %s", error.errno)

    def _killed(self, session: Overdue) -> None:
        _log.warning("session killed at its deadline, drafts saved: %s", session.pending_saved)
        at = clock.written(clock.today())
        record = localstate.Killed(at, session.cause, session.revision, session.pending_saved)
        try:
            localstate.LocalState(self.folders.state, session.lineage).record_kill(record)
        except SermentError as error:
            _log.warning("kill not recorded: %s", error)

    def _done(self, code: int) -> None:
        if not self._workers.busy and not self._crew.running:
            self._exit = code
            self.loop.stop()

    # --- What comes from outside --------------------------------------------------------------------------

    if sys.platform == "win32":

        def _hear_orders(self) -> None:
            # Named after the claim, so made anew when the program goes over to another vault.
            orders = {"lock": self._lock_ordered, "raise": self._life.come_forward}
            for what, obey in orders.items():
                event = winevents.make_event(winevents.name(self.holds.name, what))
                self.loop.watch(event, obey)

    else:

        def _hear_orders(self) -> None:
            self.loop.on_signal(signal.SIGCHLD, self._crew.reap)
            self.loop.on_signal(signal.SIGUSR1, self._lock_ordered)
            self.loop.on_signal(signal.SIGUSR2, self._life.come_forward)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                self.loop.on_signal(number, self._end)

    def _claimed(self) -> None:
        if sys.platform == "win32":
            self._hear_orders()

    def _lock_ordered(self) -> None:
        self._life.lock(Cause.COMMAND)

    def _end(self) -> None:
        self._workers.cancel_all()
        self._life.lock(Cause.ENDED)

    def _settings_changed(self) -> None:
        self._presence.settle(_chosen(self.folders).idle_minutes * 60)

    def _remember_window(self) -> None:
        if self._life.placement is None:
            return
        try:
            settings.save_window(self.folders.state, self._life.placement)
        except SermentError as error:
            _log.warning("window not remembered: %s", error)
