"""One patient with signed notes and what stays true, written into a closed vault by a process of its own.

A process that opened records.db leaves by ``os._exit``, since an ordinary exit checkpoints; a test cannot.
"""

import os
import sys
from pathlib import Path

import msgspec

from vault.keys import VaultKeys
from vault.opening import open_vault
from vault.pending import Draft
from vault.records import allergies, history, notes, papers, patients
from vault.records.context import Context, new_id
from vault.records.documents_index import DocumentClass
from vault.records.practice import authors
from vault.secret import Secret


class Furniture(msgspec.Struct):
    """The vault, its three keys, what its notes say, what the patient does not bear and what they take."""

    folder: str
    records: bytes
    pending: bytes
    seal: bytes
    texts: list[str]
    allergies: list[str] = []  # a Struct copies its defaults
    treatments: list[str] = []
    #: What the last ordonnance prescribes, each under its posology.
    prescribed: dict[str, str] = {}


def main() -> None:
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=Furniture)
    keys = VaultKeys(Secret(given.records), Secret(given.pending), Secret(given.seal))
    vault = open_vault(Path(given.folder), keys).vault
    context = Context(vault.database, authors(vault.database)[0].id)
    with vault.database.transaction():
        patient = patients.create(context, patients.Traits(birth_name="DELMAS", birth_first_name="Agnès"))
        for text in given.texts:
            notes.sign_draft(context, Draft(new_id(), patient, text, context.now(), context.now()))
        for substance in given.allergies:
            allergies.add(context, patient, allergies.Facts(substance))
        for treatment in given.treatments:
            history.add(context, patient, history.Facts(history.Kind.TREATMENT, treatment))
        if given.prescribed:
            _prescribe(context, patient, given.prescribed)
    vault.close()
    os._exit(0)


def _prescribe(context: Context, patient: str, prescribed: dict[str, str]) -> None:
    content = papers.Content(
        papers.Kind.PRESCRIPTION, DocumentClass.MEDICAL, "Ordonnance", context.now()[:10]
    )
    lines = [papers.Line(text, posology=posology, duration="1 mois") for text, posology in prescribed.items()]
    papers.issue(context, papers.save_draft(context, patient, content, lines), "{}")


if __name__ == "__main__":
    main()
