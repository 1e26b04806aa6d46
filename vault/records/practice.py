"""The practice and who writes in it: what stands on a letterhead, and the author of every entry."""

from dataclasses import dataclass
from typing import cast

from vault.clock import Clock, stamp, utc_now
from vault.database import Database, Value
from vault.keyslot import Locum
from vault.records import rows
from vault.records.context import Context, new_id


@dataclass(frozen=True, slots=True)
class Author:
    """A person who writes: the practitioner, or a locum."""

    id: str
    name: str
    profession: str
    rpps: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What letterheads need. ``address`` is several lines."""

    practitioner: str
    profession: str = ""
    rpps: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    #: What stands under the name: "Conventionnée secteur 1".
    quality: str = ""
    #: The number at the Assurance maladie (AM).
    insurer_id: str = ""
    second_address: str = ""
    hours: str = ""
    #: What a fee note has to say: "Membre d'une association agréée".
    fee_mention: str = ""
    #: A PNG in base64; '' where papers are signed by hand.
    signature: str = ""


def add_author(
    database: Database,
    name: str,
    profession: str = "",
    rpps: str = "",
    clock: Clock = utc_now,
    author_id: str = "",
) -> str:
    """Add someone who may write and return the id; the first one is there before anything is written."""
    author_id = author_id or new_id()
    values = {"id": author_id, "name": name, "profession": profession, "rpps": rpps}
    with Context(database, author_id, clock).writing("author.added", record_id=author_id):
        rows.insert(database, "author", {**values, "created_at": stamp(clock())})
    return author_id


def enter(database: Database, locum: Locum, clock: Clock = utc_now) -> str:
    """Make a locum one of those who write, the first time they come, and return their author's id."""
    known = {author.id for author in authors(database)}
    if locum.author_id not in known:
        add_author(database, locum.name, locum.profession, locum.rpps, clock, locum.author_id)
    return locum.author_id


def authors(database: Database) -> list[Author]:
    """Everyone who ever wrote, in the order they came."""
    found = database.rows(
        "SELECT id, name, profession, rpps, created_at FROM author ORDER BY created_at, rowid"
    )
    return [Author(*cast(tuple[str, str, str, str, str], row)) for row in found]


def save(context: Context, practice: Practice) -> None:
    """Write the letterhead; the earlier one is kept, for the papers that bore it."""
    values: dict[str, Value] = rows.values_of(practice)
    known = context.database.value("SELECT id FROM practice")
    practice_id = str(known) if known else new_id()
    with context.writing("practice.saved", record_id=practice_id) as database:
        if known:
            rows.change(context, "practice", practice_id, values)
        else:
            now = context.now()
            by = {"id": practice_id, "author_id": context.author_id, "created_at": now, "typed_at": now}
            rows.insert(database, "practice", {**values, **by})


def current(database: Database) -> Practice | None:
    """The letterhead of today, or None before the first run has asked."""
    row = database.row(
        """
        SELECT practitioner, profession, rpps, name, address, phone, mobile, email, quality, insurer_id,
               second_address, hours, fee_mention, signature
          FROM practice
        """
    )
    return Practice(*cast(tuple[str, ...], row)) if row else None
