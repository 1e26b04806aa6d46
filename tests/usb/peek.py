"""Inside the machine: a look into a backup, during which the stick may go.

``python -m tests.usb.peek SNAPSHOT`` asks for the passphrase and says "open"; after one more line it
says of each document whether it could be read, and last that it let go.
"""

import sys
from pathlib import Path

from app import looking
from app.host import this_host
from vault import header
from vault.errors import SermentError
from vault.kdf import ARGON2ID
from vault.keyslot import Credential
from vault.secret import Secret


def main() -> None:
    """From the passphrase to the end of the look."""
    source = Path(sys.argv[1])
    print("passphrase", flush=True)
    typed = Credential.passphrase(Secret(input().encode()))
    keys = header.read(source).header.unlock(typed, ARGON2ID).keys
    opened = looking.opened(source, keys, this_host())
    documents = [str(row[0]) for row in opened.look.database.rows("SELECT id FROM document")]
    print("open", flush=True)
    input()
    for document in documents:
        try:
            opened.look.document(document)
            print("read")
        except SermentError as error:
            print(type(error).__name__)
    opened.close()
    print("closed")


if __name__ == "__main__":
    main()
