"""The Windows calls behind ``WindowsApi``, through ctypes. Imported on Windows only; not run yet."""

import ctypes
import os
import struct
import sys
import winreg
from ctypes import wintypes

from app.places.windows import Device, Volume

assert sys.platform == "win32"

_K = ctypes.WinDLL("kernel32", use_last_error=True)
_C = ctypes.WinDLL("cfgmgr32")
_INVALID = ctypes.c_void_p(-1).value
_SHARE_ALL = 0x7
_OPEN_EXISTING = 3
_BACKUP_SEMANTICS = 0x02000000
_LIST_DIRECTORY = 0x1
_ADD_FILE_AND_FOLDER = 0x2 | 0x4
_READ_ATTRIBUTES = 0x80
_NAME_DOS, _NAME_GUID = 0, 1
_READ_ONLY_VOLUME = 0x00080000
_IOCTL_VOLUME_EXTENTS = 0x00560000
_IOCTL_QUERY_PROPERTY = 0x002D1400
_IOCTL_DEVICE_NUMBER = 0x002D1080
_REMOVAL_POLICY_HW_DEFAULT = 0x21  # CM_DRP_
_DISK_INTERFACE = "{53F56307-B6BF-11D0-94F2-00A0C91EFB8B}"
_INSTANCE_ID = "{78C34FC8-104A-4ACA-9EA4-524D52996E57}", 256  # DEVPKEY_Device_InstanceId
_EXPOSE_PLACEHOLDERS = 2
_DN_REMOVABLE = 0x00004000  # cfg.h
_HIVES = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
_ROAMING = "{3EB685DB-65F9-4CF6-A03A-E3EF65729F3D}"
_LOCAL = "{F1B32785-6FBA-4FCF-9D55-7B8E7F157091}"

_K.CreateFileW.restype = wintypes.HANDLE
_K.CreateFileW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
    ctypes.c_void_p,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.HANDLE,
)
_K.CloseHandle.argtypes = (wintypes.HANDLE,)
_K.GetFinalPathNameByHandleW.restype = wintypes.DWORD
_K.GetFinalPathNameByHandleW.argtypes = (
    wintypes.HANDLE,
    wintypes.LPWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
)
_K.GetDriveTypeW.argtypes = (wintypes.LPCWSTR,)
_K.GetDriveTypeW.restype = wintypes.UINT
_K.DeviceIoControl.argtypes = (
    wintypes.HANDLE,
    wintypes.DWORD,
    ctypes.c_void_p,
    wintypes.DWORD,
    ctypes.c_void_p,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.DWORD),
    ctypes.c_void_p,
)
_K.GetVolumeInformationW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.LPWSTR,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.DWORD),
    ctypes.POINTER(wintypes.DWORD),
    ctypes.POINTER(wintypes.DWORD),
    wintypes.LPWSTR,
    wintypes.DWORD,
)
_K.GetDiskFreeSpaceExW.argtypes = (
    wintypes.LPCWSTR,
    ctypes.POINTER(ctypes.c_ulonglong),
    ctypes.c_void_p,
    ctypes.c_void_p,
)


class Win32:
    """``WindowsApi`` on the machine this runs on."""

    def __init__(self) -> None:
        # Otherwise a cloud placeholder looks like an ordinary file to us.
        ntdll = ctypes.WinDLL("ntdll")
        ntdll.RtlSetProcessPlaceholderCompatibilityMode(ctypes.c_char(_EXPOSE_PLACEHOLDERS))

    def open_folder(self, path: str) -> int:
        handle = _opened(path, _LIST_DIRECTORY | _READ_ATTRIBUTES)
        attributes = os.stat(path).st_file_attributes
        if not attributes & 0x10:  # FILE_ATTRIBUTE_DIRECTORY
            _K.CloseHandle(handle)
            raise NotADirectoryError(path)
        return handle

    def close_folder(self, handle: int) -> None:
        _K.CloseHandle(handle)

    def volume_path(self, handle: int) -> str:
        return _final_path(handle, _NAME_GUID)

    def letter_path(self, handle: int) -> str:
        return _final_path(handle, _NAME_DOS)

    def drive_type(self, root: str) -> int:
        return int(_K.GetDriveTypeW(root))

    def volume(self, root: str) -> Volume:
        label, kind = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        serial, longest, flags = wintypes.DWORD(), wintypes.DWORD(), wintypes.DWORD()
        _must(
            _K.GetVolumeInformationW(
                root, label, 261, ctypes.byref(serial), ctypes.byref(longest), ctypes.byref(flags), kind, 261
            )
        )
        return Volume(label.value, serial.value, kind.value, bool(flags.value & _READ_ONLY_VOLUME))

    def extents(self, volume: str) -> tuple[int, ...]:
        # VOLUME_DISK_EXTENTS: a count, padding, then {disk, padding, start, length} of 24 bytes each.
        data = _asked(volume.rstrip("\\"), _IOCTL_VOLUME_EXTENTS, b"", 8 + 24 * 64)
        count = struct.unpack_from("<I", data)[0]
        return tuple({struct.unpack_from("<I", data, 8 + 24 * index)[0]: None for index in range(count)})

    def bus_type(self, disk: int) -> int:
        # STORAGE_PROPERTY_QUERY for StorageDeviceProperty; BusType stands at offset 28 of the descriptor.
        data = _asked(rf"\\.\PhysicalDrive{disk}", _IOCTL_QUERY_PROPERTY, struct.pack("<III", 0, 0, 0), 1024)
        return int(struct.unpack_from("<I", data, 28)[0])

    def devices(self, disk: int) -> tuple[Device, ...]:
        node, found = _node_of(disk), []
        while True:
            found.append(Device(_device_id(node), _removal_policy(node)))
            parent = wintypes.DWORD()
            if _C.CM_Get_Parent(ctypes.byref(parent), node, 0) != 0:  # the root has none
                return tuple(found)
            node = parent

    def request_eject(self, disk: int) -> tuple[int, int]:
        """As ``app.places.eject_windows.EjectApi``."""
        node = _removable_node(disk)
        veto, name = ctypes.c_int(), ctypes.create_unicode_buffer(260)
        answer = _C.CM_Request_Device_EjectW(node, ctypes.byref(veto), name, len(name), 0)
        return int(answer), veto.value

    def free_bytes(self, path: str) -> int:
        free = ctypes.c_ulonglong()
        _must(_K.GetDiskFreeSpaceExW(path, ctypes.byref(free), None, None))
        return free.value

    def writable(self, path: str) -> bool:
        try:
            _K.CloseHandle(_opened(path, _ADD_FILE_AND_FOLDER))
        except OSError:
            return False
        return True

    def is_sync_root(self, path: str) -> bool:
        try:
            library = ctypes.WinDLL("cldapi")
        except OSError:  # before Windows 10 1709 there were no sync roots
            return False
        data, length = ctypes.create_string_buffer(4096), wintypes.DWORD()
        # CF_SYNC_ROOT_INFO_BASIC is enough: only the answer counts.
        answer = library.CfGetSyncRootInfoByPath(
            ctypes.c_wchar_p(path), 0, data, ctypes.sizeof(data), ctypes.byref(length)
        )
        return int(answer) == 0

    def key_names(self, hive: str, key: str) -> list[str]:
        try:
            with winreg.OpenKey(_HIVES[hive], key) as opened:
                return [winreg.EnumKey(opened, index) for index in range(winreg.QueryInfoKey(opened)[0])]
        except FileNotFoundError:
            return []

    def key_values(self, hive: str, key: str) -> dict[str, str]:
        try:
            with winreg.OpenKey(_HIVES[hive], key) as opened:
                count = winreg.QueryInfoKey(opened)[1]
                values = [winreg.EnumValue(opened, index) for index in range(count)]
        except FileNotFoundError:
            return {}
        return {
            name: winreg.ExpandEnvironmentStrings(value)
            for name, value, _ in values
            if isinstance(value, str)
        }

    def system_folder(self) -> str:
        buffer = ctypes.create_unicode_buffer(261)
        _must(_K.GetSystemWindowsDirectoryW(buffer, 261))
        return buffer.value

    def application_data(self) -> tuple[str, str]:
        return _known_folder(_ROAMING), _known_folder(_LOCAL)

    def letters(self) -> list[str]:
        present = _K.GetLogicalDrives()
        return [f"{chr(65 + index)}:\\" for index in range(26) if present >> index & 1]


def _opened(path: str, access: int) -> int:
    handle = _K.CreateFileW(path, access, _SHARE_ALL, None, _OPEN_EXISTING, _BACKUP_SEMANTICS, None)
    if handle is None or handle == _INVALID:
        raise ctypes.WinError(ctypes.get_last_error())
    return int(handle)


def _must(answer: int) -> None:
    if not answer:
        raise ctypes.WinError(ctypes.get_last_error())


def _final_path(handle: int, form: int) -> str:
    buffer = ctypes.create_unicode_buffer(32768)
    length = _K.GetFinalPathNameByHandleW(handle, buffer, len(buffer), form)
    _must(length)
    return buffer.value


def _asked(device: str, code: int, question: bytes, room: int) -> bytes:
    # No access rights are needed for these questions, so no administrator either.
    handle = _opened(device, 0)
    answer, length = ctypes.create_string_buffer(room), wintypes.DWORD()
    try:
        _must(
            _K.DeviceIoControl(
                handle, code, question, len(question), answer, room, ctypes.byref(length), None
            )
        )
    finally:
        _K.CloseHandle(handle)
    return answer.raw[: length.value]


class _Guid(ctypes.Structure):
    _fields_ = (("bytes", ctypes.c_byte * 16),)


class _PropertyKey(ctypes.Structure):
    _fields_ = (("category", _Guid), ("number", ctypes.c_ulong))


def _guid(text: str) -> _Guid:
    guid = _Guid()
    ctypes.OleDLL("ole32").CLSIDFromString(ctypes.c_wchar_p(text), ctypes.byref(guid))
    return guid


def _node_of(disk: int) -> wintypes.DWORD:
    """The disk's node in the device tree. Raises OSError."""
    for interface in _disk_interfaces():
        if _number_of(interface) == disk:
            key = _PropertyKey(_guid(_INSTANCE_ID[0]), _INSTANCE_ID[1])
            kind, node = wintypes.DWORD(), wintypes.DWORD()
            name, size = ctypes.create_unicode_buffer(512), wintypes.DWORD(1024)
            _found(
                _C.CM_Get_Device_Interface_PropertyW(
                    ctypes.c_wchar_p(interface),
                    ctypes.byref(key),
                    ctypes.byref(kind),
                    name,
                    ctypes.byref(size),
                    0,
                )
            )
            _found(_C.CM_Locate_DevNodeW(ctypes.byref(node), name, 0))
            return node
    raise OSError(f"no device is disk {disk}")


def _removable_node(disk: int) -> wintypes.DWORD:
    """The device that is unplugged with the disk: the first above it that says it is removable."""
    node = first = _node_of(disk)
    while True:
        status, problem = wintypes.ULONG(), wintypes.ULONG()
        _found(_C.CM_Get_DevNode_Status(ctypes.byref(status), ctypes.byref(problem), node, 0))
        if status.value & _DN_REMOVABLE:
            return node
        parent = wintypes.DWORD()
        if _C.CM_Get_Parent(ctypes.byref(parent), node, 0) != 0:
            return first
        node = parent


def _number_of(interface: str) -> int | None:
    try:
        answer = _asked(interface, _IOCTL_DEVICE_NUMBER, b"", 12)
    except OSError:
        return None
    # STORAGE_DEVICE_NUMBER: kind of device, number, partition.
    return int(struct.unpack_from("<I", answer, 4)[0])


def _disk_interfaces() -> list[str]:
    guid, length = _guid(_DISK_INTERFACE), wintypes.DWORD()
    _found(_C.CM_Get_Device_Interface_List_SizeW(ctypes.byref(length), ctypes.byref(guid), None, 0))
    buffer = ctypes.create_unicode_buffer(length.value)
    _found(_C.CM_Get_Device_Interface_ListW(ctypes.byref(guid), None, buffer, length, 0))
    return [name for name in ctypes.wstring_at(buffer, length.value).split("\0") if name]


def _device_id(node: wintypes.DWORD) -> str:
    buffer = ctypes.create_unicode_buffer(512)
    _found(_C.CM_Get_Device_IDW(node, buffer, len(buffer), 0))
    return buffer.value


def _removal_policy(node: wintypes.DWORD) -> int | None:
    value, kind, size = wintypes.DWORD(), wintypes.DWORD(), wintypes.DWORD(4)
    answer = _C.CM_Get_DevNode_Registry_PropertyW(
        node,
        _REMOVAL_POLICY_HW_DEFAULT,
        ctypes.byref(kind),
        ctypes.byref(value),
        ctypes.byref(size),
        0,
    )
    return None if answer else value.value


def _found(answer: int) -> None:
    if answer:  # a CONFIGRET other than CR_SUCCESS
        raise OSError(f"cfgmgr32: {answer}")


def _known_folder(identity: str) -> str:
    guid, path = _guid(identity), ctypes.c_wchar_p()
    ole, shell = ctypes.OleDLL("ole32"), ctypes.OleDLL("shell32")
    shell.SHGetKnownFolderPath(ctypes.byref(guid), 0, None, ctypes.byref(path))
    found = path.value or ""
    ole.CoTaskMemFree(path)
    return found
