"""Folders that a client copies elsewhere: found by its marks, compared both ways.

A vault inside a synchronised folder leaves the practice. So does a folder that
holds one, the day its content moves; both are refused. The clients' own
configuration says where their folders are (``cloud_clients``), and most leave
a mark in the folder itself, which is all there is on a drive that was
synchronised on another computer.
"""

import posixpath
import re
import unicodedata
from types import ModuleType

from app.places.facts import CloudRoot
from app.places.reader import Reader

# What the clients put into the root of what they synchronise.
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".megaignore": "MEGA",
    ".sync/ID": "Resilio Sync",
    ".tresorit": "Tresorit",
    ".insync-trash": "Insync",
    ".seafile-data": "Seafile",
}
# In a Dropbox this is a file that says so; in a home it is the client's own folder.
_TAGGED = ".dropbox"
# The clients' journals have a name of their own for each folder.
_JOURNAL = re.compile(r"\.?_?\.?_?sync_[0-9a-f]{6,}\.db|\.csync_journal\.db")


class Unread(Exception):
    """A client is set up here, and its configuration cannot be read: where it copies from is unknown."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def overlap(one: tuple[str, ...], other: tuple[str, ...], fold_case: bool = False) -> bool:
    """A folder lies in the other or holds it, in any of the ways each can be named."""
    return any(_touch(_parts(a, fold_case), _parts(b, fold_case)) for a in one for b in other)


def marked(reader: Reader, folder: str, mount: str, paths: ModuleType = posixpath) -> tuple[CloudRoot, ...]:
    """The folder or a parent of it that carries a client's mark; ``mount`` is where its disk begins."""
    found = []
    below_mount = True
    while True:
        found += [
            CloudRoot(name, folder) for mark, name in _MARKS.items() if _holds(reader, folder, mark, paths)
        ]
        found += _tagged(reader, folder, paths)
        if below_mount:
            found += _journals(reader, folder)
        below_mount = below_mount and folder != mount
        parent = paths.dirname(folder)
        if parent == folder:
            return tuple(found)
        folder = parent


def _holds(reader: Reader, folder: str, mark: str, paths: ModuleType) -> bool:
    return reader.exists(paths.join(folder, *mark.split("/")))


def _tagged(reader: Reader, folder: str, paths: ModuleType) -> list[CloudRoot]:
    try:
        tagged = b'"dropbox"' in reader.read(paths.join(folder, _TAGGED))
    except PermissionError:
        tagged = True  # hidden from us: as good as said
    except OSError:
        return []
    return [CloudRoot("Dropbox", folder)] if tagged else []


def _journals(reader: Reader, folder: str) -> list[CloudRoot]:
    try:
        names = reader.names(folder)
    except OSError:
        return []
    return [CloudRoot("Nextcloud", folder) for name in names if _JOURNAL.fullmatch(name)][:1]


def _parts(path: str, fold_case: bool) -> list[str]:
    if not fold_case:
        return path.rstrip("/").split("/")
    # Apple's older file systems write é as two signs.
    folded = unicodedata.normalize("NFC", path).casefold()
    return [part for part in re.split(r"[/\\]", folded) if part]


def _touch(one: list[str], other: list[str]) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
