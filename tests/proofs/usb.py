"""Real USB sticks, in a virtual machine: recognised, written, pulled out, swapped, carried elsewhere."""

from pathlib import Path

from tests.proofs.proof import NotHere, Proof
from tests.usb import kit
from tests.usb.bench import Bench
from tests.usb.trials import TRIALS


class Sticks:
    """Each trial is one thing that happens to a stick; the machine stays on between them."""

    runs = len(TRIALS)

    def __init__(self, scratch: Path) -> None:
        if lacking := kit.lacks():
            raise NotHere(lacking)
        self._bench = Bench(scratch)
        self.slack = 0.0

    def close(self) -> None:
        """Switch the machine off."""
        self._bench.forgets()

    def trial(self, number: int) -> None:
        """By its number. Raises AssertionError, with its name."""
        trial = TRIALS[number]
        try:
            self._bench.tries(trial)
        except Exception as error:
            raise AssertionError(f"{trial.name}: {type(error).__name__}: {error}") from error

    def facts(self) -> dict[str, int]:
        """How many of each."""
        return dict(sorted(self._bench.counted.items()))


PROOF = Proof(
    "usb",
    "a real stick is recognised, and whatever happens to it, every snapshot that shows is whole",
    Sticks,
)
