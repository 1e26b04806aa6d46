"""A vault that exists before the program starts, and what is in one after it ended."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app import settings
from app.settings import KnownVault, Settings
from tests.journeys.played import furnish
from tests.journeys.played.furnish import Furniture
from tests.journeys.played.play import QUICK, SLOW
from tests.journeys.program import Program
from tests.vault import cheap
from vault import creation
from vault.database import Database, Mode
from vault.keys import VaultKeys
from vault.records import export
from vault.verify import Report, Subject, verify


@dataclass(frozen=True, slots=True)
class Made:
    """A closed vault, and the keys that open it."""

    folder: Path
    keys: VaultKeys

    def furnish(self, texts: list[str], **more: object) -> None:
        """Write one patient with a signed note for each text; ``more`` is of a ``Furniture``."""
        keys = self.keys
        records, pending, seal = (bytes(key.reveal()) for key in (keys.records, keys.pending, keys.seal))
        given = Furniture(str(self.folder), records, pending, seal, texts, **more)  # type: ignore[arg-type]
        command = [sys.executable, "-m", furnish.__name__]
        subprocess.run(command, input=msgspec.json.encode(given), check=True)

    def verified(self) -> Report:
        return verify(Subject(self.folder, self.keys))

    def digest(self) -> str:
        return digest(self.folder, self.keys)

    def logged(self, operation: str) -> list[str]:
        """What the access log says was done so, of a vault that is closed."""
        database = Database.open(self.folder / "records.db", self.keys.records, Mode.IMMUTABLE)
        rows = database.rows(
            "SELECT record_id FROM access_log WHERE operation = ? ORDER BY seq", (operation,)
        )
        return [str(row[0]) for row in rows]

    def texts(self) -> dict[str, str]:
        """The text of every note, by its id, of a vault that is closed."""
        database = Database.open(self.folder / "records.db", self.keys.records, Mode.IMMUTABLE)
        return {str(row[0]): str(row[1]) for row in database.rows("SELECT id, text FROM note")}


def digest(folder: Path, keys: VaultKeys) -> str:
    """Everything medical in a closed vault, in one hash."""
    return export.content_digest(Database.open(folder / "records.db", keys.records, Mode.IMMUTABLE))


def given(
    program: Program, name: str = "Cabinet.serment", entropy: bytes = cheap.ENTROPY, **chosen: object
) -> Made:
    """An empty vault of this practice, the one opened last on this computer; ``chosen`` are settings."""
    folder = program.home / "Serment" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    floor = (SLOW if program.slow_kdf else QUICK).floor
    founding = creation.Founding(cheap.passphrase(), cheap.recovery(entropy), floor, QUICK.floor, False)
    key = creation.prepare(folder, founding, creation.drawn())
    creation.finish(folder, key.keys, cheap.PRACTICE)
    known = Settings(**chosen).with_vault(KnownVault(str(folder), cheap.PRACTICE.name))  # type: ignore[arg-type]
    settings.save(program.folder / "config" / "serment", known)
    return Made(folder, key.keys)
