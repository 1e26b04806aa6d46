"""A patient as a row of the old program describes one, before anything is stored.

Plain values: the store writes them, the window shows them, a process that
parses a foreign file sends them back. What could not be understood keeps its
text beside the value, and the row itself stays with the patient as written.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.takeover.reasons import Reason


class Sex(StrEnum):
    """The administrative sex, as the identity traits name it."""

    FEMALE = "F"
    MALE = "M"
    UNKNOWN = "U"


class AllergyState(StrEnum):
    """An empty cell is a question nobody asked, and never "none"."""

    NOT_ASKED = "not_asked"
    NONE_KNOWN = "none_known"
    LISTED = "listed"


class PhoneKind(StrEnum):
    """Where a telephone rings."""

    HOME = "home"
    MOBILE = "mobile"
    WORK = "work"
    OTHER = "other"


class MarkKind(StrEnum):
    """Why a patient must not be taken for another one."""

    HOMONYM = "homonym"
    POSSIBLE_DUPLICATE = "possible_duplicate"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year; what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> str:
        """The smallest known part: "day", "month" or "year"."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str:
        """1970, 1970-02 or 1970-02-14."""
        known = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(known[: 3 if self.day else 2 if self.month else 1])


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: E.164 (empty when it is none) and as it was written."""

    kind: PhoneKind
    e164: str
    original: str


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address (empty when it is none) and as it was written."""

    address: str
    original: str


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; ``street`` may have several lines."""

    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Allergy:
    """One substance with what it did, if that is said, and the words of the old program."""

    substance: str
    reaction: str
    original: str


@dataclass(frozen=True, slots=True)
class Allergies:
    """What is known about allergies; entries only when the state is LISTED."""

    state: AllergyState = AllergyState.NOT_ASKED
    entries: tuple[Allergy, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A record as it was written: header and cells untouched (both as long as they were).

    ``digest`` is equal for rows that say the same (case, blanks, spelling of numbers and the order of
    columns aside): 64 hexadecimal digits, for the store to keep and hand back in ``ExistingPatient``.
    """

    row: int
    header: tuple[str, ...]
    fields: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Mark:
    """This patient looks like another: ``row`` (created by this plan) or ``patient`` (stored)."""

    kind: MarkKind
    row: int | None = None
    patient: str | None = None


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """Everything one row says about one patient. Texts that are not known are empty.

    ``birth_name`` is the birth family name, ``used_name`` the one in use when it differs. ``first_name`` is
    the first given name as far as the list tells, ``first_names`` all that it gives. ``nir`` is set
    only when it has the form of one (13 or 15 characters, no blanks); ``nir_doubts`` says what is odd.
    """

    row: int
    source: SourceRow
    record_number: str
    title: str
    birth_name: str
    used_name: str
    first_name: str
    first_names: str
    used_first_name: str
    birth_date: PartialDate | None
    birth_date_text: str
    birth_place: str
    birth_place_code: str
    sex: Sex
    nir: str
    nir_text: str
    nir_doubts: tuple[Reason, ...]
    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    address: Address
    treating_gp: str
    allergies: Allergies
    history: tuple[str, ...]
    remarks: str
    last_visit: PartialDate | None
    last_visit_text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ExistingPatient:
    """A stored patient as far as a plan must know: ``birth_date`` as ``PartialDate.iso``, source digests."""

    id: str
    birth_name: str
    used_name: str = ""
    first_names: str = ""
    birth_date: str = ""
    nir: str = ""
    digests: tuple[str, ...] = ()
    #: The first of the first names alone, which is what lists give.
    first_name: str = ""
    used_first_name: str = ""
