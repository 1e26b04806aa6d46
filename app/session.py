"""An open session without its windows: one thread owns the database, one way saves what is unsaved.

The lock never waits for that thread: drafts go to pending.bin from whichever
thread holds them. What runs in the database at that moment is interrupted,
and its transaction rolls back, before the vault is sealed.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from app import remembered, spare, waiting
from app.host import Host
from vault import header
from vault.backup.staging import sweep
from vault.entry import Examined
from vault.errors import WrongSecret
from vault.keys import VaultKeys
from vault.keyslot import Locum
from vault.opening import Opened, check_owner, open_vault
from vault.pending import Pending
from vault.records.context import Context
from vault.records.practice import Practice, authors, current, enter
from vault.secret import Secret


def _not_examined() -> None:
    """Nobody hashed the records ahead: opening does."""


class Session:
    """An open vault and the thread that owns it. ``Session.opening`` makes one."""

    def __init__(
        self,
        opened: Opened,
        keys: VaultKeys,
        host: Host,
        worker: ThreadPoolExecutor,
        locum: Locum | None = None,
    ) -> None:
        self.opened = opened
        self.worker = worker
        self.locum = locum
        database = opened.vault.database
        author = enter(database, locum, host.clock) if locum else authors(database)[0].id
        self.context = Context(database, author, host.clock, locum.name if locum else "")
        self.practice: Practice | None = current(opened.vault.database)
        self._vault = opened.vault
        self._keys = keys
        self._host = host
        self._saving = threading.Lock()

    @classmethod
    def opening(
        cls,
        folder: Path,
        keys: VaultKeys,
        host: Host,
        examined: Callable[[], Examined | None] = _not_examined,
        *,
        accept_older: bool = False,
        slot_id: str = "",
    ) -> "Future[Session]":
        """Open a vault on its own thread, which waits for what was ``examined`` ahead.

        ``slot_id`` is the slot whose secret was typed: it says who works. Raises (in the future) what
        ``open_vault`` raises, and WrongSecret where that slot is closed by now.
        """
        worker = ThreadPoolExecutor(1, thread_name_prefix="database")

        def work() -> Session:
            locum = _whose(folder, slot_id)
            # Before what was examined is waited for: under somebody else's seal that may take days.
            check_owner(header.read(folder).header, keys)
            terms = remembered.terms(folder, host, accept_older=accept_older)
            opened = open_vault(folder, keys, terms, examined(), host.clock)
            sweep(folder, host.clock())
            waiting.enter(opened.vault, host.state_folder)
            remembered.remember(folder, keys, host, on_purpose=accept_older)
            remembered.forget_copy(opened.vault, host)
            spare.hold(folder)
            return cls(remembered.explained(opened, host), keys, host, worker, locum)

        return worker.submit(work)

    @property
    def keys(self) -> VaultKeys:
        """The derived keys, which open this vault's own backups too."""
        return self._keys

    def save(self, unsaved: Pending) -> None:
        """Put drafts and view on the disk, from any thread, without the database. Raises MachineError."""
        with self._saving:
            self._vault.save_pending(unsaved)

    def save_last(self, unsaved: Pending) -> None:
        """The same before the end, in the room that was held for it. Raises MachineError."""
        spare.give_up(self._vault.folder)
        self.save(unsaved)

    def close(self) -> None:
        """Stop what runs in the database, and seal the vault closed. The process ends after it."""
        self._vault.database.interrupt()
        self.worker.submit(self._seal).result()

    def _seal(self) -> None:
        remembered.forget_copy(self._vault, self._host)
        self._vault.close()
        remembered.remember(self._vault.folder, self._keys, self._host)
        self._keys.wipe()


def _whose(folder: Path, slot_id: str) -> Locum | None:
    """The locum whose slot it is, None for the owner's. A vault just made has no slot that was opened."""
    slots = header.read(folder).header.slots
    if slot_id and slot_id not in {slot.id for slot in slots}:
        raise WrongSecret
    return next((slot.locum for slot in slots if slot.id == slot_id), None)


def keys_of(buffers: dict[str, bytearray]) -> VaultKeys:
    """The three keys of a hand-over; the buffers are wiped."""
    names = ("records", "pending", "seal")
    return VaultKeys(*(Secret.taken_from(buffers[name]) for name in names))
