"""``serment``: the composition root. Verbs run without a window; Qt is imported for windows only.

Nothing is read here that the first lock screen does not need: it is not started before.
"""

import os
import sys
from collections.abc import Sequence

from app import surroundings

TYPE_CHECKING = False  # as ``typing`` has it, which need not be read for that
if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.terminal import Terminal
    from app.host import Host
    from vault.errors import ExitCode


def main(words: Sequence[str] | None = None) -> None:
    """Run and end the process: whoever opened a vault never leaves by the interpreter's ordinary exit."""
    given = list(sys.argv[1:] if words is None else words)
    surroundings.settle()
    try:
        code = _run(given)
    except KeyboardInterrupt:
        # Before the command itself could say so: while modules are imported.
        from vault.errors import ExitCode

        code = int(ExitCode.INTERRUPTED)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    if words:
        from app.cli.run import run

        return run(words, extra={"demo": _demo})
    from ui.program import start

    return start()


def _demo(arguments: "Namespace", terminal: "Terminal", host: "Host") -> "ExitCode":
    # Qt is imported for windows only.
    from ui.demo.verb import demo

    return demo(arguments, terminal, host)


if __name__ == "__main__":
    main()
