"""A paper while it is written: what a window holds of it, and gives away before a lock."""

from typing import Final

import msgspec

from app.papers.blocks import Sheet
from app.papers.letterhead import Letterhead
from app.papers.letters import Written as Letter
from app.papers.letters import sheet as letter_sheet
from app.papers.letters import title
from app.papers.ordonnance import Ordonnance
from app.papers.ordonnance import sheet as ordonnance_sheet
from vault.records.documents_index import DocumentClass
from vault.records.papers import Content, Kind, Line, Override, Paper

#: Why each leaves the practice, as the list of what left says.
WHY: Final = {
    Kind.PRESCRIPTION: "prescription",
    Kind.LETTER: "continuité des soins",
    Kind.CERTIFICATE: "demande du patient",
    Kind.FORM: "demande du patient",
}


class Draft(msgspec.Struct, frozen=True):
    """``paper_id`` is '' until it is in the database."""

    content: Content
    lines: tuple[Line, ...] = ()
    overrides: tuple[Override, ...] = ()
    paper_id: str = ""
    repeated_from: str = ""

    def json(self) -> str:
        """For ``read``, after a lock."""
        return msgspec.json.encode(self).decode()


def read(json: str) -> Draft:
    """What ``Draft.json`` wrote."""
    return msgspec.json.decode(json, type=Draft)


def new(kind: Kind, dated_on: str) -> Draft:
    """An empty paper of a kind."""
    return Draft(Content(kind, DocumentClass.MEDICAL, title(kind), dated_on))


def of_paper(paper: Paper) -> Draft:
    """One that is in the database."""
    return Draft(paper.content, paper.lines, paper.overrides, paper.id, paper.repeated_from)


def sheet(draft: Draft, letterhead: Letterhead, mark: str = "") -> Sheet:
    """As it prints."""
    content = draft.content
    if content.kind is Kind.PRESCRIPTION:
        said = Ordonnance(letterhead, content.dated_on, draft.lines, content.body, mark)
        return ordonnance_sheet(said)
    return letter_sheet(Letter(letterhead, content, mark))
