"""Work that must not stop the windows: asked here, done on the database thread, answered here.

A job belongs to :class:`Jobs`, which the session's controller owns, never to a
page: a page that is gone simply no longer hears the answer. Cancelling means
that the answer is not wanted any more; what already runs ends on its own, since
a transaction is never torn.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from typing import Any, Protocol

from PySide6.QtCore import SIGNAL, QObject, Qt, Signal


class Worker(Protocol):
    """The thread that owns the database, as ``concurrent.futures`` executors look."""

    def submit(self, call: Callable[[], Any], /) -> Future[Any]: ...


class Job(QObject):
    """One question and its answer: exactly one of ``done`` and ``failed``, or none once cancelled."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, future: Future[Any], parent: QObject) -> None:
        super().__init__(parent)
        #: For the desk that asked.
        self.future = future
        self._wanted = True

    def cancel(self) -> None:
        """Nobody waits for the answer any more; if it has not begun it never will."""
        self._wanted = False
        self.future.cancel()

    def deliver(self) -> bool:
        """Announce what the finished future holds; False when it is an error that nobody listens for."""
        if not self._wanted or self.future.cancelled():
            return True
        error = self.future.exception()
        if error is None:
            self.done.emit(self.future.result())
            return True
        heard = self.receivers(SIGNAL("failed(PyObject)")) > 0
        self.failed.emit(error)
        return heard


class _Relay(QObject):
    """Where workers say that they are done: it outlives every desk, which may go while a worker works."""

    finished = Signal(object)


@cache
def _relay() -> _Relay:
    return _Relay()


class Jobs(QObject):
    """The desk where windows ask; ``busy`` is True from the first job to the last answer."""

    busy = Signal(bool)
    crashed = Signal(object)  # an exception nobody connected to: for the last-resort hook

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._waiting: dict[Future[Any], Job] = {}
        _relay().finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Job:
        """Run ``function(*arguments)`` on the worker; connect to the job at once, its answer comes later."""
        future = self._worker.submit(lambda: function(*arguments))
        job = Job(future, self)
        self._waiting[future] = job
        if len(self._waiting) == 1:
            self.busy.emit(True)
        # The callback runs in the worker's thread, or here when the answer is already there; queued
        # either way, so that the asker can always connect first.
        future.add_done_callback(_relay().finished.emit)
        return job

    def _deliver(self, future: Future[Any]) -> None:
        job = self._waiting.get(future)
        if job is None:
            return  # somebody else's
        if not job.deliver():
            self.crashed.emit(future.exception())
        # Only now: what an answer leads to belongs to it, and may ask for more.
        del self._waiting[future]
        if not self._waiting:
            self.busy.emit(False)
        job.deleteLater()
