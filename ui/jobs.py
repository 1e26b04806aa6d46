"""Work that must not stop the windows: asked here, done on the database thread, answered here.

A job belongs to :class:`Jobs`, which the session's controller owns, never to a
page: a page that is gone simply no longer hears the answer. Cancelling means
that the answer is not wanted any more; what already runs ends on its own, since
a transaction is never torn.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from traceback import clear_frames
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


class _Call:
    """What a worker is asked to do.

    A thread lets go of its work a moment after it has answered. Were it the last to hold a page by then,
    it would destroy it, and Qt ends a program in which another thread than the windows' does so.
    """

    __slots__ = ("_arguments", "_function")

    def __init__(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self._function, self._arguments = function, arguments

    def __call__(self) -> Any:
        try:
            return self._function(*self._arguments)
        except BaseException as error:
            clear_frames(error.__traceback__)  # the places stay, and nothing that stood in them
            raise

    def forget(self) -> None:
        """It has been done: hold nothing of it any more."""
        self._function, self._arguments = _nothing, ()


def _nothing() -> None:
    """What is left of a call."""


class _Relay(QObject):
    """Where workers say that they are done: it outlives every desk, which may go while a worker works."""

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._calls: dict[Future[Any], _Call] = {}
        self.finished.connect(self._forget, Qt.ConnectionType.QueuedConnection)

    def submit(self, worker: Worker, call: _Call) -> Future[Any]:
        """Have it done, and held by the windows' thread until it is."""
        future = worker.submit(call)
        self._calls[future] = call
        return future

    def _forget(self, future: Future[Any]) -> None:
        self._calls.pop(future).forget()


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
        future = _relay().submit(self._worker, _Call(function, arguments))
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
