"""A long note under the fingers, a long record opened, a timeline of years scrolled: each to the paint."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from tests.bench import stock
from tests.bench.figure import Figure, figure
from tests.bench.finding import Paints, application, desk
from tests.bench.timing import median, percentile, seconds
from tests.ui.typing import press, type_text
from tests.ui.workspace import practice
from ui.workspace.patients import PatientsPage
from vault.clock import stamp
from vault.pending import Draft
from vault.records import notes
from vault.records.context import Context, new_id
from vault.records.patients import Traits, create

LETTERS, KEYS = 50_000, 400
LONG, LONGEST = 500, 2_000
OPENINGS, STEPS = 30, 400


def measured(scratch: Path) -> list[Figure]:
    """In the real page, on a database of its own."""
    app = application()
    folder = scratch / "writing"
    (folder / "documents").mkdir(parents=True)
    with ThreadPoolExecutor(1) as worker:
        context = worker.submit(practice.context, folder).result()
        page = PatientsPage(desk(context, folder, worker, []))
        page.resize(1200, 760)
        page.show()
        ids = worker.submit(long_records, context).result()
        figures = worked(app, page, ids)
        page.deleteLater()
    return figures


def long_records(context: Context) -> list[str]:
    """Three new patients: without a note, with many, with very many."""
    return [_patient(context, f"LONG{size}", size) for size in (0, LONG, LONGEST)]


def worked(
    app: QApplication, page: PatientsPage, ids: list[str], among: str = "", times: int = 1
) -> list[Figure]:
    """Those three under the fingers; ``among`` what else they lie, at so many ``times`` the limits."""
    return [
        *_openings(app, page, ids, among, times),
        *_scrolling(app, page, ids[2], among, times),
        *_typing(app, page, ids[1], among, times),
    ]


def _patient(context: Context, name: str, size: int) -> str:
    """Somebody with ``size`` signed notes."""
    with context.database.transaction():
        who = create(context, Traits(name, "Camille"))
        for number, words in enumerate(stock.texts(size)):
            when = stamp(context.clock() - timedelta(days=number % 3650, minutes=number))
            draft = Draft(note_id=new_id(), patient_id=who, text=words, care_at=when, typed_at=when)
            notes.sign_draft(context, draft)
    return who


def _openings(app: QApplication, page: PatientsPage, ids: list[str], among: str, times: int) -> list[Figure]:
    took = []
    for _ in range(OPENINGS):
        _open(app, page, ids[0])
        took.append(seconds(partial(_open, app, page, ids[1])))
    name = f"open a record of {LONG} notes{among}"
    return [figure(f"{name} (median)", 1000 * median(took), "ms", runs=OPENINGS, at_most=100 * times)]


def _open(app: QApplication, page: PatientsPage, who: str) -> None:
    page.open(who)
    _until(app, lambda: page.patient_id == who)
    app.processEvents()  # painted


def _scrolling(app: QApplication, page: PatientsPage, who: str, among: str, times: int) -> list[Figure]:
    """By the wheel's steps and by pages, down to the oldest note and up again."""
    _open(app, page, who)
    timeline = page.record.chronicle.list
    painted = Paints(timeline.viewport())
    took = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        timeline.setFocus()
        for _ in range(STEPS):
            before = painted.count
            begun = time.perf_counter()
            press(timeline, key)
            app.processEvents()
            if painted.count > before:
                took.append(time.perf_counter() - begun)
    name = f"a frame of a timeline of {LONGEST:,} notes{among}"
    return [
        figure(f"{name} (99 of 100)", 1000 * percentile(took, 99), "ms", runs=len(took)),
        figure(f"{name} (longest)", 1000 * max(took), "ms", runs=len(took), at_most=32 * times),
    ]


def _typing(app: QApplication, page: PatientsPage, who: str, among: str, times: int) -> list[Figure]:
    _open(app, page, who)
    area = page.record.composer.area
    words = "\n".join(stock.texts(400))
    area.setPlainText(words[:LETTERS])
    area.moveCursor(area.textCursor().MoveOperation.End)
    app.processEvents()
    painted = Paints(area.viewport())
    took = [seconds(partial(_key, app, page, painted, sign)) for sign in words[LETTERS : LETTERS + KEYS]]
    name = f"a key in a note of {LETTERS:,} characters{among}"
    return [
        figure(f"{name} (99 of 100)", 1000 * percentile(took, 99), "ms", runs=KEYS, at_most=10 * times),
        figure(f"{name} (median)", 1000 * median(took), "ms", runs=KEYS),
    ]


def _key(app: QApplication, page: PatientsPage, painted: Paints, sign: str) -> None:
    before = painted.count
    type_text(page.record.composer.area, sign)
    _until(app, lambda: painted.count > before)


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    while not done():
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
