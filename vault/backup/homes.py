"""The folders of vaults on a drive: ``Serment/<practice>-<vault id>/``.

Each holds ``documents/``, shared by all snapshots of its vault, and one folder a snapshot.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, closing
from stat import S_ISDIR, S_ISREG
from typing import Final, TypeVar

from vault.backup.target import TargetFolder
from vault.documents import FOLDER
from vault.seal import Seal

#: The folder of the program on a drive, where each vault has its own.
TOP: Final = "Serment"
_HOME: Final = re.compile(r".+-[0-9a-f]{32}")
_DOCUMENT: Final = re.compile(r"[0-9a-f]{32}")
_BRANCH: Final = re.compile(r"[0-9a-f]{2}")
Folder = TypeVar("Folder", bound=TargetFolder)


def opened(drive: Folder, sealed: Seal) -> tuple[str, Folder]:
    """The name of a vault's folder on ``drive`` and the folder, made if need be. Raises OSError.

    Both names are durable by then: a snapshot would be lost with them, however well it was flushed itself.
    """
    with closing(drive.folder(TOP, create=True)) as top:
        name = _name_in(top, sealed.practice, sealed.vault_id)
        with ExitStack() as held:
            home = top.folder(name, create=True)
            held.callback(home.close)
            top.sync()
            drive.sync()
            held.pop_all()
        return name, home


def found(drive: Folder, vault_id: str) -> Folder | None:
    """A vault's folder on ``drive``, if there is one; makes nothing. Raises OSError."""
    if not drive.exists(TOP):
        return None
    top = drive.folder(TOP)
    try:
        name = _known(top, vault_id)
        return top.folder(name) if name else None
    finally:
        top.close()


def names(drive: TargetFolder) -> list[str]:
    """The vaults' folders on ``drive``. Raises OSError."""
    if not drive.exists(TOP):
        return []
    with closing(drive.folder(TOP)) as top:
        return [name for name in top.names() if _HOME.fullmatch(name) and _is_folder(top, name)]


def named(drive: Folder, name: str) -> Folder:
    """One of them. Raises OSError."""
    with closing(drive.folder(TOP)) as top:
        return top.folder(name)


def name_of(practice: str, vault_id: str) -> str:
    """The folder of a vault on a drive: readable, and legal on every file system."""
    plain = unicodedata.normalize("NFKD", practice).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return f"{words or 'cabinet'}-{vault_id}"


def _name_in(top: TargetFolder, practice: str, vault_id: str) -> str:
    """The folder of a vault among those in ``top``: the one it has, or the one to make.

    A practice that changed its name keeps its folder, and with it the documents that its snapshots share.
    """
    return _known(top, vault_id) or name_of(practice, vault_id)


def _known(top: TargetFolder, vault_id: str) -> str | None:
    known = [name for name in sorted(top.names()) if is_of(name, vault_id) and _is_folder(top, name)]
    # One is as a rule: it is not opened for that.
    return max(known, key=lambda name: _newest(top, name)) if known[1:] else next(iter(known), None)


def _newest(top: TargetFolder, name: str) -> str:
    """Its newest snapshot: where several bear the id of one vault, the one in use has the newest of all."""
    with closing(top.folder(name)) as home:
        return max((found for found in home.names() if found[:1].isdecimal()), default="")


def is_of(name: str, vault_id: str) -> bool:
    """Whether a folder of this name belongs to the vault ``vault_id``."""
    return name.endswith(f"-{vault_id}")


def _is_folder(top: TargetFolder, name: str) -> bool:
    return S_ISDIR(top.stat(name).st_mode)


def documents(home: TargetFolder) -> dict[str, int]:
    """The size of every document in a vault's folder, by its id."""
    return {
        name: found.st_size
        for branch in branches(home)
        for name in branch.names()
        if S_ISREG((found := branch.stat(name)).st_mode)
    }


def is_document(name: str) -> bool:
    """Whether a file of this name is a document of ours."""
    return _DOCUMENT.fullmatch(name) is not None


def branches(home: TargetFolder) -> Iterator[TargetFolder]:
    """Each folder of documents/, open while it is looked at."""
    if home.exists(FOLDER):
        top = home.folder(FOLDER)
        # Other systems leave things of their own on a drive, such as .DS_Store.
        for name in filter(_BRANCH.fullmatch, top.names()):
            branch = top.folder(name)
            yield branch
            branch.close()
        top.close()
