"""The pages of the window and of a record by name, and which place of the rail each belongs to."""

TODAY, PATIENTS, AGENDA, BACKUPS, SETTINGS = "today", "patients", "agenda", "backups", "settings"
IMPORT, NOTES, LOCKS, SNIPPETS, RECEIPTS = "import", "notes", "locks", "snippets", "receipts"
DIRECTORY = "directory"
HELP, LOCK = "help", "lock"

#: The page of a record one writes on, and the leaves that take its place.
NOTE, DOSSIER, PAPERS, MEASURES, CARE = "", "dossier", "papers", "measures", "care"

_WITHIN = {
    NOTES: PATIENTS,
    **dict.fromkeys((IMPORT, LOCKS, RECEIPTS, SNIPPETS, DIRECTORY), SETTINGS),
}


def within(page: str) -> str:
    """The place in the rail that ``page`` belongs to."""
    return _WITHIN.get(page, page)
