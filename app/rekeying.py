"""A vault under new keys, in its own place: what stands around ``vault.rekeying`` on this computer.

The vault is opened once and closed, so that what a crash left is dealt with; written anew beside itself;
swapped; and made the one this computer knows. Whatever a crash cuts off of the swap is finished by
``settle``, which everybody calls who is about to look for a vault.
"""

import logging
import os
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from app import access, founding, pin, vaultlock
from app.errors import VaultIsTop
from app.host import Host
from app.places.top import is_top
from vault import creation, rekeying
from vault.creation import Seedling
from vault.errors import SermentError, VaultInUse
from vault.header import DataKey
from vault.keyslot import Credential
from vault.progress import Progress
from vault.rekeying import Ways

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewKeys:
    """The new ways in. Without ``recovery``, what was cut off is gone on with, and its words stay."""

    passphrase: Credential
    recovery: Credential | None = None
    #: The keys whose fingerprint was printed; else they are drawn, or those of what was cut off.
    seedling: Seedling | None = None


def rekey(folder: Path, old: DataKey, ways: NewKeys, host: Host, progress: Progress) -> DataKey:
    """Write the vault of ``folder`` anew under new keys, and remove what it was. The caller holds its lock.

    Goes on where it was cut off if the new passphrase is the same. Raises LocumMayNot, VaultIsTop,
    PlaceRefused, TooLittleRoom, OlderThanRemembered, Tampered, MachineError, Interrupted, WrongSecret.
    """
    old.check_owner()
    check_movable(folder)
    known, folder = folder, _itself(folder)
    with founding.approve_vault_place(folder, host, fictive=old.fictive) as place, founding.alone(folder):
        _close_cleanly(folder, old, host)
        rekeying.check_room(folder)
        new = rekeying.prepare(
            folder,
            old,
            Ways(ways.passphrase, ways.recovery, host.passphrase_kdf(), host.recovery_kdf()),
            host.kdf,
            host.clock,
            ways.seedling,
        )
        place.vouch_for(creation.workshop(folder))
        rekeying.rewrite(folder, old.keys, new.keys, progress, host.clock, founding.add_own_files)
        # Its name is that of the old folder, which goes.
        pin.forget(folder, host)
        rekeying.change_names(folder)
        place.vouch_for(folder)
    founding.adopt(known, new.keys, host)
    rekeying.finish(folder)
    return new


def _close_cleanly(folder: Path, old: DataKey, host: Host) -> None:
    """Open and close the vault: what a crash left is recovered, and it is said if it is older than it was."""
    with access.opened(folder, old.keys, host):
        pass  # it is all in the opening and the closing


def check_movable(folder: Path) -> None:
    """Raises VaultIsTop where the vault cannot change places with the new one."""
    if is_top(folder):
        raise VaultIsTop(str(folder))


def waiting(folder: Path) -> bool:
    """Whether one was begun and cut off; it is gone on with under the new passphrase."""
    return rekeying.waiting(_itself(folder))


def settle(folder: Path) -> None:
    """Finish a change of names that was cut off, unless somebody is at it right now."""
    folder = _itself(folder)
    left = rekeying.before(folder)
    if not left.is_dir() and not left.with_name(left.name + ".unfinished").is_dir():
        return
    # Whoever is at it holds the lock.
    with suppress(VaultInUse, OSError), _held(folder, left), suppress(SermentError):
        if rekeying.finish(folder):
            _log.info("what was left of a rekeying is gone")


def _held(folder: Path, left: Path) -> AbstractContextManager[object]:
    """What whoever changes the names holds meanwhile. Raises VaultInUse, OSError."""
    if vaultlock.BESIDE:
        return vaultlock.watch(folder)
    return (vaultlock.enclose(left) if left.is_dir() else None) or nullcontext()


def _itself(folder: Path) -> Path:
    """Where a vault lies, by whatever link it is reached.

    The new one is made beside it, and changes names with it. A link that took part would leave
    the vault under the old keys in its place.
    """
    return Path(os.path.realpath(folder))
