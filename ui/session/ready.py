"""The main window, made before there is anything to show in it.

A waiting session has a second to itself while the key is derived, and usually
minutes while nobody is there. It makes the window then: around a store without
records, and a worker that keeps what the pages ask until a vault is open.
Nothing of a patient is in this process before the keys have come.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QPixmap

from app import intake
from app.session import Session
from app.settings import Settings
from ui.jobs import Jobs, Worker
from ui.session import nobody
from ui.theme import Appearance
from ui.workspace.desk import Desk
from ui.workspace.drafts import Drafts
from ui.workspace.people import People
from ui.workspace.store import RecordStore
from ui.workspace.window import MainWindow
from vault.documents import DocumentFiles
from vault.records.context import Context


class AwaitedStore(RecordStore):
    """The store of a vault that is not open yet. It is called through the worker, which waits."""

    def __init__(self) -> None:
        """Without records: they ``arrive``."""

    def arrive(self, context: Context, files: DocumentFiles) -> None:
        """The vault is open."""
        super().__init__(context, files)


class AwaitedWorker:
    """Keeps what is asked of it, in order, until the thread that owns the database is there."""

    def __init__(self) -> None:
        self._worker: Worker | None = None
        self._asked: list[tuple[Callable[[], Any], Future[Any]]] = []

    def submit(self, call: Callable[[], Any], /) -> Future[Any]:
        """As executors do."""
        if self._worker is not None:
            return self._worker.submit(call)
        future: Future[Any] = Future()
        self._asked.append((call, future))
        return future

    def arrive(self, worker: Worker) -> None:
        """Pass everything on."""
        self._worker = worker
        asked, self._asked = self._asked, []
        for call, future in asked:
            worker.submit(partial(_answer, call, future))


class ReadyWindow:
    """The window, and what it works with."""

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        explain: Callable[[Exception], str],
        save: Callable[[Path, bytes], None],
        parent: QObject,
    ) -> None:
        self._store = AwaitedStore()
        self._worker = AwaitedWorker()
        self.jobs = Jobs(self._worker, parent)
        self.drafts = Drafts(parent)
        desk = Desk(self._store, self.jobs, People(()), self.drafts, intake.clean, explain, save)
        self.window = MainWindow(desk, appearance, settings)

    def rehearse(self, width: int, height: int) -> None:
        """Lay the window out and paint it where nobody sees it, with a record and without.

        Fonts, icons and styles are ready then: a first painting takes long, and a lock would wait for it.
        """
        self.window.resize(width, height)
        # One for all: a second of this size would stay with the process when it is given back.
        canvas = QPixmap(width, height)
        paint = partial(self.window.render, canvas, QPoint())
        self.window.patients.rehearse((nobody.full(), nobody.empty()), paint)
        paint()

    def arrive(self, session: Session) -> None:
        """The vault is open: what the pages have asked is answered from now on."""
        self._store.arrive(session.context, session.opened.vault.documents)
        self._worker.arrive(session.worker)


def _answer(call: Callable[[], Any], future: Future[Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(call())
    except BaseException as error:  # noqa: BLE001 - the future carries it to the asker, as an executor's does
        future.set_exception(error)
