"""What the first run, a restore and the key slots are given, and what they give back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum
from pathlib import Path

from app.listing import Broken
from ui.lockscreen.values import SecretKind
from vault.creation import Seedling
from vault.keyslot import Locum


@dataclass(frozen=True, slots=True)
class PlaceVerdict:
    """What the place policy says of a folder; ``reason`` is a finished sentence."""

    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SnapshotChoice:
    """One backup on a drive. Times are None where it was never verified or never proven."""

    path: Path
    practice: str
    sealed_at: datetime
    size: int
    documents: int
    verified_at: datetime | None = None
    proven_at: datetime | None = None
    fictive: bool = False
    #: The room that restoring it takes, in bytes.
    needed: int = 0


@dataclass(frozen=True, slots=True)
class SnapshotsHere:
    """What a drive or a folder holds: what can be restored, and what is called a backup and cannot."""

    whole: tuple[SnapshotChoice, ...] = ()
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One way into the vault, as the list of slots shows it."""

    id: str
    kind: SecretKind
    label: str
    created_at: datetime
    revocable: bool = True
    #: Of a locum's way alone: their name is the label.
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """Who works here: what letterheads need. Only ``practice`` and ``family_name`` are sure."""

    practice: str
    profession: str
    family_name: str
    first_name: str = ""
    rpps: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""

    def known_words(self) -> tuple[str, ...]:
        """What anyone can read on a letterhead, and must not carry a passphrase."""
        filled = (self.practice, self.profession, self.family_name, self.first_name, self.rpps)
        return tuple(
            word for word in (*filled, self.street, self.postcode, self.town, self.phone, self.email) if word
        )


@dataclass(frozen=True, slots=True)
class FirstRunChoices:
    """Everything the first run asked. The owner wipes both secrets once the vault is made."""

    practice: Practice
    passphrase: bytearray = field(repr=False)
    entropy: bytearray = field(repr=False)
    place: Path
    drive: Path | None = None
    then_import: bool = False


class Aim(StrEnum):
    """What is wanted of a backup; the names are those of an ``Errand``."""

    RESTORE = "restore"
    LOOK = "look"
    REHEARSE = "rehearse"


@dataclass(frozen=True, slots=True)
class RestoreChoices:
    """What to do with which snapshot, with which secret, and where a vault is to lie (RESTORE alone).

    The owner wipes the secret.
    """

    snapshot: Path
    kind: SecretKind
    secret: bytearray = field(repr=False)
    place: Path | None
    aim: Aim = Aim.RESTORE


class SlotAction(Enum):
    """What can be done to the slots of a closed vault."""

    CHANGE_PASSPHRASE = "change_passphrase"
    NEW_RECOVERY = "new_recovery"
    REVOKE = "revoke"
    LEND = "lend"
    REKEY = "rekey"
    #: Go on with a change of all keys that was cut off.
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class SlotChange:
    """A change of slots: the secret that allows it, and what it needs: a new passphrase, new entropy, ..."""

    action: SlotAction
    kind: SecretKind
    secret: bytearray = field(repr=False)
    new: bytearray = field(repr=False, default_factory=bytearray)
    slot: str = ""
    #: To whom the vault is lent, with ``new`` as their passphrase.
    locum: Locum | None = None
    #: What the new recovery words stand for, where ``new`` is a passphrase.
    entropy: bytearray = field(repr=False, default_factory=bytearray)
    #: The new keys, whose fingerprint is on the new sheet.
    seedling: Seedling | None = field(repr=False, default=None)
