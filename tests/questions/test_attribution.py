import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.specialties import Specialty
from leftshift.questions.attribution import LeverGroup, attribution, groups_of, shapley
from leftshift.questions.measures import measure, measures
from leftshift.questions.study import Study, study_of
from leftshift.questions.targets import value_now

from .conftest import moved

GAMES = st.integers(1, 5).flatmap(
    lambda players: hnp.arrays(float, (2,) * players, elements=st.floats(-1e4, 1e4))
)


def test_that_the_glove_game_is_shared_out_as_in_the_textbook() -> None:
    # One left glove (player 0), two right ones; a pair is worth 1. The left one is decisive in 4 of the 6
    # orders, each right one in 1: 2/3, 1/6, 1/6.
    worth = np.zeros((2, 2, 2))
    worth[1, 1, :] = worth[1, :, 1] = 1
    assert shapley(worth) == pytest.approx((2 / 3, 1 / 6, 1 / 6))


@given(GAMES)
def test_that_values_are_the_mean_over_all_orders(worth: np.ndarray) -> None:
    orders = list(permutations(range(worth.ndim)))
    expected = [0.0] * worth.ndim
    for order in orders:
        joined = [0] * worth.ndim
        for player in order:
            before = worth[tuple(joined)]
            joined[player] = 1
            expected[player] += (worth[tuple(joined)] - before) / len(orders)
    assert shapley(worth) == pytest.approx(expected, abs=1e-7)


@given(GAMES, st.randoms(use_true_random=False))
def test_that_the_order_of_the_players_changes_no_value(worth: np.ndarray, random) -> None:  # noqa: ANN001 - hypothesis' own Random
    order = list(range(worth.ndim))
    random.shuffle(order)
    turned = shapley(np.transpose(worth, order))
    assert [turned[order.index(player)] for player in range(worth.ndim)] == pytest.approx(
        shapley(worth), abs=1e-8
    )


@pytest.mark.parametrize("key", [item.key for item in measures()])
def test_that_contributions_add_up_to_the_change(busy: Study, key: str) -> None:
    found = attribution(busy, measure(key), 2031)
    assert found.after == pytest.approx(value_now(busy, measure(key), 2031), rel=1e-12)
    assert found.before == pytest.approx(value_now(study_of(busy.start), measure(key), 2031), rel=1e-12)
    assert abs(math.fsum(one.value for one in found.contributions) - found.change) < 1e-9


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_that_the_order_of_the_groups_changes_no_contribution(busy: Study, random) -> None:  # noqa: ANN001 - likewise
    groups = list(groups_of(busy))
    usual = {
        one.label: one.value for one in attribution(busy, measure("spend_community"), 2031).contributions
    }
    random.shuffle(groups)
    shuffled = attribution(busy, measure("spend_community"), 2031, groups)
    assert {one.label: one.value for one in shuffled.contributions} == pytest.approx(usual, abs=1e-9)


def test_that_a_change_of_shares_alone_is_all_due_to_the_shares(still: Study) -> None:
    # 4 points from hospital and no other lever: the share falls by 4 points, and the shares did it.
    found = attribution(
        study_of(moved(still.scenario, acute=-0.04, community=0.04)), measure("hospital_share"), 2030
    )
    (one,) = found.contributions
    assert (one.label, one.value) == ("Budget shares", pytest.approx(-0.04))


def test_that_groups_are_named_as_planners_know_them(busy: Study) -> None:
    assert [group.label for group in groups_of(busy)] == [
        "Budget shares",
        "Timing of shares",
        "Running-cost cut",
        "Reinvestment",
        "Assumptions changed",
        "Board",
    ]


def test_that_nothing_changed_has_no_groups(still: Study) -> None:
    found = attribution(still, measure("total"), 2030)
    assert found.contributions == ()
    assert found.change == 0


def test_that_a_ramp_that_times_nothing_is_no_group(still: Study) -> None:
    assert groups_of(study_of(still.scenario.with_shares(end=2033))) == ()


def test_that_the_other_levers_are_groups_of_their_own_up_to_twelve_in_all(busy: Study) -> None:
    more = busy.scenario.with_policies(
        advice_requests=1e4,
        parity_staff=100.0,
        parity_uplift=0.1,
        board_leads=2,
        board_sessions=10.0,
        double_running=0.1,
        double_running_years=2,
        outpatients=PolicyLevers().with_outpatients(Specialty.DIAGNOSTICS, moved=0.1).outpatients,
        capital=5.0,
        capital_years=2,
        teams_coverage=0.5,
        support_per_head=1.0,
        deficit_removed=True,
    )
    study = study_of(more)
    groups = groups_of(study)
    assert len(groups) == 12
    assert groups[-1].label == "Other levers"
    found = attribution(study, measure("unfunded"), 2031)
    assert found.after == pytest.approx(value_now(study, measure("unfunded"), 2031))
    assert abs(math.fsum(one.value for one in found.contributions) - found.change) < 1e-9


def test_that_twelve_groups_are_not_yet_joined(busy: Study) -> None:
    six = busy.scenario.with_policies(
        advice_requests=1e4,
        double_running=0.1,
        double_running_years=2,
        outpatients=PolicyLevers().with_outpatients(Specialty.DIAGNOSTICS, moved=0.1).outpatients,
        teams_coverage=0.5,
        deficit_removed=True,
    )
    labels = [group.label for group in groups_of(study_of(six))]
    assert len(labels) == 12
    assert "Other levers" not in labels


def test_that_fields_of_one_lever_make_one_group(still: Study) -> None:
    chosen = still.scenario.with_policies(parity_staff=100.0, parity_uplift=0.1, deprived_share=0.5)
    labels = {group.label for group in groups_of(study_of(chosen))}
    assert labels == {"Pay parity", "New money for the most deprived fifth"}


def test_that_too_many_groups_are_refused(busy: Study) -> None:
    with pytest.raises(ValueError, match="13 groups"):
        attribution(busy, measure("total"), 2030, [LeverGroup(label=str(i)) for i in range(13)])
