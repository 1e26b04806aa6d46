"""A lock never waits, never asks, never loses: at moments drawn by a seeded die, whatever is under way.

More than thirty locks in all, their sizes and times printed.
"""

import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.journeys import day, vaults
from tests.journeys.program import Child, Program, program

SEED = 20261121
LOCKS = 10
#: A window must be gone after so many seconds, and the keys (with the process that held them) after so many.
HIDDEN, GONE = 0.150, 1.0
# A shared machine of two cores stalls now and then: that is its own affair, and measured apart.
SLACK = 0.6

WORDS = "Tension à 13/8, œdème cédé, ça va mieux depuis l’été ; 2 € de monnaie. "


@dataclass
class Measured:
    """How fast the locks were, in seconds."""

    hidden: list[float] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)

    def take(self, ordered: float, session: Child) -> None:
        gone = session.ends() - ordered
        session.until(lambda: session.over)
        hidden = [fact["at"] for fact in session.told("hidden") if fact["window"] == "MainWindow"][
            -1
        ] - ordered
        self.hidden.append(hidden)
        self.gone.append(gone)
        assert hidden < HIDDEN + SLACK
        assert gone < GONE + SLACK

    def say(self, what: str) -> None:
        hidden, gone = (sorted(1000 * one for one in many) for many in (self.hidden, self.gone))
        middle = len(hidden) // 2
        print(
            f"\n{what}: {len(hidden)} locks, window hidden after {hidden[middle]:.0f} ms"
            f" (most {hidden[-1]:.0f}), session ended after {gone[middle]:.0f} ms (most {gone[-1]:.0f})"
        )


@pytest.fixture
def open_program(tmp_path: Path) -> Iterator[Program]:
    """A program with a vault, its session on view, one record open."""
    with program(tmp_path) as made:
        vaults.given(made)
        made.starts()
        day.new_patient(made.unlocks(), "Delmas", "Agnès", "12/03/1968")
        yield made


def order(made: Program) -> float:
    """Order a lock as ``serment lock`` does; the moment of it."""
    keeper = made.programs[-1]
    ordered = time.monotonic()
    keeper.send_signal(signal.SIGUSR1)
    return ordered


def test_a_lock_in_the_middle_of_typing_loses_no_character(open_program: Program):
    die = random.Random(SEED)
    measured = Measured()
    wanted = ""
    for _ in range(LOCKS):
        session = open_program.session
        session.focuses(day.NOTE)
        text = WORDS * 20
        already = len(session.told("typed"))
        session.does("type", text=text, every=die.choice((0, 1, 3, 10)))
        least = die.randrange(1, 300)
        session.has_typed(already + least)
        measured.take(order(open_program), session)
        wanted += text[: session.told("typed")[-1]["count"]]
        seen = open_program.unlocks().focuses(day.NOTE)
        assert seen["focus"] == {"kind": "_NoteArea", "name": day.NOTE, "text": wanted, "caret": len(wanted)}
    measured.say("typing")


@pytest.mark.parametrize("what", ["dialog", "menu", "form", "busy"])
def test_a_lock_asks_nothing_and_waits_for_nothing(open_program: Program, what: str):
    session = open_program.session
    session.types(WORDS)
    _begin(session, what)
    measured = Measured()
    measured.take(order(open_program), session)
    measured.say(what)
    again = open_program.unlocks()
    if what == "form":
        # The record that came onto its page under the form took the focus: one typed into a note nobody saw.
        seen = again.sees_when(lambda seen: seen["focus"]["kind"] == "Field", "a field of the form", 5)
        assert "Éloïse" in seen["typed"]
        return
    assert again.focuses(day.NOTE)["focus"]["text"] == WORDS


def _begin(session: Child, what: str) -> None:
    """Have something open, or under way, that a lock might wait for."""
    if what == "dialog":
        session.clicks(day.ATTACH)
        session.sees_when(lambda seen: len(seen["windows"]) > 1, "the file dialog")
    elif what == "menu":
        session.does("menu")
        session.sees_when(lambda seen: "QMenu" in seen["windows"], "the menu")
    elif what == "form":
        session.presses("Ctrl+Shift+N")
        session.focuses("Nom de naissance")
        session.tabs_to("Premier prénom de naissance")
        session.types("Éloïse")
    elif what == "busy":
        session.does("busy")


def test_a_lock_while_the_key_is_computed_ends_the_computing(tmp_path: Path):
    """Argon2 cannot be interrupted inside a process, only with it."""
    with program(tmp_path, slow_kdf=True) as made:
        vaults.given(made)
        made.starts()
        die = random.Random(SEED)
        for _ in range(4):
            screen = made.lock_screen
            screen.types("phare lune copie argile")
            screen.presses("Return")
            screen.reads("seconde de calcul")
            time.sleep(die.uniform(0, 0.3))
            ordered = order(made)
            took = screen.ends() - ordered
            print(f"computing ended after {1000 * took:.0f} ms")
            assert took < HIDDEN + SLACK
            made.on_view("lockscreen", after=screen)
        made.unlocks()


def test_a_lock_that_overtakes_an_unlock_leaves_the_view_for_the_next(open_program: Program):
    die = random.Random(SEED)
    session = open_program.session
    session.types(WORDS)
    order(open_program)
    session.ends()
    for _ in range(6):
        screen = open_program.lock_screen
        screen.types("phare lune copie argile")
        screen.presses("Return")
        time.sleep(die.uniform(0, 0.12))
        order(open_program)
        screen.ends()
        _locked_again(open_program, screen)
    seen = open_program.unlocks().focuses(day.NOTE)
    assert (seen["focus"]["text"], seen["focus"]["caret"]) == (WORDS, len(WORDS))


def _locked_again(made: Program, before: Child) -> None:
    """Until another lock screen is on view; an order that came before the secret locks nothing."""
    shown = made.on_view_any(after=before)
    if shown.role == "session":
        order(made)
        shown.ends()


def test_a_lock_before_the_record_is_back_on_the_screen_keeps_it_for_the_next_unlock(open_program: Program):
    """The view was written as it was that moment: without the patient, who was on the way."""
    session = open_program.session
    session.types(WORDS)
    order(open_program)
    session.ends()
    waiting = open_program.hidden("session", after=session)
    assert waiting.does("lock_when_shown")
    screen = open_program.lock_screen
    screen.types("phare lune copie argile")
    screen.presses("Return")
    waiting.ends()
    screen.reads("journal")
    seen = open_program.unlocks().focuses(day.NOTE)
    assert (seen["focus"]["text"], seen["focus"]["caret"]) == (WORDS, len(WORDS))
