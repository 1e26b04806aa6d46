"""What every page of a session works with: the records, the job desk, the patients, and words for errors."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.intake import Incoming
from ui import decoding
from ui.decoding import Decoding
from ui.jobs import Jobs
from ui.papers.put_down import PutDown
from ui.workspace.drafts import Drafts
from ui.workspace.people import People
from ui.workspace.store import RecordStore
from ui.writing.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page's constructor. ``store`` is called through ``jobs`` only."""

    store: RecordStore
    jobs: Jobs
    people: People
    drafts: Drafts
    #: Name and bytes of a file on its way in to a document without metadata. Raises SermentError.
    clean: Callable[[str, bytes], Incoming]
    #: An error in the practitioner's words.
    explain: Callable[[Exception], str]
    #: A file where the person chose, if the policy lets it go there. Raises PlaceRefused, DriveFull, ...
    save: Callable[[Path, bytes], None]
    #: Foreign files are decoded through it, in another process, and nowhere else.
    decoding: Decoding = field(default_factory=decoding.shared)
    #: The snippets one can type, and the forms of a note.
    shelf: Shelf = field(default_factory=Shelf)
    #: Papers that were begun and are not in the database.
    put_down: PutDown = field(default_factory=PutDown)
