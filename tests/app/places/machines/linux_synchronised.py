"""Synchronised folders, from each client's own settings, marks and names."""

import json
import unicodedata

from tests.app.places.fake_linux import HOME, Box
from tests.app.places.foreign_files import database
from tests.app.places.machines.linux_parts import CLE, INTERNAL_SATA, at, never, system_disk
from tests.app.places.machines.recorded import YES, no


@system_disk(f"{HOME}/Dropbox/Cabinet.serment", "cloud-folder")
@system_disk(HOME, "cloud-folder")
@system_disk(f"{HOME}/Cabinet.serment")
@system_disk(f"{HOME}/Dropbox-ancien")
@at(
    f"{HOME}/Dropbox",
    vault=no("cloud-folder"),
    backup=no("system-disk"),
    export=no("cloud-folder"),
    imported=no("cloud-folder"),
)
def dropbox() -> Box:
    box = Box()
    box.folder(f"{HOME}/Dropbox")
    account = {"path": f"{HOME}/Dropbox", "host": 4711, "is_team": False, "subscription_type": "Basic"}
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"personal": account}))
    return box


@never(f"{CLE}/Serment", "cloud-folder")
def dropbox_on_the_stick() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Serment/Dropbox")
    account = {"path": f"{CLE}/Serment/Dropbox", "host": 4711}
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"business": account}))
    return box


@system_disk("/srv/patients", "cloud-folder")
def dropbox_folder_seen_through_a_bind_mount() -> Box:
    box = dropbox()
    box.mount("/srv/patients", "259:2", "ext4", "/dev/nvme0n1p2", root=f"{HOME}/Dropbox/patients")
    return box


@system_disk(f"{HOME}/lien", "cloud-folder")
def link_into_dropbox() -> Box:
    box = dropbox()
    box.links[f"{HOME}/lien"] = f"{HOME}/Dropbox"
    return box


@system_disk(f"{HOME}/Documents/x", "cloud-folder")
def dropbox_whose_folder_is_a_link() -> Box:
    box = dropbox()
    box.folders.discard(f"{HOME}/Dropbox")
    box.folder(f"{HOME}/Documents")
    box.links[f"{HOME}/Dropbox"] = f"{HOME}/Documents"
    return box


@system_disk(f"{HOME}/x", "cloud-unknown")
@at(CLE, vault=no("not-atomic"), backup=no("cloud-unknown"), export=no("cloud-unknown"))
def dropbox_whose_settings_are_broken() -> Box:
    box = Box().stick()
    box.put(f"{HOME}/.dropbox/info.json", '{"personal": {"path": ')
    return box


@system_disk(f"{HOME}/x", "cloud-unknown")
def dropbox_whose_settings_may_not_be_read() -> Box:
    box = Box()
    box.put(f"{HOME}/.dropbox/info.json", PermissionError())
    return box


NEXTCLOUD = """[General]
clientVersion=3.14.1

[Accounts]
0\\Folders\\1\\ignoreHiddenFiles=false
0\\Folders\\1\\journalPath=.sync_0e03fe2b262e.db
0\\Folders\\1\\localPath=/home/anne/Donn\\xe9\\x65s/
0\\Folders\\1\\paused=true
0\\Folders\\1\\targetPath=/
0\\FoldersWithPlaceholders\\2\\localPath=/srv/photos/
0\\url=https://nuage.example
"""


@system_disk(f"{HOME}/Données/Cabinet", "cloud-folder")
@system_disk("/srv/photos", "cloud-folder")
@system_disk(f"{HOME}/Cabinet")
def nextcloud() -> Box:
    box = Box()
    box.folder(f"{HOME}/Données")
    box.folder("/srv/photos")
    box.put(f"{HOME}/.config/Nextcloud/nextcloud.cfg", NEXTCLOUD)
    return box


@system_disk("/srv/photos", "cloud-folder")
def nextcloud_with_its_settings_moved_by_a_variable() -> Box:
    box = Box()
    box.variables["XDG_CONFIG_HOME"] = "/srv/reglages"
    box.folder("/srv/photos")
    box.put("/srv/reglages/Nextcloud/nextcloud.cfg", NEXTCLOUD)
    return box


@system_disk("/srv/photos", "cloud-folder")
def a_variable_does_not_hide_nextcloud() -> Box:
    box = nextcloud()
    box.variables["XDG_CONFIG_HOME"] = "/tmp/vide"
    return box


@system_disk("/srv/photos", "cloud-folder")
def owncloud_from_flathub() -> Box:
    box = Box()
    box.folder("/srv/photos")
    box.put(f"{HOME}/.var/app/com.owncloud.desktop-client/config/ownCloud/owncloud.cfg", NEXTCLOUD)
    return box


@never(CLE, "cloud-folder")
@never(f"{CLE}/Serment", "cloud-folder")
def stick_that_nextcloud_synchronises_elsewhere() -> Box:
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/Serment")
    box.put(f"{CLE}/.sync_0e03fe2b262e.db", b"SQLite format 3\0")
    return box


@system_disk(f"{HOME}/Partage/a/b", "cloud-folder")
def syncthing_mark_in_a_parent() -> Box:
    box = Box()
    box.folder(f"{HOME}/Partage/.stfolder")
    box.folder(f"{HOME}/Partage/a")
    return box


SYNCTHING = """<configuration version="37">
    <folder id="abcd-1234" label="Cabinet" path="~/Sync" type="sendreceive"><device id="X"/></folder>
    <defaults><folder id="" label="" path="~" type="sendreceive"/></defaults>
</configuration>"""


@system_disk(f"{HOME}/Sync", "cloud-folder")
@system_disk(f"{HOME}/Cabinet")
def syncthing_before_its_first_run() -> Box:
    box = Box()
    box.put(f"{HOME}/.local/state/syncthing/config.xml", SYNCTHING)
    return box


@system_disk(f"{HOME}/Nuage/x", "cloud-folder")
@system_disk(f"{HOME}/OneDrive/x", "cloud-name")
def onedrive_client_that_keeps_its_folder_elsewhere() -> Box:
    """The usual folder may be that of a second account, set up with ``--confdir``."""
    box = Box()
    box.folder(f"{HOME}/OneDrive")
    box.put(f"{HOME}/.config/onedrive/config", '# comment\nsync_dir = "~/Nuage"\nskip_file = "~*"\n')
    return box


@system_disk(f"{HOME}/OneDrive/x", "cloud-folder")
def onedrive_client_without_settings() -> Box:
    box = Box()
    box.folder(f"{HOME}/.config/onedrive")
    return box


@system_disk(f"{HOME}/Drive/x", "cloud-folder")
def synology_drive() -> Box:
    box = Box()
    data = database("session_table", "sync_folder", [f"{HOME}/Drive"])
    box.put(f"{HOME}/.SynologyDrive/data/db/sys.sqlite", data)
    return box


@system_disk(f"{HOME}/Images/x", "cloud-folder")
def pcloud() -> Box:
    box = Box()
    box.put(f"{HOME}/.pcloud/data.db", database("syncfolder", "localpath", [f"{HOME}/Images"]))
    return box


@system_disk(f"{HOME}/x", "cloud-unknown")
def synology_drive_of_another_age() -> Box:
    box = Box()
    box.put(f"{HOME}/.SynologyDrive/data/db/sys.sqlite", database("autre", "chose", []))
    return box


@system_disk(f"{HOME}/Dropbox/Exports", "cloud-name")
@system_disk(f"{HOME}/Dropbox-ancien")
@system_disk(f"{HOME}/Exports")
@system_disk(HOME)
def folder_named_dropbox_without_any_settings() -> Box:
    """Its client keeps its settings elsewhere, or is set up again tomorrow."""
    box = Box()
    box.folder(f"{HOME}/Dropbox")
    return box


@system_disk(f"{HOME}/OneDrive - Cabinet/x", "cloud-name")
@system_disk(f"{HOME}/nextcloud2/x", "cloud-name")
@system_disk(f"{HOME}/kDrive/x", "cloud-name")
@system_disk(f"{HOME}/MEGA/x", "cloud-name")
@system_disk(f"{HOME}/Documents/Dropbox de Paul/x")
def folders_named_by_other_clients() -> Box:
    return Box()


@at("/data/dossiers/x", vault=no("cloud-name"), backup=no("internal-disk"), export=no("cloud-name"))
def folder_behind_a_link_named_dropbox() -> Box:
    box = Box()
    box.disk(INTERNAL_SATA, "8:48")
    box.mount("/data", "8:48", "ext4", "/dev/sdd")
    box.folder("/data/dossiers")
    box.links[f"{HOME}/Dropbox"] = "/data/dossiers"
    return box


@at(f"{CLE}/Dropbox/Serment", vault=no("not-atomic"), backup=no("cloud-name"), export=no("cloud-name"))
@at(f"{CLE}/Serment", vault=no("not-atomic"), backup=YES, export=YES)
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_with_a_folder_named_dropbox() -> Box:
    """Put there by another computer, which will copy it elsewhere when it is plugged in again."""
    box = Box().stick()
    box.folder(f"{CLE}/Dropbox")
    return box


@at(f"{CLE}/DROPBOX/Serment", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/nuage/serment", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
def dropbox_on_a_stick_that_takes_capitals_for_small_letters() -> Box:
    box = Box().stick()
    accounts = {"personal": {"path": f"{CLE}/Dropbox"}, "business": {"path": f"{CLE}/Nuage"}}
    box.put(f"{HOME}/.dropbox/info.json", json.dumps(accounts))
    box.folder(f"{CLE}/DROPBOX")
    box.folder(f"{CLE}/nuage")
    return box


@never(f"{CLE}/Équipe/x", "cloud-folder")
def synchronised_folder_whose_name_is_spelled_with_other_signs() -> Box:
    """Apple's HFS+ stores É as E and an accent (Apple TN1150); the client's settings need not."""
    box = Box().stick(file_system="ext4")
    folder = unicodedata.normalize("NFD", f"{CLE}/Équipe")
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"business": {"path": folder}}))
    box.folder(f"{CLE}/Équipe")
    return box


@never(CLE, "cloud-folder")
@never(f"{CLE}/a", "cloud-folder")
def stick_that_is_itself_a_synchronised_folder() -> Box:
    """Syncthing puts .stfolder into each folder it shares (docs.syncthing.net, "FAQ")."""
    box = Box().stick(file_system="ext4")
    box.folder(f"{CLE}/.stfolder")
    box.folder(f"{CLE}/a")
    return box


@at(f"{CLE}/Documents/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/Serment", vault=no("not-atomic"), backup=YES, export=YES)
def stick_of_which_nextcloud_synchronises_one_folder_elsewhere() -> Box:
    box = Box().stick()
    box.put(f"{CLE}/Documents/.sync_0e03fe2b262e.db", b"SQLite format 3\0")
    box.folder(f"{CLE}/Serment")
    return box


@at(f"{CLE}/Partage/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/Autre", vault=no("not-atomic"), backup=YES, export=YES)
def dropbox_of_another_computer_on_the_stick() -> Box:
    """On Windows and macOS a Dropbox holds a file .dropbox that says so."""
    box = Box().stick()
    box.put(f"{CLE}/Partage/.dropbox", '{"tag": "dropbox", "ns": 1234567890}')
    box.folder(f"{CLE}/Autre")
    return box


@at(f"{CLE}/d/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/g/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/o/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/m/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
@at(f"{CLE}/r/x", vault=no("not-atomic"), backup=no("cloud-folder"), export=no("cloud-folder"))
def drive_with_the_marks_of_five_clients() -> Box:
    box = Box().stick()
    box.folder(f"{CLE}/d/.dropbox.cache")
    box.folder(f"{CLE}/g/.tmp.drivedownload")
    box.put(f"{CLE}/o/.849C9593-D756-4E56-8D6E-42412F2A707B", b"")
    box.put(f"{CLE}/m/.megaignore", b"-:.*")
    box.put(f"{CLE}/r/.sync/ID", b"x")
    return box


@never(f"{CLE}/Sync/Patients", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def syncthing_folder_on_an_external_disk() -> Box:
    box = Box().stick(file_system="ext4")
    box.put(
        f"{HOME}/.config/syncthing/config.xml",
        f'<configuration><folder id="a" path="{CLE}/Sync" type="sendonly"/></configuration>',
    )
    box.folder(f"{CLE}/Serment")
    return box


@never(f"{CLE}/Nuage/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def nextcloud_folder_on_an_external_disk() -> Box:
    box = Box().stick(file_system="ext4")
    box.put(f"{HOME}/.config/Nextcloud/nextcloud.cfg", f"[Accounts]\n0\\Folders\\1\\localPath={CLE}/Nuage/\n")
    return box


@never(f"{CLE}/Mon OneDrive/x", "cloud-folder")
@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def onedrive_folder_on_an_external_disk() -> Box:
    box = Box().stick(file_system="ext4")
    box.put(f"{HOME}/.config/onedrive/config", f'sync_dir = "{CLE}/Mon OneDrive"\n')
    return box


@system_disk(f"{HOME}/Bibliotheque/x", "cloud-folder")
@system_disk("/srv/dossiers", "cloud-folder")
@system_disk(f"{HOME}/Cabinet")
def seafile() -> Box:
    """seafile.ini names seafile-data; its repo.db the libraries kept elsewhere (seafile, repo-mgr.c)."""
    box = Box()
    box.put(f"{HOME}/.ccnet/seafile.ini", f"{HOME}/Bibliotheque/seafile-data\n")
    values = ["/srv/dossiers", "true", "anne@example.org"]
    box.put(f"{HOME}/Bibliotheque/seafile-data/repo.db", database("RepoProperty", "value", values))
    box.folder("/srv/dossiers")
    return box


@system_disk(f"{HOME}/Mes dossiers/x", "cloud-folder")
def cozy_drive() -> Box:
    """config.json of cozy-desktop holds one path (cozy-desktop, core/config.js)."""
    box = Box()
    box.put(f"{HOME}/.cozy-desktop/config.json", json.dumps({"path": f"{HOME}/Mes dossiers", "url": "x"}))
    return box


@system_disk(f"{HOME}/x", "cloud-unknown")
def cozy_drive_whose_settings_are_broken() -> Box:
    box = Box()
    box.put(f"{HOME}/.cozy-desktop/config.json", "[")
    return box


@at("/srv/couche/x", vault=no("cloud-folder"), backup=no("disk-unseen"), export=no("cloud-folder"))
def layer_that_writes_into_a_folder_of_syncthing() -> Box:
    box = Box()
    box.folder(f"{HOME}/Partage/.stfolder")
    box.folder(f"{HOME}/Partage/u")
    upper = f"rw,lowerdir=/l,upperdir={HOME}/Partage/u"
    box.mount("/srv/couche", "0:71", "overlay", "overlay", super_options=upper)
    return box


@system_disk("/srv/patients/x", "cloud-folder")
def part_of_a_folder_of_syncthing_seen_through_a_bind_mount() -> Box:
    """Its mark lies above what is seen there."""
    box = Box()
    box.folder(f"{HOME}/Partage/.stfolder")
    box.folder(f"{HOME}/Partage/patients")
    box.mount("/srv/patients", "259:2", "ext4", "/dev/nvme0n1p2", root=f"{HOME}/Partage/patients")
    return box


@system_disk("/srv/patients/x", "cloud-name")
def part_of_a_folder_named_dropbox_seen_through_a_bind_mount() -> Box:
    box = Box()
    box.folder(f"{HOME}/Dropbox/patients")
    box.mount("/srv/patients", "259:2", "ext4", "/dev/nvme0n1p2", root=f"{HOME}/Dropbox/patients")
    return box


@never(f"{CLE}/Serment", "cloud-folder")
@never(CLE, "cloud-folder")
def stick_that_is_mounted_inside_a_dropbox_as_well() -> Box:
    """The client copies what it finds there, whatever it is mounted from."""
    box = Box().stick(file_system="ext4")
    box.put(f"{HOME}/.dropbox/info.json", '{"personal": {"path": "/home/anne/Dropbox"}}')
    box.folder(f"{HOME}/Dropbox")
    box.mount(f"{HOME}/Dropbox/cle", "8:17", "ext4", "/dev/sdb1")
    return box


@at(f"{CLE}/Serment", vault=YES, backup=YES, export=YES)
def stick_whose_other_mount_is_hidden() -> Box:
    box = Box().stick(file_system="ext4")
    box.mount(f"{HOME}/Dropbox/cle", "8:17", "ext4", "/dev/sdb1")
    box.mount(f"{HOME}/Dropbox/cle", "0:80", "tmpfs", "tmpfs")
    return box
