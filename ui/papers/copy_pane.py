"""The patient's copy: what it leaves out, and where it goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import Captioned, Field
from ui.widgets.labels import label


class CopyPane(QWidget):
    """``save_wanted``: as a PDF where the person chooses; the copy itself stands beside it."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = self.tr(
            "The whole record, without drafts, what was entered in error, personal notes and remarks, what "
            "third persons said, and how to reach them. Documents are named; they are handed over apart."
        )
        self.reason = Field(self.tr("Why it is handed over"))
        self.save = Button(self.tr("Save as PDF…"), "download")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(what, wrap=True))
        column.addWidget(Captioned(self.tr("Why it is handed over"), self.reason))
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.save.clicked.connect(self.save_wanted)
        self.reset()

    def reset(self) -> None:
        """The reason most give: what was typed for one patient is not another’s."""
        self.reason.setText(self.tr("the patient asked"))

    def name(self) -> str:
        """What stands above it."""
        return self.tr("The patient’s copy")

    def focus(self) -> None:
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
