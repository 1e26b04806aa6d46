"""``drives`` and ``place``: what the policy says of this computer."""

from argparse import Namespace
from pathlib import Path

from app import places
from app.amounts import size
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
    none = terminal.said("No disk was found.", "Aucun disque n’a été trouvé.")
    terminal.answer({"drives": found}, lambda: "\n".join(_lines(one, terminal) for one in found) or none)
    return ExitCode.DONE


def _lines(drive: dict[str, object], terminal: Terminal) -> str:
    room = drive["free_bytes"]
    assert isinstance(room, int)
    free = size(room, terminal.language) + terminal.said(" free", " libres")
    told = ", ".join(str(one) for one in (drive["label"], drive["bus"], drive["file_system"], free) if one)
    # A line break in a drive's name would begin a line that we never said.
    return f"{visible(str(drive['mount']))}  {visible(told)}\n    {visible(str(drive['reason']))}"


def place(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Say whether a folder may be used; a refusal is an answer, and exit 4."""
    path, purpose = Path(arguments.path).absolute(), Purpose(arguments.purpose)
    verdict = places.judge(places.place_of(path) if purpose is Purpose.VAULT else path, purpose, host.machine)
    reason = places.reason(verdict, terminal.language)
    terminal.answer(
        {"allowed": verdict.allowed, "rule": verdict.rule, "reason": reason}, lambda: visible(reason)
    )
    return ExitCode.DONE if verdict.allowed else ExitCode.REFUSED
