"""Mounts and links that mislead, read-only media, folders that may not be opened."""

from tests.app.places.fake_linux import HOME, Box
from tests.app.places.machines.linux_parts import CLE, INTERNAL_SATA, at, never, system_disk
from tests.app.places.machines.recorded import YES, no


@at(f"{HOME}/sauvegardes", vault=no("not-atomic"), backup=YES, export=YES)
def stick_seen_through_a_bind_mount() -> Box:
    box = Box().stick()
    box.mount(f"{HOME}/sauvegardes", "8:17", "vfat", "/dev/sdb1", root="/Serment")
    return box


@system_disk(CLE)
def internal_folder_bound_over_the_stick() -> Box:
    box = Box().stick()
    box.mount(CLE, "259:2", "ext4", "/dev/nvme0n1p2", root="/home/anne/faux")
    return box


@never(CLE, "memory")
def memory_mounted_over_the_stick() -> Box:
    box = Box().stick()
    box.mount(CLE, "0:80", "tmpfs", "tmpfs")
    return box


@at(CLE, vault=YES, backup=no("nothing-mounted"), export=YES)
def stick_that_was_not_mounted() -> Box:
    box = Box()
    box.folder(CLE)
    return box


@at(f"{HOME}/cle", vault=no("not-atomic"), backup=YES, export=YES)
def link_to_the_stick() -> Box:
    box = Box().stick()
    box.links[f"{HOME}/cle"] = CLE
    return box


@system_disk(f"{CLE}/Serment")
def link_on_the_stick_that_leads_inside() -> Box:
    box = Box().stick(file_system="ext4")
    box.links[f"{CLE}/Serment"] = HOME
    return box


@at(CLE, vault=no("not-atomic"), backup=no("read-only"), export=no("read-only"), imported=YES)
def stick_mounted_read_only() -> Box:
    box = Box().stick("/nowhere")
    box.unmount("/nowhere")
    box.mount(CLE, "8:17", "vfat", "/dev/sdb1", options="ro,nosuid", super_options="ro")
    return box


@at(CLE, vault=no("not-atomic"), backup=no("read-only-unknown"), export=no("read-only-unknown"))
def stick_that_does_not_answer() -> Box:
    box = Box().stick()
    box.full.add(CLE)
    return box


@at("/media/anne/CD", vault=no("read-only"), backup=no("read-only"), export=no("read-only"), imported=YES)
def disc_in_the_reader() -> Box:
    box = Box()
    box.disk("pci0000:00/0000:00:17.0/ata3/host2/target2:0:0/2:0:0:0/block/sr0", "11:0", removable="1")
    box.mount("/media/anne/CD", "11:0", "iso9660", "/dev/sr0", options="ro", super_options="ro")
    return box


@never("/secret", "unreadable")
@never("/secret/dedans", "unreadable")
def folder_that_may_not_be_opened() -> Box:
    box = Box()
    box.folder("/secret/dedans")
    box.locked |= {"/secret", "/secret/dedans"}
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
@system_disk(f"{CLE}/Serment")
@system_disk(f"{CLE}/Serment/Cabinet")
def internal_folder_bound_below_the_stick() -> Box:
    """The stick itself is allowed; a handle on it does not descend into another mount (EXDEV)."""
    box = Box().stick()
    box.mount(f"{CLE}/Serment", "259:2", "ext4", "/dev/nvme0n1p2", root="/home/anne/faux")
    box.folder(f"{CLE}/Serment/Cabinet")
    return box


@never(f"{CLE}/nuage/x", "virtual-file-system")
@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def cloud_mounted_inside_the_stick() -> Box:
    box = Box().stick()
    box.mount(f"{CLE}/nuage", "0:61", "fuse.rclone", "gdrive:")
    return box


@at(CLE, vault=YES, backup=no("internal-disk"), export=YES)
def internal_disk_mounted_over_the_stick() -> Box:
    box = Box().stick()
    box.disk(INTERNAL_SATA, "8:48")
    box.mount(CLE, "8:48", "ext4", "/dev/sdd")
    return box


@at(CLE, vault=no("not-atomic"), backup=YES, export=YES)
def stick_mounted_over_an_internal_folder_that_was_written_to() -> Box:
    box = Box()
    box.folder(f"{CLE}/Serment")
    return box.stick()


@at(f"{CLE}/vers-nas", vault=no("network-share"), backup=no("network-share"), export=no("network-share"))
def link_on_the_stick_that_leads_to_a_share() -> Box:
    box = Box().stick(file_system="ext4")
    box.mount("/mnt/nas", "0:60", "cifs", "//nas/cabinet")
    box.links[f"{CLE}/vers-nas"] = "/mnt/nas"
    return box


@never(CLE, "unreadable")
def links_that_turn_in_a_circle() -> Box:
    box = Box()
    box.put("/media/anne/CLE", OSError("too many levels of symbolic links"))
    box.locked.add(CLE)
    return box


@at("/media/anne/Clé de Zoé", vault=no("not-atomic"), backup=YES, export=YES)
def stick_with_blanks_and_accents_in_its_name() -> Box:
    return Box().stick("/media/anne/Clé de Zoé")


@at(CLE, vault=no("no-permission"), backup=no("no-permission"), export=no("no-permission"), imported=YES)
def stick_of_the_administrator() -> Box:
    """An ext4 stick keeps the owners of the computer that formatted it."""
    box = Box().stick(file_system="ext4")
    box.denied.add(CLE)
    return box
