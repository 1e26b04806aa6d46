"""The pages of a record, by name: the note, and each leaf that takes its place."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from ui.workspace import keys
from ui.workspace.places import CARE, DOSSIER, MEASURES, NOTE, PAPERS


class LeafBar(QTabBar):
    """``wanted(name)`` when a person turns to a page, by the mouse or by the arrow keys."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.setAccessibleName(self.tr("Pages of the record"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add(NOTE, self.tr("Note"), keys.NEW_NOTE)
        self._add(DOSSIER, self.tr("Patient file"), keys.DOSSIER)
        self._add(PAPERS, self.tr("Papers"), keys.PAPERS)
        self._add(MEASURES, self.tr("Measurements"), keys.MEASURES)
        self._add(CARE, self.tr("Care"), keys.CARE)
        self.currentChanged.connect(self._want)
        # Over a document the note is the page one comes back to, and its tab is the current one already.
        self.tabBarClicked.connect(self._want)

    def show_page(self, name: str) -> None:
        """Another page is on the screen."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._names.index(name) if name in self._names else 0)

    def _add(self, name: str, words: str, sequence: str) -> None:
        self._names.append(name)
        self.setTabToolTip(self.addTab(words), sequence)

    def _want(self, index: int) -> None:
        if index >= 0:
            self.wanted.emit(self._names[index])
