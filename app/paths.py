"""Where the program keeps what is not in a vault.

Settings, the state of this computer, logs, and the runtime folder, which
lasts as long as the person is logged in. None of them holds anything of a
patient.
"""

import errno
import os
import stat
import sys
from pathlib import Path

from app.errors import RuntimeFolderNotPrivate
from vault.errors import FileUnreachable

_NAME = "serment"


if sys.platform == "linux":
    # platformdirs says the same, for 1 MB of memory and 20 ms: the keeper has neither to spare.

    def settings_folder() -> Path:
        """Where the settings are; it may not be there yet."""
        return _base("XDG_CONFIG_HOME", ".config") / _NAME

    def state_folder() -> Path:
        """What this computer remembers of each vault; it may not be there yet."""
        return _base("XDG_STATE_HOME", ".local/state") / _NAME

    def log_folder() -> Path:
        """Where the logs are; it may not be there yet."""
        return state_folder() / "log"

    def _runtime() -> Path:
        given = os.environ.get("XDG_RUNTIME_DIR", "")
        # Without a login manager there is none; a private folder serves, until the next start.
        return Path(given) / _NAME if os.path.isabs(given) else Path(f"/tmp/{_NAME}-{os.getuid()}")  # noqa: S108

    def _base(variable: str, usual: str) -> Path:
        # The XDG Base Directory Specification has a relative path ignored.
        given = os.environ.get(variable, "")
        return Path(given) if os.path.isabs(given) else Path.home() / usual

else:
    import platformdirs

    def settings_folder() -> Path:
        """Where the settings are; it may not be there yet."""
        return Path(platformdirs.user_config_dir(_NAME, appauthor=False))

    def state_folder() -> Path:
        """What this computer remembers of each vault; it may not be there yet."""
        return Path(platformdirs.user_state_dir(_NAME, appauthor=False))

    def log_folder() -> Path:
        """Where the logs are; it may not be there yet."""
        return Path(platformdirs.user_log_dir(_NAME, appauthor=False))

    def _runtime() -> Path:
        return Path(platformdirs.user_runtime_dir(_NAME, appauthor=False))


def runtime_folder() -> Path:
    """A folder of this login, made if needed, which nobody else can enter. Raises FileUnreachable."""
    return private_folder(_runtime())


def private_folder(folder: Path) -> Path:
    """``folder``, made if needed, if nobody else can enter it. Raises FileUnreachable."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = os.lstat(folder)
    except OSError as error:
        raise FileUnreachable(str(folder), errno.errorcode.get(error.errno or 0, "EIO")) from None
    if not _private(found):
        # In a shared temporary folder somebody else may have made it first.
        raise RuntimeFolderNotPrivate(str(folder), "EPERM")
    return folder


def _private(found: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # the folders of a profile are its owner's, and modes say nothing there
    mode = found.st_mode
    return stat.S_ISDIR(mode) and found.st_uid == os.getuid() and not stat.S_IMODE(mode) & 0o077
