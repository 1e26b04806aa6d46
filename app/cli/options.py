"""The options of each verb, in both languages."""

from datetime import date
from typing import Final

from app.cli.usage import Parser
from app.language import Language
from app.places import Purpose

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


def add(made: dict[str, Parser], language: Language) -> None:
    """Give each verb's parser, by the verb, its options."""
    french = language == "fr"

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
        (
            "--until",
            "last",
            "their last day (else two weeks later)",
            "son dernier jour (sinon deux semaines après)",
        ),
    ):
        term.add_argument(
            option,
            dest=destination,
            type=date.fromisoformat,
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


def named(argument: str, language: Language) -> str:
    """What stands for ``argument`` in the help of this language."""
    return _IN_FRENCH[argument] if language == "fr" else argument
