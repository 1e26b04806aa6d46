"""What care asks of the vault beyond the record: whoever prescribes, and sessions with their renewal task.

As in the record's store, every call runs on the database thread, and every
write names its patient and is refused where the row belongs to somebody else.
"""

from dataclasses import replace

from app import renewing
from ui.workspace.store import Record
from ui.workspace.substore import Substore
from vault.records import correspondents, prescribed
from vault.records.prescribed import Received


class CareStore(Substore):
    """Every write gives the record as it is then; ``words`` are the text of the task, where one is due."""

    def receive(self, patient_id: str, facts: Received, words: str) -> Record:
        """Write a prescription down. Raises InvalidInput."""
        with self._database.transaction():
            prescription_id = prescribed.add(self._context, patient_id, self._known(facts))
            renewing.remind(self._context, prescription_id, words)
        return self._records.reread(patient_id)

    def change(self, patient_id: str, prescription_id: str, facts: Received, words: str) -> Record:
        """Say it otherwise, or that it ended. Raises InvalidInput."""
        self._records.check_owner("received_prescription", prescription_id, patient_id)
        with self._database.transaction():
            prescribed.change(self._context, prescription_id, self._known(facts))
            renewing.remind(self._context, prescription_id, words)
        return self._records.reread(patient_id)

    def remove(self, patient_id: str, prescription_id: str) -> Record:
        """Take one back with the task to renew it."""
        self._records.check_owner("received_prescription", prescription_id, patient_id)
        renewing.remove(self._context, prescription_id)
        return self._records.reread(patient_id)

    def put_back(self, patient_id: str, prescription_id: str, words: str) -> Record:
        """It is there again, and the task where it runs out."""
        with self._database.transaction():
            self._records.put_back(patient_id, "received_prescription", [prescription_id])
            renewing.remind(self._context, prescription_id, words)
        return self._records.reread(patient_id)

    def give(self, patient_id: str, prescription_id: str, given_at: str, words: str) -> Record:
        """Count one session."""
        self._records.check_owner("received_prescription", prescription_id, patient_id)
        renewing.give(self._context, prescription_id, given_at, words)
        return self._records.reread(patient_id)

    def take_session_back(self, patient_id: str, session_id: str, words: str) -> Record:
        """It was counted by mistake."""
        self._records.check_owner("session_given", session_id, patient_id)
        with self._database.transaction():
            session = prescribed.SESSION.get(self._database, session_id)
            prescribed.SESSION.remove(self._context, session_id)
            renewing.remind(self._context, session.facts.prescription_id, words)
        return self._records.reread(patient_id)

    def _known(self, facts: Received) -> Received:
        """With who it is in the directory, where a name was typed that one there bears."""
        whose = facts.correspondent_id or correspondents.bearer(self._database, facts.prescriber)
        return replace(facts, correspondent_id=whose)
