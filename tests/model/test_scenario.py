from collections.abc import Callable
from dataclasses import fields

import pytest

from leftshift.model.policy_levers import PolicyChanges, PolicyLevers
from leftshift.model.rail_levers import Rail, RailChanges, RailLever, RailMode
from leftshift.model.scenario import (
    BoardChanges,
    BoardLever,
    RunningCostChanges,
    RunningCostLever,
    Scenario,
    ShareChanges,
    ShareLever,
)


@pytest.fixture
def noted(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM").with_note("board", "ask the chair").with_note("shares.acute", "beds")


def test_that_a_note_leaves_the_others(noted: Scenario) -> None:
    assert noted.lever_notes == {"board": "ask the chair", "shares.acute": "beds"}


def test_that_an_empty_note_takes_away_only_itself(noted: Scenario) -> None:
    assert noted.with_note("board", "").lever_notes == {"shares.acute": "beds"}


def test_that_a_note_replaces_the_one_before(noted: Scenario) -> None:
    assert noted.with_note("board", "asked").lever_notes["board"] == "asked"


@pytest.mark.parametrize(
    ("lever", "changes"),
    [
        (ShareLever, ShareChanges),
        (RunningCostLever, RunningCostChanges),
        (BoardLever, BoardChanges),
        (PolicyLevers, PolicyChanges),
        (RailLever, RailChanges),
    ],
)
def test_that_every_field_of_a_lever_can_be_replaced(lever: type, changes: type) -> None:
    assert changes.__annotations__ == {entry.name: entry.type for entry in fields(lever)}


@pytest.mark.parametrize("rail", Rail)
def test_that_a_rail_gets_another_mode_and_the_others_keep_theirs(rail: Rail) -> None:
    after = RailLever().with_mode(rail, RailMode.HOLD)
    assert {one: after.mode(one) for one in Rail} == dict.fromkeys(Rail, RailMode.OFF) | {rail: RailMode.HOLD}


@pytest.mark.parametrize(
    ("name", "asked", "held"),
    [("board_leads", 2.6, 3), ("support_per_head", 2.6, 2.6), ("deficit_removed", 1.0, True)],
)
def test_that_a_number_of_the_other_levers_is_held_as_its_kind(name: str, asked: float, held: float) -> None:
    after = getattr(PolicyLevers().with_number(name, asked), name)
    assert (after, type(after)) == (held, type(held))
