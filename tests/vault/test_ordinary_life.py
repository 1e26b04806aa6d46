"""A vault's ordinary life, thrown with a seeded die: nobody ever cries tampering.

Sessions, crashes, backups while open, changed passphrases, destroyed documents, restores, wrong clocks,
moves to another folder. ``make test``
lives a sample; SERMENT_SESSIONS sets another number.
"""

import os
import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.vault import cheap, rig
from tests.vault.fakedrive import FakeDrive
from tests.vault.rig import Session
from vault import audit, slots
from vault.backup import homes, restore, run, snapshot, staging
from vault.backup.run import Order
from vault.clock import utc_now
from vault.findings import Kind
from vault.header import read
from vault.progress import Silent
from vault.records import documents_index
from vault.verify import Subject, verify

SESSIONS = int(os.environ.get("SERMENT_SESSIONS", "60"))


class AnyClock:
    """A computer's clock: right, or set to another day or hour, past ones too."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def set(self, dice: random.Random) -> None:
        """Set it as wrong as batteries, travellers and time servers do."""
        self._ahead = dice.choice([timedelta(), timedelta(hours=dice.randint(-12, 12))]) + timedelta(
            days=dice.choice([0, 0, dice.randint(-800, 800)])
        )

    def __call__(self) -> datetime:
        return utc_now() + self._ahead


class Life:
    """One vault, followed through its days."""

    def __init__(self, place: Path, dice: random.Random) -> None:
        self.place, self.dice = place, dice
        self.folder = place / "0" / "Cabinet.serment"
        self.folder.parent.mkdir()
        self.key = rig.new_vault(self.folder)
        self.slot = self.key.slot_id
        self.rows: list[str] = []
        self.generation = 0
        self.said: dict[str, int] = {}
        self.clock = AnyClock()
        self._deeds = [self._note, self._note, self._document, self._destroy, self._pend, self._stage]
        (place / "drive").mkdir()

    def session(self) -> None:
        working = Session(self.folder, self.key.keys, clock=self.clock)
        self._quiet(working.opened.findings)
        assert not working.missing(self.rows)
        for _ in range(self.dice.randrange(8)):
            self.dice.choice(self._deeds)(working)
        self.rows += working.rows
        if self.dice.random() < 0.35:
            self._crash(working)
        else:
            working.close()
        self._examine()

    def _note(self, working: Session) -> None:
        working.note("é" * self.dice.randrange(1, 4000))

    def _document(self, working: Session) -> None:
        if self.dice.random() < 0.2:
            # The file is there, and its row is rolled back by a lock.
            working.vault.documents.add([b"sans ligne"])
        else:
            working.document(self.dice.randbytes(self.dice.randrange(3000)))

    def _destroy(self, working: Session) -> None:
        found = documents_index.of_patient(working.database, working.patient())
        if found:
            documents_index.remove(working.context, found[0].id)

    def _pend(self, working: Session) -> None:
        working.pend(working.draft("à suivre"))

    def _stage(self, working: Session) -> None:
        moment = staging.checkpointed(working.vault, [])
        if self.dice.random() < 0.6:
            source = staging.staged(moment, Silent())
            self._copy(source)
            staging.discard(source.folder)

    def _crash(self, working: Session) -> None:
        """The folder as it lies there now is all that is left."""
        if self.dice.random() < 0.3:
            working.vault.documents.add([b"coupe"])
        if self.dice.random() < 0.3:
            working.vault._begin_checkpoint()
        self._move_on(rig.copied)
        working.let_go()

    def _move_on(self, how) -> None:
        self.generation += 1
        target = self.place / str(self.generation) / "Cabinet.serment"
        target.parent.mkdir()
        before, self.folder = self.folder, target
        how(before, target)
        shutil.rmtree(before.parent, ignore_errors=True)

    def between(self) -> None:
        chance = self.dice.random()
        if self.dice.random() < 0.2:
            # Copied or moved to another folder, as somebody with a new disk does.
            self._move_on(self.dice.choice([rig.copied, shutil.move]))
            self._examine()
        if self.dice.random() < 0.3:
            self.clock.set(self.dice)
        if chance < 0.15:
            new = cheap.passphrase(f"phrase {self.generation} {chance}")
            self.slot = slots.replaced(self.folder, self.key, self.slot, new, cheap.CHEAP)
            self._examine()
        elif chance < 0.35:
            self._close()
            self._copy(staging.closed(self.folder))
        elif chance < 0.45:
            self._close()
            self._copy(staging.closed(self.folder))
            newest = snapshot.found_on(self.place / "drive").whole[0]
            restored = self._restored(newest.path)
            self.rows = restored
            self._examine()

    def _restored(self, path: Path) -> list[str]:
        self._move_on(lambda before, after: restore.restore(path, after, self.key.keys))
        working = Session(self.folder, self.key.keys, clock=self.clock)
        rows = [str(row[0]) for row in working.database.rows("SELECT id FROM note WHERE state = 'signed'")]
        self.slot = read(self.folder).header.slots[0].id
        working.close()
        return rows

    def _close(self) -> None:
        with rig.session(self.folder, self.key.keys, clock=self.clock) as working:
            self._quiet(working.opened.findings)

    def _copy(self, source) -> None:
        order = Order(source, {}, date(2026, 11, 21))
        made = run.back_up(FakeDrive(self.place / "drive"), "drive", order)
        path = self.place / "drive" / homes.TOP / made.home / made.name
        report = verify(Subject(path, self.key.keys, documents=path.parent))
        assert not report.findings, report.findings

    def _examine(self) -> None:
        self._quiet(rig.examined(self.folder, self.key.keys).findings)
        self._quiet(rig.examined(self.folder, None).findings)

    def _quiet(self, findings) -> None:
        for finding in findings:
            assert not finding.fails, finding
            self.said[finding.kind] = self.said.get(finding.kind, 0) + 1


def test_an_ordinary_life_raises_no_alarm(tmp_path, capsys):
    life = Life(tmp_path, random.Random(20261121))
    for _ in range(SESSIONS):
        life.session()
        life.between()
    life._close()
    with rig.session(life.folder, life.key.keys) as last:
        assert audit.verify_log(last.database) is None
        assert not last.missing(life.rows)
    assert life.said[Kind.NOT_CLOSED_CLEANLY] > 3
    with capsys.disabled():
        said = sum(life.said.values())
        print(f" [{SESSIONS} sessions, {len(life.rows)} rows, {said} ordinary findings]", end="")
