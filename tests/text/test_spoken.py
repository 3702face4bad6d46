from collections.abc import Callable
from dataclasses import replace

import pytest

from leftshift.model.scenario import POOL, AreaChoice, Scenario
from leftshift.model.terms import INDEX, Sector
from leftshift.text.spoken import spoken_change


@pytest.fixture
def before(scenario_of: Callable[[str], Scenario]) -> Scenario:
    return scenario_of("QMM")


def moved(scenario: Scenario, payer: str = "proportion", by: float = 0.011) -> Scenario:
    target = list(scenario.shares.target)
    target[INDEX[Sector.COMMUNITY]] += by
    target[INDEX[Sector.ACUTE]] -= by
    return scenario.with_shares(target=tuple(target), paid_by=payer)


@pytest.mark.parametrize(
    ("payer", "said"),
    [("proportion", "all others"), (POOL, "the unallocated pool"), (Sector.ACUTE, "Acute hospital")],
)
def test_that_a_share_is_said_with_its_way_and_its_payer(before: Scenario, payer: str, said: str) -> None:
    after = moved(before, str(payer))
    if payer == Sector.ACUTE:
        assert spoken_change(before, after).startswith("Community ")
    assert spoken_change(before, after).endswith(f"1.1 points, paid by {said}")
    assert "%" not in spoken_change(before, after)


def test_that_up_and_down_are_told_apart(before: Scenario) -> None:
    after = moved(before, str(Sector.ACUTE))
    assert ", up 1.1 points" in spoken_change(before, after)
    assert ", down 1.1 points" in spoken_change(after, before.with_shares(paid_by=str(Sector.ACUTE)))


def test_that_a_lock_is_said(before: Scenario) -> None:
    locked = before.with_shares(locked=frozenset({Sector.MENTAL_HEALTH}))
    assert spoken_change(before, locked) == "Mental health locked"
    assert spoken_change(locked, before) == "Mental health unlocked"


def test_that_a_cut_and_a_board_are_said(before: Scenario) -> None:
    assert spoken_change(before, before.with_running_costs(cut=0.5)) == (
        "Running costs cut by 50.0 per cent, up 50.0 points"
    )
    fewer = before.with_board(seats=before.board.seats[1:])
    assert spoken_change(before, fewer).startswith("Board: 9 seats, 9 with a vote")


def test_that_another_area_is_said_and_the_rest_is_silent(before: Scenario) -> None:
    choice = AreaChoice(footprint=before.area.footprint, codes=("QT1",))
    assert spoken_change(before, replace(before, area=choice)) == "Another area"
    assert spoken_change(before, before) == ""
    assert spoken_change(before, before.with_running_costs(start=2026)) == ""
    assert spoken_change(before, before.with_shares(paid_by=POOL)) == ""
