"""What can be typed behind ``serment``."""

import argparse

from app.language import Language
from app.places import Purpose

_ABOUT = (
    "Serment keeps a practitioner's patient records in an encrypted vault. Without a verb it opens a window.",
    "Serment garde les dossiers d'un praticien dans un coffre chiffré. Sans verbe, il ouvre une fenêtre.",
)
_HELP: dict[str, tuple[str, str, str]] = {
    "create": ("Make a new vault.", "Crée un coffre.", "serment create ~/Cabinet.serment"),
    "verify": (
        "Check that a vault or a snapshot is what was sealed. Never writes.",
        "Vérifie qu'un coffre ou une sauvegarde est bien ce qui a été scellé. N'écrit jamais.",
        "serment verify ~/Cabinet.serment",
    ),
    "slots": (
        "List or change the ways into a vault.",
        "Liste ou change les accès d'un coffre.",
        "serment slots ~/Cabinet.serment --change-passphrase",
    ),
    "import": (
        "Take over a patient list (CSV).",
        "Reprend une liste de patients (CSV).",
        "serment import ~/Cabinet.serment patients.csv --dry-run",
    ),
    "export": (
        "Write everything out, readable: JSON lines and documents.",
        "Écrit tout en clair : lignes JSON et documents.",
        "serment export ~/Cabinet.serment ~/Export",
    ),
    "backup": (
        "Copy a vault, encrypted, onto a real external drive.",
        "Copie un coffre, chiffré, sur un vrai disque externe.",
        "serment backup ~/Cabinet.serment /media/CLE",
    ),
    "backups": (
        "List the backups on a drive.",
        "Liste les sauvegardes d'un disque.",
        "serment backups /media/CLE",
    ),
    "restore": (
        "Make a vault from a backup.",
        "Refait un coffre depuis une sauvegarde.",
        "serment restore /media/CLE/Serment/Cabinet-.../2026-11-21T18-30-12Z ~/Cabinet.serment",
    ),
    "drives": (
        "List the disks here and whether they may hold backups.",
        "Liste les disques et dit s'ils peuvent recevoir des sauvegardes.",
        "serment drives --json",
    ),
    "place": (
        "Ask whether a folder may hold a vault, a backup or an export.",
        "Dit si un dossier peut recevoir un coffre, une sauvegarde ou un export.",
        "serment place /media/CLE --for backup",
    ),
    "lock": ("Lock the running program.", "Verrouille le programme ouvert.", "serment lock"),
    "demo": (
        "Show the whole program on a fictional practice, with pictures.",
        "Montre tout le programme sur un cabinet fictif, avec des images.",
        "serment demo /tmp/demonstration",
    ),
}
_EXIT = (
    "Exit codes: 0 done, 1 defect, 2 usage, 3 wrong secret, 4 refused by policy, "
    "5 damaged, tampered or not sealed, 6 the machine, 7 in use, 8 too new, 130 interrupted.",
    "Codes de sortie : 0 fait, 1 défaut, 2 usage, 3 mauvais secret, 4 refusé, "
    "5 endommagé, altéré ou non scellé, 6 l'ordinateur, 7 en cours d'utilisation, 8 trop récent, 130 interrompu.",
)


def parser(language: Language) -> argparse.ArgumentParser:
    """The parser, with its help in the person's language."""
    french = language == "fr"
    top = argparse.ArgumentParser(prog="serment", description=_ABOUT[french], epilog=_EXIT[french])
    top.add_argument("--version", action="version", version=_version())
    verbs = top.add_subparsers(dest="verb", metavar="VERB")
    made = {name: _verb(verbs, name, french=french) for name in _HELP}
    for name in ("create", "verify", "slots", "import", "export", "backup"):
        made[name].add_argument("vault", metavar="VAULT")
    made["create"].add_argument("--practice", default="", metavar="NAME")
    made["create"].add_argument("--practitioner", default="", metavar="NAME")
    made["verify"].add_argument("--without-secret", action="store_true")
    made["verify"].add_argument("--fingerprint", default="", metavar="HEX")
    ways = made["slots"].add_mutually_exclusive_group()
    ways.add_argument("--change-passphrase", action="store_true")
    ways.add_argument("--new-recovery", action="store_true")
    ways.add_argument("--revoke", metavar="ID")
    made["import"].add_argument("file", metavar="FILE", nargs="?")
    made["import"].add_argument("--dry-run", action="store_true")
    made["import"].add_argument("--undo", metavar="BATCH")
    made["export"].add_argument("folder", metavar="FOLDER")
    made["backup"].add_argument("drive", metavar="DRIVE")
    made["backups"].add_argument("drive", metavar="DRIVE")
    made["restore"].add_argument("snapshot", metavar="SNAPSHOT")
    made["restore"].add_argument("new", metavar="NEW")
    made["place"].add_argument("path", metavar="PATH")
    made["place"].add_argument(
        "--for", dest="purpose", required=True, choices=[p.value for p in Purpose if p is not Purpose.IMPORT]
    )
    made["demo"].add_argument("folder", metavar="DIR")
    made["demo"].add_argument("--patients", type=int, default=400, metavar="N")
    made["demo"].add_argument("--seed", type=int, default=2026, metavar="N")
    return top


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, *, french: bool
) -> argparse.ArgumentParser:
    english, other, example = _HELP[name]
    about = other if french else english
    shown = ("Exemple : " if french else "Example: ") + example
    verb = verbs.add_parser(name, help=about, description=about, epilog=shown)
    verb.add_argument("--json", action="store_true")
    return verb


def _version() -> str:
    import resources

    return f"Serment {resources.text('version.txt').strip()}"
