"""Open a record, commit a note, search 100,000 notes: beside SQLCipher and SQLite without us."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from shutil import copytree

import sqlcipher3
from PySide6.QtWidgets import QApplication

from tests.bench import stock
from tests.bench.figure import Figure, figure
from tests.bench.finding import application, desk
from tests.bench.timing import alternated, median, percentile, seconds
from ui.workspace.patients import PatientsPage
from vault import search
from vault.database import Database
from vault.entry import RECORDS
from vault.keys import VaultKeys
from vault.opening import open_vault
from vault.openvault import OpenVault
from vault.pending import Draft
from vault.records import notes
from vault.records.context import Context, new_id

OPENINGS, COMMITS, QUERIES = 60, 200, 300
_OF_A_RECORD = (
    "SELECT * FROM patient WHERE id = ?",
    "SELECT * FROM contact WHERE patient_id = ?",
    "SELECT * FROM allergy_status WHERE patient_id = ?",
    "SELECT * FROM allergy WHERE patient_id = ?",
    "SELECT * FROM entry WHERE patient_id = ?",
    "SELECT * FROM note WHERE patient_id = ? ORDER BY care_at DESC",
    "SELECT * FROM measurement WHERE patient_id = ?",
    "SELECT id, title, dated_on, kind, class, media_type, size FROM document WHERE patient_id = ?",
)


def measured(stocked: Path, scratch: Path) -> list[Figure]:
    """``stocked`` is copied: this writes."""
    folder = copytree(stocked, scratch / "records.serment")
    keys = stock.keys_of(folder)
    plain = _plain_copy(folder, keys, scratch / "plain.db")
    app = application()
    with ThreadPoolExecutor(1) as worker:
        vault = worker.submit(lambda: open_vault(folder, keys).vault).result()
        author = worker.submit(lambda: str(vault.database.value("SELECT id FROM author"))).result()
        context = Context(vault.database, author)
        found = _openings(app, worker, context, vault, keys)
        found += worker.submit(lambda: [*_commits(context, plain), *_queries(vault.database, plain)]).result()
        worker.submit(vault.close).result()
    return found


def _plain_copy(folder: Path, keys: VaultKeys, target: Path) -> Database:
    """The same records in a plain SQLite file, by the same library."""
    connection = sqlcipher3.connect(str(folder / RECORDS))
    connection.set_key(bytearray(b"x'" + keys.records.reveal().hex().encode() + b"'"))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("ATTACH ? AS plain KEY ''", (str(target),))
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.close()
    for suffix in ("-wal", "-shm"):
        folder.joinpath(RECORDS + suffix).unlink(missing_ok=True)
    plain = sqlcipher3.connect(str(target), isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "wal_autocheckpoint = 0"):
        plain.execute(f"PRAGMA {pragma}").fetchall()
    return Database(plain, target)


def _openings(
    app: QApplication, worker: ThreadPoolExecutor, context: Context, vault: OpenVault, keys: VaultKeys
) -> list[Figure]:
    page = PatientsPage(desk(context, vault.folder, worker, []))
    page.resize(1200, 760)
    page.show()
    worker.submit(int).result()
    app.processEvents()
    dice = random.Random(7)
    patients = iter([f"{dice.randrange(1, stock.PATIENTS):032x}" for _ in range(OPENINGS + 1)])
    others = iter([f"{dice.randrange(1, stock.PATIENTS):032x}" for _ in range(OPENINGS + 1)])
    ours, bare = alternated(
        lambda: _open(app, page, next(patients)), lambda: _read(vault.folder, keys, next(others)), OPENINGS
    )
    beside = ("bare SQLCipher reading the rows", 1000 * median(bare))
    long = [_open(app, page, stock.LONGEST if turn % 2 else f"{turn + 1:032x}") for turn in range(10)][1::2]
    page.deleteLater()
    return [
        figure(
            "open a record of 10 notes (99 of 100)",
            1000 * percentile(ours, 99),
            "ms",
            runs=OPENINGS,
            at_most=100,
        ),
        figure(
            "open a record of 10 notes", 1000 * median(ours), "ms", runs=OPENINGS, peer=beside, at_most=100
        ),
        figure(
            f"open a record of {stock.LONGEST_NOTES} notes",
            1000 * median(long),
            "ms",
            runs=len(long),
            peer=("bare SQLCipher reading the rows", 1000 * _read(vault.folder, keys, stock.LONGEST)),
            at_most=100,
        ),
    ]


def _open(app: QApplication, page: PatientsPage, patient_id: str) -> float:
    """Enter on a row of the list, to the record painted."""

    def work() -> None:
        page.open(patient_id)
        while page.patient_id != patient_id:
            app.processEvents()
            time.sleep(0)
        app.processEvents()
        page.repaint()  # all of it: more than the screen will need

    return seconds(work)


def _read(folder: Path, keys: VaultKeys, patient_id: str) -> float:
    connection = sqlcipher3.connect(f"file:{folder / RECORDS}?mode=ro", uri=True)
    connection.set_key(bytearray(b"x'" + keys.records.reveal().hex().encode() + b"'"))
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    took = seconds(lambda: [connection.execute(sql, (patient_id,)).fetchall() for sql in _OF_A_RECORD])
    # Never closed: closing could end the locks that SQLite holds on the file in this process.
    _kept.append(connection)
    return took


_kept: list[object] = []


def _commits(context: Context, plain: Database) -> list[Figure]:
    texts, numbers = stock.texts(2 * (COMMITS + 1)), count()
    ours, bare = alternated(
        lambda: _timed(lambda: notes.sign_draft(context, _draft(next(texts), next(numbers)))),
        lambda: _commit_plainly(plain, context.author_id, next(texts), next(numbers)),
        COMMITS,
    )
    peer = "plain SQLite writing the same rows"
    return [
        figure(
            "commit of a signed note",
            1000 * median(ours),
            "ms",
            runs=COMMITS,
            peer=(peer, 1000 * median(bare)),
        ),
        figure(
            "commit of a signed note (99 of 100)",
            1000 * percentile(ours, 99),
            "ms",
            runs=COMMITS,
            peer=(peer, 1000 * percentile(bare, 99)),
        ),
    ]


def _timed(call: Callable[[], object]) -> float:
    return seconds(call)


def _draft(text: str, number: int) -> Draft:
    return Draft(
        note_id=new_id(),
        patient_id=f"{number % stock.PATIENTS:032x}",
        text=text,
        care_at="2026-11-21T09:00:00Z",
        typed_at="2026-11-21T09:05:00Z",
    )


def _commit_plainly(plain: Database, author: str, text: str, number: int) -> float:
    """The rows of a signed note, ready made: one transaction of bare statements."""
    note, owner, folded = new_id(), f"{number % stock.PATIENTS:032x}", search.fold(text)
    moment, seq = "2026-11-21T09:00:00Z", int(plain.value("SELECT max(seq) FROM access_log") or 0)

    def work() -> None:
        with plain.transaction():
            plain.run(
                "INSERT INTO note (id, patient_id, kind, text, care_at, typed_at, author_id, state,"
                " signed_at) VALUES (?, ?, 'consultation', ?, ?, ?, ?, 'signed', ?)",
                (note, owner, text, moment, moment, author, moment),
            )
            plain.run(
                "INSERT INTO search_item (noun, record_id, patient_id) VALUES ('note', ?, ?)", (note, owner)
            )
            plain.run(
                "INSERT INTO search_text (rowid, patient, body) VALUES (last_insert_rowid(), ?, ?)",
                (owner, folded),
            )
            for step, operation in enumerate(("note.draft_saved", "note.signed"), 1):
                plain.run(
                    "INSERT INTO access_log VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (seq + step, moment, author, operation, owner, note, "0" * 64),
                )
            plain.run("UPDATE patient SET last_care_on = '2026-11-21' WHERE id = ?", (owner,))

    return seconds(work)


def _queries(database: Database, plain: Database) -> list[Figure]:
    asked = iter([question for question in _questions() for _ in range(2)])
    ours, bare = alternated(
        lambda: seconds(lambda: search.find(database, next(asked))),
        lambda: seconds(lambda: search.find(plain, next(asked))),
        QUERIES - 1,
    )
    peer = "the same in plain SQLite"
    return [
        figure(
            f"full-text query on {stock.NOTES:,} notes",
            1000 * median(ours),
            "ms",
            runs=len(ours),
            peer=(peer, 1000 * median(bare)),
        ),
        figure(
            f"full-text query on {stock.NOTES:,} notes (99 of 100)",
            1000 * percentile(ours, 99),
            "ms",
            runs=len(ours),
            peer=(peer, 1000 * percentile(bare, 99)),
        ),
    ]


def _questions() -> list[str]:
    """A word, two words, the beginning of a word, a sentence's words, a word nobody wrote."""
    dice, parts = random.Random(7), stock.sentences()
    found = []
    for number in range(QUERIES):
        words = [word for word in search.words(dice.choice(parts)) if len(word) > 2] or ["tension"]
        some = dice.sample(words, min(len(words), 1 + number % 3))
        found.append(" ".join(some) + " " if number % 4 else some[0][: 2 + number % 5])
    return found
