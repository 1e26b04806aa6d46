"""A writing process is killed at a random moment: no acknowledged row is lost, and nobody cries tampering."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.proofs.proof import Proof
from tests.vault import rig
from vault.findings import sound
from vault.keys import VaultKeys

_IDS = 32


def killed(folder: Path, keys: VaultKeys, moment: float) -> list[str]:
    """Let a worker write for ``moment`` seconds, kill it, and return the notes it said were written."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.vault.children.worker", str(folder), "never"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write("\n".join(key.reveal().hex() for key in (keys.records, keys.pending, keys.seal)))
    worker.stdin.close()
    worker.stdin = None
    worker.stdout.readline()
    time.sleep(moment)
    worker.kill()
    said = worker.communicate()[0].split("\n")[:-1]
    return [line for line in said if len(line) == _IDS]


class WriterKills:
    """One vault, killed again and again, with everything it ever acknowledged."""

    runs = 200

    def __init__(self, scratch: Path) -> None:
        self._folder = scratch / "Cabinet.serment"
        self._keys = rig.new_vault(self._folder).keys
        self._rows: list[str] = []

    def trial(self, number: int) -> None:
        """Every other time the next session is killed too, before anybody looked."""
        dice = random.Random(number)
        self._rows += killed(self._folder, self._keys, dice.uniform(0, 0.25))
        report = rig.examined(self._folder, self._keys)
        assert report.ok, report.findings
        if number % 2:
            with rig.session(self._folder, self._keys) as again:
                assert sound(again.opened.findings), again.opened.findings
                missing = again.missing(self._rows)
            assert not missing, f"{len(missing)} of {len(self._rows)} acknowledged notes are gone"
            assert not rig.examined(self._folder, self._keys).findings

    def facts(self) -> dict[str, int]:
        """How many notes were acknowledged."""
        return {"acknowledged notes": len(self._rows)}


PROOF = Proof(
    "writer-kills", "kill -9 during writing loses no acknowledged row and raises no alarm", WriterKills
)
