"""The form of one visit to a wound: sizes in centimetres, tissues that are shares of one surface."""

from collections.abc import Mapping
from datetime import date

from ui import text
from ui.care.wound_words import LENGTHS, TISSUES, WoundWords, centimetres, millimetres
from ui.dossier.asked import typed
from ui.dossier.form import FactsForm
from ui.workspace import moments
from ui.workspace.store import Record
from vault.records.wounds import WoundState

_WHOLE_DAY = len("2026-11-16")


class VisitForm(FactsForm):
    """``facts`` says what was asked as a state holds it."""

    def __init__(self, title: str, words: WoundWords, record: Record) -> None:
        self._visit = words.asked_of_state()
        super().__init__(title, self._visit, "", record, columns=3)
        self.keep.setText(self.tr("Keep"))

    def known(self, state: WoundState | None, before: WoundState | None) -> dict[str, str]:
        """What stands in the fields: a visit as it was said, or a new one with the last dressing."""
        if state is None:
            return {"seen_on": text.day(date.today()), "dressing": before.dressing if before else ""}
        values = typed([one for one in self._visit if one.name not in ("seen_on", *LENGTHS)], state)
        sizes = {name: getattr(state, name) for name in LENGTHS}
        values |= {name: "" if size is None else centimetres(size) for name, size in sizes.items()}
        return values | {"seen_on": text.day(moments.parse(state.seen_at).astimezone().date())}

    def facts(self, values: Mapping[str, object]) -> dict[str, object] | None:
        """With sizes in mm; None where something cannot be, and its field says why."""
        said = dict(values)
        wrong = self._wrong(said)
        if wrong is not None:
            self.complain(*wrong)
            return None
        return said | {name: millimetres(str(said[name])) for name in LENGTHS}

    def _wrong(self, said: Mapping[str, object]) -> tuple[str, str] | None:
        """The first field that cannot be kept, and why."""
        if len(str(said["seen_on"])) < _WHOLE_DAY:
            return "seen_on", self.tr("Type the whole day.")
        for name in LENGTHS:
            if said[name] and millimetres(str(said[name])) is None:
                return name, self.tr("Type centimetres, such as 3,2.")
        together = sum(int(str(said[name] or 0)) for name in TISSUES)
        if together > 100:
            return TISSUES[0], self.tr("The tissues make {} % together.").format(together)
        if int(str(said["pain"] or 0)) > 10:
            return "pain", self.tr("From 0 to 10.")
        return None
