"""A field for a PIN: a secret of digits alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.lockscreen.secret_field import SecretField

#: The row of digits on French and Belgian keyboards, which give digits with Shift only.
_UNSHIFTED = str.maketrans("&é\"'(§è!çà" + "-_", "1234567890" + "68")


class PinField(SecretField):
    """As for a passphrase; a touch keyboard shows digits, and Shift is not needed for any."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        hints = self.field.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly
        self.field.setInputMethodHints(hints)
        self.field.setMaxLength(32)

    def text(self) -> str:
        """The digits, as they were meant on a keyboard whose digits need Shift."""
        return super().text().translate(_UNSHIFTED)

    def is_possible(self) -> bool:
        """Whether what is typed can be a PIN at all: what cannot is not worth one of three tries."""
        typed = self.text()
        return len(typed) >= 6 and typed.isascii() and typed.isdigit()
