"""Everything around the keeper's decisions, without a process: children that hear, a clock that is turned."""

from dataclasses import dataclass, field

from app import messages as m
from app.errors import VaultBackedUp
from app.keeper.departures import Overdue
from app.keeper.life import Effects, Life
from app.keeper.roles import Child, Limits
from app.keeper.timers import Timers
from vault.errors import VaultInUse

VAULT = "/home/camille/Cabinet.serment"


@dataclass(eq=False)
class FakeChild:
    role: str
    heard: list[m.Message] = field(default_factory=list)
    killed: bool = False
    introduced: list[Child] = field(default_factory=list)

    def send(self, message: m.Message, descriptor: int | None = None) -> None:
        self.heard.append(message)

    def kill(self) -> None:
        self.killed = True

    def introduce_to(self, lock_screen: Child) -> None:
        self.introduced.append(lock_screen)
        lock_screen.send(m.SessionReady())

    def heard_of(self, kind: type[m.Message]) -> list[m.Message]:
        return [message for message in self.heard if isinstance(message, kind)]


@dataclass
class FakeHold:
    world: "World"

    def fileno(self) -> int:
        return 99

    def release(self) -> None:
        assert self.world.held, "released twice"
        self.world.held = False


class World:
    """Everything around a Life, with a clock that stands until it is turned."""

    def __init__(self) -> None:
        self.time = 0.0
        self.timers = Timers(now=lambda: self.time)
        self.children: list[FakeChild] = []
        self.held = False
        self.in_use: str | None = None
        self.backing_up = False
        self.told: list[str] = []
        self.kills: list[Overdue] = []
        self.locks: list[tuple[m.Cause, float]] = []
        self.exit: int | None = None
        effects = Effects(
            vault_state=lambda _, is_open: self.told.append("vault open" if is_open else "vault closed"),
            lock_began=lambda cause, at: self.locks.append((cause, at)),
            locked=lambda: self.told.append("locked"),
            unlocked=lambda: self.told.append("unlocked"),
            on_view=lambda child: None,
            killed=self.kills.append,
            done=self._done,
        )
        self.life = Life(self, self.timers, self.take, effects, lambda: 1000.0, Limits(), VAULT)

    def lock_screen(self) -> FakeChild:
        return self._child("lock_screen")

    def session(self) -> FakeChild:
        return self._child("session")

    def take(self, vault: str) -> FakeHold:
        if self.in_use is not None:
            raise (VaultBackedUp if self.backing_up else VaultInUse)(vault, self.in_use)
        assert not self.held, "one vault, one session"
        self.held = True
        return FakeHold(self)

    def turn(self, seconds: float) -> None:
        self.time += seconds
        self.timers.fire()

    def says(self, child: FakeChild, *messages: m.Message) -> None:
        for message in messages:
            self.life.heard(child, message)

    def ends(self, child: FakeChild) -> None:
        self.children.remove(child)
        self.life.ended(child)

    def latest(self, role: str) -> FakeChild:
        return [child for child in self.children if child.role == role][-1]

    def pair(self) -> tuple[FakeChild, FakeChild]:
        lock_screen = self.latest("lock_screen")
        self.says(lock_screen, m.Painted())
        session = self.latest("session")
        self.says(session, m.Ready())
        return lock_screen, session

    def opened(self) -> tuple[FakeChild, FakeChild]:
        lock_screen, session = self.pair()
        self.says(lock_screen, m.Submitted(VAULT, "lineage"), m.Unlocked(VAULT))
        self.says(session, m.Opened("lineage", 3))
        self.ends(lock_screen)
        self.turn(1.0)
        return session, self.latest("lock_screen")

    def _child(self, role: str) -> FakeChild:
        child = FakeChild(role)
        self.children.append(child)
        return child

    def _done(self, code: int) -> None:
        if not self.children:
            self.exit = code
