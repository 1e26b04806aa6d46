"""A records file that a drive does not take whole lies there in parts, and comes back in one piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault import rig
from vault.backup import parts, restore, snapshot
from vault.entry import RECORDS
from vault.errors import Tampered, TooLargeForDisk
from vault.findings import Kind
from vault.verify import Subject, verify

LIMIT = 100_000


@pytest.fixture
def split(desk):
    return desk.path_of(desk.back_up(desk.order(largest=LIMIT)))


def test_no_file_is_larger_than_the_drive_takes(split):
    assert not (split / RECORDS).exists()
    names = sorted(path.name for path in split.glob("records.db.*"))
    assert names == [parts.part_name(number) for number in range(1, len(names) + 1)]
    assert len(names) > 1
    assert all((split / name).stat().st_size == LIMIT for name in names[:-1])


def test_a_records_file_that_fits_stays_whole(desk):
    size = rig.sealed(desk.folder).records.size
    path = desk.path_of(desk.back_up(desk.order(largest=size)))
    assert (path / RECORDS).stat().st_size == size
    assert not parts.is_split(path)


def test_it_restores_as_one_file(split, desk, tmp_path):
    new = tmp_path / "Neuf.serment"
    restored = restore.restore(split, new, desk.key.keys)
    assert restored.counts["notes"] == 1
    assert not parts.is_split(new)
    assert rig.examined(new, desk.key.keys).ok


@pytest.mark.parametrize("with_keys", [True, False])
def test_it_verifies(split, desk, with_keys):
    before = rig.tree(desk.drive)
    keys = desk.key.keys if with_keys else None
    report = verify(Subject(split, keys, documents=snapshot.documents_root(split)))
    assert not report.findings
    assert report.counts.get("notes") == (1 if with_keys else None)
    assert set(rig.tree(desk.drive)) == set(before)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]), Kind.RECORDS_ALTERED),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), Kind.RECORDS_TRUNCATED),
        (lambda path: path.unlink(), Kind.RECORDS_TRUNCATED),
    ],
    ids=["altered", "cut short", "missing"],
)
def test_a_part_that_is_not_what_was_sealed_is_named(split, desk, tmp_path, change, kind):
    change(split / parts.part_name(2))
    report = verify(Subject(split, desk.key.keys, documents=split.parent))
    assert [one.kind for one in report.findings] == [kind]
    with pytest.raises(Tampered):
        restore.restore(split, tmp_path / "Neuf.serment", desk.key.keys)
    assert not (tmp_path / "Neuf.serment").exists()


def test_what_a_cut_off_run_left_of_parts_is_swept(desk):
    made = desk.back_up(desk.order(largest=LIMIT))
    (desk.path_of(made) / "seal.json").unlink()
    again = desk.back_up()
    desk.check_every_snapshot({again.name})
    assert not list(desk.drive.rglob("records.db.*"))


def test_a_document_that_the_drive_does_not_take_is_told_before_anything_is_written(desk):
    with pytest.raises(TooLargeForDisk):
        desk.back_up(desk.order(largest=20))
    assert not [path for path in desk.drive.rglob("*") if path.is_file()]


@given(st.lists(st.binary(max_size=30), max_size=12), st.integers(1, 40))
def test_portions_are_the_same_bytes(pieces, size):
    portions = [b"".join(portion) for portion in parts.cut(pieces, size)]
    assert b"".join(portions) == b"".join(pieces)
    assert all(len(portion) == size for portion in portions[:-1])
    assert all(portions)
