"""Drafts that waited in pending.bin enter the records as drafts: shown, never signed by themselves."""

from collections.abc import Iterable

from vault.clock import Clock
from vault.database import Database
from vault.pending import Draft
from vault.records import notes, practice
from vault.records.context import Context
from vault.records.errors import UnknownRecord


def merge(database: Database, waiting: Iterable[Draft], clock: Clock) -> bool:
    """Write each draft over its earlier text, unless something later stands there.

    False where one belongs to a record that no longer exists: it must be kept elsewhere. Call it
    inside a transaction.
    """
    kept = True
    for draft in waiting:
        try:
            notes.merge_draft(Context(database, _author(database, draft), clock), draft)
        except UnknownRecord:
            kept = False
    return kept


def _author(database: Database, draft: Draft) -> str:
    """Whoever typed it; the practitioner where it does not say."""
    return draft.author_id or practice.authors(database)[0].id
