"""Beds, and money near home for the most deprived fifth and the rest."""

from dataclasses import replace

import numpy as np
import pytest

from leftshift.model.outlook import outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results, beds, beds_needed, per_head_of_part
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.terms import Footprint

from .conftest import STEADY, STILL, make_assumptions, make_baseline

MONEY = [500.0, 100, 100, 100, 100, 50, 50]
MOVED = (0.4, 0.1, 0.1, 0.15, 0.15, 0.05, 0.05)


def results(
    deprived: float = 2e5,
    inflation: float = 0.0,
    rates: dict[str, float] | None = None,
    shares: dict[str, object] | None = None,
    **policies: object,
) -> Results:
    baseline = replace(make_baseline(MONEY), deprived_population=np.array(deprived))
    plan = Scenario(
        name="A",
        area=AreaChoice(footprint=Footprint.YEAR_2025, codes=("QMM",)),
        years=Years(first=2025, last=2030),
        shares=ShareLever(target=MOVED, start=2025, end=2030),
        running_costs=RunningCostLever(cut=0.0, start=2025, end=2027, reinvested=1.0, to=(0.0,) * 7),
        board=BoardLever(seats=()),
    ).with_policies(**policies)
    plan = plan.with_shares(**(shares or {}))
    seen = outlook(
        baseline,
        make_assumptions(**{**STILL, **STEADY, **(rates or {})}),
        np.array([0.0, *[inflation] * 5]),
        2025,
    )
    return project(seen, levers_of(plan, baseline.shares))


def test_that_beds_follow_real_acute_money() -> None:
    # 2,000 beds, £500m falls to £400m: 1,600.
    assert beds(np.array(2000.0), np.array([500.0, 450.0, 400.0])) == pytest.approx([2000, 1800, 1600])
    assert results().beds[[0, -1]] == pytest.approx([2000, 1600])


def test_that_beds_are_counted_after_prices() -> None:
    # Cash stands still while prices rise by a quarter in all: four fifths of the beds of the plan.
    cash = results(inflation=0.25)
    assert cash.beds[1] == pytest.approx(results().beds[1] / 1.25)


@pytest.mark.parametrize(
    "name",
    [
        "staff_for_new_care",
        "hospital_staff_paid",
        "beds",
        "near_home_deprived",
        "near_home_elsewhere",
        "running_cost_per_head",
    ],
)
def test_that_money_and_prices_that_rise_alike_change_nothing_on_the_ground(name: str) -> None:
    # Both rise by a quarter in the first year, in which a fifth of the plan comes in.
    risen = getattr(results(inflation=0.25, rates={"growth_2026": 0.25}), name)[1]
    assert risen == pytest.approx(getattr(results(), name)[1])
    assert risen != 0


def test_that_hospital_avoids_no_more_than_its_service_and_its_charges_cost() -> None:
    # £100m near home would avoid 20 · 100 = £2,000m; acute costs £500m and runs twice for half of the £20m
    # that it gives in the last year.
    far = {"hospital_cost_avoided": 20.0, "cashable_share": 1.0, "lag_years": 0.0}
    found = results(rates=far, double_running=0.5, double_running_years=1)
    assert found.avoided[-1] == pytest.approx(510)


def test_that_money_in_the_pool_meets_no_cost() -> None:
    # £1,000m of cost, £50m of the £1,000m in the pool.
    found = results(shares={"target": (0.45, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05), "unallocated": 0.05})
    assert found.savings_to_find[-1] == pytest.approx(50)
    assert found.required_efficiency[-1] == pytest.approx(1 - 0.95 ** (1 / 5))


def test_that_beds_needed_grow_every_year() -> None:
    assert beds_needed(np.array(2000.0), 0.1, 3) == pytest.approx([2000, 2200, 2420])
    assert results().beds_needed[2] == pytest.approx(2000 * 1.03**2)


def test_that_money_near_home_is_divided_over_each_part_of_the_people() -> None:
    # £200m before and £50m new for 1,000,000 people, a fifth of them deprived. By people: £250 a head for
    # both. With 60 % of the new money: (40 + 30) / 0.2m = £350 there, (160 + 20) / 0.8m = £225 elsewhere.
    before, new, people = np.array([200.0]), np.array([50.0]), np.array([1e6])
    assert per_head_of_part(before, new, np.array(0.2), np.array(0.2), people) == pytest.approx([250])
    assert per_head_of_part(before, new, np.array(0.6), np.array(0.2), people) == pytest.approx([350])
    assert per_head_of_part(before, new, np.array(0.4), np.array(0.8), people) == pytest.approx([225])


def test_that_new_money_goes_by_people_unless_the_planner_says_otherwise() -> None:
    # £100m of new money for 1,000,000 people on top of £200m.
    plain, chosen = results(), results(deprived_share=0.5)
    assert plain.near_home_deprived[-1] == pytest.approx(300)
    assert plain.near_home_elsewhere[-1] == pytest.approx(300)
    assert chosen.near_home_deprived[-1] == pytest.approx((40 + 50) / 0.2)
    assert chosen.near_home_elsewhere[-1] == pytest.approx((160 + 50) / 0.8)
    assert results(deprived_share=0.0).near_home_deprived[-1] == pytest.approx(200)


def test_that_where_nobody_is_deprived_there_is_no_figure() -> None:
    found = results(deprived=0.0)
    assert np.isnan(found.near_home_deprived).all()
    assert found.near_home_elsewhere[-1] == pytest.approx(300)


def test_that_no_beds_are_counted_where_hospital_starts_without_money() -> None:
    found = beds(np.array([2000.0, 2000.0]), np.array([[0.0, 5.0], [100.0, 110.0]]))
    assert found == pytest.approx(np.array([[np.nan, np.nan], [2000, 2200]]), nan_ok=True)


def test_that_the_shares_of_one_area_and_of_several_are_added_up_alike() -> None:
    # 500 + 100 of 1,000 in hospital; 100 + 50 in primary care and prescribing.
    one = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    two = replace(
        one, money=np.array([[500.0, 100, 100, 100, 100, 50, 50], [300.0, 100, 300, 100, 100, 50, 50]])
    )
    assert (one.hospital_share, one.primary_care_share) == (pytest.approx(0.6), pytest.approx(0.15))
    assert two.hospital_share == pytest.approx([0.6, 0.4])
    assert two.primary_care_share == pytest.approx([0.15, 0.15])
