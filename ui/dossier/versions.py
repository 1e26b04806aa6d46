"""What the dossier said before: each version in its kind's words, who wrote it and until when it stood."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.dossier.sheet import FactsSheet, Whole
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.workspace.store import Record
from ui.workspace.typeset import together
from vault.clock import moment
from vault.records.history import HISTORY
from vault.records.noun import facts_of
from vault.records.versions import Version


class EarlierVersions(Card):
    """A card of lines, the latest first; not there while nothing was ever said otherwise."""

    def __init__(self, sheets: Sequence[FactsSheet], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Earlier versions"))
        self.hide()
        self._sheets = sheets
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.body.addLayout(self.lines)

    def clear(self) -> None:
        """Of nobody."""
        clear(self.lines)
        self.hide()

    def show_versions(self, versions: Sequence[Version], record: Record) -> None:
        """Those that say something else than what came after them."""
        clear(self.lines)
        after: dict[tuple[str, str], Any] = {}
        for one in versions:
            for sheet in self._sheets:
                if (facts := _facts(sheet, one)) is None:
                    continue
                key = (sheet.key, one.record_id)
                today = {item.id: item.facts for item in sheet.items(record)}
                if facts != after.get(key, today.get(one.record_id)):
                    self.lines.addWidget(label(together(self._line(sheet, facts, one, record)), wrap=True))
                after[key] = facts
        self.setVisible(self.lines.count() > 0)

    def _line(self, sheet: FactsSheet, facts: Any, one: Version, record: Record) -> str:
        said = sheet.says(Whole(one.record_id, facts), record)
        what = " · ".join(filter(None, (said.words, said.beneath)))
        return self.tr("{kind}: {what} — {author}, until {moment}").format(
            kind=sheet.heading,
            what=what or self.tr("nothing"),
            author=record.authors.get(str(one.columns["author_id"]), ""),
            moment=text.moment(moment(one.kept_at)),
        )


def _facts(sheet: FactsSheet, one: Version) -> Any:
    """What ``sheet`` would have shown of it; None where it is of another kind."""
    if sheet.table.name != one.table or not {part.name for part in fields(sheet.facts)} <= one.columns.keys():
        return None
    kind = one.columns.get("kind") if one.table == "entry" else None
    if kind is not None and (kind != sheet.fixed["kind"] if "kind" in sheet.fixed else kind not in HISTORY):
        return None
    return facts_of(sheet.facts, one.columns)
