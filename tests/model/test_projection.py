from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import Outlook, outlook
from leftshift.model.prices import ramp_path
from leftshift.model.projection import Levers, project
from leftshift.model.results import Results
from leftshift.model.terms import SECTORS, Ramp

from .conftest import PUBLISHED, make_assumptions, make_baseline

YEARS = len(PUBLISHED)
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
    "gap",
    "surplus",
    "balance",
)


def levers(target: np.ndarray, *, cut: float = 0.0, pool: float = 0.0) -> Levers:
    return Levers(
        target=target,
        unallocated=pool,
        share_ramp=ramp_path(Ramp.STRAIGHT, 2025, YEARS, start=2025, end=2030),
        cut=cut,
        cut_ramp=ramp_path(Ramp.STRAIGHT, 2025, YEARS, start=2025, end=2027),
        reinvested=1.0,
        reinvested_to=np.array([0, 0, 0, 0.5, 0.5, 0, 0]),
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
    # then 18.76 − 13.49 = £5.27m, half of it to community: £140m + £2.63m.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    still = dict.fromkeys(
        ("growth_2026", "growth_2027", "real_growth", "later_inflation", "population_growth"), 0.0
    )
    flat = outlook(baseline, make_assumptions(**still), np.zeros(YEARS), 2025)
    results = project(flat, levers(np.array([0.4, 0.1, 0.1, 0.2, 0.1, 0.05, 0.05]), cut=0.5))
    assert results.spend[2, 0] == pytest.approx(460)
    assert results.saving[2] == pytest.approx(18.76)
    assert results.posts_removed[2] == pytest.approx(259.47, abs=0.01)
    assert results.one_off[1:4] == pytest.approx([13.4927, 13.4927, 0], abs=0.0001)
    assert results.reinvested[1:3] == pytest.approx([0, 5.2673], abs=0.0001)
    assert results.spend[2, 3] == pytest.approx(142.6336, abs=0.0001)
    assert results.operating_cost_per_head[2] == pytest.approx(18.76)
    assert results.years == [2025, 2026, 2027, 2028, 2029, 2030]


@given(MONEY, SHARES, st.floats(0, 0.6), st.floats(-0.05, 0.08))
def test_that_sectors_and_pool_add_up_to_the_total_in_every_year(
    money: np.ndarray, target: np.ndarray, cut: float, distance: float
) -> None:
    results = project(view(make_baseline(money, distance=distance)), levers(target * 0.9, cut=cut, pool=0.1))
    assert results.spend.sum(axis=-1) + results.unallocated == pytest.approx(results.total, rel=1e-12)
    assert results.total == pytest.approx(results.allocation + results.reinvested)


@given(MONEY, st.floats(-0.05, 0.08))
def test_that_nothing_changed_reproduces_the_baseline_bit_for_bit(money: np.ndarray, distance: float) -> None:
    baseline = make_baseline(money, distance=distance)
    results = project(view(baseline), levers(baseline.shares))
    expected = view(baseline).allocation[:, None] * baseline.shares
    assert results.spend.tobytes() == expected.tobytes()


@given(MONEY, SHARES, st.floats(0, 0.6), st.floats(0.01, 100))
def test_that_scaling_all_money_scales_every_pound_and_no_share(
    money: np.ndarray, target: np.ndarray, cut: float, factor: float
) -> None:
    baseline = make_baseline(money)
    small = project(view(baseline, hospital_cost_avoided=1.31), levers(target, cut=cut))
    large = project(view(scaled(baseline, factor), hospital_cost_avoided=1.31), levers(target, cut=cut))
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
    first, second = make_baseline(one, distance=d1), make_baseline(two, distance=d2)
    whole = joined(first, second)
    merged = project(view(whole), levers(whole.shares, cut=cut))
    parts = [project(view(part), levers(whole.shares, cut=cut)) for part in (first, second)]
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
        levers(target, cut=cut),
    )
    for place, value in enumerate(draws):
        alone = project(view(baseline, real_growth=float(value)), levers(target, cut=cut))
        assert batch.spend[place].tobytes() == alone.spend.tobytes()


def test_that_results_cannot_be_edited() -> None:
    results = project(view(make_baseline([100.0] * 7)), levers(np.full(7, 1 / 7)))
    with pytest.raises(ValueError, match="read-only"):
        results.spend[0, 0] = 1.0


def test_that_many_areas_fit_in_one_call(area: Callable[..., Baseline]) -> None:
    rows = [area([600.0, 80, 120, 100, 140, 90, 60]), area([300.0, 40, 60, 50, 70, 45, 30])]
    stacked = Baseline(**{f.name: np.stack([getattr(row, f.name) for row in rows]) for f in fields(Baseline)})
    results: Results = project(view(stacked), levers(rows[0].shares))
    assert results.spend.shape == (2, YEARS, 7)
    assert results.spend[0] == pytest.approx(2 * results.spend[1])


def test_that_assumptions_without_a_value_are_refused() -> None:
    with pytest.raises(KeyError, match="growth_2026"):
        Assumptions.of({})


@given(MONEY, st.floats(-0.05, 0.08))
def test_that_nothing_changed_leaves_no_gap_at_first_and_avoids_nothing(
    money: np.ndarray, distance: float
) -> None:
    baseline = make_baseline(money, distance=distance)
    results = project(view(baseline, hospital_cost_avoided=2.0), levers(baseline.shares))
    assert not results.gap[0].any()
    assert not results.avoided.any()
    assert not results.extra_near_home.any()
    assert not results.surplus.any()
    assert results.gap == pytest.approx(results.need_cost - results.spend)


def test_that_a_move_leaves_the_gap_worked_out_by_hand() -> None:
    # £1,000m, no growth, need, price or efficiency. Acute 50 % → 40 %, community 10 % → 20 % by 2030/31,
    # £20m more each year. β 1.31, κ 0.5, lag 2 years: in 2029/30 0.655 · £40m = £26.2m is avoided.
    # Acute wants 500 − 26.2 − 420 = £53.8m; community has 180 − 100 = £80m to spare.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    still = dict.fromkeys(
        ("growth_2026", "growth_2027", "real_growth", "later_inflation", "population_growth"), 0.0
    )
    steady = {f"{kind}_{sector}": 0.0 for kind in ("need", "price", "efficiency") for sector in SECTORS}
    rates = make_assumptions(**still, **steady, hospital_cost_avoided=1.31)
    results = project(
        outlook(baseline, rates, np.zeros(YEARS), 2025),
        levers(np.array([0.4, 0.1, 0.1, 0.2, 0.1, 0.05, 0.05])),
    )
    assert results.extra_near_home == pytest.approx([0, 20, 40, 60, 80, 100])
    assert results.avoided == pytest.approx([0, 0, 0, 13.1, 26.2, 39.3])
    assert results.gap[4] == pytest.approx([53.8, 0, 0, -80, 0, 0, 0], abs=1e-9)
    assert results.total_gap[4] == pytest.approx(-26.2)
    assert results.balance[4] == pytest.approx(26.2)
    assert results.near_home_share[4] == pytest.approx(0.28)
    assert results.out_of_hospital_share[4] == pytest.approx(0.48)


# Areas whose hospitals are large enough that no cost falls to nothing, where sums would stop at it.
@given(MIXED, MIXED, st.floats(0, 0.05))
def test_that_the_gap_of_a_merged_area_is_that_of_its_parts(
    one: np.ndarray, two: np.ndarray, moved: float
) -> None:
    first, second = make_baseline(one), make_baseline(two)
    whole = joined(first, second)
    shift = moved * np.array([-1, 0, 0, 0.5, 0.5, 0, 0])
    merged, *parts = (
        project(view(part, hospital_cost_avoided=1.31), levers(part.shares + shift))
        for part in (whole, first, second)
    )
    hair = 1e-9 * float(merged.total.max())
    for name in ("need_cost", "gap", "balance"):
        together = getattr(parts[0], name) + getattr(parts[1], name)
        assert getattr(merged, name) == pytest.approx(together, rel=1e-9, abs=hair)
    assert merged.avoided == pytest.approx(parts[0].avoided + parts[1].avoided, abs=hair)


def test_that_what_is_worked_out_on_demand_is_kept_and_cannot_be_edited() -> None:
    results = project(view(make_baseline([100.0] * 7)), levers(np.full(7, 1 / 7)))
    assert results.gap is results.gap
    with pytest.raises(ValueError, match="read-only"):
        results.gap[0, 0] = 1.0


def test_that_draws_of_every_assumption_answer_as_each_alone() -> None:
    baseline = make_baseline([600.0, 80, 120, 100, 140, 90, 60], distance=0.02)
    target = baseline.shares + np.array([-0.05, 0, 0, 0.03, 0.02, 0, 0])
    lags, needs = np.array([0.0, 1.4, 5.0]), np.array([0.01, 0.02, 0.03])
    base = make_assumptions(hospital_cost_avoided=1.31)
    need = np.broadcast_to(base.need, (3, 7)).copy()
    need[:, 0] = needs
    drawn = replace(base, lag_years=lags, need=need, contacts_primary_care=needs)
    batch = project(outlook(baseline, drawn, PUBLISHED, 2025), levers(target))
    for place in range(3):
        alone = project(
            view(
                baseline,
                hospital_cost_avoided=1.31,
                lag_years=float(lags[place]),
                need_acute=float(needs[place]),
                contacts_primary_care=float(needs[place]),
            ),
            levers(target),
        )
        assert batch.gap[place] == pytest.approx(alone.gap, abs=1e-9)
        assert batch.contacts_outside_hospital[place] == pytest.approx(alone.contacts_outside_hospital)
