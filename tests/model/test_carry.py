import pytest

from leftshift.model.carry import carried_shares

OLD = (0.5, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
NEW = (0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05)


def test_that_no_change_carries_to_exactly_the_new_baseline() -> None:
    assert carried_shares(OLD, OLD, NEW, 0.0) is NEW


def test_that_the_same_points_move_in_the_new_area() -> None:
    # Acute −5 points, community +5 points: 40 → 35, 10 → 15.
    target = (0.45, 0.1, 0.1, 0.15, 0.1, 0.05, 0.05)
    assert carried_shares(target, OLD, NEW, 0.0) == pytest.approx((0.35, 0.2, 0.1, 0.15, 0.1, 0.05, 0.05))


def test_that_a_share_that_would_fall_below_zero_stops_there() -> None:
    target = (0.0, 0.1, 0.1, 0.6, 0.1, 0.05, 0.05)
    moved = carried_shares(target, OLD, NEW, 0.0)
    assert moved[0] == 0.0
    assert sum(moved) == pytest.approx(1)


def test_that_the_pool_is_kept() -> None:
    target = (0.4, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05)
    assert sum(carried_shares(target, OLD, NEW, 0.1)) == pytest.approx(0.9)
