"""What is said of the ways into a vault: passphrases, words, the PIN, a locum's time."""

from app import errors
from app.cli import errors as cli
from vault import errors as e

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    cli.PassphrasesDiffer: (
        "The two passphrases are not the same. Type them again.",
        "Les deux phrases de passe ne sont pas les mêmes. Tapez-les à nouveau.",
    ),
    cli.NotAFingerprint: (
        "This is not a fingerprint. Copy the 64 digits and letters from the recovery sheet.",
        "Ce n’est pas une empreinte. Recopiez les 64 chiffres et lettres de la feuille de secours.",
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
    errors.Watched: (
        "Process {pid} is attached to this program as a debugger and would see what you type. End it, then try again.",
        "Le processus {pid} est attaché à ce programme comme un débogueur et verrait ce que vous tapez. Terminez-le, "
        "puis recommencez.",
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
}
