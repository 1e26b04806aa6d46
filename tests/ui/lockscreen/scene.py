"""A fictional practice, its drives and backups, and functions that answer as the program would."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.host import Host
from app.listing import Broken
from app.messages import Cause
from app.recovery_sheet import RecoverySheet
from app.settings import Settings
from app.strength import Strength, Verdict, Weakness
from tests.ui.keeper import Keeper
from ui.control import Control
from ui.drive_lines import DriveLine
from ui.jobs import Jobs
from ui.lockscreen.choices import PlaceVerdict, SlotLine, SnapshotChoice
from ui.lockscreen.first_run import FirstRun, NewVault
from ui.lockscreen.process import LockProcess
from ui.lockscreen.restore import Restore
from ui.lockscreen.slots import SheetFacts, Slots
from ui.lockscreen.values import KnownVault, Locked, SecretKind
from ui.theme import Appearance
from vault import creation
from vault.findings import Finding, Kind
from vault.words import from_entropy

ENTROPY = bytes(range(16))
WORDS = from_entropy(ENTROPY)
SUGGESTION = "dentelle orque natation limite sonore debiter recruter survie"
PROPOSED = Path("/home/camille/Serment/Cabinet.serment")
SYNCHRONISED = Path("/home/camille/Drive/Cabinet.serment")
STICK = DriveLine("/media/stick", "SANDISK 64", 58_000_000_000, allowed=True)
INTERNAL = DriveLine("/mnt/data", "Windows", 200_000_000_000, allowed=False, reason="Disque interne.")
VAULT = KnownVault(PROPOSED, "Cabinet du Dr Exemple")
AT = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
LOCKED = Locked(VAULT, Cause.IDLE, AT, note_kept=True)
SLOTS = (
    SlotLine("a", SecretKind.PASSPHRASE, "", AT, revocable=False),
    SlotLine("b", SecretKind.RECOVERY, "Feuille de novembre", AT),
    SlotLine(
        "c",
        SecretKind.PASSPHRASE,
        "Dr Agathe Fictive",
        AT,
        first=date(2026, 12, 1),
        last=date(2026, 12, 14),
    ),
)
OLDER = SnapshotChoice(Path("/s/1"), "Cabinet du Dr Exemple", AT.replace(day=20), 321_000_000, 213)
NEWER = SnapshotChoice(Path("/s/2"), "Cabinet du Dr Exemple", AT, 322_000_000, 214, AT, AT)


def broken(kind: Kind = Kind.SEAL_DAMAGED) -> Broken:
    """A backup that cannot be restored."""
    return Broken("2026-11-20T09-31-00Z", "2026-11-20T09:31:00Z", Finding(kind, "seal.json"), "/s/0")


class InTurn:
    """A worker that answers at once."""

    def submit(self, call: Callable[[], Any], /) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(call())
        except OSError as error:
            future.set_exception(error)
        return future


class Printer:
    """Remembers the sheets it was given; prints while it is ``working``."""

    def __init__(self, working: bool = True) -> None:
        self.working = working
        self.sheets: list[RecoverySheet] = []

    def __call__(self, sheet: RecoverySheet, parent: QWidget) -> bool:
        self.sheets.append(sheet)
        return self.working


def judge(path: Path) -> PlaceVerdict:
    """Refuses what lies in a folder called Drive; a folder called Dead answers with an error."""
    if "Dead" in path.parts:
        raise TimeoutError
    if "Drive" in path.parts:
        return PlaceVerdict(False, "Ce dossier est synchronisé.")
    return PlaceVerdict(True, "Disque local.")


def measure(passphrase: str, personal: tuple[str, ...] = ()) -> Strength:
    """Four bits a letter, none for what stands on the letterhead."""
    bits = 4.0 * len(passphrase)
    if any(known.lower() in passphrase.lower() for known in personal):
        return Strength(10.0, Verdict.REFUSED, (Weakness.PERSONAL,))
    if bits < 64:
        return Strength(bits, Verdict.REFUSED, (Weakness.SHORT,))
    return Strength(
        bits, Verdict.WARNED if bits < 80 else Verdict.GOOD, (Weakness.SHORT,) if bits < 80 else ()
    )


def no_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    return None


def first_run(printer: Printer | None = None, then_import: bool = False) -> FirstRun:
    return FirstRun(
        NewVault("7f3a19c2", "0123456789abcdef" * 4, ENTROPY),
        PROPOSED,
        (STICK, INTERNAL),
        measure,
        lambda: SUGGESTION,
        judge,
        no_folder,
        printer or Printer(),
        Jobs(InTurn()),
        then_import,
        lambda: date(2026, 11, 21),
        (4, 9),
    )


def restore() -> Restore:
    return Restore((STICK, INTERNAL), PROPOSED, judge, no_folder, Jobs(InTurn()))


def slots(printer: Printer | None = None) -> Slots:
    facts = SheetFacts("Cabinet du Dr Exemple", "7f3a19c2", "01" * 32, ("Exemple",))
    return Slots(
        SLOTS,
        facts,
        lambda: ENTROPY,
        creation.drawn,
        measure,
        lambda: SUGGESTION,
        printer or Printer(),
        Jobs(InTurn()),
    )


def lock_process(
    qtbot: QtBot,
    appearance: Appearance,
    host: Callable[[], Host] = lambda: cast(Host, None),
    keeper: Keeper | None = None,
    settings: Settings | None = None,
) -> LockProcess:
    """One whose window goes with the test, once all it asked is answered: the next test would hear it."""
    control = cast(Control, keeper or Keeper())
    process = LockProcess(control, settings or Settings(), appearance, "fr", host)

    def answered(_: QWidget) -> None:
        qtbot.waitUntil(lambda: not (process.jobs._waiting or process.drive_jobs._waiting))

    qtbot.addWidget(process.window, before_close_func=answered)
    return process
