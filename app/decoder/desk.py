"""The decoder's side of the conversation: it holds one file, and answers questions about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from app import answers as named
from app.decoder import answers as a
from app.decoder import questions as q
from app.decoder.errors import DecoderError, TooLarge, Unreadable
from app.decoder.wire import Parcel
from app.intake import HEIC
from app.takeover.errors import NotAPatientList

if TYPE_CHECKING:
    from app.takeover.table import Table

_decoder = msgspec.msgpack.Decoder(q.Asked)


class Document(Protocol):
    """What has pages."""

    def pages(self) -> list[tuple[int, int]]:
        """Every page's size at 100 %."""

    def render(self, page: int, width: int, rotation: int) -> tuple[int, int, bytes]:
        """One page: width, height, pixels."""

    def find(self, words: str) -> list[a.Hit]:
        """Where the words stand."""


class Desk:
    """One file at a time."""

    def __init__(self) -> None:
        self._file: object = None

    def answer(self, parcel: Parcel) -> Parcel:
        """The answer, whatever the file is; only a defect, of ours or of a decoder's, goes past this."""
        try:
            answer, body = self._answered(parcel)
        except (DecoderError, NotAPatientList) as error:
            answer, body = a.Failed(*named.named(error)), b""
        except MemoryError:
            self._file = None
            answer, body = a.Failed(*named.named(TooLarge())), b""
        return Parcel(msgspec.msgpack.encode(answer), body)

    def _answered(self, parcel: Parcel) -> tuple[a.Answer, bytes]:
        asked = _decoder.decode(parcel.head)
        if asked.media_type:
            self._file = None  # before the next one takes memory
            self._file = _opened(asked.media_type, parcel.body)
        match asked.question:
            case q.Pages():
                return a.Sizes(tuple(self._document().pages())), b""
            case q.Render(page, width, rotation):
                across, down, pixels = self._document().render(page, width, rotation)
                return a.Drawn(across, down), pixels
            case q.Redraw():
                return a.Redrawn(), _redrawn(self._file, asked.question)
            case q.Find(words):
                return a.Found(tuple(self._document().find(words))), b""
            case q.Columns():
                return _sheet(self._file), b""
            case q.PlanImport():
                return _planned(self._file, asked.question), b""

    def _document(self) -> Document:
        if not hasattr(self._file, "render"):
            raise Unreadable
        document: Document = self._file  # type: ignore[assignment]  # what can render is one
        return document


def _pdf(data: bytes | bytearray) -> object:
    from app.decoder.pdf import Pdf

    return Pdf(data)


def _picture(data: bytes | bytearray) -> object:
    from app.decoder.picture import Picture

    return Picture(data)


def _list(data: bytes | bytearray) -> object:
    from app.takeover.table import read

    return read(bytes(data))


# Each is imported when the first of its kind comes: the decoder of a photo loads no PDF library.
_OPENERS: Final[dict[str, Callable[[bytes | bytearray], object]]] = {
    q.PDF: _pdf,
    q.LIST: _list,
    "image/jpeg": _picture,
    "image/png": _picture,
    HEIC: _picture,
}


def _redrawn(picture: object, how: q.Redraw) -> bytes:
    from app.decoder.picture import Picture

    if not isinstance(picture, Picture):
        raise Unreadable
    return picture.redrawn(how)


def _opened(media_type: str, data: bytes | bytearray) -> object:
    if media_type not in _OPENERS:
        raise Unreadable
    return _OPENERS[media_type](data)


def _sheet(table: object) -> a.Sheet:
    from app.takeover.columns import guess
    from app.takeover.table import Table

    if not isinstance(table, Table):
        raise Unreadable
    if len(table.header) > q.MOST_COLUMNS:
        raise TooLarge
    samples = tuple(_samples(table, at) for at in range(len(table.header)))
    names = tuple(name[: q.MOST_LETTERS] for name in table.header)
    return a.Sheet(names, samples, guess(table.header))


def _samples(table: "Table", at: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in table.rows:
        if at < len(row) and row[at].strip():
            found.append(row[at][: q.MOST_LETTERS])
            if len(found) == q.SAMPLES:
                break
    return tuple(found)


def _planned(table: object, asked: q.PlanImport) -> a.Planned:
    from app.decoder.plans import pack
    from app.takeover.planning import plan_table
    from app.takeover.table import Table

    if not isinstance(table, Table):
        raise Unreadable
    return a.Planned(pack(plan_table(table, asked.existing, asked.mapping, today=asked.today)))
