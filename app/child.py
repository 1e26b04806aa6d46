"""What a lock screen, a session or a worker does first: harden itself, and take up its sockets.

``python -m ui.session --control 5 --keys 6`` begins with::

    ends = child.begin(sys.argv[1:])

and only then imports what is large. ``ends.control`` is read whenever its
``fileno`` is readable (in a window: a QSocketNotifier); when its ``closed``
is true the keeper is gone.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.channel import ControlChannel, KeyChannel, inherited_control, inherited_keys
from app.harden import harden


class Ends(NamedTuple):
    """The sockets a child was started with; only a session has a key socket from the start."""

    control: ControlChannel
    keys: KeyChannel | None


def begin(arguments: Sequence[str]) -> Ends:
    """Harden this process and adopt its sockets. Raises OSError; ValueError if no keeper started it."""
    harden()
    given = dict(zip(arguments[::2], map(int, arguments[1::2]), strict=True))
    if "--control" not in given:
        raise ValueError("started without a keeper")
    keys = given.get("--keys")
    return Ends(inherited_control(given["--control"]), None if keys is None else inherited_keys(keys))
