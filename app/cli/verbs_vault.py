"""``create`` and ``verify``."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from shutil import rmtree

from app import access, founding, remembered, vaultlock
from app.cli.errors import NotAFingerprint, NotAName
from app.cli.terminal import Terminal
from app.cli.unlocking import say_misplaced, unlocked
from app.host import Host
from app.recovery_sheet import in_groups
from app.sentences import finding
from app.sentences.findings import ANOTHER_BACKUP
from vault import creation, files
from vault.backup import snapshot
from vault.errors import (
    ExitCode,
    FolderNotEmpty,
    NotAVault,
    ReadOnlyFolder,
    Tampered,
    VaultError,
    VaultInUse,
    VaultTooNew,
)
from vault.findings import Finding, Kind
from vault.records.practice import Practice
from vault.verify import Report, Subject, verify

_KEY_SIZE = 32
_LONGEST_NAME = 120


def create(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Make a vault and show its recovery words, once."""
    target = Path(arguments.vault).absolute()
    practice = _practice(arguments, target)
    # What cannot work is said before a secret is asked for, and before anything is made.
    founding.check_new_place(target, host, fictive=False)
    passphrase = terminal.new_secret(twice_from_input=True)
    personal = (practice.name, practice.practitioner)
    ways = founding.new_ways(passphrase, access.drawn_entropy(), personal)
    seedling = creation.drawn()
    with _undone_if_cut_off(target):
        data_key = founding.prepare(target, ways, seedling, host)
        fingerprint = data_key.keys.public_key.hex()
        founding.finish(target, data_key, practice, host)
    facts: dict[str, object] = {"vault_id": seedling.vault_id, "recovery_words": list(ways.words)}
    terminal.answer(facts, lambda: _words_page(terminal, target, ways.words, fingerprint))
    return ExitCode.DONE


@contextmanager
def _undone_if_cut_off(target: Path) -> Iterator[None]:
    """Leave nothing of a vault that was not finished."""
    try:
        yield
    except (FolderNotEmpty, VaultInUse):
        raise  # what lies there is somebody else's
    except BaseException:
        rmtree(creation.workshop(target), ignore_errors=True)
        raise


def _practice(arguments: Namespace, target: Path) -> Practice:
    name = arguments.practice or target.name.removesuffix(".serment")
    practitioner = arguments.practitioner or name
    for shown in (name, practitioner):
        if len(shown) > _LONGEST_NAME or not shown.isprintable():
            raise NotAName(_LONGEST_NAME)
    return Practice(practitioner, name=name)


def _words_page(terminal: Terminal, target: Path, shown: tuple[str, ...], fingerprint: str) -> str:
    begun = terminal.said(
        f"The vault is at {target}.\nWrite these recovery words on paper; they are shown only once.",
        f"Le coffre est dans {target}.\n"
        "Écrivez ces mots de secours sur papier ; ils ne s’affichent qu’une fois.",
    )
    return "\n".join([begun, "", *numbered(shown), "", *fingerprint_lines(terminal, fingerprint)])


def numbered(shown: tuple[str, ...]) -> list[str]:
    return [f"{number:>4}. {word}" for number, word in enumerate(shown, 1)]


def fingerprint_lines(terminal: Terminal, fingerprint: str) -> list[str]:
    """The vault's public key (hex), as a sheet shows it."""
    said = terminal.said(
        "Its fingerprint, for `serment verify --fingerprint` (no secret):",
        "Son empreinte, pour `serment verify --fingerprint` (ce n’est pas un secret) :",
    )
    return [said, in_groups(fingerprint)]


def verify_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Check a vault or a snapshot."""
    folder = Path(arguments.vault).absolute()
    with files.answers(folder):
        if not folder.is_dir():
            raise NotAVault(str(folder))
    known = _fingerprint(arguments.fingerprint)
    if snapshot.documents_root(folder) == folder:
        say_misplaced(folder, terminal, host)
    with _held_if_possible(folder):
        report = _remembering(folder, host, verify(_subject(folder, known, arguments, terminal, host)))
    facts = {
        "ok": report.ok,
        "authenticated": report.authenticated,
        "findings": [asdict(one) for one in report.findings],
        "counts": report.counts,
    }
    of_backup = snapshot.documents_root(folder) != folder
    terminal.answer(facts, lambda: _report_page(report, terminal, of_backup=of_backup))
    return ExitCode.DONE if report.ok else ExitCode.DAMAGED


def _remembering(folder: Path, host: Host, report: Report) -> Report:
    """The report, and what only this computer's memory can find: a header from before the latest change."""
    if snapshot.documents_root(folder) != folder:
        return report  # a snapshot keeps the header of its day
    try:
        remembered.check_header(folder, access.found_header(folder).header, host)
    except Tampered as error:
        older = Finding(Kind(error.kind), error.path, error.detail)
        return report if older in report.findings else replace(report, findings=(*report.findings, older))
    except VaultError:
        pass  # the report says so already
    return report


def _held_if_possible(folder: Path) -> AbstractContextManager[object]:
    """Nobody opens a vault meanwhile. A snapshot has no lock, and gets none: verifying writes nothing."""
    if snapshot.documents_root(folder) != folder:
        return nullcontext()
    if not vaultlock.file_of(folder).exists():
        with files.answers(folder):
            return vaultlock.enclose(folder) or nullcontext()
    try:
        return access.held(folder, quietly=True)
    except ReadOnlyFolder:
        return nullcontext()


def _subject(
    folder: Path, known: bytes | None, arguments: Namespace, terminal: Terminal, host: Host
) -> Subject:
    root = snapshot.documents_root(folder)
    shared = None if root == folder else root
    if arguments.without_secret:
        return Subject(folder, None, known or remembered.key_of(folder, host), shared)
    typed = terminal.unlocking()
    try:
        found = access.found_header(folder).header
    except (NotAVault, VaultTooNew):
        raise
    except VaultError:
        # Neither header serves: what is wrong with them is the finding, whatever was typed.
        return Subject(folder, None, known, shared)
    return Subject(folder, unlocked(found, typed, host).keys, known, shared)


def _fingerprint(groups: tuple[str, ...]) -> bytes | None:
    """The key that a recovery sheet shows in groups of four digits. Raises NotAFingerprint."""
    if not groups:
        return None
    try:
        key = bytes.fromhex("".join(groups))
    except ValueError:
        raise NotAFingerprint from None
    if len(key) != _KEY_SIZE:
        raise NotAFingerprint
    return key


def _report_page(report: Report, terminal: Terminal, *, of_backup: bool) -> str:
    lines = [finding(one.kind, one.path, one.detail, terminal.language) for one in report.findings]
    if not report.ok and of_backup:
        english, french = ANOTHER_BACKUP
    elif not report.ok:
        english = "Nothing was changed. Restore from a backup."
        french = "Rien n’a été modifié. Restaurez depuis une sauvegarde."
    elif report.authenticated:
        english, french = "Everything is what was sealed.", "Tout est bien ce qui a été scellé."
    else:
        english = (
            "Complete. Only a secret, or the fingerprint on the recovery sheet, shows that it is authentic."
        )
        french = (
            "Complet. Seul un secret, ou l’empreinte de la feuille de secours, prouve qu’il est authentique."
        )
    held = terminal.counts(report.counts)
    return "\n".join([*lines, terminal.said(english, french), *([held] if held else [])])
