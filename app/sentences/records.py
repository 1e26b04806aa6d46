"""What is said of records that cannot be changed as was asked."""

from vault.records import errors as records

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    records.UnknownRecord: (
        "There is nothing under the number {record_id} here. Check it.",
        "Il n’y a rien ici sous le numéro {record_id}. Vérifiez-le.",
    ),
    records.ImportTouched: (
        "This import cannot be undone: {touched} of its records have been worked on since.",
        "Cet import ne peut pas être annulé : {touched} de ses dossiers ont été modifiés depuis.",
    ),
    records.AlreadyUndone: ("This was undone already.", "Cela a déjà été annulé."),
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
}
