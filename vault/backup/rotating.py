"""What a run does about older snapshots: looks at what changed, makes room, and thins once its own is proven.

Nothing goes unless that was allowed for this drive, nor where much of the vault
changed since the last snapshot on it, nor where that cannot be told.
"""

import errno
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from vault import files
from vault.backup import changes, copying, parts, shelf, thinning
from vault.backup.changes import Change
from vault.backup.shelf import Standing
from vault.backup.staging import Source
from vault.backup.target import TargetFolder
from vault.backup.thinning import Plan, Verified
from vault.entry import RECORDS
from vault.errors import Damaged, Tampered
from vault.progress import Progress, Stage, counted


@dataclass(frozen=True, slots=True)
class Rotation:
    """What was decided about older snapshots. ``allowed``: those that the schedule does not keep go."""

    verified: Verified
    allowed: bool = False


class Rotating:
    """The older snapshots of the source's lineage, during one run."""

    def __init__(self, home: TargetFolder, source: Source, rotation: Rotation | None, today: date) -> None:
        self._home = home
        self._source = source
        self._rotation = rotation
        self._today = today
        self.has_before = False
        self.change: Change | None = None
        self._known = True
        #: Those that went.
        self.gone = thinning.NOTHING

    def look(self, progress: Progress) -> None:
        """Compare the source with the last snapshot. Raises OSError, Interrupted."""
        if self._rotation is None:
            return
        lineage = self._source.seal.lineage
        before = next(reversed(shelf.look(self._home).of(lineage)), None)
        if before is not None:
            self.has_before = True
            self.change = self._compared(before, progress)
            self._known = self.change is not None

    def _compared(self, before: Standing, progress: Progress) -> Change | None:
        """None where the drive cannot read that snapshot any more."""
        progress.begin(Stage.CHECKING, before.seal.records.size)
        try:
            listed = shelf.listed(self._home, before)
            with closing(self._home.folder(before.name)) as place:
                stored = counted(copying.pieces(place, parts.names(place.exists)), progress)
                with files.opened(self._source.folder / RECORDS) as now:
                    return changes.compared(stored, now.read, listed, self._source.manifest.documents)
        except (Damaged, Tampered):
            return None
        except OSError as error:
            if error.errno not in (errno.EIO, errno.ENOENT):
                raise
            return None

    def freed(self, missing: int) -> bool:
        """Let the oldest go, if that frees ``missing`` bytes. Raises OSError."""
        verified = self._allowed()
        if verified is None:
            return False
        entries = self._source.manifest.documents
        possible = thinning.for_room(self._home, self._source.seal.lineage, self._today, verified, entries)
        plan = possible.enough_for(missing)
        if plan is None:
            return False
        thinning.carry_out(self._home, plan, entries)
        self.gone = plan
        return True

    def thinned(self, made: str) -> Plan:
        """Let go what the schedule does not keep; what may go, where that is not allowed.

        ``made``: the hash of the seal that was verified just now. Raises OSError.
        """
        if self._rotation is None:
            return thinning.NOTHING
        verified = _with(made, self._rotation.verified)
        plan = thinning.by_schedule(self._home, self._source.seal.lineage, self._today, verified)
        if self._allowed() is None:
            return plan
        thinning.carry_out(self._home, plan)
        self.gone = Plan((*self.gone.goes, *plan.goes))
        return thinning.NOTHING

    def for_room(self, made: str) -> Plan:
        """What could go where room is lacking, now that ``made`` is there. Raises OSError."""
        if self._rotation is None:
            return thinning.NOTHING
        verified = _with(made, self._rotation.verified)
        return thinning.for_room(self._home, self._source.seal.lineage, self._today, verified)

    def _allowed(self) -> Verified | None:
        rotation = self._rotation
        if rotation is None or not rotation.allowed or not self._known:
            return None
        return None if self.change and self.change.is_mass else rotation.verified


def _with(made: str, verified: Verified) -> Verified:
    return lambda seal: seal == made or verified(seal)
