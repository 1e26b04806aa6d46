"""The backup worker: ``python -m app.backup_worker --control FD``. It holds no key and no patient.

It copies what a session staged beside the vault or, where the lock came before
that was done, stages the closed vault itself. The keeper relays its progress to
whoever is on view, and the lock leaves it alone.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from app import answers, backing_up, child, introducing, log, paths
from app import messages as m
from app.backing_up import Done
from app.channel import ControlChannel
from app.drive_outlook import Decision
from app.host import Host, this_host
from vault import header
from vault.backup import staging
from vault.backup.staging import Source
from vault.errors import Interrupted, SermentError, Tampered
from vault.progress import Stage, Tally

_EVERY = 0.1


class Relayed(Tally):
    """Progress to the keeper, ten times a second; hears whether it should stop, and which vaults are open."""

    def __init__(self, control: ControlChannel) -> None:
        super().__init__()
        self._control = control
        self._last = 0.0
        self._open: set[Path] = set()
        #: Where the drive is mounted; "" before the job is known.
        self.drive = ""

    def job(self) -> m.Job:
        """What to do. Raises Interrupted where the keeper is gone before it said so."""
        while True:
            self._control.wait()
            for message in self._heard():
                if isinstance(message, m.Job):
                    self.drive = message.arguments.get("drive", "")
                    return message

    def wait_until_closed(self, vault: Path) -> None:
        """Until no session has ``vault`` open. Raises Interrupted."""
        while vault in self._open:
            self._control.wait()
            self._heard()

    def check_closed(self, vault: Path) -> None:
        """Raises Interrupted where ``vault`` was opened meanwhile."""
        self._heard()
        if vault in self._open:
            raise Interrupted

    def begin(self, stage: Stage, total: int) -> None:
        """A stage starts."""
        super().begin(stage, total)
        self._say()

    def advance(self, size: int) -> None:
        """``size`` bytes are done. Raises Interrupted."""
        super().advance(size)
        if time.monotonic() - self._last > _EVERY:
            self._say()
            self._heard()

    def _say(self) -> None:
        self._last = time.monotonic()
        self._control.send(
            m.Progress({"stage": self.stage, "done": self.done, "total": self.total, "drive": self.drive})
        )

    def _heard(self) -> list[m.Message]:
        """What the keeper said by now. Raises Interrupted."""
        messages = [arrival.message for arrival in self._control.receive()]
        for message in messages:
            match message:
                case m.VaultState(vault, is_open):
                    (self._open.add if is_open else self._open.discard)(Path(vault))
                case m.Stop():
                    raise Interrupted
        if self._control.closed:
            raise Interrupted
        return messages


def main(host: Callable[[], Host] = this_host) -> None:
    """One job, then the end."""
    control = child.begin(sys.argv[1:]).control
    log.start(paths.log_folder(), "backup")
    relayed = Relayed(control)
    try:
        made = _made(dict(relayed.job().arguments), host(), relayed)
        control.send(m.Finished({**_facts(made), "drive": relayed.drive}))
    except SermentError as error:
        control.send(m.Failed(*answers.named(error)))


def _facts(made: Done) -> dict[str, str | int]:
    """What the page shows at once; the rest it reads from the drive."""
    return {
        "snapshot": made.backup.snapshot,
        "bytes": made.backup.bytes,
        "written": made.written,
        "mended": made.mended + len(made.reopened),
        "flushes": int(made.flushes),
        "gone": len(made.gone.goes),
        "may_go": len(made.outlook.may_go.goes),
        "halted": int(made.outlook.halted),
        "renewed": len(made.renewed),
    }


def _decision(arguments: dict[str, str]) -> Decision:
    """``rotates`` is "yes" or "no" where the person decided; ``headers`` is "renew"."""
    said = arguments.get("rotates")
    return Decision(None if said is None else said == "yes", arguments.get("headers") == "renew")


def _made(arguments: dict[str, str], host: Host, relayed: Relayed) -> Done:
    vault, staged = Path(arguments["vault"]), arguments.get("staged")
    source = staging.reopened(Path(staged)) if staged else _at_rest(vault, relayed)
    try:
        if mark := arguments.get("mark"):
            introducing.introduce(vault, arguments["drive"], mark.encode(), host)
        decision = _decision(arguments)
        uuid = arguments.get("uuid", "")
        return backing_up.back_up(source, vault, arguments["drive"], host, relayed, decision, uuid)
    except Tampered:
        _check_keys(vault, source)
        raise
    finally:
        staging.discard(source.folder)


def _check_keys(vault: Path, source: Source) -> None:
    """What is copied goes once the vault has new keys, and nobody did it harm. Raises Interrupted."""
    try:
        now = header.read(vault).header
    except (SermentError, FileNotFoundError):
        return
    if (now.vault_id, now.epoch) != (source.header.vault_id, source.header.epoch):
        raise Interrupted from None


def _at_rest(vault: Path, relayed: Relayed) -> Source:
    """The vault as the lock leaves it. Raises Interrupted where it is opened again before it was staged."""
    relayed.wait_until_closed(vault)
    try:
        return staging.at_rest(vault, relayed)
    except (SermentError, FileNotFoundError):
        # Somebody who opens it changes what is being copied: that is no tampering.
        relayed.check_closed(vault)
        raise


if __name__ == "__main__":
    main()
