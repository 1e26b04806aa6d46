"""From nothing to a signed note, a lock of every kind, and the same place after each."""

import signal
import time

from tests.journeys import day, vaults
from tests.journeys.program import Child, Program
from vault.backup import snapshot

TYPED = "Été : l’œdème cède, « ça va » ; 2 € de cerises… "


def test_a_first_run_by_keys_leads_to_a_note_that_a_lock_gives_back_as_it_was(started: Program):
    keeper = started.starts()
    secrets = day.first_run(started)
    session = started.session
    started.copies()
    started.worker.ends()
    assert len(snapshot.found_on(started.stick).whole) == 1
    day.new_patient(session, "Lefèvre", "Zoé", "12/03/1968")
    session.types(TYPED)
    session.presses("Left", "Left", "Left")
    session.does("resize", to=[120, 90, 1180, 760])
    before = session.sees()
    session.presses("Ctrl+L")
    session.ends()
    screen = started.lock_screen
    screen.types("une autre phrase")
    screen.presses("Return")
    screen.reads("n’ouvre pas le coffre")
    after = started.unlocks(secrets.passphrase).focuses(day.NOTE)
    assert after["focus"] == before["focus"]
    assert after["geometry"] == before["geometry"]
    assert "LEFÈVRE Zoé" in after["texts"]

    day.sign(started.session)
    day.complete(started.session, "Correction : un seul œdème.")
    session = started.session
    session.presses("Ctrl+L")
    session.ends()
    unlocked = started.unlocks(secrets.passphrase)
    seen = unlocked.reads("un seul œdème")
    assert any(TYPED.strip() in text for text in seen["texts"])
    quits(started, keeper, unlocked)


def quits(program: Program, keeper: object, session: Child) -> None:
    """Close the window: the vault is locked and the program ends well."""
    session.does("close")
    assert keeper.wait(20) == 0  # type: ignore[attr-defined]
    assert not program.processes


def test_every_lock_keeps_what_is_being_typed(started: Program):
    """One after the other on one program, which costs more to start than all of this."""
    vault = vaults.given(started, idle_minutes=1)
    keeper = started.starts()
    session, typed = started.unlocks(), ""
    day.new_patient(session, "Ngoma", "Éloïse", "1990")
    for way in ("button", "command", "idle", "closed", "terminated"):
        session.types(TYPED)
        typed += TYPED
        ordered = time.monotonic()
        if way == "button":
            session.clicks("Verrouiller")
        elif way == "command":
            assert started.command("lock").returncode == 0
        elif way == "idle":
            started.put_clock_forward(61)
        elif way == "closed":
            session.does("close")
        else:
            keeper.send_signal(signal.SIGTERM)
        ended = session.ends()
        assert session.told("hidden"), f"{way}: the windows were hidden before the end"
        print(f"{way}: ended {1000 * (ended - ordered):.0f} ms after the order")
        if way in ("closed", "terminated"):
            assert keeper.wait(20) == 0
            keeper = started.starts()
        else:
            started.lock_screen.reads("Votre note en cours est conservée")
        session = started.unlocks()
        assert session.focuses(day.NOTE)["focus"]["text"] == typed, way
    quits(started, keeper, session)
    assert vault.verified().ok
    assert not vault.verified().findings
