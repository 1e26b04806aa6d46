"""Locks at random moments, whatever is open or under way: in time, nothing asked, nothing lost.

The window must be hidden 150 ms after the order and the process that holds the keys gone after a
second, as the design says. How long each took is counted in steps, for the record.
"""

import random
import signal
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.journeys import day, vaults
from tests.journeys.program import Child, Program
from tests.proofs.practice import RUNNING, WORDS, Practice, eventually
from tests.proofs.proof import Proof
from vault.backup import snapshot

#: Seconds: until the window is hidden, and until the keys are gone with their process.
HIDDEN, GONE = 0.150, 1.0
#: Upper ends of what was measured, in milliseconds.
_HIDDEN_IN, _GONE_IN = (25, 50, 100, 150), (100, 250, 500, 1000)
_IMPORTED = 400
_MEDICINE = "Médicament ou acte"
_NOTES = "SELECT text FROM note WHERE state = 'draft'"


def order(program: Program) -> float:
    """Order a lock as ``serment lock`` does; the moment of it."""
    ordered = time.monotonic()
    program.programs[-1].send_signal(signal.SIGUSR1)
    return ordered


class Locks:
    """One practice, locked again and again; the kinds of moments take turns."""

    runs = 200

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._practice: Practice | None = None
        self._computing: Program | None = None
        self._begun = 0
        self._counted: Counter[str] = Counter()
        self.slack = 0.0

    def trial(self, number: int) -> None:
        """One lock, and the unlock after it."""
        kind = _KINDS[number % len(_KINDS)]
        try:
            kind(self, random.Random(number))
        except BaseException:
            self.close()
            raise
        self._counted[kind.__name__.strip("_").replace("_", " ")] += 1

    def facts(self) -> dict[str, int]:
        """How many locks of each kind held, and how long all took."""
        return dict(self._counted)

    def close(self) -> None:
        """End all processes; the next trial begins anew."""
        practice, computing = self._practice, self._computing
        self._practice = self._computing = None
        for one in (practice, computing):
            if one is not None:
                one.close()

    # --- What is under way

    def _typing(self, dice: random.Random) -> None:
        practice, session = self._at_work()
        before = len(session.told("typed"))
        text = WORDS * 20
        session.does("type", text=text, every=dice.choice((0, 1, 3, 10)))
        session.has_typed(before + dice.randrange(1, 300))
        self._lock(session)
        typed = session.told("typed")[before:]
        practice.written += text[: typed[-1]["count"]]
        self._unlock()

    def _a_selection(self, dice: random.Random) -> None:
        _, session = self._at_work()
        self._type(session, WORDS)
        session.presses(*["Left"] * dice.randrange(10), *["Shift+Left"] * dice.randrange(1, 10))
        before = session.focuses(day.NOTE)["focus"]
        self._pause(dice)
        self._lock(session)
        after = self._unlock().focuses(day.NOTE)["focus"]
        other = {what: (was, after[what]) for what, was in before.items() if after[what] != was}
        assert not other, f"it was so, and is: {other}"

    def _a_file_dialog(self, dice: random.Random) -> None:
        _, session = self._at_work()
        session.clicks(day.ATTACH)
        self._pause(dice)
        self._lock(session)
        self._unlock()

    def _a_menu(self, dice: random.Random) -> None:
        _, session = self._at_work()
        session.does("menu")
        self._pause(dice)
        self._lock(session)
        self._unlock()

    def _a_drag(self, dice: random.Random) -> None:
        _, session = self._at_work()
        self._type(session, WORDS)
        session.presses("Ctrl+A")
        session.does("drag")
        [held] = session.until(lambda: session.told("dragging"))
        assert held["there"], "nothing is dragged"
        self._pause(dice)
        self._lock(session)
        self._unlock()

    def _a_half_filled_form(self, dice: random.Random) -> None:
        _, session = self._at_work()
        session.presses("Ctrl+Shift+N")
        session.focuses("Nom de naissance")
        session.types("Kowalczyk")
        session.tabs_to("Premier prénom de naissance")
        session.types("Éloïse"[: dice.randrange(1, 7)])
        before = session.sees()
        self._pause(dice)
        self._lock(session)
        again = self._practice_now().program.unlocks()
        after = again.focuses("Premier prénom de naissance")
        assert sorted(after["typed"]) == sorted(before["typed"])
        assert after["focus"] == before["focus"]
        again.clicks("Annuler")
        self._is_back(again)

    def _a_print_preview(self, dice: random.Random) -> None:
        """Of a paper that is half written."""
        _, session = self._at_work()
        session.presses("Ctrl+O")
        session.focuses(_MEDICINE)
        session.types("Paracétamol 1 g"[: dice.randrange(1, 16)])
        before = session.sees()["focus"]
        self._pause(dice)
        self._lock(session)
        again = self._practice_now().program.unlocks()
        again.sees_when(lambda seen: seen["focus"] == before, f"the focus at {before}")
        again.clicks("Jeter")
        again.presses("Ctrl+N")
        self._is_back(again)

    def _a_query_that_lasts(self, dice: random.Random) -> None:
        _, session = self._at_work()
        session.does("busy")
        self._type(session, WORDS)
        self._lock(session)
        self._unlock()

    def _five_seconds_of_a_busy_database(self, dice: random.Random) -> None:
        """Nothing interrupts it: the keeper kills the process, and the next unlock recovers."""
        _, session = self._at_work()
        session.does("stall", seconds=5)
        self._type(session, WORDS)
        self._pause(dice)
        self._lock(session)
        self._unlock()

    def _an_import(self, dice: random.Random) -> None:
        """All of it is written or nothing."""
        practice, session = self._at_work()
        listed = self._scratch / f"{self._begun}-{dice.random()}.csv"
        family = "".join(dice.choices("BCDFGLMNPRSTV", k=6))
        rows = [f"{family}{at};Léa;12/03/1968" for at in range(_IMPORTED)]
        listed.write_text("Nom;Prénom;Date de naissance\n" + "\n".join(rows) + "\n", encoding="utf-8")
        begin = day.list_to_take_over(session, listed)
        session.clicks(begin)
        self._pause(dice)
        self._lock(session)
        again = practice.program.unlocks()
        [[found]] = again.does(
            "rows", query=f"SELECT count(*) FROM patient WHERE birth_name LIKE '{family}%'"
        )
        assert found in (0, _IMPORTED), f"{found} of {_IMPORTED} patients were written"
        self._counted["imports rolled back"] += found == 0
        again.clicks("Patients")
        again.presses("Ctrl+N")
        self._is_back(again)

    def _a_backup(self, dice: random.Random) -> None:
        """Its copying goes on, and ends well."""
        practice, session = self._at_work()
        before = len(snapshot.found_on(practice.program.stick).whole)
        day.back_up(session)
        self._pause(dice)
        self._lock(session)
        stick = practice.program.stick
        eventually(lambda: len(snapshot.found_on(stick).whole) > before, "the backup that went on")
        again = practice.program.unlocks()
        again.presses("Ctrl+N")
        self._is_back(again)

    def _the_key_derivation(self, dice: random.Random) -> None:
        """Argon2 cannot be interrupted inside a process, only with it."""
        if self._computing is None:
            self._computing = Program(self._folder(), slow_kdf=True)
            vaults.given(self._computing)
            self._computing.starts()
        program = self._computing
        screen = program.lock_screen
        screen.types("phare lune copie argile")
        screen.presses("Return")
        screen.reads("seconde de calcul")
        self._pause(dice)
        ordered = order(program)
        self._count("computing ended", screen.ends() - ordered, _GONE_IN, GONE)
        program.on_view("lockscreen", after=screen)

    def _an_unlock(self, dice: random.Random) -> None:
        """Whichever comes first: an order before the secret was typed locks nothing."""
        practice, session = self._at_work()
        self._lock(session)
        program = practice.program
        screen = program.lock_screen
        screen.types("phare lune copie argile")
        screen.presses("Return")
        time.sleep(dice.uniform(0, 0.12))
        ordered = order(program)
        gone = screen.ends()
        shown = program.on_view_any(after=screen)
        if shown.role == "session":
            self._lock(shown)
        else:
            self._count("computing ended", gone - ordered, _GONE_IN, GONE)
        self._unlock()

    def _a_record_on_its_way(self, dice: random.Random) -> None:
        """Locked before what was open is on the screen again, it is there after the next unlock."""
        practice, session = self._at_work()
        self._type(session, WORDS)
        self._lock(session)
        waiting = practice.program.hidden("session", after=session)
        assert waiting.does("lock_when_shown")
        screen = practice.program.lock_screen
        screen.types("phare lune copie argile")
        screen.presses("Return")
        waiting.ends()
        screen.reads("journal")
        self._unlock()

    # --- The practice

    def _folder(self) -> Path:
        self._begun += 1
        return self._scratch / str(self._begun)

    def _practice_now(self) -> Practice:
        if self._practice is None:
            self._practice = Practice(self._folder())
        return self._practice

    def _at_work(self) -> tuple[Practice, Child]:
        practice = self._practice_now()
        return practice, practice.at_the_note()

    def _type(self, session: Child, words: str) -> None:
        session.presses("Ctrl+End")
        session.types(words)
        self._practice_now().written += words

    def _pause(self, dice: random.Random) -> None:
        """The moment of the lock is drawn, which is what is tried here."""
        time.sleep(dice.uniform(0, 0.4))

    def _lock(self, session: Child) -> None:
        ordered = order(self._practice_now().program)
        gone = session.ends()
        session.until(lambda: session.over)
        hidden = [fact["at"] for fact in session.told("hidden") if fact["window"] == "MainWindow"]
        self._count("hidden", hidden[-1] - ordered, _HIDDEN_IN, HIDDEN)
        self._count("gone", gone - ordered, _GONE_IN, GONE)

    def _count(self, what: str, took: float, steps: tuple[int, ...], limit: float) -> None:
        at = bisect_left(steps, took * 1000)
        told = f"{what} within {steps[at]} ms" if at < len(steps) else f"{what} later than {steps[-1]} ms"
        self._counted[told] += 1
        assert took <= limit + self.slack, f"{what} after {took * 1000:.0f} ms"

    def _unlock(self) -> Child:
        session = self._practice_now().program.unlocks()
        self._is_back(session)
        return session

    def _is_back(self, session: Child) -> None:
        self._practice_now().is_back(session)


_KINDS: tuple[Callable[[Locks, random.Random], None], ...] = (
    Locks._typing,
    Locks._a_file_dialog,
    Locks._the_key_derivation,
    Locks._a_menu,
    Locks._five_seconds_of_a_busy_database,
    Locks._a_drag,
    Locks._an_import,
    Locks._a_half_filled_form,
    Locks._a_backup,
    Locks._a_selection,
    Locks._an_unlock,
    Locks._a_query_that_lasts,
    Locks._a_record_on_its_way,
    Locks._a_print_preview,
)

PROOF = Proof(
    "locks", "a lock at any moment hides at once, ends within a second, loses nothing", Locks, RUNNING
)
