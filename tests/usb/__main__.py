"""``python -m tests.usb``: build the machine that meets real USB sticks, and start it once for all."""

import sys
import tempfile
from pathlib import Path

from tests.usb import kit
from tests.usb.machine import Machine


def main() -> int:
    """Exit 0 as well where there can be none, which is said."""
    if lacking := kit.build():
        print(lacking)
        return 0
    if not (kit.folder() / kit.WARM_MEMORY).exists():
        with (
            tempfile.TemporaryDirectory(prefix="usb") as scratch,
            Machine(Path(scratch), cold=True) as machine,
        ):
            machine.keep_warm()
    print(f"{kit.folder()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
