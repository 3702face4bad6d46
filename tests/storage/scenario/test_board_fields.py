import json
from collections.abc import Callable
from dataclasses import fields

import pytest

from leftshift.model.scenario import BoardLever, Scenario
from leftshift.model.seats import Answer, DecisionRule
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes

FULL = BoardLever(
    seats=(),
    size_locked=True,
    decision_rule=DecisionRule.OWN,
    own_quota=7,
    casting_vote=True,
    quorum=5,
    basis=(0.5, 0.0, 0.25, 0.0, 0.25),
    health_bill=True,
    mayors=2,
    survey=(Answer(question="Is primary care heard?", percent=42.5, respondents=120, year=2026),),
)


def test_that_every_choice_of_the_board_survives_a_file(scenario_of: Callable[[str], Scenario]) -> None:
    scenario = scenario_of("QMM")
    changes = {name: getattr(FULL, name) for name in BoardLever.__slots__ if name != "seats"}
    kept = scenario.with_board(**changes)
    data = scenario_bytes(kept)
    assert parse_scenario(data, "x.leftshift") == kept
    assert scenario_bytes(parse_scenario(data, "x.leftshift")) == data


def test_that_a_saved_file_holds_every_choice_but_those_there_are_none_of(
    scenario_of: Callable[[str], Scenario],
) -> None:
    board = json.loads(scenario_bytes(scenario_of("QMM")))["levers"]["board"]
    every = {entry.name for entry in fields(BoardLever)}
    assert set(board) == every - {"own_quota", "quorum"}


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("decision_rule", "own", "levers.board.own_quota"),
        ("basis", {}, "levers.board.basis"),
        ("basis", {"wealth": 1}, "levers.board.basis.wealth"),
        ("mayors", -1, "levers.board.mayors"),
        ("quorum", 0, "levers.board.quorum"),
        ("survey", [{"question": "", "percent": 5, "respondents": 1, "year": 2026}], "question"),
        ("survey", [{"question": "x", "percent": 101, "respondents": 1, "year": 2026}], "percent"),
    ],
)
def test_that_a_choice_that_cannot_be_is_refused_at_its_place(
    scenario_of: Callable[[str], Scenario], field: str, value: object, place: str
) -> None:
    content = json.loads(scenario_bytes(scenario_of("QMM")))
    content["levers"]["board"][field] = value
    with pytest.raises(Refusal, match=place):
        parse_scenario(json.dumps(content, indent=2).encode(), "x.leftshift")
