"""A saved file carries its results; where they come out differently, old, new and why are said."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from leftshift.evidence.entries import data_version
from leftshift.model.scenario import Draws, Scenario
from leftshift.snapshot.projector import Projector
from leftshift.storage.refusal import Refusal
from leftshift.storage.scenario.reader import notices, parse_scenario
from leftshift.storage.scenario.saved_results import OUTCOMES
from leftshift.storage.scenario.writer import scenario_bytes


@pytest.fixture
def content(scenario_of: Callable[[str], Scenario]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(scenario_bytes(scenario_of("QMM")))
    return found


def told(content: dict[str, Any], folder: Path) -> str:
    path = folder / "plan.leftshift"
    path.write_text(json.dumps(content), encoding="utf-8")
    return "\n".join(notices(path))


def test_that_a_saved_file_carries_what_worked_it_out_and_the_results_of_every_year(
    content: dict[str, Any], scenario_of: Callable[[str], Scenario]
) -> None:
    held = content["results"]
    assert (held["data"], held["draws"], held["seed"]) == (data_version(), 1000, 2025)
    assert list(held["outcomes"]) == list(OUTCOMES)
    results = Projector().snapshot(scenario_of("QMM")).results
    assert held["outcomes"]["unfunded"] == pytest.approx(results.unfunded.tolist(), abs=1e-6)
    assert held["outcomes"]["required_efficiency"][0] is None


def test_that_own_draws_and_seed_are_carried(scenario_of: Callable[[str], Scenario]) -> None:
    saved = json.loads(scenario_bytes(replace(scenario_of("QMM"), draws=Draws(count=500, seed=7))))
    assert (saved["results"]["draws"], saved["results"]["seed"]) == (500, 7)


def test_that_results_are_worked_out_anew_and_never_read_back(content: dict[str, Any]) -> None:
    before = scenario_bytes(parse_scenario(json.dumps(content).encode(), "a file"))
    content["results"]["outcomes"]["unfunded"][5] = 1.0
    assert scenario_bytes(parse_scenario(json.dumps(content).encode(), "a file")) == before


def test_that_a_file_as_it_was_saved_has_nothing_to_be_told(content: dict[str, Any], tmp_path: Path) -> None:
    assert told(content, tmp_path) == ""


def test_that_a_last_decimal_of_another_computer_is_no_difference(
    content: dict[str, Any], tmp_path: Path
) -> None:
    content["results"]["outcomes"]["unfunded"][5] += 1e-6
    assert told(content, tmp_path) == ""


def test_that_old_and_new_are_said_in_the_target_year(content: dict[str, Any], tmp_path: Path) -> None:
    now = content["results"]["outcomes"]["unfunded"][5]
    content["results"]["outcomes"]["unfunded"][3:6] = [1.0, 2.0, 12.5]
    assert f"Unfunded in all, 2030/31: £12.5m then, £{now:,.1f}m now." in told(content, tmp_path)


def test_that_a_difference_in_another_year_is_said_of_that_year(
    content: dict[str, Any], tmp_path: Path
) -> None:
    content["results"]["outcomes"]["hospital_share"][7] = 0.5
    assert "Hospital share, 2032/33: 50.00\u00a0% then" in told(content, tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("data", "000000000000", "the program’s data have changed (version 000000000000 then"),
        ("program", "0.0.1", "the program has changed (version 0.0.1 then"),
        ("draws", 1000, "the file was changed outside Leftshift"),
    ],
)
def test_that_why_is_said(content: dict[str, Any], tmp_path: Path, key: str, value: object, why: str) -> None:
    content["results"][key] = value
    content["results"]["outcomes"]["new_care"][5] = 1.0
    assert why in told(content, tmp_path)


def test_that_a_default_that_moved_a_result_is_the_reason(content: dict[str, Any], tmp_path: Path) -> None:
    content["assumptions"]["need_acute"] = 0.02
    content = json.loads(scenario_bytes(parse_scenario(json.dumps(content).encode(), "a file")))
    del content["assumptions"]["need_acute"]
    assert "Why: the file leaves values out, which take today’s defaults." in told(content, tmp_path)


def test_that_another_data_version_alone_is_no_news(content: dict[str, Any], tmp_path: Path) -> None:
    content["results"]["data"] = "000000000000"
    assert told(content, tmp_path) == ""


def test_that_another_number_of_years_is_said(content: dict[str, Any], tmp_path: Path) -> None:
    content["results"]["outcomes"]["unfunded"].pop()
    assert "Unfunded in all: the file carries 10 years, and the plan has 11." in told(content, tmp_path)


@pytest.mark.parametrize(
    ("outcomes", "place"),
    [
        ([], "results.outcomes"),
        ({"Unfunded!": []}, "results.outcomes"),
        ({"unfunded": [True]}, "results.outcomes.unfunded[0]"),
    ],
)
def test_that_what_are_no_results_is_refused(content: dict[str, Any], outcomes: object, place: str) -> None:
    content["results"]["outcomes"] = outcomes
    with pytest.raises(Refusal) as caught:
        parse_scenario(json.dumps(content).encode(), "a file")
    assert caught.value.place == place


def test_that_the_data_version_is_the_same_each_time() -> None:
    data_version.cache_clear()
    assert data_version() == data_version()
    assert len(data_version()) == 12


@pytest.mark.parametrize("fault", [OSError("the disk"), PackageNotFoundError("leftshift"), TypeError("None")])
def test_that_a_program_whose_installation_cannot_be_read_still_saves(
    fault: Exception, scenario_of: Callable[[str], Scenario], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise fault

    monkeypatch.setattr("leftshift.storage.scenario.saved_results._installed", fail)
    saved = json.loads(scenario_bytes(scenario_of("QMM")))
    assert saved["results"]["program"] == "unknown"
    assert parse_scenario(scenario_bytes(scenario_of("QMM")), "plan").area == scenario_of("QMM").area
