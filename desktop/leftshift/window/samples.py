"""The sample scenarios that come with the program."""

from importlib.resources import files

from leftshift.files.reader import parse_scenario
from leftshift.model.scenario import Scenario

FIRST = "below_half.leftshift"


def first_sample() -> Scenario:
    """Read the sample that the first start opens."""
    data = (files("leftshift.resources") / "samples" / FIRST).read_bytes()
    return parse_scenario(data, FIRST)
