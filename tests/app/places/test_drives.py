"""The list of drives: those that serve first, the others with their reason, the machine's own not at all."""

from app.places.drives import drives
from tests.app.places.fake_linux import HOME, Box
from tests.app.places.machines import linux_lookalikes, linux_mounts


def test_a_stick_is_listed_before_the_disk_of_the_system():
    first, second = drives(
        Box().stick(label="Clé rouge", uuid="1A2B-3C4D").machine, f"{HOME}/Cabinet.serment"
    )
    assert (first.mount, first.label, first.uuid) == ("/media/anne/CLE", "Clé rouge", "1A2B-3C4D")
    assert (first.bus, first.file_system, first.allowed) == ("usb", "vfat", True)
    assert first.free_bytes == 8 << 30
    assert (second.mount, second.bus, second.rule) == ("/", "nvme", "system-disk")


def test_a_label_without_udev_comes_from_the_links_of_dev_disk():
    box = Box().stick()
    del box.files["/run/udev/data/b8:17"]
    box.folder("/dev/disk/by-label")
    box.links["/dev/disk/by-label/SANDISK\\x20A"] = "/dev/sdb1"
    assert drives(box.machine)[0].label == "SANDISK A"


def test_network_shares_and_programs_are_not_asked():
    box = Box()
    box.mount("/mnt/nas", "0:61", "nfs4", "nas:/v")
    box.mount("/mnt/ssh", "0:62", "fuse.sshfs", "a@b:")
    assert [drive.mount for drive in drives(box.machine)] == ["/"]


def test_one_file_system_is_listed_once_though_mounted_twice():
    box = linux_mounts.stick_seen_through_a_bind_mount()
    assert [drive.mount for drive in drives(box.machine)] == ["/media/anne/CLE", "/"]


def test_a_disk_image_is_listed_with_its_reason():
    found = {drive.mount: drive.rule for drive in drives(linux_lookalikes.image_on_a_stick().machine)}
    assert found["/media/anne/IMAGE"] == "disk-image"


def test_what_is_hidden_under_another_mount_is_not_listed():
    box = Box().stick()
    box.mount("/media/anne/CLE", "0:80", "tmpfs", "tmpfs")
    assert [drive.mount for drive in drives(box.machine)] == ["/"]


def test_a_drive_that_goes_away_while_it_is_asked_is_left_out():
    box = Box().stick()
    box.folders.discard("/media/anne/CLE")
    assert [drive.mount for drive in drives(box.machine)] == ["/"]
