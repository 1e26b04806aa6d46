"""What a fixture machine states: its folders, and for each purpose what a person must be told there.

The right answer is written down, never taken from the program: whether the folder must be allowed, and
the rule that says so. Where the policy refuses what is harmless, ``falsely`` names it; a family of
machines bears three such names at most, and not one wrong approval.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.places.machine import Machine
from app.places.policy import Purpose

#: The rule of an approval, by purpose.
APPROVALS = {Purpose.BACKUP: "external-drive"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What must be said of a folder. ``refused_by`` is the rule the policy decides by, "" for none."""

    must_be_allowed: bool
    refused_by: str = ""

    def rule(self, purpose: Purpose) -> str:
        """The rule that must decide."""
        return self.refused_by or APPROVALS.get(purpose, "local-disk")

    @property
    def is_false_refusal(self) -> bool:
        """Harmless, and refused all the same."""
        return self.must_be_allowed and bool(self.refused_by)


YES = Answer(True)


def no(rule: str) -> Answer:
    """Must be refused, by this rule."""
    return Answer(False, rule)


def falsely(rule: str) -> Answer:
    """Could be allowed, and this rule refuses it: a false refusal, known by name."""
    return Answer(True, rule)


@dataclass(frozen=True, slots=True)
class Place:
    """One folder of a machine; its backups are those of the vault ``beside``, if one is named."""

    path: str
    beside: str | None
    answers: tuple[tuple[Purpose, Answer], ...]


class Box(Protocol):
    """Something that answers as the machine would."""

    @property
    def machine(self) -> Machine: ...


B = TypeVar("B", bound=Box)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One machine. ``name`` says what it is."""

    family: str
    name: str
    make: Callable[[], Box]
    places: tuple[Place, ...]

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"


class Family:
    """The machines of one platform, in the order they are written down."""

    def __init__(self, name: str, cabinet: str) -> None:
        """``cabinet`` is where the vault lies unless a place says otherwise."""
        self.name = name
        self._cabinet = cabinet
        self._places: dict[Callable[[], Box], list[Place]] = {}

    @property
    def machines(self) -> list[Recorded]:
        """All of them."""
        return [
            Recorded(self.name, make.__name__.replace("_", " "), make, tuple(places))
            for make, places in self._places.items()
        ]

    def at(
        self,
        path: str,
        *,
        vault: Answer,
        backup: Answer,
        export: Answer,
        imported: Answer | None = None,
        beside: str | None = "",
    ) -> Callable[[Callable[[], B]], Callable[[], B]]:
        """Record the answers for one folder of the machine that the function below builds."""
        asked = {Purpose.VAULT: vault, Purpose.BACKUP: backup, Purpose.EXPORT: export}
        if imported:
            asked[Purpose.IMPORT] = imported
        place = Place(path, self._cabinet if beside == "" else beside, tuple(asked.items()))

        def record(make: Callable[[], B]) -> Callable[[], B]:
            # Decorators run from the one next to the function upwards.
            self._places.setdefault(make, []).insert(0, place)
            return make

        return record

    def never(self, path: str, rule: str) -> Callable[[Callable[[], B]], Callable[[], B]]:
        """Refused by one rule whatever is to be written there."""
        return self.at(path, vault=no(rule), backup=no(rule), export=no(rule))

    def system_disk(self, path: str, rule: str = "") -> Callable[[Callable[[], B]], Callable[[], B]]:
        """On the disk of the system, which takes no backup; ``rule`` refuses what else is written there."""
        answer = no(rule) if rule else YES
        return self.at(path, vault=answer, backup=no("system-disk"), export=answer)
