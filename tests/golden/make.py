"""Makes the golden vault and backup of a released format and schema: run once for each, never again.

``python -m tests.golden.make FOLDER`` writes a vault at the true floor of Argon2id, with two notes, two
documents, a draft that waits, a row of the nouns a day is made of, and a backup of it. With ``--split`` it
adds to what was made there the same snapshot as a drive gets it that takes no large file; its documents
are those of the other one.
"""

import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.vault import cheap
from tests.vault.fakedrive import FakeDrive
from tests.vault.rig import Session
from vault import creation
from vault.backup import run, staging
from vault.backup.run import Order
from vault.creation import Founding
from vault.kdf import ARGON2ID
from vault.records import allergies, coverages, fees, papers, tasks, vaccinations, wounds
from vault.records.documents_index import DocumentClass

#: In bytes: the records come in three parts.
_LARGEST = 100_000


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
    _working_day(working)
    working.pend(working.draft("à reprendre demain"))
    working.close()
    run.back_up(FakeDrive(drive), str(drive), Order(staging.closed(folder), {}, date(2026, 11, 21)))


def split(place: Path) -> None:
    """Add ``split/<snapshot>`` beside the vault and the drive in ``place``."""
    folder = place / "Cabinet.serment"
    with TemporaryDirectory() as scratch:
        drive = Path(shutil.copytree(place / "drive", Path(scratch) / "drive"))
        order = Order(staging.closed(folder), {}, date(2026, 11, 21), largest=_LARGEST)
        made = run.back_up(FakeDrive(drive), str(drive), order)
        shutil.copytree(next(drive.glob(f"*/*/{made.name}")), place / "split" / made.name)


def _working_day(working: Session) -> None:
    context, patient = working.context, working.patient()
    allergies.add(context, patient, allergies.Facts("Pénicilline"))
    coverages.ILLNESS.add(context, patient, coverages.Illness("Diabète de type 2", 8))
    vaccinations.add(context, patient, vaccinations.Vaccination("Repevax", "2011-05", lot="AC37B"))
    wounds.add(context, patient, wounds.Wound("Escarre", "sacrum"))
    tasks.add(context, patient, tasks.Task(tasks.Kind.RESULT, "INR à lire"))
    content = papers.Content(papers.Kind.PRESCRIPTION, DocumentClass.MEDICAL, "Ordonnance", "2026-11-20")
    lines = [papers.Line("Metformine 1000 mg", posology="1 matin et soir", long_term=True)]
    papers.issue(context, papers.save_draft(context, patient, content, lines), "{}")
    note = fees.issue(context, patient, [fees.Line("Consultation", 3000, "GS")], "2026-11-20")
    fees.pay(context, note.id, "2026-11-20", 3000, fees.Means.CARD)


if __name__ == "__main__":
    (split if sys.argv[2:] == ["--split"] else main)(Path(sys.argv[1]))
