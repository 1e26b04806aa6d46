"""A locum's session ends with the last day of their term."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from app import key_messages as k
from app import messages as m
from tests.app.founded import founded
from tests.ui.session.pair import Pair
from tests.vault import cheap
from ui.session import term
from ui.session.term import Term
from vault import slots
from vault.keyslot import Credential, Locum
from vault.secret import Secret

ENDS = datetime(2026, 12, 15, tzinfo=UTC)


def test_it_is_over_at_the_minute_and_not_before(qtbot, monkeypatch):
    monkeypatch.setattr(term, "_LOOK_EVERY", 0.001)
    here, looked = QObject(), []

    def clock() -> datetime:
        looked.append(ENDS)
        return ENDS - timedelta(seconds=3 - len(looked))

    watched = Term(ENDS, clock, here)
    with qtbot.waitSignal(watched.over):
        pass
    # Two before it is over, of which one looks and one reckons how long to wait.
    assert len(looked) >= 3


def test_the_session_of_a_locum_wants_the_lock_then(qtbot, host, vault, appearance, started):
    key = founded(vault, host)
    now = host.clock()
    stamps = [(now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ") for days in (-1, 1)]
    locum = Locum("ab" * 16, "Dr Agathe Fictive", "", "", *stamps)
    theirs = Credential.passphrase(Secret(b"grenouille parasol tambour"))
    slot = slots.lent(vault, key, theirs, locum, cheap.CHEAP, host.clock)
    pair = Pair(vault, key, host, appearance, slot=slot)
    started.append(pair)
    assert isinstance(pair.answer(qtbot), k.Accepted)
    qtbot.waitUntil(lambda: pair.session.opened is not None)
    opened = pair.session.opened
    assert opened is not None
    assert opened._term is not None
    opened._term.over.emit()
    assert m.LockWanted(m.Cause.TERM) in pair.keeper.told
