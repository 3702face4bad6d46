"""Own figures taken over into a scenario, whose shares follow the new baseline."""

from dataclasses import replace

from leftshift.evidence.areas import area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.model.carry import carried
from leftshift.model.own_figures import OwnFigures
from leftshift.model.scenario import Scenario


def with_own(scenario: Scenario, own: OwnFigures | None) -> Scenario:
    """Put the area's own figures in place of its baseline's, or go back to those.

    Shares the planner has moved stay moved by the same points; those left alone follow the new baseline.

    Raises:
        AreaError: the scenario's area is unknown.
    """
    area, footprint = area_of(scenario.area), scenario.area.footprint
    before = baseline_scenario(area, footprint=footprint, own_figures=scenario.own_figures)
    start = baseline_scenario(area, footprint=footprint, own_figures=own)
    after = carried(scenario, before, replace(start, area=scenario.area))
    # The opening deficit is the same area's own figure still.
    return replace(after, policies=scenario.policies)
