from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leftshift.model.commissioning import posts_by_function, posts_left
from leftshift.model.outlook import outlook
from leftshift.model.prices import ramp_path
from leftshift.model.projection import Levers, project
from leftshift.model.scenario import RunningCostLever
from leftshift.model.terms import FUNCTIONS, Function, Ramp

from .conftest import STILL, make_assumptions, make_baseline

LEVER = RunningCostLever(
    cut=0.5,
    start=2025,
    end=2027,
    reinvested=1.0,
    to=(0, 0, 0, 1.0, 0, 0, 0),
    functions=(0.1, 0.3, 0.15, 0.15, 0.1, 0.2),
)


def test_that_posts_go_in_proportion_and_protected_ones_stay() -> None:
    # 100, 300, 600 posts, 450 go: 45 % of each; with the first protected, a half of the others.
    before, gone = np.array([100.0, 300, 600]), np.array([450.0])
    left, _ = posts_left(before, gone, np.array([False] * 3))
    assert left.tolist() == [[pytest.approx(55), pytest.approx(165), pytest.approx(330)]]
    left, not_spared = posts_left(before, gone, np.array([True, False, False]))
    assert left.tolist() == [[100, 150, 300]]
    assert not_spared.tolist() == [0]


def test_that_protected_posts_go_once_no_others_are_left_and_that_is_told() -> None:
    # 950 of 1,000 go, 400 of them from the two protected functions of 500 in all.
    left, not_spared = posts_left(
        np.array([200.0, 300, 500]), np.array([900.0]), np.array([True, True, False])
    )
    assert left == pytest.approx(np.array([[40.0, 60, 0]]))
    assert not_spared == pytest.approx([400])


@given(
    st.lists(st.floats(0, 500), min_size=6, max_size=6),
    st.floats(0, 1),
    st.sets(st.integers(0, 5)),
)
def test_that_as_many_posts_go_as_are_cut(posts: list[float], cut: float, spared: set[int]) -> None:
    before = np.array(posts)
    gone = np.array([cut * before.sum()])
    left, _ = posts_left(before, gone, np.array([place in spared for place in range(6)]))
    assert left.sum() == pytest.approx(before.sum() - gone[0], abs=1e-6)
    assert (left >= 0).all()
    assert (left <= before + 1e-9).all()


def test_that_primary_care_commissioning_is_counted_for_people_and_networks() -> None:
    # £37.52 × 1,000,000 ÷ £72,300 are 518.95 posts, 51.895 of them in primary care commissioning: 5.19 for
    # 100,000 people and 2.59 for each of 20 networks; half of that after the cut.
    baseline = make_baseline([500.0, 100, 100, 100, 100, 50, 50])
    seen = outlook(baseline, make_assumptions(**STILL), np.zeros(6), 2025)
    levers = Levers(
        move=np.zeros(7),
        unallocated=0.0,
        share_ramp=np.zeros(6),
        cut=LEVER.cut,
        cut_ramp=ramp_path(Ramp.STRAIGHT, 2025, 6, start=2025, end=2027),
        reinvested=1.0,
        reinvested_to=np.array(LEVER.to),
        protected=np.zeros(7),
    )
    results = project(seen, levers)
    found = posts_by_function(LEVER, baseline, results, 72_300.0)
    assert found.before.sum() == pytest.approx(518.949, abs=0.001)
    assert found.per_100k_before == pytest.approx([5.18949] * 6, abs=0.0001)
    assert found.per_100k[2] == pytest.approx(2.59474, abs=0.0001)
    assert found.per_network_before == pytest.approx(2.59474, abs=0.0001)
    assert found.per_network[-1] == pytest.approx(1.29737, abs=0.0001)
    kept = replace(LEVER, protected=frozenset({Function.PRIMARY_CARE_COMMISSIONING}))
    spared = posts_by_function(kept, baseline, results, 72_300.0)
    assert spared.per_network[-1] == pytest.approx(found.per_network_before)
    assert spared.after.sum(axis=-1) == pytest.approx(found.after.sum(axis=-1))


def test_that_a_split_of_posts_is_equal_until_it_is_set() -> None:
    plain = RunningCostLever(cut=0.0, start=2025, end=2027, reinvested=1.0, to=(1.0, 0, 0, 0, 0, 0, 0))
    assert set(plain.functions) == {1 / len(FUNCTIONS)}
