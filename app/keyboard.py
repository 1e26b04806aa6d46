"""What a hidden passphrase cannot show while it is typed: Caps Lock, and the layout of the keyboard.

Asked of the system, which knows; where it does not say (Wayland tells it to nobody but the window that has
the keys, and Qt does not pass it on), nothing is claimed.
"""

import ctypes
import ctypes.util
import sys
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Keyboard:
    """None and "" for what is not known. ``layout`` is short, as a keyboard menu shows it: FR, CH."""

    caps_lock: bool | None = None
    layout: str = ""


UNKNOWN = Keyboard()


def named(rules: bytes, group: int) -> str:
    """The layout of ``group`` in X11's ``_XKB_RULES_NAMES``: rules, model, layouts, variants, options."""
    parts = rules.split(b"\0")
    layouts = parts[2].decode("ascii", "replace").split(",") if len(parts) > 2 else []
    return layouts[group].upper() if group < len(layouts) else ""


if sys.platform == "linux":
    _CORE_KEYBOARD, _ANY_TYPE, _CAPS_LOCK = 0x100, 0, 1

    class _State(ctypes.Structure):
        """XkbStateRec, as far as it is read."""

        _fields_ = (("group", ctypes.c_ubyte), ("rest", ctypes.c_ubyte * 31))

    class X11Keyboard:
        """Asks an X11 display, whose connection is kept. Only for a process that has one by itself."""

        def __init__(self) -> None:
            self._library = _x11()
            self._display = self._library.XOpenDisplay(None) if self._library else None

        def state(self) -> Keyboard:
            """As it is at this moment."""
            if self._library is None or not self._display:
                return UNKNOWN
            lights, state = ctypes.c_uint(), _State()
            self._library.XkbGetIndicatorState(self._display, _CORE_KEYBOARD, ctypes.byref(lights))
            self._library.XkbGetState(self._display, _CORE_KEYBOARD, ctypes.byref(state))
            return Keyboard(bool(lights.value & _CAPS_LOCK), named(self._rules(), state.group))

        def _rules(self) -> bytes:
            library, display = self._library, self._display
            assert library is not None
            atom = library.XInternAtom(display, b"_XKB_RULES_NAMES", 1)
            kind, width = ctypes.c_ulong(), ctypes.c_int()
            count, left, data = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
            root = library.XDefaultRootWindow(display)
            told = (ctypes.byref(one) for one in (kind, width, count, left, data))
            if not atom or library.XGetWindowProperty(display, root, atom, 0, 256, 0, _ANY_TYPE, *told):
                return b""
            if not data.value:
                return b""
            found = ctypes.string_at(data.value, count.value) if width.value == 8 else b""
            library.XFree(data)
            return found

    def _x11() -> Any:
        try:
            library = ctypes.CDLL("libX11.so.6")
        except OSError:
            return None
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XDefaultRootWindow.restype = library.XInternAtom.restype = ctypes.c_ulong
        library.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
        library.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
        library.XkbGetIndicatorState.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p)
        library.XkbGetState.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p)
        long, pointer = ctypes.c_long, ctypes.c_void_p
        library.XGetWindowProperty.argtypes = (
            pointer, ctypes.c_ulong, ctypes.c_ulong, long, long, ctypes.c_int, ctypes.c_ulong, *(pointer,) * 5
        )  # fmt: skip
        library.XFree.argtypes = (pointer,)
        return library


elif sys.platform == "win32":
    _VK_CAPITAL = 0x14

    class WindowsKeyboard:
        """Asks the thread that has the window."""

        def state(self) -> Keyboard:
            """As it is at this moment."""
            user = ctypes.windll.user32
            user.GetKeyboardLayout.restype = ctypes.c_void_p
            language = (user.GetKeyboardLayout(0) or 0) & 0xFFFF
            name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
            known = ctypes.windll.kernel32.LCIDToLocaleName(language, name, 85, 0)
            layout = name.value.rpartition("-")[2].upper() if known else ""
            return Keyboard(bool(user.GetKeyState(_VK_CAPITAL) & 1), layout)


elif sys.platform == "darwin":
    _HID_STATE, _ALPHA_SHIFT, _UTF8 = 1, 0x10000, 0x08000100

    class MacKeyboard:
        """Asks Quartz for the flags, and the text input sources for their name."""

        def state(self) -> Keyboard:
            """As it is at this moment."""
            quartz = ctypes.CDLL(ctypes.util.find_library("CoreGraphics"))
            quartz.CGEventSourceFlagsState.restype = ctypes.c_uint64
            caps = bool(quartz.CGEventSourceFlagsState(_HID_STATE) & _ALPHA_SHIFT)
            return Keyboard(caps, self._layout())

        def _layout(self) -> str:
            carbon = ctypes.CDLL(ctypes.util.find_library("Carbon"))
            core = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
            carbon.TISCopyCurrentKeyboardLayoutInputSource.restype = ctypes.c_void_p
            carbon.TISGetInputSourceProperty.restype = ctypes.c_void_p
            carbon.TISGetInputSourceProperty.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
            core.CFStringGetCString.argtypes = (
                ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32
            )  # fmt: skip
            core.CFRelease.argtypes = (ctypes.c_void_p,)
            source = carbon.TISCopyCurrentKeyboardLayoutInputSource()
            if not source:
                return ""
            name = ctypes.c_void_p.in_dll(carbon, "kTISPropertyLocalizedName")
            text, found = ctypes.create_string_buffer(64), carbon.TISGetInputSourceProperty(source, name)
            told = bool(found) and core.CFStringGetCString(found, text, len(text), _UTF8)
            core.CFRelease(source)
            return text.value.decode("utf-8", "replace") if told else ""


def asked(platform: str) -> "Any":
    """Who answers ``state()`` for a window of Qt's ``platform``; None where nobody knows."""
    if sys.platform == "linux":
        return X11Keyboard() if platform == "xcb" else None
    if sys.platform == "win32":
        return WindowsKeyboard() if platform == "windows" else None
    if sys.platform == "darwin":
        return MacKeyboard() if platform == "cocoa" else None
    return None
