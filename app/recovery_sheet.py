"""What stands on the recovery sheet, the one paper that opens the vault.

One A4 page: the twelve numbered words, which vault they open, the
fingerprint by which any copy of it can be checked without a secret, what to
do with them, with the program and without it, and the day they were made. Never the passphrase. Here is the
text only; whoever shows or prints it decides how it looks.
"""

from dataclasses import dataclass
from datetime import date

from vault.words import WORD_COUNT


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The facts of one sheet. ``fingerprint`` is that of the vault's public key, in hexadecimal."""

    practice: str
    vault_id: str
    fingerprint: str
    words: tuple[str, ...]
    made_on: date

    def __post_init__(self) -> None:
        if len(self.words) != WORD_COUNT:
            raise ValueError("a recovery sheet holds twelve words")

    def __repr__(self) -> str:
        # The words are a secret; a value in a log or a traceback must not show them.
        return f"RecoverySheet({self.vault_id})"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class SheetText:
    """Everything to be read on the page, from top to bottom."""

    title: str
    practice: str
    warning: str
    words_heading: str
    words: tuple[tuple[int, str], ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def written(sheet: RecoverySheet, language: str) -> SheetText:
    """The text of ``sheet`` in ``language`` ("fr", anything else is English)."""
    words = _FRENCH if language.startswith("fr") else _ENGLISH
    values = (sheet.vault_id, in_groups(sheet.fingerprint), words.day(sheet.made_on))
    return SheetText(
        title=words.title,
        practice=sheet.practice,
        warning=words.warning,
        words_heading=words.words_heading,
        words=tuple(enumerate(sheet.words, start=1)),
        facts=tuple(zip(words.facts, values, strict=True)),
        sections=words.sections,
    )


def in_groups(fingerprint: str) -> str:
    """``fingerprint`` in groups of four, eight to a line, so that it can be compared by eye."""
    plain = "".join(fingerprint.split())
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    return "\n".join(" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8))


_FRENCH_MONTHS = (
    "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre"
)
_ENGLISH_MONTHS = (
    "January, February, March, April, May, June, July, August, September, October, November, December"
)


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    warning: str
    words_heading: str
    facts: tuple[str, str, str]
    sections: tuple[Section, ...]
    french: bool

    def day(self, day: date) -> str:
        months = (_FRENCH_MONTHS if self.french else _ENGLISH_MONTHS).split(", ")
        number = "1er" if self.french and day.day == 1 else str(day.day)
        return f"{number} {months[day.month - 1]} {day.year}"


_ENGLISH = _Words(
    title="Recovery sheet",
    warning="Whoever holds this sheet and a copy of the vault reads every record. "
    "Keep it away from the computer and from the backup drives.",
    words_heading="The twelve words, in this order",
    facts=("Vault", "Fingerprint", "Made on"),
    sections=(
        Section(
            "When it is needed",
            (
                "The passphrase is forgotten, or you cannot open the vault yourself. The words open the "
                "vault and every backup of it; the passphrase stays as it is until you change it.",
            ),
        ),
        Section(
            "How to use it",
            (
                "1. Start Serment. If the computer is new, choose “Restore from a backup” and plug in the "
                "backup drive.",
                "2. On the lock screen choose “Use the recovery words” and type the twelve words in order. "
                "Accents and capitals do not matter; the first four letters of each word are enough.",
                "3. Then choose a new passphrase.",
            ),
        ),
        Section(
            "Where to keep it",
            (
                "In a safe, with a solicitor, or in a sealed envelope with someone who is bound by secrecy. "
                "Never a photograph, never a copy on a computer or in a message.",
                "If the sheet is lost or was seen, make new words: the old ones then open this vault no "
                "more, but they still open older backups.",
            ),
        ),
        Section(
            "Without the program",
            (
                "Every backup drive also holds serment_reader.py: with it and these words, any computer with "
                "Python writes the records out readable. LISEZ-MOI.txt, beside it, says how.",
            ),
        ),
        Section(
            "Checking a copy without a secret",
            ("serment verify FOLDER --without-secret --fingerprint followed by the fingerprint above.",),
        ),
    ),
    french=False,
)
_FRENCH = _Words(
    title="Feuille de secours",
    warning="Avec cette feuille et une copie du coffre, on lit tous les dossiers. "
    "Gardez-la loin de l’ordinateur et des disques de sauvegarde.",
    words_heading="Les douze mots, dans cet ordre",
    facts=("Coffre", "Empreinte", "Établie le"),
    sections=(
        Section(
            "Quand elle sert",
            (
                "La phrase de passe est oubliée, ou vous ne pouvez pas ouvrir le coffre vous-même. Les mots "
                "ouvrent le coffre et chacune de ses sauvegardes\u202f; la phrase de passe reste valable "
                "jusqu’à son changement.",
            ),
        ),
        Section(
            "Comment s’en servir",
            (
                "1. Lancez Serment. Sur un ordinateur neuf, choisissez «\u00a0Restaurer une "
                "sauvegarde\u00a0» et branchez le disque de sauvegarde.",
                "2. Sur l’écran de verrouillage, choisissez «\u00a0Utiliser les mots de secours\u00a0» et "
                "tapez les douze mots dans l’ordre. Accents et majuscules sont sans importance\u202f; les "
                "quatre premières lettres de chaque mot suffisent.",
                "3. Choisissez ensuite une nouvelle phrase de passe.",
            ),
        ),
        Section(
            "Où la garder",
            (
                "Dans un coffre-fort, chez un notaire, ou sous pli cacheté chez une personne tenue au "
                "secret. Jamais en photo, jamais en copie sur un ordinateur ou dans un message.",
                "Si la feuille est perdue ou a été vue, faites de nouveaux mots\u00a0: les anciens "
                "n’ouvriront plus ce coffre, mais ils ouvriront encore les sauvegardes plus anciennes.",
            ),
        ),
        Section(
            "Sans le programme",
            (
                "Chaque disque de sauvegarde contient aussi serment_reader.py\u00a0: avec lui et ces mots, "
                "tout ordinateur muni de Python écrit les dossiers en clair. LISEZ-MOI.txt, à côté, dit "
                "comment.",
            ),
        ),
        Section(
            "Vérifier une copie sans secret",
            ("serment verify DOSSIER --without-secret --fingerprint suivi de l’empreinte ci-dessus.",),
        ),
    ),
    french=True,
)
