"""The decoder process: ``python -m app.decoder --control FD``, started for a session's first document."""

import os
import sys
import threading

from app.decoder.confinement import confine
from app.decoder.desk import Desk
from app.decoder.wire import Wire, WireEnded
from app.ends import adopt
from app.harden import harden


def main() -> None:
    """Answer until the session ends, hangs up or kills this process."""
    harden()
    wire = Wire(adopt(int(sys.argv[sys.argv.index("--control") + 1])))
    confine()
    # After it: a thread keeps what its maker was when it began, and the filter must hold for both.
    _end_with_the_session(wire)
    desk = Desk()
    try:
        while True:
            wire.send(desk.answer(wire.receive()))
    except WireEnded:
        os._exit(0)


if sys.platform == "win32":

    def _end_with_the_session(wire: Wire) -> None:
        """Here the next answer finds nobody."""

else:
    import select

    def _end_with_the_session(wire: Wire) -> None:
        """End even in the middle of a page when the other end of the socket is closed."""

        def watch() -> None:
            hung_up = select.poll()
            hung_up.register(wire.fileno(), 0)  # asking for nothing leaves POLLHUP
            hung_up.poll()
            os._exit(0)

        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
