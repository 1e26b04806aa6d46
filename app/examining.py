"""Everything on a drive read again, and held against what this computer remembers of it.

No key is needed and nothing is written to the drive. A backup every byte of
which is what was sealed counts as verified from then on.
"""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

from app import localstate
from app.host import Host
from app.localstate import Drive, Held
from vault.backup import examine, homes
from vault.backup.examine import Examined, Memory
from vault.backup.shelf import Standing
from vault.backup.target import TargetFolder, drive_answers
from vault.clock import stamp
from vault.findings import Finding, Kind, sound
from vault.progress import Progress


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found on a drive; paths are relative to its ``Serment`` folder."""

    findings: tuple[Finding, ...]
    #: The folders of the backups every byte of which is what was sealed.
    whole: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether no finding is a failure."""
        return sound(self.findings)


def examined(drive: str, host: Host, progress: Progress | None = None) -> Examination:
    """Read all backups on ``drive``. Raises DriveGone, FileUnreachable, Interrupted."""
    machine = host.machine
    with drive_answers(drive):
        opened = machine.open(machine.real(drive))
        with closing(opened.handle):
            uuid = machine.facts(opened, "", None).uuid
            known = localstate.remembered_on(host.state_folder, uuid)
            return _Drive(opened.handle, uuid, known, host).read(progress)


@dataclass(slots=True)
class _Drive:
    handle: TargetFolder
    uuid: str
    known: list[tuple[str, Drive]]
    host: Host
    findings: list[Finding] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    #: Hashes of the seals of those that are whole.
    seals: set[str] = field(default_factory=set)

    def read(self, progress: Progress | None) -> Examination:
        names = homes.names(self.handle)
        for name in names:
            with closing(homes.named(self.handle, name)) as home:
                self._take(name, examine.examine(home, self._memory(name), progress))
        for _, known in self.known:
            if not any(_is_of(name, known) for name in names):
                missing = (Finding(Kind.SNAPSHOT_MISSING, one) for one in known.seals.values())
                self.findings += missing
        self._forget()
        return Examination(tuple(self.findings), tuple(self.whole))

    def _memory(self, name: str) -> Memory:
        """What is remembered of the lineages whose backups lie in the folder ``name``."""
        mine = [(lineage, known) for lineage, known in self.known if _is_of(name, known)]
        keys = {seen.public_key for one, _ in mine if (seen := self.host.local_state(one).seen())}
        # What stood there after the latest backup, of whichever lineage.
        last = max(
            (known for _, known in mine), key=lambda known: known.reread_on or date.min, default=Drive()
        )
        public_key = bytes.fromhex(keys.pop()) if len(keys) == 1 else None
        return Memory(public_key, last.header_revision, last.seals, last.companions)

    def _take(self, name: str, found: Examined) -> None:
        self.findings += (Finding(one.kind, f"{name}/{one.path}", one.detail) for one in found.findings)
        for one in found.whole:
            self.whole.append(f"{name}/{one.name}")
            self.seals.add(one.seal_sha256)
            self._remember(one)

    def _forget(self) -> None:
        """What was verified on this drive, and is not what was sealed any more, is verified no more."""
        for lineage, _ in self.known:
            state = self.host.local_state(lineage)
            for seal_sha256, one in state.snapshots().items():
                if self.uuid in one.drives and seal_sha256 not in self.seals:
                    state.not_as_sealed(seal_sha256, self.uuid)

    def _remember(self, one: Standing) -> None:
        state = self.host.local_state(one.seal.lineage)
        seen = state.seen()
        if seen is not None and seen.public_key == one.header.header.public_key.hex():
            held = Held(one.seal.schema, one.seal.revision)
            state.verified(one.seal_sha256, stamp(self.host.clock()), held, self.uuid)


def _is_of(name: str, known: Drive) -> bool:
    return bool(known.vault_id) and name.endswith(f"-{known.vault_id}")
