"""The planner's own figures in a scenario file: there and back, and refused at their place."""

import json
from typing import Any

import pytest

from leftshift.model.own_figures import OwnFigures
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.known import known
from leftshift.storage.scenario.own_figures_fields import own_figures_group
from leftshift.storage.scenario.positions import Source, parse_json
from leftshift.storage.scenario.shapes import Here

OWN = OwnFigures(
    money=(1400.5, None, 280.0, 0.0, None, None, 135.0),
    year=2025,
    source="ledger.xlsx",
    imported="2026-05-01T09:30:00+00:00",
)


def read(text: str) -> OwnFigures:
    source = Source("plan.leftshift", text)
    return own_figures_group(known()).read(Here(source, parse_json(source), "own_figures"))


def test_that_own_figures_come_back_as_they_were_saved() -> None:
    written = own_figures_group(known()).write(OWN)
    assert read(json.dumps(written)) == OWN
    assert own_figures_group(known()).write(read(json.dumps(written))) == written


def test_that_sectors_without_a_figure_are_left_out_of_the_file() -> None:
    written: Any = own_figures_group(known()).write(OWN)
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
    change: dict[str, object], place: str, wrong: str
) -> None:
    sound: Any = own_figures_group(known()).write(OWN)
    with pytest.raises(Refusal) as caught:
        read(json.dumps({**sound, **change}))
    assert caught.value.place == place
    assert wrong in caught.value.wrong
