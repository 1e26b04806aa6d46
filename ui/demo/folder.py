"""The demonstration's folder: what it made before is replaced, anything else stops it."""

from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Final

from vault import files
from vault.errors import FolderNotEmpty

MARK: Final = "demonstration.txt"
#: As a practitioner would call a drive; it is what the drive is remembered by.
DRIVE: Final = "SAUVEGARDES"
#: What it was called before: an earlier demonstration is replaced all the same.
_DRIVE_BEFORE: Final = "disque-simule"
_MARKED: Final = "Fait par « serment demo », qui remplace tout ce dossier quand on le relance.\n"


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """Where everything of one demonstration lies."""

    path: Path

    @property
    def pictures(self) -> Path:
        return self.path / "pictures"

    @property
    def computer(self) -> Path:
        """The practitioner's computer: the vault, and what the program remembers there."""
        return self.path / "ordinateur"

    @property
    def drive(self) -> Path:
        """The pretend external drive."""
        return self.path / DRIVE

    @property
    def other_computer(self) -> Path:
        """The computer on which everything is got back."""
        return self.path / "autre-ordinateur"

    @property
    def desk(self) -> Path:
        """The files a practitioner would have received: a list of patients, a letter."""
        return self.path / "fichiers"

    @property
    def folders(self) -> tuple[Path, ...]:
        return self.pictures, self.computer, self.drive, self.other_computer, self.desk

    @property
    def replaced(self) -> tuple[Path, ...]:
        """Those, and what an earlier demonstration made besides."""
        return *self.folders, self.path / _DRIVE_BEFORE


def claimed(path: Path) -> DemoFolder:
    """``path``, emptied of an earlier demonstration. Raises FolderNotEmpty where anything else lies."""
    found = DemoFolder(path.absolute())
    with files.answers(path):
        if path.exists():
            _check_ours(found)
            for folder in found.replaced:
                rmtree(folder, ignore_errors=not folder.exists())
        files.make_folder(path)
        (path / MARK).write_text(_MARKED, encoding="utf-8")
        for folder in found.folders:
            if folder != found.drive:  # made as a drive later, by whoever may
                files.make_folder(folder)
    return found


def _check_ours(folder: DemoFolder) -> None:
    present = {entry.name for entry in folder.path.iterdir()} if folder.path.is_dir() else {""}
    ours = {MARK, *(each.name for each in folder.replaced)}
    if present and (MARK not in present or present - ours):
        raise FolderNotEmpty(str(folder.path))
