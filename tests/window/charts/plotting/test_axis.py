import math

from hypothesis import assume, given
from hypothesis import strategies as st

from leftshift.window.charts.plotting.axis import rounded

values = st.floats(-1e6, 1e6)


@given(values, values)
def test_that_a_range_stands_wholly_on_its_axis(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assume(high - low > 1e-6)
    axis = rounded(low, high)
    slack = 1e-6 * axis.step
    assert axis.low - slack <= low <= high <= axis.high + slack
    assert 1 <= round((axis.high - axis.low) / axis.step) <= 6


@given(values)
def test_that_a_range_without_extent_still_gives_an_axis(value: float) -> None:
    axis = rounded(value, value)
    assert axis.high > axis.low
    assert all(math.isfinite(axis.part(tick)) for tick in axis.ticks)


def test_that_ticks_are_round_and_zero_is_exactly_zero() -> None:
    assert rounded(0, 4450).ticks == (0, 1000, 2000, 3000, 4000, 5000)
    assert 0.0 in rounded(-258, 258).ticks
    assert rounded(-258, 258).low == -300


def test_that_ends_of_an_axis_are_parts_zero_and_one() -> None:
    axis = rounded(0, 50)
    assert (axis.part(axis.low), axis.part(axis.high)) == (0.0, 1.0)
    assert axis.holds(25)
    assert not axis.holds(51)
