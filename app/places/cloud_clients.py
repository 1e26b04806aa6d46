"""Where each synchronisation client keeps its folders, from its own configuration.

A missing file means that the client is not here. A file that is there and
cannot be understood raises Unread: nobody knows then what is copied, and the
policy refuses.
"""

import json
import os
import posixpath
import re
from collections.abc import Callable, Iterator

from app.places.client_database import column
from app.places.clouds import Unread
from app.places.facts import CloudRoot
from app.places.reader import Reader

Parse = Callable[[bytes], list[str]]


def linux_roots(reader: Reader) -> tuple[CloudRoot, ...]:
    """Every synchronised folder of this user on Linux. Raises Unread."""
    return _unique(root for home in reader.homes() for root in _linux(reader, home))


def mac_roots(reader: Reader) -> tuple[CloudRoot, ...]:
    """Every synchronised folder of this user on macOS. Raises Unread."""
    return _unique(root for home in reader.homes() for root in _mac(reader, home))


def windows_roots(reader: Reader, roaming: str, local: str) -> tuple[CloudRoot, ...]:
    """What the clients' files say on Windows; ``WindowsMachine`` adds the registry. Raises Unread."""
    return _unique(_windows(reader, roaming, local))


def _linux(reader: Reader, home: str) -> Iterator[CloudRoot]:
    environment = reader.environment()
    # Both the usual folder and the one a variable names: neither hides the other.
    configs = {f"{home}/.config", environment.get("XDG_CONFIG_HOME") or f"{home}/.config"}
    states = {f"{home}/.local/state", environment.get("XDG_STATE_HOME") or f"{home}/.local/state"}
    flatpaks = f"{home}/.var/app"
    for dropbox in (f"{home}/.dropbox", f"{flatpaks}/com.dropbox.Client/.dropbox"):
        yield from _read(reader, "Dropbox", f"{dropbox}/info.json", dropbox_folders)
    for base in (*configs, f"{flatpaks}/com.nextcloud.desktopclient.nextcloud/config"):
        yield from _read(reader, "Nextcloud", f"{base}/Nextcloud/nextcloud.cfg", owncloud_folders)
    for base in (*configs, f"{flatpaks}/com.owncloud.desktop-client/config"):
        yield from _read(reader, "ownCloud", f"{base}/ownCloud/owncloud.cfg", owncloud_folders)
    for base in (*configs, *states):
        yield from _syncthing(reader, f"{base}/syncthing/config.xml", home)
    for base in configs:
        yield from _onedrive_linux(reader, f"{base}/onedrive", home)
    yield from _synology(reader, f"{home}/.SynologyDrive/data/db/sys.sqlite")
    yield from _database(reader, "pCloud", f"{home}/.pcloud/data.db", "syncfolder", "localpath")
    yield from _seafile(reader, home)
    yield from _read(reader, "Cozy Drive", f"{home}/.cozy-desktop/config.json", cozy_folders)


def _mac(reader: Reader, home: str) -> Iterator[CloudRoot]:
    support, library = f"{home}/Library/Application Support", f"{home}/Library"
    # File providers and iCloud live at fixed places; each folder in the first is one account.
    yield CloudRoot("CloudStorage", f"{library}/CloudStorage")
    yield CloudRoot("iCloud", f"{library}/Mobile Documents")
    yield from _read(reader, "Dropbox", f"{home}/.dropbox/info.json", dropbox_folders)
    for name, client in (("Nextcloud", "nextcloud"), ("ownCloud", "owncloud")):
        yield from _read(reader, name, f"{library}/Preferences/{name}/{client}.cfg", owncloud_folders)
    yield from _syncthing(reader, f"{support}/Syncthing/config.xml", home)
    yield from _google(reader, f"{support}/Google/DriveFS/root_preference_sqlite.db")
    yield from _synology(reader, f"{support}/SynologyDrive/data/db/sys.sqlite")
    yield from _database(reader, "pCloud", f"{home}/.pcloud/data.db", "syncfolder", "localpath")
    yield from _seafile(reader, home)
    yield from _read(reader, "Cozy Drive", f"{home}/.cozy-desktop/config.json", cozy_folders)


def _windows(reader: Reader, roaming: str, local: str) -> Iterator[CloudRoot]:
    for base in (roaming, local):
        yield from _read(reader, "Dropbox", rf"{base}\Dropbox\info.json", dropbox_folders)
    for name, client in (("Nextcloud", "nextcloud"), ("ownCloud", "owncloud")):
        yield from _read(reader, name, rf"{roaming}\{name}\{client}.cfg", owncloud_folders)
    yield from _syncthing(reader, rf"{local}\Syncthing\config.xml", "~")
    yield from _google(reader, rf"{local}\Google\DriveFS\root_preference_sqlite.db")
    yield from _synology(reader, rf"{local}\SynologyDrive\data\db\sys.sqlite")
    yield from _database(reader, "pCloud", rf"{local}\pCloud\data.db", "syncfolder", "localpath")
    variables = reader.environment()
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if variables.get(name):
            yield CloudRoot("OneDrive", variables[name])


def dropbox_folders(data: bytes) -> list[str]:
    """info.json: one object an account ("personal", "business"), each with its ``path``."""
    accounts = json.loads(data).values()
    return [account[key] for account in accounts for key in ("path", "root_path") if account.get(key)]


def owncloud_folders(data: bytes) -> list[str]:
    r"""Nextcloud's and ownCloud's settings: ``0\Folders\1\localPath=/home/anne/Nextcloud/``."""
    lines = re.findall(rb"^[^=\n]*\\localPath=(.*?)\r?$", data, re.MULTILINE)
    return [path for line in lines if (path := _qt_value(line))]


def syncthing_folders(data: bytes) -> list[str]:
    """config.xml: a ``path`` in each ``folder`` (those under ``defaults`` are templates)."""
    # Heavy, and needed only where that client is.
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(data)  # noqa: S314  # the user's own file; entities only cost time there
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    return [path for folder in root.findall("folder") if (path := folder.get("path"))]


def onedrive_folders(data: bytes) -> list[str]:
    """The abraunegg client's settings: ``sync_dir = "~/OneDrive"``."""
    return [os.fsdecode(path) for path in re.findall(rb'^\s*sync_dir\s*=\s*"([^"\n]+)"', data, re.MULTILINE)]


def cozy_folders(data: bytes) -> list[str]:
    """config.json: one ``path``."""
    path = json.loads(data).get("path")
    return [path] if path else []


def seafile_folders(data: bytes) -> list[str]:
    """seafile.ini: the path of ``seafile-data``, which lies in the folder of the libraries."""
    path = os.fsdecode(data).strip()
    return [posixpath.dirname(path)] if path else []


def _seafile(reader: Reader, home: str) -> Iterator[CloudRoot]:
    for root in _read(reader, "Seafile", f"{home}/.ccnet/seafile.ini", seafile_folders):
        yield root
        # Libraries may be kept elsewhere, each with a "worktree" among its properties.
        for name in (".seafile-data", "seafile-data"):
            known = _database(reader, "Seafile", f"{root.path}/{name}/repo.db", "RepoProperty", "value")
            yield from (library for library in known if library.path.startswith("/"))


def _syncthing(reader: Reader, path: str, home: str) -> Iterator[CloudRoot]:
    for root in _read(reader, "Syncthing", path, syncthing_folders):
        yield CloudRoot(root.provider, _at_home(root.path, home))


def _onedrive_linux(reader: Reader, folder: str, home: str) -> Iterator[CloudRoot]:
    if not reader.exists(folder):
        return
    found = list(_read(reader, "OneDrive", f"{folder}/config", onedrive_folders))
    # The client works without a settings file too, in its usual folder.
    for root in found or [CloudRoot("OneDrive", "~/OneDrive")]:
        yield CloudRoot("OneDrive", _at_home(root.path, home))


def _google(reader: Reader, path: str) -> Iterator[CloudRoot]:
    for table, name in (
        ("roots", "root_path"),
        ("roots", "last_seen_absolute_path"),
        ("media", "last_mount_point"),
    ):
        for root in _database(reader, "Google Drive", path, table, name):
            if re.match(r"/|[A-Za-z]:", root.path):  # others are relative to their medium
                yield root


def _synology(reader: Reader, path: str) -> Iterator[CloudRoot]:
    yield from _database(reader, "Synology Drive", path, "session_table", "sync_folder")


def _database(reader: Reader, provider: str, path: str, table: str, name: str) -> Iterator[CloudRoot]:
    log = _present(reader, f"{path}-wal") or b""
    yield from _read(reader, provider, path, lambda data: column(data, log, table, name))


def _read(reader: Reader, provider: str, path: str, parse: Parse) -> Iterator[CloudRoot]:
    data = _present(reader, path)
    if data is None:
        return
    try:
        folders = parse(data)
    except (ValueError, AttributeError, TypeError) as error:
        raise Unread(path) from error
    for folder in folders:
        if not isinstance(folder, str):
            raise Unread(path)
        yield CloudRoot(provider, folder.removeprefix("\\\\?\\"))


def _present(reader: Reader, path: str) -> bytes | None:
    try:
        return reader.read(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Unread(path) from error


def _qt_value(line: bytes) -> str:
    # QSettings quotes odd values and, in Qt 5, writes é as \xe9; a letter that
    # could be a further digit is escaped too.
    text = line.decode("utf-8", "surrogateescape").strip().strip('"')
    text = re.sub(r"\\x([0-9a-fA-F]{1,4})", lambda match: chr(int(match[1], 16)), text)
    return text.replace("\\\\", "\\")


def _at_home(path: str, home: str) -> str:
    return home + path[1:] if path.startswith("~") else path


def _unique(roots: Iterator[CloudRoot]) -> tuple[CloudRoot, ...]:
    return tuple(dict.fromkeys(roots))
