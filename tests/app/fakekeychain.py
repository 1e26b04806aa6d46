"""A keychain in memory, which can be gone, and can be watched."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.errors import NoKeychain


def _unwatched(_: str) -> None:
    """Nobody looks."""


@dataclass
class FakeKeychain:
    """What a system's keychain does, in a dictionary."""

    kept: dict[str, str] = field(default_factory=dict)
    gone: bool = False
    asked: Callable[[str], None] = _unwatched

    def read(self, name: str) -> str | None:
        self._ask("read")
        return self.kept.get(name)

    def write(self, name: str, line: str) -> None:
        self._ask("write")
        self.kept[name] = line

    def remove(self, name: str) -> None:
        self._ask("remove")
        self.kept.pop(name, None)

    def _ask(self, what: str) -> None:
        self.asked(what)
        if self.gone:
            raise NoKeychain
