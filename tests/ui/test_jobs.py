"""Answers come once, in the thread of the windows, to whoever still wants them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


def test_the_answer_arrives_in_the_thread_of_the_windows(qtbot, worker) -> None:
    jobs, seen = Jobs(worker), []
    job = jobs.submit(lambda left, right: (left + right, threading.get_ident()), 2, 3)
    job.done.connect(lambda value: seen.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    (total, there), here = seen[0]
    assert total == 5
    assert there != here == threading.get_ident()


def test_an_error_is_an_answer_too(qtbot, worker) -> None:
    job = Jobs(worker, parent := QWidget()).submit(int, "twelve")
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert isinstance(told.args[0], ValueError)
    parent.deleteLater()


def test_an_error_nobody_listens_for_is_not_lost(qtbot, worker) -> None:
    jobs = Jobs(worker)
    with qtbot.waitSignal(jobs.crashed):
        jobs.submit(int, "twelve")


def test_a_cancelled_job_never_answers(qtbot, worker) -> None:
    jobs, gate, heard = Jobs(worker), threading.Event(), list[object]()
    running = jobs.submit(gate.wait)
    waiting = jobs.submit(heard.append, "ran")
    for job in (running, waiting):
        job.done.connect(heard.append)
        job.cancel()
    with qtbot.waitSignal(jobs.busy, check_params_cb=lambda busy: not busy):
        gate.set()
    assert heard == []


def test_an_asker_that_is_gone_does_not_disturb_the_others(qtbot, worker) -> None:
    """A job parented to a destroyed page lost its answer; a job of the desk does not."""
    jobs, gate, seen = Jobs(worker), threading.Event(), list[object]()
    page = QWidget()
    jobs.submit(gate.wait).done.connect(page.setEnabled)
    other = jobs.submit(lambda: 7)
    other.done.connect(seen.append)
    page.deleteLater()
    del page
    gate.set()
    qtbot.waitUntil(lambda: seen == [7])


def test_a_desk_that_is_gone_is_not_answered(qtbot) -> None:
    """A page may be closed while a dead network is asked: the worker must find nobody, not freed memory."""
    for _ in range(200):
        with ThreadPoolExecutor(1) as worker:
            desk, going_on = Jobs(worker), threading.Event()
            desk.submit(going_on.wait)
            desk.deleteLater()
            going_on.set()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_the_desk_is_busy_until_the_last_answer_was_heard(qtbot, worker) -> None:
    jobs, heard = Jobs(worker), list[object]()
    jobs.busy.connect(heard.append)
    jobs.submit(int, "1").done.connect(lambda one: jobs.submit(int, "2").done.connect(heard.append))
    qtbot.waitUntil(lambda: False in heard)
    assert heard == [True, 2, False]


class Lingering:
    """A worker that keeps its work a while after it has answered, as a thread that has to wait may."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.threads: list[threading.Thread] = []

    def submit(self, call: Callable[[], object], /) -> Future[object]:
        future: Future[object] = Future()
        holding = [call]
        del call
        self.threads.append(threading.Thread(target=self._work, args=(holding, future)))
        self.threads[-1].start()
        return future

    def _work(self, holding: list[Callable[[], object]], future: Future[object]) -> None:
        try:
            future.set_result(holding[0]())
        except ValueError as error:
            future.set_exception(error)
        self.over.wait()
        holding.clear()


class Page:
    """Says which thread it went in."""

    def __init__(self, gone_in: list[int]) -> None:
        self._gone_in = gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.get_ident())

    def read(self) -> int:
        return 7

    def fail(self) -> int:
        return int("twelve")


@pytest.mark.parametrize("what", [Page.read, Page.fail])
def test_no_worker_destroys_what_asked_it(qtbot, what: Callable[[Page], int]) -> None:
    """A page whose last job had just answered was destroyed by the thread of that job, and Qt ended all."""
    worker, gone_in = Lingering(), list[int]()
    jobs = Jobs(worker)
    with qtbot.waitSignal(jobs.busy, check_params_cb=lambda busy: not busy):
        jobs.submit(what, Page(gone_in)).failed.connect(lambda _: None)
    worker.over.set()
    for thread in worker.threads:
        thread.join()
    assert gone_in == [threading.get_ident()]
