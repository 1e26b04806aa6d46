"""What is said of a vault: not one, damaged, in use, older or newer than it may be."""

from app import errors
from vault import errors as e

#: Where nothing says since when.
OPEN_ELSEWHERE = (
    "{path} is open in another process. Lock it there, then try again.",
    "{path} est ouvert ailleurs. Verrouillez-le là-bas, puis recommencez.",
)
SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    e.NotAVault: (
        "{path} is not a vault. Name the folder that contains header.json; `serment backups` lists those of a drive.",
        "{path} n’est pas un coffre. Indiquez le dossier qui contient header.json ; `serment backups` donne ceux d’un "
        "disque.",
    ),
    e.FolderNotEmpty: (
        "{path} is not empty. Name a folder that does not exist yet.",
        "{path} n’est pas vide. Indiquez un dossier qui n’existe pas encore.",
    ),
    errors.TopOfDisk: (
        "{path} is the top of a disk. Name a new folder on it, such as {path}/Cabinet.serment.",
        "{path} est la racine d’un disque. Indiquez un nouveau dossier sur ce disque, par exemple "
        "{path}/Cabinet.serment.",
    ),
    errors.VaultIsTop: (
        "Nothing was changed. The vault fills {path}, the top of a disk, and new keys need a folder beside it: close "
        "the program, move all of it into a new folder on that disk, open it there, and begin again.",
        "Rien n’a été modifié. Le coffre occupe {path}, la racine d’un disque, et de nouvelles clés demandent un "
        "dossier à côté : quittez le programme, déplacez tout le contenu dans un nouveau dossier de ce disque, "
        "ouvrez le coffre à cet endroit, puis recommencez.",
    ),
    e.KdfBelowFloor: (
        "The header asks for a key derivation that is too weak ({memory_kib} KiB, {passes} passes): it was altered. "
        "Restore the vault from a backup.",
        "L’en-tête demande une dérivation de clé trop faible ({memory_kib} Kio, {passes} passes) : il a été altéré. "
        "Restaurez le coffre depuis une sauvegarde.",
    ),
    e.Damaged: (
        "{path} is damaged. Restore the vault from a backup.",
        "{path} est endommagé. Restaurez le coffre depuis une sauvegarde.",
    ),
    e.BackupDamaged: (
        "{path} is damaged. Choose another backup.",
        "{path} est endommagé. Choisissez une autre sauvegarde.",
    ),
    e.NotSealed: (
        "{path} was not copied to the end. Choose another snapshot.",
        "{path} n’a pas été copié jusqu’au bout. Choisissez une autre sauvegarde.",
    ),
    e.OlderThanRemembered: (
        "{path} is older than what this computer has seen: state {revision} of {sealed_at}, and {remembered} is known. "
        "Open it in the window if that is what you want.",
        "{path} est plus ancien que ce que cet ordinateur a connu : état {revision} du {sealed_at}, alors que l’état "
        "{remembered} est connu. Ouvrez-le dans la fenêtre si c’est bien ce que vous voulez.",
    ),
    errors.OlderThanUsed: (
        "{path} is older than what this computer has seen: it is of {sealed_at} (state {revision}), and the vault was "
        "used here until {used_at} (state {remembered}). What was written in between is not in it. Open it in the "
        "window if that is what you want.",
        "{path} est plus ancien que ce que cet ordinateur a connu : il date du {sealed_at} (état {revision}), et le "
        "coffre a servi ici jusqu’au {used_at} (état {remembered}). Ce qui a été écrit entre-temps n’y est pas. "
        "Ouvrez-le dans la fenêtre si c’est bien ce que vous voulez.",
    ),
    errors.NotTheLastUsed: (
        "{path} is not the copy of this vault that was used here on {used_at}: it was last sealed on {sealed_at}. "
        "A folder from before a restore may have been put back. Open it in the window if that is what you want.",
        "{path} n’est pas la copie de ce coffre utilisée ici le {used_at} : elle a été scellée le {sealed_at}. "
        "Un dossier d’avant une restauration a peut-être été remis en place. Ouvrez-le dans la fenêtre si c’est bien "
        "ce que vous voulez.",
    ),
    errors.BackupRunning: (
        "A backup to {path} is running. Wait until it is done, then start again.",
        "Une sauvegarde sur {path} est en cours. Attendez qu’elle soit terminée, puis recommencez.",
    ),
    e.VaultTooNew: (
        "This vault was written by a newer Serment (format {found}; this one reads {supported}). Update Serment.",
        "Ce coffre a été écrit par un Serment plus récent (format {found} ; celui-ci lit {supported}). "
        "Mettez Serment à jour.",
    ),
    e.VaultInUse: (
        "{path} is open in another process since {since}. Lock it there, then try again.",
        "{path} est ouvert ailleurs depuis le {since}. Verrouillez-le là-bas, puis recommencez.",
    ),
    errors.VaultBackedUp: (
        "A backup of {path} has been running since {since}. Wait until it is done, then try again.",
        "Une sauvegarde de {path} est en cours depuis le {since}. Attendez qu’elle soit terminée, puis recommencez.",
    ),
    e.NotClosedCleanly: (
        "{path} was not closed cleanly. Unlock it once, which recovers it, then try again.",
        "{path} n’a pas été fermé correctement. Déverrouillez-le une fois, ce qui le rétablit, puis recommencez.",
    ),
}
