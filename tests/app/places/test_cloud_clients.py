"""Where the clients keep their folders, read from files as they write them."""

import json

import pytest

from app.places import client_database, cloud_clients, clouds
from app.places.clouds import Unread, overlap
from tests.app.places.fake_linux import HOME, FakeReader
from tests.app.places.foreign_files import database, database_and_log


def paths(roots) -> set[str]:
    return {root.path for root in roots}


def test_an_empty_home_synchronises_nothing():
    assert cloud_clients.linux_roots(FakeReader()) == ()


def test_dropbox_tells_each_account_and_the_root_of_a_team():
    info = {
        "personal": {"path": "/home/anne/Dropbox (Personal)", "host": 1, "is_team": False},
        "business": {"path": "/home/anne/Équipe/Anne", "root_path": "/home/anne/Équipe", "is_team": True},
    }
    found = cloud_clients.dropbox_folders(json.dumps(info).encode())
    assert set(found) == {"/home/anne/Dropbox (Personal)", "/home/anne/Équipe/Anne", "/home/anne/Équipe"}


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (rb"0\Folders\1\localPath=/home/anne/Nextcloud/", "/home/anne/Nextcloud/"),
        (rb"12\FoldersWithPlaceholders\3\localPath=C:/Users/Anne/Nextcloud/", "C:/Users/Anne/Nextcloud/"),
        (rb"0\Multifolders\1\localPath=/a", "/a"),
        (rb"0\Folders\1\localPath=/home/zo\xeb/N", "/home/zoë/N"),
        ("0\\Folders\\1\\localPath=/home/zoë/N".encode(), "/home/zoë/N"),
        (rb'0\Folders\1\localPath="/home/a, b/N"', "/home/a, b/N"),
        (rb"0\Folders\1\localPath=D:\\Nuage", "D:\\Nuage"),
    ],
)
def test_nextcloud_paths_are_read_as_qt_writes_them(line, path):
    assert cloud_clients.owncloud_folders(b"[Accounts]\r\n" + line + b"\r\n0\\url=https://x\r\n") == [path]


def test_nextcloud_without_folders_synchronises_nothing():
    assert cloud_clients.owncloud_folders(b"[Accounts]\n0\\Folders\\1\\localPath=\n0\\url=x\n") == []


def test_syncthing_templates_are_no_folders():
    data = b'<configuration><folder path="/a"/><defaults><folder path="~"/></defaults></configuration>'
    assert cloud_clients.syncthing_folders(data) == ["/a"]


BROKEN = {
    "/home/anne/.dropbox/info.json": [b"", b"[]", b"{", b'{"personal": 3}', b'{"personal": {"path": 7}}'],
    "/home/anne/.config/syncthing/config.xml": [b"", b"<configuration>", b"\0"],
    "/home/anne/.SynologyDrive/data/db/sys.sqlite": [
        b"",
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"\xff" * 4096,
    ],
    "/home/anne/.pcloud/data.db": [b"nothing", database("other", "column", [])],
}


@pytest.mark.parametrize(("path", "data"), [(path, data) for path, all_ in BROKEN.items() for data in all_])
def test_settings_that_cannot_be_understood_are_not_taken_for_none(path, data):
    reader = FakeReader()
    reader.put(path, data)
    with pytest.raises(Unread) as unread:
        cloud_clients.linux_roots(reader)
    assert unread.value.path == path


@pytest.mark.parametrize(
    "path",
    [
        f"{HOME}/.dropbox/info.json",
        f"{HOME}/.config/Nextcloud/nextcloud.cfg",
        f"{HOME}/.config/ownCloud/owncloud.cfg",
        f"{HOME}/.config/syncthing/config.xml",
        f"{HOME}/.local/state/syncthing/config.xml",
        f"{HOME}/.config/onedrive/config",
        f"{HOME}/.SynologyDrive/data/db/sys.sqlite",
        f"{HOME}/.SynologyDrive/data/db/sys.sqlite-wal",
        f"{HOME}/.pcloud/data.db",
    ],
)
@pytest.mark.parametrize("error", [PermissionError, OSError, IsADirectoryError])
def test_settings_that_cannot_be_read_are_not_taken_for_none(path, error):
    reader = FakeReader()
    reader.put(path, error(path))
    with pytest.raises(Unread):
        cloud_clients.linux_roots(reader)


def test_a_folder_added_since_the_last_checkpoint_is_seen():
    data, log = database_and_log("session_table", "sync_folder", ["/old"], ["/new"])
    assert client_database.column(data, b"", "session_table", "sync_folder") == ["/old"]
    assert client_database.column(data, log, "session_table", "sync_folder") == ["/old", "/new"]


def test_a_log_cut_short_leaves_the_last_whole_commit():
    data, log = database_and_log("t", "c", ["/old"], ["/new"])
    assert client_database.column(data, log[:-1], "t", "c") == ["/old"]


def test_frames_left_from_an_earlier_log_are_not_read():
    data, log = database_and_log("t", "c", ["/old"], ["/new"])
    stale = bytearray(log)
    stale[16] ^= 1
    assert client_database.column(data, bytes(stale), "t", "c") == ["/old"]


def test_google_drive_tells_mirrored_folders_and_its_letter_but_no_relative_paths():
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.executescript(
        r"""
        CREATE TABLE roots (title TEXT, root_path TEXT, last_seen_absolute_path TEXT, media_id TEXT);
        CREATE TABLE media (media_id TEXT, last_mount_point TEXT);
        INSERT INTO roots VALUES ('Bureau', 'Users\anne\Bureau', '\\?\C:\Users\anne\Bureau', 'm1');
        INSERT INTO roots VALUES ('Mon Drive', 'D:\Mon Drive', NULL, 'm1');
        INSERT INTO media VALUES ('m1', 'G:\');
        """
    )
    reader = WindowsFiles({r"C:\L\Google\DriveFS\root_preference_sqlite.db": connection.serialize()})
    connection.close()
    found = cloud_clients.windows_roots(reader, r"C:\R", r"C:\L")
    assert paths(found) == {r"C:\Users\anne\Bureau", r"D:\Mon Drive", "G:\\"}


class WindowsFiles(FakeReader):
    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files |= files

    def real(self, path: str) -> str:
        return path


def test_onedrive_is_found_by_its_variables_on_windows():
    reader = WindowsFiles({})
    reader.variables["OneDriveCommercial"] = r"C:\Users\anne\OneDrive - Cabinet"
    assert paths(cloud_clients.windows_roots(reader, "R", "L")) == {r"C:\Users\anne\OneDrive - Cabinet"}


def test_the_folders_of_macos_that_apple_keeps_are_always_known():
    found = paths(cloud_clients.mac_roots(FakeReader()))
    assert found == {f"{HOME}/Library/CloudStorage", f"{HOME}/Library/Mobile Documents"}


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        ("/a/b", "/a/b", True),
        ("/a/b/c", "/a/b", True),
        ("/a", "/a/b", True),
        ("/", "/a", True),
        ("/a/bc", "/a/b", False),
        ("/a/b/", "/a/b", True),
        ("/A/b", "/a/b", False),
    ],
)
def test_overlap_is_seen_both_ways(one, other, touch):
    assert overlap((one,), (other,)) is touch
    assert overlap((other,), (one,)) is touch


def test_windows_paths_overlap_in_any_case_and_with_either_slash():
    assert overlap((r"C:\Users\Anne\OneDrive\x",), ("c:/users/anne/onedrive",), fold_case=True)
    assert not overlap((r"C:\Users\Anne\OneDrive2",), ("c:/users/anne/onedrive",), fold_case=True)


@pytest.mark.parametrize("name", [".sync_0e03fe2b262e.db", "._sync_2215dfc5505b.db", ".csync_journal.db"])
def test_a_journal_of_nextcloud_marks_a_drive(name):
    reader = FakeReader()
    reader.put(f"/media/CLE/{name}", b"")
    assert clouds.marked(reader, "/media/CLE", "/media/CLE")


def test_a_mark_below_the_folder_does_not_count_and_one_above_does():
    reader = FakeReader()
    reader.folder("/media/CLE/a/.stfolder")
    reader.folder("/media/CLE/b")
    assert paths(clouds.marked(reader, "/media/CLE/a", "/media/CLE")) == {"/media/CLE/a"}
    assert clouds.marked(reader, "/media/CLE/b", "/media/CLE") == ()
