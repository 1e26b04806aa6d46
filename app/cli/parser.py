"""What can be typed behind ``serment``."""

import argparse
from dataclasses import dataclass
from typing import Final

from app.cli import options
from app.cli.usage import Parser
from app.language import Language

_ABOUT: Final = (
    "Serment keeps a practitioner's patient records in an encrypted vault. Without a verb it opens a window.",
    "Serment garde les dossiers d’un praticien dans un coffre chiffré. Sans verbe, il ouvre une fenêtre.",
)
_EXIT: Final = (
    "Secrets are asked for, or read from standard input, one a line; never from the command line. "
    "Exit codes: 0 done, 1 defect, 2 usage, 3 wrong secret, 4 refused by policy, "
    "5 damaged, tampered or not sealed, 6 the machine, 7 in use, 8 too new, 130 interrupted.",
    "Les secrets sont demandés, ou lus sur l’entrée standard, un par ligne ; jamais sur la ligne de commande. "
    "Codes de sortie : 0 fait, 1 défaut, 2 usage, 3 mauvais secret, 4 refusé, "
    "5 endommagé, altéré ou non scellé, 6 l’ordinateur, 7 en cours d’utilisation, 8 trop récent, 130 interrompu.",
)


@dataclass(frozen=True, slots=True)
class _Verb:
    english: str
    french: str
    example: str


_VERBS: Final = {
    "create": _Verb(
        "Make a new vault. Asks for its passphrase twice and shows its recovery words once.",
        "Crée un coffre. Demande deux fois sa phrase de passe et montre une seule fois ses mots de secours.",
        'serment create ~/Cabinet.serment --practitioner "Dr Anne Exemple"',
    ),
    "verify": _Verb(
        "Check that a vault or a snapshot is what was sealed. Asks for its passphrase or recovery words; never writes.",
        "Vérifie qu’un coffre ou une sauvegarde est bien ce qui a été scellé. Demande la phrase de passe ou les mots de secours ; n’écrit jamais.",
        "serment verify ~/Cabinet.serment",
    ),
    "slots": _Verb(
        "List or change the ways into a vault.",
        "Liste ou change les accès d’un coffre.",
        "serment slots ~/Cabinet.serment --change-passphrase",
    ),
    "import": _Verb(
        "Take over a patient list (CSV). Every row becomes a patient, joins one, or is reported.",
        "Reprend une liste de patients (CSV). Chaque ligne devient un patient, en rejoint un, ou est signalée.",
        "serment import ~/Cabinet.serment patients.csv --dry-run",
    ),
    "export": _Verb(
        "Write everything out, readable: JSON lines and documents.",
        "Écrit tout en clair : lignes JSON et documents.",
        "serment export ~/Cabinet.serment ~/Export",
    ),
    "backup": _Verb(
        "Copy a vault, encrypted, onto a real external drive. Needs no secret.",
        "Copie un coffre, chiffré, sur un vrai disque externe. Sans secret.",
        "serment backup ~/Cabinet.serment /media/anne/CLE",
    ),
    "backups": _Verb(
        "List the backups on a drive, each with its folder.",
        "Liste les sauvegardes d’un disque, chacune avec son dossier.",
        "serment backups /media/anne/CLE",
    ),
    "restore": _Verb(
        "Make a vault from a backup (`serment backups` lists them). Asks for the passphrase or the recovery words.",
        "Refait un coffre depuis une sauvegarde (`serment backups` les liste). Demande la phrase de passe ou les mots de secours.",
        "serment restore /media/anne/CLE/Serment/Cabinet-.../2026-11-21T18-30-12Z ~/Repris.serment",
    ),
    "rehearse": _Verb(
        "Try a restore: everything comes back to a scratch place, is looked through and removed. Asks for the passphrase or the recovery words.",
        "Essaie une restauration : tout revient dans un dossier provisoire, est contrôlé, puis effacé. Demande la phrase de passe ou les mots de secours.",
        "serment rehearse /media/anne/CLE/Serment/Cabinet-.../2026-11-21T18-30-12Z",
    ),
    "drives": _Verb(
        "List the disks here, whether they may hold backups and what your backup drives last took; or eject one.",
        "Liste les disques, dit s’ils peuvent recevoir des sauvegardes et ce que vos disques contiennent ; ou en éjecte un.",
        "serment drives --json",
    ),
    "place": _Verb(
        "Ask whether a folder may hold a vault, a backup or an export; the exit code is 4 if it may not.",
        "Dit si un dossier peut recevoir un coffre, une sauvegarde ou un export ; le code de sortie est 4 sinon.",
        "serment place /media/anne/CLE --for backup",
    ),
    "lock": _Verb("Lock the running program.", "Verrouille le programme ouvert.", "serment lock"),
    "demo": _Verb(
        "Show the whole program on a fictional practice, with pictures.",
        "Montre tout le programme sur un cabinet fictif, avec des images.",
        "serment demo demonstration",
    ),
}

#: The arguments of each verb, in their order: what they are called, and what they are.
_NAMED: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "create": (("vault", "the folder to make", "le dossier à créer"),),
    "verify": (("vault", "a vault or a snapshot", "un coffre ou une sauvegarde"),),
    "slots": (("vault", "the vault's folder", "le dossier du coffre"),),
    "import": (
        ("vault", "the vault's folder", "le dossier du coffre"),
        ("file", "the patient list", "la liste de patients"),
    ),
    "export": (
        ("vault", "the vault's folder", "le dossier du coffre"),
        ("folder", "a new or empty folder", "un dossier nouveau ou vide"),
    ),
    "backup": (
        ("vault", "the vault's folder", "le dossier du coffre"),
        ("drive", "where the drive is mounted", "là où le disque est monté"),
    ),
    "backups": (("drive", "where the drive is mounted", "là où le disque est monté"),),
    "restore": (
        (
            "snapshot",
            "a snapshot's folder, or a closed vault",
            "le dossier d’une sauvegarde, ou un coffre fermé",
        ),
        ("new", "the folder to make", "le dossier à créer"),
    ),
    "rehearse": (("snapshot", "a snapshot's folder", "le dossier d’une sauvegarde"),),
    "drives": (),
    "place": (("path", "a folder, there already or not", "un dossier, existant ou non"),),
    "lock": (),
    "demo": (
        (
            "folder",
            "a new folder, or an earlier demonstration's, which is replaced",
            "un dossier nouveau, ou celui d’une démonstration, alors remplacée",
        ),
    ),
}


def parser(language: Language) -> argparse.ArgumentParser:
    """The parser, with its help in the person's language."""
    french = language == "fr"
    top = Parser(language=language, prog="serment", description=_ABOUT[french], epilog=_EXIT[french])
    top.options.add_argument(
        "--version",
        action="version",
        version=_version(),
        help="montre la version" if french else "show the version",
    )
    verbs = top.add_subparsers(
        dest="verb",
        metavar=options.named("VERB", language),
        required=True,
        title="verbes" if french else "verbs",
    )
    made = {name: _made(verbs, name, language) for name in _VERBS}
    options.add(made, language)
    return top


def _made(verbs: "argparse._SubParsersAction[Parser]", name: str, language: Language) -> Parser:
    french = language == "fr"
    verb = _VERBS[name]
    about = verb.french if french else verb.english
    # On a line of its own, which is never broken: it is there to be copied.
    shown = f"{'Exemple :' if french else 'Example:'}\n  {verb.example}"
    made = verbs.add_parser(
        name, help=about, prog=f"serment {name}", language=language, description=about, epilog=shown
    )
    for argument, english, other in _NAMED[name]:
        # An import is undone without a file.
        count = "?" if (name, argument) == ("import", "file") else None
        shown_as = options.named("DIR" if name == "demo" else argument.upper(), language)
        made.named.add_argument(argument, metavar=shown_as, help=other if french else english, nargs=count)
    made.options.add_argument(
        "--json",
        action="store_true",
        help="répond par un objet JSON" if french else "answer with one JSON object",
    )
    return made


def _version() -> str:
    import resources

    return f"Serment {resources.text('version.txt').strip()}"
