from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.model.baseline import Baseline
from leftshift.model.carry import carried, carried_from, carried_shares
from leftshift.model.own_figures import OwnAllocation, OwnFigures, with_own_figures
from leftshift.model.rail_levers import RailLever, RailMode
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import Footprint

OLD = (0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
NEW = (0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05)


@pytest.fixture
def start() -> Scenario:
    """Return a scenario with nothing changed."""
    return Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=OLD, start=2025, end=2030),
        running_costs=RunningCostLever(cut=0.0, start=2025, end=2027, reinvested=1.0, to=(1.0, *[0.0] * 6)),
        board=BoardLever(seats=()),
    )


def test_that_no_change_carries_to_exactly_the_new_baseline() -> None:
    assert carried_shares(OLD, OLD, NEW, 0.0) is NEW


def test_that_the_same_points_move_in_the_new_area() -> None:
    # Acute −5 points, community +5 points: 40 → 35, 10 → 15.
    target = (0.45, 0.1, 0.1, 0.15, 0.1, 0.05, 0.05)
    assert carried_shares(target, OLD, NEW, 0.0) == pytest.approx((0.35, 0.2, 0.1, 0.15, 0.1, 0.05, 0.05))


def test_that_a_share_that_would_fall_below_zero_stops_there() -> None:
    target = (0.0, 0.1, 0.1, 0.6, 0.1, 0.05, 0.05)
    moved = carried_shares(target, OLD, NEW, 0.0)
    assert moved[0] == 0.0
    assert sum(moved) == pytest.approx(1)


def test_that_the_pool_is_kept() -> None:
    target = (0.4, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
    assert sum(carried_shares(target, OLD, NEW, 0.1)) == pytest.approx(0.9)


def test_that_other_levers_and_rails_are_carried_but_not_the_old_areas_deficit(start: Scenario) -> None:
    other = replace(start, name="B", shares=replace(start.shares, target=NEW))
    chosen = replace(start.with_policies(teams_coverage=0.5), own_deficit=30.0)
    chosen = replace(chosen, own_allocations=(OwnAllocation(year=2026, money=1.0),))
    chosen = chosen.with_rails(mental_health=RailMode.HOLD)
    found = carried(chosen, start, other)
    assert found.policies.teams_coverage == 0.5
    assert found.own_deficit is None
    assert found.own_allocations == ()
    assert found.rails == RailLever(mental_health=RailMode.HOLD)
    assert found.shares.target == NEW


@pytest.mark.parametrize(("name", "after"), [("A", "B"), ("Our plan", "Our plan")])
def test_that_a_name_travels_only_where_the_planner_gave_it(start: Scenario, name: str, after: str) -> None:
    assert carried(replace(start, name=name), start, replace(start, name="B")).name == after


@pytest.mark.parametrize("own", [True, False])
def test_that_a_board_travels_only_where_the_planner_made_it(start: Scenario, *, own: bool) -> None:
    theirs, mine = (
        (Seat(role=role, group=Group.TRUST_ACUTE, voting=True),) for role in ("Trust member", "My member")
    )
    other = replace(start, board=BoardLever(seats=theirs))
    chosen = replace(start, board=BoardLever(seats=mine)) if own else start
    assert carried(chosen, start, other).board.seats == (mine if own else theirs)


Area = Callable[..., Baseline]
OWN = OwnFigures(
    money=(660.0, *[None] * 6), year=2025, source="ledger.csv", imported="2026-05-01T09:30:00+00:00"
)
MONEY = [600.0, 80.0, 120.0, 100.0, 140.0, 90.0, 70.0]


def test_that_an_import_moves_no_lever_that_stands_at_its_baseline(area: Area) -> None:
    before = area(MONEY)
    after = with_own_figures(before, OWN)
    lever = ShareLever(target=tuple(before.shares.tolist()), start=2025, end=2030)
    assert carried_from(lever, before.shares, after.shares).target == tuple(after.shares.tolist())


def test_that_a_moved_lever_keeps_its_change_in_points(area: Area) -> None:
    # Acute 50 % → 660 / 1,260 = 52.38 %; 5 points down from there, and 5 points up for community.
    before = area(MONEY)
    after = with_own_figures(before, OWN)
    target = before.shares.copy()
    target[0] -= 0.05
    target[3] += 0.05
    lever = ShareLever(target=tuple(target.tolist()), start=2025, end=2030)
    carried = carried_from(lever, before.shares, after.shares).target
    assert carried[0] == pytest.approx(660 / 1260 - 0.05)
    assert carried[3] == pytest.approx(100 / 1260 + 0.05)
    back = carried_from(replace(lever, target=carried), after.shares, before.shares)
    assert back.target == pytest.approx(lever.target)
