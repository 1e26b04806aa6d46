"""Telephone numbers and e-mail addresses, normalised beside what was written.

Ordinary French numbers are recognised by their form: libphonenumber takes
150 times longer, and a list has two of them in each row. Overseas numbers are
dialled like the others within France (0594...) but have their own country
code, which libphonenumber does not know for them.
"""

import re

from app import phones
from app.takeover.drafts import Email, Phone, PhoneKind
from app.takeover.reasons import Reason

Doubts = tuple[tuple[Reason, str], ...]

_UNGROUPED = str.maketrans("", "", " .-")
_USUAL = re.compile(r"(?:\+33 ?|0)[1-9](?:[ .-]?\d\d){4}", re.ASCII)
# A number with a word beside it ("06 12 34 56 78 (fille)"), or two without anything between them.
_INSIDE = re.compile(r"(?<!\d)(?:(?:\+|00)33[ .-]?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)", re.ASCII)
_BETWEEN = re.compile(r"\s*[;\n|]\s*|\s+(?:/|ou|or|et|and)\s+|,\s+")
_NOISE = re.compile(r"[\s.\-_/()\u00a0\u202f]+")
_TRUNK = re.compile(r"^(?:\+|00)33(?:\(0\)|0)?(?=[1-9]\d{8}$)")
_FRENCH = re.compile(r"0[1-9]\d{8}", re.ASCII)
_NINE = re.compile(r"[1-9]\d{8}", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>,;\"]+@(?:[^\s@<>,;.\"]+\.)+[^\W\d_]{2,}")
_EMAIL_BETWEEN = re.compile(r"[\s,;|]+")


def read_phones(text: str, kind: PhoneKind) -> tuple[tuple[Phone, ...], Doubts]:
    """The numbers in one cell, and what is odd about them."""
    if _USUAL.fullmatch(text):
        digits = "0" + text.translate(_UNGROUPED).removeprefix("+33").removeprefix("0")
        return (_phone(text, phones.abroad(digits), kind),), ()
    found: list[Phone] = []
    doubts: list[tuple[Reason, str]] = []
    for piece in _pieces(text):
        if inside := _INSIDE.findall(piece):
            found += [_phone(piece, _e164(each)[0], kind) for each in inside]
            continue
        number, doubt = _e164(piece)
        found.append(_phone(piece, number, kind))
        if doubt:
            doubts.append((doubt, piece))
    return tuple(found), tuple(doubts)


def _phone(text: str, number: str, kind: PhoneKind) -> Phone:
    # 06… in the column of the home telephone is a mobile all the same.
    mobile = kind in (PhoneKind.HOME, PhoneKind.OTHER) and number.startswith(("+336", "+337"))
    return Phone(PhoneKind.MOBILE if mobile else kind, number, text)


def _pieces(text: str) -> list[str]:
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    # "06 12 34 56 78, code 12" is one number and a word about it.
    telling = [piece for piece in pieces if sum(c.isdigit() for c in piece) >= 6]
    return pieces if len(telling) == len(pieces) else [text]


def _e164(text: str) -> tuple[str, Reason | None]:
    digits = _TRUNK.sub("0", _NOISE.sub("", text.replace("(0)", "")))
    if _FRENCH.fullmatch(digits):
        return phones.abroad(digits), None
    if _NINE.fullmatch(digits):
        return _e164("0" + digits)[0], Reason.PHONE_ZERO_RESTORED
    # 2 MB of the world's numbers, which a session needs only while it takes a list over.
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return "", Reason.BAD_PHONE
    if not phonenumbers.is_valid_number(number):
        return "", Reason.BAD_PHONE
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)), None


def read_emails(text: str) -> tuple[tuple[Email, ...], Doubts]:
    """The addresses in one cell, and what is odd about them."""
    # "Jean <jean@exemple.fr>": the name is no address, and no doubt either.
    found = [_email(piece) for piece in _EMAIL_BETWEEN.split(text) if "@" in piece]
    if not any(email.address for email in found):
        found = [Email("", text)] if text else []
    doubts = [
        (Reason.ACCENTED_EMAIL if email.address else Reason.BAD_EMAIL, email.original)
        for email in found
        if not email.address.isascii() or not email.address
    ]
    return tuple(found), tuple(doubts)


def _email(piece: str) -> Email:
    bare = piece.strip("<>\"'").removeprefix("mailto:")
    return Email(bare if _EMAIL.fullmatch(bare) else "", piece)
