"""From derived keys to an open vault.

The vault is opened once both the keys and the keeper's Open have come, so that a
lock that overtakes an unlock wins. What the owner must know first is asked through
the lock screen, before anything is written.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import answers, standing
from app import key_messages as k
from app import messages as m
from app.channel import ChannelClosed, KeyChannel
from app.errors import VaultMisplaced
from app.host import Host
from app.session import Session, keys_of
from ui.ear import Ear
from ui.first_steps import FirstSteps, unpacked
from vault.entry import Examined
from vault.errors import OlderThanRemembered, SermentError
from vault.keys import VaultKeys
from vault.pending import Pending

_log = logging.getLogger(__name__)


class _Ahead:
    """What is done while the lock screen derives the key: the records hashed, their place judged."""

    def __init__(self, folder: Path, host: Host) -> None:
        worker = ThreadPoolExecutor(2, thread_name_prefix="examine")
        self._judging = worker.submit(standing.misplaced, folder, host)
        self._examining = worker.submit(Examined.ahead, folder)
        worker.shutdown(wait=False)

    def misplaced(self) -> VaultMisplaced | None:
        """Why the vault should not lie where it does."""
        return self._judging.result()

    def examined(self) -> Examined | None:
        """The hash; None where there is none, which opening then says in its own words."""
        try:
            return self._examining.result()
        except SermentError:
            return None


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Everything that opens a vault."""

    handover: k.Handover
    keys: VaultKeys
    placement: m.Placement | None
    ahead: _Ahead


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open vault, and what came with its keys."""

    session: Session
    vault: str
    first: FirstSteps
    placement: m.Placement | None
    misplaced: VaultMisplaced | None

    def keep(self, unsaved: Pending) -> None:
        """Put what is unsaved on the disk before the end; a full disk must not keep the keys alive."""
        try:
            self.session.save_last(unsaved)
        except SermentError as error:
            _log.warning("pending not saved at the end: %s", error)

    def close(self) -> None:
        """Seal the vault. What cannot be sealed, on a full disk say, the next unlock recovers."""
        try:
            self.session.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, the process ends here
            _log.error("vault not closed", exc_info=error)


class Unlocking(QObject):
    """Receives keys and opens the vault: ``unlocked`` carries an Unlocked, ``ended`` an exit code."""

    unlocked = Signal(object)
    ended = Signal(int)
    #: The keys are for a look into a backup: where it lies, its VaultKeys, and where to paint.
    look_wanted = Signal(Path, object, object)
    _tried = Signal(object, object)

    def __init__(self, channel: KeyChannel, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._host = host
        self._ahead: _Ahead | None = None
        self._given: tuple[k.Handover, VaultKeys] | None = None
        self._allowed: m.Open | None = None
        self._opening = False
        self._once_confirmed: Callable[[], None] | None = None
        #: A lock has overtaken the unlock.
        self.abandoned = False
        self._tried.connect(self._finish)

    def listen(self) -> None:
        """Listen for keys."""
        self._ear = Ear(self._channel, self)
        self._ear.heard.connect(self._receive)

    def examine(self, vault: Path) -> None:
        """The lock screen has asked for this vault: its keys will follow."""
        self._ahead = _Ahead(vault, self._host)

    def allow(self, order: m.Open) -> None:
        """The keeper lets the keys be used."""
        self._allowed = order
        self._begin_if_complete()

    def accept(self) -> None:
        """The vault is on view: the lock screen is not needed any more."""
        self._tell(k.Accepted())

    def refuse(self, error: SermentError) -> None:
        """It cannot be opened, or looked into: the lock screen says why, and this process ends."""
        self._tell(k.Refused(*answers.named(error)))
        self.ended.emit(0)

    def abandon(self) -> None:
        """A lock: end now, or as soon as the vault that is being opened is closed again."""
        self.abandoned = True
        if not self._opening:
            self.ended.emit(0)

    def _receive(self) -> None:
        try:
            message = self._channel.receive()
            match message:
                case k.Handover():
                    self._given = message, keys_of(self._channel.receive_keys(message))
                    self._begin_if_complete()
                case k.Confirmed() if self._once_confirmed is not None:
                    go_on, self._once_confirmed = self._once_confirmed, None
                    go_on()
        except ChannelClosed:
            # The lock screen ends once we are on view; before that, another one will take its place.
            self._ear.close()

    def _begin_if_complete(self) -> None:
        if self._given is not None and self._allowed is not None:
            handover, keys = self._given
            if handover.purpose == "look":
                self.look_wanted.emit(Path(handover.vault), keys, self._allowed.placement)
                return
            ahead = self._ahead or _Ahead(Path(handover.vault), self._host)
            self._begin(_Attempt(handover, keys, self._allowed.placement, ahead))

    def _begin(self, attempt: _Attempt) -> None:
        found = attempt.ahead.misplaced()
        if found is not None and not standing.accepted(found, self._host):
            self._ask(found, partial(self._accept_place, attempt, found))
        else:
            self._open(attempt)

    def _accept_place(self, attempt: _Attempt, found: VaultMisplaced) -> None:
        try:
            standing.accept(found, self._host)
        except SermentError as error:
            _log.warning("accepted place not remembered: %s", error)  # it is asked again
        self._open(attempt)

    def _open(self, attempt: _Attempt, *, accept_older: bool = False) -> None:
        self._opening = True
        opening = Session.opening(
            Path(attempt.handover.vault),
            attempt.keys,
            self._host,
            attempt.ahead.examined,
            accept_older=accept_older,
            slot_id=attempt.handover.slot,
        )
        opening.add_done_callback(partial(self._announce, attempt))

    def _announce(self, attempt: _Attempt, opening: "Future[Session]") -> None:
        """On the thread that owns the database: the signal brings it to the windows'."""
        self._tried.emit(attempt, opening)

    def _finish(self, attempt: _Attempt, opening: "Future[Session]") -> None:
        self._opening = False
        error = opening.exception()
        if error is None:
            self._opened(attempt, opening.result())
        elif isinstance(error, OlderThanRemembered) and not self.abandoned:
            self._ask(error, partial(self._open, attempt, accept_older=True))
        elif isinstance(error, SermentError):
            self.refuse(error)
        else:
            _log.error("vault not opened", exc_info=error)
            self.ended.emit(1)

    def _opened(self, attempt: _Attempt, session: Session) -> None:
        handover = attempt.handover
        unlocked = Unlocked(
            session, handover.vault, unpacked(handover.form), attempt.placement, attempt.ahead.misplaced()
        )
        if not self.abandoned:
            self.unlocked.emit(unlocked)
            return
        unlocked.close()
        self.ended.emit(0)

    def _ask(self, question: SermentError, go_on: Callable[[], None]) -> None:
        """Have the lock screen say it, and ``go_on`` once the person has read it."""
        self._once_confirmed = go_on
        self._tell(k.Questioned(*answers.named(question)))

    def _tell(self, message: k.KeyMessage) -> None:
        try:
            self._channel.send(message)
        except ChannelClosed:
            _log.info("the lock screen is gone")
