"""What the import asks of an open vault, on the thread of the records."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.takeover.drafts import ExistingPatient
from ui.workspace.substore import Substore
from vault.records import imports
from vault.records.imports import Batch
from vault.records.patients import LastSeen

if TYPE_CHECKING:
    from app.takeover.planning import Plan


@dataclass(frozen=True, slots=True)
class Takeover:
    """An import that was written, and the first of everyone there is now."""

    batch: Batch
    first: LastSeen


class ImportStore(Substore):
    """Another program's patients, written and taken back as a whole."""

    def existing(self) -> list[ExistingPatient]:
        """Who is there already, as the plan of a takeover must know them."""
        # Here and below: what reads other programs' lists, and most sessions take none over.
        from app.takeover import storing

        return storing.existing(self._database)

    def write(self, plan: "Plan", data: bytes) -> Takeover:
        """Write the whole plan or nothing."""
        from app.takeover import storing

        batch = storing.store(self._context, plan, data)
        return Takeover(batch, self._records.last_seen())

    def undo(self, batch_id: str) -> LastSeen:
        """Take an import back; the first of who is left. Raises ImportTouched, AlreadyUndone."""
        imports.undo(self._context, batch_id)
        return self._records.last_seen()
