"""The French social security number (NIR): read, compared, doubted, never refused.

Only two of seven sample numbers that public bodies print have a right key,
and a child is often listed under a parent's number. So each oddity
is a doubt beside the number and not a reason to drop it.
"""

import re
from dataclasses import dataclass

from app.takeover.drafts import PartialDate, Sex
from app.takeover.reasons import Reason

_SEPARATORS = re.compile(r"[\s.\-_/'’|]+")
_FORM = re.compile(r"([1-478])(\d{2})(\d{2})(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})?")
_SPREADSHEET = re.compile(r"\d(?:[.,]\d+)?E\+?1[0-4]", re.IGNORECASE)
# 3 and 4: being registered, 7 and 8: temporary.
_SEXES = {"1": Sex.MALE, "3": Sex.MALE, "7": Sex.MALE, "2": Sex.FEMALE, "4": Sex.FEMALE, "8": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Nir:
    """A number of 13 or 15 characters; ``number`` is empty when the text has another form."""

    number: str = ""
    doubts: tuple[Reason, ...] = ()

    @property
    def identity(self) -> str:
        """The 13 characters without the key."""
        return self.number[:13]

    @property
    def year(self) -> int:
        """The last two digits of the year of birth."""
        return int(self.number[1:3])

    @property
    def month(self) -> int:
        """The month of birth, 0 when the number does not tell it (20 and above)."""
        month = int(self.number[3:5])
        return month if 1 <= month <= 12 else 0


def read_nir(text: str, key: str = "") -> Nir:
    """The number in ``text``, its key from ``key`` when another column holds it."""
    number = _SEPARATORS.sub("", text).upper()
    if not number:
        return Nir()
    if len(number) == 13 and key.strip():
        number += key.strip().zfill(2)
    form = _FORM.fullmatch(number)
    if form is None:
        rounded = _SPREADSHEET.fullmatch(text.strip())
        return Nir("", (Reason.NIR_DAMAGED_BY_SPREADSHEET if rounded else Reason.NIR_MALFORMED,))
    if form[7] is None:
        return Nir(number, (Reason.NIR_WITHOUT_KEY,))
    return Nir(number, () if int(form[7]) == key_of(number) else (Reason.NIR_KEY,))


def key_of(number: str) -> int:
    """The key of a number's first 13 characters (Corsica: 2A counts as 19, 2B as 18)."""
    return 97 - int(number[:13].replace("2A", "19", 1).replace("2B", "18", 1)) % 97


def disagreements(nir: Nir, sex: Sex, birth: PartialDate | None) -> tuple[Reason, ...]:
    """How the number contradicts what else the row says."""
    if not nir.number:
        return ()
    found = []
    if sex is not Sex.UNKNOWN and _SEXES[nir.number[0]] is not sex:
        found.append(Reason.NIR_SEX_MISMATCH)
    if birth and not _agrees(nir, birth):
        found.append(Reason.NIR_BIRTH_MISMATCH)
    return tuple(found)


def _agrees(nir: Nir, birth: PartialDate) -> bool:
    return nir.year == birth.year % 100 and (not nir.month or not birth.month or nir.month == birth.month)
