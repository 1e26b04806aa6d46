"""What is said of a backup drive, in the windows of a session and on the lock screen alike."""

from datetime import datetime

from PySide6.QtCore import QObject

from app.listing import Broken
from app.rotation import BackupDrive, Mended, Standing, days_behind
from ui import text
from vault.findings import Kind


class DriveWords(QObject):
    """lupdate finds sentences in an object's own ``tr`` only."""

    def last_backup(self, drive: BackupDrive, now: datetime) -> str:
        """When the last verified backup on the drive was made: "2 days ago"."""
        at = drive.took.verified_at
        return self.tr("none yet") if at is None else text.ago(at, now)

    def behind(self, drive: BackupDrive, now: datetime) -> str:
        """ "12 days behind"; "" for one that has today's backup."""
        days = days_behind(drive.took, now)
        if days is None:
            return self.tr("holds nothing yet")
        return self.tr("%n days behind", "", days) if days else ""

    def away(self, drive: BackupDrive, since: datetime | None) -> str:
        """Where a drive is that is not plugged in."""
        if since is None:
            return self.tr("not plugged in")
        return self.tr("not here since {}").format(text.day(since.astimezone().date()))

    def stranger(self, drive: BackupDrive) -> str:
        """What a drive is that is plugged in and not one of the vault's drives."""
        match drive.standing:
            case Standing.NAMESAKE:
                return self.tr("It has the name of one of your drives, but it is another one.")
            case Standing.ELSEWHERE:
                return self.tr("It is a drive of this vault that this computer does not know yet.")
            case Standing.REPLACED:
                return self.tr("One of your drives that lost its mark: erased, or another one in its place.")
            case Standing.COPIED:
                return self.tr("It bears the mark of another drive of yours, copied to this one.")
            case Standing.FOREIGN:
                return self.tr("It bears a mark that this vault did not sign.")
            case Standing.TWIN:
                return self.tr(
                    "Another disk that is plugged in has the same number and the same mark: one is a copy of "
                    "the other. Unplug one of them."
                )
            case Standing.UNFAITHFUL:
                return self.tr("It does not keep what is written to it, so it gets no backup. Replace it.")
            case Standing.NAMELESS:
                return self.tr("It has no number to be known by: it takes backups, but is not remembered.")
            case _:
                return self.tr("A drive that can hold backups.")

    def unfaithful(self, drive: BackupDrive) -> str:
        """Why a drive gets no backup any more, and what to do."""
        return self.tr(
            "On {} it did not give back what was written to it: it is failing, or holds less than it says. "
            "It gets no backup any more, and those on it no longer count. Take another drive, and keep "
            "this one until the other holds a verified backup."
        ).format(_day(drive.unfaithful_at))

    def broken_word(self, one: Broken) -> str:
        """What a backup is that cannot be restored, in a word or two."""
        match one.wrong.kind:
            case Kind.SNAPSHOT_UNFINISHED:
                return self.tr("not finished")
            case Kind.SNAPSHOT_TOO_NEW:
                return self.tr("of a newer Serment")
            case Kind.SNAPSHOT_UNREADABLE:
                return self.tr("cannot be read")
            case _:
                return self.tr("damaged")

    def broken(self, one: Broken) -> str:
        """The same in a sentence, and what to do."""
        match one.wrong.kind:
            case Kind.SNAPSHOT_UNFINISHED:
                return self.tr("It was cut off before its end: the next backup on this drive clears it away.")
            case Kind.SNAPSHOT_TOO_NEW:
                return self.tr("A newer Serment made it: update this one to use it.")
            case Kind.SNAPSHOT_UNREADABLE:
                return self.tr("The drive does not let it be read. Make a backup on another drive.")
            case Kind.HEADERS_DAMAGED:
                return self.tr("Nothing opens it as it is: the next backup on this drive tries to mend it.")
            case _:
                return self.tr("It cannot be restored. Make a new backup now, and watch this drive.")

    def to_watch(self) -> str:
        """Documents on it were found altered."""
        return self.tr("to watch")

    def mended(self, found: Mended) -> str:
        """What a backup found on a drive, and did about it."""
        what = self.tr("On {}, %n older files there had changed or could not be read.", "", found.files)
        done = self.tr("All of it was written again. Watch this drive; if it happens again, replace it.")
        return f"{what.format(_day(found.at))} {done}"

    def arrived(self, drive: BackupDrive, now: datetime) -> str:
        """A drive of the vault was plugged in."""
        if drive.took.verified_at is None:
            return self.tr("{} is here. It holds no backup yet.").format(drive.name)
        last = self.last_backup(drive, now)
        return self.tr("{0} is here. Its last verified backup: {1}.").format(drive.name, last)

    def introduced(self, drive: BackupDrive) -> str:
        """A drive was plugged in that is none of the vault's."""
        return self.tr("{0} is plugged in. {1}").format(drive.name, self.stranger(drive))

    def complete(self, drive: str) -> str:
        """A backup ended well."""
        return self.tr("The backup on {} is complete: every byte was read back.").format(drive)

    def complete_and_mended(self, drive: str, files: int) -> str:
        """A backup ended well, and had to write older files anew."""
        told = self.tr("%n older files there had changed: written again. Watch this drive.", "", files)
        return f"{self.complete(drive)} {told}"

    def ejected(self, drive: str) -> str:
        """The drive was let go of."""
        return self.tr("You can unplug {} now.").format(drive)

    def ejecting(self, drive: str) -> str:
        """The drive is being let go of."""
        return self.tr("Ejecting {}… Do not unplug it yet.").format(drive)

    def here(self) -> str:
        """The drive can be written to, and must not be pulled out without a word."""
        return self.tr("plugged in")

    def loose(self) -> str:
        """The drive was let go of."""
        return self.tr("can be unplugged")

    def written_to(self) -> str:
        """A backup is being written to the drive."""
        return self.tr("being written: do not unplug")


def _day(at: datetime | None) -> str:
    return text.day(at.astimezone().date()) if at else ""


words = DriveWords()
