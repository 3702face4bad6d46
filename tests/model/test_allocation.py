from collections.abc import Callable

import numpy as np
import pytest

from leftshift.model.allocation import allocation_path, distance_left, growth_index
from leftshift.model.assumptions import Assumptions
from leftshift.model.baseline import Baseline

Assume = Callable[..., Assumptions]
Area = Callable[..., Baseline]


def test_that_published_growth_comes_first_and_real_growth_after(assume: Assume) -> None:
    # 1; × 1.0272; × 1.0292 = 1.05719424; × 1.028 × 1.02 = × 1.04856 = 1.1085315923.
    deflator = np.array([1.0, 1.02, 1.0404, 1.061208])
    index = growth_index(assume(), deflator)
    assert index == pytest.approx([1.0, 1.0272, 1.05719424, 1.1085315923])


def test_that_a_plan_of_one_year_uses_the_first_published_growth_alone(assume: Assume) -> None:
    assert growth_index(assume(), np.array([1.0, 1.02])) == pytest.approx([1.0, 1.0272])


def test_that_draws_of_growth_give_one_index_each(assume: Assume) -> None:
    deflator = np.array([1.0, 1.0, 1.0, 1.0])
    draws = growth_index(assume(growth_2026=0.0, growth_2027=0.0, real_growth=np.array([0.0, 0.1])), deflator)  # type: ignore[arg-type]
    assert draws == pytest.approx(np.array([[1, 1, 1, 1], [1, 1, 1, 1.1]]))


def test_that_the_distance_closes_in_a_straight_line_over_three_years(assume: Assume) -> None:
    assert distance_left(assume(), 5) == pytest.approx([1, 2 / 3, 1 / 3, 0, 0])


def test_that_the_distance_stays_where_convergence_is_off(assume: Assume) -> None:
    assert distance_left(assume(convergence=0.0), 5).tolist() == [1.0] * 5


def test_that_an_area_above_target_grows_less_until_it_converges(area: Area, assume: Assume) -> None:
    # Core 105 is 5 % above its target of 100; other 20; no growth. Left: 1, 2/3, 1/3, 0.
    # Allocation: 120 + 5 × left = 125, 123.333, 121.667, 120.
    baseline = area([55.0, 10, 20, 10, 10, 10, 10], distance=0.05)
    path = allocation_path(baseline, np.ones(4), distance_left(assume(), 4))
    assert path == pytest.approx([125, 123 + 1 / 3, 121 + 2 / 3, 120])


def test_that_the_allocation_agrees_with_the_formula_in_distances(area: Area, assume: Assume) -> None:
    # core[t] = core[0] · G[t] · (1 + d[t]) / (1 + d[0]), d[t] = d[0] · (1 − t/3).
    baseline = area([600.0, 80, 120, 100, 140, 90, 60], distance=-0.03)
    growth = np.array([1.0, 1.03, 1.06, 1.10])
    d = -0.03 * np.array([1, 2 / 3, 1 / 3, 0])
    expected = 970 * growth * (1 + d) / 0.97 + 220 * growth
    path = allocation_path(baseline, growth, distance_left(assume(), 4))
    assert path == pytest.approx(expected, rel=1e-12)
