"""What must come back as it was after a lock, as it lies encrypted on the disk meanwhile."""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from ui.workspace.marks import Marks, Place
from ui.workspace.places import PATIENTS
from ui.workspace.taking_in import Left


class View(msgspec.Struct, frozen=True):
    """The page shown, what was being searched, read and typed, and where each part stood."""

    page: str = PATIENTS
    patient_id: str = ""
    place: Place = Place()
    searched: str = ""
    searched_notes: str = ""
    form: dict[str, str] | None = None
    form_of: str = ""
    #: Forms that were set aside, by the patient each is about ("" for somebody new).
    aside: dict[str, dict[str, str]] = {}  # a Struct copies its defaults
    #: What was typed into a page and not written yet, by the page.
    typed: dict[str, dict[str, str]] = {}
    #: Where the ways back of pages lead, by the page.
    before: dict[str, str] = {}
    #: The record was asked to be alone on the screen.
    alone: bool = False
    marks: Marks = Marks()
    #: The day that was begun last, with what is due.
    begun_on: str = ""
    #: Where one was in the records that were left, by their patients.
    earlier: dict[str, Place] = {}
    #: Files that were given to records and were not in the vault yet.
    left: tuple[Left, ...] = ()


class Keeps(Protocol):
    """A page into which one types what must come back after a lock."""

    def half_typed(self) -> dict[str, str]: ...

    def resume(self, half_typed: Mapping[str, str]) -> None: ...
