"""Is everything on a drive what was put there? Every byte is read from the device; no key is needed.

What the seals vouch for is compared with them. The rest takes a memory: which
snapshots stood there, whose they are, and which headers they had. Without it a
drive put back to an earlier day looks whole, and is.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain

from vault import files, header, manifest, pending, seal
from vault.backup import broken, contents, copying, homes, leftovers, parts, shelf, snapshot
from vault.backup.shelf import Standing
from vault.backup.target import TargetFolder
from vault.documents import FOLDER, path_of
from vault.entry import RECORDS
from vault.errors import Damaged, NotSealed, SermentError, Tampered
from vault.files import Fingerprint
from vault.findings import Finding, Kind, sound
from vault.manifest import Entry
from vault.progress import Progress, Silent, Stage


@dataclass(frozen=True, slots=True)
class Memory:
    """What should be in a vault's folder on a drive. Everything in it may be unknown."""

    public_key: bytes | None = None
    #: The lowest revision of the headers that were there.
    header_revision: int = 0
    #: The snapshots that were there: hash of the seal -> name of the folder.
    seals: Mapping[str, str] = field(default_factory=dict)
    #: The pages beside them: name -> SHA-256.
    companions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found; the paths are relative to the vault's folder. ``whole``: read, and what was sealed."""

    findings: tuple[Finding, ...]
    whole: tuple[Standing, ...]

    @property
    def ok(self) -> bool:
        """Whether no finding is a failure."""
        return sound(self.findings)


def examine(home: TargetFolder, memory: Memory, progress: Progress | None = None) -> Examined:
    """Read all of a vault's folder. Raises OSError where the folder itself cannot be read, Interrupted."""
    return _Examination(home, memory, progress or Silent()).made()


class _Examination:
    def __init__(self, home: TargetFolder, memory: Memory, progress: Progress) -> None:
        self._home = home
        self._memory = memory
        self._progress = progress
        self._findings: list[Finding] = []
        #: Whether of some snapshot nobody can say any more which documents it needs.
        self._lists_missing = False
        #: The documents of each snapshot that can say so.
        self._listed: dict[str, tuple[Entry, ...]] = {}

    def made(self) -> Examined:
        names = [name for name in self._home.names() if snapshot.is_name(name)]
        found = [one for one in map(self._standing, names) if one]
        entries = {entry.path: entry for entry in chain.from_iterable(map(self._entries, found))}
        sizes = sum(contents.size(one.seal, ()) for one in found) + sum(e.size for e in entries.values())
        self._progress.begin(Stage.CHECKING, sizes)
        for one in found:
            self._name(one, found)
            self._own_files(one)
        bad = {path for path, entry in entries.items() if not self._document(entry)}
        self._missing(found)
        if self._lists_missing:
            self._unjudged(entries)
        self._companions()
        return Examined(tuple(self._findings), tuple(one for one in found if self._is_whole(one, bad)))

    def _add(self, kind: Kind, place: str, name: str, detail: str = "") -> None:
        self._findings.append(Finding(kind, f"{place}/{name}" if place else name, detail))

    def _lose(self, kind: Kind, place: str, name: str, detail: str = "") -> None:
        self._lists_missing = True
        self._add(kind, place, name, detail)

    def _standing(self, name: str) -> Standing | None:
        try:
            one = shelf.read(self._home, name)
        except NotSealed:
            if name in self._memory.seals.values():
                self._lose(Kind.SEAL_MISSING, name, seal.NAME)
            else:
                self._add(Kind.SNAPSHOT_UNFINISHED, name, seal.NAME)
        except (SermentError, OSError) as error:
            found = broken.finding(error)
            self._lose(found.kind, name, found.path, found.detail)
        else:
            self._header(one)
            return one
        return None

    def _header(self, one: Standing) -> None:
        for finding in one.header.under(one.seal.header_revision):
            self._add(finding.kind, one.name, finding.path, finding.detail)
        if not one.header.findings:
            self._spelling(one)
        known = self._memory.public_key
        if known is not None and one.header.header.public_key != known:
            self._add(Kind.HEADER_FOREIGN, one.name, header.MAIN)
        elif one.header.lowest < self._memory.header_revision:
            self._add(Kind.HEADER_ROLLED_BACK, one.name, header.MAIN)

    def _spelling(self, one: Standing) -> None:
        """A byte between the words of a JSON may change and say the same: it was not written so."""
        expected = files.fingerprint_of(one.header.envelope.data())
        with closing(self._home.folder(one.name)) as place:
            for name in (header.MAIN, header.COPY):
                if self._stored(place, name) != expected:
                    self._add(Kind.HEADER_DAMAGED, one.name, name)

    def _name(self, one: Standing, found: Iterable[Standing]) -> None:
        base = snapshot.name_of(one.seal.sealed_at)
        # Two of one second have names that only a memory can tell apart. A vault that nobody opened in
        # between and that was backed up twice stands there twice, and the memory has one name for both.
        remembered = self._memory.seals.get(one.seal_sha256, one.name)
        twice = any((each.name, each.seal_sha256) == (remembered, one.seal_sha256) for each in found)
        anothers = any(
            name == one.name and seal_sha256 != one.seal_sha256
            for seal_sha256, name in self._memory.seals.items()
        )
        if not one.name.startswith(base) or (not twice and remembered != one.name) or anothers:
            self._add(Kind.SNAPSHOT_MISPLACED, one.name, seal.NAME, one.seal.sealed_at)

    def _entries(self, one: Standing) -> tuple[Entry, ...]:
        try:
            self._listed[one.name] = shelf.listed(self._home, one).documents
        except Tampered as error:
            self._lose(Kind(error.kind), one.name, manifest.NAME)
        except (Damaged, OSError):
            self._lose(Kind.MANIFEST_ALTERED, one.name, manifest.NAME)
        return self._listed.get(one.name, ())

    def _own_files(self, one: Standing) -> None:
        with closing(self._home.folder(one.name)) as place:
            self._records(one, place)
            self._manifest(one, place)
            self._pending(one, place)
            for name in place.names():
                if name.startswith(RECORDS) and not leftovers.is_ours(name):
                    self._add(Kind.JOURNAL_PLANTED, one.name, name)

    def _records(self, one: Standing, place: TargetFolder) -> None:
        names = parts.names(place.exists)
        try:
            found = copying.fingerprint_of(place, names, self._progress, one.seal.records.size)
        except FileNotFoundError:
            self._add(Kind.RECORDS_MISSING, one.name, RECORDS)
        except OSError as error:
            self._add(Kind.RECORDS_ALTERED, one.name, RECORDS, _said(error))
        else:
            if found != one.seal.records:
                shorter = found.size < one.seal.records.size
                kind = Kind.RECORDS_TRUNCATED if shorter else Kind.RECORDS_ALTERED
                self._add(kind, one.name, RECORDS)

    def _manifest(self, one: Standing, place: TargetFolder) -> None:
        """As the device returns it: what was listed may come from the cache."""
        stated = one.seal.manifest
        if one.name in self._listed and self._stored(place, manifest.NAME, stated.size) != stated:
            self._listed.pop(one.name)
            self._add(Kind.MANIFEST_ALTERED, one.name, manifest.NAME)

    def _pending(self, one: Standing, place: TargetFolder) -> None:
        there, stated = place.exists(pending.NAME), one.seal.pending
        if stated and not there:
            self._add(Kind.PENDING_MISSING, one.name, pending.NAME)
        elif there and self._stored(place, pending.NAME, stated.size if stated else 0) != stated:
            self._add(Kind.PENDING_ALTERED, one.name, pending.NAME)

    def _stored(self, place: TargetFolder, name: str, most: int = copying.SMALL) -> Fingerprint | None:
        try:
            return copying.fingerprint(place, name, self._progress, most)
        except OSError:
            return None

    def _document(self, entry: Entry) -> bool:
        """Whether it is what the manifests say."""
        _, branch, name = entry.path.split("/")
        try:
            with closing(self._home.folder(FOLDER)) as top, closing(top.folder(branch)) as place:
                found = copying.fingerprint(place, name, self._progress, entry.size)
        except FileNotFoundError:
            self._add(Kind.DOCUMENT_MISSING, "", entry.path)
            return False
        except OSError as error:
            self._add(Kind.DOCUMENT_ALTERED, "", entry.path, _said(error))
            return False
        if found != entry.fingerprint:
            self._add(Kind.DOCUMENT_ALTERED, "", entry.path)
            return False
        return True

    def _missing(self, found: list[Standing]) -> None:
        there = {one.seal_sha256 for one in found}
        named = {finding.path.partition("/")[0] for finding in self._findings}
        for seal_sha256, name in self._memory.seals.items():
            if seal_sha256 not in there and name not in named:
                self._lose(Kind.SNAPSHOT_MISSING, "", name)

    def _unjudged(self, entries: Collection[str]) -> None:
        """Name the documents that only a lost list knew. Otherwise one that no list knows is a leftover."""
        try:
            present = homes.documents(self._home)
        except OSError as error:
            self._add(Kind.DOCUMENT_UNJUDGED, "", FOLDER, _said(error))
            return
        for path in sorted(path_of(name) for name in present if homes.is_document(name)):
            if path not in entries:
                self._add(Kind.DOCUMENT_UNJUDGED, "", path)

    def _companions(self) -> None:
        for name, sha256 in self._memory.companions.items():
            if not self._home.exists(name):
                self._add(Kind.COMPANION_MISSING, "", name)
            elif (found := self._stored(self._home, name)) is None or found.sha256 != sha256:
                self._add(Kind.COMPANION_ALTERED, "", name)

    def _is_whole(self, one: Standing, bad: set[str]) -> bool:
        mine = (finding for finding in self._findings if finding.path.startswith(one.name + "/"))
        listed = self._listed.get(one.name)
        return (
            not any(finding.fails for finding in mine)
            and listed is not None
            and not any(entry.path in bad for entry in listed)
        )


def _said(error: OSError) -> str:
    return error.strerror or "EIO"
