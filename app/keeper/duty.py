"""Who is on duty: a lock screen on view, the session behind it, and how far an unlock has come."""

from dataclasses import dataclass
from enum import Enum, auto

from app import messages as m
from app.keeper.departures import Grant
from app.keeper.roles import Child, Hold


class Stage(Enum):
    """How far the pair on duty has come."""

    LOCKED = auto()
    ASKED = auto()
    HELD = auto()
    OPENING = auto()
    OPEN = auto()


@dataclass(slots=True)
class Duty:
    """The pair on duty, and the vault granted to it."""

    lock_screen: Child | None = None
    painted: bool = False
    session: Child | None = None
    stage: Stage = Stage.LOCKED
    vault: str | None = None
    hold: Hold | None = None
    lineage: str = ""
    #: It is a backup that is only looked into: nobody holds it, and no vault is in use.
    look: bool = False
    revision: int | None = None
    asked_again: m.Submitted | None = None

    @property
    def grant(self) -> Grant | None:
        """The vault that is granted, with what holds it."""
        if self.hold is None or self.vault is None:
            return None
        return Grant(self.vault, self.hold, self.lineage, self.revision)
