"""One computer of the demonstration: its windows, joined to the work they ask for.

The program itself does this in three processes, so that a lock ends one. Here
the same windows and the same work share a process: what is shown is what they
do, not what a lock wipes.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import access, exporting, founding, intake, places, sentences
from app.host import Host
from app.messages import Cause
from app.places import Purpose, Verdict, policy
from app.recovery_sheet import RecoverySheet
from app.session import Session, keys_of
from app.settings import Settings
from app.strength import Strength, measure
from ui.demo.stage import Stage
from ui.drive_lines import DriveLine
from ui.jobs import Jobs
from ui.lockscreen import work
from ui.lockscreen.choices import Aim, FirstRunChoices, PlaceVerdict, RestoreChoices
from ui.lockscreen.first_run import FirstRun, NewVault, Welcome
from ui.lockscreen.lock_screen import LockScreen
from ui.lockscreen.opening import Opening
from ui.lockscreen.restore import Restore
from ui.lockscreen.values import KnownVault, Locked, SecretKind
from ui.lockscreen.window import LockWindow
from ui.workspace.desk import Desk
from ui.workspace.drafts import Drafts
from ui.workspace.people import People
from ui.workspace.store import RecordStore
from ui.workspace.window import MainWindow
from vault import header, pending, seal
from vault.backup.restore import Restored
from vault.creation import Seedling
from vault.entry import Examined
from vault.errors import PlaceRefused, SermentError, WrongSecret
from vault.keys import VaultKeys
from vault.pending import Pending
from vault.progress import Silent
from vault.secret import Secret


class Office(QObject):
    """A window that is locked or shows patients, never both."""

    _opened = Signal(object)

    def __init__(self, stage: Stage, host: Host, vault: Path) -> None:
        super().__init__()
        self.host = host
        self.vault = vault
        self.window = LockWindow()
        self.main: MainWindow | None = None
        self.session: Session | None = None
        self.keys: VaultKeys | None = None
        self.drafts = Drafts(self)
        self.derived_at = 0.0
        self.hidden_at = 0.0
        self.sealed_at = 0.0
        self._stage = stage
        self._held = ExitStack()
        self._threads = [ThreadPoolExecutor(1, thread_name_prefix=name) for name in ("secret", "examine")]
        self.jobs = Jobs(self._threads[0], self)
        self.jobs.crashed.connect(stage.fail)
        self._examining: Future[Examined] | None = None
        self._opened.connect(self._show_main)

    def leave(self) -> None:
        """Close everything, at the end or after a failure."""
        if self.session is not None:
            self.lock()
        self.window.hide()
        for threads in self._threads:
            threads.shutdown()

    # --- Locked

    def welcome(self) -> Welcome:
        page = Welcome()
        self.turn_to(page)
        return page

    def first_run(
        self, seedling: Seedling, entropy: bytes, suggest: Callable[[], str], positions: tuple[int, int]
    ) -> FirstRun:
        """Five steps; then the vault is made, and ``keys`` is there."""
        page = FirstRun(
            NewVault(seedling.vault_id, seedling.keys.public_key.hex(), entropy),
            self.vault,
            (),
            measured,
            suggest,
            self._judged,
            _no_folder,
            no_printer,
            self.jobs,
            positions=positions,
        )
        page.completed.connect(lambda choices: self._do(self._keep, _created, choices, seedling, self.host))
        self.turn_to(page)
        return page

    def lock_screen(self, cause: Cause | None = None, *, pin: bool = False) -> LockScreen:
        """Ask for the passphrase; ``main`` is there once it was right."""
        found = header.read(self.vault).header
        known = KnownVault(self.vault, seal.read(self.vault, found).practice, fictive=found.fictive)
        kept = cause is not None and (self.vault / pending.NAME).exists()
        at = datetime.now(UTC) if cause else None
        screen = LockScreen(Locked(known, cause, at, kept, pin), [known])
        screen.secret_submitted.connect(lambda kind, secret: self._unlock(screen, SecretKind(kind), secret))
        self.turn_to(screen)
        return screen

    def restore(self, drive: Path, name: str) -> Restore:
        """Four steps from the pretend ``drive`` to ``vault``."""
        free = places.examine(drive, self.host.machine).free_bytes or 0
        page = Restore(
            (DriveLine(str(drive), name, free, allowed=True),),
            self.vault,
            self._judged,
            _no_folder,
            self.jobs,
        )
        page.source_chosen.connect(
            lambda source: self._do(page.show_snapshots, work.snapshots_in, source, self.host)
        )
        page.submitted.connect(partial(self._begin_restore, page))
        self.turn_to(page)
        return page

    def _begin_restore(self, page: Restore, choices: RestoreChoices) -> None:
        if choices.aim is Aim.REHEARSE:
            self._do(page.show_proof, work.rehearsed, choices, Silent(), self.host)
        else:
            self._do(lambda done: self._restored(page, *done), work.restored, choices, Silent(), self.host)

    def _restored(self, page: Restore, done: Restored, opening: Opening) -> None:
        self._keep(keys_of(opening.keys))
        page.show_done(self.vault, done.counts)

    def turn_to(self, page: QWidget) -> None:
        """Show ``page`` around the closed vault."""
        self.window.turn_to(page)
        self._stage.show(self.window)

    def _keep(self, keys: VaultKeys) -> None:
        self.keys = _copied(keys)

    def _do(self, then: Callable[[Any], None], call: Callable[..., Any], *arguments: Any) -> None:
        job = self.jobs.submit(call, *arguments)
        job.done.connect(then)
        job.failed.connect(self._stage.fail)

    def _judged(self, path: Path) -> PlaceVerdict:
        """What the policy says of a place for a fictive vault: any local folder will do."""
        try:
            with places.approve_fictive(path.parent, self.host.machine) as place:
                verdict = policy.decide_fictive(place.facts)
        except PlaceRefused as error:
            verdict = Verdict(False, error.rule, Purpose.VAULT, error.detail)
        return PlaceVerdict(verdict.allowed, places.reason(verdict, "fr"))

    # --- Unlocking

    def _unlock(self, screen: LockScreen, kind: SecretKind, secret: bytearray) -> None:
        # As the waiting session does: the records are hashed while Argon2 runs.
        self._examining = self._threads[1].submit(Examined.ahead, self.vault)
        job = self.jobs.submit(work.unlocked, self.vault, kind, secret, self.host)
        job.done.connect(lambda opening: self.enter(keys_of(opening.keys)))
        job.failed.connect(lambda error: self._not_unlocked(screen, error))

    def _not_unlocked(self, screen: LockScreen, error: Exception) -> None:
        if isinstance(error, WrongSecret):
            screen.show_wrong_secret()
        else:
            self._stage.fail(error)

    def enter(self, keys: VaultKeys) -> None:
        """Open the vault with its keys; ``main`` is there once its window can be shown."""
        self.derived_at = time.perf_counter()
        self._keep(keys)
        self._held.enter_context(access.locked(self.vault))
        examined = self._examining.result if self._examining else lambda: None
        opening = Session.opening(self.vault, _copied(keys), self.host, examined)
        opening.add_done_callback(self._announce)

    def _announce(self, opening: "Future[Session]") -> None:
        error = opening.exception()
        if error is not None:
            self._stage.fail(error)
            return
        session = opening.result()
        store = RecordStore(session.context, session.opened.vault.documents)
        self._opened.emit((session, store))

    def _show_main(self, opened: tuple[Session, RecordStore]) -> None:
        self.session, store = opened
        self.drafts = Drafts(self)
        jobs = Jobs(self.session.worker, self)
        jobs.crashed.connect(self._stage.fail)
        save = partial(exporting.save, host=self.host, fictive=True)
        desk = Desk(store, jobs, People(), self.drafts, intake.clean, _explained, save)
        main = MainWindow(
            desk, self._stage.appearance, _SETTINGS, self.session.opened.vault.seal.practice, fictive=True
        )
        main.lock_requested.connect(self.lock)
        main.pending_changed.connect(self._save)
        if self.session.opened.view:  # or the story would begin with the page of a new day
            main.restore(Pending((), self.session.opened.view))
        self.window.hide()
        self._stage.show(main)
        self.main = main

    # --- Locking

    def _save(self) -> None:
        if self.session is not None and self.main is not None:
            self.session.save(self.main.pending())
            self.main.pending_saved()

    def lock(self) -> None:
        """Hide, save what is unsaved, seal. The window that was open is gone afterwards."""
        assert self.session is not None
        assert self.main is not None
        self.main.hide()
        self.hidden_at = time.perf_counter()
        self.session.save(self.main.pending())
        self.session.close()
        self._held.close()
        self.main.deleteLater()
        self.main = self.session = None
        self.sealed_at = time.perf_counter()


_SETTINGS = Settings(language="fr", theme="light")


def _created(choices: FirstRunChoices, seedling: Seedling, host: Host) -> VaultKeys:
    passphrase, entropy = Secret.taken_from(choices.passphrase), Secret.taken_from(choices.entropy)
    ways = founding.new_ways(passphrase, entropy, choices.practice.known_words())
    data_key = founding.prepare(choices.place, ways, seedling, host, fictive=True)
    founding.finish(choices.place, data_key, work.letterhead(choices.practice), host)
    return data_key.keys


def _copied(keys: VaultKeys) -> VaultKeys:
    return VaultKeys(*(Secret(bytes(key.reveal())) for key in (keys.records, keys.pending, keys.seal)))


def measured(passphrase: str, personal: tuple[str, ...]) -> Strength:
    return measure(passphrase, personal)


def _explained(error: Exception) -> str:
    if isinstance(error, SermentError):
        return sentences.sentence(error, "fr")
    raise error


def _no_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    return None


def no_printer(sheet: RecoverySheet, parent: QWidget) -> bool:
    return False
