from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.evidence.areas import find_area
from leftshift.model.scenario import Scenario
from leftshift.model.seats import BASES, Basis, DecisionRule, only
from leftshift.model.terms import INDEX, Sector
from leftshift.questions.board_measures import BoardMeasures, check_options, contact_parts, rebalanced
from leftshift.snapshot.projector import Projector

PRIMARY = 3


@pytest.fixture
def board_measures_of(scenario_of: Callable[[str], Scenario]) -> Callable[..., BoardMeasures]:
    def make(area: str = "QMM", moved: float = 0.0, **board: object) -> BoardMeasures:
        scenario = scenario_of(area).with_board(**board)
        target = list(scenario.shares.target)
        target[INDEX[Sector.PRIMARY_CARE]] += moved
        target[INDEX[Sector.ACUTE]] -= moved
        return Projector().snapshot(scenario.with_shares(target=tuple(target))).board_measures

    return make


def test_that_the_two_contact_bases_are_those_of_the_facts() -> None:
    assert contact_parts() == {
        Basis.CONTACTS_SURVEY: 0.9,
        Basis.CONTACTS_COUNTED: pytest.approx(353 / 600),
    }


def test_that_untouched_budgets_leave_contacts_at_their_published_part(
    board_measures_of: Callable[..., BoardMeasures],
) -> None:
    shares = board_measures_of().shares
    assert shares[Basis.CONTACTS_SURVEY][PRIMARY] == pytest.approx(90)
    assert shares[Basis.CONTACTS_COUNTED][PRIMARY] == pytest.approx(100 * 353 / 600)
    assert all(sum(shares[basis]) == pytest.approx(100) for basis in BASES)


@pytest.mark.parametrize("basis", [Basis.SPEND, Basis.CONTACTS_SURVEY, Basis.CONTACTS_COUNTED])
def test_that_moving_money_changes_what_seats_are_held_against(
    board_measures_of: Callable[..., BoardMeasures], basis: Basis
) -> None:
    before, after = (board_measures_of(moved=part, basis=only(basis)).partners for part in (0.0, 0.05))
    assert after.basis_share[PRIMARY] > before.basis_share[PRIMARY]


@pytest.mark.parametrize("basis", [Basis.NEED, Basis.EQUAL])
def test_that_need_and_equal_parts_stand_still_while_money_moves(
    board_measures_of: Callable[..., BoardMeasures], basis: Basis
) -> None:
    before, after = (board_measures_of(moved=part, basis=only(basis)).basis for part in (0.0, 0.05))
    assert after == before


def test_that_a_mix_lies_between_its_parts(board_measures_of: Callable[..., BoardMeasures]) -> None:
    mixed = board_measures_of(basis=(0.5, 0.5, 0.0, 0.0, 0.0))
    spend, contacts = mixed.shares[Basis.SPEND][PRIMARY], mixed.shares[Basis.CONTACTS_SURVEY][PRIMARY]
    assert mixed.partners.basis_share[PRIMARY] == pytest.approx((spend + contacts) / 2)
    assert mixed.chosen is None
    assert board_measures_of().chosen is Basis.SPEND


def test_that_a_board_which_cannot_decide_says_why(board_measures_of: Callable[..., BoardMeasures]) -> None:
    refused = board_measures_of(decision_rule=DecisionRule.OWN, own_quota=50)
    assert refused.power is None
    assert refused.refusal.endswith(".")
    assert board_measures_of(seats=()).refusal == "A decision needs at least one voting seat."


def test_that_the_areas_merged_are_whole_icbs_of_the_year_before(
    scenario_of: Callable[[str], Scenario],
) -> None:
    areas = {
        code: check_options(scenario_of(code), find_area(code))["areas"]
        for code in ("QMM", "T6Y0W", "ENGLAND")
    }
    assert areas == {"QMM": 1, "T6Y0W": 2, "ENGLAND": 1}


@pytest.mark.parametrize(("part", "merged"), [(0.5, 1), (0.51, 2)])
def test_that_an_icb_is_merged_where_more_than_half_of_it_is(
    scenario_of: Callable[[str], Scenario], part: float, merged: int
) -> None:
    area = replace(find_area("QMM"), members={"QMM": 1.0, "QJG": part})
    assert check_options(scenario_of("QMM"), area)["areas"] == merged


def test_that_a_basis_of_nothing_gives_no_rebalance(scenario_of: Callable[[str], Scenario]) -> None:
    scenario = scenario_of("QWE")
    assert rebalanced(scenario, find_area("QWE"), (0.0,) * 4) == ()
    assert len(rebalanced(scenario, find_area("QWE"), (1.0,) * 4)) == 3


def test_that_all_money_without_a_voice_leaves_nothing_to_compare(
    scenario_of: Callable[[str], Scenario],
) -> None:
    scenario = scenario_of("QMM")
    target = tuple(float(sector is Sector.CONTINUING_CARE) for sector in INDEX)
    moved = scenario.with_shares(target=target).with_running_costs(cut=0.0)
    found = Projector().snapshot(replace(moved, name="x")).board_measures
    assert found.partners.gallagher is None
    assert found.basis == (0.0,) * 4


def test_that_a_board_that_is_not_known_is_marked_until_it_is_edited(
    board_measures_of: Callable[..., BoardMeasures], scenario_of: Callable[[str], Scenario]
) -> None:
    assert board_measures_of("QMM").placeholder
    assert not board_measures_of("QMM", seats=scenario_of("QMM").board.seats[:-1]).placeholder
    assert not board_measures_of("QWE").placeholder
