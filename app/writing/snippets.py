"""Snippets: a slash and a few letters become a sentence, with stops that Tab goes through.

A body holds its stops as ``${1}`` or ``${1:proposed}``; ``${0}`` is where the
caret ends, after the last one else. ``$$`` is a dollar. Positions are counted
in characters of the expanded text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vault.records.snippets import Snippet
from vault.search import fold_name

_STOP: Final = re.compile(r"\$(?:\$|\{(\d{1,2})(?::([^{}]*))?\})")
#: A slash behind a letter or a digit divides: 148/88 calls for nothing.
_TYPED: Final = re.compile(r"(?:^|(?<=\s))/([a-z0-9][a-z0-9_-]{0,30})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to fill, from ``start`` to ``end`` of the text; they are equal where nothing is proposed."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expansion:
    """The text to put in, its stops in the order of Tab, and where the caret goes after them."""

    text: str
    stops: tuple[Stop, ...]
    caret: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A shortcut being typed: where its slash stands, and what follows it."""

    start: int
    shortcut: str


def expanded(body: str) -> Expansion:
    """A body as it is put into the text."""
    pieces, stops, done, length = [], [], 0, 0
    for found in _STOP.finditer(body):
        before = body[done : found.start()]
        filled = "$" if found[1] is None else found[2] or ""
        pieces += [before, filled]
        if found[1] is not None:
            start = length + len(before)
            stops.append(Stop(int(found[1]), start, start + len(filled)))
        length += len(before) + len(filled)
        done = found.end()
    text = "".join(pieces) + body[done:]
    last = [stop for stop in stops if stop.number == 0]
    ordered = sorted((stop for stop in stops if stop.number), key=lambda stop: (stop.number, stop.start))
    return Expansion(text, tuple(ordered), last[0].end if last else len(text))


def preview(body: str) -> str:
    """A body to be read: a stop says what it proposes, or that something is to be filled in."""
    return _STOP.sub(
        lambda found: "$" if found[1] is None else found[2] or ("…" if int(found[1]) else ""), body
    )


def typed_before(text: str, caret: int) -> Typed | None:
    """The shortcut that ends at the caret, or None; right after the slash it is still ''."""
    line = text.rfind("\n", 0, caret) + 1
    found = _TYPED.search(text, line, caret)
    return Typed(found.start(), (found[1] or "").lower()) if found else None


def available(shipped: Iterable[Snippet], own: Iterable[Snippet]) -> list[Snippet]:
    """By shortcut; one's own takes the place of one that came with the program."""
    known = {(one.kind, one.shortcut): one for one in (*shipped, *own)}
    return sorted(known.values(), key=lambda one: (one.shortcut, one.kind))


def offered(typed: str, known: Sequence[Snippet]) -> list[Snippet]:
    """Those whose shortcut begins as typed, the exact one first; then those whose title does."""
    asked = fold_name(typed)
    begun = sorted((one for one in known if one.shortcut.startswith(typed.lower())), key=_length)
    return [*begun, *_titled(asked, (one for one in known if one not in begun))]


def _length(one: Snippet) -> tuple[int, str]:
    return len(one.shortcut), one.shortcut


def _titled(asked: str, some: Iterable[Snippet]) -> Iterator[Snippet]:
    return (one for one in some if asked and fold_name(one.title).startswith(asked))
