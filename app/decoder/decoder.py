"""The session's side: questions about foreign files, asked of a child that may be killed at any time.

At most one child lives. It starts with the first question, is killed when it
answers too late or nonsense, and the next question starts another, which gets
the file again. ``end`` kills it at once, from any thread, and lets none follow:
at a lock that comes before anything else, since the child holds a document.
"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import msgspec

from app import answers as named
from app import spawn
from app.decoder import answers as a
from app.decoder import questions as q
from app.decoder.errors import DecoderError, DecoderGone, Stalled
from app.decoder.wire import Parcel, Room, TookTooLong, Wire, WireEnded
from app.takeover.columns import Mapping
from app.takeover.drafts import ExistingPatient
from app.takeover.errors import NotAPatientList
from vault.errors import SermentError

if TYPE_CHECKING:
    from app.takeover.planning import Plan

# -B: a process that may write nothing would leave empty files where bytecode should be.
COMMAND: Final = (sys.executable, "-B", "-m", "app.decoder")
PATIENCE: Final = 10.0
# 24,000 rows (5 MB) were planned in 11 s on a busy machine; an old one is given twice the time and more.
_BYTES_A_SECOND: Final = 200_000
#: An answer about pages is short, with the pixels of one at most behind it; about a list, all of that list.
_A_PAGE, _A_LIST = Room(1 << 20, 4 * q.MOST_DRAWN), Room(body=0)

_decoder = msgspec.msgpack.Decoder(a.Answer)
_Expected = TypeVar("_Expected", a.Sizes, a.Drawn, a.Redrawn, a.Found, a.Sheet, a.Planned)


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A foreign file: its type by its first bytes, and its bytes. Sent once as long as the child lives."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn page: ``width`` times ``height`` times red, green, blue and 255."""

    width: int
    height: int
    data: bytes | bytearray


class Decoder:
    """Every call blocks, for ``patience`` seconds at most; ``end`` never does."""

    def __init__(self, command: Sequence[str] = COMMAND, patience: float = PATIENCE) -> None:
        self._command = command
        self._patience = patience
        self._turn = threading.Lock()
        self._child: _Child | None = None
        self._ended = False

    @property
    def pid(self) -> int | None:
        """The process id of the child, None while there is none."""
        child = self._child
        return None if child is None else child.process.pid

    def pages(self, file: File) -> tuple[tuple[int, int], ...]:
        """Width and height of each page at 100 %, in pixels; a picture is one. Raises a DecoderError."""
        return self._ask(file, q.Pages(), a.Sizes)[0].sizes

    def render(self, file: File, page: int, width: int, rotation: int = 0) -> Pixels:
        """A page ``width`` pixels wide or less, turned clockwise. Raises a DecoderError."""
        drawn, pixels = self._ask(file, q.Render(page, width, rotation), a.Drawn)
        if drawn.width * drawn.height > q.MOST_DRAWN or len(pixels) != drawn.width * drawn.height * 4:
            self._distrust()
        return Pixels(drawn.width, drawn.height, pixels)

    def redraw(self, file: File, how: q.Redraw = q.Redraw()) -> bytes:  # noqa: B008 - it is frozen
        """A picture as a new JPEG, never larger than is drawn at once. Raises a DecoderError.

        The bytes come from the decoder and are cleaned like any other file.
        """
        return bytes(self._ask(file, how, a.Redrawn)[1])

    def find(self, file: File, words: str) -> tuple[a.Hit, ...]:
        """Where ``words`` stand in a PDF, accents and capitals aside. Raises a DecoderError."""
        return self._ask(file, q.Find(words), a.Found)[0].hits

    def columns(self, file: File) -> a.Sheet:
        """The columns of a list. Raises a NotAPatientList or a DecoderError."""
        return self._ask(file, q.Columns(), a.Sheet)[0]

    def plan(
        self, file: File, existing: Sequence[ExistingPatient], mapping: Mapping | None, today: date
    ) -> "Plan":
        """What taking the list over will do. Raises a NotAPatientList or a DecoderError."""
        from app.decoder.plans import unpack

        planned, _ = self._ask(file, q.PlanImport(tuple(existing), mapping, today), a.Planned)
        try:
            return unpack(planned.plan)
        except (ValueError, RecursionError):
            self._distrust()

    def rest(self) -> None:
        """End the child and forget its file until the next question."""
        with self._turn:
            self._drop()

    def end(self) -> None:
        """Kill the child now; no other will be started. Waits for nothing."""
        # Both orders of the two steps here and in ``_started`` leave no child: one of the two sees the other.
        self._ended = True
        child = self._child
        if child is not None:
            child.process.kill()

    def _ask(
        self, file: File, question: q.Question, expected: type[_Expected]
    ) -> tuple[_Expected, bytes | bytearray]:
        with self._turn:
            child = self._living()
            patience = self._patience
            if file.media_type == q.LIST:
                patience += len(file.data) / _BYTES_A_SECOND
            try:
                parcel = child.ask(question, file, patience)
                answer = _decoder.decode(parcel.head)
                child.held = None if isinstance(answer, a.Failed) else file
            except TookTooLong:
                self._drop()
                raise Stalled from None
            except (WireEnded, ValueError, RecursionError):
                self._drop()
                raise DecoderGone from None
        if isinstance(answer, a.Failed):
            raise _error(answer)
        if not isinstance(answer, expected):
            self._distrust()
        return answer, parcel.body

    def _living(self) -> "_Child":
        if self._child is not None and self._child.process.poll() is not None:
            self._drop()
        return self._child or self._started()

    def _started(self) -> "_Child":
        if self._ended:
            raise DecoderGone
        try:
            process, control = spawn.start(self._command)
        except OSError:
            raise DecoderGone from None
        self._child = _Child(process, Wire(control))
        if self._ended:
            self._drop()
            raise DecoderGone
        return self._child

    def _distrust(self) -> NoReturn:
        """An answer that makes no sense came from something that is our decoder no longer."""
        self.rest()
        raise DecoderGone

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Child:
    """A running decoder, and the file it holds."""

    def __init__(self, process: "subprocess.Popen[bytes]", wire: Wire) -> None:
        self.process = process
        self._wire = wire
        self.held: File | None = None

    def ask(self, question: q.Question, file: File, seconds: float) -> Parcel:
        """Raises WireEnded, TookTooLong."""
        new = file is not self.held
        asked = q.Asked(question, file.media_type if new else "")
        room = _A_LIST if file.media_type == q.LIST else _A_PAGE
        self._wire.send(Parcel(msgspec.msgpack.encode(asked), file.data if new else b""), seconds)
        return self._wire.receive(seconds, room)

    def end(self) -> None:
        """Kill and reap."""
        self.process.kill()
        self._wire.close()
        self.process.wait()


def _error(failed: a.Failed) -> SermentError:
    """The child may name only what a decoder has to say."""
    error = named.answer(failed.error, failed.facts)
    return error if isinstance(error, DecoderError | NotAPatientList) else DecoderGone()
