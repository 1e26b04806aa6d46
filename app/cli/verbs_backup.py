"""``backup`` and ``backups``."""

from argparse import Namespace
from dataclasses import asdict, replace
from pathlib import Path

from app import access, backing_up, listing, places
from app.cli.backup_pages import (
    drive_facts,
    drive_lines,
    examined_page,
    facts,
    listed_facts,
    listed_page,
    made_page,
)
from app.cli.terminal import Terminal
from app.cli.unlocking import say_misplaced
from app.drive_outlook import Decision, outlook
from app.examining import Examination, examined
from app.host import Host
from app.listing import Backup, Listing
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
    decision = Decision(arguments.thins, arguments.renew_headers)
    with access.locked(folder, backing_up=True):
        terminal.found(findings)
        made = backing_up.back_up(staging.closed(folder), folder, drive, host, decision=decision)
    terminal.answer(facts(made), lambda: made_page(made, terminal))
    return ExitCode.DONE


def backups(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the backups on a drive and, for a vault, what comes next on it."""
    drive = there(Path(arguments.drive).absolute())
    found = listing.on_drive(drive, host)
    answer = listed_facts(found)
    lines = [listed_page(found, terminal)]
    if arguments.vault:
        ahead = outlook(Path(arguments.vault).absolute(), str(drive), host)
        answer["drive"] = drive_facts(ahead)
        lines += drive_lines(ahead, terminal)
    read = examined(str(drive), host) if arguments.verify else None
    if read is not None:
        # What was found whole counts as verified from now on.
        found = _as_read(listing.on_drive(drive, host), read)
        answer |= listed_facts(found)
        lines[0] = listed_page(found, terminal)
        answer |= {"ok": read.ok, "findings": [asdict(one) for one in read.findings], "whole": read.whole}
        lines.append(examined_page(read, terminal))
    terminal.answer(answer, lambda: "\n".join(lines))
    return ExitCode.DONE if read is None or read.ok else ExitCode.DAMAGED


def _as_read(found: Listing, read: Examination) -> Listing:
    """Where a vault that nobody opened in between lies there twice, one may be whole and the other not."""
    return replace(found, backups=tuple(_backup_as_read(one, read) for one in found.backups))


def _backup_as_read(one: Backup, read: Examination) -> Backup:
    place = Path(one.path)
    whole = f"{place.parent.name}/{place.name}" in read.whole
    return one if whole else replace(one, verified_at=None, proven_at=None)


def there(drive: Path) -> Path:
    """``drive``, if it is a folder. Raises FileUnreachable: no drive is not the same as no backup."""
    with files.answers(drive):
        if not drive.exists():
            raise FileUnreachable(str(drive), "ENOENT")
        if not drive.is_dir():
            raise FileUnreachable(str(drive), "ENOTDIR")
    return drive
