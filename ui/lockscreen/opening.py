"""A vault on its way to the session."""

from dataclasses import dataclass, field
from pathlib import Path

from ui.first_steps import FirstSteps


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the vault is, its derived keys, which whoever sends them wipes, and what is done first in it."""

    vault: Path
    keys: dict[str, bytearray] = field(repr=False)
    first: FirstSteps = field(default_factory=FirstSteps)
    #: The slot whose secret was typed; "" for a vault that was just made.
    slot: str = ""
    #: As a ``Handover`` has it: to "open" a vault or to "look" into a backup.
    purpose: str = "open"
