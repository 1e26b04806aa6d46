"""What was begun in the small fields of a record: given away before a lock, brought back after it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.widgets.fields import Field
from ui.workspace import marks

if TYPE_CHECKING:
    from ui.workspace.record import RecordPage


class Begun:
    """Of one page, whichever record it shows."""

    def __init__(self, page: "RecordPage") -> None:
        self._page = page

    def half_typed(self) -> dict[str, str]:
        """What stands in the record's small fields and was not added yet."""
        typed = {name: one.text() for name, one in self.fields().items()}
        reason = self._page.chronicle.reason
        asks = self._page.chronicle.asks_why
        about = {"reason.note": reason.note_id, "reason.patient": reason.owner.patient_id} if asks else {}
        about |= {marks.SHOWN_ALONE: self._page.chronicle.shown_alone}
        typed = {name: words for name, words in (typed | about | self._beside()).items() if words}
        day = self._page.composer.typed_day
        typed |= {} if day is None else {"day": day}
        for part in (
            self._page.header.allergies.editor,
            *self._page.side.facts,
            self._page.leaves,
            self._page.task,
            self._page.keep_line,
        ):
            typed |= part.half_typed()
        return typed

    def _beside(self) -> dict[str, str]:
        """What belongs to the small fields, which of them are open, and the document that is read."""
        measure = self._page.side.measures.form
        return {
            **{f"{kind.value}.of": one.changing for kind, one in self._page.side.sections.items()},
            marks.MEASURE_KIND: "" if measure.isHidden() else measure.kind.key(),
            marks.ADDENDUM: self._page.chronicle.completes,
            marks.OPEN: " ".join(name for name, one in self.fields().items() if not one.isHidden()),
            **self._page.attachments.half_typed(),
        }

    def resume(self, half_typed: Mapping[str, str]) -> None:
        """Bring back what stood in the small fields before a lock, and open what they stand in."""
        for name, words in half_typed.items():
            if name in self.fields():
                self.fields()[name].setText(words)
        sections, opened = self._page.side.sections, half_typed.get(marks.OPEN, "").split()
        self._page.header.allergies.editor.resume(half_typed)
        for kind, section in sections.items():
            if section.unfinished() or kind.value in opened:
                section.resume(half_typed.get(kind.value, ""), half_typed.get(f"{kind.value}.of", ""))
        self._page.chronicle.search.setVisible("timeline" in {*half_typed, *opened})
        if marks.SHOWN_ALONE in half_typed:
            self._page.chronicle.show_only(half_typed[marks.SHOWN_ALONE])
        if marks.ADDENDUM in half_typed:
            self._page.chronicle.resume_addendum(half_typed[marks.ADDENDUM])
        if "day" in half_typed:
            self._page.composer.resume_day(half_typed["day"])
        self._page.attachments.reopen(half_typed)
        if marks.MEASURE_KIND in half_typed:
            self._page.side.measures.resume(half_typed[marks.MEASURE_KIND], half_typed.get("measure", ""))
        if "reason.note" in half_typed:
            why, right = half_typed.get("reason", ""), half_typed.get("reason.patient", "")
            self._page.chronicle.resume_withdrawal(half_typed["reason.note"], why, right)
        for facts in self._page.side.facts:
            facts.resume(half_typed)
        self._page.leaves.resume(half_typed)
        self._page.task.resume(self._page.patient_id, half_typed)
        if marks.NAMED in half_typed:
            self._page.show_name(half_typed[marks.NAMED], half_typed.get(marks.NAMED_PLACE, ""))

    def fields(self) -> dict[str, Field]:
        """The small fields of the record itself, by name."""
        lines = {kind.value: section.line for kind, section in self._page.side.sections.items()}
        return {
            "reason": self._page.chronicle.reason.field,
            "timeline": self._page.chronicle.search,
            "measure": self._page.side.measures.form.value,
            **lines,
        }
