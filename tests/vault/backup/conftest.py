"""A vault with two documents, and a drive in a folder."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

import pytest

from tests.vault import rig
from tests.vault.fakedrive import FakeDrive, Trouble
from vault import header
from vault.backup import homes, run, snapshot, staging
from vault.backup.rotating import Rotation
from vault.backup.run import Made, Order
from vault.backup.staging import Source
from vault.clock import utc_now
from vault.header import DataKey
from vault.progress import Progress
from vault.verify import Subject, verify

COMPANIONS = {"LISEZ-MOI.txt": b"Lisez-moi", "serment_reader.py": b"print()"}


@dataclass
class Desk:
    """A practitioner's vault and the drive beside it."""

    folder: Path
    key: DataKey
    drive: Path
    trouble: Trouble = field(default_factory=Trouble)

    def order(
        self,
        source: Source | None = None,
        last_run: date | None = None,
        largest: int | None = None,
        rotation: Rotation | None = None,
    ) -> Order:
        found = source or staging.closed(self.folder)
        return Order(found, COMPANIONS, date(2026, 11, 21), last_run, largest, rotation)

    def back_up(self, order: Order | None = None, progress: Progress | None = None) -> Made:
        """Onto the drive, with whatever trouble there is."""
        return run.back_up(
            FakeDrive(self.drive, self.trouble), str(self.drive), order or self.order(), progress
        )

    def work(self, text: str = "Encore une", on: date | None = None) -> None:
        """A session that changes records and documents, on the day given."""
        clock = partial(datetime.combine, on, time(9), UTC) if on else utc_now
        with rig.session(self.folder, self.key.keys, clock=clock) as working:
            working.note(text)
            working.document(text.encode() * 30)

    def check_every_snapshot(self, names: set[str]) -> None:
        """Those that show are whole, authentic, and restore; ``names`` are among them."""
        found = [one.path for one in snapshot.found_on(self.drive).whole]
        assert names <= {path.name for path in found}
        for path in found:
            report = verify(Subject(path, self.key.keys, documents=snapshot.documents_root(path)))
            assert not report.findings, (path, report.findings)

    def home(self) -> FakeDrive:
        """The vault's folder on the drive."""
        home = homes.found(FakeDrive(self.drive, self.trouble), header.read(self.folder).header.vault_id)
        assert home is not None
        return home

    def path_of(self, made: Made) -> Path:
        return self.drive / homes.TOP / made.home / made.name


def made_in(place: Path) -> tuple[Path, DataKey, Path]:
    """A new vault, its key, and an empty drive."""
    folder, drive = place / "Cabinet.serment", place / "drive"
    drive.mkdir()
    return folder, rig.new_vault(folder), drive


@pytest.fixture(scope="session")
def _worked(tmp_path_factory):
    made = Desk(*made_in(tmp_path_factory.mktemp("desk")))
    made.work("Première")
    return made


@pytest.fixture
def desk(tmp_path, _worked):
    shutil.copytree(_worked.folder.parent, tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path / _worked.folder.name, _worked.key, tmp_path / _worked.drive.name)
