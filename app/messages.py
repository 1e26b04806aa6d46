"""What the keeper says to the lock screen, the session and the workers, and they to it.

**Control sockets** (keeper <-> each child): frames of a 4-byte big-endian length and one msgpack-encoded
message of this module. No message carries a secret or anything of a patient; a vault's path and what a
practitioner did with the window is all that passes the keeper. Two messages carry an open descriptor
beside them (``CARRIES_DESCRIPTOR``). The keys pass on a socket of their own (``app/key_messages.py``).

A child is started as ``COMMAND... --control FD [--keys FD]``: fresh interpreter, standard input on
``/dev/null``, its own process session (Ctrl+C in a terminal reaches the keeper alone), the keeper's
environment and nothing secret in it. ``FD`` is an inherited socket. The end of the stream on the control
socket means that the keeper is gone: a session saves its drafts and ends, everything else just ends.

The life of a program, as seen from the sockets::

    lock screen                        keeper                       session
        <- Show(cause, at, vault, placement)
    Painted ->
                                       (started) Guard is sent when a vault is held
                                                          <- Ready
        <- SessionReady + key socket
    Submitted(vault) ->
                                       takes vault.lock   Guard + vault.lock ->
        <- Held | InUse | Unavailable
    (derives)  = = = = = = = = = keys, over the key socket = = = = = = = =>
    Unlocked(vault) ->
                                                          Open(placement) ->
                                                          <- Opened(lineage, revision)
        <- Finish  (ends by itself)
                                       starts a spare lock screen, which waits unseen for its Show
                                                          <- LockWanted(cause)
                                                          Lock(cause, at) ->
                                                          <- Hidden(placement)
        <- Show, to the spare                             <- Saved
                                                          (seals, leaves by os._exit)

- A session draws nothing before **both** the keys and ``Open`` have come, so that a ``Lock`` that overtakes
  an unlock wins. ``Lock`` to a session without keys means: end. It has one second from ``Lock`` to its end.
- A lock screen is sent ``SessionReady`` anew, with a new key socket, whenever the session behind it was
  replaced; keys go to the newest one. ``Released`` says that a held vault is no longer needed and no keys
  were handed over (wrong secret, or a slot changed without a session).
- A lock screen that asked for a vault while the previous session is still ending gets its ``Held`` when
  that one has ended.
- ``CancelWanted`` ends the process that asks: a fresh lock screen takes its place. After ``Spent`` too, but
  the old window stays until the new one is painted; the session behind it is replaced with it.
- A worker is started for ``WorkerWanted``, gets ``Job`` first, says ``Progress`` as often as it likes and
  ``Finished`` or ``Failed`` once. Whoever is on view is told, and told again after a lock or an unlock.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

#: No desk has a screen that far away: a file that says so was damaged.
Pixels = Annotated[int, msgspec.Meta(ge=-(1 << 20), le=1 << 20)]


class Cause(StrEnum):
    """Why the program locked. The lock screen says it in words, with the time."""

    BUTTON = "button"
    COMMAND = "command"
    IDLE = "idle"
    CLOSED = "closed"
    MINIMISED = "minimised"
    SCREEN_LOCKED = "screen_locked"
    SLEEP = "sleep"
    SHUTDOWN = "shutdown"
    LOGOUT = "logout"
    USER_SWITCH = "user_switch"
    #: A locum's last day is over.
    TERM = "term"
    CANCELLED = "cancelled"
    ENDED = "ended"
    CRASHED = "crashed"


class Message(msgspec.Struct, frozen=True, tag=True):
    """Anything that passes a control socket."""


class Placement(msgspec.Struct, frozen=True):
    """Where a window stood: its normal geometry, and what must come back with it after a hand-over."""

    x: Pixels
    y: Pixels
    width: Pixels
    height: Pixels
    screen: str = ""
    state: Literal["normal", "maximised", "full"] = "normal"
    focus: str = ""
    minimised: bool = False


class Errand(msgspec.Struct, frozen=True):
    """A backup, and what is wanted of it: work that takes a secret, and so is a lock screen's."""

    wanted: Literal["restore", "look", "rehearse"]
    snapshot: str


# --- Lock screen -> keeper ----------------------------------------------------------------------------------


class Painted(Message, frozen=True):
    """The window was painted for the first time after a ``Show``: there is time for the session now."""


class Submitted(Message, frozen=True):
    """A secret was typed for this vault. ``lineage`` is the seal's, empty for a vault being made.

    ``look``: it is a backup that will only be looked into. No lock is taken, since nothing may be
    written there, and the next lock screen is again about the vault of before.
    """

    vault: str
    lineage: str = ""
    look: bool = False


class Released(Message, frozen=True):
    """The vault is not needed after all; no keys were handed over."""


class CancelWanted(Message, frozen=True):
    """Stop what this lock screen computes, by replacing the process."""


class Spent(Message, frozen=True):
    """A secret that opened nothing was typed a while ago: replace the process, its memory holds a copy."""


class Unlocked(Message, frozen=True):
    """The keys were handed over."""

    vault: str
    placement: Placement | None = None


class QuitWanted(Message, frozen=True):
    """The lock screen's window was closed."""


# --- Session -> keeper --------------------------------------------------------------------------------------


class Ready(Message, frozen=True):
    """Hardened, imported, waiting for keys."""


class Opened(Message, frozen=True):
    """The patient list is painted."""

    lineage: str
    revision: int


class LockWanted(Message, frozen=True):
    """Lock for this cause; ``Cause.CLOSED`` also quits. ``errand`` is the next lock screen's."""

    cause: Cause
    errand: Errand | None = None


class Hidden(Message, frozen=True):
    """No window of the session is on the screen any more. ``note_kept``: a draft waits for the unlock."""

    placement: Placement | None = None
    note_kept: bool = False


class Saved(Message, frozen=True):
    """What was unsaved is in ``pending.bin``, synced."""


class Active(Message, frozen=True):
    """Spontaneous input arrived in a window of ours (at most one message every 2 s)."""


# --- Lock screen or session -> keeper -----------------------------------------------------------------------


class SettingsChanged(Message, frozen=True):
    """The settings file was rewritten."""


class SourcesWanted(Message, frozen=True):
    """The page "Does my lock work?" is open."""


class TrialWanted(Message, frozen=True):
    """Somebody tries whether this locks; None ends the trial. ``Cause.IDLE`` is given a minute."""

    cause: Cause | None


class WorkerWanted(Message, frozen=True):
    """Start the worker known as ``kind``."""

    kind: str
    arguments: Mapping[str, str] = {}


class WorkerCancelWanted(Message, frozen=True):
    """Stop a worker; it is killed if it does not end by itself."""

    worker: int


# --- Keeper -> lock screen ----------------------------------------------------------------------------------


class Show(Message, frozen=True):
    """Show the window. ``cause`` and ``at`` (seconds since 1970) say why the program locked, if it did."""

    vault: str | None
    cause: Cause | None = None
    at: float | None = None
    placement: Placement | None = None
    note_kept: bool = False
    errand: Errand | None = None


class SessionReady(Message, frozen=True):
    """A session waits at the other end of the key socket that comes with this message."""


class SessionLost(Message, frozen=True):
    """The session behind the key socket ended; another is on its way unless ``final``."""

    final: bool


class Held(Message, frozen=True):
    """``vault.lock`` is ours: derive."""

    vault: str


class InUse(Message, frozen=True):
    """Another program has the vault open, or backs it up, since this moment (ISO 8601, empty if unknown)."""

    vault: str
    since: str
    backing_up: bool = False


class Unavailable(Message, frozen=True):
    """The vault's folder could not be locked (an ``errno``: gone, read-only, I/O)."""

    vault: str
    errno: int


class Finish(Message, frozen=True):
    """Hide and end."""


# --- Keeper -> session --------------------------------------------------------------------------------------


class Guard(Message, frozen=True):
    """Keep the descriptor that comes with this open until the end: it is ``vault.lock``, held by both."""

    vault: str


class Open(Message, frozen=True):
    """The keys just received may be used; paint here."""

    vault: str
    placement: Placement | None = None


class Lock(Message, frozen=True):
    """Hide, save, seal, end."""

    cause: Cause
    at: float


class LockSoon(Message, frozen=True):
    """Nobody is there; the lock comes in so many seconds."""

    seconds: int


class LockLater(Message, frozen=True):
    """Someone came back."""


# --- Keeper -> whoever is on view ---------------------------------------------------------------------------


class Raise(Message, frozen=True):
    """The program was started again: come to the front."""


class SourceState(msgspec.Struct, frozen=True):
    """One way of noticing that the person left; ``last_heard`` is in seconds since 1970.

    ``hears`` is what it can notice, ``heard`` when it last did. ``idle`` is what one that counts has said
    last, in seconds, and ``believed`` whether that was seen to be true.
    """

    name: str
    available: bool
    last_heard: float | None = None
    hears: tuple[Cause, ...] = ()
    heard: Mapping[Cause, float] = {}
    idle: float | None = None
    believed: bool = True


class LockRecord(msgspec.Struct, frozen=True):
    """One lock since the program was started: when, why, and the source that said so ("" for a person)."""

    at: float
    cause: Cause
    source: str = ""


class Trial(msgspec.Struct, frozen=True):
    """A person tries one way to lock, from this moment on; ``heard`` is the lock it led to."""

    cause: Cause
    began: float
    heard: LockRecord | None = None


class Sources(Message, frozen=True):
    """Every source of presence, and the latest locks. ``idle_after`` is the delay in force, in seconds."""

    sources: tuple[SourceState, ...]
    idle_after: float
    locks: tuple[LockRecord, ...] = ()
    trial: Trial | None = None


class WorkerProgress(Message, frozen=True):
    """What a worker said last; sent anew to a window that has just come on view."""

    worker: int
    kind: str
    fields: Mapping[str, str | int]


class WorkerEnded(Message, frozen=True):
    """A worker ended. ``error`` names the error's class, with its facts; None is success, with the result."""

    worker: int
    kind: str
    error: str | None
    fields: Mapping[str, str | int]


# --- Keeper <-> worker --------------------------------------------------------------------------------------


class Job(Message, frozen=True):
    """What the worker has to do."""

    arguments: Mapping[str, str]


class VaultState(Message, frozen=True):
    """A vault was opened, or closed again: staging of a closed folder ends, or may begin."""

    vault: str
    open: bool


class Stop(Message, frozen=True):
    """Leave nothing half-done, and end."""


class Progress(Message, frozen=True):
    """How far the worker is. Facts, no prose."""

    fields: Mapping[str, str | int]


class Finished(Message, frozen=True):
    """Done."""

    fields: Mapping[str, str | int]


class Failed(Message, frozen=True):
    """Not done: the class of the error, with its facts."""

    error: str
    fields: Mapping[str, str | int]


CARRIES_DESCRIPTOR: tuple[type[Message], ...] = (SessionReady, Guard)
