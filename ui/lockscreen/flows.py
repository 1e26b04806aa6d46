"""The pages beside the lock screen, each joined to the work it asks for.

Every function returns a page and how that page speaks of a problem.
"""

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import places
from app.host import Host
from app.places import Purpose
from app.strength import Strength, measure
from app.suggestion import suggest
from ui import text
from ui.lockscreen import work
from ui.lockscreen.choices import (
    DriveChoice,
    FirstRunChoices,
    PlaceVerdict,
    RestoreChoices,
    SlotChange,
    SlotLine,
)
from ui.lockscreen.first_run import FirstRun, NewVault, Welcome
from ui.lockscreen.folder_dialog import choose_folder
from ui.lockscreen.handing import Form
from ui.lockscreen.restore import Restore
from ui.lockscreen.sheet import print_with_dialog
from ui.lockscreen.slots import SheetFacts, Slots
from ui.lockscreen.values import KnownVault
from vault import creation, header, seal, words
from vault.backup.restore import Restored
from vault.errors import WrongSecret
from vault.progress import Stage

if TYPE_CHECKING:
    from ui.lockscreen.process import LockProcess, Opening

translate = QCoreApplication.translate

Page = tuple[QWidget, Callable[[str], None]]
_NAME = "Cabinet.serment"
#: How long a restored vault can be entered without typing its secret again.
_DOOR_MILLISECONDS = 60_000


def welcome(process: "LockProcess") -> Page:
    """The page for a computer that knows no vault."""
    page = Welcome()
    page.first_run_requested.connect(process.show_first_run)
    page.import_requested.connect(partial(process.show_first_run, then_import=True))
    page.restore_requested.connect(process.show_restore)
    page.folder_requested.connect(process.choose_vault)
    page.demo_requested.connect(partial(_furnish_demo, process))
    return page, page.show_problem


def first_run(process: "LockProcess", *, then_import: bool) -> Page:
    """Five steps, then the vault is made and opened."""
    seedling = creation.drawn()
    entropy = secrets.token_bytes(words.ENTROPY_BYTES)
    page = FirstRun(
        NewVault(seedling.vault_id, seedling.keys.public_key.hex(), entropy),
        proposed_place(process.host()),
        _drives(process),
        _measured,
        suggest,
        partial(_judged, process),
        choose_folder,
        print_with_dialog,
        process.jobs,
        then_import,
    )

    def make(choices: FirstRunChoices) -> None:
        job = process.jobs.submit(work.created, choices, seedling, process.host())
        job.done.connect(partial(_made, choices))
        job.failed.connect(process.failed)

    def _made(choices: FirstRunChoices, opening: "Opening") -> None:
        form = Form(choices.then_import, str(choices.drive or ""))
        open_now(process, opening, choices.practice.practice, form)

    page.completed.connect(make)
    page.left.connect(process.show_first_page)
    page.cancel_requested.connect(process.cancel)
    return page, page.show_problem


def open_now(process: "LockProcess", opening: "Opening", practice: str, form: Form | None = None) -> None:
    """Go on into a vault that was just made or restored, without asking for its secret again."""
    from ui.lockscreen.process import with_form

    found = header.read(opening.vault).header
    process.remembered(opening.vault, practice, fictive=found.fictive)
    process.when_held(opening.vault, lambda: process.hand_over(with_form(opening, form or Form())))


def restore(process: "LockProcess") -> Page:
    """From a drive to a vault."""
    page = Restore(
        _drives(process),
        proposed_place(process.host()),
        partial(_judged, process),
        choose_folder,
        process.jobs,
    )
    made: list[Opening] = []

    def look(source: Path) -> None:
        job = process.jobs.submit(work.snapshots_in, source, process.host())
        job.done.connect(page.show_snapshots)
        job.failed.connect(process.failed)

    def begin(choices: RestoreChoices) -> None:
        told = _Told(page)
        told.advanced.connect(partial(_show_progress, page))
        job = process.jobs.submit(work.restored, choices, told, process.host())
        job.done.connect(partial(done, choices.place))
        job.failed.connect(failed)

    def done(place: Path, result: "tuple[Restored, Opening]") -> None:
        restored, opening = result
        made[:] = [opening]
        page.show_done(place, _restored_words(restored))
        # The way in must not stay open on a screen that somebody walked away from.
        QTimer.singleShot(_DOOR_MILLISECONDS, page, process.ended.emit)

    def failed(error: Exception) -> None:
        if isinstance(error, WrongSecret):
            page.show_wrong_secret()
        else:
            process.failed(error)

    def go_in() -> None:
        practice = seal.read(made[0].vault, header.read(made[0].vault).header).practice
        open_now(process, made[0], practice)

    page.source_chosen.connect(look)
    page.restore_submitted.connect(begin)
    page.open_requested.connect(go_in)
    page.left.connect(process.show_first_page)
    page.cancel_requested.connect(process.cancel)
    return page, page.show_problem


def _restored_words(restored: Restored) -> str:
    patients = translate("Restore", "%Ln patients", "", restored.counts["patients"])
    documents = translate("Restore", "%Ln documents", "", restored.counts["documents"])
    return translate("Restore", "Every byte matches the seal: {patients}, {documents}.").format(
        patients=patients, documents=documents
    )


def slots(process: "LockProcess", known: KnownVault) -> Page:
    """The ways into a closed vault. Raises as header.read."""
    found = header.read(known.path).header
    facts = SheetFacts(known.practice, found.vault_id, found.public_key.hex())
    page = Slots(
        work.slot_lines(found),
        facts,
        partial(secrets.token_bytes, words.ENTROPY_BYTES),
        _measured,
        suggest,
        print_with_dialog,
        process.jobs,
    )

    def change(wanted: SlotChange) -> None:
        def carry_out() -> None:
            job = process.jobs.submit(work.slots_changed, known.path, wanted, process.host())
            job.done.connect(done)
            job.failed.connect(failed)

        process.when_held(known.path, carry_out)

    def done(lines: list[SlotLine]) -> None:
        process.handing.release()
        page.show_done(
            lines,
            translate("Slots", "Done. Older backups still open with what was valid when they were made."),
        )

    def failed(error: Exception) -> None:
        process.handing.release()
        if isinstance(error, WrongSecret):
            page.show_wrong_secret()
        else:
            process.failed(error)

    def leave() -> None:
        # A process that took a secret is replaced; the keeper shows a fresh one.
        if spent:
            process.ended.emit()
        else:
            process.show_lock(known)

    spent: list[SlotChange] = []
    page.change_submitted.connect(spent.append)
    page.change_submitted.connect(change)
    page.cancel_requested.connect(process.cancel)
    page.left.connect(leave)
    return page, page.show_problem


def proposed_place(host: Host) -> Path:
    """The first usual place that the policy allows for a vault and where none lies yet."""
    roots = (Path.home() / "Serment", Path.home() / ".local" / "share" / "serment")
    allowed = [root for root in roots if places.judge(root, Purpose.VAULT, host.machine).allowed]
    root = (allowed or list(roots))[0]
    names = [_NAME, *(f"Cabinet-{number}.serment" for number in range(2, 100))]
    return next(root / name for name in names if not (root / name).exists())


def _judged(process: "LockProcess", path: Path) -> PlaceVerdict:
    verdict = places.judge(path, Purpose.VAULT, process.host().machine)
    return PlaceVerdict(verdict.allowed, places.reason(verdict, process.language))


def _drives(process: "LockProcess") -> list[DriveChoice]:
    return [
        DriveChoice(
            Path(one.mount),
            one.label or one.mount,
            one.free_bytes,
            one.allowed,
            "" if one.allowed else places.reason(one.verdict, process.language),
        )
        for one in places.drives(process.host().machine)
    ]


def _measured(passphrase: str, personal: tuple[str, ...]) -> Strength:
    return measure(passphrase, personal)


class _Told(QObject):
    """Progress of a restore, from the worker's thread to the window's."""

    advanced = Signal(str, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._done, self._total = "", 0, 0

    def begin(self, stage: Stage, total: int) -> None:
        self._stage, self._done, self._total = stage.value, 0, total
        self.advanced.emit(self._stage, 0, total)

    def advance(self, size: int) -> None:
        self._done += size
        self.advanced.emit(self._stage, self._done, self._total)


def _show_progress(page: Restore, stage: str, done: int, total: int) -> None:
    words = translate("Restore", "Restoring and checking: {done} of {total}").format(
        done=text.size(done), total=text.size(total)
    )
    page.show_working(words, done, total)


def _furnish_demo(process: "LockProcess") -> None:
    target = proposed_place(process.host()).with_name("Cabinet-fictif.serment")
    job = process.jobs.submit(work.furnished, target, process.host())
    job.done.connect(lambda made: open_now(process, *made))
    job.failed.connect(process.failed)
