"""``create``, ``verify`` and ``slots``."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from app import access
from app.cli.terminal import Terminal
from app.host import Host
from app.sentences import finding
from vault import creation, header, slots
from vault.backup import snapshot
from vault.errors import ExitCode, InvalidInput, NotAVault, ReadOnlyFolder, VaultError
from vault.header import DataKey, Header
from vault.keyslot import Credential, SlotKind
from vault.records.practice import Practice
from vault.verify import Report, Subject, verify


def create(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Make a vault and show its recovery words, once."""
    target = Path(arguments.vault).absolute()
    practice = _practice(arguments, target)
    with access.approve_vault_place(target, host, fictive=False):
        passphrase = terminal.new_secret(twice_from_input=True)
    personal = (practice.name, practice.practitioner)
    ways = access.new_ways(passphrase, access.drawn_entropy(), personal)
    data_key = access.prepare(target, ways, creation.drawn(), host)
    access.finish(target, data_key.keys, practice, host)
    facts: dict[str, object] = {
        "vault_id": header.read(target).header.vault_id,
        "recovery_words": list(ways.words),
    }
    terminal.answer(facts, lambda: _words_page(terminal, target, ways.words))
    return ExitCode.DONE


def _practice(arguments: Namespace, target: Path) -> Practice:
    name = arguments.practice or target.name.removesuffix(".serment")
    return Practice(arguments.practitioner or name, name=name)


def _words_page(terminal: Terminal, target: Path, shown: tuple[str, ...]) -> str:
    numbered = "\n".join(f"{number:>4}. {word}" for number, word in enumerate(shown, 1))
    english = f"The vault is at {target}.\nWrite these recovery words on paper; they are shown only once.\n\n{numbered}"
    french = (
        f"Le coffre est dans {target}.\n"
        f"Écrivez ces mots de secours sur papier ; ils ne s'affichent qu'une fois.\n\n{numbered}"
    )
    return terminal.said(english, french)


def verify_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Check a vault or a snapshot."""
    folder = Path(arguments.vault).absolute()
    if not folder.is_dir():
        raise NotAVault(str(folder))
    with _held_if_possible(folder):
        report = verify(_subject(folder, arguments, terminal, host))
    facts = {
        "ok": report.ok,
        "authenticated": report.authenticated,
        "findings": [asdict(one) for one in report.findings],
        "counts": report.counts,
    }
    terminal.answer(facts, lambda: _report_page(report, terminal))
    return ExitCode.DONE if report.ok else ExitCode.DAMAGED


@contextmanager
def _held_if_possible(folder: Path) -> Iterator[None]:
    """Nobody opens a vault meanwhile; a snapshot on a read-only drive cannot be opened by anyone."""
    try:
        with access.locked(folder, quietly=True):
            yield
    except ReadOnlyFolder:
        yield


def _subject(folder: Path, arguments: Namespace, terminal: Terminal, host: Host) -> Subject:
    root = snapshot.documents_root(folder)
    shared = None if root == folder else root
    known = _fingerprint(arguments.fingerprint)
    if arguments.without_secret:
        return Subject(folder, None, known or access.remembered_key(folder, host), shared)
    typed = terminal.secret("Passphrase or recovery words:", "Phrase de passe ou mots de secours :")
    try:
        found = header.read(folder).header
    except NotAVault:
        raise
    except VaultError:
        # Neither header serves: what is wrong with them is the finding, whatever was typed.
        return Subject(folder, None, known, shared)
    return Subject(folder, access.unlock(found, typed, host).keys, known, shared)


def _fingerprint(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text) or None
    except ValueError:
        raise InvalidInput("fingerprint", "hexadecimal") from None


def _report_page(report: Report, terminal: Terminal) -> str:
    lines = [finding(one.kind, one.path, one.detail, terminal.language) for one in report.findings]
    if report.ok and report.authenticated:
        lines.append(terminal.said("Everything is what was sealed.", "Tout est bien ce qui a été scellé."))
    elif report.ok:
        lines.append(
            terminal.said(
                "Complete. Only a secret, or the fingerprint on the recovery sheet, shows that it is authentic.",
                "Complet. Seul un secret, ou l'empreinte de la feuille de secours, prouve qu'il est authentique.",
            )
        )
    else:
        lines.append(
            terminal.said(
                "Nothing was changed. Restore from a backup.",
                "Rien n'a été modifié. Restaurez depuis une sauvegarde.",
            )
        )
    return "\n".join(lines)


def slots_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the slots, after a change if one is asked for."""
    folder = Path(arguments.vault).absolute()
    header.read(folder)
    extra: dict[str, object] = {}
    if arguments.change_passphrase or arguments.new_recovery or arguments.revoke:
        with access.locked(folder):
            extra = _changed(folder, arguments, terminal, host)
    found = header.read(folder).header
    terminal.answer({"slots": _listed(found), **extra}, lambda: _slots_page(found, extra, terminal))
    return ExitCode.DONE


def _changed(folder: Path, arguments: Namespace, terminal: Terminal, host: Host) -> dict[str, object]:
    typed = terminal.secret("Passphrase or recovery words:", "Phrase de passe ou mots de secours :")
    found = header.read(folder).header
    data_key = access.unlock(found, typed, host)
    if arguments.change_passphrase:
        _change_passphrase(folder, found, data_key, terminal, host)
    elif arguments.revoke:
        slots.revoked(folder, data_key, arguments.revoke, host.clock)
    else:
        return {"recovery_words": list(access.renew_recovery(folder, data_key, access.drawn_entropy(), host))}
    return {}


def _change_passphrase(
    folder: Path, found: Header, data_key: DataKey, terminal: Terminal, host: Host
) -> None:
    new = terminal.new_secret(twice_from_input=False)
    credential = Credential.passphrase(new)
    access.check_strength(new)
    slot_id = _passphrase_slot(found, data_key.slot_id)
    slots.replaced(folder, data_key, slot_id, credential, host.passphrase_kdf(), host.clock)


def _passphrase_slot(found: Header, opened: str) -> str:
    """The slot that was opened or, when recovery words opened one, the passphrase that was forgotten."""
    passphrases = [slot.id for slot in found.slots if slot.kind is SlotKind.PASSPHRASE]
    return opened if opened in passphrases else passphrases[0]


def _listed(found: Header) -> list[dict[str, object]]:
    return [
        {"id": slot.id, "kind": slot.kind.value, "label": slot.label, "created_at": slot.created_at}
        for slot in found.slots
    ]


def _slots_page(found: Header, extra: dict[str, object], terminal: Terminal) -> str:
    lines = [f"{slot.id}  {slot.kind.value:<10}  {slot.created_at}  {slot.label}" for slot in found.slots]
    words = extra.get("recovery_words")
    if isinstance(words, list):
        lines += [f"{number:>4}. {word}" for number, word in enumerate(words, 1)]
    return "\n".join(lines)
