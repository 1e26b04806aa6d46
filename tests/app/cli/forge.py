"""Commands without the seconds an interpreter takes to load: each is a fork of a process that has loaded.

``python -m tests.app.cli.forge`` reads one request a line and answers with an
exit code. A fork has its own environment, folder and streams, and ends as a
command ends; tests of the shipped entry point, of signals and of two commands
at once start true processes instead.
"""

import json
import os
import sys
from typing import Any

import precis_i18n  # noqa: F401  # what every command that takes a secret loads

from app import guesses  # noqa: F401  # the lists behind the strength of a passphrase
from app.cli import verbs_backup, verbs_places, verbs_program, verbs_records, verbs_vault  # noqa: F401
from app.takeover import planning  # noqa: F401  # the tables of telephone numbers
from tests.app.cli import serment


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _be(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _be(request: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    # The forge's own pipes are 0 and 1: they end here for the child.
    for number, (name, flags) in enumerate(zip(request["streams"], _FLAGS, strict=True)):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = ["serment", *request["words"]]
    try:
        serment.main()
    finally:
        os._exit(70)


_FLAGS = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)


if __name__ == "__main__":
    main()
