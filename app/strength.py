"""Is a new passphrase strong enough, and if not, what is wrong with it?

Nobody limits the tries of someone who holds a copy of the vault, so the
number of guesses is all that stands between them and the records. Under 64
bits a passphrase is refused, under 80 (what the CNIL asks of a secret without
a limit of tries) the practitioner is warned and may go on. The sentences say
what is wrong and what helps; they never quote the passphrase.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from app import guesses
from app.guesses import Estimate, Part

REFUSED_UNDER = 64.0
WARNED_UNDER = 80.0


class Verdict(Enum):
    """What becomes of a passphrase."""

    REFUSED = "refused"
    WARNED = "warned"
    GOOD = "good"


class Weakness(StrEnum):
    """What makes a passphrase easy to guess."""

    PERSONAL = "personal"
    FAMOUS = "famous"
    KNOWN_PASSWORD = "known_password"
    NAME = "name"
    DATE = "date"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    KEYBOARD = "keyboard"
    DISGUISED = "disguised"
    COMMON_WORDS = "common_words"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Strength:
    """The bits of a passphrase and what is weak in it, the worst first; nothing is listed for a good one."""

    bits: float
    verdict: Verdict
    weaknesses: tuple[Weakness, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether a vault may be made with it."""
        return self.verdict is not Verdict.REFUSED


def measure(passphrase: str, personal: Iterable[str] = ()) -> Strength:
    """The strength of ``passphrase`` against someone who knows what ``personal`` lists. Any thread."""
    found = guesses.estimate(passphrase, personal)
    verdict = _verdict(found.bits)
    return Strength(found.bits, verdict, () if verdict is Verdict.GOOD else _weaknesses(found))


def explain(strength: Strength, language: str) -> str:
    """What ``strength`` means, in one or two sentences of ``language`` ("fr", anything else is English)."""
    words = _FRENCH if language.startswith("fr") else _ENGLISH
    if strength.verdict is Verdict.GOOD:
        return words.good
    listed = [words.weaknesses[weakness] for weakness in strength.weaknesses[:2]]
    head = words.refused if strength.verdict is Verdict.REFUSED else words.warned
    return head.format(reasons=words.joint.join(listed))


def _verdict(bits: float) -> Verdict:
    if bits < REFUSED_UNDER:
        return Verdict.REFUSED
    return Verdict.WARNED if bits < WARNED_UNDER else Verdict.GOOD


_PATTERNS = {
    "repeat": Weakness.REPEATED,
    "sequence": Weakness.SEQUENCE,
    "spatial": Weakness.KEYBOARD,
    "date": Weakness.DATE,
    "regex": Weakness.DATE,
}
_SOURCES = {
    "personal": Weakness.PERSONAL,
    "phrases": Weakness.FAMOUS,
    "passwords": Weakness.KNOWN_PASSWORD,
    "family_names": Weakness.NAME,
    "given_names": Weakness.NAME,
    "surnames": Weakness.NAME,
    "male_names": Weakness.NAME,
    "female_names": Weakness.NAME,
}


def _weaknesses(found: Estimate) -> tuple[Weakness, ...]:
    """The kinds of weakness found, the one that covers most characters first."""
    covered: dict[Weakness, int] = {}
    for part in found.parts:
        for weakness in _of(part):
            covered[weakness] = covered.get(weakness, 0) + part.length
    return tuple(sorted(covered, key=lambda weakness: -covered[weakness])) or (Weakness.SHORT,)


def _of(part: Part) -> tuple[Weakness, ...]:
    if part.pattern == "bruteforce":
        return (Weakness.SHORT,)
    if part.disguised:
        return (Weakness.DISGUISED,)
    if part.pattern == "dictionary":
        return (_SOURCES.get(part.source, Weakness.COMMON_WORDS),)
    return (_PATTERNS[part.pattern],)


@dataclass(frozen=True, slots=True)
class _Words:
    refused: str
    warned: str
    good: str
    joint: str
    weaknesses: dict[Weakness, str]


_ENGLISH = _Words(
    refused="Too easy to guess: {reasons}. Add words that have nothing to do with each other.",
    warned="Acceptable, but not strong: {reasons}. One or two more unrelated words would make it solid.",
    good="Strong: nobody will guess it, even with a copy of the vault.",
    joint=", and ",
    weaknesses={
        Weakness.PERSONAL: "it holds something known about you or your practice",
        Weakness.FAMOUS: "it is a well-known phrase, song or saying",
        Weakness.KNOWN_PASSWORD: "it is on the lists of leaked passwords",
        Weakness.NAME: "it holds a first name or a family name",
        Weakness.DATE: "it holds a date or a year",
        Weakness.REPEATED: "it repeats itself",
        Weakness.SEQUENCE: "it holds a sequence such as abc or 123",
        Weakness.KEYBOARD: "it follows the keys of the keyboard",
        Weakness.DISGUISED: "replacing letters by digits or turning words round does not hide them",
        Weakness.COMMON_WORDS: "it has too few words, or very common ones",
        Weakness.SHORT: "it is too short",
    },
)
_FRENCH = _Words(
    refused="Trop facile à deviner\u202f: {reasons}. Ajoutez des mots sans rapport entre eux.",
    warned="Acceptable, sans plus\u202f: {reasons}. Un ou deux mots de plus, sans rapport, suffiraient.",
    good="Solide\u202f: personne ne la devinera, même avec une copie du coffre.",
    joint=", et ",
    weaknesses={
        Weakness.PERSONAL: "elle contient ce que l’on sait de vous ou de votre cabinet",
        Weakness.FAMOUS: "c’est une phrase, une chanson ou un dicton connu",
        Weakness.KNOWN_PASSWORD: "elle figure dans les listes de mots de passe volés",
        Weakness.NAME: "elle contient un prénom ou un nom de famille",
        Weakness.DATE: "elle contient une date ou une année",
        Weakness.REPEATED: "elle se répète",
        Weakness.SEQUENCE: "elle contient une suite comme abc ou 123",
        Weakness.KEYBOARD: "elle suit les touches du clavier",
        Weakness.DISGUISED: "remplacer des lettres par des chiffres ou retourner un mot ne le cache pas",
        Weakness.COMMON_WORDS: "elle compte trop peu de mots, ou des mots trop courants",
        Weakness.SHORT: "elle est trop courte",
    },
)
