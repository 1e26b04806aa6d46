"""What ``backup`` and ``backups`` say of a drive: what was copied, what went, what may go, what to decide."""

from dataclasses import asdict

from app.amounts import size
from app.backing_up import Done
from app.cli.terminal import Terminal
from app.drive_outlook import Outlook
from app.examining import Examination
from app.listing import Backup, Broken, Listing
from app.sentences import finding, here
from app.visible import visible
from vault.backup.changes import Change
from vault.backup.thinning import Plan


def facts(made: Done) -> dict[str, object]:
    """A backup for a script."""
    return {
        **asdict(made.backup),
        "written": made.written,
        "mended": made.mended,
        "flushes": made.flushes,
        "removed": [one.name for one in made.gone.goes],
        "renewed": list(made.renewed),
        "reopened": list(made.reopened),
        "change": _change(made.change),
        "drive": drive_facts(made.outlook),
    }


def drive_facts(ahead: Outlook) -> dict[str, object]:
    """What comes next on a drive, for a script."""
    room = ahead.room
    return {
        "room": room and {"free": room.free, "each": room.each, "left": room.left, "low": room.is_low},
        "may_go": [asdict(one) for one in ahead.may_go.goes],
        "for_room": [asdict(one) for one in ahead.for_room.goes],
        "thins": ahead.rotates,
        "halted": ahead.halted,
        "old_headers": list(ahead.old_headers),
    }


def _change(change: Change | None) -> dict[str, object] | None:
    return {**asdict(change), "mass": change.is_mass} if change else None


def made_page(made: Done, terminal: Terminal) -> str:
    """A backup for a person: what was done, and what to decide, each on a line of its own."""
    backup, language = made.backup, terminal.language
    amount = size(backup.bytes, language)
    lines = [
        terminal.said(
            f"Backup {backup.snapshot} is complete and verified: {amount}, {backup.path}",
            f"La sauvegarde {backup.snapshot} est complète et vérifiée : {amount}, {backup.path}",
        )
    ]
    if made.mended:
        lines.append(_mended(made.mended, terminal))
    if not made.flushes:
        lines.append(
            terminal.said(
                "This drive cannot flush one file: eject it before you pull it out.",
                "Ce disque ne sait pas enregistrer un fichier à la fois : éjectez-le avant de le retirer.",
            )
        )
    if made.gone.goes:
        gone, freed = _old(len(made.gone.goes), terminal), size(made.gone.frees, language)
        lines.append(
            terminal.said(
                f"Removed, as agreed: {gone} ({freed}).", f"Supprimé, comme convenu : {gone} ({freed})."
            )
        )
    if made.renewed:
        renewed = _old(len(made.renewed), terminal)
        lines.append(
            terminal.said(
                f"Now opened by today's secrets only: {renewed}.",
                f"Désormais ouvert par les seuls secrets d’aujourd’hui : {renewed}.",
            )
        )
    if made.reopened:
        reopened = _old(len(made.reopened), terminal)
        lines.append(
            terminal.said(
                f"Both headers were damaged, and were written anew: {reopened}. Watch this drive.",
                f"Les deux en-têtes étaient endommagés, ils ont été réécrits : {reopened}. Surveillez ce disque.",
            )
        )
    return "\n".join([*lines, *drive_lines(made.outlook, terminal)])


def _mended(count: int, terminal: Terminal) -> str:
    documents = terminal.counted(
        count, ("older document", "older documents"), ("ancien document", "anciens documents")
    )
    return terminal.said(
        f"On this drive {documents} had changed or could not be read: copied again from the vault and read back. "
        "Watch this drive; if it happens again, replace it.",
        f"Sur ce disque, altéré ou illisible : {documents}, à nouveau copié depuis le coffre et relu. "
        "Surveillez ce disque ; si cela se reproduit, remplacez-le.",
    )


def drive_lines(ahead: Outlook, terminal: Terminal) -> list[str]:
    """What there is to decide about a drive; nothing where all is well."""
    lines = [_halted(terminal)] if ahead.halted else []
    if ahead.room and ahead.room.is_low:
        lines.append(_low(ahead, terminal))
    if ahead.may_go.goes and not ahead.halted and not ahead.rotates:
        lines.append(_may_go(ahead.may_go, terminal))
    if ahead.old_headers:
        lines.append(_old_headers(len(ahead.old_headers), terminal))
    return lines


def _halted(terminal: Terminal) -> str:
    return terminal.said(
        "Much of the vault changed since the backup before: no old backup is removed until you say so. "
        "If the change is yours, add --thin to the next backup; if not, keep this drive apart and look.",
        "Une grande partie du coffre a changé depuis la sauvegarde précédente : aucune ancienne sauvegarde n’est "
        "supprimée sans votre accord. Si c’est vous, ajoutez --thin à la prochaine ; sinon, mettez ce disque de "
        "côté et vérifiez.",
    )


def _low(ahead: Outlook, terminal: Terminal) -> str:
    assert ahead.room is not None, "said only of a room that is known"
    free = size(ahead.room.free, terminal.language)
    left = terminal.counted(ahead.room.left, ("backup", "backups"), ("sauvegarde", "sauvegardes"))
    said = terminal.said(
        f"Room is getting short: {free} free, enough for {left} more.",
        f"La place va manquer : {free} libres, de quoi faire encore {left}.",
    )
    plan = ahead.for_room if ahead.for_room.goes else ahead.may_go
    if not plan.goes:
        return said + " " + terminal.said("Use another drive soon.", "Prenez bientôt un autre disque.")
    old, freed = _old(len(plan.goes), terminal), size(plan.frees, terminal.language)
    return said + " " + terminal.said(f"{old} would free {freed}.", f"{old} : {freed} à libérer.")


def _may_go(plan: Plan, terminal: Terminal) -> str:
    old, freed = _old(len(plan.goes), terminal), size(plan.frees, terminal.language)
    names = ", ".join(one.name for one in plan.goes[:10]) + (", …" if len(plan.goes) > 10 else "")
    return terminal.said(
        f"By the schedule these are not needed any more: {old} ({freed}): {names}. "
        "Add --thin to a backup, and they go after it, now and later.",
        f"Selon le calendrier, ceci n’est plus nécessaire : {old} ({freed}) : {names}. "
        "Ajoutez --thin à une sauvegarde : après elle, ces anciennes sauvegardes partent, et les prochaines aussi.",
    )


def _old_headers(count: int, terminal: Terminal) -> str:
    old = _old(count, terminal)
    return terminal.said(
        f"On this drive, a secret that you replaced still opens: {old}. Add --renew-headers to a backup to end that.",
        f"Sur ce disque, un secret que vous avez remplacé ouvre encore : {old}. Ajoutez --renew-headers à une "
        "sauvegarde pour y mettre fin.",
    )


def _old(count: int, terminal: Terminal) -> str:
    return terminal.counted(
        count, ("old backup", "old backups"), ("ancienne sauvegarde", "anciennes sauvegardes")
    )


def listed_facts(found: Listing) -> dict[str, object]:
    """The backups of a drive for a script; what is called one and cannot be restored, where there is any."""
    whole: dict[str, object] = {"backups": [asdict(one) for one in found.backups]}
    return whole | ({"broken": [_broken_facts(one) for one in found.broken]} if found.broken else {})


def _broken_facts(one: Broken) -> dict[str, object]:
    wrong = {"kind": one.wrong.kind, "file": one.wrong.path, "detail": one.wrong.detail}
    return {"snapshot": one.snapshot, "sealed_at": one.sealed_at, **wrong, "path": one.path}


def listed_page(found: Listing, terminal: Terminal) -> str:
    """The backups of a drive for a person."""
    lines = [_backup_line(one, terminal) for one in found.backups]
    if not lines:
        lines.append(
            terminal.said(
                "There is no backup here. `serment backup VAULT DRIVE` makes one.",
                "Il n’y a pas de sauvegarde ici. `serment backup COFFRE DISQUE` en fait une.",
            )
        )
    lines += (_broken_line(one, terminal) for one in found.broken)
    if not all(one.unfinished for one in found.broken):
        lines.append(
            terminal.said(
                "What is damaged is left as it is. Make a new backup now, and watch this drive.",
                "Ce qui est endommagé est laissé en l’état. Faites dès maintenant une nouvelle sauvegarde, et "
                "surveillez ce disque.",
            )
        )
    return "\n".join(lines)


def _broken_line(one: Broken, terminal: Terminal) -> str:
    wrong = finding(one.wrong.kind, one.wrong.path, one.wrong.detail, terminal.language)
    cannot = terminal.said("cannot be restored:", "ne se restaure pas\u00a0:")
    return f"{here(one.sealed_at)}  {cannot} {wrong}  {visible(one.path)}"


def examined_page(read: Examination, terminal: Terminal) -> str:
    """What was found on a drive that was read again."""
    lines = [finding(one.kind, one.path, one.detail, terminal.language) for one in read.findings]
    whole = terminal.counted(len(read.whole), ("backup", "backups"), ("sauvegarde", "sauvegardes"))
    lines.append(
        terminal.said(
            f"Every byte was read again: {whole} exactly as sealed.",
            f"Chaque octet a été relu : {whole}, exactement comme scellé.",
        )
    )
    return "\n".join(lines)


def _backup_line(one: Backup, terminal: Terminal) -> str:
    amount = size(one.bytes, terminal.language)
    verified = terminal.said("not verified here", "non vérifiée ici")
    if one.verified_at:
        verified = f"{terminal.said('verified', 'vérifiée le')} {here(one.verified_at)}"
    return f"{here(one.sealed_at)}  {amount:>8}  {verified}  {visible(one.path)}"
