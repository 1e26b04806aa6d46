"""Words that are typed often: snippets behind a slash, and whole templates. The practitioner's own.

Those that come with the program stand in ``app/snippets``; one of the
practitioner's own with the same shortcut is used in its place.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vault.database import Database
from vault.errors import InvalidInput
from vault.records.noun import Noun, Record


class Kind(StrEnum):
    """A few words in a text, or the skeleton of a whole one."""

    SNIPPET = "snippet"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Snippet:
    """``body`` holds its stops as ${1} or ${1:proposed}."""

    shortcut: str
    body: str
    kind: Kind = Kind.SNIPPET
    title: str = ""


_SHORTCUT: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}")


def _check(facts: Snippet) -> None:
    if not _SHORTCUT.fullmatch(facts.shortcut):
        raise InvalidInput("shortcut", "unreadable")


NOUN: Final = Noun(
    "snippet", Snippet, required=("body",), check=_check, order="shortcut, kind", of_patients=False
)
get, change, remove = NOUN.get, NOUN.change, NOUN.remove


def everything(database: Database) -> list[Record[Snippet]]:
    """All of them, by shortcut."""
    return NOUN.where(database, "TRUE")
