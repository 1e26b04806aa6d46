"""``serment``: the composition root. Verbs run without a window; Qt is imported for windows only."""

import os
import sys
from collections.abc import Sequence

from vault.errors import ExitCode


def main(words: Sequence[str] | None = None) -> None:
    """Run and end the process: whoever opened a vault never leaves by the interpreter's ordinary exit."""
    given = list(sys.argv[1:] if words is None else words)
    try:
        code = _run(given)
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


def _demo(*given: object) -> ExitCode:
    from ui.demo.verb import demo

    return demo(*given)


if __name__ == "__main__":
    main()
