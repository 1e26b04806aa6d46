"""What can be said of a note while it is typed: its form, and who is not to see it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.writing.forms import FORMS
from ui.widgets.buttons import Button
from ui.widgets.choices import Choice
from ui.widgets.flow import Flow

#: A note without a form.
FREE = ""
#: Of the name of a form, before it is cut short.
_FORM_LETTERS = 9


class NoteTools(QWidget):
    """``form_chosen(key)``; ``flagged`` once a person has said who is not to see the note."""

    form_chosen = Signal(str)
    flagged = Signal()

    def __init__(self, forms: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Choice(self.tr("Form of the note"), self._forms(), self)
        self.form.setToolTip(self.tr("Next form (Ctrl+Shift+M)"))
        self.form.setVisible(forms)
        # The longest name of a form alone would take the line that the marks need.
        self.form.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.setMinimumContentsLength(_FORM_LETTERS)
        third = self.tr("Holds what a third person said or is: not for the patient’s copy (Ctrl+Shift+T)")
        #: Who is not to see the note, named as in a draft.
        self.marks = {
            "personal": Mark(self.tr("Personal note"), self.tr("For you alone (Ctrl+Shift+P)")),
            "third_party": Mark(self.tr("About a third person"), third),
        }
        pieces = (self.form, *self.marks.values())
        flow = Flow(self)
        flow.replace(pieces if forms else pieces[1:])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self.form.chosen.connect(self.form_chosen)
        for mark in self.marks.values():
            mark.clicked.connect(self.flagged)

    def next_form(self, first: str) -> str:
        """The form after the one shown; ``first`` after free text."""
        order = [FREE, first, *(key for key in FORMS if key != first)]
        return order[(order.index(self.form.key()) + 1) % len(order)]

    def _forms(self) -> list[tuple[str, str]]:
        return [(FREE, self.tr("Free text")), *((form.key, form.title) for form in FORMS.values())]


class Mark(Button):
    """Something that holds of a note or does not: the tick says so, not the colour alone."""

    def __init__(self, words: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "circle-dashed", "quiet", parent)
        self.setCheckable(True)
        self.setToolTip(tip)
        self.toggled.connect(self._tick)

    def _tick(self, on: bool) -> None:
        self._icon = "circle-check" if on else "circle-dashed"
        self._tint()
