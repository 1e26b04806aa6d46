"""A secret that was typed against a vault: it opens it, or it is the wrong one."""

from app import access
from app.host import Host
from vault.errors import UnusableSecret, WrongSecret
from vault.header import DataKey, Header
from vault.secret import Secret


def unlocked(found: Header, typed: Secret, host: Host) -> DataKey:
    """Open a slot, and wipe what was typed.

    Raises WrongSecret (also for what could never be a passphrase), KdfBelowFloor, OutOfMemory, Tampered.
    """
    with typed:
        try:
            return access.unlock(found, typed, host)
        except UnusableSecret:
            raise WrongSecret from None
