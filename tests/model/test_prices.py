import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.prices import deflator_index, per_head, population_path, ramp_path, real_terms
from leftshift.model.terms import Ramp, year_label


def test_that_real_terms_match_the_treasurys_own_example() -> None:
    # HM Treasury, GDP deflators: user guide: £7.4m in 1998-99 is £8.36m in 2003-04 prices.
    # The guide's indices are 85.7 and 96.8 (2006-07 = 100); 7.4 × 96.8 / 85.7 = 8.358.
    assert real_terms(np.array([7.4]), np.array([85.7 / 96.8]))[0] == pytest.approx(8.36, abs=0.005)


def test_that_money_per_head_is_pounds_over_people() -> None:
    # £93.8m over 5,000,000 people is £18.76 each.
    assert per_head(np.array([93.8]), np.array([5e6]))[0] == pytest.approx(18.76)


def test_that_the_deflator_grows_as_published_and_then_as_assumed() -> None:
    # 1, then 1 × 1.02, then 1.02 × 1.03.
    index = deflator_index(np.array([0.0, 0.02, np.nan]), 0.03)
    assert index == pytest.approx([1.0, 1.02, 1.0506])


def test_that_draws_of_later_inflation_give_one_index_each() -> None:
    index = deflator_index(np.array([0.0, np.nan]), np.array([0.01, 0.03]))
    assert index == pytest.approx(np.array([[1.0, 1.01], [1.0, 1.03]]))


def test_that_population_grows_at_one_rate() -> None:
    # 1,000,000 at 1 % a year: 1,010,000, then 1,020,100.
    assert population_path(np.array(1e6), 0.01, 3) == pytest.approx([1e6, 1.01e6, 1.0201e6])


@pytest.mark.parametrize(
    ("ramp", "quarter"),
    [
        (Ramp.STRAIGHT, 0.25),  # x
        (Ramp.SMOOTH, 0.15625),  # 3/16 − 2/64
        (Ramp.EARLY, 0.4375),  # 1 − 9/16
        (Ramp.LATE, 0.0625),  # 1/16
    ],
)
def test_that_a_ramp_has_its_own_shape_a_quarter_of_the_way(ramp: Ramp, quarter: float) -> None:
    path = ramp_path(ramp, 2025, 7, start=2026, end=2030)
    assert path[2] == pytest.approx(quarter)
    assert path[:2].tolist() == [0.0, 0.0]
    assert path[5:].tolist() == [1.0, 1.0]


def test_that_a_lever_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="the end must be later"):
        ramp_path(Ramp.STRAIGHT, 2025, 5, start=2027, end=2027)


@given(st.sampled_from(list(Ramp)), st.integers(2025, 2039), st.integers(1, 15))
def test_that_a_ramp_never_turns_back(ramp: Ramp, start: int, length: int) -> None:
    path = ramp_path(ramp, 2025, 16, start=start, end=start + length)
    assert (np.diff(path) >= 0).all()
    assert path.min() >= 0
    assert path.max() <= 1


def test_that_a_financial_year_is_written_with_both_calendar_years() -> None:
    assert [year_label(year) for year in (2025, 2030, 2099)] == ["2025/26", "2030/31", "2099/00"]
