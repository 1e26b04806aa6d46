"""Does my lock work? What the page says of each desktop, and how a trial goes."""

import time

import pytest
from PySide6.QtCore import Qt

from app.messages import Cause, LockRecord, Sources, SourceState, Trial
from app.presence.desktop import SCREEN_SAVERS
from tests.ui.typing import press
from ui.workspace.locks import LocksPage, Noticing
from ui.workspace.places import LOCKS, SETTINGS

NOW = time.time()
IDLE, SCREEN, SLEEP = Cause.IDLE, Cause.SCREEN_LOCKED, Cause.SLEEP


def counting(name: str, idle: float | None, *, believed: bool = True) -> SourceState:
    return SourceState(name, idle is not None, NOW, (IDLE,), idle=idle, believed=believed)


def saying(
    name: str, *hears: Cause, there: bool = True, heard: dict[Cause, float] | None = None
) -> SourceState:
    return SourceState(name, there, max((heard or {}).values(), default=None), hears, heard or {})


OWN = SourceState("own_windows", False, None, (IDLE,), idle=3.0)
ALONE = SourceState("own_windows", True, None, (IDLE,), idle=3.0)
GNOME = (
    counting("x11", None),
    counting("mutter", 3.2),
    saying("org.gnome.ScreenSaver", SCREEN, heard={SCREEN: NOW}),
    saying("login1", SLEEP, Cause.SHUTDOWN),
    saying("login1_session", SCREEN, Cause.USER_SWITCH, Cause.LOGOUT, heard={SCREEN: NOW}),
    saying("sleep_gap", SLEEP),
    OWN,
)
BARE = (
    counting("x11", None),
    saying("org.gnome.ScreenSaver", SCREEN, there=False),
    saying("sleep_gap", SLEEP),
    ALONE,
)


@pytest.fixture
def page(qtbot) -> LocksPage:
    made = LocksPage()
    qtbot.addWidget(made)
    made.show()
    return made


def told(sources=GNOME, trial: Trial | None = None, locks: tuple[LockRecord, ...] = ()) -> Sources:
    return Sources(tuple(sources), 300.0, locks, trial)


def test_each_event_says_whether_it_is_heard_listened_for_or_missing(page):
    page.show_sources(told())
    idle, screen, sleep, ending, switch = page.words
    assert (
        idle
        == "Personne au clavier. Serment se verrouille au bout de 5 minutes. 3 s sans une touche jusqu’ici."
    )
    assert "Entendu, la dernière fois à" in screen
    for listening in (sleep, ending, switch):
        assert "À l’écoute" in listening
    page.show_sources(told(BARE))
    idle, screen, sleep, ending, _ = page.words
    assert "la moitié du délai\u00a0: 2 minutes 30 s" in idle
    assert "Rien ne le dit" in screen
    assert "À l’écoute" in sleep
    assert "Rien ne le dit" in ending


def test_what_was_heard_of_a_locked_screen_says_nothing_of_another_user(page):
    """logind's session says three things, and one signal of it proved all three."""
    noticing = Noticing.of([Cause.USER_SWITCH], GNOME)
    assert noticing.live == ()
    assert [one.name for one in noticing.silent] == ["login1_session"]


def test_a_desktop_that_is_not_believed_is_silent(page):
    lying = (counting("org.freedesktop.ScreenSaver.idle", 0.0, believed=False), ALONE)
    noticing = Noticing.of([IDLE], lying)
    assert [one.name for one in noticing.live] == ["own_windows"]
    assert [one.name for one in noticing.silent] == ["org.freedesktop.ScreenSaver.idle"]
    assert noticing.tone == "warning"


@pytest.mark.parametrize("interface", SCREEN_SAVERS)
def test_every_source_has_a_name_people_know(page, interface):
    page.show_sources(told((saying(interface, SCREEN), OWN)))
    assert "org." not in page.notices[1]._details.text()


def test_it_asks_once_a_second_while_it_is_seen_and_not_otherwise(qtbot, page):
    with qtbot.waitSignal(page.wanted, timeout=5000):
        pass
    page.hide()
    assert not page._clock.isActive()
    with qtbot.waitSignal(page.wanted):
        page.show()


@pytest.mark.parametrize("cause", [SCREEN, IDLE, SLEEP])
def test_a_trial_is_asked_for_and_can_be_stopped(qtbot, page, cause):
    page.show_sources(told())
    with qtbot.waitSignal(page.trial_wanted) as asked:
        press(page.trials[cause], Qt.Key.Key_Return)
    assert asked.args == [cause]
    page.show_sources(told(trial=Trial(cause, NOW)))
    assert page.doing.isVisible()
    assert not page.trials[cause].isEnabled()
    with qtbot.waitSignal(page.trial_wanted) as stopped:
        page.doing.action.click()
    assert stopped.args == [None]
    page.show_sources(told())
    assert not page.doing.isVisible()
    assert page.trials[cause].isEnabled()


def test_the_minute_of_a_trial_is_counted_down(page):
    page.show_sources(told(trial=Trial(IDLE, NOW)))
    assert "dans 57 secondes" in page.doing.words
    page.show_sources(told(BARE, Trial(IDLE, NOW)))
    assert "dans 27 secondes" in page.doing.words


def test_a_trial_that_was_heard_says_who_noticed(page):
    record = LockRecord(NOW, SCREEN, "org.gnome.ScreenSaver")
    page.show_sources(told(trial=Trial(SCREEN, NOW, record), locks=(record,)))
    assert page.result.words.startswith("Cela fonctionne.")
    assert "écran de veille GNOME" in page.result.words
    page.show_sources(told(trial=Trial(SCREEN, NOW, LockRecord(NOW, Cause.BUTTON))))
    assert page.result.words.startswith("Ce n’était pas l’essai.")


def test_a_trial_that_nothing_heard_says_what_protects_all_the_same(qtbot, page):
    page.show_sources(told(BARE, Trial(SCREEN, NOW)))
    with qtbot.waitSignal(page.trial_wanted) as ended:
        page.stayed.click()
    assert ended.args == [None]
    page.show_sources(told(BARE))
    assert page.result.words.startswith("Serment ne l’a pas entendu.")


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_of_a_lock_has_its_words(page, cause):
    page.show_sources(told(locks=(LockRecord(NOW, cause, "mutter"),)))
    said = page._locks.itemAt(0).widget().text()
    assert page._say.cause(cause) in said
    assert "GNOME (Mutter)" in said


def test_what_is_not_covered_is_said(page):
    page.show_sources(told((*BARE, counting("wayland", 2.0))))
    said = " ".join(page._gaps_shown or [])
    for words in ("captures", "au réveil", "Wayland", "presse-papiers"):
        assert words in said
    page.show_sources(told())
    assert "au réveil" not in " ".join(page._gaps_shown or [])


def test_the_page_is_reached_and_left_with_keys(window):
    window.show_page(SETTINGS)
    press(window.settings.try_locks, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.locks
    assert window.view().page == LOCKS
    press(window.locks, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.settings
