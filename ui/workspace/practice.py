"""What letterheads say: asked once in the first run, changed here.

A field is saved as one leaves it; the vault keeps the earlier words. What was
typed and not yet left comes back after a lock, like every other field.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import rpps, text
from ui.papers.signature import SignatureRow
from ui.widgets.fields import Captioned, Field, TextArea
from ui.widgets.labels import Card, label, restyle
from ui.workspace.desk import Desk
from vault.records.practice import Practice

_WIDE = ("name", "address", "second_address")
_ORDER = (
    *(
        "practitioner",
        "profession",
        "quality",
        "rpps",
        "insurer_id",
        "email",
        "name",
        "address",
        "second_address",
    ),
    *("phone", "mobile", "hours", "fee_mention"),
)


class PracticeCard(Card):
    """``known(practice)`` follows each time the letterhead was read or saved."""

    known = Signal(object)
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("You and your practice"))
        self._desk = desk
        # What this page does not show stays as it is.
        self._letterhead = Practice("")
        self._saved: dict[str, str] = {}
        self._sent: dict[str, str] = {}
        self._resumed: Mapping[str, str] = {}
        self.fields = {name: Field(caption) for name, caption in self._captions().items()}
        self.signature = SignatureRow(desk)
        self.address = TextArea(self.tr("Address"), lines=2, steady=True)
        self.rows: dict[str, Captioned] = {}
        self.saved = label("", "small")
        self.trouble = label("", "small", wrap=True)
        self._lay_out()
        for field in self.fields.values():
            field.editingFinished.connect(self.save)
            field.textEdited.connect(self.touched)
        self.address.textChanged.connect(self.touched)
        self.address.submitted.connect(self.save)
        self.address.installEventFilter(self)
        self.signature.changed.connect(self.save)
        self.setEnabled(False)
        desk.jobs.submit(desk.store.practice).done.connect(self._show)

    def values(self) -> dict[str, str]:
        """What the fields say."""
        return {name: words.strip() for name, words in self._typed().items()}

    def _typed(self) -> dict[str, str]:
        """What stands in the fields, to the last space."""
        typed = {name: field.text() for name, field in self.fields.items()}
        return typed | {"address": self.address.typed(), "signature": self.signature.value}

    def half_typed(self) -> dict[str, str]:
        """What was typed and not saved yet."""
        if not self._saved:
            return dict(self._resumed)
        return {name: words for name, words in self._typed().items() if words != self._saved[name]}

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what was typed before a lock, once the vault has said what it knows."""
        self._resumed = half_typed
        if self._saved:
            self._fill(half_typed)

    def save(self) -> None:
        """Keep what was typed; a letterhead without a practitioner is not kept."""
        values = self.values()
        self.rows["rpps"].advise(rpps.doubt(values["rpps"]))
        nameless = self._saved and not values["practitioner"]
        self.rows["practitioner"].complain(self.tr("Your name is missing.") if nameless else "")
        if self._saved and values != self._sent and not nameless:
            self._sent = values
            job = self._desk.jobs.submit(self._desk.store.save_practice, replace(self._letterhead, **values))
            job.done.connect(self._kept)
            job.failed.connect(self._complain)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the address saves it, as leaving a line does."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return False

    def _show(self, practice: Practice | None) -> None:
        self._letterhead = practice or self._letterhead
        known = asdict(practice) if practice else {}
        self._saved = {name: str(known.get(name, "")) for name in self.values()}
        self._sent = self._saved
        self._fill(self._saved | dict(self._resumed))
        self.rows["rpps"].advise(rpps.doubt(self._saved["rpps"]))
        self.setEnabled(True)
        if practice is not None:
            self.known.emit(practice)

    def _fill(self, values: Mapping[str, str]) -> None:
        for name, words in values.items():
            if name == "address":
                self.address.blockSignals(True)  # nobody typed this
                self.address.setPlainText(words)
                self.address.blockSignals(False)
            elif name == "signature":
                self.signature.show_value(words)
            elif name in self.fields:
                self.fields[name].setText(words)

    def _kept(self, practice: Practice) -> None:
        self._letterhead, self._saved = practice, asdict(practice)
        self._say(saved=self.tr("Saved at {}").format(text.clock(datetime.now(UTC))))
        self.known.emit(practice)

    def _complain(self, error: Exception) -> None:
        """Not saved: leaving a field tries again."""
        self._sent = {}
        self._say(trouble=self._desk.explain(error))

    def _say(self, saved: str = "", trouble: str = "") -> None:
        """That it is saved stands beside the heading, where nothing moves for it."""
        self.saved.setText(saved)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _captions(self) -> dict[str, str]:
        return {
            "practitioner": self.tr("Practitioner"),
            "profession": self.tr("Profession"),
            "rpps": self.tr("RPPS number"),
            "name": self.tr("Name of the practice"),
            "phone": self.tr("Phone"),
            "mobile": self.tr("Mobile"),
            "email": self.tr("E-mail"),
            "quality": self.tr("Under your name: specialty, sector"),
            "insurer_id": self.tr("Number at the Assurance maladie (AM)"),
            "second_address": self.tr("Second address"),
            "hours": self.tr("Hours"),
            "fee_mention": self.tr("On fee notes: approved association"),
        }

    def _lay_out(self) -> None:
        why = self.tr("For letterheads. Saved as you leave a field; what stood there before is kept.")
        self.body.addWidget(label(why, "small", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        at = 0
        for name in _ORDER:
            widget = self.address if name == "address" else self.fields[name]
            row = self.rows[name] = Captioned(widget.accessibleName(), widget)
            wide = name in _WIDE
            grid.addWidget(row, at // 2, at % 2, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            at += 2 if wide else 1
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        urgent = self.tr("Beside mobile and e-mail, papers say “sauf urgence” and name the 15.")
        self.body.addWidget(label(urgent, "small", wrap=True))
        ink = self.tr("Stands on every paper. Without it, papers are signed by hand.")
        self.body.addWidget(Captioned(self.tr("Signature"), self.signature, ink))
        self.tools.addWidget(self.saved)
        self.body.addWidget(self.trouble)
        restyle(self.trouble, tone="warning")
        self.trouble.hide()
