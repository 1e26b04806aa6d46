"""A keystroke in the search field of the real page, to the list painted again."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.intake import Incoming
from tests.bench import stock
from tests.bench.figure import Figure, figure
from tests.bench.timing import median, percentile, seconds
from tests.vault.records import store as records
from ui.collector import Collector
from ui.jobs import Jobs
from ui.theme import prepare_application
from ui.workspace.desk import Desk
from ui.workspace.drafts import Drafts
from ui.workspace.patients import PatientsPage
from ui.workspace.people import SHOWN, People
from ui.workspace.store import RecordStore
from vault.documents import DocumentFiles
from vault.records.context import Context
from vault.records.patients import LastSeen, Listed, Part

WORDS = 120


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def application() -> QApplication:
    """As the session makes it."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    prepare_application(app, "light", "fr", 100)
    Collector(app)
    return app


def desk(context: Context, folder: Path, worker: ThreadPoolExecutor, everyone: list[Listed]) -> Desk:
    """The desk of a session."""
    return Desk(
        store=RecordStore(context, DocumentFiles(folder, "11" * 16)),
        jobs=Jobs(worker),
        people=People(everyone),
        drafts=Drafts(),
        clean=lambda name, data: Incoming(name, "application/pdf", data),
        explain=str,
        save=lambda path, data: None,
    )


def measured(scratch: Path) -> list[Figure]:
    """Among 10,000 patients and among 100,000."""
    app = application()
    return [each for size in (10_000, 100_000) for each in _among(app, size, scratch)]


def _among(app: QApplication, size: int, scratch: Path) -> list[Figure]:
    everyone = stock.listed(size)
    with ThreadPoolExecutor(1) as worker:
        context = worker.submit(records.new_context, scratch / f"finding{size}.db").result()
        work = desk(context, scratch, worker, [])
        page = PatientsPage(work)
        page.resize(1200, 760)
        page.show()
        worker.submit(int).result()
        app.processEvents()  # the page has read its empty vault
        work.people.begin(LastSeen(everyone[:SHOWN], size), work.jobs, lambda after: Part(everyone, None))
        work.people.find("a")  # waits for the index, which the session makes behind the first paint
        page.search.refresh()
        app.processEvents()
        limit = 16 if size == 10_000 else 40
        found = keystrokes(app, page, everyone, f", {size:,} patients", limit)
        page.deleteLater()
    return found


def keystrokes(
    app: QApplication, page: PatientsPage, everyone: list[Listed], among: str, at_most: float
) -> list[Figure]:
    """In a page that knows ``everyone``."""
    took, worked = _type(app, page, everyone)
    name = f"keystroke to painted list{among}"
    return [
        figure(f"{name} (99 of 100)", 1000 * percentile(took, 99), "ms", runs=len(took), at_most=at_most),
        figure(f"{name} (median)", 1000 * median(took), "ms", runs=len(took)),
        # What the machine's other work cannot lengthen much.
        figure(f"{name} (processor, 99 of 100)", 1000 * percentile(worked, 99), "ms", runs=len(took)),
    ]


def _type(app: QApplication, page: PatientsPage, everyone: list[Listed]) -> tuple[list[float], list[float]]:
    """Seconds by the clock and of the processor, for each key."""
    page.search.field.setFocus()
    painted = Paints(page.search.list.viewport())
    took, worked = [], []
    for typed in _questions(everyone):
        page.search.field.clear()
        app.processEvents()
        for character in typed:
            before = time.process_time()
            took.append(seconds(partial(_press, app, page, painted, character)))
            worked.append(time.process_time() - before)
    return took, worked


def _press(app: QApplication, page: PatientsPage, painted: Paints, character: str) -> None:
    """One key, down and up, until the list was painted: Qt itself waits up to 5 ms for more to paint."""
    before = painted.count
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(page.search.field, event)
    while painted.count == before:
        app.processEvents()


def _questions(everyone: list[Listed]) -> Iterator[str]:
    """Names, half of a name and half of another, birth dates, phones, and every fifth with a slip."""
    dice = random.Random(7)
    for number in range(WORDS):
        row = dice.choice(everyone)
        name = (row.used_name or row.birth_name).lower()
        typed = (
            f"{name[:4]} {row.birth_first_name[:3].lower()}",
            name,
            f"{row.birth_date[8:]}/{row.birth_date[5:7]}/{row.birth_date[:4]}",
            f"{row.birth_first_name.lower()[:4]} {name}",
            row.phones[0] if row.phones else name,
        )[number % 5]
        yield _slipped(typed, dice) if number % 5 == 1 else typed


def _slipped(typed: str, dice: random.Random) -> str:
    at = dice.randrange(max(1, len(typed) - 1))
    return typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :]
