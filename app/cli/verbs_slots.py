"""``slots``: the ways into a vault, listed and changed, and everything under new keys."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from app import access, founding, locums, pin, rekeying, remembered
from app.cli.errors import AskedWrongly
from app.cli.terminal import Terminal
from app.cli.unlocking import say_misplaced, unlocked
from app.cli.verbs_vault import fingerprint_lines, numbered
from app.host import Host
from app.sentences import here
from vault import slots
from vault.errors import ExitCode, InvalidInput
from vault.header import DataKey, Header
from vault.keyslot import KeySlot, Locum, SlotKind
from vault.progress import Silent

_CHANGES: Final = ("change_passphrase", "new_recovery", "revoke", "locum", "rekey")


def slots_(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """List the slots, after a change if one is asked for."""
    folder = Path(arguments.vault).absolute()
    locum = _asked_for(arguments)  # said before a secret is asked for
    rekeying.settle(folder)
    terminal.found(access.found_header(folder).findings)
    say_misplaced(folder, terminal, host)
    extra: dict[str, object] = {}
    if arguments.rekey:
        rekeying.check_movable(folder)
    if any(getattr(arguments, change) not in (None, False) for change in _CHANGES):
        with access.locked(folder):
            extra = _changed(folder, arguments, locum, terminal, host)
        if locum is None:  # lending takes nothing away
            terminal.note(
                terminal.said(
                    "Backups and copies made before still open with what was valid then.",
                    "Les sauvegardes et copies faites avant s’ouvrent toujours avec ce qui valait alors.",
                )
            )
    elif rekeying.waiting(folder):
        terminal.note(
            terminal.said(
                "A change of all keys was cut off here; `--rekey` with the same new passphrase goes on with it.",
                "Un changement de toutes les clés a été interrompu ; `--rekey` avec la même nouvelle phrase le poursuit.",
            )
        )
    found = access.found_header(folder).header
    facts = {"slots": [_listed(slot) for slot in found.slots], **extra}
    terminal.answer(facts, lambda: _slots_page(found, extra, terminal))
    return ExitCode.DONE


def _asked_for(arguments: Namespace) -> Locum | None:
    """Whom to lend the vault to, if to anybody. Raises AskedWrongly."""
    if arguments.locum is None:
        if arguments.first or arguments.last or arguments.profession:
            raise AskedWrongly("serment slots", "missing", "--locum")
        return None
    first = arguments.first or date.today()
    try:
        return locums.made(
            arguments.locum, first, arguments.last or first + locums.USUAL, arguments.profession
        )
    except InvalidInput as error:
        about = "--locum" if error.field == "name" else "--until"
        raise AskedWrongly("serment slots", "bad_value", about) from None


def _changed(
    folder: Path, arguments: Namespace, locum: Locum | None, terminal: Terminal, host: Host
) -> dict[str, object]:
    typed = terminal.unlocking()
    found = access.found_header(folder).header
    remembered.check_header(folder, found, host)
    data_key = unlocked(found, typed, host)
    if arguments.rekey:
        return _rekeyed(folder, found, data_key, terminal, host)
    extra: dict[str, object] = {}
    if locum is not None:
        locums.lend(folder, data_key, locum, terminal.new_secret(twice_from_input=False), host)
    else:
        extra = _slot_changed(folder, found, data_key, arguments, terminal, host)
    pin.forget(folder, host)
    remembered.remember_header(folder, data_key.keys, host)
    return extra


def _slot_changed(
    folder: Path, found: Header, data_key: DataKey, arguments: Namespace, terminal: Terminal, host: Host
) -> dict[str, object]:
    if arguments.change_passphrase:
        access.change_passphrase(folder, data_key, terminal.new_secret(twice_from_input=False), host)
    elif arguments.revoke is not None:
        slots.revoked(folder, data_key, arguments.revoke, host.clock)
        if any(slot.id == arguments.revoke and slot.locum for slot in found.slots):
            terminal.note(
                terminal.said(
                    "If the locum may have kept a copy: `--rekey` writes everything anew under new keys.",
                    "Si le remplaçant a pu garder une copie : `--rekey` réécrit tout sous de nouvelles clés.",
                )
            )
    else:
        renewed = access.renew_recovery(folder, data_key, access.drawn_entropy(), host)
        return {"recovery_words": list(renewed)}
    return {}


def _rekeyed(
    folder: Path, found: Header, data_key: DataKey, terminal: Terminal, host: Host
) -> dict[str, object]:
    new = terminal.new_secret(twice_from_input=False)
    ways = founding.new_ways(new, access.drawn_entropy(), access.known_words(folder, found))
    new_keys = rekeying.NewKeys(ways.passphrase, ways.recovery)
    made = rekeying.rekey(folder, data_key, new_keys, host, Silent())
    return {"recovery_words": list(ways.words), "fingerprint": made.keys.public_key.hex()}


def _listed(slot: KeySlot) -> dict[str, object]:
    facts: dict[str, object] = {
        "id": slot.id,
        "kind": slot.kind.value,
        "label": slot.label,
        "created_at": slot.created_at,
    }
    if slot.locum is not None:
        facts |= {"name": slot.locum.name, "from": slot.locum.starts_at, "until": slot.locum.ends_at}
    return facts


def _slots_page(found: Header, extra: dict[str, object], terminal: Terminal) -> str:
    kinds = {
        SlotKind.PASSPHRASE: terminal.said("passphrase", "phrase de passe"),
        SlotKind.RECOVERY: terminal.said("recovery words", "mots de secours"),
        SlotKind.LOCUM: terminal.said("locum", "remplaçant"),
    }
    lines = [
        f"{one.id}  {here(one.created_at)}  {kinds[one.kind]}  {one.label or _term(one, terminal)}".rstrip()
        for one in found.slots
    ]
    words = extra.get("recovery_words")
    if isinstance(words, list):
        shown = terminal.said(
            "Write the new recovery words on paper; they are shown only once.",
            "Écrivez les nouveaux mots de secours sur papier ; ils ne s’affichent qu’une fois.",
        )
        lines += ["", shown, "", *numbered(tuple(words))]
    fingerprint = extra.get("fingerprint")
    if isinstance(fingerprint, str):
        lines += ["", *fingerprint_lines(terminal, fingerprint)]
    return "\n".join(lines)


def _term(slot: KeySlot, terminal: Terminal) -> str:
    if slot.locum is None:
        return ""
    first, last = (f"{day:%d/%m/%Y}" for day in (locums.first_day(slot.locum), locums.last_day(slot.locum)))
    return terminal.said(
        f"{slot.locum.name}, from {first} to {last}", f"{slot.locum.name}, du {first} au {last}"
    )
