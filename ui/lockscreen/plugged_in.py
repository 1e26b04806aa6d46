"""Keeps a page that asks for a drive true: what is plugged in now, and whatever comes or goes meanwhile."""

from PySide6.QtCore import QObject

from app.host import Host
from app.language import Language
from ui.drive_lines import drive_lines
from ui.jobs import Jobs
from ui.lockscreen.first_run import FirstRun
from ui.lockscreen.restore import Restore
from ui.mounts import Mounts


class PluggedIn(QObject):
    """Lives as long as its page. ``jobs`` has a thread of its own: a drive that sleeps takes seconds."""

    def __init__(self, page: FirstRun | Restore, jobs: Jobs, host: Host, language: Language) -> None:
        super().__init__(page)
        self._page, self._jobs, self._host, self._language = page, jobs, host, language
        self._mounts = Mounts(self)
        self._mounts.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask what is there; the page shows it when the answer comes."""
        job = self._jobs.submit(drive_lines, self._host, None, self._language)
        job.done.connect(self._show)

    def _show(self, drives: object) -> None:
        self._page.show_drives(drives)  # type: ignore[arg-type]  # what drive_lines returned
