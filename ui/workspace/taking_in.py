"""Files on their way into records, one after another, however many were given at once.

Each is read when its turn comes, cleaned and written on a thread of their own, and
forgotten before the next: twenty scans of 200 MB need no more memory than one. The
database only learns that a document is there. Who has enough of it stops it: what is
in the vault stays there. What is still waiting then is named, and what a lock finds
waiting after the next unlock, for it is nowhere but where it was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app import intake
from app.decoder.decoder import Decoder, File
from app.decoder.errors import DecoderError
from app.errors import FiledUnseen, NotTakenIn
from app.intake import Incoming
from ui.workspace.desk import Desk
from ui.workspace.picked import Picked
from ui.workspace.putting import Put
from ui.workspace.store import Record
from vault.errors import DiskFull, Interrupted

#: What is done sooner is not said.
_QUIET_MILLISECONDS = 500
#: Files that are named; a whole folder of names would leave no room for the record.
_NAMED = 12


class Left(msgspec.Struct, frozen=True, omit_defaults=True):
    """Files given for a patient that are not in the vault yet.

    ``becoming`` is the id of the document that the first of them may have become by now; "" where it cannot.
    """

    patient_id: str
    names: tuple[str, ...]
    becoming: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One file: its name, and what reads it, None where there is nothing to file (a folder)."""

    name: str
    read: Callable[[], Picked | None]


@dataclass(slots=True)
class _Batch:
    """What was given at once, and what became of it so far."""

    patient_id: str
    waiting: list[Given]
    filed: Callable[[], object]
    refused: Callable[[], object]
    count: int
    done: int = 0
    #: The document that the file whose turn it is becomes, once it lies in the vault.
    becoming: str = ""
    errors: list[Exception] = field(default_factory=list)
    #: Of files that are filed and cannot be shown.
    doubts: list[Exception] = field(default_factory=list)
    #: Nothing more of it is taken in: the person stopped it, or the disk is full.
    over: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Taken:
    """A document in the vault, and whether it can be shown."""

    put: Put
    shows: bool


class TakingIn(QObject):
    """``written`` carries a record with one document more; ``changed``: other files wait than before.

    After the last of those given at once, ``done(patient_id, count)`` says how many are filed, and
    ``failed(patient_id, errors)``, or ``stopped`` with the same where the person stopped it, what is not.
    ``doubted`` with the same, where all are filed and some cannot be shown: none of those may go then.
    ``progress(words, action)`` says what goes on, and on what button it is stopped; "" at the end.
    """

    written = Signal(object)
    done = Signal(str, int)
    failed = Signal(str, object)
    doubted = Signal(str, object)
    stopped = Signal(str, object)
    progress = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._batches: list[_Batch] = []
        #: What the last lock left, and nobody has been told yet.
        self._untold: list[Left] = []
        self._slow = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._slow.timeout.connect(self._say)

    def take(
        self,
        patient_id: str,
        given: Sequence[Given],
        filed: Callable[[], object] = lambda: None,
        refused: Callable[[], object] = lambda: None,
    ) -> None:
        """File these with a patient, behind those that wait; ``refused`` where one of them is not filed."""
        self._batches.append(_Batch(patient_id, list(given), filed, refused, len(given)))
        if len(self._batches) == 1:
            self._slow.start()
            self._take_next()
        self.changed.emit()

    def stop(self) -> None:
        """Take nothing more in: what is in the vault stays, the rest is named."""
        for batch in tuple(self._batches):
            batch.over = batch.stopped = True
            if batch is not self._batches[0]:  # the turn of the first has come: its file has to answer
                self._batches.remove(batch)
                self._end(batch)
        if self._batches:
            self._say()
        self.changed.emit()

    def tell_left(self, left: Sequence[Left]) -> None:
        """After a lock: name what had not been taken in, of each patient."""
        self._untold += left
        for one in left:
            job = self._desk.jobs.submit(self._desk.store.has_document, one.patient_id, one.becoming)
            job.done.connect(partial(self._tell_left, one))

    def _tell_left(self, left: Left, came_in: bool) -> None:
        """The first of them may have come in while the program locked."""
        self._untold.remove(left)
        if names := left.names[1:] if came_in else left.names:
            self.failed.emit(left.patient_id, [self._not_taken_in(names)])

    def _not_taken_in(self, names: Sequence[str]) -> NotTakenIn:
        named, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        return NotTakenIn(named + (self.tr(" and %n more", "", more) if more > 0 else ""))

    def left(self) -> tuple[Left, ...]:
        """What is not in the vault yet, in the order it is taken in."""
        taken = (
            Left(one.patient_id, tuple(each.name for each in one.waiting), one.becoming)
            for one in self._batches
        )
        return (*self._untold, *taken)

    def _take_next(self) -> None:
        batch = self._batches[0]
        batch.becoming = ""
        job = self._desk.decoding.incoming.submit(_put, self._desk, batch)
        job.done.connect(partial(self._file, batch))
        job.failed.connect(partial(self._refuse, batch))

    def _file(self, batch: _Batch, taken: _Taken | None) -> None:
        if not isValid(self):
            return  # that thread outlives every window
        if taken is None:
            batch.count -= 1
            self._go_on(batch)
            return
        batch.becoming = taken.put.stored.id
        self.changed.emit()
        job = self._desk.jobs.submit(self._desk.store.file, batch.patient_id, taken.put)
        job.done.connect(partial(self._filed, batch, taken))
        job.failed.connect(partial(self._refuse, batch))

    def _filed(self, batch: _Batch, taken: _Taken, record: Record) -> None:
        batch.done += 1
        if not taken.shows:
            batch.doubts.append(FiledUnseen(taken.put.title))
        self.written.emit(record)
        self._go_on(batch)

    def _refuse(self, batch: _Batch, error: Exception) -> None:
        if not isValid(self):
            return
        if isinstance(error, Interrupted):
            # Locked in the middle of one, and not stopped: it is among those that are left.
            if batch.stopped:
                self._turn_to_next(batch)
            return
        batch.errors.append(error)
        # None of the others would find room, and each is read to find that out.
        batch.over |= isinstance(error, DiskFull)
        self._go_on(batch)

    def _go_on(self, batch: _Batch) -> None:
        batch.waiting.pop(0)
        self._turn_to_next(batch)

    def _turn_to_next(self, batch: _Batch) -> None:
        if batch.over or not batch.waiting:
            self._batches.pop(0)
            self._end(batch)
        if self._batches:
            self._take_next()
            if not self._slow.isActive():
                self._say()
        else:
            self._slow.stop()
            self.progress.emit("", "")
        self.changed.emit()

    def _end(self, batch: _Batch) -> None:
        if batch.done:
            self.done.emit(batch.patient_id, batch.done)
        if batch.waiting:
            batch.errors.append(self._not_taken_in([one.name for one in batch.waiting]))
        if batch.errors:
            told = self.stopped if batch.stopped and batch.waiting else self.failed
            told.emit(batch.patient_id, [*batch.errors, *batch.doubts])
            batch.refused()
        elif batch.doubts:
            self.doubted.emit(batch.patient_id, batch.doubts)
        else:
            batch.filed()

    def _say(self) -> None:
        batch = self._batches[0]
        if batch.stopped:
            self.progress.emit(self.tr("Stopping"), "")
            return
        at, of = batch.count - len(batch.waiting) + 1, batch.count
        of_several = self.tr("Taking in document {0} of {1}").format(at, of)
        self.progress.emit(of_several if of > 1 else self.tr("Taking in a document"), self.tr("Stop"))


def _put(desk: Desk, batch: _Batch) -> _Taken | None:
    """On the thread of what comes in, where nothing of the file is left behind. Raises SermentError."""
    incoming = _read(desk, batch.waiting[0])
    if incoming is None:
        return None
    put = desk.store.put(incoming, lambda: desk.decoding.ended or batch.stopped)
    return _Taken(put, _shows(desk.decoding.decoder, incoming))


def _shows(decoder: Decoder, incoming: Incoming) -> bool:
    """Whether anything of it can be seen; else nobody should throw the original away."""
    if incoming.media_type == "text/plain":
        return True
    try:
        decoder.pages(File(incoming.media_type, incoming.data))
    except DecoderError:
        return False
    return True


def _read(desk: Desk, given: Given) -> Incoming | None:
    picked = given.read()
    return None if picked is None else desk.clean(picked.name, _kept(desk.decoding.decoder, picked.data))


def _kept(decoder: Decoder, data: bytes) -> bytes:
    """Photos of phones as every program can read them, without where they were taken."""
    if intake.media_type_of(data) != intake.HEIC:
        return data
    return decoder.redraw(File(intake.HEIC, data))
