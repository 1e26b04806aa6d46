"""How the backups stand, in one line: for the morning page and the status line."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.reminding import FRESH
from ui import text


class LastBackup(NamedTuple):
    words: str
    tone: str
    icon: str


def told(verified_at: datetime | None, now: datetime | None = None) -> LastBackup:
    """Of the last one that was verified, if there is one."""
    if verified_at is None:
        words = QCoreApplication.translate("last_backup", "No backup yet")
        return LastBackup(words, "warning", "circle-alert")
    words = QCoreApplication.translate("last_backup", "Verified backup: {}").format(
        text.ago(verified_at, now)
    )
    today = (now or datetime.now().astimezone()).astimezone().date()
    if today - verified_at.astimezone().date() <= FRESH:
        return LastBackup(words, "ok", "circle-check")
    return LastBackup(words, "warning", "circle-alert")
