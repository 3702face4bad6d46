"""The draws of a scenario: how many, and the seed that fixes them."""

from leftshift.model.scenario import Scenario
from leftshift.questions.draws import DEFAULT_DRAWS, DEFAULT_SEED


def draws_of(scenario: Scenario) -> tuple[int, int]:
    """Return the number of draws and the seed of a scenario, or the program's own."""
    if scenario.draws is None:
        return DEFAULT_DRAWS, DEFAULT_SEED
    return scenario.draws.count, scenario.draws.seed
