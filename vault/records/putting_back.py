"""What was taken back is put back: the same row under the same id, so that whatever refers to it finds it.

An undo that wrote it anew would lose its renewals, its author and its earlier versions.
"""

from typing import Final

from vault.records import allergies, rows, texts
from vault.records.context import Context

#: What is the practice's own.
_OF_NOBODY: Final = ("correspondent",)


def put_back(context: Context, table: str, record_id: str) -> None:
    """Show a row again, as it was. Raises UnknownRecord where it was not taken back."""
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND removed_at IS NOT NULL"
    rows.required(context.database, sql, table, record_id)
    patient_id = "" if table in _OF_NOBODY else rows.owner(context.database, table, record_id)
    with context.writing(f"{table}.put_back", patient_id, record_id) as database:
        rows.change(context, table, record_id, {"removed_at": None})
        texts.index(database, table, record_id)
        if table == "allergy":
            allergies.answer(context, patient_id, allergies.Known.LISTED)
