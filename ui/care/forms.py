"""A page that gives its place to one form at a time, and knows what was begun in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from ui.dossier.form import FactsForm
from ui.jobs import Job
from ui.widgets.labels import Card


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form is about: what is being done, and to which record ("" for a new one)."""

    deed: str
    of: str = ""


class FormStack(QStackedWidget):
    """``closed``: the page is back in its place."""

    touched = Signal()
    closed = Signal()

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._begun: Begun | None = None
        self.form: FactsForm | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in (page, self._area):
            self.addWidget(one)

    def ask(
        self,
        begun: Begun,
        form: FactsForm,
        values: Mapping[str, str],
        beside: QWidget | None = None,
        beneath: QWidget | None = None,
    ) -> None:
        """Show a form with what is known already, and what belongs beside it or beneath."""
        self._begun, self.form = begun, form
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(form, 3, Qt.AlignmentFlag.AlignTop)
        if beside is not None:
            row.addWidget(beside, 2, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        if beneath is not None:
            card.body.addWidget(beneath)
        card.body.addStretch(1)
        self._area.setWidget(card)
        # Qt fills what scrolls to its corners, and those of a card are round.
        card.setAutoFillBackground(False)
        self.setCurrentWidget(self._area)
        form.given_up.connect(self.close_form)
        form.touched.connect(self.touched)
        form.begin(values)
        self.touched.emit()

    def close_form(self) -> None:
        """Nothing half-typed is left."""
        if self.form is not None:
            self._begun, self.form = None, None
            self.setCurrentIndex(0)
            self._area.takeWidget().deleteLater()
            self.touched.emit()
            self.closed.emit()

    def close_with(self, job: Job) -> None:
        """Close the form once what it says is written; where that fails it stays as it is."""
        form = self.form
        assert form is not None
        form.setEnabled(False)
        job.done.connect(lambda _: self.close_form() if self.form is form else None)
        job.failed.connect(lambda _: form.setEnabled(True) if self.form is form else None)

    def half_typed(self) -> dict[str, str]:
        """What stands in the form, and what it is about."""
        if self._begun is None or self.form is None:
            return {}
        return {"form": self._begun.deed, "of": self._begun.of, **self.form.values()}
