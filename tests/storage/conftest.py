"""A sound scenario, as a file and as it is read."""

from pathlib import Path

import pytest

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.reader import parse_scenario

MUSEUM = Path(__file__).parent / "museum"


@pytest.fixture
def sound() -> str:
    return (MUSEUM / "sound.leftshift").read_text(encoding="utf-8")


@pytest.fixture
def scenario(sound: str) -> Scenario:
    return parse_scenario(sound.encode(), "sound.leftshift")
