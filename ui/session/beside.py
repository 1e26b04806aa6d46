"""A backup of the open vault, looked into beside it: in the main window, with the session's own keys.

The data key of a backup is that of the vault it was made of, unless the vault was
re-keyed since, so no secret is typed: the session reads its own backup, on a
thread of its own, since a drive can hang. A backup of other keys is the lock
screen's, which asks for the secret. Every record that is looked at is logged
in today's vault, and what is missing there can be taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import messages as m
from app.host import Host
from app.session import Session
from ui.jobs import Jobs
from ui.workspace.comparing import Pair
from ui.workspace.look_page import LookPage, Today
from ui.workspace.past_store import PastStore
from ui.workspace.store import Record, RecordStore
from ui.workspace.window import MainWindow
from vault.errors import SermentError, Tampered
from vault.findings import Kind
from vault.records import taking_back
from vault.records.errors import UnknownRecord
from vault.records.taking_back import Piece, Source

if TYPE_CHECKING:
    from app.looking import Looking

Failed = Callable[[Exception], None]


class LooksBeside(QObject):
    """Opens a look from the page of backups, and closes it. ``taken_back`` names a patient of today.

    ``leave`` locks, and leaves an errand to the lock screen.
    """

    taken_back = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        leave: Callable[[m.Errand], None],
        host: Host,
        explain: Callable[[Exception], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._leave_with, self._host = window, session, leave, host
        self._explain = explain
        self._today = RecordStore(session.context, session.opened.vault.documents)
        self._asking = Jobs(session.worker, self)
        self._reads = ThreadPoolExecutor(1, thread_name_prefix="look")
        self._reading = Jobs(self._reads, self)
        self._open: Looking | None = None
        self._page: LookPage | None = None
        window.backups.look_wanted.connect(self.look_into)
        window.backups.rehearsal_wanted.connect(partial(self._leave_to_lock_screen, "rehearse"))

    def look_into(self, snapshot: str) -> None:
        """Show the backup at ``snapshot`` in the main window."""
        # What opens a backup also restores one: nobody needs it before.
        from app import looking

        self.leave()
        job = self._reading.submit(looking.opened, Path(snapshot), self._session.keys, self._host)
        job.done.connect(self._show)
        job.failed.connect(partial(self._not_opened, snapshot))

    def leave(self) -> None:
        """Close the look and go back to the backups; the drive is let go of."""
        if self._page is not None:
            self._window.leave_look()
            self._page.deleteLater()
            self._page = None
        if self._open is not None:
            self._reading.submit(self._open.close)
            self._open = None

    # --- What the page asks (ui/workspace/look_page.py)

    def today(self, patient_id: str, show: Callable[[Today], None], failed: Failed) -> None:
        """Ask for today's record of a patient of the backup."""
        job = self._asking.submit(self._record_today, patient_id, self._name)
        job.done.connect(show)
        job.failed.connect(failed)

    def take_back(
        self, then: Record, pairs: Sequence[Pair], show: Callable[[Today], None], failed: Failed
    ) -> None:
        """Read what is missing from the backup, then write it into today's record."""
        assert self._open is not None
        job = self._reading.submit(_wanted, PastStore(self._open), then.id, pairs)
        job.done.connect(lambda wanted: self._write(then.id, wanted, show, failed))
        job.failed.connect(failed)

    def undo(self, then: Record, ids: Sequence[str], show: Callable[[Today], None], failed: Failed) -> None:
        """Take away again what was just taken back."""
        job = self._asking.submit(self._undone, then.id, ids)
        job.done.connect(lambda today: self._told(then.id, today, show))
        job.failed.connect(failed)

    def _write(
        self, patient_id: str, wanted: "_Wanted", show: Callable[[Today], None], failed: Failed
    ) -> None:
        job = self._asking.submit(self._written, patient_id, wanted)
        job.done.connect(lambda today: self._told(patient_id, today, show))
        job.failed.connect(failed)

    def _told(self, patient_id: str, today: Today, show: Callable[[Today], None]) -> None:
        show(today)
        self.taken_back.emit(today.record.id if today.record else patient_id)

    # --- On the database's thread

    def _record_today(self, patient_id: str, snapshot: str) -> Today:
        context = self._session.context
        with context.writing("backup.patient_looked_at", patient_id, snapshot):
            return self._compared(patient_id)

    def _compared(self, patient_id: str) -> Today:
        database = self._session.context.database
        today = taking_back.taken_patient(database, patient_id) or patient_id
        try:
            record = self._today.reread(today)
        except UnknownRecord:
            return Today(None, {})
        return Today(record, taking_back.taken(database, today))

    def _written(self, patient_id: str, wanted: "_Wanted") -> Today:
        files = self._session.opened.vault.documents
        pieces = [
            Piece(one.noun, one.row, files.add([wanted.data[one.id]]) if one.id in wanted.data else None)
            for one in wanted.pieces
        ]
        taking_back.take_back(self._session.context, wanted.origin, pieces)
        return self._compared(patient_id)

    def _undone(self, patient_id: str, ids: Sequence[str]) -> Today:
        context = self._session.context
        today = taking_back.taken_patient(context.database, patient_id) or patient_id
        taking_back.undo(context, today, ids, self.tr("Taken back from a backup by mistake"))
        return self._compared(patient_id)

    # --- From the drive to the window

    def _show(self, opened: "Looking") -> None:
        self._open = opened
        found = opened.look.snapshot
        job = self._asking.submit(self._note, found.name)
        job.failed.connect(lambda error: self._window.tell(self._explain(error), serious=True))
        page = LookPage(
            PastStore(opened), self._reading, self._explain, self.tr("Leave this copy"), self, self._window
        )
        page.left.connect(self.leave)
        self._page = page
        self._window.show_look(page)

    def _note(self, snapshot: str) -> None:
        with self._session.context.writing("backup.looked_into", record_id=snapshot):
            pass

    def _not_opened(self, snapshot: str, error: Exception) -> None:
        if isinstance(error, Tampered) and error.kind == Kind.HEADER_FOREIGN:
            # Made before the vault was re-keyed: only its own secret opens it.
            self._leave_to_lock_screen("look", snapshot)
        else:
            self._window.tell(self._explain(error), serious=isinstance(error, SermentError))

    def _leave_to_lock_screen(self, wanted: str, snapshot: str) -> None:
        self._leave_with(m.Errand(wanted, snapshot))  # type: ignore[arg-type]  # one of its words

    @property
    def _name(self) -> str:
        assert self._open is not None
        return self._open.look.snapshot.name


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was read from a backup to be taken back: rows, and the bytes of documents by their id there."""

    origin: Source
    pieces: Sequence[Piece]
    data: Mapping[str, bytes]


def _wanted(past: PastStore, patient_id: str, pairs: Sequence[Pair]) -> _Wanted:
    look = past.look
    sealed_at = look.snapshot.seal.sealed_at

    def rows() -> tuple[Source, list[Piece]]:
        origin = taking_back.source(look.database, patient_id, sealed_at)
        return origin, [taking_back.piece(look.database, pair.noun.value, pair.then.id) for pair in pairs]

    origin, pieces = look.read(rows)
    data = {one.id: look.document(one.id) for one in pieces if one.noun == "document"}
    return _Wanted(origin, pieces, data)
