"""The scenario that each area starts from: its baseline, with nothing changed, or its own figures."""

from dataclasses import replace

from leftshift.evidence.areas import Area, area_of, choice_of
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.baselines import baseline
from leftshift.evidence.boards import board_of
from leftshift.evidence.levers import defaults, limit
from leftshift.evidence.metrics import metrics_held
from leftshift.model.carry import carried
from leftshift.model.own_figures import OwnFigures, with_own_figures
from leftshift.model.policy_levers import PolicyLevers
from leftshift.model.rail_levers import RailLever
from leftshift.model.scenario import AreaChoice, BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.terms import Footprint


def baseline_scenario(
    area: Area,
    *,
    footprint: Footprint | None = None,
    last: int | None = None,
    own_figures: OwnFigures | None = None,
) -> Scenario:
    """Build an area's baseline scenario: baseline shares, no cut, the board and the measures as they are.

    `last` is the last year shown, by its first calendar year; `own_figures` are the area's own, whose shares
    the scenario then starts from.

    Raises:
        AreaError: the area does not stand on the footprint.
    """
    years = defaults()
    return Scenario(
        name=area.name,
        area=choice_of(area, footprint),
        years=Years(first=years.first_year, last=last or years.first_year + years.horizon),
        own_figures=own_figures,
        shares=ShareLever(
            target=tuple(with_own_figures(baseline(area), own_figures).shares.tolist()),
            start=years.shares_start,
            end=years.shares_end,
        ),
        running_costs=RunningCostLever(
            cut=limit("running_cost_cut").default,
            start=years.running_costs_start,
            end=years.running_costs_end,
            reinvested=limit("running_cost_reinvested").default,
            to=years.reinvested_to,
            functions=years.functions,
        ),
        board=BoardLever(seats=board_of(area).seats),
        policies=first_policies(),
        rails=RailLever(real_fall_most=limit("real_fall_most").default),
        assumptions=central_values(),
    )


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


def least_allocation(choice: AreaChoice, own_figures: OwnFigures | None) -> float:
    """Return the least that an area's own allocation of a year may be [£m cash].

    Raises:
        AreaError: the area is unknown.
    """
    start = with_own_figures(baseline(area_of(choice)), own_figures)
    return limit("own_allocation_least").default * float(start.core + start.other)


def first_policies() -> PolicyLevers:
    """Give the other levers as a new scenario has them: all off, with the measures that areas are held to."""
    return PolicyLevers(advice_until=int(limit("advice_until").default), metrics=metrics_held())
