"""What the quiet bar offers of a drive: on its arrival, and once its backup ended well."""

from datetime import datetime

from PySide6.QtCore import QObject

from app.arrivals import Offer
from app.rotation import BackupDrive
from ui.drive_words import words
from ui.widgets.offers import Offered


class _Arriving(QObject):
    """lupdate finds sentences in an object's own ``tr`` only."""

    def offered(self, drive: BackupDrive, offer: Offer, now: datetime) -> Offered:
        """Of a drive that was plugged in; what starts by itself is not offered."""
        match offer:
            case Offer.INTRODUCE:
                return Offered(words.introduced(drive), self.tr("This is my backup drive"), "usb")
            case Offer.EXPLAIN:
                return Offered(words.introduced(drive), self.tr("Backups"), "circle-alert")
            case _:
                return Offered(words.arrived(drive, now), self.tr("Back up now"))

    def complete(self, drive: str, mended: int = 0) -> Offered:
        """Of a drive whose backup ended well, ``mended`` older files written again: to let go of it."""
        told = words.complete_and_mended(drive, mended) if mended else words.complete(drive)
        return Offered(told, self.tr("Eject"), "eye" if mended else "circle-check")


arriving = _Arriving()
