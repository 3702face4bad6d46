"""The sample scenarios that come with the program."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from leftshift.model.scenario import Scenario
from leftshift.storage.scenario.reader import parse_scenario

FIRST = "below_half.leftshift"
SAMPLES = (
    FIRST,
    "half_the_running_costs.leftshift",
    "board_in_proportion.leftshift",
    "stand_still.leftshift",
)
"""Files of the samples, in the order of the menu; the first start opens the first one."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: the question it asks, and the scenario."""

    file: str
    scenario: Scenario


def first_sample() -> Scenario:
    """Read the sample that the first start opens."""
    return _read(FIRST)


@cache
def samples() -> tuple[Sample, ...]:
    """Read every sample.

    Raises:
        Refusal: a file is not sound.
    """
    return tuple(Sample(file, _read(file)) for file in SAMPLES)


def _read(file: str) -> Scenario:
    return parse_scenario((files("leftshift.resources") / "samples" / file).read_bytes(), file)
