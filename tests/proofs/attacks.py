"""The nine attacks of the design, each at random places: each one is named, with the file it was done to.

A tenth, the whole folder put back as it was, leaves nothing inside to be named: the computer that remembers a
later revision says how old it is, and opens it only where that was read.
"""

import json
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proofs.proof import Proof
from tests.vault import rig
from tests.vault.attacks import WAL, edited_header
from tests.vault.museum import Museum, built
from vault import header
from vault.database import PAGE_SIZE
from vault.entry import RECORDS
from vault.errors import Damaged, OlderThanRemembered, Tampered
from vault.opening import Terms, open_vault

#: What was done to which file; verify must name one of these files.
Done = tuple[str, ...]
_EACH = 120


class Attacker:
    """Someone with the folder, its past, and a die; without the key."""

    def __init__(self, museum: Museum, folder: Path, dice: random.Random) -> None:
        self._museum, self._folder, self._dice = museum, folder, dice

    def flips_a_bit(self) -> Done:
        """In any file of the vault."""
        path = self._dice.choice([path for path in sorted(self._folder.rglob("*")) if path.is_file()])
        data = bytearray(path.read_bytes())
        data[self._dice.randrange(len(data))] ^= 1 << self._dice.randrange(8)
        path.write_bytes(data)
        return (str(path.relative_to(self._folder)),)

    def swaps_pages(self) -> Done:
        """Any two of the records."""
        pages = self._pages(self._folder)
        one, other = self._dice.sample(range(len(pages)), 2)
        pages[one], pages[other] = pages[other], pages[one]
        (self._folder / RECORDS).write_bytes(b"".join(pages))
        return (RECORDS,)

    def cuts_short(self) -> Done:
        """The records, by one byte or nearly all."""
        path = self._folder / RECORDS
        path.write_bytes(path.read_bytes()[: self._dice.randrange(path.stat().st_size)])
        return (RECORDS,)

    def replays_pages(self) -> Done:
        """Some that were valid a session ago."""
        old, new = self._pages(self._museum.earlier), self._pages(self._folder)
        changed = [at for at in range(min(len(old), len(new))) if old[at] != new[at]]
        for at in self._dice.sample(changed, self._dice.randint(1, len(changed) - 1)):
            new[at] = old[at]
        (self._folder / RECORDS).write_bytes(b"".join(new))
        return (RECORDS,)

    def plants_a_journal(self) -> Done:
        """The -wal of an earlier session, whole or torn, or something like a -journal."""
        if self._dice.random() < 0.5:
            whole = (self._museum.earlier_cut / WAL).read_bytes()
            kept = self._dice.choice([len(whole), self._dice.randrange(len(whole))])
            (self._folder / WAL).write_bytes(whole[:kept])
            return (WAL,)
        journal = f"{RECORDS}-journal"
        page = self._dice.choice(self._pages(self._museum.earlier))
        (self._folder / journal).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504) + page)
        return (journal,)

    def rolls_back(self) -> Done:
        """The records of the session before, or of one cut off; with their seal or without."""
        source = self._dice.choice([self._museum.earlier, self._museum.earlier_cut])
        shutil.copyfile(source / RECORDS, self._folder / RECORDS)
        return (RECORDS,)

    def tampers_with_documents(self) -> Done:
        """Removes one, puts another in its place, cuts it, or gives it older bytes."""
        one, other = self._dice.sample(sorted(self._folder.glob("documents/*/*")), 2)
        deed = self._dice.randrange(3)
        if deed == 0:
            one.unlink()
        elif deed == 1:
            shutil.copyfile(other, one)
        else:
            one.write_bytes(one.read_bytes()[: self._dice.randrange(one.stat().st_size)])
        return (str(one.relative_to(self._folder)),)

    def removes_a_slot(self) -> Done:
        """With the checksum made anew, in one header or both."""
        return self._edits(lambda body: body["slots"].pop(self._dice.randrange(len(body["slots"]))))

    def lowers_a_parameter(self) -> Done:
        """Of the key derivation, in one header or both."""

        def lower(body: dict[str, list[dict[str, int]]]) -> None:
            slot = self._dice.choice(body["slots"])
            name = self._dice.choice(["memory_kib", "passes", "lanes"])
            slot[name] = self._dice.randrange(slot[name])

        return self._edits(lower)

    def _edits(self, change: Callable[[dict[str, list[dict[str, int]]]], object]) -> Done:
        both = (header.MAIN, header.COPY)
        names = self._dice.choice([both, both[:1], both[1:]])
        before = {name: json.loads((self._folder / name).read_bytes())["body"] for name in names}
        edited_header(change, resummed=True, names=names)(self._folder, self._museum)
        after = {name: json.loads((self._folder / name).read_bytes())["body"] for name in names}
        assert before != after
        return both

    def _pages(self, folder: Path) -> list[bytes]:
        data = (folder / RECORDS).read_bytes()
        return [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]


NINE = (
    Attacker.flips_a_bit,
    Attacker.swaps_pages,
    Attacker.cuts_short,
    Attacker.replays_pages,
    Attacker.plants_a_journal,
    Attacker.rolls_back,
    Attacker.tampers_with_documents,
    Attacker.removes_a_slot,
    Attacker.lowers_a_parameter,
)


class Attacks:
    """A closed vault, attacked in a fresh copy each time."""

    runs = (len(NINE) + 1) * _EACH

    def __init__(self, scratch: Path) -> None:
        (scratch / "museum").mkdir()
        self._museum = built(scratch / "museum")
        self._victim = scratch / "victim" / "Cabinet.serment"
        self._named: Counter[str] = Counter()

    def trial(self, number: int) -> None:
        """The attacks take turns."""
        shutil.rmtree(self._victim.parent, ignore_errors=True)
        if number % (len(NINE) + 1) == len(NINE):
            self._puts_the_folder_back(random.Random(number))
            return
        rig.copied(self._museum.closed, self._victim)
        attack = NINE[number % (len(NINE) + 1)]
        done = attack(Attacker(self._museum, self._victim, random.Random(number)))
        report = rig.examined(self._victim, self._museum.key.keys)
        failing = [finding for finding in report.findings if finding.fails]
        assert failing, f"{attack.__name__} {done}: nothing was named"
        assert {finding.path for finding in failing} & set(done), f"{done}: named were {failing}"
        assert not rig.examined(self._victim, None).ok, f"{done}: not named without a key"
        self._opens_not(done)
        self._named[attack.__name__] += 1

    def _puts_the_folder_back(self, dice: random.Random) -> None:
        """Any earlier state, closed or cut off: told how old it is, and opened once that was read."""
        museum = self._museum
        now = rig.sealed(museum.closed)
        earlier = dice.choice([museum.earlier, museum.earlier_cut])
        then = rig.sealed(rig.copied(earlier, self._victim))
        before = rig.tree(self._victim)
        knows = {now.lineage: now.revision + dice.randrange(3)}
        with pytest.raises(OlderThanRemembered) as told:
            open_vault(self._victim, museum.key.keys, Terms(remembered=knows))
        older = told.value
        assert (older.revision, older.sealed_at) == (then.revision, then.sealed_at)
        assert older.remembered == knows[now.lineage]
        assert rig.tree(self._victim) == before, "something was written before that was read"
        open_vault(self._victim, museum.key.keys, Terms(remembered=knows, accept_older=True)).vault.close()
        self._named["puts_the_folder_back"] += 1

    def _opens_not(self, done: Done) -> None:
        """Opening refuses what it reads; a document's bytes it proves only when the document is opened."""
        try:
            opened = open_vault(self._victim, self._museum.key.keys)
        except (Tampered, Damaged):
            return
        found = {finding.path for finding in opened.findings if finding.fails}
        same_size = done[0].startswith("documents/") and not found
        opened.vault.close()
        assert found & set(done) or same_size, f"{done}: opened without a word"

    def facts(self) -> dict[str, int]:
        """How often each attack was named."""
        return dict(self._named)


PROOF = Proof(
    "attacks", "each of the nine attacks is named with its file, and a folder put back with its age", Attacks
)
