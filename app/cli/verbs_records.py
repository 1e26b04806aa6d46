"""``import`` and ``export``."""

from argparse import Namespace
from pathlib import Path

from app import access, exporting
from app.cli.terminal import Terminal
from app.host import Host
from app.places import Purpose, approve, approve_fictive
from app.takeover import storing
from app.takeover.reasons import sentence
from vault import files, header
from vault.errors import ExitCode, FileUnreachable, InvalidInput
from vault.records import imports
from vault.records.context import Context
from vault.records.practice import authors


def import_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Take a patient list over, or undo that."""
    if bool(arguments.file) == bool(arguments.undo):
        raise InvalidInput("FILE", "missing")
    folder = Path(arguments.vault).absolute()
    found = header.read(folder).header
    data = _read(Path(arguments.file)) if arguments.file else b""
    with access.locked(folder):
        typed = terminal.secret("Passphrase or recovery words:", "Phrase de passe ou mots de secours :")
        keys = access.unlock(found, typed, host).keys
        with access.opened(folder, keys, host) as opened:
            database = opened.vault.database
            context = Context(database, authors(database)[0].id, host.clock)
            if arguments.undo:
                undone = imports.undo(context, arguments.undo)
                terminal.answer({"undone": undone}, lambda: str(undone))
                return ExitCode.DONE
            plan = storing.planned(database, data, today=host.clock().date())
            facts = storing.report(plan)
            if not arguments.dry_run:
                facts["batch"] = storing.store(context, plan, data).id
    terminal.answer(facts, lambda: _page(facts, terminal))
    return ExitCode.DONE


def _read(path: Path) -> bytes:
    try:
        return files.read(path)
    except FileNotFoundError:
        raise FileUnreachable(str(path), "ENOENT") from None


def _page(facts: dict[str, object], terminal: Terminal) -> str:
    head = terminal.said(
        "{rows} rows: {created} created, {merged} merged, {skipped} skipped.",
        "{rows} lignes : {created} créées, {merged} fusionnées, {skipped} ignorées.",
    ).format(**facts)
    reported = facts["reported"]
    assert isinstance(reported, list)
    lines = [
        f"{one['row']:>7}  {sentence(one['reason'], terminal.language)}  {one['value']}" for one in reported
    ]
    return "\n".join([head, *lines])


def export(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Write everything out, readable, where the policy allows it."""
    folder = Path(arguments.vault).absolute()
    found = header.read(folder).header
    place = (
        approve_fictive(arguments.folder, host.machine, create=True)
        if found.fictive
        else approve(arguments.folder, Purpose.EXPORT, host.machine, create=True)
    )
    with place, access.locked(folder):
        typed = terminal.secret("Passphrase or recovery words:", "Phrase de passe ou mots de secours :")
        keys = access.unlock(found, typed, host).keys
        with access.opened(folder, keys, host) as opened:
            written = exporting.export(opened.vault, place, host.clock)
    facts: dict[str, object] = {
        "records": written.records,
        "documents": written.documents,
        "path": place.path,
    }
    terminal.answer(facts, lambda: _written_page(facts, terminal))
    return ExitCode.DONE


def _written_page(facts: dict[str, object], terminal: Terminal) -> str:
    return terminal.said(
        "{records} records and {documents} documents are in {path}, readable by anyone. Keep them safe.",
        "{records} enregistrements et {documents} documents sont dans {path}, lisibles par tous. Protégez-les.",
    ).format(**facts)
