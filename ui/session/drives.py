"""The drives of an open vault: seen as they come and go, introduced, offered, let go of; the reminder.

Looking happens on a thread of its own, since a drive that sleeps takes
seconds. Nothing here opens a window: what is there to say stands on the
backups page, and in a quiet bar wherever one is.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app import answers, arrivals, listing, reminding, sentences, settings
from app import messages as m
from app import rotation as rotations
from app.arrivals import Offer, OnArrival
from app.drive_outlook import Outlook, outlook
from app.host import Host
from app.language import Language
from app.listing import Backup, Broken
from app.localstate import LocalState, Met, Reminded
from app.reminding import Due, Past
from app.rotation import BackupDrive, Rotation
from app.session import Session
from ui.control import Control
from ui.drive_lines import DriveLine, refused_line
from ui.drive_words import words
from ui.jobs import Jobs
from ui.mounts import Mounts
from ui.session.arriving import arriving
from ui.session.asks import answer, asks
from ui.session.explaining import explained
from ui.widgets.offers import OfferBar, Offered
from ui.workspace.backups import BackupsPage, SnapshotLine, latest
from vault.backup import homes
from vault.clock import moment, stamp
from vault.errors import SermentError

EJECTOR = "eject"
_ARRIVED, _NEW, _CLOSED, _COMPLETE = "arrived", "new", "closed", "complete"
_LOOSE, _REMINDER = "loose", "reminder"
_OFFERS = {Offer.ASK: _ARRIVED, Offer.INTRODUCE: _NEW, Offer.EXPLAIN: _CLOSED}
_HOUR = 3_600_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """One look: the drives, their backups of this vault, and what was chosen and said so far."""

    rotation: Rotation
    refused: tuple[DriveLine, ...]
    snapshots: tuple[SnapshotLine, ...]
    chosen: OnArrival
    reminded: Reminded
    outlooks: tuple[tuple[BackupDrive, Outlook], ...] = ()


class Drives(QObject):
    """``backup_wanted(mount, mark)``: the mark is "" for a drive that is known already.

    ``decided(mount, order)``: a backup that carries out what the person answered.
    """

    backup_wanted = Signal(str, str)
    decided = Signal(str, object)
    last_backup_changed = Signal(object)
    page_wanted = Signal()

    def __init__(
        self,
        page: BackupsPage,
        bar: OfferBar,
        control: Control,
        session: Session,
        language: Language,
        host: Host,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._bar, self._control = page, bar, control
        self._session, self._language, self._host = session, language, host
        self._rotation: Rotation | None = None
        self._chosen: OnArrival = "ask"
        self._snapshots: tuple[SnapshotLine, ...] = ()
        self._reminded_of: Due | None = None
        self._again = self._under_way = False
        self._first = ""
        self._outlooks: tuple[tuple[BackupDrive, Outlook], ...] = ()
        #: What was answered is not asked again before the next unlock.
        self._answered: set[str] = set()
        #: Drives whose first backup is ordered: they are not offered anything else meanwhile.
        self._introduced: set[str] = set()
        #: The names of those being let go of, by where they are mounted.
        self._ejecting: dict[str, str] = {}
        self._jobs = Jobs(ThreadPoolExecutor(1, thread_name_prefix="drives"), self)
        self._mounts = Mounts(self)
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR)
        self._connect()

    def look(self) -> None:
        """Look at the drives that are there, and at their backups."""
        self._hourly.start()
        if self._under_way:
            self._again = True  # mounts change in bursts, and the last one counts
            return
        self._under_way = True
        job = self._jobs.submit(seen, self._vault, self._language, self._host)
        job.done.connect(self._show)
        job.failed.connect(self._not_seen)

    def begin_with(self, mount: str) -> None:
        """The drive that was chosen when the vault was made: introduced once it was looked at."""
        self._first = mount

    def drive_at(self, mount: str) -> BackupDrive | None:
        """The drive that is plugged in there."""
        drives = self._rotation.drives if self._rotation else ()
        return next((one for one in drives if mount and one.mount == mount), None)

    def name_at(self, mount: str) -> str:
        """What to call it."""
        drive = self.drive_at(mount)
        return drive.name if drive else mount

    def completed(self, mount: str, mended: int = 0) -> None:
        """A backup on the drive there ended well: say so wherever one is, and offer to let go of it.

        ``mended``: older files that were altered there, and written again.
        """
        if mount:
            self._bar.offer(f"{_COMPLETE}:{mount}", arriving.complete(self.name_at(mount), mended))

    def hear(self, message: m.Message) -> None:
        """What the keeper says of the worker that lets go of a drive."""
        match message:
            case m.WorkerEnded(_, kind, error, fields) if kind == EJECTOR:
                self._let_go(error, dict(fields))

    # --- What is there

    def _show(self, now_seen: Seen) -> None:
        before, self._rotation = self._rotation, now_seen.rotation
        self._chosen = now_seen.chosen
        now = self._host.clock()
        self._page.show_rotation(now_seen.rotation, now_seen.refused, now)
        self._snapshots = now_seen.snapshots
        self._page.show_snapshots(now_seen.snapshots)
        self._outlooks = now_seen.outlooks
        self._show_asks()
        self.last_backup_changed.emit(now_seen.rotation.took.verified_at)
        if self._first:
            self._begin()
        self._compare(before, now_seen.rotation)
        self._remind(now_seen)
        self._looked()

    def _begin(self) -> None:
        mount, self._first = self._first, ""
        if self.drive_at(mount) is None:
            self.backup_wanted.emit(mount, "")  # the worker says what became of it
        else:
            self._introduce(mount)

    def _compare(self, before: Rotation | None, now: Rotation) -> None:
        """What came is offered, what went is no longer."""
        was = {one.mount: one for one in before.drives if one.here} if before else {}
        here = {one.mount: one for one in now.drives if one.here}
        for mount, drive in was.items():
            if mount not in here or here[mount].uuid != drive.uuid:
                self._gone(drive)
        for mount, drive in here.items():
            if (mount not in was or was[mount].uuid != drive.uuid) and mount not in self._introduced:
                self._came(drive, arrivals.on_arrival if before else arrivals.at_opening)

    def _came(self, drive: BackupDrive, decide: Callable[..., Offer | None]) -> None:
        self._bar.withdraw(f"{_LOOSE}:{drive.uuid}")
        offer = decide(drive, self._chosen, self._host.clock())
        if offer is Offer.START:
            self.backup_wanted.emit(drive.mount, "")
        elif offer is not None:
            told = arriving.offered(drive, offer, self._host.clock())
            self._bar.offer(f"{_OFFERS[offer]}:{drive.mount}", told)
        self._meet(drive)

    def _gone(self, drive: BackupDrive) -> None:
        self._introduced.discard(drive.mount)
        for what in (_ARRIVED, _NEW, _CLOSED, _COMPLETE):
            self._bar.withdraw(f"{what}:{drive.mount}")
        if drive.known or drive.unfaithful_at:
            self._meet(drive)

    def _meet(self, drive: BackupDrive, *, declined: bool | None = None) -> None:
        """Remember that it was here this moment."""
        kept = drive.met.declined if declined is None else declined
        met = Met(stamp(self._host.clock()), kept)
        self._remember(lambda state: state.meet(drive.uuid, met))

    def _looked(self) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self.look()

    def _not_seen(self, error: Exception) -> None:
        self._page.show_problem(explained(error, self._language))
        self._looked()

    # --- What the person says

    def _introduce(self, mount: str) -> None:
        """It is a backup drive: sign its mark, which the worker of its first backup lays there."""
        drive = self.drive_at(mount)
        if drive is not None:
            self._bar.withdraw(f"{_NEW}:{mount}")
            self._introduced.add(mount)
            mark = self._session.opened.vault.drive_mark(drive.uuid)
            self.backup_wanted.emit(mount, mark.decode())

    def _back_up(self, mount: str) -> None:
        self._bar.withdraw(f"{_ARRIVED}:{mount}")
        self.backup_wanted.emit(mount, "")

    def _decline(self, uuid: str) -> None:
        drives = self._rotation.others if self._rotation else ()
        for drive in (one for one in drives if one.uuid == uuid):
            self._bar.withdraw(f"{_NEW}:{drive.mount}")
            self._meet(drive, declined=True)
        self.look()

    def _forget(self, uuid: str) -> None:
        self._remember(lambda state: state.forget_drive(uuid))
        self.look()

    def _accept(self, key: str) -> None:
        what, _, mount = key.partition(":")
        if what == _ARRIVED:
            self._back_up(mount)
        elif what == _NEW:
            self._introduce(mount)
        elif what == _COMPLETE:
            self._eject(mount)
        elif what == _CLOSED:
            self.page_wanted.emit()
        elif what == _REMINDER:
            self._follow_reminder()

    def _show_asks(self) -> None:
        today = self._host.clock().astimezone().date()
        found = [ask for drive, outlook in self._outlooks for ask in asks.of(drive, outlook, today)]
        self._page.show_asks([ask for ask in found if ask.key not in self._answered])

    def _take_answer(self, key: str, accepted: bool) -> None:
        self._answered.add(key)
        self._show_asks()
        given = answer(key, accepted)
        if given.order is not None:
            self.decided.emit(given.mount, dict(given.order))

    # --- Letting go

    def _eject(self, mount: str) -> None:
        self._bar.withdraw(f"{_COMPLETE}:{mount}")
        # It will be gone from the list before the worker says that it is.
        self._ejecting[mount] = self.name_at(mount)
        self._page.show_ejecting(words.ejecting(self.name_at(mount)))
        self._control.say(m.WorkerWanted(EJECTOR, {"drive": mount}))

    def _let_go(self, error: str | None, fields: dict[str, str | int]) -> None:
        if error is not None:
            told = sentences.sentence(answers.answer(error, fields), self._language)
            self._page.show_problem(told)
            self._bar.offer(_LOOSE, Offered(told, icon="circle-alert"))
            return
        mount, uuid = str(fields.get("drive", "")), str(fields.get("uuid", ""))
        told = words.ejected(self._ejecting.pop(mount, mount))
        self._page.show_ejected(uuid, told)
        self._bar.withdraw(_LOOSE)
        self._bar.offer(f"{_LOOSE}:{uuid}", Offered(told, icon="circle-check"))
        self.look()

    # --- The day's reminder

    def _remind(self, now_seen: Seen) -> None:
        now = self._host.clock()
        past = Past.of(now_seen.rotation, now)
        if not reminding.backup_due(past, now) and not reminding.rehearsal_due(past, now):
            self._bar.withdraw(_REMINDER)
        due = reminding.morning(past, now_seen.reminded, now)
        if due is None:
            return
        self._reminded_of = due
        tries = due is Due.REHEARSAL and latest(now_seen.snapshots) is not None
        action = self.tr("Try to restore…") if tries else self.tr("Backups")
        self._bar.offer(_REMINDER, Offered(self._reminder(due, past), action, "clock"))
        said = reminding.said(due, now_seen.reminded, now)
        self._remember(lambda state: state.remind(said))

    def _follow_reminder(self) -> None:
        at_hand = latest(self._snapshots)
        if self._reminded_of is Due.REHEARSAL and at_hand is not None:
            self._page.rehearsal_wanted.emit(at_hand.path)
        else:
            self.page_wanted.emit()

    def _reminder(self, due: Due, past: Past) -> str:
        if due is Due.REHEARSAL:
            return self.tr("It is time to try a restore: only that proves that a backup opens.")
        if past.verified_at is None:
            return self.tr("There is no backup yet: if this computer breaks, everything is lost.")
        days = (self._host.clock().astimezone().date() - past.verified_at.astimezone().date()).days
        return self.tr("The last verified backup is %n days old.", "", days)

    # --- Inside

    def _remember(self, how: Callable[[LocalState], None]) -> None:
        lineage = self._session.opened.vault.seal.lineage
        job = self._jobs.submit(how, self._host.local_state(lineage))
        job.failed.connect(_not_remembered)

    def _connect(self) -> None:
        page = self._page
        page.backup_wanted.connect(self._back_up)
        page.introduce_wanted.connect(self._introduce)
        page.eject_wanted.connect(self._eject)
        page.decline_wanted.connect(self._decline)
        page.forget_wanted.connect(self._forget)
        page.answered.connect(self._take_answer)
        page.refresh_wanted.connect(self.look)
        self._bar.accepted.connect(self._accept)
        self._mounts.changed.connect(self.look)
        self._hourly.timeout.connect(self.look)

    @property
    def _vault(self) -> Path:
        return self._session.opened.vault.folder


def _not_remembered(error: Exception) -> None:
    # What this memory loses is said again another day.
    _log.warning("drive not remembered: %s", error)
    if not isinstance(error, SermentError):
        raise error


def seen(vault: Path, language: Language, host: Host) -> Seen:
    """Everything that is there to be shown; from the looking thread."""
    found = rotations.look(vault, host)
    lineage, vault_id = rotations.identity(vault)
    listed = [(drive, listing.on_drive(Path(drive.mount), host)) for drive in found.drives if drive.here]
    lines = [_line(drive, one) for drive, on_it in listed for one in on_it.backups if _is_of(one, vault_id)]
    lines += [
        _broken_line(drive, one) for drive, on_it in listed for one in on_it.broken if _is_of(one, vault_id)
    ]
    return Seen(
        found,
        tuple(refused_line(one, language) for one in found.refused),
        tuple(lines),
        settings.load(host.settings_folder).drive_arrives,
        host.local_state(lineage).reminded(),
        tuple(_outlooks(found, vault, host)),
    )


def _outlooks(found: Rotation, vault: Path, host: Host) -> Iterator[tuple[BackupDrive, Outlook]]:
    for drive in found.known:
        # One that was pulled out this moment has nothing to be asked about.
        with suppress(SermentError):
            if drive.here:
                yield drive, outlook(vault, drive.mount, host)


def _is_of(one: Backup | Broken, vault_id: str) -> bool:
    return homes.is_of(Path(one.path).parent.name, vault_id)


def _broken_line(drive: BackupDrive, one: Broken) -> SnapshotLine:
    return SnapshotLine(moment(one.sealed_at), drive.name, 0, broken=one)


def _line(drive: BackupDrive, backup: Backup) -> SnapshotLine:
    # A vault that was not opened meanwhile gives two drives the same snapshot: one may keep it, and one not.
    verified_at = None if drive.unfaithful_at else backup.verified_at
    proven_at = None if drive.unfaithful_at else backup.proven_at
    return SnapshotLine(
        moment(backup.sealed_at),
        drive.name,
        backup.bytes,
        moment(verified_at) if verified_at else None,
        moment(proven_at) if proven_at else None,
        backup.path,
    )
