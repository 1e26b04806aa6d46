"""Which of the names in a row is the birth name, and which the first name.

"NOM" beside "NOM_JF" is the married name of the women who have both, and the
birth name of everybody else. Names stay as they were written: capitals are
the window's business.
"""

import re
from dataclasses import dataclass

from vault.search import fold_name

_NEE = re.compile(r"^(.+?)[\s,(]+n[ée]e?(?:\(e\))?\s+([^)]+?)\)?$", re.IGNORECASE)
_SPOUSE = re.compile(
    r"^(.+?)[\s,(]+(?:[ée]p(?:ouse|\.)?|veuve|vve|f(?:emme|me))\s+([^)]+?)\)?$", re.IGNORECASE
)
_TITLE = re.compile(r"^(?:m\.|mr|mme|mlle|monsieur|madame|mademoiselle|mrs|ms|miss|dr)\.?\s+", re.IGNORECASE)

# The patterns above try every way to part a cell: one this long is kept as it is.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """The name at birth, and the used one if it is another."""

    birth: str
    used: str = ""


def family_names(name: str, birth: str, used: str) -> FamilyNames:
    """Settle the three columns a file may have: a name without more, one at birth, one in use."""
    if not birth and not used:
        return _in_one_cell(name)
    if not birth:
        birth, name = (name, "") if name else (used, "")
    used = used or name
    return FamilyNames(birth, "" if fold_name(used) == fold_name(birth) else used)


def _in_one_cell(name: str) -> FamilyNames:
    """MARTIN née DUPONT, DUPONT épouse MARTIN."""
    if " " not in name or len(name) > _LONGEST:
        return FamilyNames(name)
    if found := _NEE.match(name):
        return family_names("", found[2].strip(), found[1].strip())
    if found := _SPOUSE.match(name):
        return family_names("", found[1].strip(), found[2].strip())
    return FamilyNames(name)


def split_full_name(text: str) -> tuple[str, str, bool]:
    """Family name, first names, and whether it is sure: DUPONT Jean, Jean DUPONT, Dupont, Jean."""
    text = _TITLE.sub("", text)
    if "," in text:
        family, first = text.split(",", 1)
        return family.strip(), first.strip(), True
    words = text.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    others = [word for word in words if word not in capitals]
    if capitals and others:
        return " ".join(capitals), " ".join(others), True
    return " ".join(words[:1]), " ".join(words[1:]), False


def names_somebody(text: str) -> bool:
    """Whether a cell can be a name at all: it has a letter."""
    return any(c.isalpha() for c in text)
