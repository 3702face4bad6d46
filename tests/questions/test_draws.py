import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.assumptions import ERRORS
from leftshift.questions.draws import drawn_values, ranges, triangle, unit_draws
from leftshift.questions.study import Study


def test_that_a_triangle_is_inverted_as_by_hand() -> None:
    # Low 0, peak 1, high 4: one quarter lies below the peak. u = 0 is the low end, u = ¼ the peak, u = 1 the
    # high end; u = 1/16: sqrt(1/16 · 4 · 1) = ½; u = ¾: 4 − sqrt(¼ · 4 · 3) = 4 − √3.
    u = np.array([0, 1 / 16, 1 / 4, 3 / 4, 1])
    low, peak, high = np.array(0.0), np.array(1.0), np.array(4.0)
    drawn = triangle(u, np.sqrt(u), np.sqrt(1 - u), low=low, peak=peak, high=high)
    assert drawn == pytest.approx([0, 0.5, 1, 4 - 3**0.5, 4])


def test_that_a_triangle_that_begins_below_nothing_is_inverted_as_by_hand() -> None:
    # From -2 by 1 to 4 the peak is at u = 3/6. At 1/8: -2 + sqrt(6 · 3 / 8) = -0.5; at 7/8: 4 - 1.5 = 2.5.
    uniform = np.array([0.0, 1 / 8, 0.5, 7 / 8])
    ends = {name: np.array([value]) for name, value in (("low", -2.0), ("peak", 1.0), ("high", 4.0))}
    drawn = triangle(uniform, np.sqrt(uniform), np.sqrt(1 - uniform), **ends)
    assert drawn == pytest.approx([-2.0, -0.5, 1.0, 2.5])


def test_that_the_same_seed_gives_the_same_draws_bit_for_bit_and_another_seed_others() -> None:
    one = unit_draws("real_growth", seed=7, count=200)
    assert one.tobytes() == unit_draws("real_growth", seed=7, count=200).tobytes()
    assert not np.array_equal(one, unit_draws("real_growth", seed=8, count=200))
    assert not np.array_equal(one, unit_draws("growth_2026", seed=7, count=200))


def test_that_more_draws_begin_with_the_fewer() -> None:
    few, many = (unit_draws("real_growth", seed=7, count=count) for count in (100, 5_000))
    assert few.tobytes() == many[:100].tobytes()


def test_that_changing_one_assumption_leaves_the_draws_of_the_others(still: Study) -> None:
    before = drawn_values(still.values())
    after = drawn_values({**still.values(), "real_growth": 0.01})
    assert not np.array_equal(before["real_growth"], after["real_growth"])
    assert all(np.array_equal(before[key], after[key]) for key in before if key != "real_growth")


@given(st.floats(-0.1, 0.1), st.integers(0, 2**32))
def test_that_draws_stay_within_a_range_that_holds_the_value(value: float, seed: int) -> None:
    from leftshift.evidence.assumptions import central_values  # noqa: PLC0415 - a fixture cannot serve hypothesis

    values = {**central_values(), "real_growth": value}
    (item,) = [one for one in ranges(values) if one.key == "real_growth"]
    drawn = np.asarray(drawn_values(values, seed=seed, count=100)["real_growth"])
    assert item.low <= value <= item.high
    assert np.all((item.low - 1e-12 <= drawn) & (drawn <= item.high + 1e-12))


def test_that_switches_and_figures_without_a_range_are_not_drawn(still: Study) -> None:
    keys = {item.key for item in ranges(still.values())}
    assert not keys & {"convergence", "envelope_per_head"}
    assert drawn_values(still.values())["convergence"] == 1


def test_that_years_are_drawn_whole(still: Study) -> None:
    years = np.asarray(drawn_values(still.values())["convergence_years"])
    assert np.array_equal(years, np.rint(years))


@pytest.mark.parametrize("count", [99, 100_001])
def test_that_too_few_or_too_many_draws_are_refused_with_the_limits(still: Study, count: int) -> None:
    with pytest.raises(ValueError, match="100 to 100,000"):
        drawn_values(still.values(), count=count)


def test_that_draws_lie_where_the_triangle_says(still: Study) -> None:
    # Real growth: low 0.5 %, peak 2.0 %, high 3.7 %: mean 6.2 / 3 = 2.07 %; 1.5 / 3.2 = 47 % lie below
    # the peak.
    drawn = np.asarray(drawn_values(still.values(), count=100_000)["real_growth"])
    assert drawn.mean() == pytest.approx(0.062 / 3, rel=0.01)
    assert (drawn < 0.02).mean() == pytest.approx(0.46875, abs=0.01)


@pytest.mark.parametrize(
    ("key", "mean", "half"), [("delivery", 2.2 / 3, 0.7657), ("overspend", 1 / 3, 0.2929)]
)
def test_that_delivery_and_overspending_are_likeliest_as_planned(
    still: Study, key: str, mean: float, half: float
) -> None:
    # Delivery from 0.2 to 1 with its peak at 1: mean (0.2 + 1 + 1) / 3, half lie below 0.2 + 0.8 · √½.
    # Overspending from 0 to 1 with its peak at 0: mean 1 / 3, half lie below 1 − √½.
    drawn = np.asarray(drawn_values(still.values(), count=100_000)[key])
    assert drawn.mean() == pytest.approx(mean, rel=0.01)
    assert np.median(drawn) == pytest.approx(half, rel=0.01)


def test_that_every_error_of_the_baseline_is_drawn_about_nothing(still: Study) -> None:
    keys = {key for keys in ERRORS.values() for key in keys.values()}
    assert keys <= {item.key for item in ranges(still.values())}
    assert all(still.values()[key] == 0 for key in keys)
