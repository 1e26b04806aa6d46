"""Foreign files, as the windows ask about them: on a thread of their own, answered by a process of its own.

The database thread stays free, and nothing a file does reaches this process.
The decoder is started by the first document and ended after a minute in which
nobody asked anything.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.decoder.decoder import Decoder, File
from ui.jobs import Jobs

REST_MILLISECONDS = 60_000


class Decoding(QObject):
    """``decoder`` is called through ``jobs`` only; ``end`` is for the lock, and waits for nothing."""

    def __init__(
        self, decoder: Decoder, rest: int = REST_MILLISECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.decoder = decoder
        #: The session ends: whatever takes long on the worker stops where it is.
        self.ended = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="decoding")
        self.jobs = Jobs(self._worker, self)
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(lambda: self._worker.submit(self.decoder.rest))
        self.jobs.busy.connect(self._count_rest)

    def end(self) -> None:
        """Kill the decoder; it holds a patient's document. Nothing is decoded here any more."""
        self.ended = True
        self.decoder.end()

    def _count_rest(self, busy: bool) -> None:
        if busy:
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
