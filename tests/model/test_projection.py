from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook, shares_as_known
from leftshift.model.prices import ramp_path
from leftshift.model.projection import Levers, project
from leftshift.model.results import Results
from leftshift.model.terms import Ramp

from .conftest import PUBLISHED, STEADY, STILL, make_assumptions, make_baseline

YEARS = len(PUBLISHED)
SHIFT = np.array([-0.1, 0, 0, 0.1, 0, 0, 0])
NONE = np.zeros(7)
MONEY = hnp.arrays(float, 7, elements=st.floats(1, 5000))
MIXED = hnp.arrays(float, 7, elements=st.floats(200, 800))
SHARES = hnp.arrays(float, 7, elements=st.floats(0.01, 1)).map(lambda raw: raw / raw.sum())
POUNDS = (
    "allocation",
    "unallocated",
    "total",
    "operating_cost",
    "saving",
    "one_off",
    "reinvested",
    "spend",
    "need_cost",
    "avoided",
    "stranded",
    "pressure",
    "unfunded",
    "hospital_unfunded",
    "new_care",
    "savings_to_find",
    "surplus",
)


def levers(move: np.ndarray, *, cut: float = 0.0, pool: float = 0.0) -> Levers:
    return Levers(
        move=move,
        unallocated=pool,
        share_ramp=ramp_path(Ramp.STRAIGHT, 2025, YEARS, start=2025, end=2030),
        cut=cut,
        cut_ramp=ramp_path(Ramp.STRAIGHT, 2025, YEARS, start=2025, end=2027),
        reinvested=1.0,
        reinvested_to=np.array([0, 0, 0, 0.5, 0.5, 0, 0]),
        protected=np.zeros(7),
    )


def view(baseline: Baseline, **changes: float) -> Outlook:
    return outlook(baseline, make_assumptions(**changes), PUBLISHED, 2025)


def scaled(baseline: Baseline, factor: float) -> Baseline:
    return Baseline(**{f.name: getattr(baseline, f.name) * factor for f in fields(Baseline)})


def joined(one: Baseline, two: Baseline) -> Baseline:
    return Baseline(**{f.name: getattr(one, f.name) + getattr(two, f.name) for f in fields(Baseline)})


def test_that_one_scenario_gives_the_pounds_worked_out_by_hand() -> None:
    # £1,000m, no growth, no convergence, 1,000,000 people; acute 50 % → 40 %,
    # community 10 % → 20 % by 2030/31.
    # 2027/28 is 2 of 5 years: acute 46 % = £460m. Operating cost £37.52m; half cut by 2027/28 saves £18.76m;
    # 259.47 posts go, half in each year, £13.49m one-off each; net 9.38 − 13.49 < 0,
    # then 18.76 − 13.49 = £5.27m, half of it to community: £140m + £2.63m. In the
    # first year 9.38 − 13.49 is short; later all is reinvested and nothing is left.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    flat = outlook(baseline, make_assumptions(**STILL), np.zeros(YEARS), 2025)
    results = project(flat, levers(SHIFT, cut=0.5))
    assert results.spend[2, 0] == pytest.approx(460)
    assert results.saving[2] == pytest.approx(18.76)
    assert results.posts_removed[2] == pytest.approx(259.47, abs=0.01)
    assert results.one_off[1:4] == pytest.approx([13.4927, 13.4927, 0], abs=0.0001)
    assert results.reinvested[1:3] == pytest.approx([0, 5.2673], abs=0.0001)
    assert results.surplus[1:4] == pytest.approx([9.38 - 13.4927, 0, 0], abs=0.0001)
    assert results.spend[2, 3] == pytest.approx(142.6336, abs=0.0001)
    assert results.operating_cost_per_head[2] == pytest.approx(18.76)
    assert results.years == [2025, 2026, 2027, 2028, 2029, 2030]


@given(MONEY, SHARES, st.floats(0, 0.6), st.floats(-0.05, 0.08))
def test_that_sectors_and_pool_add_up_to_the_total_in_every_year(
    money: np.ndarray, target: np.ndarray, cut: float, distance: float
) -> None:
    baseline = make_baseline(money, distance=distance, pay=20.0)
    results = project(view(baseline), levers(target * 0.9 - baseline.shares, cut=cut, pool=0.1))
    assert results.spend.sum(axis=-1) + results.unallocated == pytest.approx(results.total, rel=1e-12)
    assert results.total == pytest.approx(results.allocation - results.programme_pay + results.reinvested)


@given(MONEY, st.floats(-0.05, 0.08))
def test_that_nothing_changed_reproduces_the_baseline_bit_for_bit(money: np.ndarray, distance: float) -> None:
    baseline = make_baseline(money, distance=distance)
    results = project(view(baseline), levers(NONE))
    expected = view(baseline).money[:, None] * baseline.shares
    assert results.spend.tobytes() == expected.tobytes()


@given(MONEY, SHARES, st.floats(0, 0.6), st.floats(0.01, 100))
def test_that_scaling_all_money_scales_every_pound_and_no_share(
    money: np.ndarray, target: np.ndarray, cut: float, factor: float
) -> None:
    baseline = make_baseline(money, pay=20.0, deficit=10.0)
    small = project(view(baseline, hospital_cost_avoided=1.31), levers(target - baseline.shares, cut=cut))
    large = project(
        view(scaled(baseline, factor), hospital_cost_avoided=1.31), levers(target - baseline.shares, cut=cut)
    )
    hair = 1e-9 * float(large.total.max())
    for name in POUNDS:
        assert getattr(large, name) == pytest.approx(getattr(small, name) * factor, rel=1e-9, abs=hair)
    assert large.contacts_outside_hospital == pytest.approx(small.contacts_outside_hospital, rel=1e-9)
    assert large.near_home_share == pytest.approx(small.near_home_share, rel=1e-9)
    assert large.hospital_share == pytest.approx(small.hospital_share, rel=1e-9)
    assert large.operating_cost_per_head == pytest.approx(small.operating_cost_per_head, rel=1e-9)


@given(MONEY, MONEY, st.floats(-0.05, 0.08), st.floats(-0.05, 0.08), st.floats(0, 0.6))
def test_that_a_merged_area_gets_what_its_parts_get(
    one: np.ndarray, two: np.ndarray, d1: float, d2: float, cut: float
) -> None:
    first, second = make_baseline(one, distance=d1, pay=5.0), make_baseline(two, distance=d2)
    whole = joined(first, second)
    merged = project(view(whole), levers(NONE, cut=cut))
    parts = [project(view(part), levers(whole.shares - part.shares, cut=cut)) for part in (first, second)]
    for name in ("allocation", "total", "operating_cost", "saving", "one_off", "reinvested"):
        together = getattr(parts[0], name) + getattr(parts[1], name)
        assert getattr(merged, name) == pytest.approx(together, rel=1e-9)
    assert merged.spend[-1] == pytest.approx(parts[0].spend[-1] + parts[1].spend[-1], rel=1e-9)


@given(SHARES, st.floats(0, 0.6))
def test_that_a_batch_answers_as_each_of_its_runs_would(target: np.ndarray, cut: float) -> None:
    baseline = make_baseline([600.0, 80, 120, 100, 140, 90, 60], distance=0.02)
    draws = np.array([0.0, 0.02, 0.04])
    batch = project(
        outlook(baseline, replace(make_assumptions(), real_growth=draws), PUBLISHED, 2025),
        levers(target - baseline.shares, cut=cut),
    )
    for place, value in enumerate(draws):
        alone = project(view(baseline, real_growth=float(value)), levers(target - baseline.shares, cut=cut))
        assert batch.spend[place].tobytes() == alone.spend.tobytes()


def test_that_results_cannot_be_edited() -> None:
    results = project(view(make_baseline([100.0] * 7)), levers(NONE))
    with pytest.raises(ValueError, match="read-only"):
        results.spend[0, 0] = 1.0


def test_that_many_areas_fit_in_one_call(area: Callable[..., Baseline]) -> None:
    rows = [area([600.0, 80, 120, 100, 140, 90, 60]), area([300.0, 40, 60, 50, 70, 45, 30])]
    stacked = Baseline(**{f.name: np.stack([getattr(row, f.name) for row in rows]) for f in fields(Baseline)})
    results: Results = project(view(stacked), levers(NONE))
    assert results.spend.shape == (2, YEARS, 7)
    assert results.spend[0] == pytest.approx(2 * results.spend[1])


def test_that_assumptions_without_a_value_are_refused() -> None:
    with pytest.raises(KeyError, match="growth_2026"):
        Assumptions.of({})


@given(MONEY, st.floats(-0.05, 0.08), st.floats(0, 50))
def test_that_nothing_changed_leaves_the_opening_deficit_unfunded_and_avoids_nothing(
    money: np.ndarray, distance: float, deficit: float
) -> None:
    baseline = make_baseline(money, distance=distance, deficit=deficit)
    results = project(view(baseline, hospital_cost_avoided=2.0), levers(NONE))
    assert results.unfunded[0] == pytest.approx(deficit, abs=1e-9)
    assert results.hospital_unfunded[0] == pytest.approx(deficit, abs=1e-9)
    for name in ("avoided", "stranded", "extra_near_home", "surplus"):
        assert not getattr(results, name).any()
    assert results.pressure == pytest.approx(results.need_cost - results.spend)


def test_that_a_move_leaves_and_buys_what_was_worked_out_by_hand() -> None:
    # £1,000m, no growth, need, price or efficiency. Acute 50 % → 40 %, community 10 % → 20 % by 2030/31,
    # £20m more each year. β 1.31, κ 0.5, lag 2 years: in 2029/30 0.655 · £40m = £26.2m is avoided.
    # Acute wants 500 − 26.2 − 420 = £53.8m; community has 180 − 100 = £80m above its cost, which
    # buys new care: 80 · 0.7 / £50,000 = 1,120 people. 26.2 of capacity is stranded too, κ being a half.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    rates = make_assumptions(**STILL, **STEADY, hospital_cost_avoided=1.31)
    results = project(
        outlook(baseline, rates, np.zeros(YEARS), 2025),
        levers(SHIFT),
    )
    assert results.extra_near_home == pytest.approx([0, 20, 40, 60, 80, 100])
    assert results.avoided == pytest.approx([0, 0, 0, 13.1, 26.2, 39.3])
    assert results.pressure[4] == pytest.approx([53.8, 0, 0, -80, 0, 0, 0], abs=1e-9)
    assert results.unfunded[4] == pytest.approx(53.8)
    assert results.hospital_unfunded[4] == pytest.approx(53.8)
    assert results.new_care[4] == pytest.approx(80)
    assert results.stranded[4] == pytest.approx(26.2)
    assert results.savings_to_find[4] == pytest.approx(-26.2)
    assert results.required_efficiency[4] == pytest.approx(1 - 1.0262**0.25)
    assert results.staff_for_new_care[4] == pytest.approx(1120)
    assert results.hospital_staff_paid[4] == pytest.approx(80 * 0.6 * 1e6 / 60_000)
    assert results.near_home_share[4] == pytest.approx(0.28)
    assert results.out_of_hospital_share[4] == pytest.approx(0.48)


# Areas whose hospitals are large enough that no cost falls to nothing, where sums would stop at it.
@given(MIXED, MIXED, st.floats(0, 0.05))
def test_that_the_pressure_of_a_merged_area_is_that_of_its_parts(
    one: np.ndarray, two: np.ndarray, moved: float
) -> None:
    first, second = make_baseline(one, deficit=20.0), make_baseline(two)
    whole = joined(first, second)
    shift = moved * np.array([-1, 0, 0, 0.5, 0.5, 0, 0])
    merged, *parts = (
        project(view(part, hospital_cost_avoided=1.31), levers(shift)) for part in (whole, first, second)
    )
    hair = 1e-9 * float(merged.total.max())
    for name in ("need_cost", "pressure", "savings_to_find", "avoided", "stranded"):
        together = getattr(parts[0], name) + getattr(parts[1], name)
        assert getattr(merged, name) == pytest.approx(together, rel=1e-9, abs=hair)


def test_that_what_is_worked_out_on_demand_is_kept_and_cannot_be_edited() -> None:
    results = project(view(make_baseline([100.0] * 7)), levers(NONE))
    assert results.pressure is results.pressure
    with pytest.raises(ValueError, match="read-only"):
        results.pressure[0, 0] = 1.0


def test_that_draws_of_every_assumption_answer_as_each_alone() -> None:
    baseline = make_baseline([600.0, 80, 120, 100, 140, 90, 60], distance=0.02)
    move = np.array([-0.05, 0, 0, 0.03, 0.02, 0, 0])
    lags, needs = np.array([0.0, 1.4, 5.0]), np.array([0.01, 0.02, 0.03])
    base = make_assumptions(hospital_cost_avoided=1.31)
    need = np.broadcast_to(base.need, (3, 7)).copy()
    need[:, 0] = needs
    drawn = replace(base, lag_years=lags, need=need, contacts_primary_care=needs, real_growth=needs)
    batch = project(outlook(baseline, drawn, PUBLISHED, 2025), levers(move))
    for place in range(3):
        alone = project(
            view(
                baseline,
                hospital_cost_avoided=1.31,
                lag_years=float(lags[place]),
                need_acute=float(needs[place]),
                contacts_primary_care=float(needs[place]),
                real_growth=float(needs[place]),
            ),
            levers(move),
        )
        assert batch.pressure[place] == pytest.approx(alone.pressure, abs=1e-9)
        assert batch.hospital_staff_paid[place] == pytest.approx(alone.hospital_staff_paid)
        assert batch.out_of_hospital_share[place] == pytest.approx(alone.out_of_hospital_share)
        assert batch.contacts_outside_hospital[place] == pytest.approx(alone.contacts_outside_hospital)


def test_that_programme_pay_is_counted_once_and_a_higher_cost_a_head_takes_it_from_acute() -> None:
    # 1,000,000 people at £37.52, £20m of it programme pay. At £47.52 it is £30m: acute 490 of 990.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50], pay=20.0)
    plain, dear = view(baseline), view(baseline, operating_cost_per_head=47.52)
    assert plain.start_shares.tobytes() == baseline.shares.tobytes()
    assert plain.money[0] == pytest.approx(1000)
    assert dear.money[0] == pytest.approx(990)
    assert dear.start_shares == pytest.approx(np.array([490, 100, 100, 100, 100, 50, 50]) / 990)
    assert dear.programme_pay[2] == pytest.approx(30 * dear.deflator[2])
    assert shares_as_known(baseline, 47.52).tobytes() == dear.start_shares.tobytes()
    # £60m more for pay than acute has: it has nothing left, and the rest is all there is to divide.
    most = shares_as_known(replace(baseline, money=np.array([5.0, 100, 100, 100, 100, 50, 50])), 47.52)
    assert most == pytest.approx(np.array([0, 100, 100, 100, 100, 50, 50]) / 500)


@given(st.floats(0, 0.6), st.floats(0, 60), st.floats(0, 0.3), SHARES)
def test_that_no_pound_is_used_twice(cut: float, pay: float, pool: float, target: np.ndarray) -> None:
    # Σ sectors + what is left of programme pay ≤ allocation + what the cut frees of the allowance.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50], people=2e6, pay=pay)
    results = project(view(baseline), levers(target * (1 - pool) - baseline.shares, cut=cut, pool=pool))
    part = np.array([0, 0.5, 1, 1, 1, 1]) * cut
    allowance = results.operating_cost - results.programme_pay
    used = results.spend.sum(axis=-1) + results.programme_pay * (1 - part)
    assert np.all(used <= results.allocation + part * allowance + 1e-9)


@given(st.floats(1, 90), st.floats(0, 1))
def test_that_a_pound_moved_leaves_a_pound_unfunded_and_buys_a_pound_before_any_is_avoided(
    moved: float, near: float
) -> None:
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    seen = outlook(baseline, make_assumptions(**STILL, **STEADY), np.zeros(YEARS), 2025)
    move = moved / 1000 * np.array([-1, 0, 0, near, 1 - near, 0, 0])
    before, after = (project(seen, levers(one)) for one in (NONE, move))
    assert after.hospital_unfunded[-1] - before.hospital_unfunded[-1] == pytest.approx(moved)
    assert after.unfunded[-1] - before.unfunded[-1] == pytest.approx(moved)
    assert after.new_care[-1] - before.new_care[-1] == pytest.approx(moved)
    assert after.savings_to_find[-1] == pytest.approx(before.savings_to_find[-1], abs=1e-9)


@given(st.floats(0, 1), SHARES)
def test_that_part_of_a_plan_moves_that_part_of_each_share(delivered: float, target: np.ndarray) -> None:
    baseline = make_baseline([600.0, 80, 120, 100, 140, 90, 60])
    move = target - baseline.shares
    whole, part, none = (project(view(baseline, delivery=one), levers(move)) for one in (1.0, delivered, 0.0))
    assert part.shares == pytest.approx(none.shares + delivered * (whole.shares - none.shares), abs=1e-12)
    assert whole.spend.tobytes() == project(view(baseline), levers(move)).spend.tobytes()


def test_that_errors_of_the_baseline_are_multiplied_on_and_brought_back_to_one() -> None:
    # Acute 500 · 1.06 = 530, continuing care, an estimate, 50 · 0.75 = 37.5: 1,017.5 in all.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    seen = view(baseline, error_acute=0.06, error_continuing_care_estimate=-0.25)
    assert seen.start_shares == pytest.approx(np.array([530, 100, 100, 100, 100, 50, 37.5]) / 1017.5)
    assert seen.money[0] == pytest.approx(1000)
    results = project(seen, levers(NONE))
    assert results.hospital_share == pytest.approx([630 / 1017.5] * YEARS)
    assert results.pressure[0] == pytest.approx(NONE, abs=1e-9)


def test_that_errors_of_many_draws_answer_as_each_alone() -> None:
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50], pay=10.0)
    errors = np.zeros((2, 7))
    errors[:, 0] = 0.06, -0.04
    costs = np.array([37.52, 45.0])
    drawn = replace(make_assumptions(), error=errors, operating_cost_per_head=costs)
    batch = project(outlook(baseline, drawn, PUBLISHED, 2025), levers(SHIFT))
    for place in range(2):
        alone = view(
            baseline,
            error_acute=float(errors[place, 0]),
            operating_cost_per_head=float(costs[place]),
        )
        assert batch.spend[place] == pytest.approx(project(alone, levers(SHIFT)).spend)


def test_that_running_cost_a_head_meets_the_envelope_in_prices_of_the_first_year() -> None:
    # £37.52 a head halved by 2027/28 is £18.76 in real terms, whatever prices do.
    results = project(
        view(make_baseline([100.0] * 7), population_growth=0.0, later_inflation=0.09), levers(NONE, cut=0.5)
    )
    assert results.running_cost_per_head == pytest.approx([37.52, 28.14, 18.76, 18.76, 18.76, 18.76])
    assert results.operating_cost_per_head[2] == pytest.approx(18.76 * results.deflator[2])
    assert results.operating_cost_per_head[2] > 18.76
