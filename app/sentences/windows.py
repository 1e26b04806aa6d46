"""What a window says otherwise than a command: there one can go on at once, and types no commands."""

from app import errors
from vault import errors as e

#: Behind what was found altered.
NEXT_STEP = (
    "Serment has touched nothing. Restore the vault from a backup.",
    "Serment n’a touché à rien. Restaurez le coffre depuis une sauvegarde.",
)

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    e.OlderThanRemembered: (
        "This vault is of {sealed_at}, and a later one is known here. What was written since is not in it.",
        "Ce coffre date du {sealed_at}, et un plus récent est connu ici. Ce qui a été écrit depuis n’y est pas.",
    ),
    errors.OlderThanUsed: (
        "This vault is of {sealed_at}, and you used it here until {used_at}. What was written in between is not in "
        "it.",
        "Ce coffre date du {sealed_at}, et vous l’avez utilisé ici jusqu’au {used_at}. Ce qui a été écrit entre-temps "
        "n’y est pas.",
    ),
    errors.NotTheLastUsed: (
        "This vault, of {sealed_at}, is not the one you used here on {used_at}. A folder from before a restore may "
        "have been put back.",
        "Ce coffre, du {sealed_at}, n’est pas celui que vous avez utilisé ici le {used_at}. Un dossier d’avant une "
        "restauration a peut-être été remis en place.",
    ),
}
