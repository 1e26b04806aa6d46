"""A paper while it is written: what a window holds of it, and gives away before a lock."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec

from app.papers.blocks import Sheet
from app.papers.letterhead import Letterhead, kept
from app.papers.letters import NAMES, opening, title
from app.papers.letters import Written as Letter
from app.papers.letters import sheet as letter_sheet
from app.papers.ordonnance import Ordonnance
from app.papers.ordonnance import sheet as ordonnance_sheet
from app.prescribing import narcotics
from vault.records.context import new_id
from vault.records.documents_index import DocumentClass
from vault.records.history import Entry
from vault.records.papers import Content, Kind, Line, Override, Paper, State

#: Why each leaves the practice, as the list of what left says.
WHY: Final = {
    Kind.PRESCRIPTION: "prescription",
    Kind.LETTER: "continuité des soins",
    Kind.CERTIFICATE: "demande du patient",
    Kind.FORM: "demande du patient",
}


_NO_BREAK: Final = "\u00a0"


class Draft(msgspec.Struct, frozen=True):
    """``paper_id`` is its own from the first word on, so that no draft is ever kept twice."""

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


def new(kind: Kind, by: Letterhead, on: str) -> Draft:
    """An empty paper of a kind, but for the words it begins with."""
    body = opening(kind, by.practice, by.person)
    return Draft(Content(kind, DocumentClass.MEDICAL, title(kind, by.practice), on, body), paper_id=new_id())


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


def sheet_of(paper: Paper, today: Letterhead) -> Sheet:
    """A paper of the record, under the letterhead it was issued with; ``today``'s while it is a draft."""
    by = kept(paper.letterhead) if paper.letterhead else today
    return sheet(of_paper(paper), by, "ANNULÉ" if paper.state is State.CANCELLED else "")


def dated(draft: Draft, on: str) -> Draft:
    """A paper bears the day on which it is issued, whenever it was begun."""
    return msgspec.structs.replace(draft, content=replace(draft.content, dated_on=on))


def said(line: Line) -> Line:
    """A line as it is meant: what was typed into its fields, without the space around it."""
    return replace(
        line,
        text=line.text.strip(),
        posology=line.posology.strip(),
        duration=line.duration.strip(),
        quantity=line.quantity.strip(),
    )


def meant(typed: Draft) -> Draft:
    """A paper as it is issued and printed, of what stands in its fields: a line without a name is none."""
    content, lines, overrides = typed.content, list[Line](), list[Override]()
    for at, line in enumerate(typed.lines):
        if line.text.strip():
            reasons = [one for one in typed.overrides if one.position == at and one.reason.strip()]
            overrides += [replace(one, position=len(lines), reason=one.reason.strip()) for one in reasons]
            lines.append(said(line))
    return msgspec.structs.replace(
        typed,
        content=replace(
            content,
            title=content.title.strip(),
            # Words that no space parts would leave the page.
            body=content.body.replace(_NO_BREAK, " "),
            recipient=content.recipient.replace(_NO_BREAK, " ").strip(),
        ),
        lines=tuple(lines),
        overrides=tuple(overrides),
    )


def titled(draft: Draft) -> Draft:
    """A draft needs a title in the database, whatever was deleted of it."""
    content = draft.content
    if content.title:
        return draft
    return msgspec.structs.replace(draft, content=replace(content, title=NAMES[content.kind]))


def repeated(paper: Paper, on: str) -> Draft:
    """A past paper as a new one. Reasons given against an allergy are not repeated: they are asked again."""
    return dated(Draft(paper.content, paper.lines, paper_id=new_id(), repeated_from=paper.id), on)


def last_ordonnance(papers: Sequence[Paper]) -> Paper | None:
    """The latest that was issued and stands; ``papers`` are the latest first."""
    return next(
        (one for one in papers if one.content.kind is Kind.PRESCRIPTION and one.state is State.ISSUED),
        None,
    )


def renewed(treatment: Entry, papers: Sequence[Paper]) -> Line:
    """A long-term treatment as it was prescribed the last time, or as it is written in the record."""
    for paper in papers:
        for line in paper.lines:
            if line.entry_id == treatment.id and paper.state is State.ISSUED:
                return line
    facts = treatment.facts
    return Line(
        facts.text,
        code_system=facts.code_system,
        code=facts.code,
        posology=facts.detail,
        long_term=facts.illness_id is not None,
        narcotic=narcotics.names_one(facts.text),
        entry_id=treatment.id,
    )
