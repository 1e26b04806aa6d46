"""A round on paper, to be lost without harm: a number, an hour and a reference for each stop.

No name, initials, address or motive stands on it; what a reference stands for is
read in the program alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.papers.blocks import Gap, Look, Sheet, Table, Words
from app.papers.letterhead import day as long_day

_EXPLAINED: Final = "Les références se lisent dans l’agenda de Serment, et nulle part ailleurs."


@dataclass(frozen=True, slots=True)
class PrintedStop:
    """What is printed of a stop."""

    hour: str
    reference: str


def sheet(day: str, stops: Sequence[PrintedStop]) -> Sheet:
    """The round of ``day`` (2026-11-23), with room to write."""
    rows = tuple((str(number), stop.hour, stop.reference, "☐", "") for number, stop in enumerate(stops, 1))
    return Sheet(
        "Tournée",
        (
            Words(f"Tournée du {long_day(day)}", Look.TITLE),
            Gap(4),
            Table(("N°", "Heure", "Référence", "Fait", "À noter"), rows, (1, 2, 3, 1, 7)),
        ),
        _EXPLAINED,
    )
