"""What is said of how a command was asked, and where no other subject has a sentence."""

from app.cli import errors as cli
from vault import errors as e

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    cli.InputEnded: (
        "Standard input ended where a secret was expected. Write one a line, in the order of the questions "
        "(for a new vault its passphrase twice).",
        "L’entrée standard s’est terminée alors qu’un secret était attendu. Écrivez-en un par ligne, dans l’ordre "
        "des questions (pour un nouveau coffre, deux fois sa phrase de passe).",
    ),
    cli.NotAName: (
        "A name on letterheads is one line of at most {longest} characters. Give a shorter, plain one.",
        "Un nom d’en-tête tient sur une ligne, en {longest} caractères au plus. Donnez-en un plus court.",
    ),
    cli.OutputLost: (
        "What was asked for is done, but the answer could not be written ({reason}). Check where the output goes.",
        "Ce qui était demandé est fait, mais la réponse n’a pas pu être écrite ({reason}). Vérifiez où va la sortie.",
    ),
    cli.NotLockedInTime: (
        "The running program does not say that it has locked. Look at its window, or end it: nothing is lost by that.",
        "Le programme ouvert ne dit pas qu’il est verrouillé. Regardez sa fenêtre, ou terminez-le : rien ne se perd.",
    ),
    e.InvalidInput: (
        "The value for {field} cannot be used ({reason}). Correct it and try again.",
        "La valeur de {field} est inutilisable ({reason}). Corrigez-la et recommencez.",
    ),
    e.Interrupted: (
        "Stopped. What was not finished was taken back.",
        "Interrompu. Ce qui n’était pas terminé a été annulé.",
    ),
    e.SermentError: ("This cannot be done.", "Cela n’est pas possible."),
}

#: What argparse complained of, by ``app.cli.usage.PROBLEMS``.
ASKED_WRONGLY: dict[str, tuple[str, str]] = {
    "missing": ("What is missing: {about}.", "Il manque {about}."),
    "too_many": (
        "There are words too many (secrets are never taken from the command line).",
        "Il y a des mots en trop (les secrets ne se donnent jamais sur la ligne de commande).",
    ),
    "unknown": ("{about}: there is no such choice.", "{about} : ce choix n’existe pas."),
    "no_value": ("{about} lacks its value.", "Il manque la valeur de {about}."),
    "bad_value": ("The value of {about} cannot be used.", "La valeur de {about} est inutilisable."),
    "not_together": (
        "{about} does not go together with what else was asked for.",
        "{about} ne va pas avec le reste de la demande.",
    ),
    "misunderstood": ("The command was not understood.", "La commande n’a pas été comprise."),
}
SHOWS_HOW = ("`{command} --help` shows how.", "`{command} --help` montre comment faire.")
