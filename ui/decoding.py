"""Foreign files, as the windows ask about them: on threads of their own, answered by a process of its own.

The database thread stays free, and nothing a file does reaches this process.
What is looked at, what comes in and what leaves have a thread each: a folder of
scans, a printer or a drive that was pulled may take as long as they want. The
decoder answers them in turn; it is started by the first document and ended after
a minute in which nobody asked anything.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.decoder.decoder import Decoder, File
from ui.jobs import Jobs

REST_MILLISECONDS = 60_000


class Decoding(QObject):
    """``decoder`` is called through these desks only; ``end`` is for the lock, and waits for nothing.

    ``jobs``: what is looked at. ``incoming``: files on their way into records. ``outgoing``: pages on their
    way to paper or into a file outside the vault.
    """

    def __init__(
        self, decoder: Decoder, rest: int = REST_MILLISECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.decoder = decoder
        #: The session ends: whatever takes long stops where it is.
        self.ended = False
        self._looking = ThreadPoolExecutor(1, thread_name_prefix="decoding")
        self.jobs = Jobs(self._looking, self)
        self.incoming = Jobs(ThreadPoolExecutor(1, thread_name_prefix="incoming"), self)
        self.outgoing = Jobs(ThreadPoolExecutor(1, thread_name_prefix="outgoing"), self)
        self._at_work = 0
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(lambda: self._looking.submit(self.decoder.rest))
        for desk in (self.jobs, self.incoming, self.outgoing):
            desk.busy.connect(self._count_rest)

    def end(self) -> None:
        """Kill the decoder; it holds a patient's document. Nothing is decoded here any more."""
        self.ended = True
        self.decoder.end()

    def _count_rest(self, busy: bool) -> None:
        self._at_work += 1 if busy else -1
        if self._at_work:
            self._rest.stop()
        else:
            self._rest.start()


def drawn(decoder: Decoder, file: File, page: int, width: int, rotation: int = 0) -> QImage:
    """On the worker: pixels that were counted, in Qt's own keeping. Raises a DecoderError."""
    pixels = decoder.render(file, page, width, rotation)
    stride = pixels.width * 4
    form = QImage.Format.Format_RGBX8888
    return QImage(bytes(pixels.data), pixels.width, pixels.height, stride, form).copy()


@cache
def shared() -> Decoding:
    """The one of this process: at most one decoder lives, whoever asks, so that a lock ends them all."""
    return Decoding(Decoder())
