import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leftshift.questions.money_moved import money_moved

amounts = st.lists(st.floats(0.0, 3000.0), min_size=7, max_size=7)


@given(amounts, amounts)
def test_that_what_is_given_and_what_is_got_are_the_change_of_each_place(
    one: list[float], other: list[float]
) -> None:
    before, after = np.array(one) + 1.0, np.array(other) + 1.0
    after *= before.sum() / after.sum()
    moved = money_moved(before, after)
    assert np.allclose(moved.sum(axis=0) - moved.sum(axis=1), after - before)
    assert (moved >= 0).all()
    assert not np.diag(moved).any()


def test_that_nothing_moves_where_nothing_changes() -> None:
    same = np.array([1.0, 2.0])
    assert not money_moved(same, same).any()


def test_that_a_gain_is_drawn_from_all_who_give_in_proportion() -> None:
    moved = money_moved(np.array([40.0, 30.0, 10.0]), np.array([20.0, 20.0, 40.0]))
    assert moved[:, 2].tolist() == [20.0, 10.0, 0.0]
