r"""Windows: synchronised folders, from the registry, the clients' own files, marks and names.

Forms: ``SyncRootManager`` and ``Desktop\NameSpace`` (learn.microsoft.com, "Integrate a cloud storage
provider", "Build a Cloud File Sync Engine"), Dropbox's info.json (help.dropbox.com, "Find the Dropbox
folder paths"), nextcloud.cfg (docs.nextcloud.com, "Configuration file"), Syncthing's config.xml
(docs.syncthing.net), OneDrive's ``Accounts`` key and its variables.
"""

import json

from tests.app.places.fake_windows import HOME, FakeApi
from tests.app.places.foreign_files import database, google_preferences
from tests.app.places.machines.recorded import YES, no
from tests.app.places.machines.windows_parts import E, at, never, system_disk

_EXPLORER = r"Software\Microsoft\Windows\CurrentVersion\Explorer"
_LOCAL, _ROAMING = rf"{HOME}\AppData\Local", rf"{HOME}\AppData\Roaming"


@system_disk(rf"{HOME}\OneDrive - Cabinet\a\b", "cloud-folder")
@system_disk(rf"{HOME}\Documents")
def folder_that_windows_knows_as_a_sync_root() -> FakeApi:
    """CfGetSyncRootInfoByPath answers S_OK for the folder itself only."""
    api = FakeApi()
    api.sync_roots.add(rf"{HOME}\OneDrive - Cabinet")
    return api


@system_disk(rf"{HOME}\Nuage\x", "cloud-folder")
@system_disk(HOME, "cloud-folder")
@system_disk(rf"{HOME}\Nuage2")
def onedrive_account() -> FakeApi:
    api = FakeApi()
    key = r"Software\Microsoft\OneDrive\Accounts\Business1"
    api.registry["HKCU", key] = {"UserFolder": r"c:\users\ANNE\Nuage"}
    return api


@system_disk(rf"{HOME}\Nuage\x", "cloud-folder")
def onedrive_by_its_variable() -> FakeApi:
    api = FakeApi()
    api.reader.variables["OneDriveCommercial"] = rf"{HOME}\Nuage"
    return api


@never(r"E:\OneDrive\x", "cloud-folder")
@at(r"E:\Serment", vault=YES, backup=YES, export=YES)
def onedrive_on_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.registry["HKCU", r"Software\Microsoft\OneDrive\Accounts\Personal"] = {"UserFolder": r"E:\OneDrive"}
    return api


@system_disk(rf"{HOME}\Documents nuage\x", "cloud-folder")
def client_known_to_the_sync_root_manager() -> FakeApi:
    api = FakeApi()
    key = rf"{_EXPLORER}\SyncRootManager\ProtonDrive!S-1-5-21!main\UserSyncRoots"
    api.registry["HKLM", key] = {"S-1-5-21": rf"{HOME}\Documents nuage"}
    return api


@system_disk(rf"{HOME}\Documents nuage\x", "cloud-folder")
def client_known_to_the_explorer() -> FakeApi:
    api = FakeApi()
    api.registry["HKCU", rf"{_EXPLORER}\Desktop\NameSpace\{{A}}"] = {}
    bag = r"Software\Classes\CLSID\{A}\Instance\InitPropertyBag"
    api.registry["HKCU", bag] = {"TargetFolderPath": rf"{HOME}\Documents nuage"}
    return api


@system_disk(rf"{HOME}\iCloudDrive\x", "cloud-name")
@system_disk(rf"{HOME}\Dropbox\x", "cloud-name")
@system_disk(rf"{HOME}\OneDrive - Cabinet\x", "cloud-name")
@system_disk(rf"{HOME}\Mon Drive\x", "cloud-name")
@system_disk(rf"{HOME}\Documents\Dropbox\x")
@system_disk(HOME)
def folders_named_by_clients_without_any_settings() -> FakeApi:
    return FakeApi()


@system_disk(rf"{HOME}\Dropbox (Cabinet)\x", "cloud-folder")
@system_disk(rf"{HOME}\Cabinet")
def dropbox() -> FakeApi:
    api = FakeApi()
    accounts = {"business": {"path": rf"{HOME}\Dropbox (Cabinet)", "host": 4711, "is_team": True}}
    api.reader.files[rf"{_LOCAL}\Dropbox\info.json"] = json.dumps(accounts).encode()
    return api


@never(r"E:\Dropbox\Serment", "cloud-folder")
@never(r"E:\dropbox\Serment", "cloud-folder")
@at(r"E:\Serment", vault=YES, backup=YES, export=YES)
def dropbox_on_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.reader.files[rf"{_ROAMING}\Dropbox\info.json"] = rb'{"personal": {"path": "E:\\Dropbox"}}'
    return api


@never(r"E:\Nuage\Serment", "cloud-folder")
def dropbox_behind_a_junction() -> FakeApi:
    """Its settings say C:\\...\\Dropbox; the folder was moved to E: and a junction left behind."""
    api = FakeApi().drive(file_system="NTFS")
    api.reader.files[rf"{_LOCAL}\Dropbox\info.json"] = json.dumps(
        {"personal": {"path": rf"{HOME}\Boite"}}
    ).encode()
    api.links[rf"{HOME}\Boite"] = r"E:\Nuage"
    return api


@system_disk(rf"{HOME}\x", "cloud-unknown")
@at(E, vault=no("not-atomic"), backup=no("cloud-unknown"), export=no("cloud-unknown"))
def dropbox_whose_settings_cannot_be_read() -> FakeApi:
    api = FakeApi().drive()
    api.reader.files[rf"{_LOCAL}\Dropbox\info.json"] = PermissionError()
    return api


@never(r"E:\Nuage\x", "cloud-folder")
@at(r"E:\Serment", vault=YES, backup=YES, export=YES)
def nextcloud_on_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    settings = b"[Accounts]\r\n0\\Folders\\1\\localPath=E:/Nuage/\r\n"
    api.reader.files[rf"{_ROAMING}\Nextcloud\nextcloud.cfg"] = settings
    return api


@never(r"E:\Partage\x", "cloud-folder")
def syncthing_on_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    settings = rb'<configuration><folder id="a" path="E:\Partage"/></configuration>'
    api.reader.files[rf"{_LOCAL}\Syncthing\config.xml"] = settings
    return api


@never(E, "cloud-folder")
@never(r"E:\x", "cloud-folder")
def stick_that_is_itself_a_synchronised_folder() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.reader.files[r"E:\.stfolder"] = b""
    return api


@never(r"E:\Partage\x", "cloud-folder")
@at(r"E:\Serment", vault=YES, backup=YES, export=YES)
def dropbox_of_another_computer_on_the_stick() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.reader.files[r"E:\Partage\.dropbox"] = b'{"tag": "dropbox", "ns": 1234567890}'
    return api


@never(r"E:\Dropbox\x", "cloud-name")
@at(E, vault=YES, backup=YES, export=YES)
def stick_with_a_folder_named_dropbox() -> FakeApi:
    return FakeApi().drive(file_system="NTFS")


@system_disk(rf"{HOME}\pNuage\x", "cloud-folder")
def pcloud_folder() -> FakeApi:
    api = FakeApi()
    api.registry["HKCU", r"Software\pCloud"] = {"SyncDrive": rf"{HOME}\pNuage"}
    return api


@never(r"E:\Nuage Google\x", "cloud-folder")
@never(r"H:\x", "cloud-folder")
@at(r"E:\Serment", vault=YES, backup=YES, export=YES)
def google_drive_that_mirrors_to_an_external_disk() -> FakeApi:
    """root_preference_sqlite.db: "roots" are mirrored folders, "media" what they were last mounted on."""
    api = FakeApi().drive(file_system="NTFS").drive("H:", file_system="NTFS")
    api.reader.files[rf"{_LOCAL}\Google\DriveFS\root_preference_sqlite.db"] = google_preferences(
        [(r"Nuage Google", r"\\?\E:\Nuage Google")], ["H:\\"]
    )
    return api


@system_disk(rf"{HOME}\x", "cloud-unknown")
def google_drive_of_another_age() -> FakeApi:
    api = FakeApi()
    data = database("autre", "chose", [])
    api.reader.files[rf"{_LOCAL}\Google\DriveFS\root_preference_sqlite.db"] = data
    return api


@never(r"E:\Synology\x", "cloud-folder")
def synology_drive_on_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    data = database("session_table", "sync_folder", [r"\\?\E:\Synology"])
    api.reader.files[rf"{_LOCAL}\SynologyDrive\data\db\sys.sqlite"] = data
    return api


@never(r"E:\Images\x", "cloud-folder")
def pcloud_that_synchronises_a_folder_of_an_external_disk() -> FakeApi:
    api = FakeApi().drive(file_system="NTFS")
    api.reader.files[rf"{_LOCAL}\pCloud\data.db"] = database("syncfolder", "localpath", [r"E:\Images"])
    return api
