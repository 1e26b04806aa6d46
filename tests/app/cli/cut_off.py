"""``python -m tests.app.cli.cut_off STICK VAULT``: opens a vault and dies, as when the power goes."""

import os
import sys
from pathlib import Path

from app import access
from tests.app.cli.serment import host
from tests.app.cli.shell import PASSPHRASE
from vault.records import patients
from vault.records.context import Context
from vault.records.practice import authors
from vault.secret import Secret


def main() -> None:
    """The acknowledged patient must be there afterwards."""
    here, folder = host(Path(sys.argv[1])), Path(sys.argv[2])
    key = access.unlock(access.found_header(folder).header, Secret(PASSPHRASE.encode()), here)
    with access.locked(folder), access.opened(folder, key.keys, here) as found:
        database = found.vault.database
        context = Context(database, authors(database)[0].id, here.clock)
        patients.create(context, patients.Traits("SURVIVANTE", "Anne"))
        os._exit(9)


if __name__ == "__main__":
    main()
