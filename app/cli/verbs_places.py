"""``drives`` and ``place``: what the policy says of this computer."""

from argparse import Namespace
from pathlib import Path

from app import places
from app.cli.terminal import Terminal
from app.host import Host
from app.places import Purpose
from app.visible import visible
from vault.errors import ExitCode


def drives(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the disks and the verdict on each."""
    found = [
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
        }
        for one in places.drives(host.machine)
    ]
    terminal.answer({"drives": found}, lambda: "\n".join(map(_line, found)))
    return ExitCode.DONE


def _line(drive: dict[str, object]) -> str:
    # A line break in a drive's name would begin a line that we never said.
    return visible(f"{drive['mount']}  {drive['reason']}")


def place(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Say whether a folder may be used; a refusal is an answer, and exit 4."""
    path, purpose = Path(arguments.path).absolute(), Purpose(arguments.purpose)
    verdict = places.judge(places.place_of(path) if purpose is Purpose.VAULT else path, purpose, host.machine)
    reason = places.reason(verdict, terminal.language)
    terminal.answer(
        {"allowed": verdict.allowed, "rule": verdict.rule, "reason": reason}, lambda: visible(reason)
    )
    return ExitCode.DONE if verdict.allowed else ExitCode.REFUSED
