"""The practitioner's computer: the program's own commands in the machine, sticks as a desktop mounts them."""

import json
import shlex
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.app.cli.shell import PASSPHRASE, Answer
from tests.usb.link import Failed, Job
from tests.usb.machine import PATIENCE, Machine
from tests.usb.moments import MEDIA, Moment
from tests.usb.sticks import Stick

USER = "tester"
HOME = "/home/tester"
VAULT = f"{HOME}/Cabinet.serment"
#: Python that finds the program as it lies in the checkout.
_PYTHON = "export PYTHONPATH=/mnt/in:/opt/packages LC_ALL=C.UTF-8; exec python3"


@dataclass(frozen=True, slots=True)
class Command:
    """One command that was begun."""

    office: "Office"
    number: int

    def stops(self) -> int:
        """Wait until it stands still at its moment; its process. Raises Failed where it ends instead."""
        told = self.office.told(self.number)
        if "stopped" not in told:
            raise Failed(f"never stopped: {told}")
        return int(told["stopped"])

    def ends(self) -> Answer:
        """Wait for its end."""
        told = self.office.told(self.number)
        return Answer(told["code"], told["out"], told["err"])


class Office:
    """Whoever is logged in there."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._forge = machine.begin(f"{_PYTHON} -m tests.usb.forge", USER, more=True)
        self._lines = 0
        self._begun = 0
        self._heard: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._next()

    def _next(self) -> dict[str, Any]:
        line: dict[str, Any] = json.loads(self._forge.line(self._lines, PATIENCE))
        self._lines += 1
        return line

    def told(self, number: int) -> dict[str, Any]:
        """The next that is heard of a command."""
        while not self._heard[number]:
            line = self._next()
            self._heard[line["id"]].append(line)
        return self._heard[number].pop(0)

    def begin(self, *words: str, secrets: Sequence[str] = (), moment: Moment | None = None) -> Command:
        """Start a command of the program, ``secrets`` being its lines of input."""
        self._begun += 1
        given = "".join(f"{secret}\n" for secret in secrets)
        at = asdict(moment) if moment else None
        request = {"id": self._begun, "words": words, "given": given, "moment": at}
        self._forge.writes(json.dumps(request) + "\n")
        return Command(self, self._begun)

    def serment(self, *words: str, secrets: Sequence[str] = ()) -> Answer:
        """A command of the program from start to end."""
        return self.begin(*words, secrets=secrets).ends()

    def does(self, *words: str, secrets: Sequence[str] = ()) -> dict[str, Any]:
        """What a command of the program answers, which must succeed."""
        answer = self.serment(*words, "--json", secrets=secrets)
        if answer.code:
            raise Failed(f"{words}: {answer}")
        return answer.json

    def python(self, words: str, *, more: bool = False, **environment: str) -> Job:
        """Start an interpreter of its own; ``more``: it is given input later."""
        given = "".join(f"export {name}={shlex.quote(value)}; " for name, value in environment.items())
        return self.machine.begin(f"{given}{_PYTHON} {words}", USER, more=more)

    def goes_on(self, process: int) -> None:
        """Let a command that stands still go on."""
        self.machine.run(f"kill -CONT {process}")

    # --- Sticks

    def mounts(self, device: str, stick: Stick) -> str:
        """Mount a stick as a desktop does; where it is. Raises Failed where the system cannot."""
        block = stick.part(device).removeprefix("/dev/")
        place = f"/org/freedesktop/UDisks2/block_devices/{block}"
        # busctl itself waits 25 s, in which a machine that is emulated may not have looked at a file system.
        call = f"busctl --timeout={PATIENCE:.0f} call org.freedesktop.UDisks2 {place}"
        told = self.machine.run(f"{call} org.freedesktop.UDisks2.Filesystem Mount 'a{{sv}}' 0", USER)
        return str(json.loads(told.removeprefix("s ")))

    def repairs(self, device: str, stick: Stick) -> None:
        """Have the tables of an NTFS put in order, as a desktop offers to do."""
        self.machine.run(f"ntfsfix {stick.part(device)}")

    def gone(self, path: str) -> None:
        """Wait until nothing is mounted there any more, as after a stick was pulled out."""
        self.machine.run(f"for i in $(seq 300); do mountpoint -q {path} || exit 0; sleep 0.1; done; exit 1")

    def leaves(self, path: str) -> None:
        """Unmount what is mounted there."""
        self.machine.run(f"umount {shlex.quote(path)}")

    def backups(self, path: str) -> list[str]:
        """The snapshots that the program shows there, newest first."""
        return [one["path"] for one in self.does("backups", path)["backups"]]

    def backs_up(self, path: str) -> str:
        """Make a backup; the snapshot's folder."""
        return str(self.does("backup", VAULT, path)["path"])

    def findings(self, path: str) -> list[Any]:
        """What ``verify`` finds wrong, which it says with its exit code."""
        answer = self.serment("verify", path, "--json", secrets=[PASSPHRASE])
        return list(answer.json["findings"])


__all__ = ["HOME", "MEDIA", "PASSPHRASE", "USER", "VAULT", "Command", "Office"]
