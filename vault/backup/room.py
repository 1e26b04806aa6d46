"""The room on a drive, told in backups to come: so that "full" is known a week before it is."""

from dataclasses import dataclass
from typing import Final

#: Fewer backups than this to come is little.
FEW: Final = 7


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes: what is free, and what one more backup takes."""

    free: int
    each: int

    @property
    def left(self) -> int:
        """How many more backups fit."""
        return self.free // max(self.each, 1)

    @property
    def is_low(self) -> bool:
        """Whether that should be said."""
        return self.left < FEW
