"""A field for a PIN: a secret of digits alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.lockscreen.secret_field import SecretField


class PinField(SecretField):
    """As for a passphrase; a touch keyboard shows digits."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        hints = self.field.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly
        self.field.setInputMethodHints(hints)
        self.field.setMaxLength(32)

    def is_possible(self) -> bool:
        """Whether what is typed can be a PIN at all: what cannot is not worth one of three tries."""
        typed = self.text()
        return len(typed) >= 6 and typed.isascii() and typed.isdigit()
