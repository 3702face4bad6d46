from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.model.outlook import Outlook, outlook
from leftshift.model.prices import ramp_path
from leftshift.model.projection import Levers, project
from leftshift.model.rail_levers import Rail, RailLever, RailMode
from leftshift.model.rails import Cause, breaches, nearest_points, nearest_shares, reachable, within_rails
from leftshift.model.results import Results
from leftshift.model.scenario import ShareLever
from leftshift.model.shares import Limit, move_share
from leftshift.model.terms import INDEX, SECTORS, Ramp, Sector

from .conftest import PUBLISHED, STILL, make_assumptions, make_baseline

MONEY = [500.0, 100, 100, 100, 100, 50, 50]
START = (0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
HOLD, OFF = RailMode.HOLD, RailMode.OFF
ALL = RailLever(mental_health=HOLD, primary_care=HOLD, real_fall=HOLD, real_fall_most=0.02)
SHARES = hnp.arrays(float, 7, elements=st.floats(0.001, 1)).map(lambda raw: raw / raw.sum())
RAMPS = st.sampled_from(Ramp)


def flat() -> Outlook:
    return outlook(make_baseline(MONEY), make_assumptions(**STILL), np.zeros(6), 2025)


def growing() -> Outlook:
    return outlook(make_baseline(MONEY), make_assumptions(), PUBLISHED, 2025)


def lever(target: tuple[float, ...] = START, **changes: object) -> ShareLever:
    plain = ShareLever(target=target, start=2025, end=2030)
    return replace(plain, **changes)  # type: ignore[arg-type]  # replace checks the names


def projected(seen: Outlook, shares: ShareLever) -> Results:
    levers = Levers(
        move=np.array(shares.target) - seen.start_shares,
        unallocated=shares.unallocated,
        share_ramp=ramp_path(shares.ramp, 2025, 6, start=shares.start, end=shares.end),
        cut=0.0,
        cut_ramp=np.zeros(6),
        reinvested=1.0,
        reinvested_to=np.eye(7)[3],
        protected=np.zeros(7),
    )
    return project(seen, levers)


def test_that_a_breach_names_rail_sector_year_and_the_money_worked_out_by_hand() -> None:
    # £1,000m, no growth. Mental health 10 % → 5 % by 2030/31 loses one point, £10m, in each of five years.
    found = breaches(
        projected(flat(), lever((0.55, 0.1, 0.05, 0.1, 0.1, 0.05, 0.05))), RailLever(mental_health=HOLD)
    )
    assert [breach.year for breach in found] == [2026, 2027, 2028, 2029, 2030]
    assert {(breach.rail, breach.sector, breach.fact) for breach in found} == {
        (Rail.MENTAL_HEALTH, Sector.MENTAL_HEALTH, "F15")
    }
    assert [breach.short for breach in found] == pytest.approx([10.0] * 5)


def test_that_the_largest_fall_is_measured_in_real_terms_and_on_every_sector() -> None:
    # Flat money: acute 50 % → 45 % falls by £10m of £500m, 2.0 %, in the first year, as allowed; £0.2m
    # more is missing in the second year, as £480m is less than 98 % of £490m = £480.2m.
    rails = RailLever(real_fall=RailMode.WARN, real_fall_most=0.02)
    found = breaches(projected(flat(), lever((0.45, 0.1, 0.1, 0.15, 0.1, 0.05, 0.05))), rails)
    assert {breach.sector for breach in found} == {Sector.ACUTE}
    assert [breach.year for breach in found] == [2027, 2028, 2029, 2030]
    assert found[0].short == pytest.approx(0.2)
    assert found[0].fact == ""


def test_that_a_fall_is_in_real_terms_where_cash_grows() -> None:
    # Cash grows by 2.72 % and prices by 2 %: acute 50 % -> 49 % has 0.49 · 1,027.2 = £503.328m in 2026/27.
    # At most 1 % less in real terms is 0.99 · 500 · 1.02 = £504.9m: £1.572m more.
    rails = RailLever(real_fall=HOLD, real_fall_most=0.01)
    asked = lever((0.45, 0.1, 0.1, 0.15, 0.1, 0.05, 0.05))
    found = breaches(projected(growing(), asked), rails)
    assert (found[0].year, found[0].sector) == (2026, Sector.ACUTE)
    assert found[0].short == pytest.approx(1.572)
    # So acute may come down to 504.9 / 1,027.2 of all money in the first of five equal steps, if no further.
    nearest = nearest_shares(lever((0.45, *asked.target[1:])), growing(), rails).lever
    assert nearest is not None
    assert nearest.target[0] == pytest.approx(0.5 - 5 * (0.5 - 504.9 / 1027.2))


def test_that_mental_health_keeps_its_part_of_the_allocation_where_that_grows() -> None:
    # The rail holds the share of an allocation that grows: 10 % -> 9.5 % by fifths lacks 0.1 points of
    # £1,027.2m in the first year.
    asked = lever((0.505, 0.1, 0.095, 0.1, 0.1, 0.05, 0.05))
    found = breaches(projected(growing(), asked), RailLever(mental_health=HOLD))
    assert found[0].short == pytest.approx(1.0272)


def test_that_rounding_alone_breaches_no_rail() -> None:
    # A share less by 2e-13 is £2e-10m of £1,000m, below a billionth of it.
    asked = lever((0.5 + 2e-13, 0.1, 0.1 - 2e-13, 0.1, 0.1, 0.05, 0.05), end=2026)
    assert breaches(projected(flat(), asked), RailLever(mental_health=HOLD)) == ()


@pytest.mark.parametrize("seen", [flat(), growing()], ids=["flat", "growing"])
def test_that_years_before_any_share_moves_stand_in_no_rails_way(seen: Outlook) -> None:
    asked = lever((0.48, 0.1, 0.12, 0.1, 0.1, 0.05, 0.05), start=2027, end=2030)
    assert nearest_shares(asked, seen, RailLever(mental_health=HOLD, primary_care=HOLD)).lever is asked


def test_that_shares_just_at_their_floor_and_ceiling_obey() -> None:
    asked = lever(floors=(0.5, *[0.0] * 6), ceilings=(1.0, 0.1, *[1.0] * 5))
    assert nearest_shares(asked, growing(), RailLever(mental_health=HOLD)).lever is asked


def test_that_a_ceiling_that_leaves_too_little_is_named() -> None:
    ceilings = (0.5, 0.1, 0.05, 0.1, 0.1, 0.05, 0.05)
    found = nearest_shares(lever(ceilings=ceilings), growing(), RailLever(primary_care=HOLD))
    assert {(cause.sector, cause.what) for cause in found.causes} == {
        (sector, Limit.CEILING) for sector in SECTORS
    }


def test_that_primary_care_may_lose_share_while_its_cash_grows() -> None:
    rails = RailLever(primary_care=HOLD)
    little = lever((0.502, 0.1, 0.1, 0.1, 0.098, 0.05, 0.05))
    much = lever((0.53, 0.1, 0.1, 0.1, 0.07, 0.05, 0.05))
    assert breaches(projected(growing(), little), rails) == ()
    assert breaches(projected(growing(), much), rails)[0].fact == "F16"


def test_that_doing_nothing_breaches_no_rail_while_money_grows() -> None:
    assert breaches(projected(growing(), lever()), ALL) == ()


def test_that_the_nearest_shares_are_those_worked_out_by_hand() -> None:
    # Mental health must not lose share, so 5 % becomes 10 %; the others give five points, a sixth each:
    # 0.55 − 0.00833 = 0.54167 and so on.
    asked = lever((0.55, 0.1, 0.05, 0.1, 0.1, 0.05, 0.05))
    found = nearest_shares(asked, flat(), RailLever(mental_health=RailMode.WARN))
    assert found.lever is not None
    sixth = 0.05 / 6
    assert found.lever.target == pytest.approx(
        [0.55 - sixth, 0.1 - sixth, 0.1, 0.1 - sixth, 0.1 - sixth, 0.05 - sixth, 0.05 - sixth]
    )
    assert found.moved == pytest.approx(np.sqrt(0.05**2 + 6 * sixth**2))


@given(SHARES, RAMPS, st.sets(st.sampled_from(Rail)))
def test_that_the_nearest_shares_obey_every_rail_that_is_on(
    target: np.ndarray, ramp: Ramp, rails_on: set[Rail]
) -> None:
    rails = RailLever(real_fall_most=0.03, **{str(rail): HOLD for rail in rails_on})  # type: ignore[arg-type]  # names of rails
    seen = growing()
    found = nearest_shares(lever(tuple(target.tolist()), ramp=ramp), seen, rails)
    assert found.lever is not None
    assert sum(found.lever.target) == pytest.approx(1, abs=1e-12)
    assert breaches(projected(seen, found.lever), rails) == ()


@given(SHARES, SHARES, RAMPS)
def test_that_no_other_shares_that_obey_are_nearer(asked: np.ndarray, other: np.ndarray, ramp: Ramp) -> None:
    seen = growing()
    found = nearest_shares(lever(tuple(asked.tolist()), ramp=ramp), seen, ALL)
    rival = nearest_shares(lever(tuple(other.tolist()), ramp=ramp), seen, ALL)
    assert found.lever is not None
    assert rival.lever is not None
    away = np.sqrt(np.square(np.array(rival.lever.target) - asked).sum())
    assert found.moved <= away + 1e-9


@given(SHARES)
def test_that_rails_that_are_off_change_nothing(target: np.ndarray) -> None:
    asked = lever(tuple(target.tolist()), floors=(0.2,) * 7)
    assert nearest_shares(asked, growing(), RailLever(real_fall_most=0.01)).lever is asked
    assert breaches(projected(growing(), asked), RailLever()) == ()


def test_that_shares_that_obey_come_back_as_they_are() -> None:
    asked = lever((0.48, 0.1, 0.1, 0.12, 0.1, 0.05, 0.05))
    assert nearest_shares(asked, growing(), ALL).lever is asked


@given(SHARES, st.sets(st.sampled_from(SECTORS), max_size=3))
def test_that_a_locked_sector_stays_to_the_last_bit_or_is_named(
    target: np.ndarray, locked: set[Sector]
) -> None:
    asked = lever(tuple(target.tolist()), locked=frozenset(locked))
    found = nearest_shares(asked, growing(), ALL)
    if found.lever is None:
        assert any(cause.what is Limit.LOCKED or isinstance(cause.what, Rail) for cause in found.causes)
        return
    for sector in locked:
        assert found.lever.share(sector) == asked.share(sector)


def test_that_the_lock_and_the_rail_that_cannot_both_be_kept_are_named() -> None:
    asked = lever((0.55, 0.1, 0.05, 0.1, 0.1, 0.05, 0.05), locked=frozenset({Sector.MENTAL_HEALTH}))
    found = nearest_shares(asked, flat(), RailLever(mental_health=HOLD))
    assert found.lever is None
    assert set(found.causes) == {
        Cause(sector=Sector.MENTAL_HEALTH, what=Limit.LOCKED),
        Cause(sector=Sector.MENTAL_HEALTH, what=Rail.MENTAL_HEALTH),
    }


def test_that_floors_that_together_leave_no_room_are_all_named() -> None:
    asked = lever((0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05), floors=(0.9, 0.9, 0.9, 0, 0, 0, 0))
    found = nearest_shares(asked, growing(), RailLever(mental_health=HOLD))
    assert found.lever is None
    assert {cause.what for cause in found.causes} == {Limit.FLOOR, Rail.MENTAL_HEALTH}


def test_that_a_rail_no_share_can_keep_is_named() -> None:
    # Money falls by 1 % a year after the shares have moved: no share of it grows in cash.
    rates = make_assumptions(
        **{
            **STILL,
            "growth_2026": -0.01,
            "growth_2027": -0.01,
            "real_growth_2028": -0.01,
            "real_growth": -0.01,
        }
    )
    seen = outlook(make_baseline(MONEY), rates, np.zeros(6), 2025)
    asked = lever(end=2026)
    found = nearest_shares(asked, seen, RailLever(primary_care=HOLD))
    assert found.lever is None
    assert found.causes == (Cause(sector=Sector.PRIMARY_CARE, what=Rail.PRIMARY_CARE),)
    assert len(breaches(projected(seen, asked), RailLever(primary_care=HOLD))) == 5
    # The same where money falls before any share has begun to move.
    late = nearest_shares(lever(start=2027, end=2028), seen, RailLever(primary_care=HOLD))
    assert late.causes == found.causes


def test_that_a_sector_without_money_keeps_every_rail_before_shares_move() -> None:
    rates = make_assumptions(**{**STILL, "growth_2026": -0.01})
    seen = outlook(make_baseline([500.0, 100, 100, 100, 0, 150, 50]), rates, np.zeros(6), 2025)
    asked = lever((0.5, 0.1, 0.1, 0.1, 0.0, 0.15, 0.05), start=2027)
    assert nearest_shares(asked, seen, RailLever(primary_care=HOLD)).lever is asked


def test_that_the_pool_keeps_its_share() -> None:
    asked = lever((0.55, 0.1, 0.05, 0.1, 0.1, 0.05, 0.0), unallocated=0.05)
    found = nearest_shares(asked, growing(), RailLever(mental_health=HOLD)).lever
    assert found is not None
    assert sum(found.target) == pytest.approx(0.95)


def test_that_a_drag_stops_where_a_rail_holds_and_not_where_it_warns() -> None:
    place = INDEX[Sector.MENTAL_HEALTH]
    held = within_rails(lever(), flat(), RailLever(mental_health=HOLD))
    move = move_share(held, Sector.MENTAL_HEALTH, 0.02)
    assert move.lever.target[place] == pytest.approx(0.1)
    assert move.limit is Limit.FLOOR
    warned = within_rails(lever(), flat(), RailLever(mental_health=RailMode.WARN))
    assert warned.floors == (0.0,) * 7
    assert warned.ceilings == (1.0,) * 7


def test_that_each_rail_tells_its_mode() -> None:
    rails = RailLever(mental_health=RailMode.WARN, real_fall=HOLD)
    assert rails.mode(Rail.PRIMARY_CARE) is OFF
    assert rails.on == (Rail.MENTAL_HEALTH, Rail.REAL_FALL)
    assert rails.holding().on == (Rail.REAL_FALL,)


SEED = 20_250_401


def test_that_what_is_too_much_is_taken_from_all_alike() -> None:
    # 0.5 + 0.4 + 0.4 is 0.3 too much: 0.1 from each.
    found = nearest_points(np.array([[0.5, 0.4, 0.4]]), np.zeros(3), np.ones(3), 1.0)
    assert found[0] == pytest.approx([0.4, 0.3, 0.3])


def test_that_a_part_at_its_bound_stays_and_the_others_carry_the_rest() -> None:
    # The first may not fall below 0.6, so the others give up 0.2 each: 0.6, 0.3, 0.1.
    found = nearest_points(np.array([[0.5, 0.5, 0.3]]), np.array([0.6, 0, 0]), np.ones(3), 1.0)
    assert found[0] == pytest.approx([0.6, 0.3, 0.1])


@pytest.mark.parametrize(
    ("low", "high"), [([0.6, 0.6], [1.0, 1.0]), ([0.0, 0.0], [0.4, 0.4]), ([0.6, 0.0], [0.5, 1.0])]
)
def test_that_bounds_that_allow_no_point_are_told(low: list[float], high: list[float]) -> None:
    assert not reachable(np.array(low), np.array(high), 1.0)


def test_that_bounds_that_allow_one_point_alone_can_be_reached() -> None:
    assert reachable(np.array([0.25, 0.75]), np.array([0.25, 0.75]), 1.0)


@pytest.mark.parametrize("bound", [0.0, 1.0])
def test_that_the_only_point_there_is_is_found(bound: float) -> None:
    only = np.array([0.2, 0.3, 0.5])
    low, high = (only, np.ones(3)) if bound == 0 else (np.zeros(3), only)
    assert nearest_points(np.array([[0.9, 0.05, 0.05]]), low, high, 1.0)[0] == pytest.approx(only)


@given(
    st.lists(st.floats(0, 1), min_size=7, max_size=7),
    st.lists(st.floats(0, 0.14), min_size=7, max_size=7),
    st.lists(st.floats(0.15, 1), min_size=7, max_size=7),
)
def test_that_no_point_of_a_random_sample_is_nearer(
    wanted: list[float], low: list[float], high: list[float]
) -> None:
    asked, floor, ceiling = np.array(wanted), np.array(low), np.array(high)
    found = nearest_points(asked[None, :], floor, ceiling, 1.0)[0]
    assert found.sum() == pytest.approx(1, abs=1e-12)
    assert (found >= floor).all()
    assert (found <= ceiling).all()
    # Any point that obeys, drawn as a mix of the answer and of corners found by random priorities.
    random = np.random.default_rng(SEED)
    for _ in range(20):
        other = nearest_points(random.uniform(-1, 1, (1, 7)), floor, ceiling, 1.0)[0]
        mixed = found + random.uniform() * (other - found)
        assert np.square(mixed - asked).sum() >= np.square(found - asked).sum() - 1e-9
