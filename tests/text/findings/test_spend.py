from types import SimpleNamespace

import numpy as np
import pytest

from leftshift.board.representation import represent
from leftshift.model.seats import Group, Seat
from leftshift.model.terms import SECTORS, FloatArray, Sector, View
from leftshift.text.findings.spend import (
    UNCHANGED,
    board_finding,
    change_finding,
    cut_finding,
    gap_in_seats,
    payback_year,
    pool_clause,
    running_cost_finding,
    share_finding,
    spend_finding,
)

LIMIT = 18.76


def changed(**sectors: float) -> FloatArray:
    return np.array([sectors.get(sector.value, 0.0) for sector in SECTORS])


def costs(posts: list[float], one_off: list[float], saving: list[float]) -> SimpleNamespace:
    return SimpleNamespace(
        posts_removed=np.array(posts),
        one_off=np.array(one_off),
        saving=np.array(saving),
        first_year=2025,
        years=[2025 + place for place in range(len(posts))],
    )


def test_that_the_change_names_who_gains_and_who_gives() -> None:
    said = change_finding(changed(acute=-96.0, community=71.0, primary_care=25.0), 0.0, 2030, View.CASH)
    assert said == "Community gains £71m by 2030/31; acute hospital gives £96m"


def test_that_only_a_gain_is_said_when_nobody_gives() -> None:
    said = change_finding(changed(community=6.0), 0.0, 2030, View.CASH)
    assert said == "Community gains £6.0m by 2030/31"


@pytest.mark.parametrize("tiny", [0.0, 0.04, -0.04])
def test_that_a_change_which_rounds_to_nothing_is_no_change(tiny: float) -> None:
    assert change_finding(changed(community=tiny, acute=-tiny), 0.0, 2030, View.CASH) == UNCHANGED


def test_that_money_without_a_sector_is_said() -> None:
    assert pool_clause(34.0, View.CASH) == "; £34m not yet allocated"
    assert pool_clause(-34.0, View.CASH) == "; £34m over-allocated"
    assert pool_clause(0.01, View.CASH) == ""
    assert change_finding(changed(), 34.0, 2030, View.CASH) == "£34m not yet allocated"


def test_that_the_spend_finding_reads_in_its_view() -> None:
    assert (
        spend_finding(1860.0, 3720.0, 0.0, 2030, View.CASH)
        == "Acute hospital takes £1.86bn of £3.72bn in 2030/31"
    )
    assert (
        spend_finding(1184.0, 2920.0, 0.0, 2030, View.PER_HEAD)
        == "Acute hospital takes £1,184 of £2,920 a head in 2030/31"
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (0.529, 0.496, "Hospital share falls from 52.9\u00a0% to 49.6\u00a0% by 2030/31"),
        (0.496, 0.529, "Hospital share rises from 49.6\u00a0% to 52.9\u00a0% by 2030/31"),
        (0.52901, 0.52899, "Hospital share stays at 52.9\u00a0% to 2030/31"),
    ],
)
def test_that_a_share_moves_only_when_its_digits_do(first: float, last: float, said: str) -> None:
    assert share_finding("Hospital share", first, last, 2030) == said


@pytest.mark.parametrize(
    ("per_head", "said"),
    [
        ([37.52, 30.0, 18.76, 18.7], "Running costs meet £18.76 a head from 2027/28"),
        ([37.52, 18.0, 18.9, 19.0], "Running costs meet £18.76 a head in 2026/27 only"),
        ([37.52, 18.0, 18.1, 19.0], "Running costs meet £18.76 a head from 2026/27 to 2027/28"),
        ([18.0, 18.1, 18.2, 18.3], "Running costs keep within £18.76 a head in every year"),
        ([37.5, 20.1, 19.3, 19.5], "Running costs stay above £18.76 a head; lowest £19.30 in 2027/28"),
        ([37.52, 18.764, 18.7, 18.7], "Running costs meet £18.76 a head from 2026/27"),
    ],
)
def test_that_the_envelope_is_met_only_in_the_years_it_is(per_head: list[float], said: str) -> None:
    assert running_cost_finding(np.array(per_head), LIMIT, 2025) == said


def test_that_the_cut_is_told_with_posts_cost_and_payback() -> None:
    results = costs([0, 115, 230, 230], [0, 16, 15, 0], [0, 10, 22, 22])
    assert cut_finding(results) == "230 posts removed, £31m one-off cost, paid back in 2027/28"
    assert payback_year(results) == 2027


def test_that_a_cut_which_never_pays_says_so() -> None:
    results = costs([0, 1, 1], [0, 90, 0], [0, 20, 20])
    assert payback_year(results) is None
    assert cut_finding(results) == "1 post removed, £90m one-off cost, not paid back by 2027/28"


def test_that_without_a_cut_no_payback_is_claimed() -> None:
    results = costs([0, 0, 0], [0, 0, 0], [0, 0, 0])
    assert payback_year(results) is None
    assert cut_finding(results) == "No cut: no posts removed, no one-off cost"


def test_that_the_board_finding_names_the_voice_with_fewest_seats_for_its_spend() -> None:
    seats = [
        Seat(role="Trust", group=Group.TRUST_ACUTE),
        Seat(role="Trust", group=Group.TRUST_ACUTE),
        Seat(role="GP", group=Group.GENERAL_PRACTICE),
    ]
    spend = changed(acute=50.0, primary_care=40.0, community=10.0)
    representation = represent(seats, spend)
    assert board_finding(representation) == "Community: 0 of 3 provider seats, 10\u00a0% of provider spend"
    assert board_finding(
        represent(seats[:1], changed(**{Sector.ACUTE: 1.0, Sector.COMMUNITY: 0.1}))
    ).startswith("Community: 0 of 1 provider seat,")
    assert board_finding(represent([], spend)) == "No provider seats with a vote on the board"


def test_that_a_gap_in_seats_tells_short_from_over() -> None:
    assert gap_in_seats(0.61) == "0.6 seats over"
    assert gap_in_seats(-0.44) == "0.4 seats short"
    assert gap_in_seats(-0.04) == "in proportion"


def test_that_sums_for_one_person_are_said_to_be() -> None:
    said = change_finding(changed(acute=-52.0, community=102.0), 3.0, 2030, View.PER_HEAD)
    assert said == (
        "Community gains £102 a head by 2030/31; acute hospital gives £52.00; £3.00 a head not yet allocated"
    )
