"""Files written whole or not at all, and the system's answers turned into ours."""

import errno
import os

import pytest

from vault import files
from vault.errors import DiskFull, FileUnreachable, ReadOnlyFolder, TooLargeForDisk


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, TooLargeForDisk),
        (errno.EROFS, ReadOnlyFolder),
        (errno.EACCES, ReadOnlyFolder),
        (errno.EPERM, ReadOnlyFolder),
        (errno.EIO, FileUnreachable),
        (None, FileUnreachable),
    ],
)
def test_what_the_system_answers_becomes_ours(tmp_path, code, error):
    with pytest.raises(error), files.answers(tmp_path):
        raise OSError(code, "no") if code else OSError("no")


def test_a_missing_file_stays_one(tmp_path):
    with pytest.raises(FileNotFoundError):
        files.read(tmp_path / "rien")


@pytest.mark.parametrize("operation", ["replace", "fsync"])
def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, operation):
    path = tmp_path / "seal.json"
    files.write(path, b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, operation, full)
    with pytest.raises(DiskFull):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["seal.json"]


def test_pieces_that_fail_leave_nothing(tmp_path):
    def pieces():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write_pieces(tmp_path / "new", pieces())
    assert os.listdir(tmp_path) == []


def test_files_written_together_are_all_written_in_order(tmp_path, monkeypatch):
    order = []
    replace = os.replace

    def counted(old, new):
        order.append(new.name)
        replace(old, new)

    monkeypatch.setattr(os, "replace", counted)
    files.write_together([(tmp_path / "b", b"1"), (tmp_path / "a", b"2")])
    assert order == ["b", "a"]
    assert (tmp_path / "a").read_bytes() == b"2"


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_no_room_for_all_of_them_changes_none(tmp_path, monkeypatch, fails_at):
    names = ["header.json", "header.copy.json", "seal.json"]
    for name in names:
        files.write(tmp_path / name, b"old")
    written = []

    def full(path, pieces):
        written.append(path)
        if len(written) == fails_at:
            raise OSError(errno.ENOSPC, "full")
        path.write_bytes(b"".join(pieces))

    monkeypatch.setattr(files, "_write_new", full)
    with pytest.raises(DiskFull):
        files.write_together([(tmp_path / name, b"new") for name in names])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(names, b"old")


def test_fingerprints_agree_however_they_are_taken(tmp_path):
    data = os.urandom(3_000_000)
    written = files.write(tmp_path / "a", data)
    assert written == files.fingerprint(tmp_path / "a") == files.fingerprint_of(data)
    assert b"".join(files.pieces(tmp_path / "a", 1000)) == data


def test_short_reads_are_continued(tmp_path, monkeypatch):
    files.write(tmp_path / "a", bytes(range(200)))
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 7)))
    assert [len(piece) for piece in files.pieces(tmp_path / "a", 90)] == [90, 90, 20]


def test_moving_and_removing(tmp_path):
    files.write(tmp_path / "a", b"x")
    files.make_folder(tmp_path / "deep" / "er")
    assert (tmp_path / "deep" / "er").stat().st_mode & 0o777 == 0o700
    files.move(tmp_path / "a", tmp_path / "deep" / "b")
    files.remove(tmp_path / "deep" / "b")
    files.remove(tmp_path / "deep" / "b")
    assert not list((tmp_path / "deep").glob("b*"))


def test_a_link_planted_under_an_unfinished_name_is_not_followed(tmp_path):
    """Whoever can write into the vault's folder could have another file overwritten."""
    (tmp_path / "lettre.txt").write_text("à garder")
    (tmp_path / ("seal.json" + files.UNFINISHED)).symlink_to(tmp_path / "lettre.txt")
    files.write(tmp_path / "seal.json", b"new")
    assert (tmp_path / "lettre.txt").read_text() == "à garder"
    assert (tmp_path / "seal.json").read_bytes() == b"new"
    assert not (tmp_path / "seal.json").is_symlink()


def test_a_new_folder_is_empty_and_one_that_was_there_is_the_same(tmp_path):
    """Its lock holds."""
    place, dear = tmp_path / "work", tmp_path / "dear"
    dear.mkdir()
    (dear / "letter").touch()
    (place / "deep").mkdir(parents=True, mode=0o755)
    (place / "deep" / "x").touch()
    (place / "y").touch()
    (place / "link").symlink_to(dear)
    before = place.stat().st_ino
    files.new_folder(place)
    assert list(place.iterdir()) == []
    assert (place.stat().st_ino, place.stat().st_mode & 0o777) == (before, 0o700)
    assert (dear / "letter").exists()


def test_a_link_in_the_place_of_a_new_folder_goes_alone(tmp_path):
    (tmp_path / "dear").mkdir()
    (tmp_path / "dear" / "letter").touch()
    (tmp_path / "work").symlink_to(tmp_path / "dear")
    files.new_folder(tmp_path / "work")
    assert not (tmp_path / "work").is_symlink()
    assert (tmp_path / "dear" / "letter").exists()
