"""The notes of a record as they are told: signed ones with their addenda, in words and to a screen reader.

Notes entered in error are left out unless they are asked for; then they say so, with the reason.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui import text
from ui.workspace import moments
from ui.workspace.store import Record
from vault.records.notes import Note, State


@dataclass(frozen=True, slots=True)
class Moment:
    """One signed note with its author's name and what was added to it."""

    note: Note
    author: str
    addenda: tuple["Moment", ...] = ()
    #: When the backup it was taken back from was sealed; "" for what was written here.
    taken_back: str = ""

    @property
    def id(self) -> str:
        return self.note.id

    @property
    def at(self) -> str:
        return self.note.care_at

    @property
    def withdrawn(self) -> bool:
        return self.note.state is State.ENTERED_IN_ERROR


def moments_of(record: Record, withdrawn: bool = False) -> list[Moment]:
    """The timeline of a record; ``withdrawn`` shows notes entered in error too."""
    added: dict[str, list[Moment]] = {}
    for note in reversed(record.notes):
        if note.addendum_to and note.state is not State.DRAFT:
            added.setdefault(note.addendum_to, []).append(_moment(record, note))
    return [
        _moment(record, note, tuple(added.get(note.id, ())))
        for note in record.notes
        if note.addendum_to is None
        and (note.state is State.SIGNED or (withdrawn and note.state is State.ENTERED_IN_ERROR))
    ]


def _moment(record: Record, note: Note, addenda: tuple[Moment, ...] = ()) -> Moment:
    author = record.authors.get(note.author_id, "")
    return Moment(note, author, addenda, record.taken_back.get(note.id, ""))


class Words(QObject):
    """The timeline's own words."""

    def kind(self, kind: str) -> str:
        return {
            "consultation": self.tr("Consultation"),
            "home_visit": self.tr("Home visit"),
            "remote": self.tr("Video consultation"),
            "phone": self.tr("Phone call"),
            "vaccination": self.tr("Vaccination"),
            "certificate": self.tr("Certificate"),
        }.get(kind, self.tr("Note"))

    def care(self, note: Note) -> str:
        return text.long_day(moments.parse(note.care_at).astimezone().date())

    def signed(self, moment: Moment) -> str:
        """Who signed, and when it was typed: the second of the two dates."""
        when = text.moment(moments.parse(moment.note.signed_at or moment.note.typed_at))
        by = self.tr("Signed by {0}, {1}") if moment.author else self.tr("Signed {1}")
        said = by.format(moment.author, when)
        if not moment.taken_back:
            return said
        day = text.long_day(moments.parse(moment.taken_back).astimezone().date())
        return self.tr("{0} · taken back from the backup of {1}").format(said, day)

    def added(self, moment: Moment) -> str:
        return self.tr("Addendum. {0}").format(self.signed(moment))

    def flags(self, note: Note) -> str:
        """Who is not to see a note; "" for most."""
        said = [
            self.tr("Personal note") if note.personal else "",
            self.tr("About a third person") if note.third_party else "",
        ]
        return " · ".join(filter(None, said))

    def in_error(self, moment: Moment) -> str:
        return self.tr("Entered in error: {0}").format(moment.note.reason)

    def completed(self) -> str:
        return self.tr("You are adding to this note")

    def doubted(self) -> str:
        return self.tr("About to be marked as entered in error")

    def begun(self) -> str:
        return self.tr("Addendum kept as a draft")

    def spoken(self, moment: Moment) -> str:
        """A note as a screen reader says it."""
        parts = [f"{self.kind(moment.note.kind)}, {self.care(moment.note)}."]
        if moment.withdrawn:
            parts.append(f"{self.in_error(moment)}.")
        parts += [self.flags(moment.note), moment.note.text, self.signed(moment)]
        for addendum in moment.addenda:
            parts += [self.added(addendum), self.flags(addendum.note), addendum.note.text]
        return "\n".join(filter(None, parts))
