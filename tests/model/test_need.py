from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.assumptions import Assumptions
from leftshift.model.need import (
    avoided_cost,
    compounded,
    extra_near_home,
    gap,
    lag_weights,
    near_home,
    need_cost,
    need_index,
)
from leftshift.model.terms import SECTORS

Assume = Callable[..., Assumptions]
PLENTY = np.full(4, 1e6)


def test_that_the_need_index_is_the_one_worked_out_by_hand(assume: Assume) -> None:
    # Acute: 1.016 · 1.005 · 0.98 = 1.0006584 a year, twice 1.0013172; prices 1.00, 1.03, 1.05.
    # N = 1, 1.03 · 1.0006584 = 1.0306782, 1.05 · 1.0013172 = 1.0513831.
    rates = assume(need_acute=0.016, price_acute=0.005, efficiency_acute=0.02)
    index = need_index(rates, np.array([1.0, 1.03, 1.05]))
    assert index[:, 0] == pytest.approx([1, 1.0306782, 1.0513831], abs=1e-7)
    assert index.shape == (3, len(SECTORS))


def test_that_cost_is_spend_now_times_the_index() -> None:
    # £200m at an index of 1.1 costs £220m.
    assert need_cost(np.array([200.0, 50.0]), np.array([[1.0, 1.0], [1.1, 1.2]])).tolist() == [
        [200, 50],
        [pytest.approx(220), 60],
    ]


@given(st.floats(0.9, 1.1), st.integers(1, 16))
def test_that_a_factor_compounds_as_its_powers(factor: float, years: int) -> None:
    path = compounded(np.array([factor, 1.0]), years)
    assert path[:, 0] == pytest.approx(factor ** np.arange(years))
    assert path[:, 1].tolist() == [1.0] * years


def test_that_runs_and_sectors_keep_their_axes_when_compounded() -> None:
    factors = np.array([[1.1, 1.2, 1.3], [1.0, 0.9, 0.8]])
    path = compounded(factors, 4)
    assert path.shape == (2, 4, 3)
    assert path[1, 3, 2] == pytest.approx(0.8**3)


def test_that_extra_spend_near_home_is_taken_in_prices_of_the_first_year() -> None:
    # Community 60 + primary care 100 against 140 is £20m more in cash; at an index of 1.25 that is £16m.
    spend = np.array([[0, 0, 0, 60, 100, 0, 0.0]])
    extra = extra_near_home(near_home(spend), np.array([140.0]), np.array([1.25]))
    assert extra.tolist() == [16.0]


def test_that_avoided_cost_comes_late_and_in_the_cash_of_its_year() -> None:
    # X = 0, 10, 20, 20 (£m real), lag 1 year, κ · β = 0.5 · 1.31 = 0.655, index 1, 1.1, 1.2, 1.3:
    # 0, 0, 0.655 · 10 · 1.2 = 7.86, 0.655 · 20 · 1.3 = 17.03.
    extra, deflator = np.array([0.0, 10, 20, 20]), np.array([1, 1.1, 1.2, 1.3])
    found = avoided_cost(extra, lag_weights(1.0, 4), 0.655, deflator, PLENTY)
    assert found == pytest.approx([0, 0, 7.86, 17.03])


def test_that_a_lag_of_part_of_a_year_lies_between_two_years() -> None:
    # Lag 1.25 looks back from year 3 to 1.75: a quarter of X[1] = 10 and three quarters of X[2] = 20 is 17.5.
    found = avoided_cost(np.array([0.0, 10, 20, 40]), lag_weights(1.25, 4), 1.0, np.ones(4), PLENTY)
    assert found == pytest.approx([0, 0, 7.5, 17.5])


@given(st.integers(0, 5))
def test_that_a_whole_lag_picks_one_year_and_nothing_before_the_first(lag: int) -> None:
    extra = np.arange(1.0, 9.0)
    found = avoided_cost(extra, lag_weights(lag, 8), 1.0, np.ones(8), np.full(8, 100.0))
    assert found.tolist() == [0.0] * lag + extra[: 8 - lag].tolist()


def test_that_lags_of_many_runs_answer_as_each_alone() -> None:
    lags = np.array([0.0, 1.5, 3.0])
    together = lag_weights(lags, 5)
    assert together.shape == (3, 5, 5)
    for place, lag in enumerate(lags):
        assert together[place].tolist() == lag_weights(float(lag), 5).tolist()


def test_that_no_hospital_cost_falls_below_nothing() -> None:
    found = avoided_cost(np.array([30.0]), lag_weights(0, 1), 2.0, np.ones(1), np.array([50.0]))
    assert found.tolist() == [50.0]


def test_that_taking_money_from_care_near_home_avoids_nothing() -> None:
    found = avoided_cost(np.array([-30.0]), lag_weights(0, 1), 1.0, np.ones(1), np.array([50.0]))
    assert found.tolist() == [0.0]


def test_that_the_gap_is_cost_and_charges_less_avoided_less_spend() -> None:
    # Acute: 110 + 2 − 5 − 100 = 7 unfunded; specialised: 55 + 0 − 60 = 5 to spare.
    found = gap(np.array([[110.0, 55.0]]), np.array([[2.0, 0.0]]), np.array([5.0]), np.array([[100.0, 60.0]]))
    assert found.tolist() == [[7, -5]]


def test_that_runs_that_differ_in_avoided_cost_alone_differ_in_their_gap() -> None:
    found = gap(np.full((1, 2), 10.0), np.zeros((1, 2)), np.array([[1.0], [3.0]]), np.zeros((1, 2)))
    assert found.tolist() == [[[9, 10]], [[7, 10]]]
