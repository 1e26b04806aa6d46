"""A process killed at a moment drawn by a seeded die: nothing acknowledged is lost, and nobody is accused."""

import random
import signal
import time

import pytest

from tests.journeys import day, vaults
from tests.journeys.program import Child, Program

SEED = 4
KILLS = 6
WORDS = "Toux depuis trois jours, fièvre à 38,4 °C ; auscultation sans particularité. "
#: How long typing may wait for the disk, in seconds.
TYPING = 1.0


def signed(session: Child, count: int) -> None:
    """Sign so many short notes, one after the other."""
    for number in range(count):
        session.types(f"Note signée numéro {number}.")
        day.sign(session)


@pytest.mark.parametrize("whom", ["session", "keeper"])
def test_a_process_killed_while_one_types_loses_a_second_of_typing_at_most(started: Program, whom: str):
    die = random.Random(SEED)
    vault = vaults.given(started)
    keeper = started.starts()
    session = started.unlocks()
    day.new_patient(session, "Delmas", "Agnès", "12/03/1968")
    signed(session, 2)
    wanted = ""
    for _ in range(KILLS // 2):
        before = len(session.told("typed"))
        session.does("type", text=WORDS * 30, every=5)
        session.has_typed(before + die.randrange(20, 400))
        killed = time.monotonic()
        if whom == "session":
            session.kill()
        else:
            keeper.send_signal(signal.SIGKILL)
        session.ends()
        typed = session.told("typed")[before:]
        least = sum(fact["at"] < killed - TYPING for fact in typed)
        most = len(typed) + 1
        if whom == "keeper":
            keeper.wait(20)
            keeper = started.starts()
        session = started.unlocks()
        kept = session.focuses(day.NOTE)["focus"]["text"].removeprefix(wanted)
        assert kept == (WORDS * 30)[: len(kept)]
        assert least <= len(kept) <= most
        print(f"{whom} killed: {len(kept)} of {len(typed)} characters kept")
        assert_not_accused(session)
        wanted += kept
    session.reads("Note signée numéro 1.")
    session.does("close")
    assert keeper.wait(20) == 0
    assert vault.verified().ok
    assert sum("Note signée" in text for text in vault.texts().values()) == 2


def assert_not_accused(session: Child) -> None:
    """It is said that the vault was not closed, and nothing worse."""
    said = " ".join(session.reads("pas été fermé")["texts"])
    assert "altér" not in said
    session.clicks("C’est noté")


def test_a_lock_screen_killed_while_it_computes_is_replaced(started: Program):
    vaults.given(started)
    started.starts()
    die = random.Random(SEED)
    for _ in range(2):
        screen = started.lock_screen
        screen.types("phare lune copie argile"[: die.randrange(3, 20)])
        screen.kill()
        screen.ends()
        started.on_view("lockscreen", after=screen)
    day.new_patient(started.unlocks(), "Ngoma", "Éloïse", "1990")
