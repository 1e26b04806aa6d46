"""What was typed and is not yet in the database.

A draft is put here at every change of the text. ``changed`` follows within
300 ms of the first change it stands for, and whoever listens puts all drafts on
the disk; a lock takes them with ``all`` at once, without waiting for anything.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from vault.pending import Draft

DELAY_MILLISECONDS = 300


class Drafts(QObject):
    """Unsaved drafts by note."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[str, Draft] = {}
        # Not restarted by further typing: somebody who never pauses must be saved too.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self.changed)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, as it is on the screen this moment."""
        return tuple(self._drafts.values())

    def put(self, draft: Draft) -> None:
        """The note now reads so."""
        self._drafts[draft.note_id] = draft
        self._announce()

    def touch(self) -> None:
        """Something else that comes back after a lock changed: the caret, what is searched for."""
        self._announce()

    def settle(self, draft: Draft) -> None:
        """The database holds this text now; kept when more was typed in the meantime."""
        if self._drafts.get(draft.note_id) == draft:
            del self._drafts[draft.note_id]
            self._announce()

    def drop(self, note_id: str) -> None:
        """The note is signed."""
        if self._drafts.pop(note_id, None) is not None:
            self._announce()

    def _announce(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
