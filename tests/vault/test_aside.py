"""What does not belong is set aside for thirty days, never opened and never deleted at once."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from vault import aside
from vault.errors import FileUnreachable

NOW = datetime(2026, 11, 21, 18, 30, 12, tzinfo=UTC)


def _plant(folder, name="records.db-wal", content=b"planted"):
    (folder / name).write_bytes(content)
    return folder / name


def test_a_file_is_moved_under_the_moment_it_was_found(tmp_path):
    aside.set_aside(tmp_path, [_plant(tmp_path)], NOW)
    assert (tmp_path / "aside" / "2026-11-21T18-30-12Z" / "records.db-wal").read_bytes() == b"planted"
    assert not (tmp_path / "records.db-wal").exists()


def test_a_copy_is_kept_of_what_is_about_to_be_cut(tmp_path):
    planted = _plant(tmp_path)
    for _ in range(2):
        aside.keep(tmp_path, [planted], NOW)
    place = tmp_path / "aside" / "2026-11-21T18-30-12Z"
    assert [path.read_bytes() for path in place.iterdir()] == [b"planted"] * 2
    assert planted.exists()


def test_nothing_to_set_aside_makes_no_folder(tmp_path):
    aside.set_aside(tmp_path, [], NOW)
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_name_in_one_second_are_both_kept(tmp_path):
    for content in (b"un", b"deux", b"trois"):
        aside.set_aside(tmp_path, [_plant(tmp_path, content=content)], NOW)
    place = tmp_path / "aside" / "2026-11-21T18-30-12Z"
    assert {path.read_bytes() for path in place.iterdir()} == {b"un", b"deux", b"trois"}


@pytest.mark.parametrize(("days", "kept"), [(29, True), (30, True), (31, False)])
def test_it_is_deleted_after_thirty_days(tmp_path, days, kept):
    aside.set_aside(tmp_path, [_plant(tmp_path)], NOW)
    aside.sweep(tmp_path, NOW + timedelta(days=days))
    assert bool(list((tmp_path / "aside").iterdir())) == kept


def test_sweeping_touches_only_what_was_set_aside(tmp_path):
    aside.sweep(tmp_path, NOW)
    place = tmp_path / "aside"
    place.mkdir()
    (place / "notes").mkdir()
    _plant(place, "2020-01-01T00-00-00Z")
    (tmp_path / "elsewhere").mkdir()
    (place / "2020-01-02T00-00-00Z").symlink_to(tmp_path / "elsewhere")
    aside.sweep(tmp_path, NOW)
    assert len(list(place.iterdir())) == 3
    assert (tmp_path / "elsewhere").is_dir()


def test_what_cannot_be_deleted_is_the_machine_s_fault(tmp_path, monkeypatch):
    aside.set_aside(tmp_path, [_plant(tmp_path)], NOW)

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "no")

    monkeypatch.setattr(aside, "rmtree", broken)
    with pytest.raises(FileUnreachable):
        aside.sweep(tmp_path, NOW + timedelta(days=40))
    assert os.listdir(tmp_path) == ["aside"]


def test_what_was_set_aside_last_under_a_name_is_found(tmp_path):
    assert aside.latest(tmp_path, "letter") is None
    for days in (0, 1):
        aside.set_aside(tmp_path, [_plant(tmp_path, "letter", b"%d" % days)], NOW + timedelta(days=days))
    found = aside.latest(tmp_path, "letter")
    assert found is not None
    assert found.read_bytes() == b"1"
