"""From bytes to text, when nobody says which encoding it is.

Byte-order marks and strict UTF-8 decide for themselves. What is left is one
byte a character, and the same byte is é in CP1252, È in MacRoman and Ú in
CP850: the encoding under which the accented letters look most like French
wins. charset-normalizer is asked only when none of them does.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from app.takeover.errors import EmptyList, NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In order of likelihood: the first of two equally plausible ones is taken.
_ONE_BYTE = ("cp1252", "iso8859-15", "mac-roman", "cp850")

_SIGNATURES = (
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"SQLite format 3", "binary"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\ufffe\uffff]")
# Old exports hold a stray control character now and then; a program or a picture is full of them.
_CONTROLS_BEARABLE = 0.005
_ACCENTED = re.compile(rb"[\x00-\x7f]?[\x80-\xff][\x00-\x7f]?")
_HIGH = bytes(range(0x80, 0x100))
_SAMPLE = 2_000_000

# CP1252 leaves five bytes without a meaning; like browsers, we keep them as control characters.
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_CP1252 = {code: char for code, char in _C1.items() if char != "\ufffd"}
_SURROGATES = {0xDC00 + code: _CP1252.get(code, chr(code)) for code in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Text:
    """What the bytes say. ``mixed``: some of them do not belong to ``encoding`` and were guessed."""

    text: str
    encoding: str
    mixed: bool = False


def decode(data: bytes, encoding: str = "") -> Text:
    """The text of ``data``, in ``encoding`` if one is given. Raises EmptyList or NotText."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(kind)
    found = _decode_as(data, encoding) if encoding else _detect(data)
    text = found.text.removesuffix("\x1a")  # how DOS programs end a file
    if not text.strip("\x00\ufeff \t\r\n\x1a"):
        raise EmptyList
    if len(_CONTROLS.findall(text)) > _CONTROLS_BEARABLE * len(text):
        raise NotText("binary")
    return Text(text, found.encoding, found.mixed)


def _detect(data: bytes) -> Text:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name)
    wide = _wide_without_mark(data)
    if wide:
        return _decode_as(data, wide)
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_as(data, "utf-8" if _mostly_utf8(data) else _most_plausible(data))


def _decode_as(data: bytes, encoding: str) -> Text:
    for mark, name in _MARKS:
        if name == encoding:
            data = data.removeprefix(mark)
    try:
        return Text(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "cp1252":
            return Text(data.decode("latin-1").translate(_CP1252), encoding)
        if encoding != "utf-8":
            return Text(data.decode(encoding, "replace"), encoding, mixed=True)
        # Two exports pasted together: what is no UTF-8 was most likely written by Windows.
        return Text(data.decode("utf-8", "surrogateescape").translate(_SURROGATES), encoding, mixed=True)


def _wide_without_mark(data: bytes) -> str:
    even, odd = data[:4096:2], data[1:4096:2]
    if odd and odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even and even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd) + 1:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "ignore")
    broken = len(data) - len(text.encode())
    whole = len(text) - len(data.translate(None, _HIGH))
    # In one-byte text two accented letters in a row are rare, and rarely look like UTF-8.
    return whole > 4 * broken


def _most_plausible(data: bytes) -> str:
    seen = Counter(_ACCENTED.findall(data[:_SAMPLE]))
    best, score = "", float("-inf")
    for encoding in _ONE_BYTE:
        worth = sum(count * _french(triple, encoding) for triple, count in seen.items())
        if worth > score:
            best, score = encoding, worth
    return best if score > 0 else _ask_normalizer(data) or best


def _ask_normalizer(data: bytes) -> str:
    # Imported here: it takes 40 ms, and ordinary French files never need it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536]).best()
    return best.encoding if best else ""


_LETTERS = {"é": 6.0, "è": 4.0, "à": 4.0, "ê": 3.0, "ç": 3.0, "œ": 2.5}
_LETTERS |= dict.fromkeys("ôîïâûùë", 2.5) | dict.fromkeys("üöäñáíóúÿæ", 1.0)
_SIGNS = {"’": 3.0} | dict.fromkeys("«»…–—°€ ", 1.0)


def _french(triple: bytes, encoding: str) -> float:
    """How much the middle byte, between its neighbours, looks like French in this encoding."""
    try:
        text = triple.decode(encoding)
    except UnicodeDecodeError:
        return -10.0
    at = next(i for i, char in enumerate(text) if char > "\x7f")
    before, char, after = text[:at], text[at], text[at + 1 :]
    if not char.isalpha():
        inside_a_word = before.isalpha() and after.isalpha()
        return -4.0 if inside_a_word and char != "’" else _SIGNS.get(char, -4.0)
    if char.isupper() and before.islower():
        return -5.0
    worth = _LETTERS.get(char.lower(), -1.0)
    return worth - 1.0 if char.islower() and before.isupper() and after.isupper() else worth
