"""Where the program may write: pure rules over plain facts.

Every rule has a short stable id, which scripts and sentences are keyed by. A
folder passes only when each fact its purpose needs is known and right, so an
unknown fact can refuse and can never allow.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.places.facts import Bus, Disk, Facts, Nature


class Purpose(StrEnum):
    """What the folder is wanted for."""

    VAULT = "vault"
    BACKUP = "backup"
    EXPORT = "export"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the policy says; ``detail`` holds the facts its sentence names."""

    allowed: bool
    rule: str
    purpose: Purpose
    detail: dict[str, str] = field(default_factory=dict, hash=False)


# A rename that is whole or absent after a power cut, and file modes or ACLs.
ATOMIC = frozenset("ext3 ext4 btrfs xfs f2fs ntfs ntfs3 apfs hfsplus".split())
DISK_FILE_SYSTEMS = ATOMIC | frozenset("ext2 vfat exfat udf fuseblk hfsplus-unjournaled".split())
# Laboratories and colleagues still send discs.
READABLE = DISK_FILE_SYSTEMS | {"iso9660"}

# The refusal of a disk by its bus, for every purpose.
_BUS_RULES = {
    Bus.USB_OVER_NETWORK: "usb-over-network",
    Bus.NETWORK: "network-disk",
    Bus.IMAGE: "disk-image",
    Bus.VIRTUAL: "virtual-disk",
}

# Where systems let drives appear. Nothing else has business there.
_FOR_DRIVES = ("/media/", "/run/media/", "/mnt/", "/Volumes/")

Refusal = tuple[str, dict[str, str]]


def decide(facts: Facts, purpose: Purpose) -> Verdict:
    """Judge a folder for a real vault, its backups, its exports and its imports."""
    return _verdict(facts, purpose, _refusals(facts, purpose))


def decide_fictive(facts: Facts) -> Verdict:
    """Judge a folder for a demonstration's vault or pretend drive: anything local, memory included."""
    return _verdict(facts, Purpose.VAULT, _fictive_refusals(facts))


def _verdict(facts: Facts, purpose: Purpose, refusals: Iterator[Refusal]) -> Verdict:
    base = {"path": facts.path, "file_system": facts.file_system or "?"}
    for rule, detail in refusals:
        return Verdict(False, rule, purpose, base | detail)
    rule = "external-drive" if purpose is Purpose.BACKUP else "local-disk"
    return Verdict(True, rule, purpose, base)


def _refusals(facts: Facts, purpose: Purpose) -> Iterator[Refusal]:
    yield from _not_local(facts)
    yield from _wrong_nature(facts, purpose)
    if facts.nature is Nature.DISK or (facts.nature is Nature.LAYER and facts.disks != ()):
        yield from _wrong_disks(facts.disks)
    if purpose is Purpose.BACKUP:
        yield from _not_external(facts)
    yield from _synchronised(facts)
    if purpose is not Purpose.IMPORT:
        yield from _not_writable(facts)


def _fictive_refusals(facts: Facts) -> Iterator[Refusal]:
    yield from _not_local(facts)
    yield from _synchronised(facts)
    yield from _not_writable(facts)


def _not_local(facts: Facts) -> Iterator[Refusal]:
    if facts.mount is None:
        yield "mount-unknown", {}
    if facts.nature is None or facts.file_system is None:
        yield "file-system-unknown", {}
    if facts.nature is Nature.NETWORK:
        yield "network-share", {}
    if facts.nature is Nature.VIRTUAL:
        yield "virtual-file-system", {}


def _wrong_nature(facts: Facts, purpose: Purpose) -> Iterator[Refusal]:
    if facts.nature is Nature.MEMORY and purpose is not Purpose.IMPORT:
        yield "memory", {}
    if facts.nature is Nature.LAYER and purpose is Purpose.BACKUP:
        yield "disk-unseen", {}
    if facts.nature is Nature.DISK:
        if facts.file_system not in READABLE:
            yield "file-system-unknown", {}
        if facts.file_system not in DISK_FILE_SYSTEMS and purpose is not Purpose.IMPORT:
            yield "read-only", {}
        if facts.file_system not in ATOMIC and purpose is Purpose.VAULT:
            yield "not-atomic", {}


def _synchronised(facts: Facts) -> Iterator[Refusal]:
    if facts.clouds is None:
        yield "cloud-unknown", {"file": facts.unread}
    for root in facts.clouds or ():
        yield "cloud-name" if root.by_name else "cloud-folder", {"provider": root.provider, "root": root.path}


def _wrong_disks(disks: tuple[Disk, ...] | None) -> Iterator[Refusal]:
    if not disks:
        yield "disk-unknown", {"disk": "?"}
    for disk in disks or ():
        if disk.bus is None:
            yield "disk-unknown", {"disk": disk.name}
        elif disk.bus in _BUS_RULES:
            yield _BUS_RULES[disk.bus], {"disk": disk.name}


def _not_external(facts: Facts) -> Iterator[Refusal]:
    disks = facts.disks or ()
    if _is_vacant(facts):
        yield "nothing-mounted", {}
    yield from _shared(disks, facts.system_disks or frozenset(), "system-disk")
    yield from _shared(disks, facts.vault_disks, "vault-disk")
    for disk in disks:
        yield from _stays(disk)
    # Said last: a disk that is internal anyway needs no other reason.
    yield from _shared(disks, facts.system_disks, "system-disk")


def _is_vacant(facts: Facts) -> bool:
    """Whether a drive was to be here and is not: the path leads to the disk of the system."""
    of_system = any(disk.id in (facts.system_disks or ()) for disk in facts.disks or ())
    asked, mounted = (f"{place}/".startswith(_FOR_DRIVES) for place in (facts.path, facts.mount))
    return of_system and asked and not mounted


def _shared(disks: tuple[Disk, ...], others: frozenset[str] | None, rule: str) -> Iterator[Refusal]:
    if others is None:
        yield f"{rule}-unknown", {}
    for disk in disks:
        if others and disk.id in others:
            yield rule, {"disk": disk.name}


def _stays(disk: Disk) -> Iterator[Refusal]:
    if disk.unpluggable is None:
        yield "disk-unknown", {"disk": disk.name}
    elif not disk.unpluggable:
        rule = "usb-built-in" if disk.bus is Bus.USB else "internal-disk"
        yield rule, {"disk": disk.name, "bus": disk.bus or "?"}


def _not_writable(facts: Facts) -> Iterator[Refusal]:
    if facts.read_only is None:
        yield "read-only-unknown", {}
    if facts.read_only:
        yield "read-only", {}
    if not facts.writable:
        yield "no-permission", {}
