"""The backup worker: it copies what was staged, or waits for the vault to close and stages it itself."""

import queue
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app import backing_up, backup_worker, child, founding, log, rekeying
from app import messages as m
from app.backing_up import Done
from app.channel import ControlChannel
from app.host import Host
from tests.app.cli.shell import OTHER
from tests.app.computer import computer
from tests.app.founded import typed
from tests.vault import rig
from vault import header, seal
from vault.backup import marker, snapshot, staging
from vault.database import Database, Mode
from vault.entry import RECORDS
from vault.header import DataKey
from vault.progress import Progress, Silent
from vault.secret import Secret


@dataclass
class Arrival:
    message: m.Message


@dataclass
class Keeper:
    """The other end of the control socket: what it says, and what it is told."""

    heard: list[m.Message] = field(default_factory=list)
    closed: bool = False
    _said: "queue.SimpleQueue[m.Message]" = field(default_factory=queue.SimpleQueue)
    _arrived: list[Arrival] = field(default_factory=list)

    def say(self, *messages: m.Message) -> None:
        for message in messages:
            self._said.put(message)

    def wait(self) -> None:
        self._arrived.append(Arrival(self._said.get(timeout=30)))

    def receive(self) -> list[Arrival]:
        while not self._said.empty():
            self.wait()
        arrived, self._arrived = self._arrived, []
        return arrived

    def send(self, message: m.Message) -> None:
        self.heard.append(message)


@dataclass
class Office:
    """A vault, a drive, and a worker that can be put to work."""

    vault: Path
    key: DataKey
    stick: Path
    host: Host
    keeper: Keeper

    def works(self) -> m.Message:
        """Run the worker to its end; the last thing it said."""
        backup_worker.main(lambda: self.host)
        return self.keeper.heard[-1]

    def job(self, **more: str) -> m.Job:
        return m.Job({"vault": str(self.vault), "drive": str(self.stick), **more})

    def state(self, *, is_open: bool) -> m.VaultState:
        return m.VaultState(str(self.vault), is_open)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    host = computer(tmp_path)
    vault, stick = tmp_path / "work" / "V.serment", tmp_path / "stick"
    key = rig.new_vault(vault)
    keeper = Keeper()

    class Begun:
        control: ControlChannel = keeper  # type: ignore[assignment]  # as far as a worker uses it

    monkeypatch.setattr(child, "begin", lambda arguments: Begun)
    monkeypatch.setattr(log, "start", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["worker"])
    return Office(vault, key, stick, host, keeper)


def test_what_was_staged_is_copied_while_the_vault_is_open(office):
    working = rig.Session(office.vault, office.key.keys)
    source = staging.staged(staging.checkpointed(working.vault, []), backup_worker.Relayed(office.keeper))
    office.keeper.say(office.state(is_open=True), office.job(staged=str(source.folder)))
    assert isinstance(office.works(), m.Finished)
    assert len(snapshot.found_on(office.stick).whole) == 1
    assert not source.folder.exists()
    working.close()


def test_a_lock_before_staging_has_ended_loses_no_backup(office):
    """The session ended in the middle of it, and nobody ever heard of that backup again."""
    working = rig.Session(office.vault, office.key.keys)
    note = working.note("Tapée avant le verrouillage")
    office.keeper.say(office.state(is_open=True), office.job())
    worker = threading.Thread(target=office.works)
    worker.start()
    working.close()
    assert not office.keeper.heard
    office.keeper.say(office.state(is_open=False))
    worker.join(60)
    assert isinstance(office.keeper.heard[-1], m.Finished)
    assert list((office.vault / staging.FOLDER).iterdir()) == []
    (made,) = snapshot.found_on(office.stick).whole
    records = Database.open(made.path / RECORDS, office.key.keys.records, Mode.IMMUTABLE)
    assert records.value("SELECT 1 FROM note WHERE id = ?", (note,))
    records.close()


def test_an_unlock_before_the_closed_vault_was_staged_is_no_tampering(office, monkeypatch):
    really = staging.at_rest

    def and_meanwhile(vault: Path, progress: Progress) -> staging.Source:
        opened.append(rig.Session(vault, office.key.keys))
        office.keeper.say(office.state(is_open=True))
        return really(vault, progress)

    opened: list[rig.Session] = []
    monkeypatch.setattr(staging, "at_rest", and_meanwhile)
    office.keeper.say(office.job())
    answer = office.works()
    assert isinstance(answer, m.Failed)
    assert answer.error == "Interrupted"
    opened[0].close()


def test_a_vault_that_was_altered_is_said_to_be(office):
    (office.vault / "records.db").write_bytes(b"x")
    office.keeper.say(office.job())
    answer = office.works()
    assert isinstance(answer, m.Failed)
    assert answer.error == "Tampered"


def test_a_vault_that_got_new_keys_in_the_middle_of_a_copy_is_no_tampering(office, monkeypatch):
    """What was being copied went with the old keys; it was called missing, as if somebody had taken it."""
    with rig.session(office.vault, office.key.keys) as working:
        working.document()
    really = backing_up.back_up

    def meanwhile(*arguments: Any) -> Done:
        ways = founding.new_ways(typed(OTHER), Secret(bytes(16)))
        new = rekeying.NewKeys(ways.passphrase, ways.recovery)
        rekeying.rekey(office.vault, office.key, new, office.host, Silent())
        return really(*arguments)

    monkeypatch.setattr(backing_up, "back_up", meanwhile)
    office.keeper.say(office.state(is_open=False), office.job())
    answer = office.works()
    assert isinstance(answer, m.Failed)
    assert answer.error == "Interrupted"
    assert snapshot.found_on(office.stick).whole == ()


def test_a_worker_that_is_stopped_while_it_waits_ends(office):
    office.keeper.say(office.state(is_open=True), office.job())
    worker = threading.Thread(target=office.works)
    worker.start()
    office.keeper.say(m.Stop())
    worker.join(60)
    answer = office.keeper.heard[-1]
    assert isinstance(answer, m.Failed)
    assert answer.error == "Interrupted"


def test_the_first_backup_lays_the_mark_that_makes_the_drive_known(office):
    with rig.session(office.vault, office.key.keys) as working:
        mark = working.vault.drive_mark("1A2B-3C4D").decode()
    office.keeper.say(office.job(mark=mark))
    told = office.works()
    assert isinstance(told, m.Finished)
    assert told.fields["drive"] == str(office.stick)
    known = header.read(office.vault).header
    assert marker.found(office.stick, "1A2B-3C4D", known) is marker.Marking.OURS
    lineage = seal.read(office.vault, known).lineage
    assert office.host.local_state(lineage).drive("1A2B-3C4D").introduced_at


def test_a_mark_for_another_drive_stops_the_backup_before_anything_is_written(office):
    with rig.session(office.vault, office.key.keys) as working:
        mark = working.vault.drive_mark("5E6F-7081").decode()
    office.keeper.say(office.job(mark=mark))
    told = office.works()
    assert isinstance(told, m.Failed)
    assert told.error == "DriveGone"
    assert list(office.stick.iterdir()) == []
