"""What a phone leaves in the import folder is filed; a part of a picture is covered; a file is refused."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from app.host import Host
from app.settings import Settings
from ui.demo.hands import Hands
from ui.demo.photographs import Photograph
from ui.demo.stage import Stage
from ui.session.inbox import Inbox
from ui.workspace.record import RecordPage
from ui.workspace.window import MainWindow

_PHOTOGRAPH: Final = Photograph(1.4, 1.1, 0.95, 90)
_PICTURE, _SCAN = "IMG_0412.jpg", "Numérisation 0093.txt"
_REFUSED: Final = "Scanner thoracique.dcm"
#: One is older than the other, and offered first.
_LEFT_AT: Final = {_PICTURE: 1_000_000_000, _SCAN: 1_000_000_100}


class Incoming:
    """Into the record that is open."""

    def __init__(self, stage: Stage, hands: Hands, main: MainWindow, host: Host) -> None:
        self._stage, self._hands, self._main, self._host = stage, hands, main, host

    def work(self, desk: Path) -> None:
        """The whole of it, with files that lie on ``desk``."""
        self._file(desk / "Numérisations")
        self._cover()
        self._refuse(desk)

    @property
    def _record(self) -> RecordPage:
        return self._main.patients.record

    def _file(self, folder: Path) -> None:
        """What arrives is offered to the record that is seen, filed, and deleted where it was."""
        stage, hands, offers = self._stage, self._hands, self._main.offers
        folder.mkdir()
        (folder / _PICTURE).write_bytes(_PHOTOGRAPH.jpeg())
        (folder / _SCAN).write_text("Compte rendu", encoding="utf-8")
        for name, at in _LEFT_AT.items():
            os.utime(folder / name, (at, at))
        with stage.step("import_folder"):
            inbox = Inbox(self._main, Settings(import_folder=str(folder)), "fr", self._host, self._main)
            stage.until(lambda: _PICTURE in offers.words, "what lies in the folder is offered")
            stage.picture(self._main, "import-folder")
            hands.push(offers.action)
            stage.until(lambda: self._id_of(_PICTURE) != "", "the photograph is filed")
            hands.push(offers.close_button)  # the one that waits was offered first
            stage.until(lambda: _PICTURE in offers.words, "the photograph can be deleted there")
            stage.picture(self._main, "import-folder-filed")
            hands.push(offers.action)
            stage.until(lambda: not (folder / _PICTURE).exists(), "the photograph is deleted there")
            inbox.follow(Settings())

    def _cover(self) -> None:
        """In a copy: the photograph itself stays as it is."""
        stage, hands, attachments = self._stage, self._hands, self._record.attachments
        with stage.step("cover"):
            before = self._id_of(_PICTURE)
            attachments.open(before)
            stage.until(lambda: attachments.viewer.ready, "the photograph is shown")
            viewer = attachments.viewer
            hands.push(viewer.cut)
            for _ in range(6):
                hands.press(Qt.Key.Key_Up)
                hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
            stage.picture(self._main, "picture-covering")
            hands.push(viewer.cutting.cover)
            stage.until(lambda: attachments.open_id not in ("", before), "the copy is filed")
            stage.until(lambda: viewer.ready, "the copy is shown")
            stage.picture(self._main, "picture-covered")
            hands.press(Qt.Key.Key_Escape)
            stage.until(lambda: not attachments.open_id, "the copy is put away")

    def _refuse(self, desk: Path) -> None:
        """A file that cannot be filed is said to be one, and why."""
        stage, record = self._stage, self._record
        path = desk / _REFUSED
        path.write_bytes(bytes(128) + b"DICM" + bytes(100))
        with stage.step("refused_document"):
            self._hands.choose_file(path, lambda: stage.picture(self._main, "choosing-a-file"))
            self._hands.push(record.side.documents.attach)
            stage.until(record.trouble.isVisible, "the file is refused")
            stage.picture(self._main, "document-refused")
            self._hands.push(record.trouble.action)

    def _id_of(self, name: str) -> str:
        """Of the document that was filed under the name of its file; "" while it is not."""
        documents = self._record.record.documents if self._record.record else ()
        return next((one.id for one in documents if one.label.title == Path(name).stem), "")
