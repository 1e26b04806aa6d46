"""What is said of the machine: memory, disks, drives and folders."""

from app import errors
from vault import errors as e

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    errors.DriveBusy: (
        "{path} is still in use: a window, a file or another program is open on it. Close them, then eject it again; "
        "do not unplug it yet.",
        "{path} est encore utilisé : une fenêtre, un fichier ou un autre programme y est ouvert. Fermez-les, puis "
        "éjectez-le à nouveau ; ne le débranchez pas encore.",
    ),
    errors.EjectRefused: (
        "This computer does not let the program eject {path}. Eject it in your file manager before you unplug it.",
        "Cet ordinateur ne laisse pas le programme éjecter {path}. Éjectez-le dans votre gestionnaire de fichiers avant "
        "de le débrancher.",
    ),
    errors.EjectUnavailable: (
        "Nothing here can eject {path} for the program. Eject it in your file manager, or shut the computer down, before "
        "you unplug it.",
        "Rien ici ne peut éjecter {path} pour le programme. Éjectez-le dans votre gestionnaire de fichiers, ou éteignez "
        "l’ordinateur, avant de le débrancher.",
    ),
    errors.RuntimeFolderNotPrivate: (
        "Others can enter {path}, where the program keeps what is for you alone. Remove that folder, or make it yours "
        "alone (chmod 700), then try again.",
        "D’autres peuvent entrer dans {path}, où le programme garde ce qui n’est qu’à vous. Supprimez ce dossier, ou "
        "réservez-le à vous seul (chmod 700), puis recommencez.",
    ),
    e.OutOfMemory: (
        "There is not enough memory to derive the key: {needed_mib} MiB are needed. Close other programs.",
        "La mémoire manque pour dériver la clé : il faut {needed_mib} Mio. Fermez d’autres programmes.",
    ),
    e.DiskFull: (
        "The disk of {path} is full. Nothing was lost; make room and try again.",
        "Le disque de {path} est plein. Rien n’est perdu ; libérez de la place et recommencez.",
    ),
    e.TooLittleRoom: (
        "The disk of {path} has too little room: {needed} are needed, {free} are free. Make room, or name another disk.",
        "Le disque de {path} manque de place : il faut {needed}, il reste {free}. Libérez de la place, ou indiquez un "
        "autre disque.",
    ),
    e.TooLargeForDisk: (
        "The disk of {path} takes no file this large: with FAT32 none may be over 4 GiB. Nothing was lost; take a disk "
        "with another format, exFAT for instance.",
        "Le disque de {path} ne prend pas de fichier aussi grand : en FAT32, aucun ne dépasse 4 Gio. Rien n’est perdu ; "
        "prenez un disque d’un autre format, exFAT par exemple.",
    ),
    e.ReadOnlyFolder: (
        "{path} cannot be written. Check its permissions, or whether its disk is read-only.",
        "{path} n’est pas modifiable. Vérifiez les droits, ou si le disque est en lecture seule.",
    ),
    e.FileUnreachable: (
        "{path} cannot be reached ({reason}). Check the name and the disk, then try again.",
        "{path} est inaccessible ({reason}). Vérifiez le nom et le disque, puis recommencez.",
    ),
    e.DriveGone: (
        "The drive of {path} is gone. Earlier backups are intact; plug it in again and start over.",
        "Le disque de {path} n’est plus là. Les sauvegardes précédentes sont intactes ; rebranchez-le et recommencez.",
    ),
    e.DriveFull: (
        "The drive {path} has too little room ({free} free, {needed} needed). Earlier backups are intact.",
        "Le disque {path} manque de place ({free} libres, {needed} nécessaires). "
        "Les sauvegardes précédentes sont intactes.",
    ),
    e.DriveReadOnly: (
        "The drive {path} cannot be written. Check its lock switch, or use another one.",
        "Le disque {path} n’est pas modifiable. Vérifiez son verrou, ou prenez-en un autre.",
    ),
    e.DriveUnfaithful: (
        "The drive {path} does not give back what was written to it: it is failing, or holds less than it says. "
        "Trust it no more, what it held before included: back up onto another drive.",
        "Le disque {path} ne rend pas ce qui y a été écrit : il est usé, ou sa capacité est moindre qu’annoncé. "
        "Ne vous y fiez plus, même pour ce qu’il contenait avant : sauvegardez sur un autre disque.",
    ),
    errors.DriveDistrusted: (
        "The drive {path} did not give back what was written to it ({found_at}), so no backup goes there any more. "
        "Replace it by another drive.",
        "Le disque {path} n’a pas rendu ce qui y avait été écrit ({found_at}) : plus aucune sauvegarde n’y va. "
        "Remplacez-le par un autre disque.",
    ),
    e.DriveObstructed: (
        "On the drive {path} something else bears the name {name}, which the backup needs. "
        "Move it elsewhere or rename it, then try again.",
        "Sur le disque {path}, autre chose porte le nom {name}, dont la sauvegarde a besoin. "
        "Déplacez-le ou renommez-le, puis recommencez.",
    ),
    e.MachineError: ("The machine refused. Try again.", "L’ordinateur a refusé. Recommencez."),
}
