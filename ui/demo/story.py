"""The whole main job, from an empty computer to everything got back on another one.

Each step is done with keys in the program's own windows and waited for by what
they show. What ``played`` returns says whether the last vault is the first one.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from app import fictive, looking, places
from app.fiction import FictionalPractice
from app.fiction.dice import Dice
from app.host import Host
from app.messages import Cause
from ui.demo import proof
from ui.demo.care import CareDay
from ui.demo.corners import Corners
from ui.demo.day import TYPED, Day
from ui.demo.empty import EmptyPractice
from ui.demo.folder import DemoFolder
from ui.demo.hands import Hands
from ui.demo.incoming import Incoming
from ui.demo.lock_cases import LockCases
from ui.demo.morning import Morning
from ui.demo.noticed import on_gnome
from ui.demo.office import Office
from ui.demo.paperwork import Paperwork
from ui.demo.safety import Safety
from ui.demo.stage import PaintClock, Stage, Stuck
from ui.demo.ways_in import WaysIn
from ui.jobs import Jobs
from ui.lockscreen.choices import Aim
from ui.lockscreen.lock_screen import LockScreen
from ui.session.looked_into import LookWindow
from ui.workspace.past_store import PastStore
from ui.workspace.places import SETTINGS
from ui.workspace.window import MainWindow
from vault import creation, words
from vault.progress import Silent

VAULT: Final = "Cabinet-fictif.serment"
_ASKED: Final = (4, 9)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was proven, what was measured (each name says its unit), and the way into the vaults."""

    proof: proof.Proof
    measured: dict[str, float | int]
    passphrase: str


class _Living(Silent):
    """The windows live on while the vault is being filled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def advance(self, size: int) -> None:
        self._stage.let_work()


class Story:
    """One demonstration. ``played`` plays it once."""

    def __init__(self, stage: Stage, folder: DemoFolder, practice: FictionalPractice, host: Host) -> None:
        self._stage = stage
        self._folder = folder
        self._practice = practice
        self._hands = Hands(stage)
        self._measured: dict[str, float | int] = {}
        self._entropy = sha256(f"serment demo {practice.seed}".encode()).digest()[: words.ENTROPY_BYTES]
        self._words = words.from_entropy(self._entropy)
        self._passphrase = _passphrase(practice.seed)
        self._first = Office(stage, _at(host, folder.computer), folder.computer / VAULT)
        self._other = Office(stage, _at(host, folder.other_computer), folder.other_computer / VAULT)
        self._safety = Safety(stage, self._hands, self._first, folder.drive)

    def played(self) -> Outcome:
        """Do everything, in order. Raises what went wrong."""
        try:
            self._found()
            self._furnish()
            self._unlock()
            self._work()
            copied = self._safety.back_up(self._measured)
            self._look_around()
            LockCases(self._stage, self._hands, self._first).look()
            WaysIn(self._stage, self._hands, self._first, self._passphrase, self._suggested).look()
            self._rehearse()
            self._look_alone(Path(copied.backup.path))
            self._restore()
            return Outcome(self._compare(Path(copied.backup.path)), self._measured, self._passphrase)
        finally:
            self.leave()

    def leave(self) -> None:
        """Close whatever is open."""
        for office in (self._first, self._other):
            office.leave()
        self._safety.leave()

    def _suggested(self) -> str:
        return self._passphrase

    # --- A vault

    def _found(self) -> None:
        stage, hands = self._stage, self._hands
        with stage.step("welcome"):
            stage.picture(self._first.welcome().window(), "welcome")
        page = self._first.first_run(creation.drawn(), self._entropy, self._suggested, _ASKED)
        with stage.step("first_run"):
            person = self._practice.practitioner
            for field, typed in (
                (page.practice.rpps, person.rpps),
                (page.practice.first_name, person.first_name),
                (page.practice.family_name, person.family_name),
                (page.practice.street, person.address.street),
                (page.practice.postcode, person.address.postal_code),
                (page.practice.town, person.address.town),
                (page.practice.phone, person.phone),
                (page.practice.email, person.email),
            ):
                hands.type(typed, field)
            stage.picture(self._first.window, "first-run-practice")
            hands.push(page.next)
            hands.type(self._passphrase, page.passphrase.repeated.field)
            stage.picture(self._first.window, "first-run-passphrase")
            hands.push(page.next)
            stage.picture(self._first.window, "first-run-words")
            hands.push(page.next)
            for field, position in zip(page.words.asked, _ASKED, strict=True):
                hands.type(words.fold(self._words[position - 1]), field)
            stage.picture(self._first.window, "first-run-words-typed-back")
            hands.push(page.next)
            stage.until(lambda: page.place.picker.approved is not None, "the place is judged")
            stage.picture(self._first.window, "first-run-place")
            hands.push(page.next)
            stage.picture(self._first.window, "first-run-drive")
        with stage.step("create"):
            hands.push(page.next)
            stage.picture(self._first.window, "creating")
            stage.until(lambda: self._first.keys is not None, "the vault is made")

    def _furnish(self) -> None:
        stage, first = self._stage, self._first
        assert first.keys is not None
        with stage.step("empty_vault"):
            first.enter(first.keys)
            stage.until(lambda: first.main is not None, "the empty vault opens")
            stage.picture(self._main, "empty-vault")
            EmptyPractice(stage, self._hands, self._main).look()
            self._hands.shortcut(Qt.Key.Key_L)
            stage.until(lambda: first.main is None, "the vault locks")
        with stage.step("furnish"):
            began = time.perf_counter()
            fictive.fill(first.vault, first.keys, self._practice, first.host, _Living(stage))
            self._measured["furnish_seconds"] = time.perf_counter() - began
            places.make_pretend_drive(self._folder.drive, first.vault, first.host.machine).close()

    # --- Unlocking

    def _unlock(self) -> None:
        stage, hands = self._stage, self._hands
        screen = self._first.lock_screen()
        with stage.step("wrong_passphrase"):
            stage.picture(self._first.window, "lock-screen")
            hands.type("le cheval de mon voisin", screen.form.passphrase.field)
            hands.press(Qt.Key.Key_Return)
            stage.until(lambda: bool(screen.form.notice.words), "the wrong passphrase is refused")
            stage.picture(self._first.window, "wrong-passphrase")
            hands.push(screen.form.turn)
            stage.picture(self._first.window, "unlock-with-words")
            hands.push(screen.form.turn)
        with stage.step("unlock"):
            self._type_passphrase(self._first, screen)
            stage.picture(self._main, "patients")

    def _type_passphrase(self, office: Office, screen: LockScreen) -> None:
        """Type it, and measure from Enter to a painted first page."""
        self._hands.type(self._passphrase, screen.form.passphrase.field)
        began = time.perf_counter()
        self._hands.press(Qt.Key.Key_Return)
        self._stage.until(lambda: office.main is not None, "the vault opens")
        assert office.main is not None
        pages = office.main.stack
        clock = PaintClock(pages)
        pages.update()
        self._stage.until(lambda: clock.painted > 0, "the first page is painted")
        self._measured["unlock_seconds"] = clock.painted - began
        self._measured["unlock_beyond_derivation_seconds"] = clock.painted - office.derived_at

    # --- Working

    def _work(self) -> None:
        day = Day(self._stage, self._hands, self._main, self._measured)
        day.find()
        with self._stage.step("open_record"):
            day.open_homonym()
        day.write_note()
        day.add_to_note()
        day.write_with_help()
        morning = Morning(self._stage, self._hands, self._main)
        morning.note_task()
        morning.plan()
        morning.look_at_today()
        day.read_dossier()
        day.attach(self._folder.desk, self._practice.today)
        Incoming(self._stage, self._hands, self._main, self._first.host).work(self._folder.desk)
        paperwork = Paperwork(self._stage, self._hands, self._main)
        paperwork.work()
        CareDay(self._stage, self._hands, self._main, self._practice.today).work()
        paperwork.look_at_timeline()
        corners = Corners(self._stage, self._hands, self._main, self._practice.today)
        corners.look_into_record()
        corners.look_beyond()
        paperwork.look_at_directory()
        paperwork.look_at_receipts()
        day.take_over(self._folder.desk)
        day.meet_newcomer()
        self._lock_and_come_back(day.begin_note())

    def _lock_and_come_back(self, begun: str) -> None:
        """Lock in the middle of a sentence; afterwards same patient, same text, same caret."""
        stage, first = self._stage, self._first
        composer = self._main.patients.record.composer
        before = self._main.patients.patient_id, composer.caret
        with stage.step("lock"):
            began = time.perf_counter()
            self._hands.shortcut(Qt.Key.Key_L)
            stage.until(lambda: first.main is None, "the vault locks")
            self._measured["lock_hidden_ms"] = 1000 * (first.hidden_at - began)
            self._measured["lock_sealed_ms"] = 1000 * (first.sealed_at - began)
            screen = first.lock_screen(Cause.BUTTON)
            stage.picture(first.window, "locked-note-kept")
        with stage.step("unlock_again"):
            self._hands.type(self._passphrase, screen.form.passphrase.field)
            self._hands.press(Qt.Key.Key_Return)
            stage.picture(first.window, "unlocking")
            stage.until(lambda: first.main is not None, "the vault opens again")
            patients = self._main.patients
            stage.until(lambda: bool(patients.patient_id), "the record is there again")
            composer = patients.record.composer
            if (patients.patient_id, composer.caret) != before or composer.area.toPlainText() != begun:
                raise Stuck("the patient, the text and the caret come back")
            stage.picture(self._main, "same-patient-same-caret")
            self._hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "\r")
            stage.until(lambda: not composer.area.toPlainText(), "the note is signed")

    # --- Back

    def _rehearse(self) -> None:
        """On the other computer: everything comes back once, and nothing is kept."""
        stage, hands, other = self._stage, self._hands, self._other
        with stage.step("rehearse"):
            page = other.restore(self._folder.drive, self._safety.drive_name)
            hands.push(next(iter(page.source.drives.buttons.values())))
            hands.push(page.next)
            stage.until(lambda: page.snapshots.snapshot is not None, "the backup is found")
            hands.push(page.next)
            hands.push(page.aims.buttons[Aim.REHEARSE])
            stage.picture(other.window, "restore-aim")
            hands.push(page.next)
            hands.push(page.secret.form.turn)
            hands.type(" ".join(words.fold(word) for word in self._words))
            hands.push(page.next)
            stage.until(lambda: page.proven, "the backup is proven")
            stage.picture(other.window, "backup-proven")

    def _look_alone(self, snapshot: Path) -> None:
        """A backup in a window of its own, as on a computer where there is no vault."""
        stage, other = self._stage, self._other
        assert self._first.keys is not None
        with stage.step("look_alone"), ThreadPoolExecutor(1, thread_name_prefix="look") as reads:
            opened = reads.submit(looking.opened, snapshot, self._first.keys, other.host).result()
            window = LookWindow(PastStore(opened), Jobs(reads, other), str)
            other.window.hide()
            stage.show(window)
            people = window.page.search.rows
            stage.until(lambda: bool(people.rows), "its patients are there")
            window.page.open(people.rows[0].id)
            stage.until(window.page.record.isVisible, "a record is shown as it was")
            stage.picture(window, "backup-alone")
            reads.submit(opened.close).result()
            window.hide()

    def _look_around(self) -> None:
        stage, first = self._stage, self._first
        with stage.step("settings"):
            self._hands.push(self._main.rail.button(SETTINGS))
            stage.picture(self._main, "settings")
            self._hands.go_to(self._main.settings.receipts)
            stage.picture(self._main, "settings-middle")
            self._hands.go_to(self._main.settings.take_over)
            stage.picture(self._main, "settings-end")
            self._hands.push(self._main.settings.try_locks)
            self._main.locks.show_sources(on_gnome(self._main.settings.settings.idle_minutes))
            stage.picture(self._main, "does-my-lock-work")
        with stage.step("help"):
            self._hands.shortcut(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
            stage.picture(self._main, "help")
            self._hands.press(Qt.Key.Key_Escape)
        with stage.step("lock_for_good"):
            self._hands.shortcut(Qt.Key.Key_L)
            stage.until(lambda: first.main is None, "the vault locks")
            first.window.hide()

    def _restore(self) -> None:
        stage, hands, other = self._stage, self._hands, self._other
        with stage.step("restore"):
            page = other.restore(self._folder.drive, self._safety.drive_name)
            hands.push(next(iter(page.source.drives.buttons.values())))
            stage.picture(other.window, "restore-drive")
            hands.push(page.next)
            stage.until(lambda: page.snapshots.snapshot is not None, "the backup is found")
            stage.picture(other.window, "restore-backup")
            hands.push(page.next)
            hands.push(page.next)
            hands.push(page.secret.form.turn)
            hands.type(" ".join(words.fold(word) for word in self._words))
            stage.picture(other.window, "restore-words")
            hands.push(page.next)
            stage.until(lambda: page.place.picker.approved is not None, "the place is judged")
            stage.picture(other.window, "restore-place")
            began = time.perf_counter()
            hands.push(page.next)
            stage.until(lambda: other.keys is not None, "everything is back")
            self._measured["restore_seconds"] = time.perf_counter() - began
            stage.picture(other.window, "restored")
        with stage.step("open_restored"):
            assert other.keys is not None
            other.enter(other.keys)
            stage.until(lambda: other.main is not None, "the restored vault opens")
            assert other.main is not None
            stage.until(other.main.isActiveWindow, "its window comes to the front")
            hands.shortcut(Qt.Key.Key_K)
            day = Day(stage, hands, other.main, {})
            search = other.main.patients.search
            hands.type(TYPED, search.field)
            stage.until(lambda: bool(search.rows.rows), "somebody is found")
            day.open_homonym("restored-record")
            other.lock()

    def _compare(self, copy: Path) -> proof.Proof:
        with self._stage.step("compare"):
            assert self._first.keys is not None
            began = time.perf_counter()
            found = proof.proof(self._first.vault, copy, self._other.vault, self._first.keys)
            self._measured["compare_seconds"] = time.perf_counter() - began
            self._measured["patients"] = found.restored.counts.get("patient", 0)
            self._measured["notes"] = found.restored.counts.get("note", 0)
            self._measured["documents"] = found.restored.counts.get("document", 0)
            return found

    @property
    def _main(self) -> MainWindow:
        assert self._first.main is not None
        return self._first.main


def _passphrase(seed: int) -> str:
    """Eight words of the recovery list, as the first run offers them, the same for each seed."""
    dice = Dice("demonstration", seed)
    return " ".join(words.fold(dice.pick(words.french_words())) for _ in range(8))


def _at(host: Host, computer: Path) -> Host:
    """``host`` with a memory of its own: the program should not remember what the demonstration saw."""
    state = computer / "etat"
    return replace(host, settings_folder=state, state_folder=state, runtime_folder=state)
