#!/bin/bash
# build.sh OUT PACKAGES: from nothing to a machine that starts: OUT/vmlinuz OUT/initrd OUT/root.img
#
# PACKAGES is the folder of Python packages that the program needs; the guest has them in /opt/packages.
# Needs root and Debian 12 (apt-get); what is missing of QEMU and the file systems' tools is installed.
# The guest is made from the package sources that this computer uses.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
OUT=$(realpath -m "$1") PACKAGES=$(realpath "$2")
SUITE=bookworm
SOURCES=$(ls /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1 || true)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/usb.XXXXXX")
ROOT=$WORK/root
trap 'rm -rf "$WORK"' EXIT
step() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

mkdir -p "$WORK/debs" "$OUT"
chmod 755 "$WORK" "$WORK/debs"
export DEBIAN_FRONTEND=noninteractive

step "what this computer lacks"
lacking=()
for package in qemu-system-x86 qemu-utils mmdebstrap dosfstools exfatprogs ntfs-3g e2fsprogs kmod cpio zstd seabios ipxe-qemu; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || lacking+=("$package")
done
apt-get update -qq
if [ ${#lacking[@]} -gt 0 ]; then apt-get install -y -qq --no-install-recommends "${lacking[@]}" >/dev/null; fi

step "kernel"
KERNEL_PACKAGE=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image-/{print $2; exit}')
KERNEL=${KERNEL_PACKAGE#linux-image-}
(cd "$WORK/debs" && apt-get download -qq "$KERNEL_PACKAGE" busybox-static 2>/dev/null)
mkdir -p "$WORK/kernel" "$WORK/busybox"
dpkg-deb -x "$WORK"/debs/linux-image-*.deb "$WORK/kernel"
dpkg-deb -x "$WORK"/debs/busybox-static_*.deb "$WORK/busybox"
cp "$WORK/kernel/boot/vmlinuz-$KERNEL" "$OUT/vmlinuz"

step "Debian"
PACKAGE_LIST=systemd,systemd-sysv,udev,kmod,dbus,dbus-user-session,libpam-systemd,polkitd,udisks2
PACKAGE_LIST+=,python3,util-linux,mount,fdisk,procps,iproute2
PACKAGE_LIST+=,dosfstools,exfatprogs,ntfs-3g,e2fsprogs,cryptsetup-bin
PACKAGE_LIST+=,fuse3,sshfs,socat,openssh-sftp-server,nfs-kernel-server,nfs-common
# What Qt needs to open a window (packaging/linux/system_libraries.py).
PACKAGE_LIST+=,libegl1,libgl1,libglx0,libopengl0,libxkbcommon0,libxkbcommon-x11-0,libdbus-1-3,libfontconfig1,libglib2.0-0,libglib2.0-bin
PACKAGE_LIST+=,libxcb-cursor0,libxcb-icccm4,libxcb-image0,libxcb-keysyms1,libxcb-render-util0,libxcb-shape0,libxcb-xinerama0,libxcb-randr0
PACKAGE_LIST+=,fonts-dejavu-core
mmdebstrap --variant=minbase --mode=root --quiet --include="$PACKAGE_LIST" \
  --aptopt='Acquire::Languages "none"' --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
  "$SUITE" "$ROOT" "$SOURCES" 2>"$WORK/debian.log" || { tail -30 "$WORK/debian.log"; exit 1; }

step "drivers"
FROM=$WORK/kernel/lib/modules/$KERNEL TO=$ROOT/usr/lib/modules/$KERNEL
mkdir -p "$TO/kernel"
for part in arch block crypto lib drivers/usb/core drivers/usb/common drivers/usb/host drivers/usb/storage \
  drivers/usb/phy drivers/block drivers/scsi drivers/ata drivers/virtio drivers/char drivers/cdrom drivers/md drivers/mmc \
  drivers/nvme drivers/input drivers/net/net_failover.ko drivers/i2c drivers/firmware drivers/memstick fs net/9p net/sunrpc \
  net/core net/dns_resolver net/ipv4 net/ipv6; do
  [ -e "$FROM/kernel/$part" ] && { mkdir -p "$TO/kernel/$(dirname $part)"; cp -a "$FROM/kernel/$part" "$TO/kernel/$(dirname $part)/"; }
done
cp "$FROM"/modules.builtin* "$FROM"/modules.order "$TO/"
depmod -b "$ROOT/usr" "$KERNEL" 2>/dev/null || depmod -b "$ROOT" "$KERNEL"
# Every driver that a stick needs must be found with what it needs itself: fail here, not silently in the guest.
for module in xhci_pci usb_storage uas sd_mod vfat exfat nls_ascii nls_cp437 9p 9pnet_virtio virtio_console ahci sdhci_pci mmc_block nfsd nfs fuse dm_crypt loop; do
  modprobe -d "$ROOT/usr" -S "$KERNEL" --show-depends "$module" >/dev/null 2>"$WORK/module.log" || { echo "no driver $module:"; cat "$WORK/module.log"; exit 1; }
done

step "the guest"
install -D -m755 "$HERE/guest/agent.py" "$ROOT/usr/local/lib/usb/agent.py"
install -D -m644 "$HERE/guest/usb-agent.service" "$ROOT/etc/systemd/system/usb-agent.service"
install -D -m644 "$HERE/guest/usb-seat.service" "$ROOT/etc/systemd/system/usb-seat.service"
cp -r "$PACKAGES" "$ROOT/opt/packages"
chmod 755 "$ROOT/opt/packages"
# The guest is slow, and keeps nothing that it compiles.
chroot "$ROOT" python3 -m compileall -q -j0 /opt/packages >/dev/null || true
echo workstation >"$ROOT/etc/hostname"
printf '127.0.0.1 localhost workstation\n' >"$ROOT/etc/hosts"
echo '/dev/vda / ext4 rw,noatime 0 0' >"$ROOT/etc/fstab"
echo 0123456789abcdef0123456789abcdef >"$ROOT/etc/machine-id"
chroot "$ROOT" useradd -m -s /bin/bash -u 1000 tester
chroot "$ROOT" passwd -d root >/dev/null
chroot "$ROOT" passwd -d tester >/dev/null
mkdir -p "$ROOT/var/lib/systemd/linger" "$ROOT/mnt/in" "$ROOT/mnt/out" "$ROOT/srv/nfs"
touch "$ROOT/var/lib/systemd/linger/tester"
echo '/srv/nfs 127.0.0.1(rw,fsid=0,no_root_squash,insecure,no_subtree_check)' >"$ROOT/etc/exports"
chroot "$ROOT" systemctl -q enable usb-agent.service usb-seat.service
for unit in nfs-server.service nfs-kernel-server.service rpcbind.service rpcbind.socket rpc-statd.service nfs-client.target nfs-blkmap.service \
  rpc-statd-notify.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  getty@tty1.service systemd-pstore.service remote-fs.target udisks2.service; do
  chroot "$ROOT" systemctl -q disable "$unit" 2>/dev/null || true
done
for unit in systemd-random-seed.service systemd-update-utmp.service systemd-update-utmp-runlevel.service serial-getty@ttyS0.service \
  getty@tty1.service systemd-pcrphase.service; do
  ln -sf /dev/null "$ROOT/etc/systemd/system/$unit"
done
mkdir -p "$ROOT/etc/systemd/journald.conf.d"
printf '[Journal]\nStorage=volatile\nForwardToConsole=no\n' >"$ROOT/etc/systemd/journald.conf.d/volatile.conf"
rm -rf "$ROOT"/var/cache/apt/* "$ROOT"/var/lib/apt/lists/* "$ROOT"/var/log/*

step "first steps"
INITRD=$WORK/initrd
mkdir -p "$INITRD"/{bin,modules,proc,sys,dev,system}
cp "$WORK"/busybox/bin/busybox "$INITRD/bin/" 2>/dev/null || cp "$WORK"/busybox/usr/bin/busybox "$INITRD/bin/"
for base in "$ROOT/usr" "$ROOT"; do
  modprobe -d "$base" -S "$KERNEL" --show-depends -a virtio_pci virtio_blk ext4 crc32c_generic >"$WORK/needed" 2>/dev/null && break
done
awk '/^insmod/ && !seen[$2]++ {print $2}' "$WORK/needed" | while read -r module; do
  cp "$module" "$INITRD/modules/"
  basename "$module" >>"$INITRD/modules/list"
done
cat >"$INITRD/init" <<'INIT'
#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc; $b mount -t sysfs sysfs /sys; $b mount -t devtmpfs devtmpfs /dev
while read -r m; do $b insmod /modules/$m || echo "initrd: insmod $m failed"; done </modules/list
i=0; while [ ! -b /dev/vda ] && [ $i -lt 100 ]; do $b sleep 0.1; i=$((i+1)); done
$b mount -t ext4 -o rw,noatime /dev/vda /system || exec $b sh
$b umount /proc; $b umount /sys; $b mount --move /dev /system/dev
exec $b switch_root /system /sbin/init
INIT
chmod 755 "$INITRD/init"
(cd "$INITRD" && find . -print0 | cpio --null -o -H newc --quiet | gzip -1) >"$OUT/initrd"

step "disk"
truncate -s 4G "$OUT/root.img"
mke2fs -q -F -t ext4 -O ^has_journal -E lazy_itable_init=1,root_owner=0:0 -L system -d "$ROOT" "$OUT/root.img"
step "done: kernel $KERNEL, $(du -sh "$OUT" | cut -f1)"
