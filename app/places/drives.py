"""The mounted disks of this machine, each with what the policy says of it as a backup drive.

Refused ones are listed too: the sentence beside them tells a person why the
disk they see in their file manager cannot be chosen.
"""

from dataclasses import dataclass

from app.places import policy
from app.places.facts import Facts
from app.places.judging import AnyPath, examine
from app.places.machine import Machine, this_machine
from app.places.policy import Purpose, Verdict


@dataclass(frozen=True, slots=True)
class Drive:
    """One mounted file system. ``bus`` is that of its disks, or "" when they differ or are unknown."""

    mount: str
    label: str
    uuid: str
    bus: str
    file_system: str
    free_bytes: int
    verdict: Verdict
    #: The ids of the disks below it.
    disks: frozenset[str] = frozenset()

    @property
    def allowed(self) -> bool:
        """It can take a backup."""
        return self.verdict.allowed

    @property
    def rule(self) -> str:
        """The id of the rule that decided."""
        return self.verdict.rule


def drives(machine: Machine | None = None, vault: AnyPath | None = None) -> list[Drive]:
    """Those that can be chosen first, then the others, each in the order of their mount points."""
    machine = machine or this_machine()
    found = [_drive(point, machine, vault) for point in machine.mount_points()]
    return sorted((drive for drive in found if drive), key=lambda drive: (not drive.allowed, drive.mount))


def _drive(point: str, machine: Machine, vault: AnyPath | None) -> Drive | None:
    try:
        facts = examine(point, machine, vault)
    except OSError:  # unplugged meanwhile
        return None
    return Drive(
        mount=facts.path,
        label=facts.label,
        uuid=facts.uuid,
        bus=_bus(facts),
        file_system=facts.file_system or "",
        free_bytes=facts.free_bytes or 0,
        verdict=policy.decide(facts, Purpose.BACKUP),
        disks=frozenset(disk.id for disk in facts.disks or ()),
    )


def _bus(facts: Facts) -> str:
    buses = {disk.bus for disk in facts.disks or ()}
    bus = buses.pop() if len(buses) == 1 else None
    return bus.value if bus else ""
