import pytest

from leftshift.model.rail_levers import Rail, RailMode
from leftshift.model.rails import breaches
from leftshift.model.scenario import POOL
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.session.session import Session

_HAIR = 1e-4
"""The money of the sectors grows faster than the allocation by this much of it, as pay does not."""
HOLD, WARN = RailMode.HOLD, RailMode.WARN


def broken(session: Session) -> tuple[object, ...]:
    snapshot = session.snapshot
    return breaches(snapshot.results, snapshot.scenario.rails)


def test_that_a_rail_that_warns_stops_nothing(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    assert session.scenario.shares.share(Sector.MENTAL_HEALTH) == 0.05
    assert session.snapshot.limit == ""
    assert broken(session)


def test_that_a_rail_that_holds_lets_a_share_go_as_far_as_it_allows_and_says_so(session: Session) -> None:
    start = session.scenario.shares.share(Sector.MENTAL_HEALTH)
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    assert session.scenario.shares.share(Sector.MENTAL_HEALTH) == pytest.approx(start, abs=_HAIR)
    assert "mental health grows at least as fast" in session.snapshot.limit
    assert "F15" in session.snapshot.limit
    assert session.snapshot.limit_sector == Sector.MENTAL_HEALTH
    assert not broken(session)


def test_that_a_payer_stops_at_its_rail_and_the_others_carry_the_rest(session: Session) -> None:
    before = session.scenario.shares
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.shares.set(Sector.COMMUNITY, 0.2)
    after = session.scenario.shares
    place = INDEX[Sector.MENTAL_HEALTH]
    assert after.target[place] == pytest.approx(before.target[place], abs=_HAIR)
    assert after.share(Sector.COMMUNITY) == 0.2
    assert sum(after.target) == pytest.approx(1)
    assert not broken(session)


def test_that_a_sole_payer_held_by_a_rail_is_named(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.shares.set_paid_by(Sector.MENTAL_HEALTH)
    before = session.scenario.shares.target
    session.shares.set(Sector.ACUTE, 0.6)
    assert session.scenario.shares.target == pytest.approx(before, abs=_HAIR)
    assert session.snapshot.limit.startswith("Mental health cannot give more")


def test_that_every_rail_that_stops_the_payers_is_named(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.rails.set_rail(Rail.REAL_FALL, HOLD)
    session.shares.set(Sector.COMMUNITY, 0.95)
    assert "in real terms" in session.snapshot.limit
    assert "F15" in session.snapshot.limit
    assert session.scenario.shares.share(Sector.COMMUNITY) < 0.95
    assert not broken(session)


def test_that_rails_leave_the_planners_own_floors_and_ceilings_alone(session: Session) -> None:
    before = session.scenario.shares
    session.rails.set_rail(Rail.REAL_FALL, HOLD)
    session.shares.set(Sector.COMMUNITY, 0.2)
    after = session.scenario.shares
    assert (after.floors, after.ceilings) == (before.floors, before.ceilings)


def test_that_setting_a_share_and_setting_it_back_restores_all_under_a_rail(session: Session) -> None:
    session.rails.set_rail(Rail.REAL_FALL, HOLD)
    before = session.scenario.shares.target
    session.shares.set(Sector.COMMUNITY, 0.9)
    session.shares.set(Sector.COMMUNITY, before[INDEX[Sector.COMMUNITY]])
    assert session.scenario.shares.target == pytest.approx(before, abs=1e-12)


def test_that_a_share_that_broke_a_rail_before_it_held_may_only_come_nearer(session: Session) -> None:
    session.shares.set(Sector.MENTAL_HEALTH, 0.06)
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    assert session.scenario.shares.share(Sector.MENTAL_HEALTH) == pytest.approx(0.06)
    session.settle()
    session.shares.set(Sector.MENTAL_HEALTH, 0.07)
    assert session.scenario.shares.share(Sector.MENTAL_HEALTH) == pytest.approx(0.07)


def test_that_the_nearest_shares_are_one_undo_step_and_keep_every_rail(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    session.settle()
    before, steps = session.scenario, session.stack.count()
    session.rails.apply_nearest_shares()
    assert session.stack.count() == steps + 1
    assert not broken(session)
    session.stack.undo()
    assert session.scenario == before


def test_that_where_no_shares_keep_all_rails_nothing_moves(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, WARN)
    session.shares.set(Sector.MENTAL_HEALTH, 0.05)
    for sector in SECTORS:
        session.shares.lock(sector, locked=True)
    steps = session.stack.count()
    session.rails.apply_nearest_shares()
    assert session.stack.count() == steps


def test_that_the_largest_fall_keeps_within_its_limits_and_a_drag_of_it_is_one_step(session: Session) -> None:
    for share in (0.01, 0.03, 0.9):
        session.rails.set_real_fall_most(share)
    session.settle()
    assert session.scenario.rails.real_fall_most == 0.2
    assert session.stack.count() == 1
    assert session.stack.undoText().startswith("Largest yearly fall")


def test_that_a_limit_that_is_no_rail_keeps_its_own_words(session: Session) -> None:
    session.rails.set_rail(Rail.MENTAL_HEALTH, HOLD)
    session.shares.set_paid_by(POOL)
    session.shares.set(Sector.COMMUNITY, 0.2)
    assert "pool is empty" in session.snapshot.limit
