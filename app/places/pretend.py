"""The demonstration's pretend drive: a local folder that may hold backups of one fictive vault.

A demonstration must show a backup on a machine without an external drive. It
makes a folder that carries a mark naming its fictive vault; the folder is
approved for backups of that vault and of no other. Nothing a caller says
counts: the header of the vault is read here, its signature checked, and a
header that does not say "fictive" ends the matter. A real vault cannot become
fictive, since the word is signed with the key that opens its records.
"""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.places import judging
from app.places.facts import Facts
from app.places.folder import ApprovedFolder, FictiveFolder
from app.places.handle import FolderHandle, sync_file
from app.places.machine import Machine, Opened, this_machine
from app.places.policy import Purpose, Verdict
from vault.errors import FolderNotEmpty, PlaceRefused, SermentError

#: The mark in a pretend drive's folder.
MARK = "disque-simule.json"
_LARGEST = 4096


class PretendDrive(FictiveFolder):
    """A local folder approved for backups of one fictive vault, and for nothing else."""

    def __init__(self, machine: Machine, opened: Opened, facts: Facts, vault: Path) -> None:
        """Raises PlaceRefused unless ``vault`` is fictive and the folder carries its mark."""
        self._vault = vault
        super().__init__(machine, opened, facts, Purpose.BACKUP)

    def _decide(self, facts: Facts, purpose: Purpose) -> Verdict:
        local = super()._decide(facts, purpose)
        if not local.allowed:
            return local
        mark = _mark_of(self._vault)
        allowed = mark is not None and mark == _mark_in(self.handle)
        rule = "pretend-drive" if allowed else "pretend-drive-foreign"
        return Verdict(allowed, rule, purpose, local.detail)


def make_pretend_drive(folder: judging.AnyPath, vault: Path, machine: Machine | None = None) -> PretendDrive:
    """Mark a new or empty folder as the pretend drive of a fictive vault, and hold it open.

    Raises PlaceRefused, FolderNotEmpty, and what reading the vault's header raises.
    """
    mark = _mark_of(vault)
    if mark is None:
        raise PlaceRefused("pretend-drive-foreign", str(folder), {"path": str(folder)})
    with judging.approve_fictive(folder, machine, create=True) as place:
        if place.handle.names():
            raise FolderNotEmpty(place.path)
        with place.handle.open_file(MARK, "xb") as file:
            file.write(json.dumps(mark).encode())
            sync_file(file)
        place.handle.sync()
    return approve_pretend_drive(folder, vault, machine)


def approve_pretend_drive(
    folder: judging.AnyPath, vault: Path, machine: Machine | None = None
) -> PretendDrive:
    """Hold a pretend drive open for backups of the fictive vault it was made for. Raises PlaceRefused."""
    machine = machine or this_machine()
    try:
        opened = machine.open(machine.real(str(folder)))
        return PretendDrive(machine, opened, _facts(machine, opened, vault), vault)
    except OSError as error:
        raise PlaceRefused("unreadable", str(folder), {"path": str(folder)}) from error


def _facts(machine: Machine, opened: Opened, vault: Path) -> Facts:
    """Those of the folder, under a name and a number of its own: it plays a drive of its own."""
    facts, mark = machine.facts(opened, "", None), _mark_of(vault)
    number = mark["pretend_drive_of"][:8] if mark else ""
    return replace(facts, uuid=f"pretend-{number}", label="") if number else facts


def approve_backup(folder: judging.AnyPath, vault: Path, machine: Machine | None = None) -> ApprovedFolder:
    """Hold a folder open for backups of ``vault``: a real external drive, or a fictive one's pretend drive.

    Raises PlaceRefused, DriveGone.
    """
    if _mark_of(vault) is not None:
        # A fictive vault may be copied to a real drive too.
        with suppress(PlaceRefused):
            return approve_pretend_drive(folder, vault, machine)
    return judging.approve(folder, Purpose.BACKUP, machine, vault)


def _mark_of(vault: Path) -> dict[str, str] | None:
    """What the mark of this vault's pretend drive must say; None for a vault that is not fictive."""
    # Here and not above: it loads the ciphers (15 MiB), and the keeper, which watches mounts, has none.
    from vault import header

    try:
        found = header.read(vault).header
    except SermentError:
        return None
    return {"pretend_drive_of": found.vault_id, "key": found.public_key.hex()} if found.fictive else None


def _mark_in(folder: FolderHandle) -> object:
    try:
        with folder.open_file(MARK) as file:
            return json.loads(file.read(_LARGEST))
    except (OSError, ValueError):
        return None
