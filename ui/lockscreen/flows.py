"""The pages beside the lock screen, each joined to the work it asks for.

A flow belongs to its page and goes with it; the work it asks for belongs to the process.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import access, founding, pin, places, rekeying, sentences
from app.errors import NoKeychain, VaultIsTop
from app.host import Host
from app.messages import Errand
from app.places import Purpose
from app.rehearsing import Proof
from app.strength import Strength, measure
from app.suggestion import suggest
from ui.file_dialogs import choose_folder
from ui.first_steps import FirstSteps
from ui.lockscreen import work
from ui.lockscreen.choices import (
    Aim,
    FirstRunChoices,
    PlaceVerdict,
    RestoreChoices,
    SlotChange,
    SlotLine,
    SnapshotChoice,
    SnapshotsHere,
)
from ui.lockscreen.first_run import FirstRun, NewVault, Welcome
from ui.lockscreen.opening import Opening
from ui.lockscreen.pin_page import PinPage
from ui.lockscreen.plugged_in import PluggedIn
from ui.lockscreen.restore import Restore
from ui.lockscreen.sheet import print_with_dialog
from ui.lockscreen.slots import SheetFacts, Slots
from ui.lockscreen.values import KnownVault, Locked
from vault import creation, header, seal, words
from vault.backup.restore import Restored
from vault.errors import Interrupted, SermentError, TooLittleRoom, WrongSecret
from vault.progress import Stage
from vault.rekeying import drawn as fresh_keys

if TYPE_CHECKING:
    from ui.lockscreen.process import LockProcess

Page = tuple[QWidget, Callable[[str, str], None]]
_NAME = "Cabinet.serment"
#: How long a restored vault can be entered without typing its secret again.
_DOOR_MILLISECONDS = 60_000
#: How long work that was cancelled has to end by itself.
_STOP_MILLISECONDS = 3_000


def welcome(process: "LockProcess") -> Page:
    """The page for a computer that knows no vault."""
    page = Welcome()
    page.first_run_requested.connect(process.show_first_run)
    page.import_requested.connect(partial(process.show_first_run, then_import=True))
    page.restore_requested.connect(lambda: process.show_restore())
    page.folder_requested.connect(process.choose_vault)
    page.demo_requested.connect(partial(_furnish_demo, process))
    return page, page.show_problem


class FirstRunFlow(QObject):
    """Five steps, then the vault is made and opened."""

    def __init__(self, process: "LockProcess", *, then_import: bool) -> None:
        self._process = process
        self._seedling = creation.drawn()
        self.page = FirstRun(
            NewVault(
                self._seedling.vault_id,
                self._seedling.keys.public_key.hex(),
                secrets.token_bytes(words.ENTROPY_BYTES),
            ),
            proposed_place(process.host()),
            None,
            _measured,
            suggest,
            partial(_judged, process),
            choose_folder,
            print_with_dialog,
            process.jobs,
            then_import,
        )
        super().__init__(self.page)
        PluggedIn(self.page, process.drive_jobs, process.host(), process.language)
        self.page.completed.connect(self._begin)
        self.page.left.connect(process.show_first_page)
        self.page.cancel_requested.connect(process.cancel)

    def _begin(self, choices: FirstRunChoices) -> None:
        process = self._process
        job = process.jobs.submit(work.created, choices, self._seedling, process.host())
        job.done.connect(partial(self._done, choices))
        job.failed.connect(process.failed)

    def _done(self, choices: FirstRunChoices, opening: Opening) -> None:
        first = FirstSteps(choices.then_import, str(choices.drive or ""))
        open_now(self._process, replace(opening, first=first), choices.practice.practice)


def open_now(process: "LockProcess", opening: Opening, practice: str) -> None:
    """Go on into a vault that was just made or restored, without asking for its secret again."""
    found = header.read(opening.vault).header
    process.memory.put_first(opening.vault, practice, fictive=found.fictive)
    process.when_held(opening.vault, partial(process.hand_over, opening))


class RestoreFlow(QObject):
    """From a drive to a vault, to a look, or to a proof; ``errand`` names the backup and what is wanted."""

    def __init__(self, process: "LockProcess", errand: Errand | None = None) -> None:
        self._process = process
        self._opening: Opening | None = None
        self._told: RestoreProgress | None = None
        #: The room that the chosen backup takes; read where places are judged.
        self._needed = 0
        self.page = Restore(
            None,
            proposed_place(process.host()),
            self._judged,
            choose_folder,
            process.jobs,
        )
        super().__init__(self.page)
        self._patience = QTimer(self, singleShot=True, interval=_STOP_MILLISECONDS)
        self._patience.timeout.connect(process.cancel)
        PluggedIn(self.page, process.drive_jobs, process.host(), process.language)
        self.page.source_chosen.connect(self._look)
        self.page.snapshot_chosen.connect(self._choose)
        self.page.submitted.connect(self._begin)
        self.page.open_requested.connect(self._go_in)
        self.page.over.connect(process.be_replaced)
        self.page.left.connect(process.show_first_page)
        self.page.cancel_requested.connect(self._stop)
        if errand is not None:
            self._look(Path(errand.snapshot), Aim(errand.wanted))

    def _look(self, source: Path, aim: Aim | None = None) -> None:
        job = self._process.jobs.submit(work.snapshots_in, source, self._process.host())
        job.done.connect(partial(self._found, aim))
        job.failed.connect(self._process.failed)

    def _found(self, aim: Aim | None, found: SnapshotsHere) -> None:
        self.page.show_snapshots(found)
        if aim is not None and found.whole:
            self.page.begin_with(aim)

    def _choose(self, chosen: SnapshotChoice) -> None:
        self._needed = chosen.needed
        self.page.place.picker.judge_again()

    def _judged(self, path: Path) -> PlaceVerdict:
        verdict = _judged(self._process, path)
        if verdict.allowed:
            try:
                founding.check_room(path, self._needed)
            except TooLittleRoom as error:
                return PlaceVerdict(False, sentences.sentence(error, self._process.language))
        return verdict

    def _begin(self, choices: RestoreChoices) -> None:
        self._told = told = RestoreProgress(self._process)
        told.advanced.connect(self.page.show_progress)
        jobs, host = self._process.jobs, self._process.host()
        if choices.aim is Aim.LOOK:
            job = jobs.submit(work.looked, choices, host)
            job.done.connect(self._process.look_into)
        elif choices.aim is Aim.REHEARSE:
            job = jobs.submit(work.rehearsed, choices, told, host)
            job.done.connect(self._prove)
        else:
            job = jobs.submit(work.restored, choices, told, host)
            job.done.connect(self._done)
        job.failed.connect(self._failed)

    def _stop(self) -> None:
        """Leave nothing half-made; a drive that hangs is left behind with this process."""
        if self._told is not None:
            self._told.stopped.set()
        self._patience.start()

    def _done(self, result: tuple[Restored, Opening]) -> None:
        self._patience.stop()
        restored, self._opening = result
        self.page.show_done(self._opening.vault, restored.counts)
        # The way in must not stay open on a screen that somebody walked away from.
        QTimer.singleShot(_DOOR_MILLISECONDS, self.page, self._process.ended.emit)

    def _prove(self, proof: Proof) -> None:
        self._patience.stop()
        self.page.show_proof(proof)

    def _failed(self, error: Exception) -> None:
        self._patience.stop()
        if isinstance(error, WrongSecret):
            self.page.show_wrong_secret()
        elif isinstance(error, Interrupted):
            self.page.show_step(self.page.at)
        else:
            self._process.failed(error)

    def _go_in(self) -> None:
        assert self._opening is not None
        vault = self._opening.vault
        practice = seal.read(vault, header.read(vault).header).practice
        open_now(self._process, self._opening, practice)


class PinFlow(QObject):
    """Between a full unlock and the session: a PIN for the rest of the day, or none."""

    def __init__(self, process: "LockProcess", opening: Opening, locked: Locked) -> None:
        self._process, self._opening, self._locked = process, opening, locked
        self.page = PinPage(datetime.now().astimezone())
        super().__init__(self.page)
        self.page.chosen.connect(self._keep)
        self.page.declined.connect(self._decline)
        self.page.abandoned.connect(process.cancel)
        job = process.drive_jobs.submit(pin.possible, process.host())
        job.done.connect(self._say_possible)
        job.failed.connect(process.failed)

    def _say_possible(self, possible: bool) -> None:
        if not possible:
            self._process.memory.want_pin(False)
            self.page.show_impossible()

    def _keep(self, digits: bytearray) -> None:
        job = self._process.jobs.submit(work.pin_kept, self._opening, digits, self._process.host())
        job.done.connect(self._kept)
        job.failed.connect(self._not_kept)

    def _kept(self, opening: Opening) -> None:
        self._process.memory.want_pin(True)
        self._process.go_in(opening, self._locked)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, NoKeychain):
            self._say_possible(False)
        else:
            self._process.failed(error)

    def _decline(self) -> None:
        self._process.memory.want_pin(False)
        self._process.go_in(self._opening, self._locked)


class SlotsFlow(QObject):
    """The ways into a closed vault. Raises as header.read."""

    def __init__(self, process: "LockProcess", known: KnownVault) -> None:
        self._process, self._known = process, known
        self._spent = False
        found = header.read(known.path).header
        self.page = Slots(
            work.slot_lines(found),
            SheetFacts(
                known.practice,
                found.vault_id,
                found.public_key.hex(),
                access.known_words(known.path, found),
                rekeying.waiting(known.path),
                _stuck(known.path, process),
            ),
            partial(secrets.token_bytes, words.ENTROPY_BYTES),
            partial(fresh_keys, known.path),
            _measured,
            suggest,
            print_with_dialog,
            process.jobs,
        )
        super().__init__(self.page)
        self.page.change_submitted.connect(self._begin)
        self.page.cancel_requested.connect(process.cancel)
        self.page.left.connect(self._leave)

    def _begin(self, wanted: SlotChange) -> None:
        self._spent = True
        self._process.when_held(self._known.path, partial(self._carry_out, wanted))

    def _carry_out(self, wanted: SlotChange) -> None:
        process = self._process
        told = RestoreProgress(process)
        told.advanced.connect(self.page.show_progress)
        job = process.jobs.submit(work.slots_changed, self._known.path, wanted, process.host(), told)
        job.done.connect(self._done)
        job.failed.connect(self._failed)

    def _done(self, lines: list[SlotLine]) -> None:
        self._process.handing.release()
        self.page.show_done(lines)

    def _failed(self, error: Exception) -> None:
        self._process.handing.release()
        if isinstance(error, WrongSecret):
            self.page.show_wrong_secret()
        else:
            self._process.failed(error)

    def _leave(self) -> None:
        # A process that took a secret is replaced; the keeper shows a fresh one.
        if self._spent:
            self._process.ended.emit()
        else:
            self._process.show_lock(self._known)


def _stuck(vault: Path, process: "LockProcess") -> str:
    try:
        rekeying.check_movable(vault)
    except VaultIsTop as error:
        return sentences.sentence(error, process.language)
    return ""


def proposed_place(host: Host) -> Path:
    """The first usual place that the policy allows for a vault and where none lies yet."""
    roots = (Path.home() / "Serment", Path.home() / ".local" / "share" / "serment")
    allowed = [root for root in roots if places.judge(root, Purpose.VAULT, host.machine).allowed]
    root = (allowed or list(roots))[0]
    names = [_NAME, *(f"Cabinet-{number}.serment" for number in range(2, 100))]
    return next(root / name for name in names if not (root / name).exists())


def _judged(process: "LockProcess", path: Path) -> PlaceVerdict:
    host, language = process.host(), process.language
    verdict = places.judge(path, Purpose.VAULT, host.machine)
    if verdict.allowed:
        try:
            founding.check_free(path)
        except SermentError as error:
            return PlaceVerdict(False, sentences.sentence(error, language))
    return PlaceVerdict(verdict.allowed, places.reason(verdict, language))


def _measured(passphrase: str, personal: tuple[str, ...]) -> Strength:
    return measure(passphrase, personal)


class RestoreProgress(QObject):
    """From the worker's thread to the window's; ``stopped`` is set by the window and asked by the worker.

    It belongs to the process: one that went with its page, while the worker tells, ends the program.
    """

    advanced = Signal(str, object, object)  # bytes: more of them than a C++ int holds

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = Event()
        self._stage, self._done, self._total = "", 0, 0

    def begin(self, stage: Stage, total: int) -> None:
        self._stage, self._done, self._total = stage.value, 0, total
        self.advanced.emit(self._stage, 0, total)

    def advance(self, size: int) -> None:
        """Raises Interrupted."""
        if self.stopped.is_set():
            raise Interrupted
        self._done += size
        self.advanced.emit(self._stage, self._done, self._total)


def _furnish_demo(process: "LockProcess") -> None:
    target = proposed_place(process.host()).with_name("Cabinet-fictif.serment")
    job = process.jobs.submit(work.furnished, target, process.host())
    job.done.connect(lambda made: open_now(process, *made))
    job.failed.connect(process.failed)
