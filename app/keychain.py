"""The keychain of the operating system, for halves of secrets and never for the only copy of anything.

Only the system's own keychains count: the Secret Service (GNOME Keyring, KeePassXC), KWallet,
Windows' credential store, macOS' keychain. What ``keyring`` would take instead where none is there (a
file, nothing at all) protects nothing, and its configuration and variables, which could name another
one, are not read.
"""

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, Final, Protocol, TypeVar

from app.errors import NoKeychain

_SERVICE: Final = "Serment"
#: A locked keychain may ask its owner to unlock it, and waits for the answer.
_PATIENCE: Final = 8.0
#: A newline in a secret wrecks GNOME Keyring 50; Windows keeps 1,280 characters.
_LONGEST: Final = 1280
_BACKENDS: Final = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}
_ELSEWHERE: Final = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)

_Answer = TypeVar("_Answer")


class Keychain(Protocol):
    """One line of text under a name, kept by the system for this user."""

    def read(self, name: str) -> str | None:
        """What is kept under ``name``; None where nothing is. Raises NoKeychain."""

    def write(self, name: str, line: str) -> None:
        """Keep ``line`` under ``name``. Raises NoKeychain."""

    def remove(self, name: str) -> None:
        """Keep nothing under ``name`` any more. Raises NoKeychain."""


class SystemKeychain:
    """The keychain of this system, looked for when it is first asked."""

    def __init__(self, patience: float = _PATIENCE, find: "Callable[[], Any] | None" = None) -> None:
        self._patience = patience
        self._find = find or _real_backend
        self._backend: Any = None

    def read(self, name: str) -> str | None:
        """What is kept under ``name``; None where nothing is. Raises NoKeychain."""
        found = self._asked(lambda backend: backend.get_password(_SERVICE, name))
        return None if found is None else str(found)

    def write(self, name: str, line: str) -> None:
        """Keep ``line``, which is one short line. Raises NoKeychain."""
        if "\n" in line or len(line) > _LONGEST:
            raise ValueError(f"a keychain takes one line of {_LONGEST} characters")
        self._asked(lambda backend: backend.set_password(_SERVICE, name, line))

    def remove(self, name: str) -> None:
        """Keep nothing under ``name``. Raises NoKeychain."""
        self._asked(lambda backend: _removed(backend, name))

    def _asked(self, call: "Callable[[Any], _Answer]") -> _Answer:
        """Ask on a thread that may hang for ever, and wait for so long only."""
        answers: queue.SimpleQueue[tuple[_Answer | None, bool]] = queue.SimpleQueue()

        def ask() -> None:
            try:
                if self._backend is None:
                    self._backend = self._find()
                answers.put((call(self._backend), True))
            except Exception:  # noqa: BLE001 - each backend fails in ways of its own; none is ours
                answers.put((None, False))

        # A daemon: a process does not wait for a keychain when it ends.
        threading.Thread(target=ask, name="keychain", daemon=True).start()
        try:
            answer, done = answers.get(timeout=self._patience)
        except queue.Empty:
            raise NoKeychain from None
        if not done:
            raise NoKeychain
        return answer  # type: ignore[return-value]  # None is an answer of its own where the call gives it


def _removed(backend: Any, name: str) -> None:
    # To remove what is not there is an error of its own in each backend.
    if backend.get_password(_SERVICE, name) is not None:
        backend.delete_password(_SERVICE, name)


def _real_backend() -> Any:
    """The first of the system's own keychains that works. Raises NoKeychain."""
    from importlib import import_module

    for module, name in _BACKENDS.get(sys.platform, _ELSEWHERE):
        try:
            kind = getattr(import_module(module), name)
            if kind.priority > 0:
                return kind()
        except Exception:  # noqa: BLE001 - not installed, not running, not answering: not there
            continue
    raise NoKeychain
