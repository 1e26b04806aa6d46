"""The drives that are plugged in; those that may not hold a backup say why.

One that was found not to give back what was written to it takes no other; what lies on it may still be
all there is, so it can be read from, and is not offered for that either.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import text, theme
from ui.drive_lines import DriveLine
from ui.lockscreen.radio import Radio
from ui.widgets.labels import label


class DriveList(QWidget):
    """One radio button a drive, and one for ``otherwise`` ("later", "another folder").

    ``reads``: nothing is written to the drive, and the first that may be used is chosen until a person has.
    ``drives`` is None until somebody has looked: nothing is said of drives before.
    """

    chosen = Signal()

    def __init__(
        self,
        drives: Sequence[DriveLine] | None,
        otherwise: str,
        reads: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reads = self._offers = reads
        self.otherwise = Radio(otherwise)
        self.buttons: dict[Path, Radio] = {}
        self._group = QButtonGroup(self)
        self._group.addButton(self.otherwise)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._lines)
        column.addWidget(self.otherwise)
        self.otherwise.setChecked(True)
        self._group.buttonClicked.connect(self._choose)
        self.setFocusProxy(self.otherwise)
        if drives is not None:
            self.show_drives(drives)

    @property
    def path(self) -> Path | None:
        """The chosen drive, None for the other way."""
        return next((path for path, button in self.buttons.items() if button.isChecked()), None)

    def show_drives(self, drives: Sequence[DriveLine]) -> None:
        """Show what is plugged in now; a drive chosen before stays chosen while it is there."""
        before = self.path
        focused = any(button.hasFocus() for button in self._group.buttons())
        self._empty()
        for drive in drives:
            self._add(drive)
        if not drives:
            self._lines.addWidget(label(self.tr("No external drive is plugged in."), "muted", wrap=True))
        kept = self.buttons.get(before or Path())
        sound = (self.buttons.get(Path(one.mount)) for one in drives if one.unfaithful_at is None)
        first = next(filter(None, sound), None) if self._offers else None
        shown = kept or first or self.otherwise
        shown.setChecked(True)
        self.setFocusProxy(shown)
        if focused:
            shown.show()  # a layout shows what is new later, and what is hidden takes no focus
            shown.setFocus()

    def _choose(self) -> None:
        self._offers = False
        self.chosen.emit()

    def _empty(self) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
        self.buttons.clear()
        while (entry := self._lines.takeAt(0)) is not None:
            if widget := entry.widget():
                widget.deleteLater()

    def _add(self, drive: DriveLine) -> None:
        free = self.tr("{size} free").format(size=text.size(drive.free_bytes or 0))
        button = Radio(f"{drive.name} · {free}".replace("&", "&&"))
        usable = drive.allowed and (self._reads or drive.unfaithful_at is None)
        reason = drive.reason or self._doubt(drive)
        button.setEnabled(usable)
        button.setAccessibleDescription(reason)
        self._group.addButton(button)
        self._lines.addWidget(button)
        if usable:
            self.buttons[Path(drive.mount)] = button
        if reason:
            why = label(reason, "small", wrap=True)
            why.setIndent(theme.px(18) + 12)
            self._lines.addWidget(why)

    def _doubt(self, drive: DriveLine) -> str:
        """What was found of a drive that does not keep what it takes."""
        if drive.unfaithful_at is None:
            return ""
        found = self.tr("On {} it did not give back what was written to it.").format(
            text.day(drive.unfaithful_at.astimezone().date())
        )
        rather = self.tr(
            "What is restored from it is checked; take a backup on another drive if there is one."
        )
        return f"{found} {rather if self._reads else self.tr('No backup goes there: take another drive.')}"
