"""The fields of a scenario file: own figures come back as they were saved, and are refused at their place."""

import json
from dataclasses import replace
from typing import Any

import pytest

from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes

OWN = OwnFigures(
    money=(1400.5, None, 280.0, 0.0, None, None, 135.0),
    year=2025,
    source="ledger.xlsx",
    imported="2026-05-01T09:30:00+00:00",
)


def saved(scenario: Scenario) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(scenario_bytes(replace(scenario, own_figures=OWN)))
    return content


def test_that_own_figures_come_back_as_they_were_saved(scenario: Scenario) -> None:
    data = scenario_bytes(replace(scenario, own_figures=OWN))
    assert parse_scenario(data, "plan.leftshift").own_figures == OWN


def test_that_sectors_without_a_figure_are_left_out_of_the_file(scenario: Scenario) -> None:
    written = saved(scenario)["own_figures"]
    assert list(written["money"]) == ["acute", "mental_health", "community", "continuing_care"]


@pytest.mark.parametrize(
    ("change", "place", "wrong"),
    [
        ({"year": 2024}, "own_figures.year", "2024 is not allowed here"),
        ({"money": {"acute": -1}}, "own_figures.money.acute", "-1 is not allowed here"),
        ({"money": {"acute": 1e9}}, "own_figures.money.acute", "not allowed here"),
        ({"money": {"acute": None}}, "own_figures.money.acute", "null is not allowed here"),
        ({"money": {}}, "own_figures.money", "no sector has a figure above 0"),
        ({"money": {"dentistry": 3}}, "own_figures.money.dentistry", "not a field that Leftshift knows"),
        ({"source": ""}, "own_figures.source", "0 characters"),
    ],
)
def test_that_unsound_own_figures_are_refused_at_their_place(
    scenario: Scenario, change: dict[str, object], place: str, wrong: str
) -> None:
    content = saved(scenario)
    content["own_figures"] |= change
    with pytest.raises(Refusal) as caught:
        parse_scenario(json.dumps(content).encode(), "plan.leftshift")
    assert caught.value.place == place
    assert wrong in caught.value.wrong
