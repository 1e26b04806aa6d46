"""What a record said before: each version in its kind's words, who wrote it and until when it stood."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.dossier.earlier import FILE, EarlierWords, Told, joined
from ui.dossier.sheet import FactsSheet
from ui.widgets.choices import Choice
from ui.widgets.labels import Card, label
from ui.widgets.lines import clear
from ui.workspace.store import Record
from ui.workspace.typeset import together
from vault.clock import moment
from vault.records.versions import Version


class EarlierVersions(Card):
    """The lines of one part of the record, the latest first; not there while no part has any."""

    def __init__(self, sheets: Sequence[FactsSheet], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name(self.tr("Earlier versions"))
        self.hide()
        words = EarlierWords(self)
        self._kinds = words.all(sheets)
        self._said: dict[str, list[str]] = {}
        self._asked = False
        self.part = Choice(self.tr("Part of the record"), words.parts())
        self.tools.addWidget(self.part)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.body.addLayout(self.lines)
        self.part.chosen.connect(lambda _: self._show())

    def clear(self) -> None:
        """Of nobody."""
        self._said, self._asked = {}, False
        self.part.show_key(FILE)
        self._show()

    def turn_to(self, part: str) -> None:
        """Show this part, if only to say that nothing in it was ever said otherwise."""
        self.part.show_key(part)
        self._asked = True
        self._show()

    @property
    def turned_to(self) -> str:
        """The part that was asked for; "" where none was."""
        return self.part.key() if self._asked else ""

    def show_versions(self, versions: Sequence[Version], record: Record) -> None:
        """Those that say something else than what came after them."""
        self._said = {}
        today = {kind.key: kind.today(record) for kind in self._kinds}
        after: dict[tuple[str, str], Any] = {}
        for one in joined(versions):
            for kind in self._kinds:
                if (facts := kind.facts(one)) is None:
                    continue
                key = (kind.key, one.record_id)
                if facts != after.get(key, today[kind.key].get(one.record_id)):
                    self._said.setdefault(kind.part, []).append(self._line(kind, facts, one, record))
                after[key] = facts
        if not self._asked and self._said and self.part.key() not in self._said:
            self.part.show_key(next(iter(self._said)))
        self._show()

    def _show(self) -> None:
        clear(self.lines)
        said = self._said.get(self.part.key(), [])
        for words in said or [self.tr("No earlier version.")]:
            self.lines.addWidget(label(together(words), "" if said else "muted", wrap=True))
        self.setVisible(bool(self._said) or self._asked)

    def _line(self, kind: Told, facts: Any, one: Version, record: Record) -> str:
        return self.tr("{kind}: {what} — {author}, until {moment}").format(
            kind=kind.heading,
            what=kind.says(facts, one.record_id, record) or self.tr("nothing"),
            author=record.authors.get(str(one.columns["author_id"]), ""),
            moment=text.moment(moment(one.kept_at)),
        )
