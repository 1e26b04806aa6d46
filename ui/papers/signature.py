"""The signature on letterheads: a picture, chosen once, kept in the vault and nowhere else.

The picture is a foreign file: it is decoded in the other process, and kept as
pixels no larger than a signature needs.
"""

import base64

from PySide6.QtCore import QBuffer, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app import intake
from app.decoder.decoder import File
from ui import decoding, theme
from ui.file_dialogs import FilePicker
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.workspace.desk import Desk
from ui.workspace.picked import Picked, read_files
from vault.errors import SermentError

#: Wide enough for 55 mm at 300 dots an inch.
WIDTH = 660
_SHOWN = (220, 88)


class SignatureRow(QWidget):
    """``changed`` when another one was chosen, or none; ``value`` is a PNG in base64, or ""."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._picker: FilePicker | None = None
        self.value = ""
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Signature"))
        self.choose = Button(self.tr("Choose a picture…"), "image")
        self.remove = Button(self.tr("Sign by hand"), "x")
        self.trouble = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for piece in (self.picture, self.choose, self.remove):
            row.addWidget(piece)
        row.addWidget(self.trouble, 1)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._become(""))
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Show the signature that is kept."""
        self.value = value
        self.trouble.clear()
        image = QImage.fromData(base64.b64decode(value)) if value else QImage()
        self.picture.setVisible(not image.isNull())
        self.remove.setVisible(bool(value))
        if not image.isNull():
            wide, high = map(theme.px, _SHOWN)
            size = image.size().scaled(wide, high, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(QPixmap.fromImage(image.scaled(size, mode=smooth)))

    def take(self, picked: Picked) -> None:
        """Decode a picture, elsewhere, and keep what of it a signature needs."""
        file = File(intake.media_type_of(picked.data), picked.data)
        by = self._desk.decoding
        job = by.jobs.submit(decoding.drawn, by.decoder, file, 0, WIDTH)
        job.done.connect(lambda image: self._become(_png(image)))
        job.failed.connect(self._complain)

    def _choose(self) -> None:
        if self._picker is None:
            kinds = [self.tr("Pictures (*.png *.jpg *.jpeg)"), self.tr("All files (*)")]
            self._picker = FilePicker(self, self.tr("Choose a picture of your signature"), kinds, many=False)
        try:
            for picked in read_files(self._picker.paths()):
                self.take(picked)
        except SermentError as error:
            self.trouble.setText(self._desk.explain(error))

    def _become(self, value: str) -> None:
        self.show_value(value)
        self.changed.emit()

    def _complain(self, _error: Exception) -> None:
        self.trouble.setText(self.tr("This picture cannot be read. A PNG or a JPEG can."))


def _png(image: QImage) -> str:
    """Grey, because ink is, and a page with a photograph in it prints slowly."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    grey.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes the name of the form as text
    return base64.b64encode(bytes(buffer.data().data())).decode()
