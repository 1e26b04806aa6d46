"""``backup`` and ``backups``."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from app import access, backing_up, places
from app.amounts import size
from app.backing_up import Backup
from app.cli.terminal import Terminal
from app.cli.unlocking import say_misplaced
from app.host import Host
from app.sentences import here
from app.visible import visible
from vault import files
from vault.backup import staging
from vault.errors import ExitCode, FileUnreachable


def backup(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Copy a closed vault onto a drive; no secret is needed."""
    folder, drive = Path(arguments.vault).absolute(), str(Path(arguments.drive).absolute())
    findings = access.found_header(folder).findings
    with places.approve_backup(drive, folder, host.machine):
        pass  # a refused place is said before anything is looked at or made
    say_misplaced(folder, terminal, host)
    with access.locked(folder):
        terminal.found(findings)
        made = backing_up.back_up(staging.closed(folder), folder, drive, host)
    terminal.answer(asdict(made), lambda: _backup_page(made, terminal))
    return ExitCode.DONE


def _backup_page(made: Backup, terminal: Terminal) -> str:
    amount = size(made.bytes, terminal.language)
    return terminal.said(
        f"Backup {made.snapshot} is complete and verified: {amount}, {made.path}",
        f"La sauvegarde {made.snapshot} est complète et vérifiée : {amount}, {made.path}",
    )


def backups(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the backups on a drive."""
    found = backing_up.listed(_there(Path(arguments.drive).absolute()), host)
    terminal.answer({"backups": [asdict(one) for one in found]}, lambda: _backups_page(found, terminal))
    return ExitCode.DONE


def _there(drive: Path) -> Path:
    """``drive``, if it is a folder. Raises FileUnreachable: no drive is not the same as no backup."""
    with files.answers(drive):
        if not drive.exists():
            raise FileUnreachable(str(drive), "ENOENT")
        if not drive.is_dir():
            raise FileUnreachable(str(drive), "ENOTDIR")
    return drive


def _backups_page(found: list[Backup], terminal: Terminal) -> str:
    none = terminal.said(
        "There is no backup here. `serment backup VAULT DRIVE` makes one.",
        "Il n’y a pas de sauvegarde ici. `serment backup COFFRE DISQUE` en fait une.",
    )
    return "\n".join(_backup_line(one, terminal) for one in found) or none


def _backup_line(one: Backup, terminal: Terminal) -> str:
    amount = size(one.bytes, terminal.language)
    verified = terminal.said("not verified here", "non vérifiée ici")
    if one.verified_at:
        verified = f"{terminal.said('verified', 'vérifiée le')} {here(one.verified_at)}"
    return f"{here(one.sealed_at)}  {amount:>8}  {verified}  {visible(one.path)}"
