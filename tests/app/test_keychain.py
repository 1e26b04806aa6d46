"""The system's keychain: the real ones only, asked with patience that ends."""

import sys
import threading
from typing import Any

import pytest

from app import keychain
from app.errors import NoKeychain
from app.host import NoKeychainHere
from app.keychain import SystemKeychain


class Backend:
    """What keyring's backends have in common."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, line: str) -> None:
        self.kept[service, name] = line

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


def test_what_is_kept_is_read_and_removed() -> None:
    found = SystemKeychain(find=Backend)
    assert found.read("a") is None
    found.write("a", "line")
    assert found.read("a") == "line"
    found.remove("a")
    found.remove("a")
    assert found.read("a") is None


def test_a_keychain_that_asks_and_is_never_answered_keeps_nobody_waiting() -> None:
    """gnome-keyring with a locked collection waits in its prompt."""
    never = threading.Event()

    class Prompting(Backend):
        def get_password(self, service: str, name: str) -> str | None:
            never.wait()
            return None

    with pytest.raises(NoKeychain):
        SystemKeychain(patience=0.02, find=Prompting).read("a")
    never.set()


def test_whatever_a_backend_raises_means_that_there_is_none() -> None:
    class Broken(Backend):
        def set_password(self, service: str, name: str, line: str) -> None:
            raise RuntimeError(line)

    with pytest.raises(NoKeychain) as refused:
        SystemKeychain(find=Broken).write("a", "secret")
    assert "secret" not in repr(refused.value)
    assert refused.value.__context__ is None or "secret" not in repr(refused.value.__context__)


@pytest.mark.parametrize("line", ["two\nlines", "x" * 1281])
def test_only_a_line_that_every_keychain_takes_is_written(line: str) -> None:
    with pytest.raises(ValueError):
        SystemKeychain(find=Backend).write("a", line)


def test_only_the_systems_own_keychains_count_whatever_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    """keyring itself would take a file, or what a variable names."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with pytest.raises(NoKeychain):
        SystemKeychain().read("a")
    named = {name for pairs in (keychain._ELSEWHERE, *keychain._BACKENDS.values()) for name, _ in pairs}
    assert named == {f"keyring.backends.{one}" for one in ("SecretService", "kwallet", "Windows", "macOS")}


def test_a_backend_without_use_here_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unusable:
        priority = 0

    class Usable(Backend):
        priority = 5

    import importlib

    def found(module: str) -> Any:
        return type("module", (), {"Keyring": Unusable, "DBusKeyring": Usable})

    monkeypatch.setattr(importlib, "import_module", found)
    monkeypatch.setattr(sys, "platform", "linux")
    assert SystemKeychain().read("a") is None


def test_a_computer_without_a_keychain_says_so() -> None:
    none = NoKeychainHere()
    for ask in (lambda: none.read("a"), lambda: none.write("a", "b"), lambda: none.remove("a")):
        with pytest.raises(NoKeychain):
            ask()
