"""After a lock nothing of a patient, no key and no secret is in the memory of any process of the program.

The same scan finds each of them before: the secret that was typed in the lock screen alone, the keys and
the notes in the session alone. It reads the memory of every process that lives in the program's folder,
as root.
"""

import random
import signal
import time
from collections import Counter
from pathlib import Path

from tests.journeys import day, memory, vaults
from tests.journeys.program import Child, Program, processes_in
from tests.proofs.practice import RUNNING
from tests.proofs.proof import Proof
from tests.vault import cheap
from vault import words

NOTES = 200
#: Seconds after the order of a lock.
LIMIT = 1.0
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèàœ"
#: Longer than any, so that no number in a memory looks like it by chance.
PIN = "4815926357084163"

Held = dict[str, set[int]]


class Memory:
    """One vault with 200 marker notes, opened, worked in and locked again and again."""

    runs = 20

    def __init__(self, scratch: Path) -> None:
        self.slack = 0.0
        self._scratch = scratch
        self._counted: Counter[str] = Counter()
        self._begun = 0
        self._program: Program | None = None
        self._has_pin = False

    def _begin(self) -> Program:
        self._begun += 1
        self._has_pin = False
        self._program = Program(self._scratch / str(self._begun))
        die = random.Random(7)
        self._texts = [f"repère-{''.join(die.choices(_LETTERS, k=18))}" for _ in range(NOTES)]
        self._entropy = die.randbytes(16)
        vault = vaults.given(self._program, entropy=self._entropy)
        vault.furnish(self._texts)
        held = {"records": vault.keys.records, "pending": vault.keys.pending, "seal": vault.keys.seal}
        self._keys = {name: memory.key_spellings(bytes(key.reveal())) for name, key in held.items()}
        self._markers = {text: memory.spellings(text) for text in self._texts}
        self._words = words.from_entropy(self._entropy)
        self._secrets = {
            "passphrase": memory.spellings(cheap.PASSPHRASE),
            "entropy": memory.key_spellings(self._entropy),
            "words": memory.spellings(" ".join(self._words)),
            "PIN": memory.spellings(PIN),
        }
        self._keeper = self._program.starts()
        return self._program

    def trial(self, number: int) -> None:
        """Unlock, read and write, scan; lock, and scan again."""
        try:
            self._lock_once(self._program or self._begin(), number)
        except BaseException:
            self.close()
            raise

    def _lock_once(self, program: Program, number: int) -> None:
        screen = program.lock_screen
        ways = (self._types_passphrase, self._types_pin, self._types_words, self._types_pin)
        (ways[number % len(ways)] if self._has_pin else self._chooses_pin)(screen)
        session = program.session
        screen.ends()
        typed = self._works(session, number)
        wanted = self._keys | self._markers | {typed: memory.spellings(typed)}
        before = self._scanned(wanted | self._secrets)
        missing = set(wanted) - set(before)
        assert not missing, f"the scan does not find {len(missing)} of {len(wanted)} before the lock"
        assert set(before) == set(wanted), f"{set(before) - set(wanted)} outlived the unlock"
        assert all(holders == {session.pid} for holders in before.values()), "others hold something too"

        ordered = time.monotonic()
        self._keeper.send_signal(signal.SIGUSR1)
        gone = session.ends() - ordered
        begun = time.monotonic() - ordered
        after = self._scanned(wanted | self._secrets)
        assert not after, f"{len(after)} are still in memory: {sorted(after)[:3]}"
        assert max(gone, begun) <= LIMIT + self.slack, f"the session ended after {gone * 1000:.0f} ms"
        self._counted["locks with nothing left"] += 1
        self._counted["found before a lock"] += len(before)

    def facts(self) -> dict[str, int]:
        """How many scans found nothing, and what they had found before."""
        return dict(self._counted)

    def close(self) -> None:
        """End all processes; the next trial begins anew."""
        program, self._program = self._program, None
        if program is not None:
            program.close()

    def _chooses_pin(self, screen: Child) -> None:
        """The first time: the passphrase, then the PIN of the day."""
        screen.types(cheap.PASSPHRASE)
        self._is_held("passphrase", screen)
        screen.clicks("Déverrouiller, puis choisir un code PIN…")
        day.choose_pin(screen, PIN)
        self._has_pin = True

    def _types_pin(self, screen: Child) -> None:
        screen.focuses("Code PIN")
        screen.types(PIN)
        self._is_held("PIN", screen)
        screen.presses("Return")

    def _types_passphrase(self, screen: Child) -> None:
        screen.clicks("Utiliser la phrase de passe")
        screen.focuses("Phrase de passe")
        screen.types(cheap.PASSPHRASE)
        self._is_held("passphrase", screen)
        screen.presses("Return")

    def _types_words(self, screen: Child) -> None:
        screen.clicks("Utiliser la phrase de passe")
        screen.clicks("Utiliser les mots de secours")
        screen.focuses("Mot 1")
        for word in self._words[:-1]:
            screen.types(word)
            screen.presses("Space")
        screen.types(self._words[-1])
        spelled = {word: memory.spellings(word) for word in self._words}
        held = self._scanned(spelled)
        unfound = [word for word in self._words if screen.pid not in held.get(word, ())]
        assert not unfound, f"the scan finds {len(unfound)} words nowhere"
        screen.presses("Return")

    def _is_held(self, name: str, by: Child) -> None:
        held = self._scanned(self._secrets | self._keys)
        assert held == {name: {by.pid}}, held

    def _works(self, session: Child, number: int) -> str:
        """A day in short: a patient looked for, all notes read, one written, one searched for."""
        session.sees_when(lambda seen: seen["title"] and seen["focus"]["name"], "a window that takes keys")
        session.presses("Ctrl+K", "Ctrl+A")
        session.types("delmas")
        session.presses("Return")
        session.focuses(day.NOTE)
        typed = f"repère tapé {number} œdème {random.Random(number).random()}"
        session.types(typed)
        session.presses("Ctrl+Shift+F")
        session.types(self._texts[number])
        session.reads("DELMAS")
        return typed

    def _scanned(self, wanted: dict[str, list[bytes]]) -> Held:
        assert self._program is not None
        return memory.held(processes_in(self._program.home), wanted)


PROOF = Proof(
    "memory", "after a lock no note, key or secret is in the memory of any process", Memory, RUNNING
)
