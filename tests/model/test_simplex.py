import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.simplex import nearest_point, reachable

SEED = 20_250_401


def test_that_what_is_too_much_is_taken_from_all_alike() -> None:
    # 0.5 + 0.4 + 0.4 is 0.3 too much: 0.1 from each.
    found = nearest_point(np.array([0.5, 0.4, 0.4]), np.zeros(3), np.ones(3), 1.0)
    assert found == pytest.approx([0.4, 0.3, 0.3])


def test_that_a_part_at_its_bound_stays_and_the_others_carry_the_rest() -> None:
    # The first may not fall below 0.6, so the others give up 0.2 each: 0.6, 0.3, 0.1.
    found = nearest_point(np.array([0.5, 0.5, 0.3]), np.array([0.6, 0, 0]), np.ones(3), 1.0)
    assert found == pytest.approx([0.6, 0.3, 0.1])


@pytest.mark.parametrize(
    ("low", "high"), [([0.6, 0.6], [1.0, 1.0]), ([0.0, 0.0], [0.4, 0.4]), ([0.6, 0.0], [0.5, 1.0])]
)
def test_that_bounds_that_allow_no_point_are_told(low: list[float], high: list[float]) -> None:
    assert not reachable(np.array(low), np.array(high), 1.0)
    with pytest.raises(ValueError, match="no point within these bounds"):
        nearest_point(np.array([0.5, 0.5]), np.array(low), np.array(high), 1.0)


@pytest.mark.parametrize("bound", [0.0, 1.0])
def test_that_the_only_point_there_is_is_found(bound: float) -> None:
    only = np.array([0.2, 0.3, 0.5])
    low, high = (only, np.ones(3)) if bound == 0 else (np.zeros(3), only)
    assert nearest_point(np.array([0.9, 0.05, 0.05]), low, high, 1.0) == pytest.approx(only)


@given(
    st.lists(st.floats(0, 1), min_size=7, max_size=7),
    st.lists(st.floats(0, 0.14), min_size=7, max_size=7),
    st.lists(st.floats(0.15, 1), min_size=7, max_size=7),
)
def test_that_no_point_of_a_random_sample_is_nearer(
    wanted: list[float], low: list[float], high: list[float]
) -> None:
    asked, floor, ceiling = np.array(wanted), np.array(low), np.array(high)
    found = nearest_point(asked, floor, ceiling, 1.0)
    assert found.sum() == pytest.approx(1, abs=1e-12)
    assert (found >= floor).all()
    assert (found <= ceiling).all()
    # Any point that obeys, drawn as a mix of the answer and of corners found by random priorities.
    random = np.random.default_rng(SEED)
    for _ in range(20):
        other = nearest_point(random.uniform(-1, 1, 7), floor, ceiling, 1.0)
        mixed = found + random.uniform() * (other - found)
        assert np.square(mixed - asked).sum() >= np.square(found - asked).sum() - 1e-9
