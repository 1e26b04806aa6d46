"""What is said of each thing that may be wrong with a vault or a backup."""

from vault.findings import Kind

TAMPERED: dict[Kind, tuple[str, str]] = {
    Kind.HEADER_DAMAGED: ("One of the two headers is damaged", "L’un des deux en-têtes est endommagé"),
    Kind.HEADERS_DAMAGED: (
        "Both headers are damaged; the next backup of its vault onto this drive can give it new ones",
        "Les deux en-têtes sont endommagés ; la prochaine sauvegarde de son coffre sur ce disque peut les remettre",
    ),
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
    Kind.SNAPSHOT_UNFINISHED: (
        "A backup that was not finished, which the next one clears away; or one that lost its seal",
        "Une sauvegarde inachevée, que la prochaine effacera ; ou une qui a perdu son sceau",
    ),
    Kind.SNAPSHOT_UNREADABLE: (
        "The drive does not let this backup be read",
        "Le disque ne laisse pas lire cette sauvegarde",
    ),
    Kind.SNAPSHOT_TOO_NEW: (
        "This backup was written by a newer Serment; update Serment",
        "Cette sauvegarde a été écrite par un Serment plus récent ; mettez Serment à jour",
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
ANOTHER_BACKUP = (
    "Nothing was changed. Choose another backup.",
    "Rien n’a été modifié. Choisissez une autre sauvegarde.",
)
NEXT_STEP = (
    "Serment has touched nothing. Restore the vault from a backup; `serment verify` tells more.",
    "Serment n’a touché à rien. Restaurez le coffre depuis une sauvegarde ; `serment verify` en dit plus.",
)
