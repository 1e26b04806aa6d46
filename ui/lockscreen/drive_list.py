"""The drives that are plugged in; those that may not hold a backup say why."""

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

    ``offered`` chooses the first drive that may be used until a person has chosen: right where nothing is
    written to it. ``drives`` is None until somebody has looked: nothing is said of drives before.
    """

    chosen = Signal()

    def __init__(
        self,
        drives: Sequence[DriveLine] | None,
        otherwise: str,
        offered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offered = offered
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
        first = next(iter(self.buttons.values()), None) if self._offered else None
        shown = kept or first or self.otherwise
        shown.setChecked(True)
        self.setFocusProxy(shown)
        if focused:
            shown.show()  # a layout shows what is new later, and what is hidden takes no focus
            shown.setFocus()

    def _choose(self) -> None:
        self._offered = False
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
        button.setEnabled(drive.allowed)
        button.setAccessibleDescription(drive.reason)
        self._group.addButton(button)
        self._lines.addWidget(button)
        if drive.allowed:
            self.buttons[Path(drive.mount)] = button
        if drive.reason:
            reason = label(drive.reason, "small", wrap=True)
            reason.setIndent(theme.px(18) + 12)
            self._lines.addWidget(reason)
