"""Where a vault goes: a folder, and at once what the place policy says of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.jobs import Job, Jobs
from ui.lockscreen.choices import PlaceVerdict
from ui.lockscreen.notice import Notice
from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned, Field

Judge = Callable[[Path], PlaceVerdict]
ChooseFolder = Callable[[QWidget, str, Path], Path | None]

_PAUSE_MILLISECONDS = 200


class PlacePicker(QWidget):
    """A path judged while it is typed, in the worker of ``jobs``: asking about a dead network is slow."""

    judged = Signal()

    def __init__(
        self,
        proposed: Path,
        judge: Judge,
        choose_folder: ChooseFolder,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._judge, self._choose_folder, self._jobs = judge, choose_folder, jobs
        self._name = proposed.name
        self._job: Job | None = None
        self._approved: Path | None = None
        self.field = Field(self.tr("Folder of the vault"))
        self.choose = Button(self.tr("Choose…"), "folder-open")
        self.verdict = Notice()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        inside = QWidget()
        inside.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        captioned = Captioned(self.tr("Folder"), inside)
        captioned.caption.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(captioned)
        column.addWidget(self.verdict)
        self.setFocusProxy(self.field)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.choose.clicked.connect(self._browse)
        self.field.setText(str(proposed))

    @property
    def approved(self) -> Path | None:
        """The folder in the field if the policy allows it, else None."""
        return self._approved

    def judge_again(self) -> None:
        """What is to lie there has changed."""
        self._typed()

    def insist(self) -> bool:
        """Whether the folder is approved; if not, the reason is on view and the field has the focus."""
        if self._approved is None:
            if not self.verdict.words:
                self.verdict.say("warning", self.tr("This folder is still being checked."))
            self.field.setFocus()
        return self._approved is not None

    def _typed(self) -> None:
        self._approved = None
        if self._job:
            self._job.cancel()
        self._pause.start()

    def _ask(self) -> None:
        written = self.field.text().strip()
        path = Path(written).expanduser()
        if not path.is_absolute():
            self.verdict.say("warning", self.tr("A whole path is needed, from the root of the disk."))
            return
        self._job = self._jobs.submit(self._judge, path)
        self._job.done.connect(lambda verdict: self._show(path, verdict))
        unchecked = PlaceVerdict(False, self.tr("This folder could not be checked, so it cannot be used."))
        self._job.failed.connect(lambda error: self._show(path, unchecked))

    def _show(self, path: Path, verdict: PlaceVerdict) -> None:
        if not isValid(self):
            return  # the page went while a slow disk was being asked
        self._approved = path if verdict.allowed else None
        self.field.mark_wrong(not verdict.allowed, verdict.reason)
        self.verdict.say("ok" if verdict.allowed else "warning", verdict.reason)
        self.judged.emit()

    def _browse(self) -> None:
        chosen = self._choose_folder(self, self.tr("Folder of the vault"), Path(self.field.text()))
        if chosen is not None:
            self.field.setText(str(self._new_in(chosen)))
        self.field.setFocus()

    def _new_in(self, chosen: Path) -> Path:
        """Who points at a folder that is in use means a new one in it."""
        try:
            used = any(chosen.iterdir())
        except OSError:
            used = False  # the verdict says what is wrong with it
        return chosen / self._name if used else chosen
