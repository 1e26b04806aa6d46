"""Makes the golden vault and backup of a released format: run once a format, never again.

``python -m tests.golden.make FOLDER`` writes a vault at the true floor of Argon2id, with two notes, two
documents, a draft that waits, and a backup of it.
"""

import sys
from datetime import date
from pathlib import Path

from tests.vault import cheap
from tests.vault.fakedrive import FakeDrive
from tests.vault.rig import Session
from vault import creation
from vault.backup import run, staging
from vault.backup.run import Order
from vault.creation import Founding
from vault.kdf import ARGON2ID


def main(place: Path) -> None:
    folder, drive = place / "Cabinet.serment", place / "drive"
    drive.mkdir(parents=True)
    floor = ARGON2ID.floor
    founding = Founding(cheap.passphrase(), cheap.recovery(), floor, floor, fictive=True)
    keys = creation.prepare(folder, founding, creation.drawn()).keys
    creation.finish(folder, keys, cheap.PRACTICE)
    working = Session(folder, keys)
    working.note("Toux sèche depuis trois jours.")
    working.note("Œdème des chevilles, l'après-midi surtout.")
    working.document(b"%PDF-1.7 courrier\n")
    working.document(bytes(range(256)) * 4200)
    working.pend(working.draft("à reprendre demain"))
    working.close()
    run.back_up(FakeDrive(drive), str(drive), Order(staging.closed(folder), {}, date(2026, 11, 21)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
