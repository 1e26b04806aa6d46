"""What was typed of a colleague, as the directory keeps it: an address in lines, or a name and a few words.

Numbers and addresses of mail are known by their form, whichever line they stand
in. What is left keeps the order of a letterhead: who, what they are, where they
work, and from the first line with a number in it, the address.
"""

import re
from typing import Final

from vault.records.correspondents import Correspondent

_PHONE: Final = re.compile(r"(?:\+33 ?|\b0)[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}\b")
_MAIL: Final = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.\w+")
_RPPS: Final = re.compile(r"\b\d{11}\b")
#: A comma goes on in a line of its own, but for that of "12 bis, rue des Tilleuls".
_LINE_END: Final = re.compile(r"\n|(?<!\d)(?<!\d bis)(?<!\d ter), ")
#: What stands before a number and says only which it is.
_LABELS: Final = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone)?|portable|rpps|e-?mail|courriel|mssant[ée])\b\.?", re.I
)
_SECURE: Final = "mssante"


def read(typed: str, place: str = "") -> Correspondent:
    """Who is meant by ``typed``; ``place`` is what was noted beside the name, a phone number or a town."""
    name, *lines = [line.strip() for line in _LINE_END.split(typed.strip())]
    found: dict[str, str] = {}
    said = [left for line in lines if (left := _without_numbers(line, found))]
    beside = [left for line in place.split("\n") if (left := _without_numbers(line.strip(), found))]
    at = next((at for at, line in enumerate(said) if any(map(str.isdigit, line))), len(said))
    profession, *organisation = said[:at] or [""]
    return Correspondent(
        name,
        profession,
        organisation=", ".join(organisation),
        address="\n".join((*said[at:], *beside)),
        **found,
    )


def _without_numbers(line: str, found: dict[str, str]) -> str:
    """What of a line is no number; ``found`` takes the first of each kind."""
    left = line
    for form, kind in ((_MAIL, "email"), (_RPPS, "rpps"), (_PHONE, "phone")):
        for number in form.findall(left):
            field = "secure_email" if kind == "email" and _SECURE in number.lower() else kind
            if found.setdefault(field, number) == number:  # a second one stays where it was typed
                left = left.replace(number, " ")
    if left != line:
        left = _LABELS.sub(" ", left)
    return left.strip(" :,;·-–")
