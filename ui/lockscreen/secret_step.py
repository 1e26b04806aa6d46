"""A step that asks for a secret that opens the vault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.lockscreen.secret_form import SecretForm
from ui.lockscreen.steps import Step
from ui.lockscreen.values import SecretKind
from vault.secret import overwrite


class SecretStep(Step):
    """Passphrase or recovery words; the field is emptied when the step is left."""

    def __init__(self, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Passphrase or recovery words"))
        self.explain(explanation or self.tr("Those that open the vault today."))
        self.form = SecretForm()
        self.kind = SecretKind.PASSPHRASE
        self._taken = bytearray()
        self.body.addWidget(self.form)
        self.body.addWidget(self.form.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self.start = self.form

    def advance(self) -> bool:
        taken = self.form.take()
        if taken is None:
            return False
        overwrite(self._taken)
        self.kind, self._taken = self.form.kind, taken
        return True

    def take(self) -> bytearray:
        """The secret; the step forgets it."""
        taken, self._taken = self._taken, bytearray()
        return taken
