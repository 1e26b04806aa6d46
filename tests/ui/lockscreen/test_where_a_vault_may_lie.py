"""No vault is made, restored or opened unasked in a cloud's folder, on a share or on a synchronised stick.

Through the lock screen's own pages and work, with the real policy, on machines made of recorded files.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from app import backing_up, founding, places
from app.errors import VaultMisplaced
from app.host import Host
from app.places import Purpose
from app.places.machine import Machine
from app.sentences import sentence
from tests.app.cli.shell import tree
from tests.app.computer import computer
from tests.app.places.fake_linux import HOME, Box, with_stick_at
from tests.ui.lockscreen.scene import SUGGESTION, lock_process
from tests.vault import cheap
from ui.lockscreen import work
from ui.lockscreen.choices import FirstRunChoices, Practice, RestoreChoices
from ui.lockscreen.first_run import FirstRun
from ui.lockscreen.place_picker import PlacePicker
from ui.lockscreen.process import LockProcess
from ui.lockscreen.restore import Restore
from ui.lockscreen.values import SecretKind
from ui.session.unlocking import _Ahead
from vault import creation
from vault.backup import staging
from vault.errors import PlaceRefused
from vault.progress import Silent


def dropbox(place: Path) -> Box:
    box = Box()
    box.put(f"{HOME}/.dropbox/info.json", json.dumps({"personal": {"path": str(place), "host": 1}}))
    return box


def onedrive(place: Path) -> Box:
    box = Box()
    box.put(f"{HOME}/.config/onedrive/config", f'sync_dir = "{place}"\n')
    return box


def nextcloud(place: Path) -> Box:
    box = Box()
    box.put(f"{HOME}/.config/Nextcloud/nextcloud.cfg", f"[Accounts]\n0\\Folders\\1\\localPath={place}/\n")
    return box


def mounted(file_system: str, source: str) -> Callable[[Path], Box]:
    def made(place: Path) -> Box:
        box = Box()
        box.mount(str(place), "0:50", file_system, source)
        return box

    return made


def synchronised_stick(place: Path) -> Box:
    (place / ".stfolder").mkdir()
    return Box().stick(str(place), "ext4")


def folder_by_its_name(place: Path) -> Box:
    box = Box()
    box.homes = lambda: (str(place.parent),)  # type: ignore[method-assign]  # names count in a home
    return box


PLACES: dict[str, tuple[str, Callable[[Path], Box], str]] = {
    "Dropbox": ("Documents", dropbox, "Dropbox"),
    "OneDrive": ("Documents", onedrive, "OneDrive"),
    "Nextcloud": ("Documents", nextcloud, "Nextcloud"),
    "Google Drive, by its name": ("Google Drive", folder_by_its_name, "Google Drive"),
    "Google Drive, by GNOME": ("Documents", mounted("fuse.gvfsd-fuse", "gvfsd-fuse"), "fuse.gvfsd-fuse"),
    "Google Drive, by rclone": ("Documents", mounted("fuse.rclone", "gdrive:"), "fuse.rclone"),
    "NFS": ("Documents", mounted("nfs4", "nas:/volume1/cabinet"), "réseau"),
    "SMB": ("Documents", mounted("cifs", "//nas/cabinet"), "réseau"),
    "sshfs": ("Documents", mounted("fuse.sshfs", "anne@nas:/home"), "fuse.sshfs"),
    "a synchronised stick": ("Documents", synchronised_stick, "Syncthing"),
}


@dataclass
class Desk:
    process: LockProcess
    host: Host
    place: Path
    says: str

    @property
    def wanted(self) -> Path:
        """Where the vault is to lie: two folders that are not there yet."""
        return self.place / "Serment" / "Cabinet.serment"

    def judged(self, qtbot, picker: PlacePicker) -> PlacePicker:
        with qtbot.waitSignal(picker.judged, timeout=20_000):
            picker.field.setText(str(self.wanted))
        return picker


@pytest.fixture(params=PLACES.values(), ids=list(PLACES))
def desk(qtbot, tmp_path: Path, appearance, request) -> Desk:
    name, machine, says = request.param
    place = tmp_path / "home" / name
    place.mkdir(parents=True)
    made = computer(tmp_path)
    host = replace(made, machine=machine(place).machine, kdf=cheap.KDF, settings_folder=tmp_path / "settings")
    process = lock_process(qtbot, appearance, lambda: host)
    return Desk(process, host, place, says)


def refused(desk: Desk, picker: PlacePicker) -> None:
    assert picker.approved is None
    assert not picker.insist()
    assert desk.says in picker.verdict.words


def test_no_vault_is_made_there(qtbot, desk):
    desk.process.show_first_run()
    [page] = desk.process.window.findChildren(FirstRun)
    refused(desk, desk.judged(qtbot, page.place.picker))
    # Nor if the page had let it pass.
    before = tree(desk.place)
    practice = Practice("Cabinet", "médecin", "Exemple")
    choices = FirstRunChoices(practice, bytearray(SUGGESTION.encode()), bytearray(16), desk.wanted)
    with pytest.raises(PlaceRefused) as raised:
        work.created(choices, creation.drawn(), desk.host)
    assert desk.says in sentence(raised.value, "fr")
    assert tree(desk.place) == before


def test_no_backup_is_restored_there(qtbot, desk, tmp_path):
    vault, stick = tmp_path / "work" / "V.serment", tmp_path / "stick"
    cheap.new_vault(vault)
    there = replace(desk.host, machine=cast(Machine, with_stick_at(stick).machine))
    made = backing_up.back_up(staging.closed(vault), vault, str(stick), there).backup
    desk.process.show_restore()
    [page] = desk.process.window.findChildren(Restore)
    refused(desk, desk.judged(qtbot, page.place.picker))
    before = tree(desk.place)
    secret = bytearray(cheap.PASSPHRASE.encode())
    choices = RestoreChoices(Path(made.path), SecretKind.PASSPHRASE, secret, desk.wanted)
    with pytest.raises(PlaceRefused) as raised:
        work.restored(choices, Silent(), desk.host)
    assert desk.says in sentence(raised.value, "fr")
    assert tree(desk.place) == before


def test_a_vault_that_lies_there_already_is_asked_about_before_it_is_opened(desk):
    """Refused, its owner would be locked out; what is asked says where it lies, and what to do."""
    cheap.new_vault(desk.wanted)
    before = tree(desk.place)
    found = _Ahead(desk.wanted, desk.host).misplaced()
    assert isinstance(found, VaultMisplaced)
    told = sentence(found, "fr")
    assert desk.says in told
    assert "déplacez son dossier" in told
    assert tree(desk.place) == before
    assert not places.judge(desk.wanted, Purpose.VAULT, desk.host.machine).allowed


def test_what_is_in_the_way_is_said_while_the_place_is_chosen(qtbot, tmp_path, appearance, monkeypatch):
    """It was "allowed", and refused once passphrase and words had been typed."""
    stick = tmp_path / "stick"
    host = replace(computer(tmp_path), machine=with_stick_at(stick).machine, settings_folder=tmp_path / "s")
    process = lock_process(qtbot, appearance, lambda: host)
    (tmp_path / "work" / "Documents" / "Courrier").mkdir(parents=True)
    monkeypatch.setattr(founding, "is_top", lambda folder: folder.name == "disque")
    process.show_restore()
    [page] = process.window.findChildren(Restore)
    picker = page.place.picker
    for name, said in (("Documents", "n’est pas vide"), ("disque", "racine d’un disque")):
        with qtbot.waitSignal(picker.judged, timeout=20_000):
            picker.field.setText(str(tmp_path / "work" / name))
        assert picker.approved is None
        assert said in picker.verdict.words
    with qtbot.waitSignal(picker.judged, timeout=20_000):
        picker.field.setText(str(tmp_path / "work" / "Documents" / "Cabinet.serment"))
    assert picker.approved is not None
