"""``kill -9`` of any process of the running program, at random moments of everything one does with it.

What the window said was done must be there, of typing a second at most may be missing, the vault
must verify and open, and exactly one of the old and the new passphrase must open it.
"""

import os
import random
import signal
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.journeys import day
from tests.journeys.played.play import QUICK
from tests.journeys.program import Child, Fact, Gone, children_of, processes_in
from tests.proofs.locks import order
from tests.proofs.practice import RUNNING, WORDS, Practice, eventually
from tests.proofs.proof import Proof
from tests.vault import cheap
from vault import header
from vault.backup import snapshot
from vault.errors import WrongSecret
from vault.verify import Subject, verify

#: Seconds that typing may wait for the disk.
TYPING = 1.0
#: A practice is begun anew after so many trials.
_TRIALS = 40
_LOST = (0, 10, 50, 200)
_IMPORTED = 300
_LONG = 3000


class Kills:
    """One practice at a time; what is done and who is killed take turns, the moment is drawn."""

    runs = 1000

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._practice: Practice | None = None
        self._begun = 0
        self._tried = 0
        self._counted: Counter[str] = Counter()
        self._number = 0
        self._passphrases = [cheap.PASSPHRASE]
        self._signed = 0
        self._died = 0.0
        self.slack = 0.0

    def trial(self, number: int) -> None:
        """Do something, kill somebody, and look at everything once the vault is open again."""
        doing, victims = _DOINGS[number % len(_DOINGS)]
        victim = victims[number // len(_DOINGS) % len(victims)]
        self._number = number
        try:
            if self._tried % _TRIALS == 0:
                self._begin_anew()
            self._tried += 1
            doing(self, victim, random.Random(number))
        except BaseException:
            self.close()
            raise
        self._counted[f"{victim} while {doing.__name__.strip('_').replace('_', ' ')}"] += 1

    def facts(self) -> dict[str, int]:
        """Who was killed at what, what had been acknowledged, and how much typing was lost."""
        return dict(self._counted)

    def close(self) -> None:
        """End all processes; the next trial begins anew."""
        practice, self._practice, self._tried = self._practice, None, 0
        if practice is not None:
            practice.close()

    def _begin_anew(self) -> None:
        self.close()
        self._begun += 1
        self._passphrases, self._signed = [cheap.PASSPHRASE], 0
        self._practice = Practice(self._scratch / str(self._begun))
        # What is on the screen is on the disk as soon as what is typed.
        time.sleep(TYPING)

    # --- What is done when somebody is killed

    def _typing(self, victim: str, dice: random.Random) -> None:
        session, before = self._at_the_note()
        typed = self._types_on(session, dice)
        self._after(dice, 0.2, 1.8)
        self._kill(victim)
        self._typing_is_there(session, before, typed, victim)

    def _locking(self, victim: str, dice: random.Random) -> None:
        session, before = self._at_the_note()
        typed = self._types_on(session, dice)
        self._after(dice, 0.1, 0.6)
        order(self._live.program)
        self._after(dice, 0, 0.15)
        self._kill(victim)
        self._typing_is_there(session, before, typed, victim)

    def _signing(self, victim: str, dice: random.Random) -> None:
        session = self._at_an_empty_note()
        texts = [f"Note {self._number}.{at} : {WORDS[: dice.randrange(10, 60)]}".strip() for at in range(60)]
        already = len(self._said(session, "Note signée"))
        session.does("write_on", texts=texts, every=dice.choice((5, 20, 60)))
        self._after(dice, 0.1, 1.2)
        self._kill(victim)
        again = self._opened()
        wrote = [fact for fact in session.told("wrote") if fact["text"] in texts]
        acknowledged = len(self._said(session, "Note signée")) - already
        rows = again.does(
            "rows", query=f"SELECT text, state FROM note WHERE text LIKE 'Note {self._number}.%'"
        )
        signed = {text for text, state in rows if state == "signed"}
        missing = [fact["text"] for fact in wrote[:acknowledged] if fact["text"] not in signed]
        assert not missing, f"{len(missing)} of {acknowledged} signed notes are gone: {missing}, {rows}"
        typed = {fact["text"] for fact in wrote if fact["at"] < self._died - TYPING}
        assert typed <= {text for text, _ in rows}, "what was typed a second before is gone"
        assert len(rows) == len({text for text, _ in rows}), "a note came twice"
        self._counted["signed notes acknowledged"] += acknowledged

    def _attaching(self, victim: str, dice: random.Random) -> None:
        session, _ = self._at_the_note()
        already = len(self._said(session, "lassé"))
        names = [f"piece-{self._number}-{at}" for at in range(dice.randrange(2, 8))]
        for name in names:
            path = self._scratch / f"{name}.txt"
            path.write_bytes(dice.randbytes(dice.randrange(1, 300_000)).hex().encode())
            session.does("drop", path=str(path))
            # One is filed for certain: what nobody acknowledged proves nothing.
            session.until(lambda: len(self._said(session, "lassé")) > already)
            self._after(dice, 0, 0.05)
        self._after(dice, 0, 0.5)
        self._kill(victim)
        again = self._opened()
        for name in names:
            (self._scratch / f"{name}.txt").unlink()
        acknowledged = len(self._said(session, "lassé")) - already
        rows = again.does(
            "rows", query=f"SELECT title FROM document WHERE title LIKE 'piece-{self._number}-%'"
        )
        missing = set(names[:acknowledged]) - {title for (title,) in rows}
        assert not missing, f"{missing} of {acknowledged} documents are gone"
        self._counted["documents acknowledged"] += acknowledged

    def _importing(self, victim: str, dice: random.Random) -> None:
        session, _ = self._at_the_note()
        family = "".join(dice.choices("BCDFGLMNPRSTV", k=7))
        listed = self._scratch / f"{family}.csv"
        rows = [f"{family}{at};Léa;12/03/1968" for at in range(_IMPORTED)]
        listed.write_text("Nom;Prénom;Date de naissance\n" + "\n".join(rows) + "\n", encoding="utf-8")
        if victim == "decoder":
            day.chooses_list(session, listed)
            eventually(lambda: children_of(session.pid, "app.decoder"), "a decoder")
        else:
            session.clicks(day.list_to_take_over(session, listed))
        self._after(dice, 0, 0.3)
        self._kill(victim)
        again = self._opened()
        [[found]] = again.does(
            "rows", query=f"SELECT count(*) FROM patient WHERE birth_name LIKE '{family}%'"
        )
        done = any("repris" in words for words in self._announced(session))
        assert found in ((_IMPORTED,) if done else (0, _IMPORTED)), f"{found} patients were written"
        again.clicks("Patients")

    def _backing_up(self, victim: str, dice: random.Random) -> None:
        session, before = self._at_the_note()
        session.types(WORDS)
        day.back_up(session)
        if victim == "worker":
            eventually(lambda: self._workers(), "a backup worker")
        self._after(dice, 0, 0.3)
        self._kill(victim)
        again = self._opened()
        again.presses("Ctrl+N")
        now = again.focuses(day.NOTE)["focus"]["text"]
        late = sum(fact["at"] >= self._died - TYPING for fact in session.told("typed"))
        assert (before + WORDS).startswith(now), "other characters than were typed"
        assert len(now) >= len(before + WORDS) - late, "characters older than a second are gone"
        for found in snapshot.found_on(self._live.program.stick).whole:
            keys = self._live.vault.keys
            assert verify(Subject(found.path, keys, documents=found.path.parent)).ok, found.path.name

    def _unlocking(self, victim: str, dice: random.Random) -> None:
        session, before = self._at_the_note()
        session.types(WORDS)
        order(self._live.program)
        session.ends()
        screen = self._live.program.lock_screen
        self._live.program.hidden("session", after=session)
        screen.types(self._passphrases[-1])
        screen.presses("Return")
        self._after(dice, 0, 0.5)
        self._kill(victim)
        again = self._opened()
        assert again.focuses(day.NOTE)["focus"]["text"] == before + WORDS

    def _changing_the_passphrase(self, victim: str, dice: random.Random) -> None:
        session, before = self._at_the_note()
        session.types(WORDS)
        order(self._live.program)
        session.ends()
        screen = self._live.program.lock_screen
        new = day.new_passphrase(screen, self._passphrases[-1])
        self._passphrases.append(new)
        screen.presses("Return")
        self._after(dice, 0, 0.25)
        self._kill(victim)
        if victim == "session":
            screen.until(lambda: self._announced(screen))
            screen.clicks("Retour")
            screen.ends()
        announced = any("C’est fait" in words for words in self._announced(screen))
        assert not announced or self._passphrase_that_opens() == new, "the old passphrase opens"
        self._counted["passphrase changes announced"] += announced
        again = self._opened()
        assert again.focuses(day.NOTE)["focus"]["text"] == before + WORDS

    # --- Killing

    def _after(self, dice: random.Random, least: float, most: float) -> None:
        """The moment is drawn, which is what is tried here."""
        time.sleep(dice.uniform(least, most))

    def _kill(self, victim: str) -> None:
        """Kill every process of this kind that still lives."""
        program = self._live.program
        children = [one for one in program.children if one.alive and not one.over]
        if victim == "keeper":
            self._live.keeper.kill()
            self._live.keeper.wait()
        elif victim == "session":
            self._end([one for one in children if one.role == "session"])
        elif victim == "lock screen":
            self._end([one for one in children if one.role == "lockscreen"])
        elif victim == "worker":
            self._end(self._workers())
        else:
            sessions = [one.pid for one in children if one.role == "session"]
            for pid in [found for one in sessions for found in children_of(one, "app.decoder")]:
                os.kill(pid, signal.SIGKILL)
        self._died = time.monotonic()

    def _end(self, those: list[Child]) -> None:
        for one in those:
            one.kill()
            one.ends()
            one.until(partial(getattr, one, "over"))
        self._counted["had ended by itself"] += not those

    def _workers(self) -> list[Child]:
        return [one for one in self._live.program.children if one.role == "worker" and one.alive]

    # --- Coming back

    def _opened(self) -> Child:
        """The vault open again, whatever is left of the program."""
        practice, program = self._live, self._live.program
        if practice.keeper.poll() is not None:
            eventually(lambda: not self._others(), "the other processes gone")
            practice.keeper = program.starts()
        session = self._unlocked()
        assert not any("altér" in words for words in self._announced(session)), "somebody was accused"
        [[signed]] = session.does("rows", query="SELECT count(*) FROM note WHERE state = 'signed'")
        assert signed >= self._signed, "notes signed earlier are gone"
        self._signed = signed
        return session

    def _unlocked(self) -> Child:
        """A lock screen that has met a session that was killed may be replaced under one's hands."""
        while True:
            shown = self._live.program.on_view_any()
            try:
                if shown.role == "session":
                    # Who was killed left it alone, or it came after all.
                    order(self._live.program)
                    shown.ends()
                    continue
                shown.focuses("Phrase de passe")
                report = self._live.vault.verified()
                assert report.ok, report.findings
                shown.types(self._passphrase_that_opens())
                shown.presses("Return")
                found = self._live.program.on_view_any(after=shown)
                if found.role == "session":
                    return found
            except Gone:
                time.sleep(0.01)  # until its end is heard of
            self._counted["typed the passphrase again"] += 1

    def _others(self) -> set[int]:
        """Who goes with the keeper, also who has only just been started: all but a worker in its copy."""
        program = self._live.program
        workers = {one.pid for one in program.children if one.role == "worker"}
        return set(processes_in(program.home)) - workers

    def _passphrase_that_opens(self) -> str:
        """Of the old and the new one; exactly one must."""
        opening = [one for one in self._passphrases[-2:] if self._opens(one)]
        assert len(opening) == 1, f"{len(opening)} passphrases open the vault"
        self._passphrases = opening
        return opening[0]

    def _opens(self, passphrase: str) -> bool:
        try:
            header.read(self._live.vault.folder).header.unlock(cheap.passphrase(passphrase), QUICK)
        except WrongSecret:
            return False
        return True

    # --- What was typed, and what was told

    @property
    def _live(self) -> Practice:
        assert self._practice is not None
        return self._practice

    def _at_the_note(self) -> tuple[Child, str]:
        """The session on view with the note ready, and what stands in the note."""
        session = self._live.program.session
        session.presses("Ctrl+N")
        text = session.focuses(day.NOTE)["focus"]["text"]
        if len(text) > _LONG:
            session, text = self._at_an_empty_note(), ""
        session.presses("Ctrl+End")
        return session, text

    def _at_an_empty_note(self) -> Child:
        """Whatever waits as a draft is signed, one note after the other."""
        session = self._live.program.session
        session.presses("Ctrl+N")
        while session.focuses(day.NOTE)["focus"]["text"]:
            self._sign(session)
        return session

    def _sign(self, session: Child) -> None:
        already = len(self._said(session, "Note signée"))
        session.presses("Ctrl+Return")
        session.until(lambda: len(self._said(session, "Note signée")) > already)

    def _types_on(self, session: Child, dice: random.Random) -> tuple[str, int]:
        """Begin to type; the text, and how much was typed before it."""
        before = len(session.told("typed"))
        session.does("type", text=WORDS * 20, every=dice.choice((2, 5, 20)))
        return WORDS * 20, before

    def _typing_is_there(self, session: Child, before: str, typed: tuple[str, int], victim: str) -> None:
        again = self._opened()
        again.presses("Ctrl+N")
        text, already = typed
        session.until(lambda: session.over)
        moments: list[Fact] = session.told("typed")[already:]
        least = sum(fact["at"] < self._died - TYPING for fact in moments)
        now = again.focuses(day.NOTE)["focus"]["text"]
        assert now.startswith(before), "the note that was there is gone"
        kept = now.removeprefix(before)
        assert kept == text[: len(kept)], "other characters than were typed"
        assert len(kept) >= least, f"{least - len(kept)} characters older than a second are gone"
        if victim not in ("session", "keeper"):
            assert len(kept) >= len(moments), "characters are gone although the session lived"
        lost = max(0, len(moments) - len(kept))
        at = bisect_left(_LOST, lost)
        told = f"up to {_LOST[at]}" if at < len(_LOST) else f"more than {_LOST[-1]}"
        self._counted[f"{told} characters of the last second lost"] += 1

    def _said(self, session: Child, words: str) -> list[Fact]:
        return [fact for fact in session.told("said") if words in fact["words"]]

    def _announced(self, child: Child) -> list[str]:
        return [fact["words"] for fact in child.told("announced")]


_Doing = Callable[[Kills, str, random.Random], None]
_DOINGS: tuple[tuple[_Doing, tuple[str, ...]], ...] = (
    (Kills._typing, ("session", "keeper", "session", "lock screen")),
    (Kills._signing, ("session", "keeper", "session")),
    (Kills._changing_the_passphrase, ("lock screen", "keeper", "lock screen", "session")),
    (Kills._attaching, ("session", "keeper", "session")),
    (Kills._locking, ("session", "keeper", "lock screen")),
    (Kills._importing, ("session", "decoder", "keeper")),
    (Kills._signing, ("session", "keeper", "session")),
    (Kills._unlocking, ("session", "lock screen", "keeper")),
    (Kills._backing_up, ("worker", "session", "worker", "keeper")),
    (Kills._attaching, ("session", "keeper", "session")),
)

PROOF = Proof(
    "kills",
    "kill -9 of any process loses nothing acknowledged, and of typing a second at most",
    Kills,
    RUNNING,
)
