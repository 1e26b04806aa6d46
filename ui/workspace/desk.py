"""What every page of a session works with: the records, the job desk, the finder, and words for errors."""

from collections.abc import Callable
from dataclasses import dataclass

from app.finder import Finder
from ui.jobs import Jobs
from ui.workspace.drafts import Drafts
from ui.workspace.store import Incoming, RecordStore


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page's constructor. ``store`` is called through ``jobs`` only."""

    store: RecordStore
    jobs: Jobs
    finder: Finder
    drafts: Drafts
    #: Name and bytes of a file on its way in to a document without metadata. Raises SermentError.
    clean: Callable[[str, bytes], Incoming]
    #: An error in the practitioner's words.
    explain: Callable[[Exception], str]
