"""The shipped backup worker on a made-up machine."""

import json
import os
import socket
import sys

from app import backup_worker
from tests.journeys.played.play import read


def main() -> None:
    play = read(sys.argv.pop(1))
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(play.driver)
    connection.sendall(json.dumps({"role": "worker", "pid": os.getpid()}).encode() + b"\n")
    backup_worker.main(play.host)


if __name__ == "__main__":
    main()
