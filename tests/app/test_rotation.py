"""Which drive is plugged in, told by its UUID and its mark; and what the others last took."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app import backing_up, introducing, places, rotation
from app.host import Host
from app.localstate import Drive, LocalState
from app.places.policy import Purpose, Verdict
from app.rotation import Here, Mended, Rotation, Standing, days_behind, lately_mended, standing
from tests.app.computer import Socket, computer
from tests.vault import cheap, rig
from vault import header, slots
from vault.backup import homes, marker, snapshot, staging
from vault.backup.marker import Marking
from vault.clock import stamp
from vault.errors import DriveGone, InvalidInput
from vault.header import DataKey

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
KNOWN = {"1A2B-3C4D": Drive(label="CLE", introduced_at="2026-11-01T08:00:00Z")}


class Office:
    """A vault and its computer; ``socket`` takes a stick, or another in its place."""

    def __init__(self, place: Path) -> None:
        made = computer(place)
        self.stick, self.vault = place / "stick", place / "work" / "V.serment"
        self.socket = Socket(self.stick)
        self.socket.plug()
        self.host: Host = replace(made, machine=self.socket.machine(), clock=lambda: NOW)
        self.key: DataKey = rig.new_vault(self.vault)

    def mark(self, uuid: str) -> bytes:
        with rig.session(self.vault, self.key.keys) as working:
            return working.vault.drive_mark(uuid)

    def introduce(self, uuid: str = "1A2B-3C4D") -> None:
        introducing.introduce(self.vault, str(self.stick), self.mark(uuid), self.host)

    def back_up(self) -> None:
        backing_up.back_up(staging.closed(self.vault), self.vault, str(self.stick), self.host)

    def look(self) -> Rotation:
        return rotation.look(self.vault, self.host)

    @property
    def state(self) -> LocalState:
        return self.host.local_state(rotation.identity(self.vault)[0])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_drive_is_new_then_known_and_stays_listed_while_it_is_at_home(office):
    [new] = office.look().others
    assert (new.standing, new.name, new.here) == (Standing.NEW, "CLE", True)
    office.introduce()
    office.back_up()
    [known] = office.look().known
    assert (known.uuid, known.here, known.took.verified_at) == ("1A2B-3C4D", True, NOW)
    office.socket.unplug()
    [away] = office.look().known
    assert (away.name, away.here, away.took) == ("CLE", False, known.took)
    assert office.look().took.verified_at == NOW
    assert away.took.revision == staging.closed(office.vault).seal.revision


def test_a_drive_at_home_is_known_to_open_with_what_was_replaced(office):
    office.introduce()
    office.back_up()
    office.socket.unplug()
    assert not office.look().known[0].opens_as_before
    slot = header.read(office.vault).header.slots[0].id
    slots.replaced(office.vault, office.key, slot, cheap.passphrase("une autre phrase"), cheap.CHEAP)
    assert office.look().known[0].opens_as_before


def test_two_drives_in_rotation_each_have_their_own_state(office):
    office.introduce()
    office.back_up()
    (office.stick / homes.TOP).rename(office.stick.parent / "first")
    later = NOW + timedelta(days=5)
    office.socket.plug("5E6F-7081", "MAISON")
    office.host = replace(office.host, clock=lambda: later)
    office.introduce("5E6F-7081")
    office.back_up()
    here, away = office.look().known
    assert (here.name, here.took.verified_at) == ("MAISON", later)
    assert (away.name, away.took.verified_at) == ("CLE", NOW)
    assert [days_behind(one.took, later) for one in (here, away)] == [0, 5]
    assert office.look().took.verified_at == later


def test_the_same_snapshot_on_two_drives_counts_for_both(office):
    """A vault that was not opened between two backups gives both the very same seal."""
    office.back_up()
    (office.stick / homes.TOP).rename(office.stick.parent / "first")
    office.socket.plug("5E6F-7081")
    office.back_up()
    assert rotation.took(office.state.snapshots().values(), "1A2B-3C4D").verified_at == NOW
    assert rotation.took(office.state.snapshots().values(), "5E6F-7081").verified_at == NOW


def test_a_stick_swapped_for_another_with_the_same_label_is_unknown(office):
    office.introduce()
    (office.stick / homes.TOP).rename(office.stick.parent / "first")
    office.socket.plug("5E6F-7081")
    [other] = office.look().others
    assert other.standing is Standing.NAMESAKE
    assert not office.look().known[0].here


def test_a_mark_copied_to_another_stick_makes_it_no_known_drive(office):
    office.introduce()
    office.socket.plug("5E6F-7081", "AUTRE")
    assert [one.standing for one in office.look().others] == [Standing.COPIED]


def test_a_known_drive_that_was_erased_says_so(office):
    office.introduce()
    [home] = (office.stick / homes.TOP).iterdir()
    (home / marker.NAME).unlink()
    assert [one.standing for one in office.look().others] == [Standing.REPLACED]


def test_another_computer_sees_a_drive_of_this_vault_it_does_not_know(office, tmp_path):
    office.introduce()
    office.host = replace(office.host, state_folder=tmp_path / "other")
    assert [one.standing for one in office.look().others] == [Standing.ELSEWHERE]


def test_a_drive_that_was_forgotten_has_to_be_introduced_again(office):
    office.introduce()
    office.state.forget_drive("1A2B-3C4D")
    assert office.look().known == ()


@pytest.mark.parametrize(
    ("uuid", "label", "marking", "expected"),
    [
        ("", "CLE", Marking.OURS, Standing.NAMELESS),
        ("1A2B-3C4D", "CLE", Marking.OURS, Standing.KNOWN),
        ("1A2B-3C4D", "CLE", Marking.NONE, Standing.REPLACED),
        ("1A2B-3C4D", "CLE", Marking.FOREIGN, Standing.REPLACED),
        ("1A2B-3C4D", "CLE", Marking.COPIED, Standing.COPIED),
        ("9999-9999", "CLE", Marking.OURS, Standing.ELSEWHERE),
        ("9999-9999", "Cle", Marking.NONE, Standing.NAMESAKE),
        ("9999-9999", "CLE", Marking.FOREIGN, Standing.FOREIGN),
        ("9999-9999", "", Marking.NONE, Standing.NEW),
        ("9999-9999", "AUTRE", Marking.NONE, Standing.NEW),
    ],
)
def test_uuid_and_mark_must_both_be_right(uuid, label, marking, expected):
    assert standing(uuid, label, KNOWN, marking) is expected


def test_a_mark_made_for_another_drive_is_not_laid_on_this_one(office):
    """Between the click and the worker, another stick was plugged in."""
    with pytest.raises(DriveGone):
        office.introduce("5E6F-7081")
    assert not (office.stick / homes.TOP).exists()
    assert office.look().known == ()


def test_a_drive_without_a_number_cannot_be_introduced(office):
    office.socket.plug("")
    with pytest.raises(InvalidInput):
        office.introduce("")
    assert [one.standing for one in office.look().others] == [Standing.NAMELESS]


def test_a_drive_that_does_not_keep_what_it_takes_is_none_of_those_that_get_backups(office):
    office.introduce()
    office.back_up()
    office.state.distrust("1A2B-3C4D", "CLE", stamp(NOW))
    [drive] = office.look().unfaithful
    assert (drive.standing, drive.here, drive.unfaithful_at) == (Standing.UNFAITHFUL, True, NOW)
    assert office.look().known == office.look().others == ()
    assert office.look().took.verified_at is None
    assert office.look().took.revision is None
    office.socket.unplug()
    [away] = office.look().unfaithful
    assert (away.name, away.here) == ("CLE", False)
    office.state.forget_drive("1A2B-3C4D")
    assert office.look().drives == ()
    office.socket.plug()
    assert [one.standing for one in office.look().drives] == [Standing.UNFAITHFUL]


def test_what_was_mended_on_a_drive_is_shown_until_all_of_it_was_read_again(office):
    office.introduce()
    known = office.state.drive("1A2B-3C4D")
    office.state.remember_drive(
        "1A2B-3C4D",
        msgspec.structs.replace(known, mended={stamp(NOW): 2, stamp(NOW - timedelta(days=20)): 1}),
    )
    [drive] = office.look().known
    assert lately_mended(drive, NOW) == Mended(NOW, 3)
    assert lately_mended(drive, NOW + timedelta(days=15)) == Mended(NOW, 2)
    assert lately_mended(drive, NOW + timedelta(days=30)) is None


def _plugged(mount: str, disk: str) -> Here:
    verdict = Verdict(True, "external", Purpose.BACKUP, {})
    drive = places.Drive(mount, "CLE", "1A2B-3C4D", "usb", "exfat", 1, verdict, frozenset({disk}))
    return Here(drive, Marking.OURS)


def test_of_a_drive_and_its_copy_neither_gets_a_backup_while_both_are_here(office):
    office.introduce()
    first, second = _plugged("/media/a/CLE", "8:16"), _plugged("/media/a/CLE1", "8:32")
    both = rotation.rotation(office.state, [first, second], (), NOW)
    assert [one.standing for one in both.others] == [Standing.TWIN, Standing.TWIN]
    assert both.known == ()
    assert len(rotation.rotation(office.state, [second], (), NOW).known) == 1


def test_one_file_system_that_is_mounted_twice_is_no_copy_of_itself(office):
    office.introduce()
    twice = [_plugged("/media/a/CLE", "8:16"), _plugged("/mnt", "8:16")]
    assert len(rotation.rotation(office.state, twice, (), NOW).known) == 2


def test_a_backup_of_a_day_to_come_is_no_fresh_one(office):
    """A clock that was a year ahead, and then put right, silenced every reminder for a year."""
    office.host = replace(office.host, clock=lambda: NOW + timedelta(days=365))
    office.introduce()
    office.back_up()
    office.host = replace(office.host, clock=lambda: NOW)
    [known] = office.look().known
    assert known.took.verified_at is office.look().took.verified_at is None
    office.back_up()
    assert office.look().known[0].took.verified_at == NOW


def test_a_backup_that_stands_on_its_drive_no_more_is_no_fresh_one(office):
    """Its folder was removed by hand, and the page went on saying that the drive held today's backup."""
    office.introduce()
    office.back_up()
    office.state.proven(next(iter(office.state.snapshots())), stamp(NOW))
    [made] = snapshot.found_on(office.stick).whole
    shutil.rmtree(made.path)
    [known] = office.look().known
    assert known.took.verified_at is known.took.revision is office.look().took.verified_at is None
    assert office.look().took.proven_at == NOW
    office.socket.unplug()
    assert office.look().known[0].took.verified_at == NOW, "nobody can look there"
