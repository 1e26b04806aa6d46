"""The words of a record as they are compared with those that somebody looks for in its timeline."""

from ui.workspace.happenings import Happening
from ui.workspace.noted import Moment
from vault.search import fold, words


class Folded:
    """The notes of one record as they are compared: folding 3,000 of them takes 0.6 s, too long for a key."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, ...], str] = {}

    def forget(self) -> None:
        """Another record."""
        self._texts.clear()

    def matching(self, shown: list[Moment | Happening], typed: str) -> list[Moment | Happening]:
        """Those that hold every word typed, with or without accents."""
        wanted = words(typed)
        return [one for one in shown if all(word in self._text(one) for word in wanted)] if wanted else shown

    def _text(self, row: Moment | Happening) -> str:
        if isinstance(row, Happening):
            return self._fold((row.words,), row.words)
        written = [row.note, *(one.note for one in row.addenda)]
        # Signed notes never change, so their ids say it all.
        return self._fold(tuple(note.id for note in written), *(note.text for note in written))

    def _fold(self, key: tuple[str, ...], *texts: str) -> str:
        if key not in self._texts:
            self._texts[key] = fold("\n".join(texts))
        return self._texts[key]
