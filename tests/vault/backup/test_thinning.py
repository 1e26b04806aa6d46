"""Old snapshots go, and nothing that still shows misses anything, wherever that is cut off."""

import errno
import shutil
from datetime import date, timedelta

import pytest

from tests.vault import rig
from tests.vault.backup.conftest import Desk, made_in
from tests.vault.fakedrive import PulledOut, Trouble
from vault.backup import shelf, snapshot, thinning
from vault.backup.rotating import Rotation
from vault.backup.run import MARGIN
from vault.errors import DriveFull, DriveGone

TODAY = date(2026, 11, 21)


def _everything(_: str) -> bool:
    return True


def _nothing(_: str) -> bool:
    return False


def _agreed(verified=_everything) -> Rotation:
    return Rotation(verified, allowed=True)


class Aged(Desk):
    """A drive with snapshots of three days of last year, two of them of one month."""

    names: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    desk = Aged(*made_in(tmp_path_factory.mktemp("aged")))
    names = []
    for days in (500, 495, 420):
        desk.work(f"Il y a {days} jours", TODAY - timedelta(days=days))
        names.append(desk.back_up().name)
    desk.names = tuple(names)
    # Its document is needed by the snapshots alone.
    _destroy_first_document(desk)
    return desk


@pytest.fixture
def aged(stored, tmp_path):
    folder, drive = (rig.copied(path, tmp_path / path.name) for path in (stored.folder, stored.drive))
    desk = Aged(folder, stored.key, drive)
    desk.names = stored.names
    return desk


def _destroy_first_document(desk) -> None:
    with rig.session(desk.folder, desk.key.keys) as working:
        (row,) = working.database.rows("SELECT id FROM document ORDER BY created_at LIMIT 1")
        working.database.run("DELETE FROM document WHERE id = ?", row)


def _shown(desk) -> list[str]:
    return sorted(found.name for found in snapshot.found_on(desk.drive).whole)


def _document_names(desk) -> set[str]:
    return {path.name for path in desk.drive.rglob("documents/*/*")}


def test_what_the_schedule_does_not_keep_goes_after_a_new_one_is_verified(aged):
    first, second, third = aged.names
    made = aged.back_up(aged.order(rotation=_agreed()))
    assert [one.name for one in made.gone.goes] == [first]
    assert made.may_go == thinning.NOTHING
    assert _shown(aged) == sorted([second, third, made.name])
    aged.check_every_snapshot({second, third, made.name})


def test_what_may_go_is_shown_before_it_is_agreed(aged):
    made = aged.back_up(aged.order(rotation=Rotation(_everything)))
    assert [one.name for one in made.may_go.goes] == [aged.names[0]]
    assert made.may_go.frees > 0
    assert made.gone == thinning.NOTHING
    assert set(aged.names) <= set(_shown(aged))


def test_the_bytes_told_are_those_that_come_back(aged):
    aged.back_up()
    (old,) = thinning.by_schedule(aged.home(), _lineage(aged), TODAY, _everything).goes
    before = sum(path.stat().st_size for path in aged.drive.rglob("*") if path.is_file())
    headers = sum(path.stat().st_size for path in next(aged.drive.glob(f"*/*/{old.name}")).glob("header*"))
    seal = next(aged.drive.glob(f"*/*/{old.name}/seal.json")).stat().st_size
    thinning.carry_out(aged.home(), thinning.Plan((old,)))
    after = sum(path.stat().st_size for path in aged.drive.rglob("*") if path.is_file())
    assert before - after == old.frees + headers + seal


def _lineage(desk) -> str:
    return rig.sealed(desk.folder).lineage


def test_without_a_newer_verified_one_nothing_may_go(aged):
    aged.back_up()
    assert thinning.by_schedule(aged.home(), _lineage(aged), TODAY, _nothing) == thinning.NOTHING


def test_one_that_is_newer_than_all_verified_stays(aged):
    seals = {one.name: one.seal_sha256 for one in shelf.look(aged.home()).standing}
    first = seals[aged.names[0]]
    plan = thinning.for_room(aged.home(), _lineage(aged), TODAY, lambda seal: seal == first)
    assert plan == thinning.NOTHING


def test_another_lineage_is_left_alone(aged):
    assert thinning.by_schedule(aged.home(), "ab" * 16, TODAY, _everything) == thinning.NOTHING


def test_a_document_goes_once_no_snapshot_lists_it(aged):
    aged.back_up()
    before = _document_names(aged)
    everything = thinning.for_room(aged.home(), _lineage(aged), TODAY, _everything)
    assert [one.name for one in everything.goes] == list(aged.names)
    thinning.carry_out(aged.home(), everything)
    assert len(before - _document_names(aged)) == 1
    aged.check_every_snapshot(set(_shown(aged)))


def test_where_one_manifest_cannot_be_read_no_document_goes(aged):
    aged.back_up()
    before = _document_names(aged)
    broken = next(aged.drive.glob(f"*/*/{aged.names[2]}/manifest.json"))
    broken.write_bytes(b"{}" + broken.read_bytes()[2:])
    plan = thinning.for_room(aged.home(), _lineage(aged), TODAY, _everything)
    thinning.carry_out(aged.home(), thinning.Plan(plan.goes[:2]))
    assert _document_names(aged) == before
    assert not set(aged.names[:2]) & set(_shown(aged))


def test_where_one_seal_cannot_be_read_no_document_goes(aged):
    aged.back_up()
    next(aged.drive.glob(f"*/*/{aged.names[2]}/seal.json")).write_bytes(b"?")
    before = _document_names(aged)
    plan = thinning.for_room(aged.home(), _lineage(aged), TODAY, _everything)
    thinning.carry_out(aged.home(), plan)
    assert _document_names(aged) == before


def test_a_full_drive_lets_the_oldest_go_where_that_was_agreed(aged):
    order = aged.order(rotation=_agreed())
    needed = _needed(aged)
    aged.trouble.free = needed - 1
    with pytest.raises(DriveFull):
        aged.back_up()  # nothing was agreed
    freed = Freeing(aged, needed)
    aged.trouble = freed
    made = aged.back_up(order)
    assert made.gone.goes[0].name == aged.names[0]
    aged.check_every_snapshot({made.name})


def _needed(desk) -> int:
    sizes = rig.sealed(desk.folder)
    return sizes.records.size + sizes.manifest.size + MARGIN


class Freeing(Trouble):
    """A drive one byte short until something was removed."""

    def __init__(self, desk, needed: int) -> None:
        super().__init__()
        self._before = _used(desk)
        self._desk, self._needed = desk, needed

    @property
    def free(self) -> int:
        return self._needed - 1 + self._before - _used(self._desk)

    @free.setter
    def free(self, _: int) -> None:
        """The drive decides."""


def _used(desk) -> int:
    return sum(path.stat().st_size for path in desk.drive.rglob("*") if path.is_file())


def test_a_drive_that_stays_too_small_loses_nothing(aged):
    aged.trouble.free = 4096
    before = _shown(aged)
    with pytest.raises(DriveFull) as raised:
        aged.back_up(aged.order(rotation=_agreed()))
    assert raised.value.free == 4096
    assert _shown(aged) == before


def test_low_room_is_told_with_what_would_free_it(aged):
    aged.trouble.free = _needed(aged)
    made = aged.back_up(aged.order(rotation=Rotation(_everything)))
    assert made.room.is_low
    assert 0 < made.room.left < 7
    assert [one.name for one in made.for_room.goes] == list(aged.names)
    assert made.for_room.frees > made.may_go.frees


def test_low_room_is_told_where_nobody_decided_what_may_go(aged):
    aged.trouble.free = _needed(aged)
    made = aged.back_up()
    assert made.room.is_low
    assert (made.for_room, made.may_go) == (thinning.NOTHING, thinning.NOTHING)


def test_the_first_backup_on_a_drive_finds_nothing_to_compare_with(desk):
    made = desk.back_up(desk.order(rotation=_agreed()))
    assert (made.change, made.gone) == (None, thinning.NOTHING)


@pytest.mark.parametrize("forgets", [False, True])
def test_thinning_cut_off_anywhere_leaves_every_snapshot_that_shows_whole(aged, forgets, tmp_path):
    aged.back_up()
    plan = thinning.for_room(aged.home(), _lineage(aged), TODAY, _everything)
    clean = rig.copied(aged.drive, tmp_path / "clean")
    aged.trouble = Trouble()
    thinning.carry_out(aged.home(), plan)
    total = aged.trouble.steps
    # All of them: the proof backup-faults.
    for at in range(3, total + 1, 4):
        shutil.rmtree(aged.drive)
        rig.copied(clean, aged.drive)
        aged.trouble = Trouble()
        home = aged.home()
        aged.trouble.at, aged.trouble.error = at, PulledOut
        with pytest.raises(PulledOut):
            thinning.carry_out(home, plan)
        if forgets:
            aged.trouble.lose_unflushed()
        aged.check_every_snapshot(set(_shown(aged)) & set(aged.names[2:]))
    aged.trouble = Trouble()
    aged.back_up()
    assert not [
        path for path in aged.drive.glob("*/*/*/records.db") if not path.with_name("seal.json").exists()
    ]


def test_somebodys_file_in_a_snapshot_keeps_its_folder(aged):
    aged.back_up()
    own = next(aged.drive.glob(f"*/*/{aged.names[0]}")) / "photo.jpg"
    own.write_bytes(b"mine")
    plan = thinning.by_schedule(aged.home(), _lineage(aged), TODAY, _everything)
    thinning.carry_out(aged.home(), plan)
    assert own.read_bytes() == b"mine"
    assert [path.name for path in own.parent.iterdir()] == ["photo.jpg"]


def test_a_drive_that_goes_while_it_is_thinned_is_said_to_be_gone(aged, monkeypatch):
    def gone(*_: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(thinning, "_remove", gone)
    with pytest.raises(DriveGone):
        aged.back_up(aged.order(rotation=_agreed()))
    aged.check_every_snapshot(set(aged.names))


def test_as_many_as_needed_go_and_no_more():
    plan = thinning.Plan(tuple(thinning.Old(str(n), "2026-01-01T00:00:00Z", 10) for n in range(4)))
    assert plan.enough_for(15) == thinning.Plan(plan.goes[:2])
    assert plan.enough_for(41) is None
