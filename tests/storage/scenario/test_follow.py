"""Files that follow the defaults hold what differs; files that do not hold all, and say what they miss."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leftshift.model.scenario import Scenario
from leftshift.model.terms import SECTORS
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.known import Known, known
from leftshift.storage.scenario.reader import notices, parse_scenario
from leftshift.storage.scenario.writer import scenario_bytes


def file_of(**more: Any) -> bytes:
    content = {
        "format": "leftshift scenario",
        "version": 2,
        "name": "What differs",
        "defaults": "follow",
        "area": {"footprint": "2025/26", "codes": ["QMM"]},
        **more,
    }
    return json.dumps(content).encode()


@pytest.fixture
def other_defaults() -> Known:
    """What the evidence would say with other figures."""
    now = known()
    changed = tuple(
        replace(entry, central=0.031) if entry.key == "need_acute" else entry for entry in now.assumptions
    )
    return replace(
        now,
        assumptions=changed,
        start=lambda choice: now.start(choice).with_running_costs(cut=0.125),
    )


def test_that_what_is_left_out_is_the_areas_default(scenario_of: Callable[[str], Scenario]) -> None:
    start = scenario_of("QMM")
    assert parse_scenario(file_of(), "a file") == replace(start, name="What differs")


def test_that_what_differs_is_kept(scenario_of: Callable[[str], Scenario]) -> None:
    content = file_of(levers={"running_costs": {"cut": 0.5}}, assumptions={"convergence": False})
    found = parse_scenario(content, "a file")
    start = scenario_of("QMM").with_running_costs(cut=0.5).with_assumption("convergence", 0.0)
    assert found == replace(start, name="What differs")


def test_that_shares_can_be_given_by_what_they_move(scenario_of: Callable[[str], Scenario]) -> None:
    moved = {"acute": -0.0625, "community": 0.0625}
    found = parse_scenario(file_of(levers={"shares": {"end": 2032, "moved": moved}}), "a file")
    start = scenario_of("QMM").shares
    assert found.shares.end == 2032
    for sector, share, before in zip(SECTORS, found.shares.target, start.target, strict=True):
        assert share == before + moved.get(sector, 0.0), sector


@pytest.mark.parametrize(
    ("shares", "place"),
    [
        ({"moved": {"acute": -0.9}}, "levers.shares.target.acute"),
        ({"moved": {"acute": -0.1}}, "levers.shares.target"),
        ({"moved": {"acute": "less"}}, "levers.shares.target.acute"),
        ({"moved": {"luck": 0.1}}, "levers.shares.target.luck"),
        ({"moved": 0.1}, "levers.shares.moved"),
        ({"moved": {"acute": 0.0}, "target": {}}, "levers.shares.moved"),
    ],
)
def test_that_a_wrong_move_is_refused_at_its_place(shares: dict[str, Any], place: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_scenario(file_of(levers={"shares": shares}), "a file")
    assert caught.value.place == place


def test_that_a_changed_default_reaches_a_file_that_follows(other_defaults: Known) -> None:
    found = parse_scenario(file_of(assumptions={"need_community": 0.03}), "a file", other_defaults)
    assert found.assumptions["need_acute"] == 0.031
    assert found.assumptions["need_community"] == 0.03
    assert found.running_costs.cut == 0.125


def test_that_a_changed_default_does_not_reach_a_file_that_was_saved(
    scenario_of: Callable[[str], Scenario], other_defaults: Known
) -> None:
    saved = scenario_bytes(scenario_of("QMM"))
    assert parse_scenario(saved, "a file", other_defaults) == scenario_of("QMM")


def test_that_what_is_saved_of_it_follows_no_longer() -> None:
    saved = scenario_bytes(parse_scenario(file_of(), "a file"))
    assert b'"defaults"' not in saved
    assert len(json.loads(saved)["assumptions"]) == len(known().assumptions)


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"area": {"footprint": "2025/26", "codes": ["QXX"]}}, "area.codes[0]"),
        ({"levers": {"running_costs": {"cut": 0.99}}}, "levers.running_costs.cut"),
        ({"levers": {"luck": 1}}, "levers.luck"),
        ({"defaults": "ignore"}, "defaults"),
    ],
)
def test_that_a_wrong_value_is_refused_at_its_place(wrong: dict[str, Any], place: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_scenario(file_of(**wrong), "a file")
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("group", "key", "place"),
    [
        ("assumptions", "need_acute", "assumptions.need_acute"),
        ("levers", "rails", "levers.rails"),
        ("levers", "policies", "levers.policies"),
    ],
)
def test_that_a_value_a_saved_file_misses_is_told(
    scenario_of: Callable[[str], Scenario], tmp_path: Path, group: str, key: str, place: str
) -> None:
    content = json.loads(scenario_bytes(scenario_of("QMM")))
    del content[group][key]
    path = tmp_path / "short.leftshift"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert f"The file leaves out 1 value, for which today’s defaults stand: {place}." in notices(path)


def test_that_a_file_that_follows_misses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sample.leftshift"
    path.write_bytes(file_of())
    assert notices(path) == ()
