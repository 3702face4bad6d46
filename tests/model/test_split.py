import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.split import split_moved


def test_that_the_others_keep_their_proportions() -> None:
    # 0.5 → 0.6 leaves 0.4 for parts that stood 3 : 2, so 0.24 and 0.16.
    assert split_moved((0.5, 0.3, 0.2), 0, 0.6) == pytest.approx((0.6, 0.24, 0.16))


def test_that_others_at_zero_share_the_rest_equally() -> None:
    assert split_moved((1.0, 0.0, 0.0), 0, 0.5) == pytest.approx((0.5, 0.25, 0.25))


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=7), st.floats(-1, 2), st.data())
def test_that_a_split_always_adds_up_to_one(parts: list[float], share: float, data: st.DataObject) -> None:
    whole = math.fsum(parts)
    place = data.draw(st.integers(0, len(parts) - 1))
    moved = split_moved(tuple(part / whole for part in parts), place, share)
    assert math.fsum(moved) == pytest.approx(1)
    assert min(moved) >= 0
