"""The scenario that each area starts from: its baseline, with nothing changed."""

from leftshift.evidence.areas import Area, choice_of
from leftshift.evidence.assumptions import central_values
from leftshift.evidence.baselines import baseline
from leftshift.evidence.boards import board_of
from leftshift.evidence.levers import defaults, limit
from leftshift.model.scenario import BoardLever, RunningCostLever, Scenario, ShareLever, Years
from leftshift.model.terms import Footprint


def baseline_scenario(area: Area, *, footprint: Footprint | None = None, last: int | None = None) -> Scenario:
    """Build an area's baseline scenario: baseline shares, no cut, the board as it is.

    `last` is the last year shown, by its first calendar year.

    Raises:
        AreaError: the area does not stand on the footprint.
    """
    years = defaults()
    return Scenario(
        name=area.name,
        area=choice_of(area, footprint),
        years=Years(first=years.first_year, last=last or years.first_year + years.horizon),
        shares=ShareLever(
            target=tuple(baseline(area).shares.tolist()),
            start=years.shares_start,
            end=years.shares_end,
        ),
        running_costs=RunningCostLever(
            cut=limit("running_cost_cut").default,
            start=years.running_costs_start,
            end=years.running_costs_end,
            reinvested=limit("running_cost_reinvested").default,
            to=years.reinvested_to,
        ),
        board=BoardLever(seats=board_of(area).seats),
        assumptions=central_values(),
    )
