from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline
from leftshift.model.outlook import outlook

from .conftest import STILL, make_baseline

Assume = Callable[..., Assumptions]
Area = Callable[..., Baseline]


def test_that_published_growth_comes_first_and_real_growth_after(assume: Assume) -> None:
    # 1; × 1.0272; × 1.0292 = 1.05719424; × 1.028 × 1.02 = 1.1085315923; × 1.015 × 1.02 = 1.1476627575.
    deflator = np.array([1.0, 1.02, 1.0404, 1.061208, 1.08243216])
    index = growth_index(assume(real_growth=0.015), deflator)
    assert index == pytest.approx([1.0, 1.0272, 1.05719424, 1.1085315923, 1.1476627575])


def test_that_a_plan_of_one_year_uses_the_first_published_growth_alone(assume: Assume) -> None:
    assert growth_index(assume(), np.array([1.0, 1.02])) == pytest.approx([1.0, 1.0272])


def test_that_draws_of_growth_give_one_index_each(assume: Assume) -> None:
    still = assume(growth_2026=0.0, growth_2027=0.0, real_growth_2028=0.0)
    later = growth_index(replace(still, real_growth=np.array([0.0, 0.1])), np.ones(5))
    third = growth_index(replace(still, real_growth=0.0, real_growth_2028=np.array([0.0, 0.1])), np.ones(5))
    assert later == pytest.approx(np.array([[1, 1, 1, 1, 1], [1, 1, 1, 1, 1.1]]))
    assert third == pytest.approx(np.array([[1, 1, 1, 1, 1], [1, 1, 1, 1.1, 1.1]]))


def test_that_a_distance_closes_in_a_straight_line_over_its_years() -> None:
    assert distance_left(3.0, 5) == pytest.approx([1, 2 / 3, 1 / 3, 0, 0])
    assert distance_left(np.array([2.0, 4.0]), 4) == pytest.approx(
        np.array([[1, 0.5, 0, 0], [1, 0.75, 0.5, 0.25]])
    )


def test_that_the_distance_stays_where_convergence_is_off(area: Area, assume: Assume) -> None:
    baseline = area([55.0, 10, 20, 10, 10, 10, 10], distance=0.05)
    on, off = (
        outlook(baseline, assume(**STILL, convergence=switch), np.zeros(5), 2025).allocation
        for switch in (1.0, 0.0)
    )
    assert off == pytest.approx([125] * 5)
    assert on == pytest.approx([125, 123 + 1 / 3, 121 + 2 / 3, 120, 120])


def test_that_own_allocations_win_for_their_year_alone(area: Area, assume: Assume) -> None:
    own = np.array([np.nan, np.nan, 500.0, np.nan])
    baseline = area([55.0, 10, 20, 10, 10, 10, 10])
    plain, changed = (
        outlook(baseline, assume(), np.zeros(4), 2025, given).allocation for given in (None, own)
    )
    assert changed[2] == 500
    assert changed[[0, 1, 3]].tolist() == plain[[0, 1, 3]].tolist()


@given(st.lists(st.tuples(st.floats(1, 9000), st.floats(-0.1, 0.15)), min_size=2, max_size=42))
def test_that_convergence_is_zero_sum_for_any_distances(boards: list[tuple[float, float]]) -> None:
    core, distance = (np.array(column) for column in zip(*boards, strict=True))
    target = core / (1 + distance)
    rows = [make_baseline([one, 10, 0, 0, 10, 0, 0]) for one in core]
    stacked = Baseline(**{f.name: np.stack([getattr(row, f.name) for row in rows]) for f in fields(Baseline)})
    england = replace(stacked, core_target=target, convergence_target=target * core.sum() / target.sum())
    growth = np.array([1.0, 1.03, 1.06, 1.1])
    paths = allocation_path(england, growth, distance_left(3.0, 4)) - 20 * growth
    assert paths.sum(axis=0) == pytest.approx(core.sum() * growth, rel=1e-12)


def test_that_an_area_above_target_grows_less_until_it_converges(area: Area) -> None:
    # Core 105 is 5 % above its target of 100; other 20; no growth. Left: 1, 2/3, 1/3, 0.
    # Allocation: 120 + 5 × left = 125, 123.333, 121.667, 120.
    baseline = area([55.0, 10, 20, 10, 10, 10, 10], distance=0.05)
    path = allocation_path(baseline, np.ones(4), distance_left(3.0, 4))
    assert path == pytest.approx([125, 123 + 1 / 3, 121 + 2 / 3, 120])


def test_that_the_allocation_agrees_with_the_formula_in_distances(area: Area) -> None:
    # core[t] = core[0] · G[t] · (1 + d[t]) / (1 + d[0]), d[t] = d[0] · (1 − t/3).
    baseline = area([600.0, 80, 120, 100, 140, 90, 60], distance=-0.03)
    growth = np.array([1.0, 1.03, 1.06, 1.10])
    d = -0.03 * np.array([1, 2 / 3, 1 / 3, 0])
    expected = 970 * growth * (1 + d) / 0.97 + 220 * growth
    path = allocation_path(baseline, growth, distance_left(3.0, 4))
    assert path == pytest.approx(expected, rel=1e-12)
