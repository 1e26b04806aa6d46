"""What is tried with real sticks, all of it with the program's own commands."""

from tests.usb.bench import Trial
from tests.usb.trials import (
    copying,
    ejecting,
    marking,
    pulling,
    reading,
    recognising,
    refusing,
    restoring,
    watching,
)

#: In an order that switches the machine on as seldom as may be.
TRIALS: tuple[Trial, ...] = (
    *recognising.TRIALS,
    *copying.TRIALS,
    *pulling.TRIALS,
    *reading.TRIALS,
    *marking.TRIALS,
    *ejecting.TRIALS,
    *watching.TRIALS,
    *refusing.TRIALS,
    *restoring.TRIALS,
    *recognising.COLD,
)
#: The numbers of those that `make test` has the time for.
SHORT = (0,)
