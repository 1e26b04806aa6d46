"""A file on the drive: written under another name, read back from the device, then named.

Without fsync a pulled stick reports no error at all and the file is 0 bytes or
half; past the kernel's dirty limit a write can hang for ever (both measured).
So no more than 16 MiB are ever unflushed, the page cache is dropped, and only what
was read back and is what it should be gets its name. That one look at the bytes
proves the drive and the source at once: nothing is hashed on its way there.

The drive never waits for us: while one part is written, a second thread flushes
the part before it, and a third reads back the one before that.
"""

import errno
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, suppress
from functools import partial
from typing import BinaryIO, Final

from vault import files
from vault.backup.target import OtherBytes, TargetFolder
from vault.files import UNFINISHED, Digest, Fingerprint
from vault.progress import Progress, Silent

#: What is flushed and what is written meanwhile: 16 MiB in all are unflushed, and no more.
FLUSH_EVERY: Final = 8 << 20
_PIECE: Final = 1 << 20
#: A large file is read back so many bytes at a time: a disk that turns goes back to them.
_WORTH_IT: Final = 16 << 20
#: Pages, headers and seals are smaller.
SMALL: Final = 64 << 20


_flushing = ThreadPoolExecutor(1, thread_name_prefix="flushing")
_reading = ThreadPoolExecutor(1, thread_name_prefix="reading")


class Behind:
    """What becomes of parts behind whoever writes them: each is flushed, then read back."""

    def __init__(self) -> None:
        self._flushed: Future[object] | None = None
        #: Of the last two at most.
        self._read: deque[Future[None]] = deque()

    def follow(self, flush: Callable[[], object], read: Callable[[], object]) -> "Future[None]":
        """Have the part that was just written flushed and read back; the one before it is flushed by then.

        Raises OSError, where that or an earlier one could not be.
        """
        if self._flushed is not None:
            self._flushed.result()
        while len(self._read) > 1:
            self._read.popleft().result()
        self._flushed = _flushing.submit(flush)
        self._read.append(_reading.submit(_after, self._flushed, read))
        return self._read[-1]

    def finish(self, batch: "Sequence[Poured]", flush_all: Callable[[], bool]) -> None:
        """Have files flushed and read back; ``returned`` waits for it. Raises OSError as ``follow``.

        ``flush_all`` flushes everything on the drive at once; false where that cannot be had.
        """
        under_way = self.follow(lambda: _flush_files(batch, flush_all), lambda: _read_back(batch))
        for one in batch:
            one.follow_with(under_way)

    def let_go(self) -> None:
        """Until nothing is under way any more, whatever became of it."""
        wait(self._read)


def _after(flushed: "Future[object]", read: Callable[[], object]) -> None:
    flushed.result()
    read()


def _flush_files(batch: "Sequence[Poured]", flush_all: Callable[[], bool]) -> None:
    if len(batch) == 1 or not flush_all():
        for one in batch:
            one.flush()


def _read_back(batch: "Sequence[Poured]") -> None:
    for one in batch:
        one.read_back()


class Poured:
    """A file on its way to the drive, without its name. Close it."""

    def __init__(
        self,
        folder: TargetFolder,
        name: str,
        pieces: Iterable[bytes],
        progress: Progress,
        behind: Behind,
        returned: Digest | None = None,
    ) -> None:
        """Write it under its unfinished name; its last 8 MiB are not flushed then. Raises OSError.

        ``behind`` has what was written before it, too; ``returned`` what came back of the files before
        it, where they are one together.
        """
        self.folder = folder
        self._name = name
        self._returned = _Returned(folder, name + UNFINISHED, returned or Digest())
        #: What becomes of it, once it was written.
        self._under_way: Sequence[Future[None]] = ()
        try:
            # What bears this name was cut off or planted: a second name of another file, or a pipe.
            with suppress(FileNotFoundError):
                folder.unlink(name + UNFINISHED)
            with folder.open_file(name + UNFINISHED, "xb") as file:
                self._pour(file, pieces, progress, behind)
        except BaseException:
            self.close()
            raise

    def _pour(self, file: BinaryIO, pieces: Iterable[bytes], progress: Progress, behind: Behind) -> None:
        written = followed = 0
        try:
            for piece in pieces:
                _write_all(file, piece)
                written += len(piece)
                if written - followed >= FLUSH_EVERY:
                    followed = written
                    behind.follow(self.flush, partial(self._returned.read_to, followed))
                progress.advance(len(piece) + self._returned.news())
        except BaseException:
            behind.let_go()
            raise

    def follow_with(self, under_way: "Future[None]") -> None:
        """What becomes of it now."""
        self._under_way = [under_way]

    def flush(self) -> None:
        """Have all of it on the drive. Raises OSError."""
        flushes(self.folder, self._name + UNFINISHED)

    def read_back(self) -> None:
        """Read the rest of what was flushed. Raises OSError."""
        self._returned.read_on(Silent())

    def returned(self, progress: Progress) -> Fingerprint:
        """What the drive returned, once all of it was read back. Raises OSError."""
        for flushed_and_read in self._under_way:
            flushed_and_read.result()
        progress.advance(self._returned.news())
        return self._returned.digest.fingerprint()

    def take_name(self) -> None:
        """Replace what bears its name. Durable once the folder is flushed."""
        self.close()
        self.folder.rename(self._name + UNFINISHED, self._name)

    def close(self) -> None:
        """Let go of the file, once nobody is at it any more."""
        wait(self._under_way)
        self._returned.close()


class _Returned:
    """A file as the device returns it, read while more of it is written."""

    def __init__(self, folder: TargetFolder, name: str, digest: Digest) -> None:
        self._folder = folder
        self._name = name
        self._file: BinaryIO | None = None
        self.digest = digest
        #: Bytes that were read, and those that were told of.
        self._size = self._told = 0

    def read_to(self, flushed: int) -> None:
        """Read as far as that, where it is enough to be worth a disk's way back. Raises OSError."""
        # Whole pieces: a page of which half was flushed stays in the cache.
        end = flushed // _PIECE * _PIECE
        if end - self._size >= _WORTH_IT:
            self._read(end, Silent())

    def read_on(self, progress: Progress) -> None:
        """Read to the end, and let go of it. Raises OSError."""
        self._read(None, progress)
        self.close()

    def _read(self, end: int | None, progress: Progress) -> None:
        if self._file is None:
            self._file = self._folder.open_file(self._name)
        descriptor = self._file.fileno()
        _drop_cache(descriptor, self._size, end - self._size if end else 0)
        while self._size != end:
            files.read_ahead(descriptor, self._size)
            piece = self._file.read(min(_PIECE, end - self._size) if end else _PIECE)
            if not piece:
                return
            self.digest.add(piece)
            self._size += len(piece)
            progress.advance(len(piece))

    def news(self) -> int:
        """The bytes that were read since this was asked before."""
        size = self._size
        news, self._told = size - self._told, size
        return news

    def close(self) -> None:
        """Let go of it."""
        if self._file is not None:
            self._file.close()


def write(folder: TargetFolder, name: str, data: bytes) -> Fingerprint:
    """Write ``name``, read it back, and return what it is.

    Raises OSError: OtherBytes where the drive returns none of what it was given.
    """
    stated = files.fingerprint_of(data)
    write_parts(folder, [(name, [data])], stated, Silent())
    return stated


def write_parts(
    folder: TargetFolder,
    portions: Iterable[tuple[str, Iterable[bytes]]],
    stated: Fingerprint,
    progress: Progress,
) -> None:
    """Write files, each with its name, that are ``stated`` one after the other.

    Raises OSError: OtherBytes where the drive returns anything else.
    """
    digest, behind = Digest(), Behind()
    with ExitStack() as held:
        poured = []
        for name, pieces in portions:
            one = held.enter_context(closing(Poured(folder, name, pieces, progress, behind, digest)))
            behind.finish([one], folder.flush_all)
            poured.append(one)
        if [one.returned(progress) for one in poured][-1:] != [stated]:
            raise OtherBytes
        for one in poured:
            one.take_name()
    folder.sync()


def fingerprint(folder: TargetFolder, name: str, progress: Progress, most: int = SMALL) -> Fingerprint:
    """Size and SHA-256 of a file as the device returns it, not as the cache remembers it.

    A file that is larger than ``most`` bytes is told by its size: one with a hole takes days to read.
    """
    return fingerprint_of(folder, [name], progress, most)


def fingerprint_of(folder: TargetFolder, names: Sequence[str], progress: Progress, most: int) -> Fingerprint:
    """As ``fingerprint``, of files that follow each other."""
    digest, size = Digest(), sum(folder.stat(name).st_size for name in names)
    if size > most:
        return Fingerprint(size, "")
    for name in names:
        with closing(_Returned(folder, name, digest)) as returned:
            returned.read_on(progress)
    return digest.fingerprint()


def read(folder: TargetFolder, name: str, most: int = SMALL) -> bytes:
    """A whole file of at most ``most`` bytes."""
    with folder.open_file(name) as file:
        return _full_read(file, most)


def pieces(folder: TargetFolder, names: Iterable[str]) -> Iterator[bytes]:
    """The bytes of files, one after the other, in pieces of at most a mebibyte."""
    for name in names:
        with folder.open_file(name) as file:
            while piece := _full_read(file, _PIECE):
                yield piece


def _write_all(file: BinaryIO, piece: bytes) -> None:
    # An unbuffered write may be short, and the next one then says why.
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


def flushes(folder: TargetFolder, name: str) -> bool:
    """Whether the file system of the drive knows how to flush one file. Raises OSError."""
    with folder.open_file(name, "r+b") as file:
        return _flush(file)


def _flush(file: BinaryIO) -> bool:
    """Have it on the drive; false where only all files at once can be flushed, which was asked for then."""
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if not _knows_no_fsync(error):
            raise
        if hasattr(os, "sync"):
            os.sync()
        return False
    return True


def _knows_no_fsync(error: OSError) -> bool:
    return error.errno in (errno.ENOTTY, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS)


def _drop_cache(descriptor: int, at: int, size: int) -> None:
    """Of ``size`` bytes from ``at``; 0: to the end."""
    if sys.platform == "linux":
        os.posix_fadvise(descriptor, at, size, os.POSIX_FADV_DONTNEED)


def _full_read(file: BinaryIO, most: int) -> bytes:
    parts = bytearray()
    while len(parts) < most and (piece := file.read(min(_PIECE, most - len(parts)))):
        parts += piece
    return bytes(parts)
