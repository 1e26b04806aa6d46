"""macOS: synchronised folders, from what Apple writes on them, the clients' own files, marks and names.

Forms: the attributes com.apple.icloud.desktop and com.apple.file-provider-domain-id as administrators
test for them to see whether Desktop and Documents are in iCloud; ~/Library/CloudStorage and Mobile
Documents (support.apple.com); Dropbox's info.json (help.dropbox.com); nextcloud.cfg (docs.nextcloud.com).
"""

import json
import unicodedata

from tests.app.places.fake_macos import Mac
from tests.app.places.foreign_files import database, google_preferences
from tests.app.places.machines.macos_parts import CLE, HOME, at, never, system_disk
from tests.app.places.machines.recorded import YES, no


def _holding(*folders: str) -> Mac:
    mac = Mac()
    for folder in folders:
        mac.folder(folder)
    return mac


@system_disk(f"{HOME}/Library/CloudStorage/Dropbox/x", "cloud-folder")
@system_disk(f"{HOME}/Library/CloudStorage/OneDrive-Cabinet/x", "cloud-folder")
@system_disk(f"{HOME}/Library/CloudStorage/GoogleDrive-anne@example.org/Mon Drive/x", "cloud-folder")
@system_disk(f"{HOME}/LIBRARY/cloudstorage/Dropbox/x", "cloud-folder")
def file_providers() -> Mac:
    return _holding(f"{HOME}/Library/CloudStorage/Dropbox")


@system_disk(f"{HOME}/Library/Mobile Documents/com~apple~CloudDocs/x", "cloud-folder")
def icloud_drive() -> Mac:
    return _holding(f"{HOME}/Library/Mobile Documents/com~apple~CloudDocs")


@system_disk(f"{HOME}/Documents/Cabinet.serment", "cloud-folder")
@system_disk(f"{HOME}/Desktop/Export", "cloud-folder")
@system_disk(f"{HOME}/Cabinet")
def desktop_and_documents_in_icloud() -> Mac:
    """They stay where they are and carry an attribute."""
    mac = _holding(f"{HOME}/Documents", f"{HOME}/Desktop")
    mac.xattrs[f"{HOME}/Documents"] = ["com.apple.icloud.desktop", "com.apple.macl"]
    mac.xattrs[f"{HOME}/Desktop"] = ["com.apple.icloud.desktop"]
    return mac


@system_disk(f"{HOME}/Documents/Cabinet.serment", "cloud-folder")
def desktop_and_documents_in_icloud_since_sequoia() -> Mac:
    mac = _holding(f"{HOME}/Documents")
    mac.xattrs[f"{HOME}/Documents"] = ["com.apple.file-provider-domain-id"]
    return mac


@system_disk(f"{HOME}/Documents/x")
def documents_with_ordinary_attributes() -> Mac:
    mac = _holding(f"{HOME}/Documents")
    mac.xattrs[f"{HOME}/Documents"] = ["com.apple.macl", "com.apple.quarantine", "com.apple.FinderInfo"]
    return mac


@never(f"{CLE}/Dropbox (Cabinet)/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def file_provider_on_an_external_disk() -> Mac:
    """From macOS 15 a provider may keep its folder on an external APFS disk."""
    mac = Mac().drive("USB", file_system="apfs")
    mac.folder(f"{CLE}/Dropbox (Cabinet)")
    mac.xattrs[f"{CLE}/Dropbox (Cabinet)"] = ["com.apple.file-provider-domain-id"]
    return mac


@system_disk(f"{HOME}/x", "cloud-folder")
def folder_whose_content_is_in_a_cloud() -> Mac:
    """SF_DATALESS: only its names are here."""
    mac = Mac()
    mac.flags = 0x40000000
    return mac


@never(f"{CLE}/Boite/x", "cloud-folder")
@never(f"{CLE}/BOITE/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def dropbox_on_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{HOME}/.dropbox/info.json", json.dumps({"personal": {"path": f"{CLE}/Boite"}}))
    return mac


@never(f"{CLE}/Équipe/x", "cloud-folder")
def dropbox_whose_settings_spell_é_with_two_signs() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    path = unicodedata.normalize("NFD", f"{CLE}/Équipe")
    mac.put(f"{HOME}/.dropbox/info.json", json.dumps({"business": {"path": path}}))
    return mac


@system_disk(f"/System/Volumes/Data{HOME}/Boite/x", "cloud-folder")
@system_disk(f"{HOME}/Boite/x", "cloud-folder")
def dropbox_by_the_other_name_of_the_home() -> Mac:
    """/Users and /System/Volumes/Data/Users are one folder (firmlinks)."""
    mac = _holding(f"{HOME}/Boite", f"/System/Volumes/Data{HOME}/Boite")
    mac.put(f"{HOME}/.dropbox/info.json", json.dumps({"personal": {"path": f"{HOME}/Boite"}}))
    return mac


@system_disk(f"{HOME}/x", "cloud-unknown")
@at(CLE, vault=no("cloud-unknown"), backup=no("cloud-unknown"), export=no("cloud-unknown"))
def dropbox_whose_settings_are_broken() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{HOME}/.dropbox/info.json", "{")
    return mac


@system_disk(f"{HOME}/Dropbox/x", "cloud-name")
@system_disk(f"{HOME}/Google Drive/x", "cloud-name")
@system_disk(f"{HOME}/Nextcloud/x", "cloud-name")
@system_disk(f"/System/Volumes/Data{HOME}/Dropbox/x", "cloud-name")
@system_disk(f"{HOME}/Documents/Dropbox/x")
@system_disk(HOME + "/Cabinet")
def folders_named_by_clients_without_any_settings() -> Mac:
    return _holding(f"{HOME}/Documents", f"/System/Volumes/Data{HOME}/Dropbox")


@never(f"{CLE}/Nuage/x", "cloud-folder")
def nextcloud_on_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    settings = f"[Accounts]\n0\\Folders\\1\\localPath={CLE}/Nuage/\n"
    mac.put(f"{HOME}/Library/Preferences/Nextcloud/nextcloud.cfg", settings)
    return mac


@never(f"{CLE}/Partage/x", "cloud-folder")
def syncthing_on_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    settings = f'<configuration><folder id="a" path="{CLE}/Partage"/></configuration>'
    mac.put(f"{HOME}/Library/Application Support/Syncthing/config.xml", settings)
    return mac


@never(CLE, "cloud-folder")
@never(f"{CLE}/x", "cloud-folder")
def stick_that_is_itself_a_synchronised_folder() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.folder(f"{CLE}/.stfolder")
    return mac


@never(f"{CLE}/Partage/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def dropbox_of_another_computer_on_the_stick() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{CLE}/Partage/.dropbox", '{"tag": "dropbox", "ns": 1234567890}')
    return mac


@never(f"{CLE}/Nuage Google/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def google_drive_that_mirrors_to_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    data = google_preferences([("Nuage Google", f"{CLE}/Nuage Google")], [])
    mac.put(f"{HOME}/Library/Application Support/Google/DriveFS/root_preference_sqlite.db", data)
    return mac


@never(f"{CLE}/Synology/x", "cloud-folder")
def synology_drive_on_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    data = database("session_table", "sync_folder", [f"{CLE}/Synology"])
    mac.put(f"{HOME}/Library/Application Support/SynologyDrive/data/db/sys.sqlite", data)
    return mac


@never(f"{CLE}/Images/x", "cloud-folder")
def pcloud_that_synchronises_a_folder_of_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{HOME}/.pcloud/data.db", database("syncfolder", "localpath", [f"{CLE}/Images"]))
    return mac


@never(f"{CLE}/Cozy/x", "cloud-folder")
def cozy_drive_on_an_external_disk() -> Mac:
    mac = Mac().drive("USB", file_system="apfs")
    mac.put(f"{HOME}/.cozy-desktop/config.json", json.dumps({"path": f"{CLE}/Cozy"}))
    return mac
