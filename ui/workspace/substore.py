"""What a part of the program asks of an open vault beside the record, on the thread of the records.

As in the record's own store, each is one trip, and every write names its patient.
"""

from ui.workspace.store import RecordStore
from vault.database import Database
from vault.records.context import Context


class Substore:
    """Of the vault that ``records`` are of."""

    def __init__(self, records: RecordStore) -> None:
        self._records = records

    @property
    def _context(self) -> Context:
        return self._records.context

    @property
    def _database(self) -> Database:
        return self._records.context.database
