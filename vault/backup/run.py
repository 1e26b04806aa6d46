"""One backup onto one drive: copy what it lacks, prove every byte, commit with the seal.

Nothing on the drive changes meaning before the seal of the new snapshot is
there and was read back: earlier snapshots are never touched, and whatever a
cut-off run left behind bears an unfinished name or has no seal. No key is
needed, so this goes on while the program locks.
"""

import errno
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from vault import aside, files, header, seal
from vault.backup import contents, copying, homes, leftovers, parts, snapshot, thinning
from vault.backup.changes import Change
from vault.backup.copying import FLUSH_EVERY, Behind, Poured
from vault.backup.room import Room
from vault.backup.rotating import Rotating, Rotation
from vault.backup.staging import Source
from vault.backup.target import OtherBytes, TargetFolder, drive_answers
from vault.backup.thinning import Plan
from vault.documents import FOLDER
from vault.entry import RECORDS
from vault.errors import DriveFull, Tampered, TooLargeForDisk
from vault.files import Fingerprint
from vault.findings import Kind
from vault.manifest import Entry
from vault.progress import Progress, Silent, Stage

#: Room that is left free: file systems need some to write at all.
MARGIN: Final = 1 << 20
#: Every document on the drive is read again within this many days.
REREAD_DAYS: Final = 30
#: Files written before they are flushed together, at most; no more than 8 MiB of them.
_BATCH: Final = 40
#: Such batches that are flushed and read back while the next is written.
_UNDER_WAY: Final = 2
#: Documents that are read a second time before the seal is written, at most.
_READ_AGAIN: Final = 16


@dataclass(frozen=True, slots=True)
class Made:
    """A snapshot every byte of which was written or proven present, and read back."""

    name: str
    home: str
    seal_sha256: str
    sealed_at: str
    bytes_written: int
    documents_reread: int
    #: Of these, how many the drive did not return as they were: copied again.
    documents_mended: int
    room: Room
    #: False where the file system of the drive knows no flush (exFAT on some systems).
    flushes: bool = True
    #: Since the last snapshot of this lineage on the drive; None where there is none, or nobody asked.
    change: Change | None = None
    #: Older snapshots that went, and those that may go.
    gone: Plan = thinning.NOTHING
    may_go: Plan = thinning.NOTHING
    #: What else could go, the oldest first, where the room is low.
    for_room: Plan = thinning.NOTHING


@dataclass(frozen=True, slots=True)
class Order:
    """What to copy, and what goes beside it."""

    source: Source
    #: Pages and the stand-alone script for the person who has only the drive: name -> content.
    companions: Mapping[str, bytes]
    today: date
    #: When documents of this drive were last reread in turn; None: never, so all are.
    last_run: date | None = None
    #: The largest file the drive takes, in bytes; None: any.
    largest: int | None = None
    #: None: nothing older is looked at.
    rotation: Rotation | None = None
    #: Snapshots that stood there and are newer than any verified one: without a seal, they lost it.
    stood: Collection[str] = ()


def back_up(drive: TargetFolder, drive_path: str, order: Order, progress: Progress | None = None) -> Made:
    """Make a snapshot in ``drive``'s Serment folder.

    Raises DriveFull (before writing, with the bytes needed), TooLargeForDisk, DriveGone, DriveReadOnly,
    DriveUnfaithful (it returns other bytes), Tampered (the source changed), Interrupted.
    """
    told = progress or Silent()
    source = order.source
    with drive_answers(drive_path, begun=False):
        name, home = homes.opened(drive, source.seal)
    run = _Run(home, name, drive_path, order, told)
    try:
        # A drive of which a folder is held open cannot be ejected.
        with drive_answers(drive_path), closing(run):
            return run.made()
    except DriveFull as full:
        raise DriveFull(drive_path, run.needed, full.free) from None


class _Run:
    """One backup in progress."""

    def __init__(
        self, home: TargetFolder, home_name: str, path: str, order: Order, progress: Progress
    ) -> None:
        self._home = home
        self._home_name = home_name
        self._path = path
        self._order = order
        self._source = order.source
        self._progress = progress
        self._top: TargetFolder | None = None
        self._branches: dict[str, TargetFolder] = {}
        #: Documents under way, which have no names yet.
        self._unnamed: dict[Poured, Entry] = {}
        #: Documents that the drive returned, in this order.
        self._seen: list[Entry] = []
        #: Room the whole run takes, in bytes; 0 until that is known.
        self.needed = 0
        self._written = 0
        self._reread = self._mended = 0
        self._flushes = True
        self._rotating = Rotating(home, order.source, order.rotation, order.today)

    def made(self) -> Made:
        leftovers.sweep(self._home, self._order.stood)
        lacking = self._lacking()
        self._check_sizes(lacking)
        self._rotating.look(self._progress)
        self._make_room(lacking)
        stated = self._source.seal
        self._reread_in_turn(lacking)
        # Each byte is written once and read once.
        self._progress.begin(Stage.COPYING, 2 * contents.size(stated, lacking))
        self._companions()
        self._documents(lacking)
        self._flush_branches()
        name = self._free_name()
        digest = self._snapshot(name)
        # What lost its seal may go by now: something newer is verified.
        leftovers.sweep(self._home)
        may_go = self._rotating.thinned(digest)
        room = self._room()
        return Made(
            name,
            self._home_name,
            digest,
            stated.sealed_at,
            self._written,
            self._reread,
            self._mended,
            room,
            self._flushes,
            change=self._rotating.change,
            gone=self._rotating.gone,
            may_go=may_go,
            for_room=self._rotating.for_room(digest) if room.is_low else thinning.NOTHING,
        )

    def close(self) -> None:
        """Let go of the drive."""
        for poured in self._unnamed:
            poured.close()
        for folder in (*self._branches.values(), self._top, self._home):
            if folder is not None:
                folder.close()

    def _room(self) -> Room:
        # A first backup writes what later ones find there.
        each = self._written if self._rotating.has_before else contents.size(self._source.seal, ())
        return Room(self._home.free_bytes(), each)

    def _lacking(self) -> list[Entry]:
        """The documents of the manifest that the drive does not have at their full size."""
        present = homes.documents(self._home)
        return [e for e in self._source.manifest.documents if present.get(e.name) != e.size]

    def _check_sizes(self, lacking: Iterable[Entry]) -> None:
        """A document lies in one file, whatever the drive."""
        largest = self._order.largest
        if largest is not None and any(entry.size > largest for entry in lacking):
            raise TooLargeForDisk(self._path)

    def _make_room(self, lacking: Iterable[Entry]) -> None:
        self.needed = contents.size(self._source.seal, lacking) + MARGIN
        free = self._home.free_bytes()
        if free < self.needed and self._rotating.freed(self.needed - free):
            free = self._home.free_bytes()
        if free < self.needed:
            raise DriveFull(self._path, self.needed, free)

    def _companions(self) -> None:
        for name, content in self._order.companions.items():
            if self._companion(name) != content:
                copying.write(self._home, name, content)

    def _companion(self, name: str) -> bytes | None:
        try:
            return copying.read(self._home, name)
        except OSError:
            # Not there, a link, or a bad sector: written anew, which a drive that is gone refuses.
            return None

    def _documents(self, entries: Iterable[Entry]) -> None:
        """Write documents a batch at a time: a flush of many small files costs little more than of one.

        While one batch is written the one before is flushed, and the one before that read back.
        """
        behind, under_way = Behind(), deque[list[Poured]]()
        for batch in _batches(entries):
            poured = [self._poured(entry, behind) for entry in batch]
            behind.finish(poured, self._home.flush_all)
            under_way.append(poured)
            if len(under_way) > _UNDER_WAY:
                self._settle(under_way.popleft())
        for poured in under_way:
            self._settle(poured)

    def _settle(self, poured: Sequence[Poured]) -> None:
        """Give their names to documents that were read back and are what the manifest says."""
        for one in poured:
            entry = self._unnamed[one]
            if one.returned(self._progress) != entry.fingerprint:
                content = _document(self._source.documents_root, entry)
                raise _blamed(content, entry.fingerprint, Kind.DOCUMENT_ALTERED, entry.path)
        for one in poured:
            one.take_name()
            entry = self._unnamed.pop(one)
            self._written += entry.size
            self._seen.append(entry)
        self._leave_branches()

    def _poured(self, entry: Entry, behind: Behind) -> Poured:
        source = _document(self._source.documents_root, entry)
        poured = Poured(self._branch_of(entry), entry.name, source, self._progress, behind)
        self._unnamed[poured] = entry
        return poured

    def _branch_of(self, entry: Entry) -> TargetFolder:
        name = _branch_name(entry)
        if name not in self._branches:
            if self._top is None:
                self._top = self._home.folder(FOLDER, create=True)
            self._branches[name] = self._top.folder(name, create=True)
        return self._branches[name]

    def _leave_branches(self) -> None:
        """Let go of all branches but the last, and those of documents under way: documents come in order.

        A system may allow 256 open files in all (macOS).
        """
        used = [one.folder for one in self._unnamed]
        for name in list(self._branches)[:-1]:
            if self._branches[name] not in used:
                self._branches.pop(name).close()

    def _flush_branches(self) -> None:
        """Make the documents' names durable, before a seal says that they are there.

        All of them: a run that was cut off may have left names that are whole, and lost when the drive is
        pulled out. All at once: where a journal holds them, its first flush writes them all.
        """
        names = {_branch_name(entry) for entry in self._source.manifest.documents}
        if not names or self._home.flush_all():
            return
        with closing(self._home.folder(FOLDER)) as top:
            for name in sorted(names):
                with closing(top.folder(name)) as branch:
                    branch.sync()
            top.sync()

    def _reread_in_turn(self, lacking: Iterable[Entry]) -> None:
        absent = {entry.path for entry in lacking}
        due = [e for e in self._source.manifest.documents if e.path not in absent and self._is_due(e)]
        self._progress.begin(Stage.REREADING, sum(entry.size for entry in due))
        for entry in due:
            if self._stored(entry) == entry.fingerprint:
                self._seen.append(entry)
            else:
                self._documents([entry])
                self._mended += 1
            self._reread += 1
            self._leave_branches()

    def _stored(self, entry: Entry) -> Fingerprint | None:
        """What the drive returns for a document; None where it cannot read that place any more."""
        try:
            return copying.fingerprint(self._branch_of(entry), entry.name, self._progress, entry.size)
        except OSError as error:
            # A drive that is gone says so again when the document is written anew.
            if error.errno != errno.EIO:
                raise
            return None

    def _check_kept(self) -> None:
        """Read some of it a second time, from the first to the last. Raises OtherBytes.

        A drive that says that it holds 64 GB and holds 8 gives back what it took just now, and
        wrote it over what it took before.
        """
        told = Silent()
        for name, content in self._order.companions.items():
            if copying.fingerprint(self._home, name, told) != files.fingerprint_of(content):
                raise OtherBytes
        for entry in self._seen[:: len(self._seen) // _READ_AGAIN + 1]:
            if copying.fingerprint(self._branch_of(entry), entry.name, told, entry.size) != entry.fingerprint:
                raise OtherBytes
            self._leave_branches()

    def _is_due(self, entry: Entry) -> bool:
        """Each document has its day of the thirty; those of every day since the last run are due."""
        if self._order.last_run is None:
            return True
        days = (self._order.today - self._order.last_run).days
        slot = int(entry.name[:8], 16) % REREAD_DAYS
        return (self._order.today.toordinal() - slot) % REREAD_DAYS < days

    def _free_name(self) -> str:
        base = snapshot.name_of(self._source.seal.sealed_at)
        names = (base, *(f"{base}-{count}" for count in range(1, 1000)))
        return next(name for name in names if not self._home.exists(name))

    def _snapshot(self, name: str) -> str:
        """Write the snapshot's own files, the seal last, and return the seal's hash."""
        place = self._home.folder(name, create=True)
        self._home.sync()
        source = self._source.folder
        # Should one of the two be damaged here, both are whole there.
        header_data = header.read(source).envelope.data()
        for file_name in (header.MAIN, header.COPY):
            copying.write(place, file_name, header_data)
        for file_name, stated in contents.sealed_files(self._source.seal):
            self._sealed_file(place, file_name, stated)
            self._written += stated.size
        self._progress.begin(Stage.SEALING, 0)
        self._check_kept()
        sealed = copying.write(place, seal.NAME, files.read(source / seal.NAME))
        self._home.sync()
        # A rename on FAT is not trusted: look under the final name, on the device.
        if copying.fingerprint(place, seal.NAME, Silent()) != sealed:
            raise OtherBytes
        self._flushes = copying.flushes(place, seal.NAME)
        return sealed.sha256

    def _sealed_file(self, place: TargetFolder, name: str, stated: Fingerprint) -> None:
        """Write one, in parts where the drive takes no file of its size."""
        largest = self._order.largest
        content = self._content(name, stated)
        portions: Iterable[tuple[str, Iterable[bytes]]] = [(name, content)]
        if name == RECORDS and largest is not None and stated.size > largest:
            cut = enumerate(parts.cut(content, largest), 1)
            portions = ((parts.part_name(number), portion) for number, portion in cut)
        try:
            copying.write_parts(place, portions, stated, self._progress)
        except OtherBytes:
            raise _blamed(self._content(name, stated), stated, contents.ALTERED[name], name) from None

    def _content(self, name: str, stated: Fingerprint) -> Iterator[bytes]:
        read = _read(self._source.folder / name, contents.MISSING[name], name)
        return contents.at_most(read, stated.size)


def _read(path: Path, missing: Kind, name: str) -> Iterator[bytes]:
    """A file of the vault in pieces: one that is missing there must not look like a drive that is gone."""
    try:
        yield from files.pieces(path)
    except FileNotFoundError:
        raise Tampered(missing, name) from None


def _document(root: Path, entry: Entry) -> Iterator[bytes]:
    """A document of the vault. One that was removed since this moment is set aside when the vault closes."""
    try:
        yield from contents.at_most(files.pieces(root / entry.path), entry.size)
    except FileNotFoundError:
        kept = aside.latest(root, entry.name) or root / entry.path
        yield from _read(kept, Kind.DOCUMENT_MISSING, entry.path)


def _blamed(content: Iterable[bytes], stated: Fingerprint, altered: Kind, path: str) -> OtherBytes | Tampered:
    """Whose bytes are not those stated: the vault's own, never to be passed on, or the drive's."""
    return OtherBytes() if files.fingerprint_of_pieces(content) == stated else Tampered(altered, path)


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Documents to flush together; one that is larger than the rest may be stands alone."""
    batch: list[Entry] = []
    for entry in entries:
        if batch and (len(batch) == _BATCH or sum(one.size for one in batch) + entry.size > FLUSH_EVERY):
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch


def _branch_name(entry: Entry) -> str:
    return entry.path.split("/")[1]
