"""What was begun on paper, put down, and is not in the database: it outlives its record and a lock.

A fee note has no draft there, since it would need a number. Another paper stands
here from the wish to keep it to the answer, and longer where a full disk refused it.
"""

from collections.abc import Mapping

import msgspec

from app.papers import draft as drafts
from app.papers.draft import Draft


class PutDown:
    """``fees``: the fee note begun for a patient, as its form gives it away."""

    def __init__(self) -> None:
        self.fees: dict[str, str] = {}
        # By the id of the paper: the patient, and the draft as JSON.
        self._drafts: dict[str, tuple[str, str]] = {}

    def hold(self, patient_id: str, draft: Draft) -> None:
        """Keep ``draft`` until the database has it."""
        self._drafts[draft.paper_id] = (patient_id, draft.json())

    def let_go(self, paper_id: str) -> None:
        """The database has it, or nobody wants it any more."""
        self._drafts.pop(paper_id, None)

    def of(self, patient_id: str) -> list[Draft]:
        """The drafts of a patient that the database does not have yet."""
        return [drafts.read(json) for whose, json in self._drafts.values() if whose == patient_id]

    def half_typed(self) -> dict[str, str]:
        """All of it, for ``resume``."""
        begun = {"fees": self.fees, "drafts": self._drafts}
        return {name: msgspec.json.encode(one).decode() for name, one in begun.items() if one}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """What ``half_typed`` gave before a lock."""
        self.fees |= msgspec.json.decode(half_typed.get("fees", "{}"), type=dict[str, str])
        self._drafts |= msgspec.json.decode(half_typed.get("drafts", "{}"), type=dict[str, tuple[str, str]])
