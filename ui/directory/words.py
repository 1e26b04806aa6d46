"""A correspondent in words: what is asked, and how one reads in a list."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListView

from app.visible import visible
from ui import text
from ui.directory.store import Earlier
from ui.dossier.asked import Asked, How
from ui.models.rows import ROW, Index
from ui.workspace.pen import Pen
from ui.workspace.written_rows import WrittenRow
from vault.clock import moment
from vault.records.correspondents import Correspondent


class CorrespondentWords(QObject):
    """How one is said."""

    def asked(self) -> Sequence[Asked]:
        tr = self.tr
        return (
            Asked("name", tr("Name"), required=True),
            Asked("profession", tr("Specialty or profession")),
            Asked("organisation", tr("Hospital, practice, service")),
            Asked("phone", tr("Phone")),
            Asked("secure_email", tr("MSSanté address"), hint=tr("For what is medical.")),
            Asked("verified_on", tr("MSSanté address verified on"), How.PAST_DAY),
            Asked("email", tr("E-mail"), hint=tr("For what is administrative.")),
            Asked("rpps", tr("RPPS number")),
            Asked("address", tr("Address"), How.LINES),
        )

    def beneath(self, one: Correspondent) -> str:
        """How and where one is reached."""
        reached = (text.phone(one.phone) if one.phone else "", one.secure_email or one.email)
        where = (one.organisation, ", ".join(one.address.split("\n")))
        return visible(" · ".join(filter(None, (*reached, *where))))

    def spoken(self, one: Correspondent, away: bool) -> str:
        """Everything of a line, for a screen reader."""
        said = (one.name, one.profession, self.away() if away else "", self.beneath(one))
        return visible(", ".join(filter(None, said)))

    def away(self) -> str:
        return self.tr("card put away")

    def earlier(self, one: Earlier) -> str:
        """ "Dr Roux · Cardiology · 02 41 … — Dr Marchand, until 12 March 2026 at 10:12"."""
        facts = one.facts
        said = (facts.name, facts.profession, self.beneath(facts), facts.rpps)
        return self.tr("{what} — {author}, until {moment}").format(
            what=visible(" · ".join(filter(None, said))),
            author=one.author,
            moment=text.moment(moment(one.kept_at)),
        )


class CorrespondentDelegate(WrittenRow):
    """The name with the profession beside it, and under them how one is reached."""

    def __init__(self, view: QListView, words: CorrespondentWords) -> None:
        super().__init__(view)
        self._words = words

    def write(self, pen: Pen, index: Index) -> None:
        row = index.data(ROW)
        one: Correspondent = row.one.facts
        pen.line(visible(one.name), visible(one.profession), beside=self._words.away() if row.away else "")
        if beneath := self._words.beneath(one):
            pen.elided(beneath, "muted", 12)
