"""A look into a backup as a session has it: opened, in a scratch copy where it must be, and let go of."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app import waiting
from app.host import Host
from app.rehearsing import vaults_of
from app.scratch import scratch
from app.waiting import Deed
from vault.backup import look, snapshot
from vault.backup.look import Look
from vault.clock import stamp
from vault.keys import VaultKeys


@dataclass(frozen=True, slots=True)
class Looking:
    """An open look and whatever it needs meanwhile."""

    look: Look
    _held: ExitStack

    def close(self) -> None:
        """Let go of the drive, and of the scratch folder."""
        self._held.close()


def opened(source: Path, keys: VaultKeys, host: Host) -> Looking:
    """Open the backup at ``source`` to be read.

    Raises DriveGone, Tampered, NotSealed, Damaged, VaultTooNew, TooLittleRoom, PlaceRefused.
    """
    with ExitStack() as held:
        with look.still_there(source):
            found = snapshot.read(source)
        folder = None
        if look.needs_scratch(found):
            beside = next(iter(vaults_of(found.header.vault_id, host)), None)
            needed = 2 * found.seal.records.size
            folder = held.enter_context(scratch(needed, host, beside, fictive=found.header.fictive))
        opened_look = look.into(source, keys, folder)
        held.callback(opened_look.close)
        return Looking(opened_look, held.pop_all())


def note(looking: Looking, host: Host) -> None:
    """Have today's vault write the look into its access log when it is next opened. Raises MachineError."""
    found = looking.look.snapshot
    deed = Deed(stamp(host.clock()), waiting.LOOKED, found.name)
    waiting.add(host.state_folder, found.header.vault_id, deed)
