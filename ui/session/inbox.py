"""The import folder while a vault is open: what arrives there is offered to the record that is seen.

The system tells when the folder changes; nothing is looked at in between. A
file is filed only when somebody says so, and offered for deletion once it was
read back from the vault.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from app import inbox, places
from app.host import Host
from app.language import Language
from app.places import Purpose, Verdict
from app.settings import Settings
from app.visible import visible
from ui.jobs import Jobs
from ui.session.explaining import explained
from ui.widgets.offers import Offered
from ui.workspace.picked import Picked
from ui.workspace.taking_in import Given
from ui.workspace.window import MainWindow

_WAITING, _FILED = "inbox", "inbox-filed"
#: A scanner writes a file in many pieces, and says so each time.
_SETTLES_MILLISECONDS = 400


class Inbox(QObject):
    """Watches the folder named in the settings, and offers what lies there in the bar of the window."""

    def __init__(
        self, window: MainWindow, settings: Settings, language: Language, host: Host, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._language, self._host = window, language, host
        self._folder: Path | None = None
        self._found: tuple[Path, ...] = ()
        #: Filed or set aside: not offered again before the next unlock, as long as they lie there.
        self._answered: set[Path] = set()
        #: What was read of each that was taken in: only that is deleted.
        self._digests: dict[Path, str] = {}
        #: The files offered, and whether there is a record for them.
        self._offered: tuple[tuple[Path, ...], bool] = ((), False)
        self._jobs = Jobs(ThreadPoolExecutor(1, thread_name_prefix="inbox"), self)
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MILLISECONDS)
        self._settled.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._settled.start)
        window.offers.accepted.connect(self._accept)
        window.offers.dismissed.connect(self._dismiss)
        window.patients.changed.connect(self._offer)
        window.patients.record.shown.connect(self._offer)
        for turned in (window.stack.currentChanged, window.patients.right.currentChanged):
            turned.connect(self._offer)
        window.folder_wanted.connect(self._judge)
        window.settings_changed.connect(self.follow)
        self.follow(settings)

    def follow(self, settings: Settings) -> None:
        """Watch the folder of ``settings``, "" for none."""
        folder = Path(settings.import_folder) if settings.import_folder else None
        if folder == self._folder:
            return
        if self._folder is not None:
            self._watcher.removePath(str(self._folder))
        self._folder, self._found = folder, ()
        self._offer()
        if folder is not None:
            self._watcher.addPath(str(folder))
            self.look()

    def look(self) -> None:
        """See what lies there."""
        if self._folder is not None:
            job = self._jobs.submit(inbox.waiting, self._folder, self._host.machine)
            job.done.connect(partial(self._show, self._folder))
            job.failed.connect(self._complain)

    def _show(self, folder: Path, found: tuple[str, ...]) -> None:
        if folder == self._folder:  # another one may have been chosen meanwhile, or none
            self._found = tuple(folder / name for name in found)
            self._offer()

    def _offer(self, *_: object) -> None:
        """The first file that nobody has answered for; it needs a record to go to."""
        open_ = [path for path in self._found if path not in self._answered]
        offered = (tuple(open_), self._a_record_is_seen)
        if offered == self._offered:
            return  # as at most keys of a note
        self._offered = offered
        if not open_:
            self._window.offers.withdraw(_WAITING)
            return
        first = visible(open_[0].name)
        words = self.tr("In the import folder: {}").format(first)
        more = self.tr("%n files wait in the import folder. First: {}", "", len(open_)).format(first)
        action = self.tr("File in this record") if self._a_record_is_seen else ""
        told = Offered(words if len(open_) == 1 else more, action, "file-input")
        self._window.offers.offer(_WAITING, told)

    @property
    def _a_record_is_seen(self) -> bool:
        """Nothing is filed into a record that lies open under another page or under a form."""
        patients = self._window.patients
        seen = (
            self._window.stack.currentWidget() is patients
            and patients.right.currentWidget() is patients.record
        )
        return seen and bool(patients.patient_id)

    def _accept(self, key: str) -> None:
        self._offered = ((), False)  # the bar has let go of it
        kind, _, path = key.partition(":")
        if kind == _FILED and path:
            self._delete(Path(os.fsdecode(bytes.fromhex(path))))
        elif kind == _WAITING and not self._a_record_is_seen:
            self._offer()
        elif kind == _WAITING:
            self._file(next(path for path in self._found if path not in self._answered))

    def _dismiss(self, key: str) -> None:
        if key == _WAITING:
            self._answered |= set(self._found)

    def _file(self, path: Path) -> None:
        self._answered.add(path)
        self._window.patients.record.attachments.take_given(
            # Not every disk names its files in UTF-8, and what is kept at a lock is written in it.
            [Given(visible(path.name), partial(self._taken, path))],
            partial(self._filed, path),
            partial(self._not_filed, path),
        )
        self._offer()

    def _taken(self, path: Path) -> Picked:
        """On the thread of what comes in."""
        taken = inbox.take(path.parent, path.name, self._host.machine)
        self._digests[path] = taken.sha256
        return Picked(visible(taken.name), taken.data)

    def _filed(self, path: Path) -> None:
        words = self.tr("{} is filed, and was read back from the vault.").format(visible(path.name))
        told = Offered(words, self.tr("Delete it from the import folder"), "circle-check")
        # A signal carries text alone, which not every name on a disk is.
        self._window.offers.offer(f"{_FILED}:{os.fsencode(path).hex()}", told)

    def _not_filed(self, path: Path) -> None:
        """The record says why; it is offered again when the folder changes."""
        self._answered.discard(path)

    def _delete(self, path: Path) -> None:
        """Where it was taken from, whichever folder is watched by now."""
        job = self._jobs.submit(
            inbox.remove, path.parent, path.name, self._digests.pop(path), self._host.machine
        )
        job.done.connect(lambda _: self._deleted(path))
        job.failed.connect(self._complain)

    def _deleted(self, path: Path) -> None:
        """Many a scanner calls its next page by the same name: that one is offered again."""
        self._found = tuple(one for one in self._found if one != path)
        self._answered.discard(path)
        self._window.status.say(self.tr("Deleted from the import folder: {}").format(visible(path.name)))

    def _judge(self, folder: Path) -> None:
        """What the policy says of a folder that was chosen; only one that it allows is kept."""
        job = self._jobs.submit(places.judge, folder, Purpose.IMPORT, self._host.machine)
        job.done.connect(lambda verdict: self._answer(folder, verdict))
        job.failed.connect(self._complain)

    def _answer(self, folder: Path, verdict: Verdict) -> None:
        if verdict.allowed:
            self._window.settings.show_import_folder(folder)
        else:
            self._window.settings.refuse_import_folder(places.reason(verdict, self._language))

    def _complain(self, error: Exception) -> None:
        self._window.tell(explained(error, self._language), serious=False)
