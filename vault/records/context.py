"""Who writes, into which database, at what time: the one value every writer takes."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from vault import audit
from vault.clock import Clock, stamp, utc_now
from vault.database import Database
from vault.errors import LocumMayNot


@dataclass(frozen=True, slots=True)
class Context:
    """The database, the author's id, and the clock; the name of a locum who works in the owner's place."""

    database: Database
    author_id: str
    clock: Clock = utc_now
    locum: str = ""

    def check_owner(self) -> None:
        """Raises LocumMayNot: what cannot be taken back is for whose records these are."""
        if self.locum:
            raise LocumMayNot(self.locum)

    def now(self) -> str:
        """The moment to write down."""
        return stamp(self.clock())

    def log(self, operation: str, patient_id: str = "", record_id: str = "") -> int:
        """One line in the access log: what was done, to which record, nothing of what it says."""
        return audit.append(self.database, self.now(), self.author_id, operation, patient_id, record_id)

    @contextmanager
    def writing(self, operation: str, patient_id: str = "", record_id: str = "") -> Iterator[Database]:
        """A transaction that ends with its line in the access log."""
        with self.database.transaction():
            yield self.database
            self.log(operation, patient_id, record_id)


def new_id() -> str:
    """128 random bits as 32 hexadecimal digits: ids made on two machines never meet."""
    return secrets.token_hex(16)
