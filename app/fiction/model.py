"""What a fictional practice is made of: plain values that know nothing of a vault.

Whoever fills a vault, an export or a bench from them copies the fields it
needs. Documents carry how they are drawn rather than their bytes, so that a
hundred thousand patients pass by without a single page being set.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"


class AllergyState(StrEnum):
    NOT_ASKED = "not_asked"
    NONE_KNOWN = "none_known"
    LISTED = "listed"


class IdentityStatus(StrEnum):
    """Offline a practice reaches these two; the others need recorded evidence (RNIV)."""

    PROVISIONAL = "PROV"
    VALIDATED = "VALI"


class NoteKind(StrEnum):
    CONSULTATION = "consultation"
    HOME_VISIT = "home_visit"
    REMOTE = "remote"
    PHONE = "phone"
    VACCINATION = "vaccination"
    CERTIFICATE = "certificate"


class DocumentClass(StrEnum):
    MEDICAL = "médical"
    ADMINISTRATIVE = "administratif"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the month too, may never have been known."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """``1968-03-12``, ``1968-03`` or ``1968``, as much as is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def french(self) -> str:
        """``12/03/1968``, ``03/1968`` or ``1968``."""
        return "/".join(reversed(self.iso().split("-")))


@dataclass(frozen=True, slots=True)
class Place:
    """A birthplace; ``insee_code`` is the commune's, or 99 and the country's."""

    name: str
    insee_code: str


@dataclass(frozen=True, slots=True)
class Address:
    street: str
    postal_code: str
    town: str


@dataclass(frozen=True, slots=True)
class Allergy:
    substance: str
    reaction: str | None
    year: int | None

    def french(self) -> str:
        """``Pénicilline (œdème de Quincke, 2009)``."""
        known = [part for part in (self.reaction, str(self.year) if self.year else None) if part]
        return f"{self.substance} ({', '.join(known)})" if known else self.substance


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An antecedent: ``family`` ones belong to relatives."""

    text: str
    year: int | None
    family: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    label: str
    since: int | None


@dataclass(frozen=True, slots=True)
class Treatment:
    medicine: str
    posology: str
    since: date


@dataclass(frozen=True, slots=True)
class Addendum:
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class EnteredInError:
    reason: str
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class FictionalNote:
    """A note of the practice's one author; local times. ``signed_at`` is None for a draft."""

    kind: NoteKind
    title: str
    body: str
    care_at: datetime
    written_at: datetime
    signed_at: datetime | None
    addenda: tuple[Addendum, ...] = ()
    entered_in_error: EnteredInError | None = None

    @property
    def text(self) -> str:
        """Title and body as one text, for a record whose notes have no title."""
        return f"{self.title}\n{self.body}"


@dataclass(frozen=True, slots=True)
class FictionalMeasurement:
    """One value, coded by LOINC in a UCUM unit; ``text`` is what the note said. ``panel`` joins a blood pressure."""

    loinc: str
    label: str
    value: float
    unit: str
    text: str
    taken_at: datetime
    panel: str | None = None


class Recipe(Protocol):
    """How a document's bytes are made, when somebody wants them."""

    def render(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class FictionalDocument:
    title: str
    file_name: str
    media_type: str
    document_class: DocumentClass
    sender: str
    dated: date
    received_at: datetime
    recipe: Recipe

    def content(self) -> bytes:
        """The file's bytes, drawn anew at each call, the same each time."""
        return self.recipe.render()


@dataclass(frozen=True, slots=True)
class FictionalPractitioner:
    first_name: str
    family_name: str
    speciality: str
    rpps: str
    practice_name: str
    address: Address
    phone: str
    email: str

    @property
    def signature(self) -> str:
        return f"Dr {self.first_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class FictionalPatient:
    """One record. ``birth_date`` is what is known; ``born_on`` the day that the story was told with."""

    reference: str
    sex: Sex
    birth_name: str
    first_name: str
    given_names: tuple[str, ...]
    used_name: str | None
    used_first_name: str | None
    birth_date: PartialDate
    born_on: date
    birth_place: Place
    identity_status: IdentityStatus
    nir: str | None
    rights_nir: str | None
    phones: tuple[str, ...]
    email: str | None
    address: Address
    treating_gp: str | None
    allergy_state: AllergyState
    allergies: tuple[Allergy, ...]
    history: tuple[HistoryEntry, ...]
    problems: tuple[Problem, ...]
    treatments: tuple[Treatment, ...]
    remarks: tuple[str, ...]
    notes: tuple[FictionalNote, ...]
    measurements: tuple[FictionalMeasurement, ...]
    documents: tuple[FictionalDocument, ...]

    @property
    def shown_name(self) -> str:
        """``LEFÈVRE Françoise``, the used names first where there are any."""
        return f"{(self.used_name or self.birth_name).upper()} {self.used_first_name or self.first_name}"
