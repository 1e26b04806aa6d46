"""One sentence for each rule of the policy, in English and in French.

Each names the thing and says the next step. They are the only prose of this
folder; windows, commands and errors all take theirs from here.
"""

from collections import defaultdict
from typing import Literal

from app.places.policy import Verdict
from app.typography import unbroken

Language = Literal["en", "fr"]

_ALLOWED = {
    "local-disk": (
        "“{path}” is on a local disk and can be used.",
        "« {path} » est sur un disque local et peut servir.",
    ),
    "external-drive": (
        "“{path}” is on a real external drive and can hold backups.",
        "« {path} » est sur un vrai disque externe et peut recevoir des sauvegardes.",
    ),
    "pretend-drive": (
        "“{path}” is a pretend drive of the demonstration: fictive patients only.",
        "« {path} » est un disque simulé de la démonstration : patients fictifs seulement.",
    ),
}

_REFUSED = {
    "unreadable": (
        "“{path}” cannot be opened as a folder. Check that it exists and that you may open it.",
        "« {path} » ne s’ouvre pas comme un dossier. Vérifiez qu’il existe et que vous y avez accès.",
    ),
    "missing": (
        "“{path}” is not there. Plug in the drive or create the folder, then try again.",
        "« {path} » n’existe pas. Branchez le disque ou créez le dossier, puis recommencez.",
    ),
    "replaced": (
        "Another folder took the place of “{path}” meanwhile. See where it leads now, then try again.",
        "Un autre dossier a pris la place de « {path} » entre-temps. Voyez où il mène, puis recommencez.",
    ),
    "mount-unknown": (
        "The system does not say on which disk “{path}” lies. Choose a folder on a disk of this computer "
        "or on an external drive.",
        "Le système ne dit pas sur quel disque se trouve « {path} ». Choisissez un dossier d’un "
        "disque de cet "
        "ordinateur ou d’un disque externe.",
    ),
    "file-system-unknown": (
        "“{path}” uses a file system that Serment does not vouch for ({file_system}). Choose another disk, "
        "or reformat this one.",
        "« {path} » utilise un système de fichiers que Serment ne connaît pas ({file_system}). "
        "Choisissez un "
        "autre disque ou reformatez celui-ci.",
    ),
    "network-share": (
        "“{path}” is on the network ({file_system}). Patient records stay on disks you hold in your hand: "
        "choose a disk of this computer or an external drive.",
        "« {path} » est sur le réseau ({file_system}). Les dossiers de patients restent sur des "
        "disques que "
        "vous tenez en main : choisissez un disque de cet ordinateur ou un disque externe.",
    ),
    "virtual-file-system": (
        "“{path}” is not a disk but a program that shows files ({file_system}), which may send them "
        "anywhere. "
        "Choose a folder of a real disk.",
        "« {path} » n’est pas un disque mais un programme qui présente des fichiers ({file_system}) "
        "et peut "
        "les envoyer ailleurs. Choisissez un dossier d’un vrai disque.",
    ),
    "memory": (
        "“{path}” is kept in memory and vanishes when the computer stops. Choose a folder of a disk.",
        "« {path} » est en mémoire vive et disparaît à l’arrêt de l’ordinateur. Choisissez un dossier d’un "
        "disque.",
    ),
    "disk-unseen": (
        "Serment cannot see which disk “{path}” is on ({file_system}). Choose an external drive.",
        "Serment ne peut pas voir sur quel disque se trouve « {path} » ({file_system}). Choisissez "
        "un disque "
        "externe.",
    ),
    "not-atomic": (
        "“{path}” is on a {file_system} disk, which can lose a record in a power cut. Keep the "
        "vault on a disk "
        "of this computer (ext4, btrfs, XFS, NTFS, APFS); this one can take backups.",
        "« {path} » est sur un disque {file_system}, qui peut perdre un dossier lors d’une coupure "
        "de courant. "
        "Gardez le coffre sur un disque de cet ordinateur (ext4, btrfs, XFS, NTFS, APFS) ; celui-ci "
        "convient "
        "aux sauvegardes.",
    ),
    "inside-vault": (
        "“{path}” lies inside the vault or backup “{vault}”, which keeps nothing it does not know. "
        "Choose a folder beside it.",
        "« {path} » se trouve dans le coffre ou la sauvegarde « {vault} », qui ne garde rien d’inconnu. "
        "Choisissez un dossier à côté.",
    ),
    "cloud-folder": (
        "“{path}” touches “{root}”, which {provider} copies elsewhere. Choose a folder that nothing "
        "synchronises.",
        "« {path} » touche à « {root} », que {provider} copie ailleurs. Choisissez un dossier que rien ne "
        "synchronise.",
    ),
    "cloud-name": (
        "“{path}” is in a folder named “{root}”, as {provider} names what it copies elsewhere. Choose "
        "another folder; if nothing synchronises this one, give it another name.",
        "« {path} » est dans un dossier nommé « {root} », comme {provider} nomme ce qu’il copie ailleurs. "
        "Choisissez un autre dossier ; si rien ne synchronise celui-ci, renommez-le.",
    ),
    "cloud-unknown": (
        "Serment cannot read “{file}”, so it cannot tell which folders are synchronised. Make it "
        "readable again, or remove the program it belongs to, then try again.",
        "Serment ne peut pas lire « {file} » et ne sait donc pas quels dossiers sont synchronisés. "
        "Rendez-le lisible, ou désinstallez le programme auquel il appartient, puis recommencez.",
    ),
    "disk-unknown": (
        "Serment cannot tell what kind of disk “{path}” is on ({disk}). Choose a disk attached by "
        "USB, or an "
        "ordinary disk of this computer.",
        "Serment ne reconnaît pas le disque de « {path} » ({disk}). Choisissez un disque branché en "
        "USB ou un "
        "disque ordinaire de cet ordinateur.",
    ),
    "disk-image": (
        "“{path}” is inside a disk image ({disk}): a file, not a disk. Choose a folder of the disk itself.",
        "« {path} » est dans une image disque ({disk}) : un fichier, pas un disque. Choisissez un "
        "dossier du "
        "disque lui-même.",
    ),
    "virtual-disk": (
        "“{path}” is on a virtual disk ({disk}). Choose a folder of a real disk.",
        "« {path} » est sur un disque virtuel ({disk}). Choisissez un dossier d’un vrai disque.",
    ),
    "network-disk": (
        "The disk of “{path}” ({disk}) is reached over a network. Choose a disk attached to this computer.",
        "Le disque de « {path} » ({disk}) est atteint par un réseau. Choisissez un disque branché à cet "
        "ordinateur.",
    ),
    "usb-over-network": (
        "The USB disk of “{path}” ({disk}) is plugged into another computer. Plug it into this one.",
        "Le disque USB de « {path} » ({disk}) est branché sur un autre ordinateur. Branchez-le sur celui-ci.",
    ),
    "vault-disk": (
        "“{path}” is on the same disk as the vault ({disk}): both would be lost together. Choose another "
        "drive.",
        "« {path} » est sur le même disque que le coffre ({disk}) : les deux seraient perdus ensemble. "
        "Choisissez un autre disque.",
    ),
    "vault-disk-unknown": (
        "Serment cannot tell which disk the vault is on, so it cannot tell whether “{path}” is "
        "another one. "
        "Move the vault to an ordinary disk of this computer.",
        "Serment ne peut pas dire sur quel disque est le coffre, ni donc si « {path} » est sur un autre. "
        "Déplacez le coffre sur un disque ordinaire de cet ordinateur.",
    ),
    "system-disk": (
        "“{path}” is on the disk that this computer runs from ({disk}): a backup there is lost with it. "
        "Plug in an external drive.",
        "« {path} » est sur le disque du système de cet ordinateur ({disk}) : une sauvegarde y "
        "serait perdue "
        "avec lui. Branchez un disque externe.",
    ),
    "nothing-mounted": (
        "No drive is mounted at “{path}”: what is written there lands on the disk of the system. "
        "Plug the drive in, see where it appears, then try again.",
        "Aucun disque n’est monté dans « {path} » : ce qu’on y écrit va sur le disque du système. "
        "Branchez le disque, voyez où il apparaît, puis recommencez.",
    ),
    "system-disk-unknown": (
        "Serment cannot tell which disk this computer runs from, so it cannot tell whether “{path}” is "
        "another one. Back up from an ordinary session of this computer.",
        "Serment ne peut pas dire sur quel disque tourne cet ordinateur, ni donc si « {path} » est sur un "
        "autre. Sauvegardez depuis une session ordinaire de cet ordinateur.",
    ),
    "internal-disk": (
        "“{path}” is on a disk built into this computer ({disk}, {bus}). Plug in an external drive "
        "(USB, SD "
        "card, Thunderbolt, FireWire).",
        "« {path} » est sur un disque intégré à cet ordinateur ({disk}, {bus}). Branchez un disque externe "
        "(USB, carte SD, Thunderbolt, FireWire).",
    ),
    "usb-built-in": (
        "The USB disk of “{path}” ({disk}) is built into this computer. Plug in an external drive.",
        "Le disque USB de « {path} » ({disk}) est intégré à cet ordinateur. Branchez un disque externe.",
    ),
    "read-only": (
        "“{path}” is read-only. Remove its write protection or choose another drive.",
        "« {path} » est en lecture seule. Ôtez sa protection en écriture ou choisissez un autre disque.",
    ),
    "read-only-unknown": (
        "The system does not say whether “{path}” can be written. Unplug the drive, plug it in again, then "
        "try again.",
        "Le système ne dit pas si l’on peut écrire dans « {path} ». Débranchez le disque, "
        "rebranchez-le, puis "
        "recommencez.",
    ),
    "no-permission": (
        "You may not write in “{path}”. Choose a folder of yours, or have its rights changed.",
        "Vous n’avez pas le droit d’écrire dans « {path} ». Choisissez un de vos dossiers ou faites "
        "changer "
        "ses droits.",
    ),
    "pretend-drive-foreign": (
        "“{path}” is not a pretend drive that the demonstration made for this vault. Use a real external "
        "drive.",
        "« {path} » n’est pas un disque simulé que la démonstration a créé pour ce coffre. Utilisez "
        "un vrai "
        "disque externe.",
    ),
}

#: Every rule and its two sentences.
SENTENCES = _ALLOWED | _REFUSED


def reason(verdict: Verdict, language: Language) -> str:
    """The sentence for what the policy said."""
    return sentence(verdict.rule, verdict.detail, language)


def sentence(rule: str, detail: dict[str, str], language: Language) -> str:
    """As ``reason``, for the facts carried by a PlaceRefused."""
    english, french = SENTENCES[rule]
    return (unbroken(french) if language == "fr" else english).format_map(defaultdict(lambda: "?", detail))
