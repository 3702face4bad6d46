"""A file of version 1 opens, keeps what the model still has, and says what became of the rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from leftshift.model.own_lists import Scheme
from leftshift.model.specialties import SPECIALTIES
from leftshift.storage.scenario.reader import notices, parse_scenario, read_scenario
from leftshift.storage.scenario.writer import scenario_bytes

SOUND = (Path(__file__).parent.parent / "museum" / "sound.leftshift").read_bytes()


def of_version_1(**policies: Any) -> bytes:
    content = json.loads(SOUND)
    content["version"] = 1
    content["levers"]["policies"] = policies
    content["assumptions"] |= {"outpatients_per_head": 1.5, "outpatients_cost_ratio": 0.8}
    return json.dumps(content).encode()


def test_that_outpatients_moved_are_moved_in_every_specialty() -> None:
    moves = parse_scenario(of_version_1(outpatients_moved=0.25), "old").policies.outpatients
    assert [move.moved for move in moves] == [0.25] * len(SPECIALTIES)


def test_that_the_opening_deficit_is_the_areas_own_and_removed() -> None:
    scenario = parse_scenario(of_version_1(opening_deficit=12.5), "old")
    assert scenario.own_deficit == 12.5
    assert scenario.policies.deficit_removed


def test_that_consolidated_schemes_are_one_ticked_scheme() -> None:
    (scheme,) = parse_scenario(of_version_1(schemes_consolidated=3.25), "old").policies.schemes
    assert isinstance(scheme, Scheme)
    assert (scheme.money, scheme.consolidated) == (3.25, True)


def test_that_counted_measures_are_left_out() -> None:
    old = of_version_1(metrics_now=10, metrics_now_near_home=2, metrics_then=8, metrics_then_near_home=4)
    assert parse_scenario(old, "old").policies.metrics == ()


@pytest.mark.parametrize(
    ("policies", "said"),
    [
        ({}, "first edition of the model"),
        ({"outpatients_moved": 0.25}, "every specialty"),
        ({"opening_deficit": 12.5}, "own figure"),
        ({"schemes_consolidated": 3.25}, "one scheme"),
        ({"metrics_now": 10}, "tick them"),
    ],
)
def test_that_what_became_of_it_is_said(policies: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = tmp_path / "old.leftshift"
    path.write_bytes(of_version_1(**policies))
    assert said in " ".join(notices(path))


def test_that_a_file_of_this_version_has_nothing_to_be_told(tmp_path: Path) -> None:
    old = parse_scenario(of_version_1(outpatients_moved=0.25, opening_deficit=12.5), "old")
    path = tmp_path / "new.leftshift"
    path.write_bytes(scenario_bytes(old))
    assert notices(path) == ()
    assert read_scenario(path) == old
