from collections.abc import Callable

import pytest

from leftshift.model.scenario import Scenario


@pytest.fixture
def noted(scenario_of: Callable[..., Scenario]) -> Scenario:
    return scenario_of("QMM").with_note("board", "ask the chair").with_note("shares.acute", "beds")


def test_that_a_note_leaves_the_others(noted: Scenario) -> None:
    assert noted.lever_notes == {"board": "ask the chair", "shares.acute": "beds"}


def test_that_an_empty_note_takes_away_only_itself(noted: Scenario) -> None:
    assert noted.with_note("board", "").lever_notes == {"shares.acute": "beds"}


def test_that_a_note_replaces_the_one_before(noted: Scenario) -> None:
    assert noted.with_note("board", "asked").lever_notes["board"] == "asked"
