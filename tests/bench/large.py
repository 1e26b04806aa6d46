"""Ten times a full practice: everything under the fingers still within twice its target."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app import messages as m
from tests.bench import finding, processes, stock, writing
from tests.bench.figure import Figure, figure
from tests.bench.timing import median, percentile, seconds
from ui.jobs import Jobs
from ui.workspace.patients import PatientsPage
from ui.workspace.people import People
from vault.keys import VaultKeys
from vault.opening import open_vault
from vault.pending import Draft
from vault.records import notes
from vault.records.context import Context, new_id

PATIENTS, NOTES = 100_000, 1_000_000
AMONG = f", among {PATIENTS:,} patients and {NOTES:,} notes"
COMMITS = 100


def measured(scratch: Path) -> list[Figure]:
    """On a vault of its own, first in a real session, then in the page of one."""
    folder = scratch / "large" / "Grand.serment"
    folder.parent.mkdir()
    keys = stock.filled(folder, PATIENTS, NOTES, documents=0)
    return [*_weighed(folder, keys), *_worked(folder, keys)]


def _weighed(folder: Path, keys: VaultKeys) -> list[Figure]:
    """What a session weighs that knows everybody."""
    processes.home(folder.parent / "home", folder)
    with processes.session() as session:
        session.guard(folder)
        session.open(folder, keys)
        session.hears(m.Opened)
        weight = processes.settled(session.process.pid)
        session.lock()
    return [figure(f"memory of a session{AMONG}", weight.resident, "MB", runs=1, at_most=400)]


def _worked(folder: Path, keys: VaultKeys) -> list[Figure]:
    app = finding.application()
    with ThreadPoolExecutor(1) as worker:
        vault = worker.submit(lambda: open_vault(folder, keys).vault).result()
        author = worker.submit(lambda: str(vault.database.value("SELECT id FROM author"))).result()
        context = Context(vault.database, author)
        desk = finding.desk(context, folder, worker, [])
        page = PatientsPage(desk)
        page.resize(1200, 760)
        page.show()
        everybody = seconds(lambda: _know_everybody(app, desk.people, desk.jobs))
        found = [figure(f"everybody can be found{AMONG}", 1000 * everybody, "ms", runs=1)]
        found += finding.keystrokes(app, page, stock.listed(PATIENTS), AMONG, at_most=40)
        ids = worker.submit(writing.long_records, context).result()
        found += writing.worked(app, page, ids, AMONG, times=2)
        found += worker.submit(_commits, context).result()
        page.deleteLater()
        worker.submit(vault.close).result()
    return found


def _know_everybody(app: QApplication, people: People, jobs: Jobs) -> None:
    while jobs._waiting or people.expected("anybody"):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _commits(context: Context) -> list[Figure]:
    moment = "2026-11-21T09:00:00Z"
    drafts = [
        Draft(new_id(), f"{number:032x}", text, moment, moment)
        for number, text in enumerate(stock.texts(COMMITS))
    ]
    took = [seconds(partial(notes.sign_draft, context, draft)) for draft in drafts]
    name = f"commit of a signed note{AMONG}"
    return [
        figure(name, 1000 * median(took), "ms", runs=COMMITS),
        figure(f"{name} (99 of 100)", 1000 * percentile(took, 99), "ms", runs=COMMITS),
    ]
