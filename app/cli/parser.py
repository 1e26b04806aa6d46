"""What can be typed behind ``serment``."""

import argparse
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.cli.usage import Parser
from app.language import Language
from app.places import Purpose

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

#: What stands for an argument in a help text; in English its own name, in capitals.
_IN_FRENCH: Final = {
    "VAULT": "COFFRE",
    "FILE": "FICHIER",
    "FOLDER": "DOSSIER",
    "DIR": "DOSSIER",
    "DRIVE": "DISQUE",
    "SNAPSHOT": "SAUVEGARDE",
    "NEW": "NOUVEAU",
    "PATH": "CHEMIN",
    "BATCH": "IMPORT",
    "NAME": "NOM",
    "VERB": "VERBE",
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
        dest="verb", metavar=named("VERB", language), required=True, title="verbes" if french else "verbs"
    )
    made = {name: _made(verbs, name, language) for name in _VERBS}
    _options(made, french=french)
    return top


def named(argument: str, language: Language) -> str:
    """What stands for ``argument`` in the help of this language."""
    return _IN_FRENCH[argument] if language == "fr" else argument


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
        shown_as = named("DIR" if name == "demo" else argument.upper(), language)
        made.named.add_argument(argument, metavar=shown_as, help=other if french else english, nargs=count)
    made.options.add_argument(
        "--json",
        action="store_true",
        help="répond par un objet JSON" if french else "answer with one JSON object",
    )
    return made


def _options(made: dict[str, Parser], *, french: bool) -> None:
    def said(english: str, other: str) -> str:
        return other if french else english

    name = said("NAME", "NOM")
    create = made["create"].options
    create.add_argument(
        "--practice",
        default="",
        metavar=name,
        help=said(
            "what the practice is called (else as the folder)", "nom du cabinet (sinon celui du dossier)"
        ),
    )
    create.add_argument(
        "--practitioner",
        default="",
        metavar=name,
        help=said("who writes in it (else as the practice)", "nom du praticien (sinon celui du cabinet)"),
    )
    verify = made["verify"].options
    verify.add_argument(
        "--without-secret",
        action="store_true",
        help=said(
            "ask for none, and check what needs none", "n’en demande aucun, et vérifie ce qui s’en passe"
        ),
    )
    verify.add_argument(
        "--fingerprint",
        nargs="+",
        default=(),
        metavar="HEX",
        help=said(
            "of the vault, as on the recovery sheet; put it last",
            "l’empreinte du coffre, sur la feuille de secours ; à mettre en dernier",
        ),
    )
    ways = made["slots"].options.add_mutually_exclusive_group()
    ways.add_argument(
        "--change-passphrase",
        action="store_true",
        help=said(
            "asks for a secret, then for the new passphrase", "demande un secret, puis la nouvelle phrase"
        ),
    )
    ways.add_argument(
        "--new-recovery",
        action="store_true",
        help=said(
            "new recovery words in the place of the old", "de nouveaux mots de secours à la place des anciens"
        ),
    )
    ways.add_argument(
        "--revoke",
        metavar="ID",
        help=said(
            "remove this way in (the list shows its ID)", "supprime cet accès (la liste montre son ID)"
        ),
    )
    ways.add_argument(
        "--locum",
        metavar=name,
        help=said(
            "lend the vault to a locum under this name, with a passphrase of their own",
            "prête le coffre à un remplaçant de ce nom, avec sa propre phrase de passe",
        ),
    )
    ways.add_argument(
        "--rekey",
        action="store_true",
        help=said(
            "everything under new keys: asks for a secret, then for the new passphrase",
            "tout sous de nouvelles clés : demande un secret, puis la nouvelle phrase",
        ),
    )
    term = made["slots"].options
    for option, destination, english, other in (
        (
            "--from",
            "first",
            "their first day, 2026-12-01 (else today)",
            "son premier jour, 2026-12-01 (sinon aujourd’hui)",
        ),
        ("--until", "last", "their last day (else a month later)", "son dernier jour (sinon un mois après)"),
    ):
        term.add_argument(
            option,
            dest=destination,
            type=date.fromisoformat,
            default=date.today() + timedelta(days=30 if destination == "last" else 0),
            metavar=said("DAY", "JOUR"),
            help=said(english, other),
        )
    term.add_argument(
        "--profession",
        default="",
        metavar=name,
        help=said("of the locum", "celle du remplaçant"),
    )
    taking = made["import"].options
    taking.add_argument(
        "--dry-run",
        action="store_true",
        help=said("only say what it would do", "dit seulement ce qui serait fait"),
    )
    taking.add_argument(
        "--undo",
        metavar=said("BATCH", "IMPORT"),
        help=said(
            "take an import back, whole; no FILE then", "annule un import, en entier ; alors sans FICHIER"
        ),
    )
    purposes = [p.value for p in Purpose if p is not Purpose.IMPORT]
    made["place"].options.add_argument(
        "--for",
        dest="purpose",
        required=True,
        choices=purposes,
        help=said("what the folder is meant to hold", "ce que le dossier doit recevoir"),
    )
    _backup_options(made, french=french)
    _drive_options(made["drives"], french=french)
    demo = made["demo"].options
    demo.add_argument(
        "--patients",
        type=int,
        default=400,
        metavar="N",
        help=said(
            "how many are invented (400; up to 100,000)", "combien en inventer (400 ; jusqu’à 100 000)"
        ),
    )
    demo.add_argument(
        "--seed",
        type=int,
        default=2026,
        metavar="N",
        help=said("another number, another practice (2026)", "un autre nombre, un autre cabinet (2026)"),
    )


def _drive_options(drives: Parser, *, french: bool) -> None:
    drives.options.add_argument(
        "--vault",
        metavar=named("VAULT", "fr" if french else "en"),
        help="les disques de ce coffre ; sinon ceux des coffres ouverts ici"
        if french
        else "the drives of this vault; else those of the vaults opened here",
    )
    drives.options.add_argument(
        "--eject",
        metavar=named("DRIVE", "fr" if french else "en"),
        help="éjecte ce disque, et dit quand on peut le débrancher"
        if french
        else "let go of this drive, and say when it may be unplugged",
    )


def _backup_options(made: dict[str, Parser], *, french: bool) -> None:
    def said(english: str, other: str) -> str:
        return other if french else english

    backup = made["backup"].options
    thinning = backup.add_mutually_exclusive_group()
    thinning.add_argument(
        "--thin",
        dest="thins",
        action="store_true",
        default=None,
        help=said(
            "from now on old backups on this drive go by the schedule (`serment backups --vault` names them)",
            "désormais, les anciennes sauvegardes de ce disque partent selon le calendrier (`serment backups "
            "--vault` les nomme)",
        ),
    )
    thinning.add_argument(
        "--keep-all",
        dest="thins",
        action="store_false",
        help=said("from now on none goes", "désormais, aucune ne part"),
    )
    backup.add_argument(
        "--renew-headers",
        action="store_true",
        help=said(
            "let older backups on this drive open with today's secrets only",
            "les anciennes sauvegardes de ce disque ne s’ouvrent plus qu’avec les secrets d’aujourd’hui",
        ),
    )
    made["backups"].options.add_argument(
        "--vault",
        default="",
        metavar=named("VAULT", "fr" if french else "en"),
        help=said(
            "say too what comes next on the drive for this vault",
            "dit aussi ce qui attend ce coffre sur le disque",
        ),
    )
    made["backups"].options.add_argument(
        "--verify",
        action="store_true",
        help=said(
            "read every byte on the drive again, and name what is not as it was left",
            "relit chaque octet du disque, et nomme ce qui n’est plus comme il a été laissé",
        ),
    )


def _version() -> str:
    import resources

    return f"Serment {resources.text('version.txt').strip()}"
