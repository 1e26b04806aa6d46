"""The backup worker: ``python -m app.backup_worker --control FD``. It holds no key and no patient.

It copies what a session staged beside the vault. The keeper relays its progress
to whoever is on view, and the lock leaves it alone.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from app import answers, backing_up, child, log, paths
from app import messages as m
from app.channel import ControlChannel
from app.host import Host, this_host
from vault.backup import staging
from vault.errors import Interrupted, SermentError
from vault.progress import Progress, Stage, Tally

_EVERY = 0.1


class Relayed(Tally):
    """Progress to the keeper, ten times a second; hears whether it should stop."""

    def __init__(self, control: ControlChannel) -> None:
        super().__init__()
        self._control = control
        self._last = 0.0

    def begin(self, stage: Stage, total: int) -> None:
        """A stage starts."""
        super().begin(stage, total)
        self._say()

    def advance(self, size: int) -> None:
        """``size`` bytes are done. Raises Interrupted."""
        super().advance(size)
        if time.monotonic() - self._last > _EVERY:
            self._say()
            self._hear()

    def _say(self) -> None:
        self._last = time.monotonic()
        self._control.send(m.Progress({"stage": self.stage, "done": self.done, "total": self.total}))

    def _hear(self) -> None:
        stopped = any(isinstance(arrival.message, m.Stop) for arrival in self._control.receive())
        if stopped or self._control.closed:
            raise Interrupted


def main(host: Callable[[], Host] = this_host) -> None:
    """One job, then the end."""
    control = child.begin(sys.argv[1:]).control
    log.start(paths.log_folder(), "backup")
    job = _job(control)
    try:
        made = _made(dict(job.arguments), host(), Relayed(control))
        control.send(m.Finished({"snapshot": made.snapshot, "bytes": made.bytes}))
    except SermentError as error:
        control.send(m.Failed(*answers.named(error)))


def _job(control: ControlChannel) -> m.Job:
    while not control.closed:
        control.wait()
        for arrival in control.receive():
            if isinstance(arrival.message, m.Job):
                return arrival.message
    raise SystemExit(0)


def _made(arguments: dict[str, str], host: Host, progress: Progress) -> backing_up.Backup:
    vault, staged = Path(arguments["vault"]), Path(arguments["staged"])
    source = staging.reopened(staged)
    try:
        return backing_up.back_up(source, vault, arguments["drive"], host, progress)
    finally:
        staging.discard(staged)


if __name__ == "__main__":
    main()
