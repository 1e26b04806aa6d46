"""``drives`` and ``place``: what the policy says of this computer, and what its backup drives hold."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from app import localstate, places, rotation, settings
from app.amounts import size
from app.cli.terminal import Terminal
from app.cli.verbs_backup import there
from app.host import Host
from app.places import Purpose, ejecting
from app.rotation import BackupDrive, Rotation
from app.sentences import here
from app.visible import visible
from vault.clock import stamp
from vault.errors import ExitCode, SermentError

Row = dict[str, Any]


def drives(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the disks, the verdict on each and what is known of it; or let go of one."""
    if arguments.eject:
        return _eject(Path(arguments.eject).absolute(), terminal, host)
    found = _with_vaults(_connected(terminal, host), dict(_rotations(arguments, host)))
    none = terminal.said("No disk was found.", "Aucun disque n’a été trouvé.")
    terminal.answer({"drives": found}, lambda: "\n".join(_lines(one, terminal) for one in found) or none)
    return ExitCode.DONE


def _eject(mount: Path, terminal: Terminal, host: Host) -> ExitCode:
    gone = ejecting.eject(there(mount), host.machine, host.ejector)
    name = visible(gone.label or gone.path)
    terminal.answer(
        {"ejected": gone.path, "uuid": gone.uuid},
        lambda: terminal.said(f"You can unplug {name} now.", f"Vous pouvez débrancher {name}."),
    )
    return ExitCode.DONE


def _connected(terminal: Terminal, host: Host) -> list[Row]:
    lost = localstate.unfaithful(host.state_folder)
    return [
        {
            "mount": one.mount,
            "label": one.label,
            "uuid": one.uuid,
            "bus": one.bus,
            "file_system": one.file_system,
            "free_bytes": one.free_bytes,
            "allowed": one.allowed,
            "rule": one.rule,
            "reason": places.reason(one.verdict, terminal.language),
            "unfaithful_at": lost.get(one.uuid),
            "connected": True,
        }
        for one in places.drives(host.machine)
    ]


def _rotations(arguments: Namespace, host: Host) -> Iterator[tuple[str, Rotation]]:
    """The drives of the vault that was named, else of all that were opened here and are still there."""
    if arguments.vault:
        vault = Path(arguments.vault).absolute()
        yield str(vault), rotation.look(vault, host)
        return
    for known in settings.load(host.settings_folder).known_vaults:
        # Moved, or damaged: `verify` is for that, and the disks are there all the same.
        with suppress(SermentError, FileNotFoundError):
            yield known.path, rotation.look(Path(known.path), host)


def _with_vaults(rows: list[Row], rotations: dict[str, Rotation]) -> list[Row]:
    """Each disk with what vaults know of it, and after them the drives that are at home."""
    away: dict[str, Row] = {}
    for row in rows:
        row["vaults"] = []
    for vault, seen in rotations.items():
        for drive in seen.drives:
            here = [one for one in rows if one["mount"] == drive.mount]
            if not here and (drive.known or drive.unfaithful_at):
                here = [away.setdefault(drive.uuid, _absent(drive))]
            for row in here:
                row["vaults"].append(_known(vault, drive))
    for row in (*rows, *away.values()):
        row["known"] = any(one["standing"] == "known" for one in row["vaults"])
        verified = (one["verified_at"] for one in row["vaults"] if one["verified_at"])
        row["verified_at"] = max(verified, default=None)
    return [*rows, *away.values()]


def _absent(drive: BackupDrive) -> Row:
    nothing = dict.fromkeys(("bus", "file_system", "rule", "reason"), "")
    return {"mount": "", "label": drive.label, "uuid": drive.uuid, "free_bytes": None, "allowed": None} | {
        **nothing, "unfaithful_at": _stamped(drive.unfaithful_at), "connected": False, "vaults": [],
    }  # fmt: skip


def _known(vault: str, drive: BackupDrive) -> Row:
    return {
        "vault": vault,
        "standing": drive.standing.value,
        "verified_at": _stamped(drive.took.verified_at),
        "proven_at": _stamped(drive.took.proven_at),
        "revision": drive.took.revision,
    }


def _stamped(at: datetime | None) -> str | None:
    return stamp(at) if at else None


def _lines(drive: Row, terminal: Terminal) -> str:
    told = [drive["label"], drive["bus"], drive["file_system"]]
    if drive["free_bytes"] is not None:
        told.append(size(drive["free_bytes"], terminal.language) + terminal.said(" free", " libres"))
    where = drive["mount"] or terminal.said("(not plugged in)", "(pas branché)")
    # A line break in a drive's name would begin a line that we never said.
    lines = [f"{visible(where)}  {visible(', '.join(str(one) for one in told if one))}"]
    lines += [f"    {visible(drive['reason'])}"] if drive["reason"] else []
    if drive["unfaithful_at"]:
        at = here(drive["unfaithful_at"])
        english = f"It did not give back what was written to it ({at}): no backup goes there. Replace it."
        french = f"Il n’a pas rendu ce qui y avait été écrit ({at}) : aucune sauvegarde n’y va. Remplacez-le."
        lines.append(f"    {terminal.said(english, french)}")
    return "\n".join([*lines, *(f"    {line}" for line in _vault_lines(drive, terminal))])


def _vault_lines(drive: Row, terminal: Terminal) -> Iterator[str]:
    for one in drive["vaults"]:
        if one["standing"] == "new":
            continue
        at = one["verified_at"]
        verified = terminal.said("no verified backup", "aucune sauvegarde vérifiée")
        if at:
            verified = f"{terminal.said('verified', 'vérifiée le')} {here(at)}"
        yield f"{visible(one['vault'])}: {_standing(one['standing'], terminal)}, {verified}"


def _standing(standing: str, terminal: Terminal) -> str:
    english, french = _STANDINGS[standing]
    return terminal.said(english, french)


_STANDINGS = {
    "known": ("its backup drive", "son disque de sauvegarde"),
    "namesake": ("another drive of the same name", "un autre disque du même nom"),
    "elsewhere": ("its drive, not introduced on this computer", "son disque, inconnu de cet ordinateur"),
    "replaced": ("its drive without its mark", "son disque sans sa marque"),
    "copied": ("the mark of another drive, copied", "la marque d’un autre disque, recopiée"),
    "foreign": ("a mark it did not sign", "une marque qu’il n’a pas signée"),
    "twin": ("its drive, or a copy of it: both are here", "son disque, ou sa copie : les deux sont là"),
    "unfaithful": ("a drive that does not keep what it takes", "un disque qui ne garde pas ce qu’il reçoit"),
    "nameless": ("a drive without a number", "un disque sans numéro"),
}


def place(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Say whether a folder may be used; a refusal is an answer, and exit 4."""
    path, purpose = Path(arguments.path).absolute(), Purpose(arguments.purpose)
    verdict = places.judge(places.place_of(path) if purpose is Purpose.VAULT else path, purpose, host.machine)
    reason = places.reason(verdict, terminal.language)
    terminal.answer(
        {"allowed": verdict.allowed, "rule": verdict.rule, "reason": reason}, lambda: visible(reason)
    )
    return ExitCode.DONE if verdict.allowed else ExitCode.REFUSED
