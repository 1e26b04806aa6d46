"""Documents on their way in: what they are by their bytes, and pictures without what the camera added.

A photo carries where it was taken and sometimes by whom (Exif, GPS, comments).
Those segments are cut out without touching the picture itself: no pixel is
decoded here, so a hostile file meets no decoder. The orientation is kept, in a
segment of our own, since a wound photographed sideways must not lie.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.errors import DocumentEmpty, DocumentTooLarge, DocumentUnknown, PictureBroken
from app.visible import visible

LARGEST: Final = 200 << 20
#: What phones photograph in (ISO/IEC 23008-12); it is kept as a JPEG, which the decoder draws.
HEIC: Final = "image/heic"
_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)

_APP1, _APP2, _APP14, _APP15, _COMMENT, _SCAN, _END = 0xE1, 0xE2, 0xEE, 0xEF, 0xFE, 0xDA, 0xD9
_MARKER: Final = re.compile(rb"\xff+([^\x00\xff])")
# No repetition: over 20 kB of 0xFF, written to that end, one took half a minute, and held up window and lock.
# Filling bytes before a marker go with the scan.
_BEHIND_SCAN: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
#: More parts than any picture has; each takes its time and its memory.
_MOST_PARTS: Final = 1 << 18


#: What a vault holds.
KEPT: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "text/plain"})


class _BrokenOffError(Exception):
    """A picture's parts end in the middle, or make no sense."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document ready to be stored: cleaned bytes, what they are, and a title."""

    title: str
    media_type: str
    data: bytes


def clean(name: str, data: bytes) -> Incoming:
    """The file ``name`` as it may be kept. Raises DocumentRefused."""
    if len(data) > LARGEST:
        raise DocumentTooLarge(name, LARGEST >> 20)
    if not data:
        raise DocumentEmpty(name)
    media_type = media_type_of(data)
    if media_type not in KEPT:
        raise DocumentUnknown(name)
    try:
        cleaned = _CLEANERS[media_type](data) if media_type in _CLEANERS else data
    except _BrokenOffError:
        raise PictureBroken(name) from None
    return Incoming(title_of(name), media_type, cleaned)


def title_of(name: str) -> str:
    """What the file ``name`` is called as a document: what a name on a disk may hold beside letters shows."""
    return visible(PurePath(name).stem or name)


def media_type_of(data: bytes) -> str:
    """By its bytes, whatever its name claims; "" for what is no PDF, picture or text."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[4:8] == b"ftyp" and data[8:12] in _BRANDS:
        return HEIC
    return "" if b"\x00" in data[:8192] else "text/plain"


def _clean_jpeg(data: bytes) -> bytes:
    """Without Exif, XMP, IPTC and comments; colour profile and encoder facts stay."""
    orientation = 1
    kept = [b"\xff\xd8"]
    for marker, segment, scan in _segments(data):
        if marker == _APP1 and segment.startswith(b"Exif\x00\x00"):
            orientation = _orientation(segment[6:])
        elif _is_kept(marker, segment):
            kept.append(_written(marker, segment) + scan)
    if orientation != 1:
        kept.insert(1, _written(_APP1, _orientation_exif(orientation)))
    return b"".join([*kept, b"\xff\xd9"])


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _COMMENT or _APP1 <= marker <= _APP15:
        profile = marker == _APP2 and segment.startswith(b"ICC_PROFILE\x00")
        # Without APP14 a decoder takes an Adobe JPEG's colours for others.
        return profile or (marker == _APP14 and segment.startswith(b"Adobe"))
    return True


def _written(marker: int, segment: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(segment) + 2) + segment


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, content and, behind a start of scan, the coded picture, up to the end of the picture.

    What phones append behind the end (previews, videos) has metadata of its own and is left out.
    """
    at = 2
    for _ in range(_MOST_PARTS):
        found = _MARKER.match(data, at)
        if found is None:
            break
        marker, start = found[1][0], found.end()
        if marker == _END:
            return
        size = int.from_bytes(data[start : start + 2], "big")
        end = start + size
        if size < 2 or end > len(data):
            break
        at = _end_of_scan(data, end) if marker == _SCAN else end
        yield marker, data[start + 2 : end], data[end:at]
    raise _BrokenOffError


def _end_of_scan(data: bytes, start: int) -> int:
    """Where the next marker begins: in coded data 0xFF is followed by 0 or a restart marker."""
    found = _BEHIND_SCAN.search(data, start)
    if found is None:
        raise _BrokenOffError
    return found.start()


def _orientation(tiff: bytes) -> int:
    """The Exif orientation, 1 to 8; 1 where it is absent or makes no sense."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112:
                return int(value) if 1 <= value <= 8 else 1
    except (KeyError, struct.error):
        return 1
    return 1


def _orientation_exif(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">H", 1) + entry + bytes(4)


_PNG_DROPPED: Final = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def _clean_png(data: bytes) -> bytes:
    """Without texts, Exif and the time; every other chunk as it was."""
    kept, at = [data[:8]], 8
    for _ in range(_MOST_PARTS):
        if at + 12 > len(data):
            break
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + size
        if end > len(data):
            raise _BrokenOffError
        if kind not in _PNG_DROPPED:
            kept.append(data[at:end])
        at = end
        if kind == b"IEND":
            return b"".join(kept)
    raise _BrokenOffError


_CLEANERS: Final = {"image/jpeg": _clean_jpeg, "image/png": _clean_png}
