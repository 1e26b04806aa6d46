"""What the program did, never to whom.

One file a process kind, two generations of 256 KiB. An exception is written
as its class and the places it passed, without its message: the message of an
error that nobody expected may quote anything.
"""

import logging
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

_LARGEST = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Formats an exception without what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the places of an exception."""
        # Another formatter may have left the whole text there, for everyone to use.
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: _ErrorInfo) -> str:
        """The class of the exception, and file, line and function of every frame."""
        kind, _, trace = ei
        places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__ if kind else "", *places])


def start(folder: Path, process: str) -> None:
    """Log into ``folder/process.log`` from now on; without a folder to write, log nothing."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    handler = _handler(folder / f"{process}.log")
    handler.setFormatter(DiscreetFormatter(_FORMAT))
    root.addHandler(handler)
    # Wherever it happens: Python itself would write its words on the terminal.
    sys.excepthook = _unexpected
    threading.excepthook = sys.unraisablehook = _uncaught


def _handler(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _turn_over(path)
        return logging.StreamHandler(_opened(path))
    except OSError:
        return logging.NullHandler()


def _opened(path: Path) -> TextIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8")


def _turn_over(path: Path) -> None:
    if path.exists() and path.stat().st_size > _LARGEST:
        path.replace(path.with_suffix(".log.1"))


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("serment").critical("unexpected", exc_info=(kind, error, trace))


def _uncaught(defect: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
    """In a thread, or where nothing can be raised: as something is freed, or called from outside Python."""
    _unexpected(defect.exc_type, defect.exc_value or defect.exc_type(), defect.exc_traceback)
