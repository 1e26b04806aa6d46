"""Who replaces the practitioner, and from which day to which."""

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from app import locums
from ui import text
from ui.lockscreen.notice import Notice
from ui.lockscreen.steps import Step
from ui.widgets.fields import Captioned, Field
from vault.errors import InvalidInput
from vault.keyslot import Locum

_SEPARATORS = str.maketrans("-. ", "///")


class LocumStep(Step):
    """A step that ends with a name and two days; ``locum`` is the term they make."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("The locum"))
        self.explain(
            self.tr(
                "They open the vault with a passphrase of their own, on these days only, and everything they "
                "write bears their name. Ways in, new keys and destroying records stay yours."
            )
        )
        self._today = today
        self._locum: Locum | None = None
        self.who = Field(self.tr("First name and name, as they sign"))
        self.profession = Field(self.tr("Profession (optional)"))
        self.first = Field(self.tr("First day"))
        self.last = Field(self.tr("Last day"))
        self.first.setText(text.day(today))
        self.last.setText(text.day(today + locums.USUAL))
        self.notice = Notice()
        self._lay_out()
        self.start = self.who

    @property
    def locum(self) -> Locum:
        """Who was named. Once the step is left."""
        assert self._locum is not None
        return self._locum

    def advance(self) -> bool:
        wrong, words = self._problem()
        for field in (self.who, self.first, self.last):
            field.mark_wrong(field is wrong, words)
        self.notice.say("warning", words)
        if wrong is not None:
            wrong.setFocus()
        return wrong is None

    def _problem(self) -> tuple[Field | None, str]:
        days = [day_of(field.text()) for field in (self.first, self.last)]
        first, last = days
        for field, day in zip((self.first, self.last), days, strict=True):
            if day is None:
                return field, self.tr("This is not a day. Write it like {day}.").format(
                    day=text.day(self._today)
                )
        assert first is not None
        assert last is not None
        if last < max(first, self._today):
            return self.last, self.tr("The last day lies before the first, or is over already.")
        try:
            self._locum = locums.made(self.who.text(), first, last, self.profession.text().strip())
        except InvalidInput:
            return self.who, self.tr("Their name stands under everything they write: it is needed.")
        return None, ""

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        fields = (self.who, self.profession, self.first, self.last)
        for at, field in enumerate(fields):
            grid.addWidget(Captioned(field.accessibleName(), field), at // 2, at % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.notice)


def day_of(written: str) -> date | None:
    """ "1/12/2026", "01.12.26" or "2026-12-01"; None for what is no day."""
    parts = written.strip().translate(_SEPARATORS).split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) != 4:
        parts.reverse()
    year, month, day = (int(part) for part in parts)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
