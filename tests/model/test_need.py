from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.assumptions import Assumptions
from leftshift.model.need import (
    above_zero,
    avoided_cost,
    compounded,
    costs,
    efficiency_index,
    extra_near_home,
    freed_cost,
    gross_index,
    lag_weights,
    lagged,
    near_home,
    pressure,
    required_efficiency,
    staff,
    stranded_cost,
    without_deficit,
)
from leftshift.model.terms import SECTORS

Assume = Callable[..., Assumptions]
PLENTY = np.full(4, 1e6)


def test_that_the_gross_index_is_the_one_worked_out_by_hand(assume: Assume) -> None:
    # Acute: 1.025 · 1.01 = 1.03525 a year, twice 1.0717426; prices 1.00, 1.03, 1.05.
    # 1, 1.03 · 1.03525 = 1.0663075, 1.05 · 1.0717426 = 1.1253297.
    index = gross_index(assume(need_acute=0.025, price_acute=0.01), np.array([1.0, 1.03, 1.05]))
    assert index[:, 0] == pytest.approx([1, 1.0663075, 1.1253297], abs=1e-7)
    assert index.shape == (3, len(SECTORS))


def test_that_delivered_efficiency_compounds(assume: Assume) -> None:
    # 0.99 and 0.99² = 0.9801; prescribing 0.993 and 0.986049.
    index = efficiency_index(assume(efficiency_acute=0.01, efficiency_prescribing=0.007), 3)
    assert index[:, 0] == pytest.approx([1, 0.99, 0.9801])
    assert index[:, 5] == pytest.approx([1, 0.993, 0.986049])


TWO = np.array([200.0, 50, 0, 0, 0, 0, 0])
"""Spend of acute and of specialised care, where nothing else is bought [£m]."""


def index(acute: float, others: float) -> np.ndarray:
    """An index of two years that starts at 1, shape (years, sectors)."""
    return np.array([[1.0] * 7, [acute, *[others] * 6]])


def test_that_costs_hold_the_opening_deficit_on_acute_and_efficiency_in_the_net_alone() -> None:
    # (£200m + £10m) · 1.1 = £231m gross, · 0.9 = £207.9m net; the others £50m · 1.2 = £60m, · 0.5.
    found = costs(TWO, np.array(10.0), index(1.1, 1.2), index(0.9, 0.5))
    assert found.gross[:, :2] == pytest.approx(np.array([[210, 50], [231, 60]]))
    assert found.net[:, :2] == pytest.approx(np.array([[210, 50], [207.9, 30]]))
    assert found.gross_total == pytest.approx([260, 291])
    assert not found.gross[:, 2:].any()


def test_that_deficits_of_many_areas_stand_on_their_own_costs() -> None:
    found = costs(TWO, np.array([10.0, 20.0]), index(1.1, 1.2), index(1, 1))
    assert found.gross[1, :, :2] == pytest.approx(np.array([[220, 50], [242, 60]]))


def test_that_a_deficit_that_has_gone_leaves_gross_and_net_hospital_cost() -> None:
    # £5m gone at the gross cost of its year takes 5 · 0.8 = £4m out of net cost.
    left = index(0.8, 0.8)
    found = without_deficit(costs(TWO, np.array(10.0), index(1, 1), left), np.array([0.0, 5.0]), left)
    assert found.gross[:, :2] == pytest.approx(np.array([[210, 50], [205, 50]]))
    assert found.net[:, :2] == pytest.approx(np.array([[210, 50], [164, 40]]))


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


def test_that_avoided_and_stranded_cost_come_late_and_in_the_cash_of_their_year() -> None:
    # X = 0, 10, 20, 20 (£m real), lag 1 year, β 1.5, index 1, 1.1, 1.2, 1.3: freed
    # 0, 0, 1.5 · 10 · 1.2 = 18, 1.5 · 20 · 1.3 = 39; κ 0.4 of it avoided, 0.6 stranded.
    extra, deflator = np.array([0.0, 10, 20, 20]), np.array([1, 1.1, 1.2, 1.3])
    freed = freed_cost(lagged(extra, lag_weights(1.0, 4)), 1.5, deflator)
    assert freed == pytest.approx([0, 0, 18, 39])
    assert avoided_cost(freed, 0.4, PLENTY) == pytest.approx([0, 0, 7.2, 15.6])
    assert stranded_cost(freed, 0.4) == pytest.approx([0, 0, 10.8, 23.4])


def test_that_a_lag_of_part_of_a_year_lies_between_two_years() -> None:
    # Lag 1.25 looks back from year 3 to 1.75: a quarter of X[1] = 10 and three quarters of X[2] = 20 is 17.5.
    found = lagged(np.array([0.0, 10, 20, 40]), lag_weights(1.25, 4))
    assert found == pytest.approx([0, 0, 7.5, 17.5])


@given(st.integers(0, 5))
def test_that_a_whole_lag_picks_one_year_and_nothing_before_the_first(lag: int) -> None:
    extra = np.arange(1.0, 9.0)
    assert lagged(extra, lag_weights(lag, 8)).tolist() == [0.0] * lag + extra[: 8 - lag].tolist()


def test_that_lags_of_many_runs_answer_as_each_alone() -> None:
    lags = np.array([0.0, 1.5, 3.0])
    together = lag_weights(lags, 5)
    assert together.shape == (3, 5, 5)
    for place, lag in enumerate(lags):
        assert together[place].tolist() == lag_weights(float(lag), 5).tolist()


def test_that_no_hospital_cost_falls_below_nothing() -> None:
    assert avoided_cost(np.array([120.0]), 0.5, np.array([50.0])).tolist() == [50.0]


def test_that_taking_money_from_care_near_home_avoids_nothing() -> None:
    assert freed_cost(np.array([-30.0]), 1.0, np.ones(1)).tolist() == [0.0]


def test_that_pressure_is_cost_and_charges_less_avoided_less_spend() -> None:
    # Acute: 110 + 2 − 5 − 100 = 7 unfunded; specialised: 55 + 0 − 60 = 5 above its cost.
    found = pressure(
        np.array([[110.0, 55.0]]), np.array([[2.0, 0.0]]), np.array([5.0]), np.array([[100.0, 60.0]])
    )
    assert found.tolist() == [[7, -5]]


def test_that_runs_that_differ_in_avoided_cost_alone_differ_in_their_pressure() -> None:
    found = pressure(np.full((1, 7), 10.0), np.zeros((1, 7)), np.array([[1.0], [3.0]]), np.zeros((1, 7)))
    assert found.tolist() == [[[9, *[10] * 6]], [[7, *[10] * 6]]]


@pytest.mark.parametrize("lead", [(), (2,)])
def test_that_what_one_sector_has_over_pays_for_no_other(lead: tuple[int, ...]) -> None:
    # 7 + 3 over all, 7 over the first two; the 5 above cost stand apart.
    found = np.broadcast_to(np.array([[7.0, -5.0, 3.0]]), (*lead, 1, 3))
    assert np.unique(above_zero(found, (0, 1, 2))).tolist() == [10]
    assert np.unique(above_zero(found, (0, 1))).tolist() == [7]
    assert above_zero(found, (0, 1)).shape == (*lead, 1)


def test_that_the_efficiency_needed_is_the_yearly_rate_that_breaks_even() -> None:
    # £190m meet £200m: 5 % in one year; £162m meet £200m over two: 1 − √0.81 = 10 % a year.
    found = required_efficiency(np.array([210.0, 190.0, 162.0]), np.array([200.0, 200.0, 200.0]))
    assert np.isnan(found[0])
    assert found[1:] == pytest.approx([0.05, 0.1])


def test_that_money_above_cost_needs_no_efficiency_and_none_at_all_needs_everything() -> None:
    found = required_efficiency(np.array([1.0, 210.0, -5.0]), np.array([200.0, 200.0, 200.0]))
    assert found[1] == pytest.approx(-0.05)
    assert found[2] == 1


def test_that_staff_are_the_pay_in_the_money_over_the_cost_of_one() -> None:
    # £10m · 0.7 / £50,000 = 140.
    assert staff(np.array([10.0]), 0.7, 50_000.0) == pytest.approx([140])
