"""What the practitioner chose, on this computer. Nothing of a patient, nothing secret.

One JSON file, replaced whole. A damaged file is set aside and the defaults
hold: settings are never a reason not to open a vault.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from app.messages import Placement

_FILE = "settings.json"
_ASIDE = "settings.damaged.json"
_WINDOW = "window.json"

Minutes = Annotated[int, msgspec.Meta(ge=1, le=30)]
Percent = Annotated[int, msgspec.Meta(ge=90, le=150)]


class KnownVault(msgspec.Struct, frozen=True):
    """A vault that was opened here: its folder, and the practice's name for the lock screen."""

    path: str
    practice: str = ""
    fictive: bool = False


class Settings(msgspec.Struct, frozen=True):
    """Every setting, with its default. The first known vault is the one opened last."""

    language: Literal["system", "fr", "en"] = "system"
    theme: Literal["system", "light", "dark"] = "system"
    text_percent: Percent = 100
    idle_minutes: Minutes = 5
    known_vaults: tuple[KnownVault, ...] = ()
    #: A PIN was chosen after the last full unlock: one is asked for again after the next.
    pin: bool = False
    lock_on_minimise: bool = False
    #: A known backup drive is plugged in: its backup is offered, or starts by itself.
    drive_arrives: Literal["ask", "start"] = "ask"
    #: Where a scanner leaves files to be filed; "" for nowhere.
    import_folder: str = ""
    #: The form of a note that each profession chose last.
    note_forms: dict[str, str] = {}  # a Struct copies its defaults

    def with_vault(self, vault: KnownVault) -> "Settings":
        """These settings, with ``vault`` as the one opened last."""
        others = tuple(known for known in self.known_vaults if known.path != vault.path)
        return msgspec.structs.replace(self, known_vaults=(vault, *others))

    def with_one_more(self, vault: KnownVault) -> "Settings":
        """These settings, with ``vault`` among the known ones, though it was not opened yet."""
        if any(one.path == vault.path for one in self.known_vaults):
            return self
        return msgspec.structs.replace(self, known_vaults=(*self.known_vaults, vault))

    def with_choices_of(self, chosen: "Settings") -> "Settings":
        """What a person chose on the page of settings; the vaults known here and the PIN are not among it."""
        return msgspec.structs.replace(chosen, known_vaults=self.known_vaults, pin=self.pin)


def load(folder: Path) -> Settings:
    """The settings in ``folder``, or the defaults where they cannot be read."""
    path = folder / _FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        with suppress(OSError):
            path.replace(folder / _ASIDE)
        return Settings()


def save(folder: Path, settings: Settings) -> None:
    """Replace the settings in ``folder``. Raises MachineError; ValidationError for a value out of bounds."""
    from vault import files  # its hashes weigh 4 MB, which a keeper only reading does without

    encoded = msgspec.json.encode(settings)
    # A struct checks its bounds when it is read, so what could not be read again is not written.
    msgspec.json.decode(encoded, type=Settings)
    files.make_folder(folder)
    files.write(folder / _FILE, msgspec.json.format(encoded))


def change(folder: Path, how: Callable[[Settings], Settings]) -> Settings:
    """Read the settings, change them so and save them. Whoever is open for hours holds old ones.

    Raises as ``save``.
    """
    before = load(folder)
    after = how(before)
    if after != before:
        save(folder, after)
    return after


def load_window(folder: Path) -> Placement | None:
    """Where the window stood when the program ended (``folder`` is the state folder)."""
    try:
        return msgspec.json.decode((folder / _WINDOW).read_bytes(), type=Placement)
    except (OSError, ValueError, RecursionError):
        return None


def save_window(folder: Path, placement: Placement) -> None:
    """Remember where the window stood; the keeper alone writes this. Raises MachineError."""
    from vault import files

    files.make_folder(folder)
    files.write(
        folder / _WINDOW, msgspec.json.encode(msgspec.structs.replace(placement, focus="", minimised=False))
    )
