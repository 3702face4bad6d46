import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leftshift.model.projection import project
from leftshift.model.rail_levers import RailMode
from leftshift.model.rails import breaches
from leftshift.model.terms import INDEX, SECTORS, Sector
from leftshift.questions.bounds import Bound, rail_bounds
from leftshift.questions.goal_seek import Allowed, fitting, goal_seek
from leftshift.questions.measures import measure, measures, seats_by_voice
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import Target, target_for, value_now

THREE = frozenset({Sector.ACUTE, Sector.COMMUNITY, Sector.PRIMARY_CARE})
REACHABLE = ("hospital_share", "primary_care_share", "out_of_hospital_share", "share_community", "gallagher")


def goal_of(study: Study, key: str, value: float, year: int = 2030) -> Target:
    return target_for(study, measure(key), year, value)


def test_that_hospital_comes_down_by_the_shares_worked_out_by_hand(still: Study) -> None:
    # All may move: by least squares the two hospital sectors fall alike and the five others rise alike.
    excess = value_now(still, measure("hospital_share"), 2030) - 0.5
    goal = goal_seek(still, goal_of(still, "hospital_share", 0.5), Allowed(far=True))
    steps = np.subtract(goal.scenario.shares.target, still.scenario.shares.target)
    assert steps == pytest.approx([-excess / 2] * 2 + [excess / 5] * 5)
    assert goal.change == pytest.approx(excess * math.sqrt(1 / 2 + 1 / 5))
    assert goal.met
    assert goal.reached <= 0.5
    assert goal.reached == pytest.approx(0.5)


@pytest.mark.parametrize("key", REACHABLE)
def test_that_no_smaller_change_on_a_fine_grid_meets_the_target(still: Study, key: str) -> None:
    before = value_now(still, measure(key), 2030)
    step = 0.3 if measure(key).unit == "points" else 0.012
    value = before - step if measure(key).better == "lower" else before + step
    target = goal_of(still, key, value)
    goal = goal_seek(still, target, Allowed(sectors=THREE))
    assert goal.met
    grid = np.linspace(-1.3 * goal.change, 1.3 * goal.change, 241)
    first, second = (axis.ravel() for axis in np.meshgrid(grid, grid))
    size = np.sqrt(first**2 + second**2 + (first + second) ** 2)
    tried = np.tile(still.scenario.shares.target, (first.size, 1))
    for sector, change in zip(THREE, (first, second, -first - second), strict=True):
        tried[:, INDEX[sector]] += change
    results = project(still.outlook(), replace(still.levers(), move=tried - still.start_shares))
    met = target.met(target.measure.of(results, 5, seats_by_voice(still.scenario.board.seats)))
    assert met.any()
    assert size[met].min() >= goal.change - 1e-6


@settings(max_examples=25)
@given(
    st.sampled_from(REACHABLE),
    st.floats(-0.04, 0.04),
    st.sets(st.sampled_from(SECTORS), max_size=4),
    st.integers(2027, 2035),
)
def test_that_the_answer_keeps_to_all_limits_and_says_the_truth(
    still: Study, key: str, step: float, locked: set[Sector], year: int
) -> None:
    own = still.scenario.shares.target
    ceilings = tuple(min(1.0, share + 0.03) for share in own)
    floors = tuple(max(0.0, share - 0.05) for share in own)
    study = study_of(still.scenario.with_shares(locked=frozenset(locked), floors=floors, ceilings=ceilings))
    factor = 100 if measure(key).unit == "points" else 1
    target = goal_of(study, key, value_now(study, measure(key), year) + step * factor, year)
    goal = goal_seek(study, target)
    shares = goal.scenario.shares
    assert goal.reached == value_now(replace(study, scenario=goal.scenario), target.measure, year)
    assert goal.met == bool(target.met(goal.reached))
    assert math.fsum(shares.target) == pytest.approx(1, abs=1e-12)
    assert all(shares.share(sector) == own[INDEX[sector]] for sector in locked)
    for share, low, high in zip(shares.target, floors, ceilings, strict=True):
        assert low - 1e-9 <= share <= high + 1e-9


@given(st.sampled_from(REACHABLE[:4]), st.floats(-14, -9), st.sampled_from([-1, 1]))
@settings(max_examples=60)
def test_that_however_small_the_change_the_shares_still_sum_to_one(
    still: Study, key: str, digits: float, sign: int
) -> None:
    before = value_now(still, measure(key), 2030)
    goal = goal_seek(still, goal_of(still, key, before + sign * 10**digits))
    assert abs(math.fsum(goal.scenario.shares.target) - 1) < 5e-16


def test_that_a_target_already_met_moves_nothing(still: Study) -> None:
    goal = goal_seek(still, goal_of(still, "hospital_share", 0.9))
    assert (goal.met, goal.change, goal.scenario, goal.costs) == (True, 0.0, still.scenario, ())
    # seven sectors and the cut
    assert goal.money == (0.0,) * 8


def test_that_a_target_out_of_reach_names_what_prevents_it(still: Study) -> None:
    # Hospital may give 2 points at most, by the floor of acute; specialised is locked.
    own = still.scenario.shares.target
    study = study_of(
        still.scenario.with_shares(locked=frozenset({Sector.SPECIALISED}), floors=(own[0] - 0.02, *[0.0] * 6))
    )
    before = value_now(study, measure("hospital_share"), 2030)
    goal = goal_seek(study, goal_of(study, "hospital_share", before - 0.05))
    assert not goal.met
    assert goal.miss == pytest.approx(0.03)
    names = {cost.name: cost for cost in goal.costs}
    assert set(names) == {"the floor of Acute hospital", "the lock on Specialised"}
    assert names["the floor of Acute hospital"].meets
    assert names["the floor of Acute hospital"].closer == pytest.approx(0.03)


def test_that_the_dearest_lock_comes_first(still: Study) -> None:
    study = study_of(still.scenario.with_shares(locked=frozenset({Sector.ACUTE, Sector.PRESCRIBING})))
    goal = goal_seek(study, goal_of(study, "hospital_share", 0.54))
    assert [cost.name for cost in goal.costs] == ["the lock on Acute hospital", "the lock on Prescribing"]
    assert goal.costs[0].saved > goal.costs[1].saved > 0


def test_that_of_limits_that_do_not_meet_it_alone_the_one_that_brings_most_comes_first(still: Study) -> None:
    # Acute may fall by 2 points and specialised by 1. Without its floor acute falls by as much as the others
    # may rise, a third of their own, and specialised by a third of its own.
    own = still.scenario.shares.target
    floors = (own[0] - 0.02, own[1] - 0.01, *[0.0] * 5)
    study = study_of(still.scenario.with_shares(floors=floors))
    goal = goal_seek(study, goal_of(study, "hospital_share", 0.1))
    acute, specialised = goal.costs
    assert (acute.name, specialised.name) == ("the floor of Acute hospital", "the floor of Specialised")
    assert acute.closer == pytest.approx(sum(own[2:]) / 3 - 0.01 - 0.02, abs=1e-4)
    assert specialised.closer == pytest.approx(own[1] / 3 - 0.01, abs=1e-4)
    assert [(one.saved, one.meets) for one in goal.costs] == [(0.0, False)] * 2


def test_that_a_limit_that_another_sets_too_costs_nothing(still: Study) -> None:
    own = still.scenario.shares.target
    twice = [Bound(name=name, upper=(1, 1, 1, own[3], 1, 1, 1)) for name in ("one rail", "another")]
    assert goal_seek(still, goal_of(still, "hospital_share", 0.52), rails=twice).costs == ()


def test_that_nothing_is_saved_without_a_lock_that_puts_the_target_out_of_reach(still: Study) -> None:
    # A pound in primary care brings so many contacts that others move far, and not far enough, in its place.
    study = study_of(still.scenario.with_shares(locked=frozenset({Sector.PRIMARY_CARE})))
    key = "contacts_outside_hospital"
    goal = goal_seek(study, goal_of(study, key, value_now(study, measure(key), 2030) + 0.05))
    free = goal_seek(still, goal.target, Allowed())
    lock = next(cost for cost in goal.costs if cost.name == "the lock on Primary care")
    assert free.met
    assert not goal.met
    assert goal.change > free.change
    assert (lock.saved, lock.meets) == (0.0, True)


def test_that_the_answer_says_what_each_sector_gains_and_what_the_cut_saves_more(still: Study) -> None:
    study = study_of(still.scenario.with_running_costs(cut=0.2, reinvested=0.0))
    before = value_now(study, measure("running_cost_per_head"), 2030)
    goal = goal_seek(study, goal_of(study, "running_cost_per_head", 0.75 * before), Allowed(cut=True))
    old, new = (
        project(study.outlook(), replace(study, scenario=one).levers())
        for one in (study.scenario, goal.scenario)
    )
    # From 0.8 of the cost to 0.6 of it: the cut rises from 20 to 40 %, and twice as much is saved.
    assert goal.scenario.running_costs.cut == pytest.approx(0.4)
    assert goal.change == pytest.approx(0.2)
    assert goal.money[-1] == pytest.approx(float(old.saving[5]))
    assert goal.money[:-1] == pytest.approx([0.0] * 7, abs=1e-9)
    shift = goal_seek(study, goal_of(study, "hospital_share", 0.54))
    moved = np.subtract(shift.scenario.shares.target, study.scenario.shares.target)
    assert shift.money[:-1] == pytest.approx(moved * float(new.money[5]), abs=1e-6)
    assert shift.money[-1] == 0.0


def test_that_rails_hold_and_are_named(still: Study) -> None:
    own = still.scenario.shares.target
    rail = Bound(name="the rail on Community", upper=(1, 1, 1, own[3], 1, 1, 1))
    goal = goal_seek(still, goal_of(still, "hospital_share", 0.52), rails=[rail])
    assert goal.scenario.shares.target[3] == pytest.approx(own[3])
    assert [cost.name for cost in goal.costs] == ["the rail on Community"]


def test_that_rails_that_hold_bind_and_rails_that_warn_do_not(still: Study) -> None:
    # Mental health must grow as fast as the allocation, and its share of what programme pay leaves may
    # hardly fall: it cannot pay for others.
    target = goal_of(still, "share_community", 0.15)
    warned, held = (
        study_of(still.scenario.with_rails(mental_health=mode)) for mode in (RailMode.WARN, RailMode.HOLD)
    )
    own = still.scenario.shares.share(Sector.MENTAL_HEALTH)
    assert rail_bounds(warned) == ()
    far = Allowed(far=True)
    assert goal_seek(warned, target, far).scenario.shares.share(Sector.MENTAL_HEALTH) < own - 0.001
    goal = goal_seek(held, target, far)
    assert own - 0.0001 < goal.scenario.shares.share(Sector.MENTAL_HEALTH) < own
    assert [cost.name for cost in goal.costs] == ["the spending rule on mental health growth"]
    assert (
        breaches(project(held.outlook(), replace(held, scenario=goal.scenario).levers()), held.scenario.rails)
        == ()
    )


@pytest.mark.parametrize("share", [0.5, 0.45])
def test_that_no_sector_changes_by_more_than_a_third_unless_it_may(still: Study, share: float) -> None:
    target, own = goal_of(still, "hospital_share", share), np.array(still.scenario.shares.target)
    goal = goal_seek(still, target)
    assert np.abs(np.array(goal.scenario.shares.target) / own - 1).max() < 0.3334
    assert goal_seek(still, target, Allowed(far=True)).met
    assert "the rule that no sector changes by more than a third" in [cost.name for cost in goal.costs]


def test_that_limits_that_cannot_all_be_kept_leave_the_scenario_alone(still: Study) -> None:
    rail = Bound(name="too much", lower=(0.5,) * 7)
    goal = goal_seek(still, goal_of(still, "hospital_share", 0.5), rails=[rail])
    assert goal.no_room
    assert not goal.met
    assert goal.scenario is still.scenario
    assert [cost.name for cost in goal.costs] == ["too much"]


def test_that_the_cut_moves_only_where_it_is_allowed_to(still: Study) -> None:
    # Cost a head falls in proportion to the cut: from c to 0.8 c by a cut of one fifth.
    before = value_now(still, measure("running_cost_per_head"), 2030)
    target = goal_of(still, "running_cost_per_head", 0.8 * before)
    assert not goal_seek(still, target, Allowed()).met
    assert goal_seek(still, target) == goal_seek(still, target, fitting(target.measure))
    goal = goal_seek(still, target, Allowed(cut=True))
    assert goal.met
    assert goal.scenario.running_costs.cut == pytest.approx(0.2)
    assert goal.scenario.shares.target == still.scenario.shares.target


def test_that_an_empty_list_of_levers_moves_nothing(still: Study) -> None:
    goal = goal_seek(still, goal_of(still, "hospital_share", 0.5), Allowed(sectors=frozenset()))
    assert not goal.met
    assert goal.scenario == still.scenario


def test_that_the_pool_stays_as_it_is(still: Study) -> None:
    own = still.scenario.shares.target
    study = study_of(still.scenario.with_shares(target=(own[0] - 0.02, *own[1:]), unallocated=0.02))
    goal = goal_seek(study, goal_of(study, "hospital_share", 0.5))
    assert goal.met
    assert goal.scenario.shares.unallocated == 0.02
    assert math.fsum(goal.scenario.shares.target) == pytest.approx(0.98)


@pytest.mark.parametrize("key", [item.key for item in measures()])
def test_that_any_outcome_can_be_asked_for(busy: Study, key: str) -> None:
    before = value_now(busy, measure(key), 2030)
    target = goal_of(busy, key, before * 0.99 if measure(key).better != "higher" else before * 1.01)
    goal = goal_seek(busy, target, Allowed(cut=True))
    assert goal.miss <= max(0.0, float(target.short(before))) + 1e-9
