"""Allergies and history out of a cell of free text.

Allergies have three states, and the difference between "none known" and a
question nobody asked can kill: an empty cell is never "none". Lists are split
where their author meant a list; whatever is split keeps its words.
"""

import re
from functools import lru_cache

from app.takeover.drafts import Allergies, Allergy, AllergyState
from vault.search import fold_name

_SUBJECT = (
    r"(?:allergies?|allergique|intolerances?|medicamenteuses?|known|drugs?|connues?|connu|a ce jour"
    r"|signalees?|declarees?)"
)
_NONE = re.compile(
    rf"(?:{_SUBJECT} )*(?:aucune?s?|neant|ras|rien|non|nulle?|no|none|nil|nka|nkda|nkma|pas|sans|negatif)"
    rf"(?: (?:d )?{_SUBJECT}| a signaler| notion d allergie| de| notee?s?| retrouvee?s?)*"
)
_NOT_ASKED = frozenset(
    [
        "",
        "inconnu",
        "inconnue",
        "inconnues",
        "ne sait pas",
        "nsp",
        "non renseigne",
        "non renseignee",
        "non renseignees",
        "nr",
        "a demander",
        "a renseigner",
        "a preciser",
        "non precise",
        "non precisee",
        "unknown",
        "not asked",
        "not known",
        "a verifier",
        "non evalue",
        "nc",
        "non communique",
        "non recherche",
        "non recherchee",
    ]
)
# "Non connue" is said of an allergy that does not exist and of a question without an answer.
_NO_ANSWER = re.compile(rf"(?:{_SUBJECT} )*(?:non connue?s?|non connu e s|0|false|faux)")
# "Pas d'allergie à la pénicilline" must not become an allergy that nobody questions.
_DENIED = re.compile(r"(?:pas|aucune?|non|no|sans) ")
_UNCLEAR = frozenset(
    ["oui", "yes", "o", "y", "x", "true", "vrai", "1", "allergie", "allergies", "allergique", "multiples"]
)
_REACTION = re.compile(
    r"(?:oedeme|urticaire|choc|eruption|rash|anaphyla|eczema|bronchospasme|prurit|nausee|vomissement|diarrhee|malaise"
    r"|quincke|demangeaison|exantheme|toux|asthme|rougeur|plaques?|reaction|lyell|dyspnee|hives|swelling|itching)"
)
_PAIR = re.compile(r"^([^()]+?)\s*(?:\(([^()]*)\)|(?:\s[-–—]\s|:|=>|->|→|=)\s*(.+))$", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪►>]+|\d{1,2}[.)](?!\d))\s*")
_PLACE_FOR_A_LIST = re.compile(r"[;\n|]|\s[+/]\s|,(?!\d)")
_PLACE_FOR_AN_ENTRY = re.compile(r"[;\n|]")
_LINE_END = re.compile(r"\r\n|\r|\v|\f|\u2028|\u2029|\\n|<br ?/?>")
# The pattern of a pair tries every way to part a piece: one this long is kept as it is.
_LONGEST_PAIR = 400
# A line this long was broken by the screen of the old program, not by its author.
_WRAPPED = 60


def lines(text: str) -> str:
    """The text with every kind of line end written alike."""
    if text.isprintable() and "\\" not in text and "<" not in text:
        return text.strip()
    return _LINE_END.sub("\n", text).strip()


@lru_cache(maxsize=4096)
def read_allergies(text: str) -> tuple[Allergies, bool]:
    """What the cell says of allergies, and whether that is clear."""
    words = fold_name(text)
    if words in _NOT_ASKED:
        return Allergies(), True
    if _NO_ANSWER.fullmatch(words):
        return Allergies(), False
    if _NONE.fullmatch(words):
        return Allergies(AllergyState.NONE_KNOWN), True
    pieces = _pieces(lines(text), _PLACE_FOR_A_LIST)
    named = [piece for piece in pieces if not _says_nothing(fold_name(piece))]
    entries = tuple(_allergy(piece) for piece in _with_reactions(named))
    contradicts = len(named) < len(pieces) or words in _UNCLEAR or _DENIED.match(words) is not None
    return Allergies(AllergyState.LISTED, entries or (_allergy(text.strip()),)), not contradicts


def _says_nothing(folded: str) -> bool:
    return _NONE.fullmatch(folded) is not None or folded in _NOT_ASKED


def _with_reactions(pieces: list[str]) -> list[str]:
    """Join "Pénicilline, urticaire en 2010": the second piece is what the first did."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _REACTION.match(fold_name(piece)) and "(" not in joined[-1]:
            joined[-1] = f"{joined[-1]} ({piece})"
        else:
            joined.append(piece)
    return joined


def _allergy(piece: str) -> Allergy:
    pair = _PAIR.match(piece) if len(piece) <= _LONGEST_PAIR else None
    if pair is None:
        return Allergy(piece, "", piece)
    substance, reaction = pair[1].strip(), (pair[2] or pair[3] or "").strip()
    if re.fullmatch(_SUBJECT, fold_name(substance)):
        return Allergy(reaction, "", piece)
    return Allergy(substance, reaction, piece)


@lru_cache(maxsize=4096)
def read_history(text: str) -> tuple[str, ...]:
    """The entries of a history, one a line or between semicolons."""
    return tuple(_pieces(_unwrapped(lines(text)), _PLACE_FOR_AN_ENTRY))


def _unwrapped(text: str) -> str:
    whole: list[str] = []
    for line in text.split("\n"):
        goes_on = whole and len(whole[-1]) >= _WRAPPED and line[:1].islower()
        if goes_on and not whole[-1].rstrip().endswith((".", ";", ":")):
            whole[-1] = f"{whole[-1].rstrip()} {line}"
        else:
            whole.append(line)
    return "\n".join(whole)


def _pieces(text: str, place: re.Pattern[str]) -> list[str]:
    """The parts of ``text``, split at ``place`` but never inside brackets or quotation marks."""
    pieces, start = [], 0
    for found in place.finditer(text):
        before = text[start : found.start()]
        inside = (
            before.count("(") > before.count(")")
            or before.count("«") > before.count("»")
            or before.count('"') % 2
        )
        # A bracket that is never closed holds nothing together.
        if not (inside and re.search(r'[)»"]', text[found.end() :])):
            pieces.append(before)
            start = found.end()
    pieces.append(text[start:])
    bare = (_BULLET.sub("", piece).strip() for piece in pieces)
    return [piece for piece in bare if piece]
