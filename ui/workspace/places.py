"""The pages of the window by name, and which place of the rail each belongs to."""

TODAY, PATIENTS, AGENDA, BACKUPS, SETTINGS = "today", "patients", "agenda", "backups", "settings"
IMPORT, NOTES, LOCKS, SNIPPETS, RECEIPTS = "import", "notes", "locks", "snippets", "receipts"
DIRECTORY = "directory"
HELP, LOCK = "help", "lock"

_WITHIN = {
    NOTES: PATIENTS,
    **dict.fromkeys((IMPORT, LOCKS, RECEIPTS, SNIPPETS, DIRECTORY), SETTINGS),
}


def within(page: str) -> str:
    """The place in the rail that ``page`` belongs to."""
    return _WITHIN.get(page, page)
