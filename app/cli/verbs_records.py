"""``import`` and ``export``."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import access, exporting, remembered, standing
from app.cli.errors import AskedWrongly, FileTooLarge
from app.cli.options import named
from app.cli.terminal import Terminal
from app.cli.unlocking import say_misplaced, unlocked
from app.host import Host
from app.takeover import storing, words
from app.takeover.columns import Field
from app.takeover.reasons import Reason, sentence
from app.visible import visible
from vault import files
from vault.errors import ExitCode, FileUnreachable
from vault.header import DataKey
from vault.keys import VaultKeys
from vault.openvault import OpenVault
from vault.records import imports
from vault.records.context import Context
from vault.records.practice import authors

_LARGEST_MIB = 512


def import_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Take a patient list over, say what that would do, or undo it."""
    if bool(arguments.file) == bool(arguments.undo) or (arguments.undo and arguments.dry_run):
        problem = "not_together" if arguments.undo else "missing"
        about = "--undo" if arguments.undo else named("FILE", terminal.language)
        raise AskedWrongly("serment import", problem, about)
    folder = Path(arguments.vault).absolute()
    access.found_header(folder)
    if not arguments.dry_run:
        standing.check(folder, host)
    say_misplaced(folder, terminal, host)
    if arguments.undo:
        return _undone(folder, arguments.undo, terminal, host)
    facts = _taken_over(folder, _read(Path(arguments.file)), arguments.dry_run, terminal, host)
    terminal.answer(facts, lambda: _page(facts, terminal))
    return ExitCode.DONE


def _undone(folder: Path, batch_id: str, terminal: Terminal, host: Host) -> ExitCode:
    with (
        access.locked(folder),
        _opened(folder, _unlocked(folder, terminal, host).keys, terminal, host) as vault,
    ):
        undone = imports.undo(_context(vault, host), batch_id)
    terminal.answer(
        {"undone": undone},
        lambda: (
            terminal.said("The import is undone: ", "L’import est annulé : ")
            + terminal.counted(
                undone,
                ("patient was removed.", "patients were removed."),
                ("patient retiré.", "patients retirés."),
            )
        ),
    )
    return ExitCode.DONE


def _taken_over(
    folder: Path, data: bytes, dry_run: bool, terminal: Terminal, host: Host
) -> dict[str, object]:
    today = host.clock().date()
    with access.locked(folder, quietly=dry_run):
        keys = _unlocked(folder, terminal, host).keys
        if dry_run:
            with access.looked_into(folder, keys) as database:
                return storing.report(storing.planned(database, data, today=today))
        with _opened(folder, keys, terminal, host) as vault:
            plan = storing.planned(vault.database, data, today=today)
            batch = storing.store(_context(vault, host), plan, data)
    return {**storing.report(plan), "batch": batch.id}


def _unlocked(folder: Path, terminal: Terminal, host: Host) -> DataKey:
    typed = terminal.unlocking()
    found = access.found_header(folder).header
    remembered.check_header(folder, found, host)
    return unlocked(found, typed, host)


@contextmanager
def _opened(folder: Path, keys: VaultKeys, terminal: Terminal, host: Host) -> Iterator[OpenVault]:
    """The vault, open; what was noticed while opening it is said."""
    with access.opened(folder, keys, host) as found:
        terminal.found(found.findings)
        yield found.vault


def _context(vault: OpenVault, host: Host) -> Context:
    return Context(vault.database, authors(vault.database)[0].id, host.clock)


def _read(path: Path) -> bytes:
    """A patient list. Raises FileUnreachable, FileTooLarge."""
    try:
        with files.answers(path), path.open("rb") as file:
            data = file.read((_LARGEST_MIB << 20) + 1)
    except FileNotFoundError:
        raise FileUnreachable(str(path), "ENOENT") from None
    if len(data) > _LARGEST_MIB << 20:
        raise FileTooLarge(str(path), _LARGEST_MIB)
    return data


def _page(facts: dict[str, object], terminal: Terminal) -> str:
    """What was noticed row by row, and last, where the eye is, what it comes to."""
    reported = facts["reported"]
    assert isinstance(reported, list)
    lines = [_row(one, terminal) for one in reported]
    often = Counter(sentence(one["reason"], terminal.language) for one in reported).most_common()
    in_all = ["", *(f"{count:>7}  × {said}" for said, count in often), ""] if reported else []
    return "\n".join([*lines, *in_all, _head(facts, terminal), _next_step(facts, terminal)])


def _row(one: dict[str, Any], terminal: Terminal) -> str:
    return f"{one['row']:>7}  {sentence(one['reason'], terminal.language)}  {_value(one, terminal)}".rstrip()


def _value(one: dict[str, Any], terminal: Terminal) -> str:
    """What a finding is about, as a person reads it."""
    if one["reason"] == Reason.COLUMN_MISSING:
        return words.name(Field(one["value"]), terminal.language)
    # An empty row is nothing but separators. One with a line end in it would speak in our name.
    return visible(one["value"]) if any(map(str.isalnum, one["value"])) else ""


def _head(facts: dict[str, Any], terminal: Terminal) -> str:
    """What it comes to: in the past where it was done, as a possibility after a dry run."""
    rows = terminal.counted(facts["rows"], ("row", "rows"), ("ligne", "lignes"))
    each = _DONE if "batch" in facts else _POSSIBLE
    counts = [terminal.counted(facts[name], *forms) for name, forms in each.items()]
    colon = terminal.said(": ", "\N{NO-BREAK SPACE}: ")
    return f"{rows}{colon}{', '.join(counts)}."


_DONE = {
    "created": (("patient created", "patients created"), ("patient créé", "patients créés")),
    "merged": (("row merged", "rows merged"), ("fusionnée", "fusionnées")),
    "skipped": (("skipped", "skipped"), ("ignorée", "ignorées")),
}
_POSSIBLE = {
    "created": (("patient to create", "patients to create"), ("patient à créer", "patients à créer")),
    "merged": (("row to merge", "rows to merge"), ("à fusionner", "à fusionner")),
    "skipped": (("to skip", "to skip"), ("à ignorer", "à ignorer")),
}


def _next_step(facts: dict[str, object], terminal: Terminal) -> str:
    if "batch" not in facts:
        return terminal.said(
            "Nothing was written. Without --dry-run it will be.",
            "Rien n’a été écrit. Sans --dry-run, ce le sera.",
        )
    step = f"`serment import {named('VAULT', terminal.language)} --undo {facts['batch']}`"
    return terminal.said(f"{step} takes it back.", f"{step} l’annule.")


def export(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Write everything out, readable, where the policy allows it."""
    folder, target = Path(arguments.vault).absolute(), Path(arguments.folder).absolute()
    fictive = access.found_header(folder).header.fictive
    exporting.check_place(target, host, fictive=fictive)
    say_misplaced(folder, terminal, host)
    with access.locked(folder):
        data_key = _unlocked(folder, terminal, host)
        with (
            # The key that came out has signed that the vault is fictive; the header read before was anybody's.
            exporting.approved(target, host, fictive=data_key.fictive) as place,
            _opened(folder, data_key.keys, terminal, host) as vault,
        ):
            written = exporting.export(vault, place, host.clock)
    facts: dict[str, object] = {
        "records": written.records,
        "documents": written.documents,
        "path": place.path,
    }
    terminal.answer(facts, lambda: _written_page(facts, terminal))
    return ExitCode.DONE


def _written_page(facts: dict[str, Any], terminal: Terminal) -> str:
    rows = terminal.counted(facts["records"], ("row", "rows"), ("ligne", "lignes"))
    documents = terminal.counted(facts["documents"], ("document", "documents"), ("document", "documents"))
    return terminal.said(
        f"In {facts['path']}, readable by anyone: {rows} (records.jsonl) and {documents}. Keep them safe.",
        f"Dans {facts['path']}, lisibles par tous : {rows} (records.jsonl) et {documents}. Protégez-les.",
    )
