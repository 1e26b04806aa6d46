"""The rows of documents: what each is, whose, and the key of its file.

The file itself is ``vault/documents.py``'s. Removing a document destroys the
only copy of its key in this vault; the row stays, to say that it existed.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from vault.database import Database, Row, Value
from vault.documents import StoredDocument
from vault.records import patients, rows, texts
from vault.records.context import Context
from vault.secret import Secret


class DocumentClass(StrEnum):
    """Decides where a document may go."""

    ADMINISTRATIVE = "administrative"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of a document, and may be said otherwise later. ``dated_on`` is its own date."""

    title: str
    document_class: DocumentClass
    dated_on: str
    kind: str = ""
    source: str = ""


#: What a document's file ends in where it is written out. The same on every computer; the rest is ".bin".
ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a patient; ``size`` is that of the plain bytes. The key is asked for apart."""

    id: str
    patient_id: str
    label: Label
    media_type: str
    size: int
    author_id: str
    created_at: str
    typed_at: str


_COLUMNS = """id, patient_id, title, class, dated_on, kind, source, media_type, size, author_id, created_at,
              typed_at"""


def get(database: Database, document_id: str) -> Document:
    """Raises UnknownRecord, also where it was removed."""
    sql = f"SELECT {_COLUMNS} FROM document WHERE id = ? AND removed_at IS NULL"
    return _document(rows.required(database, sql, "document", document_id))


def _document(row: Row) -> Document:
    texts = cast(tuple[str, ...], row)
    label = Label(texts[2], DocumentClass(texts[3]), *texts[4:7])
    return Document(texts[0], texts[1], label, texts[7], cast(int, row[8]), *texts[9:])


def of_patient(database: Database, patient_id: str) -> list[Document]:
    """The latest first, by the documents' own dates."""
    found = database.rows(
        f"""
        SELECT {_COLUMNS}
          FROM document
         WHERE patient_id = ? AND removed_at IS NULL
         ORDER BY dated_on DESC, rowid DESC
        """,
        (patient_id,),
    )
    return [_document(row) for row in found]


def add(
    context: Context,
    patient_id: str,
    stored: StoredDocument,
    label: Label,
    media_type: str,
    size: int,
    made_from: str = "",
) -> Document:
    """Make a file that is already on the disk a document of this patient. Raises UnknownRecord.

    ``made_from`` is the document it shows only a part of.
    """
    now = context.now()
    by = {"author_id": context.author_id, "created_at": now, "typed_at": now}
    file: dict[str, Value] = {
        "media_type": media_type,
        "size": size,
        "key": bytes(stored.key.reveal()),
        "cipher_size": stored.fingerprint.size,
        "cipher_sha256": stored.fingerprint.sha256,
    }
    with context.writing("document.added", patient_id, stored.id) as database:
        patients.check(database, patient_id)
        whose = {"id": stored.id, "patient_id": patient_id, "made_from": made_from}
        rows.insert(database, "document", {**whose, **_columns(label), **file, **by})
        texts.index(database, "document", stored.id)
    return get(context.database, stored.id)


def _columns(label: Label) -> dict[str, Value]:
    values = rows.values_of(label)
    document_class = values.pop("document_class")
    return {**values, "class": document_class}


def key_of(context: Context, document_id: str) -> Secret:
    """The key that opens the file, and a line in the access log that it was opened. Raises UnknownRecord."""
    sql = "SELECT key, patient_id FROM document WHERE id = ? AND removed_at IS NULL"
    key, patient_id = rows.required(context.database, sql, "document", document_id)
    with context.writing("document.opened", str(patient_id), document_id):
        return Secret(cast(bytes, key))


def change(context: Context, document_id: str, label: Label) -> None:
    """Say otherwise what it is. Raises UnknownRecord."""
    document = get(context.database, document_id)
    with context.writing("document.changed", document.patient_id, document_id) as database:
        texts.unindex(database, "document", document_id)
        rows.change(context, "document", document_id, _columns(label))
        texts.index(database, "document", document_id)


def remove(context: Context, document_id: str) -> None:
    """Destroy the key: the file can never be read again here. Raises UnknownRecord."""
    document = get(context.database, document_id)
    with context.writing("document.removed", document.patient_id, document_id) as database:
        texts.unindex(database, "document", document_id)
        rows.change(context, "document", document_id, {"key": None, "removed_at": context.now()})
