import numpy as np
import pytest

from leftshift.model import spend


def test_that_shares_move_with_the_ramp() -> None:
    # 0.5 → 0.4 half way is 0.45; 0.5 → 0.6 half way is 0.55.
    path = spend.share_path(np.array([0.5, 0.5]), np.array([0.4, 0.6]), np.array([0.0, 0.5, 1.0]))
    assert path == pytest.approx(np.array([[0.5, 0.5], [0.45, 0.55], [0.4, 0.6]]))


def test_that_reinvested_savings_are_spent_on_top_of_the_shares() -> None:
    # £100m × 0.6 + £10m × 0.25 = £62.5m; £100m × 0.4 + £10m × 0.75 = £47.5m.
    money = spend.spend_path(
        np.array([100.0]), np.array([[0.6, 0.4]]), np.array([10.0]), np.array([0.25, 0.75])
    )
    assert money == pytest.approx(np.array([[62.5, 47.5]]))


def test_that_hospital_is_acute_and_specialised() -> None:
    # (50 + 10) of 100 is 60 %.
    by_sector = np.array([[50.0, 10, 10, 10, 10, 5, 5]])
    assert spend.hospital_share(by_sector, np.array([100.0])) == pytest.approx([0.6])


def test_that_the_wide_primary_care_share_counts_prescribing() -> None:
    by_sector = np.array([[50.0, 10, 10, 10, 10, 5, 5]])
    assert spend.primary_care_share(by_sector, np.array([100.0])) == pytest.approx([0.15])
