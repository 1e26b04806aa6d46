"""Whatever a desktop says, keeps to itself or says wrongly: when the person leaves, the program locks.

Thirteen desktops, each with every way of leaving, under every way their
services can misbehave. What the desktop announces locks within a second, with
its cause; what it does not is absence, and locks when the delay is over. The
keeper's own decisions and sources, over real messages; only the clock is
played, and the children.
"""

import itertools
import os
import random
from collections import Counter
from pathlib import Path

from app import messages as m
from app.keeper.life import Effects
from app.keeper.loop import Loop
from app.messages import Cause
from app.presence.watch import Presence
from tests.app.mockbus import closed
from tests.app.world import World
from tests.proofs import real_keeper
from tests.proofs.desktops import KINDS, SESSION, Desktop, Kind, Person
from tests.proofs.proof import Proof

#: How somebody leaves.
LEAVES = (
    "walks away",
    "walks away after working elsewhere",
    "locks the screen",
    "locks the session by loginctl",
    "closes the lid",
    "closes the lid of a machine that says nothing",
    "shuts down",
    "logs out",
    "lets another user in",
)
#: How the desktop's services are meanwhile.
MANNERS = (
    "honest",
    "late",
    "started again",
    "gone",
    "silent",
    "stuck at 0",
    "stuck at 7",
    "a year",
    "no number",
    "an error",
)
_TIMES = 4
_AT_ONCE, _LATE = 1.0, 5.0


class Room:
    """A desktop, the keeper's decisions and sources, and a person; on one clock."""

    def __init__(self, kind: Kind, manner: str, dice: random.Random, scratch: Path, number: int) -> None:
        self.world = World()
        self.world.time = 10_000.0 + dice.random()
        self.loop = Loop(self.world.timers)
        self.asleep = 0.0
        life = self.world.life
        self.presence = Presence(self.loop, life.lock, life.countdown, lambda: self.asleep)
        life.effects = Effects(
            vault_state=lambda _, is_open: self.presence.guard() if is_open else self.presence.rest(),
            lock_began=self.presence.locked,
            locked=lambda: None,
            unlocked=self.presence.watch_idleness,
            on_view=lambda _: None,
            killed=self.world.kills.append,
            done=lambda _: None,
        )
        self.person = Person(lambda: self.world.time, self.world.time)
        self.desktop = Desktop(kind, self.loop, scratch, dice, self.person, number)
        if manner not in ("late", "started again", "gone"):
            self.desktop.manner = manner
        self.presence.add(idle=[], events=[self.presence.gap], owned=[])
        self.desktop.start(self.presence, services=manner != "late")
        self.settle()

    def unlock(self) -> None:
        """Somebody types the passphrase."""
        life = self.world.life
        life.start()
        lock_screen, self.session = self.world.pair()
        self.touch()
        self.world.says(lock_screen, m.Submitted("/v", "lineage"), m.Unlocked("/v"))
        self.world.says(self.session, m.Opened("lineage", 3))
        self.world.ends(lock_screen)
        self.settle()

    def touch(self, *, ours: bool = True) -> None:
        """The person types: in a window of ours, or elsewhere."""
        self.person.touched = self.world.time
        if ours:
            self.presence.touched()

    def work(self, seconds: float, dice: random.Random, *, ours: bool = True) -> None:
        """The person types now and then."""
        until = self.world.time + seconds
        while self.world.time < until and not self.locked:
            self.wait(min(dice.uniform(0.5, 8.0), until - self.world.time + 0.01))
            self.touch(ours=ours)
            self.settle()

    def wait(self, seconds: float) -> None:
        """Time passes."""
        until = self.world.time + seconds
        while self.world.time < until and not self.locked:
            step = max(0.01, min(self.world.timers.wait(), 1.0 - self.person.idle % 1.0))
            self.world.time = min(until, self.world.time + step)
            self.settle()

    def settle(self) -> None:
        """Let every message arrive and be answered."""
        still = 0
        while still < 2:
            self.loop.turn(longest=0)
            still = 0 if self.desktop.pump() else still + 1

    @property
    def locked(self) -> Cause | None:
        """Why the session was told to lock."""
        orders = [message for message in self.session.heard if isinstance(message, m.Lock)]
        return orders[0].cause if orders else None

    def close(self) -> None:
        self.presence.close()
        self.desktop.close()
        self.loop.close()


class Rooms:
    """Every desktop, every way of leaving, every manner, several times with other delays."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._all = list(itertools.product(KINDS, LEAVES, MANNERS, range(_TIMES)))
        self._real = list(real_keeper.WAYS) * _TIMES
        self.runs = len(self._all) + len(self._real)
        self._counted: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        """One person leaves once; the last trials are the real keeper's."""
        if number >= len(self._all):
            self._leave_for_real(number - len(self._all))
            return
        kind, leaving, manner, _ = self._all[number]
        dice = random.Random(number)
        room = Room(kind, manner, dice, self._scratch, 100_000 + os.getpid() % 10_000 * 10_000 + number)
        try:
            self._leave(room, leaving, manner, dice)
        finally:
            room.close()

    def _leave_for_real(self, number: int) -> None:
        folder = self._scratch / f"real-{number}"
        folder.mkdir()
        took = real_keeper.leave(folder, self._real[number])
        assert took < _AT_ONCE, f"{took:.2f} s"
        self._counted["real keeper at once"] += 1
        self._counted["real keeper within 50 ms"] += took < 0.05

    def _leave(self, room: Room, leaving: str, manner: str, dice: random.Random) -> None:
        limit = 60.0 * dice.choice([1, 1, 2, 5, 10, 30])
        room.presence.idle_after = limit
        room.unlock()
        room.work(dice.uniform(3, 40), dice)
        self._misbehave(room, manner)
        _contradict(room)
        room.work(dice.uniform(3, 40), dice)
        assert room.locked is None, f"locked while somebody worked: {room.locked}"
        if leaving == "walks away after working elsewhere":
            self._work_elsewhere(room, manner, limit, dice)
        left_at, expected = room.person.touched, _announced(room, leaving, manner)
        if expected is not None:
            _announce(room, leaving)
            room.settle()
            room.wait(_AT_ONCE)
            assert room.locked is expected, f"{leaving}: {room.locked} instead of {expected}"
            self._counted[f"{expected} at once"] += 1
        else:
            room.wait(limit + _LATE - room.person.idle)
            assert room.locked is not None, f"open {room.world.time - left_at:.0f} s after the last input"
            assert room.locked is Cause.IDLE, f"{room.locked}"
            self._counted["idle in time"] += 1
        self._leave_in_order(room, expected or Cause.IDLE)

    def _leave_in_order(self, room: Room, cause: Cause) -> None:
        """The machine may sleep when the session has ended, and not before; the lock screen says why."""
        system = room.desktop.system
        held = [one for one in system.inhibitors if not closed(one)] if system else []
        room.world.says(room.session, m.Hidden())
        spare = room.world.latest("lock_screen")
        shown = spare.heard_of(m.Show)[-1]
        assert isinstance(shown, m.Show)
        assert shown.cause is cause
        assert room.presence.locks[0].cause is cause
        assert room.presence.locks[0].source
        assert [one for one in held if closed(one)] == [], "the machine slept before the lock was done"
        room.world.ends(room.session)
        assert all(closed(one) for one in held), "the machine is kept awake after the lock"
        self._counted["inhibitors released after the lock"] += len(held)

    def _misbehave(self, room: Room, manner: str) -> None:
        if manner == "late":
            room.desktop.appear(True)
        if manner in ("started again", "gone"):
            room.desktop.appear(False)
            room.settle()
        if manner == "started again":
            room.desktop.appear(True)
        room.settle()

    def _work_elsewhere(self, room: Room, manner: str, limit: float, dice: random.Random) -> None:
        """Where the desktop counts, nobody is locked out of what they do in another program."""
        counts = any(
            one.believed
            for one in room.presence.states()
            if one.idle is not None and one.name != "own_windows"
        )
        room.work(limit * 1.5 if manner == "honest" and counts else 5, dice, ours=False)
        assert room.locked is None, "locked while somebody worked elsewhere"
        self._counted["worked elsewhere"] += 1

    def facts(self) -> dict[str, int]:
        """How often what locked."""
        return dict(self._counted)


def _announced(room: Room, leaving: str, manner: str) -> Cause | None:
    """The cause with which this desktop announces it, if it does."""
    kind = room.desktop.kind
    if leaving == "closes the lid of a machine that says nothing":
        return Cause.SLEEP
    if manner == "gone":
        return None
    heard = {
        "locks the screen": Cause.SCREEN_LOCKED if kind.saver or kind.locked_hint else None,
        "locks the session by loginctl": Cause.SCREEN_LOCKED,
        "closes the lid": Cause.SLEEP,
        "shuts down": Cause.SHUTDOWN,
        "logs out": Cause.LOGOUT,
        "lets another user in": Cause.USER_SWITCH,
    }.get(leaving)
    return heard if kind.system_bus else None


def _announce(room: Room, leaving: str) -> None:
    desktop = room.desktop
    match leaving:
        case "locks the screen":
            _lock_screen(desktop)
        case "locks the session by loginctl":
            desktop.login("Lock", path=SESSION)
        case "closes the lid":
            desktop.login("PrepareForSleep", True)
        case "closes the lid of a machine that says nothing":
            room.asleep += 30.0
            room.world.time += 30.0
            room.presence.woke()  # which the kernel's timer calls
        case "shuts down":
            desktop.login("PrepareForShutdown", True)
        case "logs out":
            desktop.login("SessionRemoved", "2", SESSION)
        case "lets another user in":
            desktop.property("Active", False)


def _lock_screen(desktop: Desktop) -> None:
    """By whichever of its ways comes first."""
    ways = []
    if desktop.kind.saver:
        ways.append(lambda: desktop.saver(True))
    if desktop.kind.locked_hint:
        ways.append(lambda: desktop.property("LockedHint", True))
    desktop.dice.choice(ways)()


def _contradict(room: Room) -> None:
    """What means that somebody is there, or somebody else's session, locks nothing."""
    desktop = room.desktop
    desktop.saver(False)
    desktop.login("PrepareForSleep", False)
    desktop.login("PrepareForShutdown", False)
    desktop.login("SessionRemoved", "9", SESSION + "9")
    desktop.login("Lock", path=SESSION + "9")
    desktop.property("LockedHint", False)
    desktop.property("IdleHint", True)
    desktop.property("Active", True)
    room.settle()


PROOF = Proof(
    "presence",
    "locked within 1 s of an event and within the delay + 5 s of absence, with its cause",
    Rooms,
)
