"""What the environment may not decide: variables meant for other programs, taken out before anything is read.

Whoever sets a variable of ours on purpose can replace the program as well; this is for those that stand there
for another reason. Everything this process starts inherits what is left.
"""

import os
from collections.abc import MutableMapping
from typing import Final

_PLATFORM: Final = "QT_QPA_PLATFORM"
#: It shows every window to whoever connects, without a password.
_SHARED: Final = "vnc"
_UNWANTED: Final = (
    # One of Qt's drivers for tables that are touched listens to the network.
    "QT_QPA_GENERIC_PLUGINS",
    # Qt's tracing writes what an input method typed on the terminal.
    "QT_LOGGING_RULES",
    "QT_LOGGING_CONF",
    # Another program's choice of ciphers; with some of them no vault opens.
    "OPENSSL_CONF",
    "OPENSSL_ENGINES",
    "OPENSSL_MODULES",
)


def settle(environment: MutableMapping[str, str] = os.environ) -> None:
    """Take them out, for this process and all it starts."""
    for name in _UNWANTED:
        environment.pop(name, None)
    # The first that works is taken: "wayland;xcb", each perhaps with settings behind a colon.
    platforms = environment.pop(_PLATFORM, "").split(";")
    if kept := [one for one in platforms if one and one.split(":")[0].lower() != _SHARED]:
        environment[_PLATFORM] = ";".join(kept)
