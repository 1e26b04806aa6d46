"""What the windows ask of the vault about snippets: one's own, and whose words one needs."""

from app.writing.shipped import profession_of
from ui.workspace.substore import Substore
from ui.writing.shelf import Own
from vault.records import practice, snippets
from vault.records.snippets import Snippet


class SnippetStore(Substore):
    """Beside the records, on the same thread."""

    def everything(self) -> Own:
        """One's own snippets, and the profession: of a locum, where one writes; else of the letterhead."""
        database, author_id = self._database, self._records.author_id
        writes = next(one.profession for one in practice.authors(database) if one.id == author_id)
        letterhead = practice.current(database)
        told = writes or (letterhead.profession if letterhead else "")
        return Own(profession_of(told), tuple(snippets.everything(database)))

    def save(self, snippet: Snippet, record_id: str = "") -> Own:
        """Write a new one, or another text for ``record_id``. Raises InvalidInput."""
        context = self._context
        if record_id:
            snippets.change(context, record_id, snippet)
        else:
            snippets.NOUN.add(context, "", snippet)
        return self.everything()

    def remove(self, record_id: str) -> Own:
        """Take one back; what came with the program under its shortcut is there again."""
        snippets.remove(self._context, record_id)
        return self.everything()
