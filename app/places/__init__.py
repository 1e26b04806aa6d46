"""Where the program may write: facts about a folder's machine, rules, and the folders that passed.

``judge`` answers a question about a path, ``approve`` holds a folder open to
write in, ``drives`` lists the mounted disks, ``reason`` says a verdict in words.
"""

from app.places.drives import Drive, drives
from app.places.folder import ApprovedFolder, FictiveFolder
from app.places.handle import FolderHandle, sync_file
from app.places.inside import check_outside_vaults, place_of
from app.places.judging import approve, approve_fictive, examine, judge
from app.places.policy import Purpose, Verdict
from app.places.pretend import PretendDrive, approve_backup, approve_pretend_drive, make_pretend_drive
from app.places.reasons import reason, sentence

__all__ = [
    "ApprovedFolder",
    "Drive",
    "FictiveFolder",
    "FolderHandle",
    "PretendDrive",
    "Purpose",
    "Verdict",
    "approve",
    "approve_backup",
    "approve_fictive",
    "approve_pretend_drive",
    "check_outside_vaults",
    "drives",
    "examine",
    "judge",
    "make_pretend_drive",
    "place_of",
    "reason",
    "sentence",
    "sync_file",
]
