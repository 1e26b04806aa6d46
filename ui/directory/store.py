"""What the windows ask of the practice's directory. Every call runs on the database thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app import addressing
from ui.workspace.substore import Substore
from vault.records import correspondents, practice, versions
from vault.records.correspondents import Correspondent
from vault.records.noun import Record, facts_of

#: Versions that are read at once.
_LAST: Final = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """Everybody by name, those who were put away, and which of both was written last ("" for none)."""

    kept: Sequence[Record[Correspondent]]
    away: Sequence[Record[Correspondent]]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said of somebody before, by whom, and until when it stood."""

    facts: Correspondent
    author: str
    kept_at: str


class DirectoryStore(Substore):
    """Beside the records, on the same thread."""

    def everybody(self) -> Listed:
        """Who is in the directory."""
        database = self._database
        return Listed(correspondents.everyone(database), correspondents.NOUN.taken_back(database))

    def save(self, facts: Correspondent, correspondent_id: str = "") -> Listed:
        """Write somebody down, or say otherwise what is known of one. Raises InvalidInput."""
        if correspondent_id:
            correspondents.change(self._context, correspondent_id, facts)
        else:
            correspondent_id = correspondents.add(self._context, "", facts)
        return self._after(correspondent_id)

    def put_away(self, correspondent_id: str) -> Listed:
        """Offer somebody no more; what was written to them stays."""
        correspondents.remove(self._context, correspondent_id)
        return self._after("")

    def bring_back(self, correspondent_id: str) -> Listed:
        """Offer somebody again."""
        correspondents.put_back(self._context, correspondent_id)
        return self._after(correspondent_id)

    def earlier(self, correspondent_id: str) -> list[Earlier]:
        """What was said of somebody before, the latest first."""
        database = self._database
        authors = {author.id: author.name for author in practice.authors(database)}
        return [
            Earlier(
                facts_of(Correspondent, one.columns),
                authors.get(str(one.columns["author_id"]), ""),
                one.kept_at,
            )
            for one in versions.of_record(database, correspondent_id, _LAST)
        ]

    def unknown(self, typed: str, place: str, own: str) -> Correspondent | None:
        """Who was typed; None for whom the directory has or had, whose practice it is, and the patient."""
        meant = addressing.read(typed, place)
        words = correspondents.bare(meant.name)
        here = [one.name for one in practice.authors(self._database)[:1]]
        if not words or any(words <= correspondents.bare(name) for name in (own, *here)):
            return None
        listed = self.everybody()
        known = any(correspondents.bare(one.facts.name) == words for one in (*listed.kept, *listed.away))
        return None if known else meant

    def keep(self, facts: Correspondent) -> str:
        """Write down somebody new; their id."""
        return correspondents.add(self._context, "", facts)

    def _after(self, correspondent_id: str) -> Listed:
        return replace(self.everybody(), written=correspondent_id)
