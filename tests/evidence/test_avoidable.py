"""What experts think avoidable is a range, and says whether care moves or ends."""

import pytest

from leftshift.evidence.avoidable import AvoidableActivity, avoidable_activity


def test_that_a_row_is_read_whole() -> None:
    falls = next(item for item in avoidable_activity() if item.id == "N20")
    assert falls.activity == "Falls related admissions"
    assert (falls.central, falls.low, falls.high) == pytest.approx((0.141, 0.013, 0.431))
    assert falls.moves_care


def test_that_care_that_ends_is_apart_from_care_that_moves() -> None:
    cancelled = next(item for item in avoidable_activity() if item.id == "N07")
    assert not cancelled.moves_care


def test_that_there_are_78_kinds() -> None:
    assert [item.id for item in avoidable_activity()] == [f"N{place:02d}" for place in range(1, 79)]


@pytest.mark.parametrize("item", avoidable_activity(), ids=lambda item: item.id)
def test_that_the_central_view_lies_in_its_range(item: AvoidableActivity) -> None:
    assert 0 < item.low < item.central < item.high < 1
