"""A proof: many independent trials of one promise, numbered, so that they can be sampled and resumed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable


class NotHere(Exception):
    """This machine cannot make the proof: said, and neither held nor broken."""


class Stage(Protocol):
    """What the trials of a proof need, set up once."""

    #: How many trials there are.
    runs: int

    def trial(self, number: int) -> None:
        """One trial, the same for the same number. Raises AssertionError where the promise is broken."""

    def facts(self) -> dict[str, int]:
        """What was counted along the way, for the record."""


@runtime_checkable
class Live(Protocol):
    """A stage with processes that must end with it."""

    #: Seconds that what is timed may take longer: none, but where other work is known to share the machine.
    slack: float

    def close(self) -> None:
        """End them."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A promise of the design."""

    name: str
    promise: str
    stage: Callable[[Path], Stage]
    #: The packages whose code it counts for.
    code: tuple[str, ...] = ("vault", "app")


@contextmanager
def staged(proof: Proof, scratch: Path, slack: float = 0.0) -> Iterator[Stage]:
    """The stage, for as long as the block lasts."""
    stage = proof.stage(scratch)
    if isinstance(stage, Live):
        stage.slack = slack
    try:
        yield stage
    finally:
        if isinstance(stage, Live):
            stage.close()


def tried(stage: Stage, number: int) -> str:
    """What broke the promise; '' where it held."""
    try:
        stage.trial(number)
    except Exception as error:  # noqa: BLE001 - a defect breaks a promise as well
        return f"trial {number}: {type(error).__name__}: {error}"[:2000]
    return ""
