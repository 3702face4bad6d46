import numpy as np
import pytest

from leftshift.model import spend


def test_that_shares_move_with_the_ramp() -> None:
    # 0.5 → 0.4 half way is 0.45; 0.5 → 0.6 half way is 0.55.
    path = spend.share_path(np.array([0.5, 0.5]), np.array([-0.1, 0.1]), np.array([0.0, 0.5, 1.0]))
    assert path == pytest.approx(np.array([[0.5, 0.5], [0.45, 0.55], [0.4, 0.6]]))


def test_that_reinvested_savings_are_spent_on_top_of_the_shares() -> None:
    # £100m × 0.6 + £10m × 0.25 = £62.5m; £100m × 0.4 + £10m × 0.75 = £47.5m.
    money = spend.spend_path(
        np.array([100.0]), np.array([[0.6, 0.4]]), np.array([10.0]), np.array([0.25, 0.75])
    )
    assert money == pytest.approx(np.array([[62.5, 47.5]]))


def test_that_each_run_spends_what_is_reinvested_by_its_own_split() -> None:
    # £100m × 0.5 + £10m × 0 or 1: to the second sector in one run, to the first in the other.
    money = spend.spend_path(
        np.full((2, 1), 100.0),
        np.full((2, 1, 2), 0.5),
        np.full((2, 1), 10.0),
        np.array([[0.0, 1.0], [1.0, 0.0]]),
    )
    assert money[:, 0] == pytest.approx(np.array([[50.0, 60.0], [60.0, 50.0]]))


def test_that_hospital_is_acute_and_specialised() -> None:
    # (50 + 10) of 100 is 60 %.
    by_sector = np.array([[50.0, 10, 10, 10, 10, 5, 5]])
    assert spend.hospital_share(by_sector, np.array([100.0])) == pytest.approx([0.6])


def test_that_the_wide_primary_care_share_counts_prescribing() -> None:
    by_sector = np.array([[50.0, 10, 10, 10, 10, 5, 5]])
    assert spend.primary_care_share(by_sector, np.array([100.0])) == pytest.approx([0.15])


def test_that_a_move_from_other_shares_stops_at_nothing_and_all_others_pay() -> None:
    # 0.05 − 0.1 stops at 0; what is left, 0.6 + 0.5 = 1.1, is brought back to 1.
    move = spend.possible_move(np.array([0.5, 0.05, 0.45]), np.array([0.1, -0.1, 0.05]), 0.0)
    assert np.array([0.5, 0.05, 0.45]) + move == pytest.approx([0.6 / 1.1, 0, 0.5 / 1.1])


def test_that_a_pool_stays_out_of_what_is_brought_back() -> None:
    # A tenth of all goes to the pool: 0.5 and 0.5 share 0.9.
    move = spend.possible_move(np.array([0.45, 0.05, 0.5]), np.array([0.05, -0.1, 0.0]), 0.1)
    assert np.array([0.45, 0.05, 0.5]) + move == pytest.approx([0.45, 0, 0.45])


def test_that_a_move_that_is_possible_stays_as_it_is() -> None:
    move = np.array([-0.5, 0.5])
    assert spend.possible_move(np.array([0.5, 0.5]), move, 0.0) is move
