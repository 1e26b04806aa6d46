"""What the keeper decides, without a process: every order of events can be played here."""

from app import messages as m
from app.keeper.departures import Overdue
from app.keeper.duty import Stage
from tests.app.world import VAULT


def test_a_spare_is_shown_at_the_latest_after_the_time_a_window_has_to_hide(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.IDLE)
    assert not spare.heard_of(m.Show)
    world.turn(0.09)
    assert not spare.heard_of(m.Show)
    world.turn(0.02)
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.IDLE, 1000.0, None)]
    world.says(session, m.Hidden())
    assert len(spare.heard_of(m.Show)) == 1


def test_without_a_spare_a_lock_screen_is_started_for_the_lock(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.says(session, m.Opened("lineage", 3))
    world.ends(lock_screen)
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    assert world.latest("lock_screen").heard_of(m.Show)


def test_a_session_is_killed_at_its_deadline_and_not_before(world):
    session, _ = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.says(session, m.Saved())
    world.turn(0.85)
    assert not session.killed
    world.turn(0.06)
    assert session.killed
    assert world.kills == [Overdue("lineage", 3, m.Cause.IDLE, True)]
    assert world.held, "a killed process may still write until it is reaped"
    world.ends(session)
    assert not world.held


def test_a_session_that_leaves_in_time_is_not_killed_later(world):
    session, _ = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.ends(session)
    world.turn(5.0)
    assert not session.killed
    assert not world.kills


def test_an_opened_that_comes_after_the_lock_is_not_believed(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.says(session, m.Opened("lineage", 3))
    assert world.life.stage is Stage.LOCKED
    assert "unlocked" not in world.told
    assert lock_screen.killed, "it took a secret"
    assert world.latest("lock_screen").heard_of(m.Show) == [
        m.Show(VAULT, m.Cause.SCREEN_LOCKED, 1000.0, None)
    ]


def test_an_unlocked_that_comes_after_the_lock_opens_nothing(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.life.lock(m.Cause.SLEEP)
    world.says(lock_screen, m.Unlocked(VAULT))
    assert not session.heard_of(m.Open)
    assert session.heard_of(m.Lock)


def test_a_lock_of_a_locked_program_changes_nothing(world):
    lock_screen, session = world.pair()
    world.life.lock(m.Cause.SCREEN_LOCKED)
    assert not session.heard_of(m.Lock)
    assert not lock_screen.killed
    assert len(lock_screen.heard_of(m.Show)) == 1


def test_a_second_lock_does_not_change_the_reason_given_for_the_first(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.IDLE)
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.says(session, m.Hidden())
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.IDLE, 1000.0, None)]


def test_a_vault_is_granted_only_when_the_last_session_has_ended(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    world.says(spare, m.Painted(), m.Submitted(VAULT))
    assert not spare.heard_of(m.Held)
    world.ends(session)
    assert spare.heard_of(m.Held)
    assert world.latest("session").heard_of(m.Guard)


def test_a_lock_while_a_question_waits_for_the_last_session_forgets_the_question(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden())
    world.says(spare, m.Painted(), m.Submitted(VAULT))
    world.life.lock(m.Cause.SCREEN_LOCKED)
    world.ends(session)
    assert not spare.heard_of(m.Held)
    assert not world.held


def test_a_session_that_gives_up_while_opening_lets_the_lock_screen_try_again(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.ends(session)
    assert not world.held
    assert lock_screen.heard_of(m.SessionLost) == [m.SessionLost(False)]
    world.says(world.latest("session"), m.Ready())
    world.says(lock_screen, m.Submitted(VAULT))
    assert world.held


def test_a_secret_typed_again_before_the_refusing_session_has_ended_is_not_lost(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT), m.Submitted(VAULT))
    assert len(lock_screen.heard_of(m.Held)) == 1
    world.ends(session)
    assert len(lock_screen.heard_of(m.Held)) == 2
    second = world.latest("session")
    assert second.heard_of(m.Guard)
    world.says(second, m.Ready())
    world.says(lock_screen, m.Unlocked(VAULT))
    assert second.heard_of(m.Open)


def test_a_session_lost_while_the_key_is_derived_is_replaced_behind_the_same_lock_screen(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.ends(session)
    second = world.latest("session")
    assert second.heard_of(m.Guard)
    world.says(second, m.Ready())
    assert second.introduced == [lock_screen]
    world.says(lock_screen, m.Unlocked(VAULT))
    assert second.heard_of(m.Open)


def test_a_lock_screen_that_dies_while_deriving_takes_the_grant_with_it(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT))
    world.ends(lock_screen)
    assert session.heard_of(m.Lock)
    world.ends(session)
    assert not world.held
    assert world.latest("lock_screen").heard_of(m.Show)


def test_a_lock_screen_that_dies_again_and_again_ends_the_program(world):
    for _ in range(3):
        world.says(world.latest("lock_screen"), m.Painted())
        world.ends(world.latest("lock_screen"))
    for child in list(world.children):
        world.ends(child)
    assert world.exit == 1


def test_a_lock_screen_that_dies_after_the_keys_went_over_disturbs_nobody(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.ends(lock_screen)
    world.says(session, m.Opened("lineage", 3))
    assert world.life.stage is Stage.OPEN


def test_a_vault_that_is_being_backed_up_is_told_as_such(world):
    lock_screen, _ = world.pair()
    world.in_use, world.backing_up = "2026-11-21T08:00:00Z", True
    world.says(lock_screen, m.Submitted(VAULT))
    assert lock_screen.heard_of(m.InUse) == [m.InUse(VAULT, "2026-11-21T08:00:00Z", backing_up=True)]


def test_a_vault_in_use_leaves_the_pair_as_it_was(world):
    lock_screen, session = world.pair()
    world.in_use = "2026-11-21T08:00:00Z"
    world.says(lock_screen, m.Submitted(VAULT))
    assert lock_screen.heard_of(m.InUse) == [m.InUse(VAULT, "2026-11-21T08:00:00Z")]
    assert world.life.stage is Stage.LOCKED
    assert not session.heard_of(m.Guard)


def test_a_lock_screen_that_took_a_secret_is_killed_if_it_does_not_end(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted(VAULT), m.Unlocked(VAULT))
    world.says(session, m.Opened("lineage", 3))
    assert lock_screen.heard_of(m.Finish)
    world.turn(1.1)
    assert lock_screen.killed


def test_the_countdown_is_told_to_an_open_session_alone(world):
    _, session = world.pair()
    world.life.countdown(20)
    assert not session.heard_of(m.LockSoon)
    world.ends(session)
    session, _ = world.opened()
    world.life.countdown(20)
    world.life.countdown(None)
    assert session.heard[-2:] == [m.LockSoon(20), m.LockLater()]


def test_the_place_of_the_window_goes_from_hand_to_hand(world):
    session, spare = world.opened()
    place = m.Placement(1, 2, 300, 400, "HDMI-1", "full", "search")
    world.life.lock(m.Cause.BUTTON)
    world.says(session, m.Hidden(place))
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.BUTTON, 1000.0, place)]
    world.ends(session)
    world.says(spare, m.Painted(), m.Submitted(VAULT), m.Unlocked(VAULT))
    assert world.latest("session").heard_of(m.Open) == [m.Open(VAULT, place)]


def test_a_second_start_during_the_quit_stays(world):
    session, spare = world.opened()
    world.life.lock(m.Cause.CLOSED)
    world.life.come_forward()
    shown = world.latest("lock_screen")
    assert shown is not spare
    assert shown.heard_of(m.Show)
    world.ends(session)
    world.ends(spare)
    assert world.exit is None
    world.says(shown, m.Painted())
    assert world.latest("session")


def test_a_backup_that_is_looked_into_is_granted_without_a_lock(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted("/media/stick/2026", look=True))
    assert lock_screen.heard_of(m.Held)
    assert not world.held
    assert not session.heard_of(m.Guard)
    world.says(lock_screen, m.Unlocked("/media/stick/2026"))
    world.says(session, m.Opened("lineage", 3))
    assert world.life.stage is Stage.OPEN
    world.ends(lock_screen)
    world.turn(1.0)
    spare = world.latest("lock_screen")
    world.life.lock(m.Cause.IDLE)
    world.says(session, m.Hidden())
    assert spare.heard_of(m.Show) == [m.Show(VAULT, m.Cause.IDLE, 1000.0, None)]
    world.turn(1.0)
    assert session.killed
    assert not world.kills, "a backup is not left open: nothing has to be recovered"
    world.ends(session)
    assert world.told[-2:] == ["vault closed", "locked"]


def test_a_session_started_after_the_grant_of_a_look_is_given_no_lock(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.Submitted("/media/stick/2026", look=True))
    world.ends(session)
    assert not world.latest("session").heard_of(m.Guard)


def test_after_a_look_a_vault_is_locked_again_for_whoever_unlocks_it(world):
    lock_screen, _ = world.pair()
    world.says(lock_screen, m.Submitted("/media/stick/2026", look=True), m.Released())
    world.says(lock_screen, m.Submitted(VAULT))
    assert world.held


def test_an_errand_is_told_to_the_next_lock_screen_and_to_no_other(world):
    session, spare = world.opened()
    errand = m.Errand("rehearse", "/media/stick/2026")
    world.says(session, m.LockWanted(m.Cause.BUTTON, errand), m.Hidden())
    [shown] = spare.heard_of(m.Show)
    assert shown == m.Show(VAULT, m.Cause.BUTTON, 1000.0, None, False, errand)
    world.ends(session)
    world.ends(spare)
    [again] = world.latest("lock_screen").heard_of(m.Show)
    assert isinstance(again, m.Show)
    assert again.errand is None


def test_a_lock_screen_that_makes_a_vault_is_replaced_where_that_is_cancelled(world):
    lock_screen, session = world.pair()
    world.says(lock_screen, m.CancelWanted())
    fresh = world.latest("lock_screen")
    assert fresh is not lock_screen
    assert session.heard_of(m.Lock)
    world.says(fresh, m.Painted())
    assert lock_screen.heard_of(m.Finish)
