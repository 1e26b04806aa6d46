"""One vault in all the states of its life, for somebody to put together what never belonged together."""

from dataclasses import dataclass
from pathlib import Path

from tests.vault import cheap, rig
from tests.vault.rig import Session
from vault import slots
from vault.header import DataKey


@dataclass(frozen=True)
class Museum:
    """One vault in several states of its life."""

    key: DataKey
    closed: Path
    #: Cut off in the middle of a session.
    cut: Path
    #: Closed, a session earlier.
    earlier: Path
    #: Cut off in the session before.
    earlier_cut: Path
    #: Closed, before its passphrase was changed.
    before_change: Path


def built(place: Path) -> Museum:
    """A life of two sessions, kept in all its states."""
    folder = place / "life" / "Cabinet.serment"
    folder.parent.mkdir()
    key = rig.new_vault(folder)
    first = Session(folder, key.keys)
    first.note("Ancienne")
    first.document(b"premier " * 40)
    first.document(b"second! " * 40)
    first.pend(first.draft("vieux brouillon"))
    earlier_cut = rig.copied(folder, place / "earlier_cut" / "Cabinet.serment")
    first.close()
    earlier = rig.copied(folder, place / "earlier" / "Cabinet.serment")
    second = Session(folder, key.keys)
    second.note("Récente")
    second.note("Dernière")
    second.pend(second.draft("nouveau brouillon"))
    cut = rig.copied(folder, place / "cut" / "Cabinet.serment")
    second.close()
    before_change = rig.copied(folder, place / "before" / "Cabinet.serment")
    slots.replaced(folder, key, key.slot_id, cheap.passphrase("autre phrase"), cheap.CHEAP)
    return Museum(key, folder, cut, earlier, earlier_cut, before_change)
