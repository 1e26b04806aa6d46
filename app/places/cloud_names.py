"""Folders that bear the name a client gives to what it copies elsewhere.

A client whose settings lie where nobody looks, or that is set up again next
month, still copies the folder that is called after it. Nobody calls a folder
"Dropbox" and means a private one, so the name alone refuses: right under a
home, where clients make such folders, and at the top of a drive, where they
are moved to. Whoever knows better renames it.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from types import ModuleType

from app.places.clouds import Unread
from app.places.facts import CloudRoot
from app.places.reader import Reader

#: What each client calls its folder unless told otherwise; words that name other things too are left out.
_NAMES = {
    "Dropbox": ["dropbox"],
    "OneDrive": ["onedrive", "skydrive"],
    "Google Drive": ["google drive", "googledrive", "my drive", "mon drive"],
    "iCloud": ["iclouddrive", "icloud drive"],
    "Nextcloud": ["nextcloud"],
    "ownCloud": ["owncloud"],
    "pCloud": ["pclouddrive", "pcloud drive", "pcloud sync"],
    "MEGA": ["mega", "megasync"],
    "kDrive": ["kdrive"],
    "Proton Drive": ["proton drive", "protondrive"],
    "Synology Drive": ["synologydrive", "synology drive", "cloudstation"],
    "Syncthing": ["sync", "syncthing"],
    "Seafile": ["seafile"],
    "Insync": ["insync"],
    "Cozy Drive": ["cozy drive", "cozydrive", "twake drive"],
    "Box": ["box sync"],
    "Tresorit": ["tresorit", "tresors"],
    "Yandex Disk": ["yandex.disk", "yandexdisk"],
    "Resilio Sync": ["resilio sync", "btsync"],
}
_PROVIDERS = {name: provider for provider, names in _NAMES.items() for name in names}
# A second account: "Nextcloud2", "Dropbox (Cabinet)", "OneDrive - Cabinet".
_FURTHER = re.compile(r"(.*?)(\d{1,2}| \(.*\)| - .*)?")


def named(
    reader: Reader, path: str, tops: Iterable[str], paths: ModuleType = posixpath
) -> tuple[CloudRoot, ...]:
    """The folder holding ``path`` that lies in one of ``tops`` (homes, a drive) under a client's name.

    Raises Unread where these cannot be listed.
    """
    upwards = set(_upwards(path, paths))
    found: list[CloudRoot] = []
    for place in dict.fromkeys(reader.real(top) for top in tops):
        own = {folder: folder for folder in upwards if paths.dirname(folder) == place != folder}
        for name, leads_to in (own | _links(reader, place, paths)).items():
            provider = provider_of(paths.basename(name))
            if provider and leads_to in upwards:
                found.append(CloudRoot(provider, name, by_name=True))
    return tuple(dict.fromkeys(found))


def provider_of(name: str) -> str:
    """The client that gives a folder this name, or ''."""
    match = _FURTHER.fullmatch(name.casefold())
    return _PROVIDERS.get(match[1], "") if match else ""


def _links(reader: Reader, place: str, paths: ModuleType) -> dict[str, str]:
    """Folders called so, each with where it really lies."""
    try:
        names = reader.names(place)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise Unread(place) from error
    named = [name for name in names if provider_of(name)]
    return {paths.join(place, name): reader.real(paths.join(place, name)) for name in named}


def _upwards(path: str, paths: ModuleType) -> Iterator[str]:
    while True:
        yield path
        parent = paths.dirname(path)
        if parent == path:
            return
        path = parent
