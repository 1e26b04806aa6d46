"""What is said to people on the command line, once, in English and French, by class of answer.

A sentence names the thing and the next step. The facts an error carries fill
the braces. A class without a sentence of its own uses its nearest ancestor's.
"""

from app import errors
from app.amounts import size
from app.bdpm import errors as bdpm
from app.cli import errors as cli
from app.decoder import errors as decoder
from app.language import Language
from app.places.reasons import sentence as place_sentence
from app.takeover import errors as takeover
from app.typography import unbroken
from app.visible import visible
from vault import errors as e
from vault.clock import moment
from vault.findings import Kind
from vault.records import errors as records

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    cli.InputEnded: (
        "Standard input ended where a secret was expected. Write one a line, in the order of the questions "
        "(for a new vault its passphrase twice).",
        "L’entrée standard s’est terminée alors qu’un secret était attendu. Écrivez-en un par ligne, dans l’ordre "
        "des questions (pour un nouveau coffre, deux fois sa phrase de passe).",
    ),
    cli.PassphrasesDiffer: (
        "The two passphrases are not the same. Type them again.",
        "Les deux phrases de passe ne sont pas les mêmes. Tapez-les à nouveau.",
    ),
    cli.NotAFingerprint: (
        "This is not a fingerprint. Copy the 64 digits and letters from the recovery sheet.",
        "Ce n’est pas une empreinte. Recopiez les 64 chiffres et lettres de la feuille de secours.",
    ),
    cli.NotAName: (
        "A name on letterheads is one line of at most {longest} characters. Give a shorter, plain one.",
        "Un nom d’en-tête tient sur une ligne, en {longest} caractères au plus. Donnez-en un plus court.",
    ),
    cli.FileTooLarge: (
        "{path} is larger than {largest_mib} MiB, so it is no patient list. Name another file.",
        "{path} dépasse {largest_mib} Mio : ce n’est pas une liste de patients. Indiquez un autre fichier.",
    ),
    cli.OutputLost: (
        "What was asked for is done, but the answer could not be written ({reason}). Check where the output goes.",
        "Ce qui était demandé est fait, mais la réponse n’a pas pu être écrite ({reason}). Vérifiez où va la sortie.",
    ),
    cli.NotLockedInTime: (
        "The running program does not say that it has locked. Look at its window, or end it: nothing is lost by that.",
        "Le programme ouvert ne dit pas qu’il est verrouillé. Regardez sa fenêtre, ou terminez-le : rien ne se perd.",
    ),
    e.NotAVault: (
        "{path} is not a vault. Name the folder that contains header.json; `serment backups` lists those of a drive.",
        "{path} n’est pas un coffre. Indiquez le dossier qui contient header.json ; `serment backups` donne ceux d’un "
        "disque.",
    ),
    e.FolderNotEmpty: (
        "{path} is not empty. Name a folder that does not exist yet.",
        "{path} n’est pas vide. Indiquez un dossier qui n’existe pas encore.",
    ),
    errors.DocumentTooLarge: (
        "{name} is larger than {largest_mib} MiB, the most that one document may have. Make it smaller or split it.",
        "{name} dépasse {largest_mib} Mio, le plus que peut avoir un document. Réduisez-le ou partagez-le.",
    ),
    errors.DocumentEmpty: (
        "{name} is empty. Scan it or save it once more.",
        "{name} est vide. Numérisez-le ou enregistrez-le de nouveau.",
    ),
    errors.DocumentUnknown: (
        "{name} is no PDF, picture (JPEG, PNG, HEIC) or text, whatever its name says. Save it as a PDF first.",
        "{name} n’est ni un PDF, ni une image (JPEG, PNG, HEIC), ni un texte, quoi que dise son nom. Enregistrez-le "
        "d’abord en PDF.",
    ),
    errors.InboxFileChanged: (
        "{name} has changed since it was filed, so it stays in the import folder. Look at it, then file or delete it.",
        "{name} a changé depuis son classement, il reste donc dans le dossier d’import. Regardez-le, puis classez-le "
        "ou supprimez-le.",
    ),
    errors.PictureBroken: (
        "The picture {name} breaks off or is damaged. Copy it once more from where it comes.",
        "L’image {name} est incomplète ou abîmée. Copiez-la de nouveau depuis son origine.",
    ),
    e.InvalidInput: (
        "The value for {field} cannot be used ({reason}). Correct it and try again.",
        "La valeur de {field} est inutilisable ({reason}). Corrigez-la et recommencez.",
    ),
    e.UnknownSlot: (
        "There is no slot {slot}. `serment slots VAULT` lists them.",
        "Il n’y a pas d’accès {slot}. `serment slots COFFRE` en donne la liste.",
    ),
    e.LastSlot: (
        "Slot {slot} is the last way in. Add another one before revoking it.",
        "L’accès {slot} est le dernier. Ajoutez-en un autre avant de le révoquer.",
    ),
    e.WrongSecret: (
        "This opens nothing here. Check Caps Lock and the keyboard layout, or use the recovery words.",
        "Rien ne s’ouvre avec cela. Vérifiez Verr. Maj et la disposition du clavier, ou prenez la feuille de secours.",
    ),
    e.UnusableSecret: (
        "This cannot be a passphrase: it is empty, too long or not plain text. Type another one.",
        "Cela ne peut pas être une phrase de passe : elle est vide, trop longue ou n’est pas du texte simple. "
        "Tapez-en une autre.",
    ),
    e.WeakPassphrase: (
        "This passphrase is too easy to guess ({bits:.0f} bits; 64 are needed). Take several random words.",
        "Cette phrase de passe est trop facile à deviner ({bits:.0f} bits ; il en faut 64). "
        "Prenez plusieurs mots au hasard.",
    ),
    e.WrongWords: (
        "The recovery words cannot be right (word {position}). Read them again from the sheet.",
        "Les mots de secours ne peuvent pas être justes (mot {position}). Relisez-les sur la feuille.",
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
    errors.Watched: (
        "Process {pid} is attached to this program as a debugger and would see what you type. End it, then try again.",
        "Le processus {pid} est attaché à ce programme comme un débogueur et verrait ce que vous tapez. Terminez-le, "
        "puis recommencez.",
    ),
    errors.RuntimeFolderNotPrivate: (
        "Others can enter {path}, where the program keeps what is for you alone. Remove that folder, or make it yours "
        "alone (chmod 700), then try again.",
        "D’autres peuvent entrer dans {path}, où le programme garde ce qui n’est qu’à vous. Supprimez ce dossier, ou "
        "réservez-le à vous seul (chmod 700), puis recommencez.",
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
    e.NotClosedCleanly: (
        "{path} was not closed cleanly. Unlock it once, which recovers it, then try again.",
        "{path} n’a pas été fermé correctement. Déverrouillez-le une fois, ce qui le rétablit, puis recommencez.",
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
        "Le disque {path} ne rend pas ce qui y a été écrit : il est usé, ou contient moins qu’il ne l’annonce. "
        "Ne vous y fiez plus, même pour ce qu’il contenait avant : sauvegardez sur un autre disque.",
    ),
    e.DriveObstructed: (
        "On the drive {path} something else bears the name {name}, which the backup needs. "
        "Move it elsewhere or rename it, then try again.",
        "Sur le disque {path}, autre chose porte le nom {name}, dont la sauvegarde a besoin. "
        "Déplacez-le ou renommez-le, puis recommencez.",
    ),
    e.Interrupted: (
        "Stopped. What was not finished was taken back.",
        "Interrompu. Ce qui n’était pas terminé a été annulé.",
    ),
    e.LocumNotYet: (
        "The passphrase of {name} opens the vault from {starts_at} on.",
        "La phrase de passe de {name} ouvre le coffre à partir du {starts_at}.",
    ),
    e.LocumOver: (
        "The time of {name} here ended on {ends_at}: this passphrase opens the vault no more. Ask the owner.",
        "Le remplacement de {name} a pris fin le {ends_at} : cette phrase de passe n’ouvre plus le coffre. "
        "Adressez-vous au titulaire.",
    ),
    e.LocumMayNot: (
        "This is for the owner of the vault alone; {name} replaces them. Use the owner's passphrase.",
        "Ceci est réservé au titulaire du coffre, que {name} remplace. Utilisez la phrase de passe du titulaire.",
    ),
    errors.NoKeychain: (
        "The keychain of this computer does not answer, so there is no PIN. Use the passphrase.",
        "Le trousseau de cet ordinateur ne répond pas : pas de code PIN. Utilisez la phrase de passe.",
    ),
    errors.WeakPin: (
        "This PIN is one that others would try first. Choose another.",
        "Ce code PIN est de ceux qu’on essaie en premier. Choisissez-en un autre.",
    ),
    errors.WrongPin: (
        "This is not the PIN. Tries left: {left}.",
        "Ce n’est pas le code PIN. Essais restants : {left}.",
    ),
    errors.PinGone: (
        "The PIN is over: mistyped three times, or its hours have passed, or ways into the vault were changed. "
        "Use the passphrase.",
        "Le code PIN n’est plus valable : trois erreurs, délai passé, ou accès au coffre modifiés. "
        "Utilisez la phrase de passe.",
    ),
    records.UnknownRecord: (
        "There is nothing under the number {record_id} here. Check it.",
        "Il n’y a rien ici sous le numéro {record_id}. Vérifiez-le.",
    ),
    records.ImportTouched: (
        "This import cannot be undone: {touched} of its records have been worked on since.",
        "Cet import ne peut pas être annulé : {touched} de ses dossiers ont été modifiés depuis.",
    ),
    records.AlreadyUndone: ("This was undone already.", "Cela a déjà été annulé."),
    bdpm.NotAMedicineList: (
        "This is not the public list of medicines. Download CIS_bdpm.txt anew and choose it.",
        "Ce n’est pas la liste publique des médicaments. Téléchargez à nouveau CIS_bdpm.txt et choisissez-le.",
    ),
    records.OnHold: (
        "A legal hold keeps this record. Lift it first, in the record.",
        "Ce dossier est conservé pour une procédure. Levez d’abord cette conservation, dans le dossier.",
    ),
    records.AlreadyMerged: (
        "This record went into another one. Open that one.",
        "Ce dossier a été réuni avec un autre. Ouvrez l’autre dossier.",
    ),
    records.AlreadyIssued: (
        "This paper was issued already. Repeat it, or cancel it.",
        "Ce document a déjà été délivré. Refaites-le, ou annulez-le.",
    ),
    decoder.Unreadable: (
        "The file is damaged, or is not what it claims to be. Ask for it again.",
        "Le fichier est endommagé, ou n’est pas ce qu’il prétend être. Demandez-le à nouveau.",
    ),
    decoder.TooLarge: (
        "The file is too large to be shown or read here. Ask for a smaller one.",
        "Le fichier est trop grand pour être affiché ou lu ici. Demandez-en un plus petit.",
    ),
    decoder.Protected: (
        "The file opens only with a password of its own. Ask for one without.",
        "Le fichier ne s’ouvre qu’avec un mot de passe à lui. Demandez-en un sans mot de passe.",
    ),
    decoder.DecoderError: (
        "The file could not be read to the end. Nothing was lost; try again.",
        "Le fichier n’a pas pu être lu jusqu’au bout. Rien n’est perdu ; recommencez.",
    ),
    takeover.EmptyList: (
        "The file is empty. Export the list again.",
        "Le fichier est vide. Exportez-le à nouveau.",
    ),
    takeover.NotText: (
        "The file is no text ({kind}). Export the list as CSV.",
        "Le fichier n’est pas du texte ({kind}). Exportez la liste en CSV.",
    ),
    takeover.NoKnownColumn: (
        "None of its {columns} columns names patients. The first line must be a header.",
        "Aucune de ses {columns} colonnes ne nomme les patients. La première ligne doit être un en-tête.",
    ),
    takeover.HeaderOnly: (
        "The file has a header and no row below it. Export the list again.",
        "Le fichier a un en-tête et aucune ligne. Exportez la liste à nouveau.",
    ),
    takeover.MappingMisfit: (
        "The columns chosen do not fit this file. Choose them again.",
        "Les colonnes choisies ne vont pas avec ce fichier. Choisissez-les à nouveau.",
    ),
    e.MachineError: ("The machine refused. Try again.", "L’ordinateur a refusé. Recommencez."),
    e.SermentError: ("This cannot be done.", "Cela n’est pas possible."),
}

TAMPERED: dict[Kind, tuple[str, str]] = {
    Kind.HEADER_DAMAGED: ("One of the two headers is damaged", "L’un des deux en-têtes est endommagé"),
    Kind.HEADER_ALTERED: ("The header was altered", "L’en-tête a été altéré"),
    Kind.HEADER_ROLLED_BACK: (
        "An older header was put in place of the current one",
        "Un en-tête plus ancien a pris la place de l’actuel",
    ),
    Kind.HEADER_FOREIGN: ("The header is of another vault", "L’en-tête est celui d’un autre coffre"),
    Kind.SEAL_MISSING: ("The seal is missing", "Le sceau manque"),
    Kind.SEAL_DAMAGED: ("The seal is damaged", "Le sceau est endommagé"),
    Kind.SEAL_ALTERED: ("The seal was altered", "Le sceau a été altéré"),
    Kind.SEAL_FOREIGN: ("The seal is of another vault", "Le sceau est celui d’un autre coffre"),
    Kind.RECORDS_MISSING: ("The records are missing", "Les dossiers manquent"),
    Kind.RECORDS_TRUNCATED: ("The records were cut short", "Les dossiers ont été tronqués"),
    Kind.RECORDS_ALTERED: (
        "The records were altered or replaced",
        "Les dossiers ont été altérés ou remplacés",
    ),
    Kind.RECORDS_INCONSISTENT: ("The records contradict themselves", "Les dossiers se contredisent"),
    Kind.RECORDS_FOREIGN: ("The records are not of this seal", "Les dossiers ne sont pas ceux de ce sceau"),
    Kind.JOURNAL_PLANTED: (
        "A file that is not ours was put beside the records",
        "Un fichier étranger a été posé à côté des dossiers",
    ),
    Kind.WAL_MISSING: ("The latest work was removed", "Le travail le plus récent a été retiré"),
    Kind.WAL_ALTERED: (
        "The latest work was replaced or cut short",
        "Le travail le plus récent a été remplacé ou tronqué",
    ),
    Kind.WAL_UNPROVEN: (
        "A change that was never confirmed is left out",
        "Une modification jamais confirmée est laissée de côté",
    ),
    Kind.PROOF_MISSING: (
        "The proof of the latest work is missing",
        "La preuve du travail le plus récent manque",
    ),
    Kind.PROOF_ALTERED: (
        "The proof of the latest work was altered",
        "La preuve du travail le plus récent a été altérée",
    ),
    Kind.MANIFEST_MISSING: ("The list of documents is missing", "La liste des documents manque"),
    Kind.MANIFEST_ALTERED: ("The list of documents was altered", "La liste des documents a été altérée"),
    Kind.DOCUMENT_MISSING: ("A document is missing", "Un document manque"),
    Kind.DOCUMENT_ALTERED: ("A document was altered or replaced", "Un document a été altéré ou remplacé"),
    Kind.DOCUMENT_UNKNOWN: ("A document that no record knows", "Un document qu’aucun dossier ne connaît"),
    Kind.DOCUMENT_UNJUDGED: (
        "A document could not be judged: no backup that can be read lists it",
        "Un document n’a pas pu être jugé : aucune sauvegarde lisible ne le liste",
    ),
    Kind.PENDING_MISSING: ("The unsaved drafts are missing", "Les brouillons en attente manquent"),
    Kind.PENDING_ALTERED: ("The unsaved drafts were altered", "Les brouillons en attente ont été altérés"),
    Kind.PENDING_STALE: (
        "Drafts of another session were set aside",
        "Les brouillons d’une autre session ont été mis de côté",
    ),
    Kind.ACCESS_LOG_ALTERED: ("The access log was altered", "Le journal des accès a été altéré"),
    Kind.NOT_CLOSED_CLEANLY: ("The vault was not closed cleanly", "Le coffre n’a pas été fermé correctement"),
    Kind.CLOSED_BY_KEEPER: (
        "The program ended the last session",
        "Le programme a mis fin à la dernière session",
    ),
    Kind.HEADER_CHANGE_UNFINISHED: (
        "A change of access was cut off",
        "Un changement d’accès a été interrompu",
    ),
    Kind.LEFTOVER: ("A file of a session that was cut off", "Un fichier d’une session interrompue"),
    Kind.SNAPSHOT_MISSING: (
        "A backup that was on this drive is missing",
        "Une sauvegarde qui était sur ce disque manque",
    ),
    Kind.SNAPSHOT_MISPLACED: (
        "A backup lies under the name of another one",
        "Une sauvegarde porte le nom d’une autre",
    ),
    Kind.COMPANION_MISSING: (
        "A page beside the backups is missing; the next backup writes it again",
        "Une page jointe aux sauvegardes manque ; la prochaine sauvegarde la réécrit",
    ),
    Kind.COMPANION_ALTERED: (
        "A page beside the backups is not what this version writes; the next backup replaces it",
        "Une page jointe aux sauvegardes n’est pas celle de cette version ; la prochaine sauvegarde la remplace",
    ),
}

#: Facts that come as a name of ours or of the system (errno); one that is not here is shown as it is.
NAMED: dict[str, tuple[str, str]] = {
    "ENOENT": ("nothing is there", "il n’y a rien à cet endroit"),
    "ENOTDIR": ("this is not a folder", "ce n’est pas un dossier"),
    "EISDIR": ("this is a folder", "c’est un dossier"),
    "EACCES": ("access denied", "accès refusé"),
    "EPERM": ("access denied", "accès refusé"),
    "EIO": ("the disk does not answer", "le disque ne répond pas"),
    "ENODEV": ("the disk is gone", "le disque n’est plus là"),
    "ENOSPC": ("the disk is full", "le disque est plein"),
    "EROFS": ("the disk is read-only", "le disque est en lecture seule"),
    "ENAMETOOLONG": ("the name is too long", "le nom est trop long"),
    "EPIPE": ("nobody reads it", "personne ne la lit"),
    "xlsx": ("an Excel workbook", "un classeur Excel"),
    "xls": ("an old Excel workbook", "un ancien classeur Excel"),
    "pdf": ("a PDF", "un PDF"),
    "picture": ("a picture", "une image"),
    "compressed": ("a compressed file", "un fichier compressé"),
    "binary": ("a file for programs", "un fichier pour des programmes"),
}

#: What argparse complained of, by ``app.cli.usage.PROBLEMS``.
ASKED_WRONGLY: dict[str, tuple[str, str]] = {
    "missing": ("{about} is missing.", "Il manque {about}."),
    "too_many": (
        "There are words too many (secrets are never taken from the command line).",
        "Il y a des mots en trop (les secrets ne se donnent jamais sur la ligne de commande).",
    ),
    "unknown": ("What stands for {about} is not known.", "Ce qui est donné pour {about} n’est pas connu."),
    "no_value": ("{about} lacks its value.", "Il manque la valeur de {about}."),
    "bad_value": ("The value of {about} cannot be used.", "La valeur de {about} est inutilisable."),
    "not_together": (
        "{about} does not go together with what else was asked for.",
        "{about} ne va pas avec le reste de la demande.",
    ),
    "misunderstood": ("The command was not understood.", "La commande n’a pas été comprise."),
}
_SHOWS_HOW = ("`{command} --help` shows how.", "`{command} --help` montre comment faire.")
_NEXT_STEP = (
    "Nothing was changed. Restore the vault from a backup; `serment verify` tells more.",
    "Rien n’a été modifié. Restaurez le coffre depuis une sauvegarde ; `serment verify` en dit plus.",
)
_ALREADY_THERE = (
    "Your vault is there already: lock it, then move its folder, or restore it to another place.",
    "Votre coffre s’y trouve déjà : verrouillez-le, puis déplacez son dossier, ou restaurez-le ailleurs.",
)
_DEFECT = (
    "Serment has met a defect of its own. Nothing was lost; the log says where ({log}).",
    "Serment a rencontré un défaut. Rien n’est perdu ; le journal dit où ({log}).",
)


def sentence(error: BaseException, language: Language) -> str:
    """One plain sentence for an answer."""
    return visible(_sentence(error, language))


def _sentence(error: BaseException, language: Language) -> str:
    if isinstance(error, cli.AskedWrongly):
        said = _said(ASKED_WRONGLY[error.problem], language), _said(_SHOWS_HOW, language)
        return " ".join(said).format(**_facts(error, language))
    if isinstance(error, e.PlaceRefused):
        why = place_sentence(error.rule, error.detail, language)
        return f"{why} {_said(_ALREADY_THERE, language)}" if isinstance(error, errors.VaultMisplaced) else why
    if isinstance(error, e.Tampered):
        return (
            f"{finding(Kind(error.kind), error.path, error.detail, language)} {_said(_NEXT_STEP, language)}"
        )
    template = next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)
    return _said(template, language).format(**_facts(error, language))


def finding(kind: Kind, path: str, detail: str, language: Language) -> str:
    """What was found, where."""
    place = f"{path}, {detail}" if detail else path
    colon = "\u00a0: " if language == "fr" else ": "
    return visible(f"{_said(TAMPERED[kind], language)}{colon}{place}.")


def defect(log: str, language: Language) -> str:
    """What is said of a bug."""
    return _said(_DEFECT, language).format(log=log)


def _said(pair: tuple[str, str], language: Language) -> str:
    return unbroken(pair[1]) if language == "fr" else pair[0]


def _facts(error: BaseException, language: Language) -> dict[str, object]:
    names = getattr(error, "__dataclass_fields__", {})
    return {name: _fact(name, getattr(error, name), language) for name in names}


_MOMENTS = ("since", "sealed_at", "used_at", "starts_at", "ends_at")
_SIZES = ("free", "needed")


def _fact(name: str, value: object, language: Language) -> object:
    if name in _MOMENTS:
        return here(str(value))
    if name in ("reason", "kind") and value in NAMED:
        return _said(NAMED[str(value)], language)
    return size(value, language) if name in _SIZES and isinstance(value, int) else value


def here(written: str) -> str:
    """A moment by the clock and in the spelling of the person; what is no moment as it stands."""
    try:
        return moment(written).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return written
