"""The records of a backup, as the windows read them. Nothing is written, nor logged, on its drive."""

from typing import TYPE_CHECKING

from ui.workspace.store import Record, RecordStore
from vault.records.context import Context
from vault.records.patients import LastSeen, Part

if TYPE_CHECKING:
    from app.looking import Looking


class PastStore(RecordStore):
    """Reads as any store does; what the pulled drive of a read means is said. Raises DriveGone.

    Every call that writes is refused by the database, which is opened immutable.
    """

    def __init__(self, looking: "Looking") -> None:
        self.look = looking.look
        super().__init__(Context(self.look.database, ""), self.look.documents)

    def last_seen(self) -> LastSeen:
        return self.look.read(super().last_seen)

    def part(self, after: int) -> Part:
        return self.look.read(lambda: super(PastStore, self).part(after))

    def open(self, patient_id: str) -> Record:
        """The record as it was. Whoever shows it has it logged where that can be written."""
        return self.look.read(lambda: self.reread(patient_id))

    def read_document(self, patient_id: str, document_id: str) -> bytes:
        self.check_owner("document", document_id, patient_id)
        return self.look.document(document_id)
