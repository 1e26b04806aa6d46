"""What was issued, in a few words: enough that a list of documents tells one ordonnance from the next."""

from dataclasses import dataclass

from vault.database import Database


@dataclass(frozen=True, slots=True)
class Gist:
    """Of one paper: the lines of an ordonnance as printed, whom a letter is for, that it was taken back."""

    lines: tuple[str, ...] = ()
    recipient: str = ""
    cancelled: bool = False


def gists(database: Database, patient_id: str) -> dict[str, Gist]:
    """Of every paper of a patient, by the document it was issued as."""
    found = database.rows(
        """
        SELECT document_id, recipient, state = 'cancelled',
               (SELECT group_concat(text, char(10) ORDER BY position)
                  FROM prescription_line
                 WHERE paper_id = paper.id)
          FROM paper
         WHERE patient_id = ? AND document_id <> ''
        """,
        (patient_id,),
    )
    return {
        str(document_id): Gist(tuple(str(lines or "").splitlines()), str(recipient), bool(cancelled))
        for document_id, recipient, cancelled, lines in found
    }
