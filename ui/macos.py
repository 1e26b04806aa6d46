"""What Qt does not do on macOS: keep a window out of captures, and the clipboard out of histories.

Spoken to the Objective-C runtime directly. Elsewhere nothing is done. Written
from Apple's documentation and nspasteboard.org, and not executed yet.
"""

import sys
from typing import Final

#: What clipboard managers that follow nspasteboard.org do not keep.
CONCEALED: Final = "org.nspasteboard.ConcealedType"

if sys.platform == "darwin":
    import ctypes

    _objc = ctypes.CDLL("/usr/lib/libobjc.dylib")
    _objc.objc_getClass.restype = _objc.sel_registerName.restype = ctypes.c_void_p
    _objc.objc_getClass.argtypes = _objc.sel_registerName.argtypes = (ctypes.c_char_p,)
    _SHARING_NONE = 0

    def _send(target: int | None, selector: bytes, *given: "ctypes.c_void_p | ctypes.c_ulong") -> int | None:
        kinds = [type(one) for one in given]
        prototype = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        send = prototype(ctypes.cast(_objc.objc_msgSend, ctypes.c_void_p).value or 0)
        found: int | None = send(target, _objc.sel_registerName(selector), *given)
        return found

    def _text(words: str) -> ctypes.c_void_p:
        encoded = ctypes.create_string_buffer(words.encode())
        string = _objc.objc_getClass(b"NSString")
        return ctypes.c_void_p(_send(string, b"stringWithUTF8String:", ctypes.cast(encoded, ctypes.c_void_p)))

    def conceal_clipboard() -> None:
        """Mark what was just copied as confidential, beside what it is."""
        board = _send(_objc.objc_getClass(b"NSPasteboard"), b"generalPasteboard")
        kind = _text(CONCEALED)
        kinds = _send(_objc.objc_getClass(b"NSArray"), b"arrayWithObject:", kind)
        _send(board, b"addTypes:owner:", ctypes.c_void_p(kinds), ctypes.c_void_p(None))
        _send(board, b"setString:forType:", _text(""), kind)

    def refuse_capture(view: int) -> bool:
        """Keep the window of this view out of captures; ScreenCaptureKit ignores it from macOS 15 on."""
        window = _send(view, b"window")
        if window:
            _send(window, b"setSharingType:", ctypes.c_ulong(_SHARING_NONE))
        return bool(window)

else:

    def conceal_clipboard() -> None:
        """Nothing to do here."""

    def refuse_capture(view: int) -> bool:
        """Nothing that could be done here."""
        return False
