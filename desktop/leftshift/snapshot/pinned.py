"""Pinned: what a scenario held for comparison leads to."""

from dataclasses import dataclass

from leftshift.model.projection import project
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.questions.study import study_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What a pinned scenario leads to, over the years of the current scenario."""

    letter: str
    name: str
    scenario: Scenario
    results: Results
    reference: Results
    """What doing nothing leads to, on the pinned scenario's assumptions."""


def pinned_results(scenario: Scenario, *, letter: str, name: str) -> Pinned:
    """Project a pinned scenario and its baseline.

    Raises:
        AreaError: the scenario's area is unknown.
    """
    study = study_of(scenario)
    outlook = study.outlook()
    return Pinned(
        letter=letter,
        name=name,
        scenario=scenario,
        results=project(outlook, study.levers()),
        reference=project(outlook, study.start_levers()),
    )
