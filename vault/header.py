"""The header: what stands in front of a vault, without any patient data.

Its key slots, its identity and its public key, in two identical files so that
one damaged sector does not close the vault for ever. It is signed with the
seal key: nobody without the data key can add, remove or weaken a slot unseen.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from vault import files
from vault.clock import moment
from vault.envelope import Envelope
from vault.errors import (
    Damaged,
    LastSlot,
    LocumMayNot,
    MachineError,
    NotAVault,
    SermentError,
    Tampered,
    UnknownSlot,
    VaultTooNew,
    WrongSecret,
)
from vault.findings import Finding, Kind
from vault.kdf import Kdf
from vault.keys import VaultKeys
from vault.keyslot import Credential, Domain, KeySlot, Locum, SlotKind
from vault.secret import Secret

#: Of a header with the owner's ways alone, which every version of the program reads.
FORMAT: Final = 1
#: Of one with a locum's slot: a program that knows no term refuses it by name.
WITH_LOCUM: Final = 2
MAIN: Final = "header.json"
COPY: Final = "header.copy.json"
#: What the same key signs besides (``seal.py``).
SEAL: Final = "seal.json"
#: A header holds a handful of slots; a larger file is not one.
LARGEST: Final = 1 << 20
_MOST: Final = 1 << 32
# Each may take the ceiling of Argon2 to try: thousands would keep the owner waiting for hours.
_MOST_SLOTS: Final = 32


class Header(msgspec.Struct, frozen=True):
    """The signed content. ``revision`` counts headers of this vault, from 1."""

    format: int
    vault_id: str
    epoch: int
    revision: int
    fictive: bool
    created_at: str
    public_key: bytes
    slots: tuple[KeySlot, ...]

    @property
    def domain(self) -> Domain:
        """What its slots are bound to."""
        return Domain(self.vault_id, self.epoch)

    def unlock(self, credential: Credential, bounds: Kdf) -> "DataKey":
        """Try ``credential`` on every slot of its kind (about 1 s each). Raises WrongSecret if none opens.

        Raises Tampered when the key that came out is not the one that signed this header.
        """
        for slot in self.slots:
            if slot.kind.opened_with is credential.kind:
                try:
                    key = slot.unwrap(credential, self.domain, bounds, MAIN)
                except WrongSecret:
                    continue
                return DataKey.checked(key, self, slot.id)
        raise WrongSecret

    def with_slot(self, slot: KeySlot) -> "Header":
        """The next header, with one slot more."""
        return self._next((*self.slots, slot))

    def without_slot(self, slot_id: str) -> "Header":
        """The next header, with one slot less. Raises UnknownSlot, LastSlot."""
        kept = tuple(slot for slot in self.slots if slot.id != slot_id)
        if len(kept) == len(self.slots):
            raise UnknownSlot(slot_id)
        if all(slot.locum for slot in kept):
            # Nobody but the owner can make another way in.
            raise LastSlot(slot_id)
        return self._next(kept)

    def replacing(self, slot_id: str, slot: KeySlot) -> "Header":
        """The next header, with ``slot`` in the place of another. Raises UnknownSlot."""
        if slot_id not in {held.id for held in self.slots}:
            raise UnknownSlot(slot_id)
        return self._next(tuple(slot if held.id == slot_id else held for held in self.slots))

    def _next(self, slots: tuple[KeySlot, ...]) -> "Header":
        return msgspec.structs.replace(self, format=format_of(slots), revision=self.revision + 1, slots=slots)


def format_of(slots: tuple[KeySlot, ...]) -> int:
    """The lowest format that has words for these slots."""
    return WITH_LOCUM if any(slot.locum for slot in slots) else FORMAT


@dataclass(frozen=True, slots=True)
class DataKey:
    """A data key that matches its header: proof that a secret opened it."""

    secret: Secret
    keys: VaultKeys
    slot_id: str
    fictive: bool
    #: Whose secret it was, where it was not the owner's.
    locum: Locum | None = None

    @classmethod
    def checked(cls, key: Secret, header: Header, slot_id: str) -> "DataKey":
        """Raises Tampered if ``header`` names another public key than this key's."""
        keys = VaultKeys.derived(key, header.vault_id)
        if keys.public_key != header.public_key:
            raise Tampered(Kind.HEADER_FOREIGN, MAIN)
        locum = next((slot.locum for slot in header.slots if slot.id == slot_id), None)
        return cls(key, keys, slot_id, header.fictive, locum)

    def check_owner(self) -> None:
        """Raises LocumMayNot where it was opened with a locum's passphrase."""
        if self.locum is not None:
            raise LocumMayNot(self.locum.name)

    def wipe(self) -> None:
        """Overwrite the key and all derived from it."""
        self.secret.wipe()
        self.keys.wipe()


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The header that serves, and what is wrong with the other file."""

    header: Header
    envelope: Envelope
    findings: tuple[Finding, ...]
    #: The revision of the file that lags, or of both.
    lowest: int = 0

    def under(self, announced: int) -> tuple[Finding, ...]:
        """The findings, knowing the header revision that the seal demands.

        The seal is raised last: under it, a copy that lags was not left by a power cut.
        """
        lagging = Finding(Kind.HEADER_CHANGE_UNFINISHED, COPY)
        rolled_back = Finding(Kind.HEADER_ROLLED_BACK, COPY)
        if self.header.revision > self.lowest >= announced:
            # A snapshot's header may be several changes ahead of the seal, and of its copy.
            return tuple(lagging if finding == rolled_back else finding for finding in self.findings)
        return tuple(rolled_back if finding == lagging else finding for finding in self.findings)


def write(folder: Path, header: Header, seed: Secret) -> None:
    """Sign ``header`` and write both files, one after the other."""
    files.write_together(signed(folder, header, seed))


def signed(folder: Path, header: Header, seed: Secret) -> list[tuple[Path, bytes]]:
    """Both files of ``header`` and their bytes, in the order in which they are replaced."""
    data = Envelope.signed(msgspec.json.encode(header), seed).data()
    return [(folder / MAIN, data), (folder / COPY, data)]


def read(folder: Path) -> FoundHeader:
    """The header of a vault, from whichever file is whole and newest.

    Raises NotAVault where neither file exists, Damaged or Tampered where neither
    can serve, a MachineError where neither can and one cannot be read, VaultTooNew for a later format.
    """
    with files.answers(folder):
        if not (folder / MAIN).exists() and not (folder / COPY).exists():
            raise NotAVault(str(folder))
    return chosen(lambda name: _read_whole(folder / name), str(folder))


def chosen(data_of: Callable[[str], bytes], place: str) -> FoundHeader:
    """As ``read``, of files whose bytes ``data_of`` tells; ``place`` is where they lie, for what is said."""
    found: dict[str, tuple[Header, Envelope]] = {}
    findings: list[Finding] = []
    refused: list[MachineError | VaultTooNew] = []
    for name in (MAIN, COPY):
        try:
            found[name] = _parsed(data_of(name), name, place)
        except FileNotFoundError:
            findings.append(Finding(Kind.HEADER_DAMAGED, name, "missing"))
        except Damaged:
            findings.append(Finding(Kind.HEADER_DAMAGED, name))
        except (MachineError, VaultTooNew) as error:
            # A bad sector is what the copy is for; and anybody can write "format 2", which nothing signs yet.
            findings.append(Finding(Kind.HEADER_DAMAGED, name))
            refused.append(error)
        except Tampered:
            findings.append(Finding(Kind.HEADER_ALTERED, name))
    if not found:
        if refused:
            raise refused[0]
        if any(finding.kind is Kind.HEADER_ALTERED for finding in findings):
            raise Tampered(Kind.HEADER_ALTERED, MAIN)
        raise Damaged(os.path.join(place, MAIN))
    owners = _of_the_owner(found, data_of)
    findings += [Finding(Kind.HEADER_FOREIGN, name) for name in found if name not in owners]
    found = owners
    header, envelope = max(found.values(), key=lambda pair: pair[0].revision)
    lowest = min(one.revision for one, _ in found.values())
    return FoundHeader(header, envelope, (*findings, *_lagging(found, header)), lowest)


def _of_the_owner(
    found: dict[str, tuple[Header, Envelope]], data_of: Callable[[str], bytes]
) -> dict[str, tuple[Header, Envelope]]:
    """Where each file names another key, the one whose key signed the seal: no change of ours ever does that.

    Anybody can sign a header of his own, of a revision as high as he likes.
    """
    if len({header.public_key for header, _ in found.values()}) < 2:
        return found
    try:
        sealed = Envelope.read(data_of(SEAL), SEAL)
    except (FileNotFoundError, SermentError):
        return found
    return {name: one for name, one in found.items() if sealed.is_by(one[0].public_key)} or found


def _lagging(found: dict[str, tuple[Header, Envelope]], newest: Header) -> list[Finding]:
    if len(found) < 2 or found[MAIN][1].body == found[COPY][1].body:
        return []
    if found[MAIN][0].revision == newest.revision == found[COPY][0].revision + 1:
        # The power went between the two files of a change that was never announced.
        return [Finding(Kind.HEADER_CHANGE_UNFINISHED, COPY)]
    behind = MAIN if found[MAIN][0].revision < newest.revision else COPY
    return [Finding(Kind.HEADER_ROLLED_BACK, behind)]


def _read_whole(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise Damaged(str(path))
    return files.read(path)


def _parsed(data: bytes, name: str, place: str) -> tuple[Header, Envelope]:
    path = os.path.join(place, name)
    envelope = Envelope.read(data, path)
    header = _decoded(envelope.body, path)
    if not envelope.is_by(header.public_key):
        raise Tampered(Kind.HEADER_ALTERED, name)
    return header, envelope


def _decoded(body: bytes, path: str) -> Header:
    try:
        stated = msgspec.json.decode(body, type=_Stated).format
        if stated > WITH_LOCUM:
            raise VaultTooNew(stated, WITH_LOCUM)
        header = msgspec.json.decode(body, type=Header)
    except (ValueError, RecursionError):
        raise Damaged(path) from None
    if not is_id(header.vault_id) or not 0 < len(header.slots) <= _MOST_SLOTS or not 0 < header.epoch < _MOST:
        raise Damaged(path)
    if header.format != format_of(header.slots) or not all(map(_makes_sense, header.slots)):
        raise Damaged(path)
    return header


def _makes_sense(slot: KeySlot) -> bool:
    if slot.locum is None:
        return slot.kind is not SlotKind.LOCUM
    try:
        return slot.kind is SlotKind.LOCUM and moment(slot.locum.starts_at) < moment(slot.locum.ends_at)
    except ValueError:
        return False


class _Stated(msgspec.Struct):
    format: int


def is_id(text: str) -> bool:
    """Whether this is an id of ours: 32 lower-case hexadecimal digits."""
    return len(text) == 32 and set(text) <= set("0123456789abcdef")
