"""A vault as large as a practice becomes, made in under a minute: rows are inserted as they are stored.

The texts and names are the fictional practice's, recombined; the shape is that
of a full practice: ten notes a patient, one patient with very many.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, islice
from pathlib import Path

from app import fiction
from app.fiction.household import household
from app.fiction.person import Person
from tests.vault import cheap
from vault import audit, header
from vault.database import Database
from vault.documents import DocumentFiles
from vault.keys import VaultKeys
from vault.opening import open_vault
from vault.records import documents_index
from vault.records.context import Context
from vault.records.documents_index import DocumentClass, Label
from vault.records.patients import Listed, Traits, sort_key
from vault.search import fold, fold_name

TODAY = date(2026, 11, 21)
PATIENTS, NOTES, DOCUMENTS = 10_000, 100_000, 300
#: A letter that was scanned.
LETTERS = 20_000, 400_000
#: The patient with the longest record, and how long it is.
LONGEST, LONGEST_NOTES = f"{0:032x}", 500
_NAMED = 6_000
_SEED = 20261121


def keys_of(folder: Path) -> VaultKeys:
    """The keys of a vault made here."""
    return header.read(folder).header.unlock(cheap.passphrase(), cheap.KDF).keys


@lru_cache(maxsize=1)
def people() -> tuple[Person, ...]:
    """Enough people for every name to occur as often as it would."""
    everyone = (person for number in count() for person in household(7, number, TODAY))
    return tuple(islice(everyone, _NAMED))


def listed(size: int) -> list[Listed]:
    """``size`` patients as the finder reads them: everybody's family name with somebody's first name."""
    dice = random.Random(_SEED)
    return [_listed(number, dice) for number in range(size)]


def _listed(number: int, dice: random.Random) -> Listed:
    family, given = dice.choice(people()), dice.choice(people())
    born = date.fromordinal(given.born_on.toordinal() - dice.randrange(400))
    used = (family.used_name or "").upper()
    return Listed(
        f"{number:032x}",
        family.birth_name.upper(),
        given.first_name,
        used,
        "",
        born.isoformat(),
        given.sex.value,
        (TODAY - timedelta(days=dice.randrange(1500))).isoformat(),
        dice.random() < 0.03,
        dice.random() < 0.01,
        frozenset(),
        tuple(_mobile(dice) for _ in family.phones),
    )


def _mobile(dice: random.Random) -> str:
    """Any mobile: the ranges kept for fiction begin alike, and a search would find everybody."""
    return "06 " + " ".join(f"{dice.randrange(100):02}" for _ in range(4))


def filled(
    folder: Path,
    patients: int = PATIENTS,
    notes: int = NOTES,
    documents: int = DOCUMENTS,
    sizes: tuple[int, int] = LETTERS,
) -> VaultKeys:
    """A closed vault of that size, with cheap keys; ``sizes``: the least and most bytes of a document."""
    keys = cheap.new_vault(folder).keys
    vault = open_vault(folder, keys).vault
    database = vault.database
    author = str(database.value("SELECT id FROM author"))
    with database.transaction():
        _insert_patients(database, author, listed(patients))
        _insert_notes(database, author, patients, notes)
        _add_documents(Context(database, author), vault.documents, patients, documents, sizes)
    vault.close()
    return keys


def _insert_patients(database: Database, author: str, rows: list[Listed]) -> None:
    database.run_many(
        """
        INSERT INTO patient (id, birth_name, birth_first_name, used_name, birth_date, birth_date_precision,
                             sex, status, last_care_on, archived_at, deceased_on, sort_key,
                             folded_birth_name, folded_used_name, author_id, created_at, typed_at)
        VALUES (?, ?, ?, ?, ?, 'day', ?, 'PROV', ?, ?, ?, ?, ?, ?, ?,
                '2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z')
        """,
        (
            (
                row.id,
                row.birth_name,
                row.birth_first_name,
                row.used_name,
                row.birth_date,
                row.sex,
                row.last_care_on,
                "2026-01-01T08:00:00Z" if row.archived else None,
                "2026-01-01" if row.deceased else "",
                sort_key(Traits(row.birth_name, row.birth_first_name, used_name=row.used_name)),
                fold_name(row.birth_name),
                fold_name(row.used_name),
                author,
            )
            for row in rows
        ),
    )
    database.run_many(
        """
        INSERT INTO contact (id, patient_id, kind, value, author_id, created_at, typed_at)
        VALUES (lower(hex(randomblob(16))), ?, 'phone', ?, ?, '2026-11-20T08:00:00Z', '2026-11-20T08:00:00Z')
        """,
        ((row.id, phone, author) for row in rows for phone in row.phones),
    )


def sentences() -> list[str]:
    """What notes are made of."""
    told = fiction.practice(7, 60, TODAY).patients()
    texts = (note.text for patient in told for note in patient.notes)
    return sorted(
        {part.strip() for text in texts for part in text.replace("\n", ". ").split(". ") if part.strip()}
    )


def texts(size: int) -> Iterator[str]:
    """Notes of a few sentences."""
    dice, parts = random.Random(_SEED), sentences()
    for _ in range(size):
        yield ". ".join(dice.choices(parts, k=dice.randint(3, 9))) + "."


def _insert_notes(database: Database, author: str, patients: int, size: int) -> None:
    owners = (LONGEST if number < LONGEST_NOTES else f"{number % patients:032x}" for number in range(size))
    log = audit.head(database)
    hash_, seq = log.hash, log.rows
    for number, (owner, text) in enumerate(zip(owners, texts(size), strict=True)):
        moment = _moment(number)
        note_id = f"{number:032x}"
        database.run(
            """
            INSERT INTO note (id, patient_id, kind, text, care_at, typed_at, author_id, state, signed_at)
            VALUES (?, ?, 'consultation', ?, ?, ?, ?, 'signed', ?)
            """,
            (note_id, owner, text, moment, moment, author, moment),
        )
        database.run("INSERT INTO search_item VALUES (?, 'note', ?, ?)", (number + 1, note_id, owner))
        database.run(
            "INSERT INTO search_text (rowid, patient, body) VALUES (?, ?, ?)", (number + 1, owner, fold(text))
        )
        seq += 1
        fields = ("2026-11-20T08:00:00Z", author, "note.signed", owner, note_id)
        hash_ = audit.chained(hash_, seq, fields)
        database.run("INSERT INTO access_log VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, *fields, hash_))


def _moment(number: int) -> str:
    return f"{TODAY - timedelta(days=number % 3650)}T{8 + number % 11:02}:{number % 60:02}:00Z"


def _add_documents(
    context: Context, files: DocumentFiles, patients: int, many: int, sizes: tuple[int, int]
) -> None:
    dice = random.Random(_SEED)
    for number in range(many):
        plain = dice.randbytes(dice.randint(*sizes))
        stored = files.add([plain])
        label = Label(f"Courrier {number}", DocumentClass.MEDICAL, "2026-11-16")
        owner = f"{number % patients:032x}"
        documents_index.add(context, owner, stored, label, "application/pdf", len(plain))
