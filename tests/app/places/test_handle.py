"""What is written goes into the folder that was opened, wherever its path leads now."""

import errno
import os
import stat
import sys

import pytest

from app import filelock
from app.places.handle import FolderHandle, PathFolder, PosixFolder, single, sync_file


@pytest.fixture(params=[PosixFolder, PathFolder], ids=["descriptor", "path"])
def folder(request, tmp_path):
    place = tmp_path / "drive"
    place.mkdir()
    made = PathFolder(str(place)) if request.param is PathFolder else posix(place)
    with made as handle:
        yield handle


def posix(path) -> PosixFolder:
    return PosixFolder(os.open(path, os.O_RDONLY | os.O_DIRECTORY))


def written(folder: FolderHandle, name: str, data: bytes) -> None:
    with folder.open_file(name, "xb") as file:
        file.write(data)
        assert sync_file(file)


def test_a_file_is_written_read_renamed_and_removed(folder):
    written(folder, "a", b"12345")
    folder.rename("a", "b")
    folder.sync()
    assert folder.names() == ["b"]
    assert folder.stat("b").st_size == 5
    with folder.open_file("b", "r+b") as file:
        file.seek(4)
        file.write(b"!")
    with folder.open_file("b") as file:
        assert file.read() == b"1234!"
    folder.unlink("b")
    assert not folder.exists("b")


def test_a_rename_replaces_what_is_there_and_may_cross_folders(folder):
    with folder.folder("documents", create=True) as documents:
        written(folder, "x", b"new")
        written(documents, "x", b"old")
        folder.rename("x", "x", into=documents)
        with documents.open_file("x") as file:
            assert file.read() == b"new"
        documents.unlink("x")
    folder.rmdir("documents")
    assert folder.names() == []


def test_an_existing_file_is_never_taken_for_a_new_one(folder):
    written(folder, "a", b"1")
    with pytest.raises(FileExistsError):
        folder.open_file("a", "xb")


def test_files_are_for_their_owner_alone(folder):
    written(folder, "a", b"1")
    assert stat.S_IMODE(folder.stat("a").st_mode) == 0o600


def test_a_link_is_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_bytes(b"")
    (tmp_path / "drive" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "drive" / "file").symlink_to(tmp_path / "elsewhere" / "file")
    with pytest.raises(OSError):
        folder.folder("link")
    for mode in ("rb", "wb", "r+b", "xb"):
        with pytest.raises(OSError):
            folder.open_file("file", mode)
    assert stat.S_ISLNK(folder.stat("link").st_mode)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", "/etc/passwd", "a\0b"])
def test_only_single_names_are_taken(folder, name):
    with pytest.raises(ValueError):
        single(name)
    for call in (folder.open_file, folder.folder, folder.mkdir, folder.unlink, folder.rmdir, folder.stat):
        with pytest.raises(ValueError):
            call(name)


def test_free_room_is_told(folder):
    assert folder.free_bytes() > 0


def test_a_descriptor_writes_where_it_was_opened_though_the_path_leads_elsewhere(tmp_path):
    (tmp_path / "drive").mkdir()
    with posix(tmp_path / "drive") as folder:
        (tmp_path / "drive").rename(tmp_path / "moved")
        (tmp_path / "drive").mkdir()
        written(folder, "a", b"1")
        folder.folder("b", create=True).close()
    assert sorted(os.listdir(tmp_path / "moved")) == ["a", "b"]
    assert os.listdir(tmp_path / "drive") == []


def test_closing_twice_closes_nothing_else(tmp_path):
    folder = posix(tmp_path)
    folder.close()
    other = os.open(tmp_path, os.O_RDONLY)
    folder.close()
    os.fstat(other)
    os.close(other)


@pytest.mark.parametrize("number", ["ENOTTY", "ENOTSUP", "EINVAL"])
def test_a_file_system_without_fsync_is_told_not_raised(tmp_path, monkeypatch, number):
    import errno

    def refuse(handle):
        raise OSError(getattr(errno, number), "no fsync here")

    monkeypatch.setattr(os, "fsync", refuse)
    with posix(tmp_path) as folder:
        assert folder.sync() is False


def test_a_drive_that_fails_to_flush_is_not_taken_for_one_that_cannot(tmp_path, monkeypatch):
    def fail(handle):
        raise OSError(5, "EIO")

    monkeypatch.setattr(os, "fsync", fail)
    with posix(tmp_path) as folder, pytest.raises(OSError):
        folder.sync()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("mode", ["rb", "r+b", "wb"])
def test_a_pipe_under_the_name_of_a_file_is_refused_and_hangs_nobody(folder, tmp_path, mode):
    os.mkfifo(tmp_path / "drive" / "LISEZ-MOI.txt")
    with pytest.raises(OSError, match="Invalid argument"):
        folder.open_file("LISEZ-MOI.txt", mode)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a mount inside / on Linux")
def test_what_is_mounted_inside_an_approved_folder_is_not_part_of_it():
    """A drive passes the policy; a network folder that somebody mounts at ``drive/Serment`` has not."""
    with posix("/") as root, pytest.raises(OSError, match="Invalid cross-device link"):
        root.folder("proc")


def test_a_folder_is_locked_by_one_handle_until_that_is_closed(tmp_path):
    first, second = posix(tmp_path), posix(tmp_path)
    assert first.lock()
    assert not second.lock()
    first.close()
    assert second.lock()
    second.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_descriptor_is_locked_by_a_file_in_it(tmp_path):
    first, second = PathFolder(str(tmp_path)), PathFolder(str(tmp_path))
    assert first.lock()
    assert not second.lock()
    first.close()
    assert second.lock()
    second.close()


@pytest.mark.parametrize(("code", "there"), [(errno.ENOLCK, True), (errno.EBADF, True), (errno.EIO, False)])
def test_a_file_system_without_locks_keeps_nobody_out(tmp_path, monkeypatch, code, there):
    def unknown(_: int) -> None:
        raise OSError(code, "")

    monkeypatch.setattr(filelock, "_try", unknown)
    with posix(tmp_path) as folder:
        if there:
            assert folder.lock()
        else:
            with pytest.raises(OSError):
                folder.lock()
