"""Drafts that waited in pending.bin enter the records as drafts: shown, never signed by themselves."""

from collections.abc import Iterable

from vault.database import Database
from vault.pending import Draft
from vault.records import notes
from vault.records.context import Context


def merge(database: Database, waiting: Iterable[Draft]) -> None:
    """Write each draft over its earlier text. Call it inside a transaction."""
    for draft in waiting:
        notes.save_draft(Context(database, draft.author_id), draft)
