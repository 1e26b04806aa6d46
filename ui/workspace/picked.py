"""Files and pictures on their way in: chosen, dropped or pasted.

They are read here and handed over as bytes; what becomes of them (cleaned of
metadata, encrypted) is decided further in.
"""

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from app import intake
from app.errors import DocumentTooLarge
from vault.errors import FileUnreachable

# What we file, in the order of what loses least.
_PICTURES = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Picked:
    """A file as it came: its name without the folder, and its bytes."""

    name: str
    data: bytes


def read_files(paths: Sequence[Path]) -> list[Picked]:
    """The files' bytes; folders and devices are passed over. Raises FileUnreachable, DocumentTooLarge."""
    return [picked for picked in map(read_file, paths) if picked is not None]


def read_file(path: Path) -> Picked | None:
    """One of them; None of a folder or a device. Raises as ``read_files``."""
    return Picked(path.name, _bytes_of(path)) if path.is_file() or not path.exists() else None


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(intake.LARGEST + 1)
    except OSError as error:
        raise FileUnreachable(path.name, errno.errorcode.get(error.errno or 0, "EIO")) from None
    if len(data) > intake.LARGEST:
        raise DocumentTooLarge(path.name, intake.LARGEST >> 20)
    return data


def paths_in(mime: QMimeData) -> list[Path]:
    """The local files that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData, name: str) -> Picked | None:
    """A picture on the clipboard: another program's as the bytes it offers, ours as PNG."""
    for offered in _PICTURES:
        if mime.hasFormat(offered):
            return Picked(name, bytes(mime.data(offered).data()))
    # Asking Qt for a picture would make it decode what another program wrote; only our own needs no decoder.
    if any(form.startswith("image/") for form in mime.formats()):
        return None
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return Picked(name, bytes(buffer.data().data()))
