"""A secret that was typed against a vault: it opens it, or it is the wrong one. And where that vault lies."""

from pathlib import Path

from app import access, sentences, standing
from app.cli.terminal import Terminal
from app.host import Host
from vault.errors import UnusableSecret, WrongSecret
from vault.header import DataKey, Header
from vault.secret import Secret


def unlocked(found: Header, typed: Secret, host: Host) -> DataKey:
    """Open a slot of the owner's, and wipe what was typed.

    Raises WrongSecret (also for what could never be a passphrase), LocumMayNot, KdfBelowFloor, OutOfMemory,
    Tampered.
    """
    with typed:
        try:
            data_key = access.unlock(found, typed, host)
        except UnusableSecret:
            raise WrongSecret from None
    data_key.check_owner()
    return data_key


def say_misplaced(folder: Path, terminal: Terminal, host: Host) -> None:
    """Say on standard error where the vault should not lie; reading it goes on."""
    found = standing.misplaced(folder, host)
    if found is not None:
        terminal.note(sentences.sentence(found, terminal.language))
