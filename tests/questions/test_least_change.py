import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.questions.least_change import Room, Short, least_change, nearest

POINTS = hnp.arrays(float, (5, 4), elements=st.floats(-5, 5))


def room(origin: list[float], lower: list[float], upper: list[float], *, extra: int = 0) -> Room:
    shares = len(origin) - extra
    return Room(
        origin=np.array(origin),
        lower=np.array(lower),
        upper=np.array(upper),
        shares=shares,
        total=sum(origin[:shares]),
    )


def test_that_the_nearest_point_of_a_room_is_found_as_by_hand() -> None:
    # (0.9, 0.3, 0.1) is 0.3 too much; 0.1 each leaves (0.8, 0.2, 0). With a ceiling of 0.5 on the first the
    # others must hold 0.5, and need 0.05 more each: (0.5, 0.35, 0.15).
    wide, low = [0.0] * 3, [1.0] * 3
    point = np.array([[0.9, 0.3, 0.1]])
    assert nearest(room([1, 0, 0], wide, low), point)[0] == pytest.approx([0.8, 0.2, 0])
    assert nearest(room([1, 0, 0], wide, [0.5, 1, 1]), point)[0] == pytest.approx([0.5, 0.35, 0.15])


@given(POINTS)
def test_that_the_nearest_point_is_allowed_and_no_other_is_nearer(points: np.ndarray) -> None:
    here = room([0.4, 0.3, 0.2, 0.1], [0.1, 0.0, 0.05, 0.0], [0.6, 0.5, 0.9, 0.3])
    found = nearest(here, points)
    assert found.sum(axis=1) == pytest.approx(np.ones(5))
    assert np.all((here.lower - 1e-9 <= found) & (found <= here.upper + 1e-9))
    others = nearest(here, np.random.default_rng(0).uniform(-1, 2, (200, 4)))
    for point, near in zip(points, found, strict=True):
        assert np.linalg.norm(near - point) <= np.linalg.norm(others - point, axis=1).min() + 1e-9


def test_that_far_away_points_still_add_up() -> None:
    here = room([0.4, 0.3, 0.3], [0.0] * 3, [1.0] * 3)
    assert nearest(here, np.array([[1e6, -1e6, 3.0]]))[0] == pytest.approx([1, 0, 0])


def test_that_a_lever_outside_the_shares_is_only_held_to_its_limits() -> None:
    here = room([0.5, 0.5, 0.2], [0, 0, 0], [1, 1, 0.6], extra=1)
    assert nearest(here, np.array([[0.5, 0.5, 0.9]]))[0] == pytest.approx([0.5, 0.5, 0.6])


def test_that_the_least_change_to_a_line_is_straight_to_it() -> None:
    # From (0.6, 0.2, 0.2) the first must fall to 0.5: the others take 0.05 each.
    here = room([0.6, 0.2, 0.2], [0.0] * 3, [1.0] * 3)
    assert least_change(here, lambda points: points[:, 0] - 0.5) == pytest.approx([0.5, 0.25, 0.25])


def test_that_what_cannot_be_reached_is_come_as_close_to_as_can_be() -> None:
    here = room([0.6, 0.2, 0.2], [0.4, 0, 0], [1.0] * 3)
    assert least_change(here, lambda points: points[:, 0] - 0.1) == pytest.approx([0.4, 0.3, 0.3])


def test_that_a_curved_measure_is_met_straight_downhill() -> None:
    # Nearest point to (0.6, 0.4) on x² + y² ≤ 0.5 with x + y = 1 is (0.5, 0.5).
    here = room([0.6, 0.4], [0.0] * 2, [1.0] * 2)
    found = least_change(here, lambda points: (points**2).sum(axis=1) - 0.505)
    assert found == pytest.approx([0.55, 0.45])


def test_that_a_measure_that_hardly_slopes_is_met_all_the_same() -> None:
    here = room([0.6, 0.2, 0.2], [0.0] * 3, [1.0] * 3)
    found = least_change(here, lambda points: (points[:, 0] - 0.5) * 1e-7)
    assert found == pytest.approx([0.5, 0.25, 0.25])


def test_that_a_measure_that_is_exactly_met_beyond_its_target_is_met_by_the_least_change() -> None:
    here = room([0.6, 0.2, 0.2], [0.0] * 3, [1.0] * 3)
    found = least_change(here, lambda points: np.maximum(points[:, 0] - 0.5, 0.0))
    assert found == pytest.approx([0.5, 0.25, 0.25])


def test_that_a_measure_that_no_lever_moves_leaves_all_where_they_stand() -> None:
    here = room([0.6, 0.2, 0.2], [0.0] * 3, [1.0] * 3)
    with np.errstate(all="raise"):
        assert least_change(here, lambda points: np.full(len(points), 0.25)).tolist() == [0.6, 0.2, 0.2]


def test_that_a_straight_measure_is_looked_at_no_longer_than_two_slopes_take() -> None:
    # Each slope is one reading, its steps eleven, the point that they lead to one; and one at the start.
    here = room([0.6, 0.2, 0.2], [0.0] * 3, [1.0] * 3)
    readings = []

    def short(points: np.ndarray) -> np.ndarray:
        readings.append(len(points))
        return points[:, 0] - 0.5

    least_change(here, short)
    assert len(readings) == 1 + 2 * (1 + 11 + 1)


def _ellipse(points: np.ndarray) -> np.ndarray:
    return points[:, 0] ** 2 + 4 * points[:, 1] ** 2 - 0.3


def _product(points: np.ndarray) -> np.ndarray:
    return 0.12 - points[:, 1] * points[:, 2]


@pytest.mark.parametrize("short", [_ellipse, _product])
def test_that_a_slope_that_turns_is_looked_at_until_no_other_point_is_nearer(short: Short) -> None:
    here = room([0.6, 0.3, 0.1], [0.0] * 3, [1.0] * 3)
    found = least_change(here, short)
    grid = np.linspace(0, 1, 801)
    first, second = (axis.ravel() for axis in np.meshgrid(grid, grid))
    tried = np.stack([first, second, 1 - first - second], axis=1)
    tried = tried[(tried[:, 2] >= 0) & (short(tried) <= 0)]
    assert short(found[None, :])[0] == pytest.approx(0, abs=1e-9)
    assert np.linalg.norm(found - here.origin) <= np.linalg.norm(tried - here.origin, axis=1).min() + 1e-9


def test_that_limits_that_leave_one_point_alone_give_it() -> None:
    lowest = room([0.5, 0.5], [0.25, 0.75], [1.0, 1.0])
    only = room([0.5, 0.5], [0.5, 0.5], [0.5, 0.5])
    assert nearest(lowest, np.array([[0.9, 0.1]]))[0] == pytest.approx([0.25, 0.75])
    assert nearest(only, np.array([[0.9, 0.1]]))[0].tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("point", "place", "limit"),
    [([3e8, 1e8 + 0.3, 1e8 + 0.1], 0, 0.4), ([1e8 + 0.3, 1e8 + 0.1, -3e8], 2, 0.05)],
)
def test_that_a_share_at_its_limit_bears_no_rounding(point: list[float], place: int, limit: float) -> None:
    here = room([0.4, 0.3, 0.3], [0.0, 0.0, 0.05], [0.4, 1.0, 1.0])
    found = nearest(here, np.array([point]))[0]
    assert found[place] == limit
    assert found.sum() == pytest.approx(1, abs=1e-12)


def test_that_seven_shares_may_be_off_by_the_rounding_of_seven() -> None:
    shares = [1 / 7] * 7
    assert not room(shares, [1 / 7 + 5e-10] * 7, [1.0] * 7).is_empty
    assert room(shares, [1 / 7 + 5e-9] * 7, [1.0] * 7).is_empty
    assert not room(shares, [0.0] * 7, [1 / 7 - 5e-10] * 7).is_empty


@pytest.mark.parametrize(
    ("lower", "upper", "total"),
    [(0.5, 1.0, 0.5 - 1e-9), (0.0, 0.5, 0.5 + 1e-9), (0.5 + 1e-9, 0.5, 0.5 + 5e-10)],
    ids=["too much by the rounding", "too little by the rounding", "limits crossed by the rounding"],
)
def test_that_a_room_that_lacks_just_the_rounding_is_not_empty(
    lower: float, upper: float, total: float
) -> None:
    here = Room(
        origin=np.array([0.5]), lower=np.array([lower]), upper=np.array([upper]), shares=1, total=total
    )
    assert not here.is_empty


def test_that_a_room_without_a_point_says_so() -> None:
    assert room([0.5, 0.5], [0.6, 0.6], [1, 1]).is_empty
    assert room([0.5, 0.5], [0, 0], [0.4, 0.4]).is_empty
    assert room([0.5, 0.5], [0.7, 0], [0.6, 1]).is_empty
    assert not room([0.5, 0.5], [0.5, 0.5], [0.5, 0.5]).is_empty
