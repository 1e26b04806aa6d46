"""What is said of files that others made: documents, pictures, lists."""

from app import errors
from app.bdpm import errors as bdpm
from app.cli import errors as cli
from app.decoder import errors as decoder
from app.takeover import errors as takeover

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    cli.FileTooLarge: (
        "{path} is larger than {largest_mib} MiB, so it is no patient list. Name another file.",
        "{path} dépasse {largest_mib} Mio : ce n’est pas une liste de patients. Indiquez un autre fichier.",
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
    errors.NotTakenIn: (
        "These files are not in the record: {names}. They are still where they were; add them again.",
        "Ces fichiers ne sont pas dans le dossier : {names}. Ils sont restés où ils étaient ; ajoutez-les de nouveau.",
    ),
    errors.FiledUnseen: (
        "{name} is filed as it came, but cannot be displayed. Keep the original; opened, the document says why.",
        "{name} est classé tel quel, mais ne peut pas être affiché. Gardez l’original ; ouvert, le document dit pourquoi.",
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
    bdpm.NotAMedicineList: (
        "This is not the public list of medicines. Download CIS_bdpm.txt anew and choose it.",
        "Ce n’est pas la liste publique des médicaments. Téléchargez à nouveau CIS_bdpm.txt et choisissez-le.",
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
}
