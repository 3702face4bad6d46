"""What care will cost England and what must be found, beside what others worked out and what was done."""

from typing import Final

import numpy as np

from leftshift.evidence.areas import find_area
from leftshift.evidence.baselines import baseline
from leftshift.evidence.economy import deflator_growth
from leftshift.evidence.facts import fact
from leftshift.evidence.published_spend import figure
from leftshift.evidence.start import baseline_scenario
from leftshift.model.assumptions import Assumptions
from leftshift.model.outlook import outlook
from leftshift.model.projection import levers_of, project
from leftshift.model.results import Results
from leftshift.model.terms import year_label
from leftshift.selftest.comparison import MONEY, SHARE, CheckedFigure

_GROUP: Final = "What care will cost, and what must be found"
_PER_CENT: Final = 100


def pressure_check() -> tuple[CheckedFigure, ...]:
    """Hold England's cost growth, opening deficit and efficiency against what is published."""
    found = _doing_nothing()
    return (*_cost_growth(found), *_deficit(found), *_efficiency(found))


def _doing_nothing() -> Results:
    area = find_area("ENGLAND")
    scenario, money = baseline_scenario(area), baseline(area)
    given = Assumptions.of(scenario.assumptions)
    seen = outlook(money, given, deflator_growth(scenario.years), scenario.years.first)
    return project(seen, levers_of(scenario, money.shares))


def _cost_growth(found: Results) -> tuple[CheckedFigure, ...]:
    gross, net = (
        float(cost[1].sum() / found.deflator[1] / cost[0].sum() - 1)
        for cost in (found.gross_cost, found.need_cost)
    )
    foundation = fact("health_foundation_2025_pressure").values[0]
    today, _better = fact("P10").values
    rows = (
        (
            "after efficiency",
            net,
            foundation,
            "health_foundation_2025_pressure",
            "With productivity of 1\u00a0%.",
        ),
        ("after efficiency", net, figure("P11"), "P11", "Up to 2030/31."),
        ("before efficiency", gross, today, "P10", "To keep today’s service, over fifteen years from 2018."),
        (
            "before efficiency",
            gross,
            figure("real_centre_2024_pressure"),
            "real_centre_2024_pressure",
            "To improve.",
        ),
    )
    return tuple(
        CheckedFigure(
            group=_GROUP,
            what=f"Growth of cost a year above prices, {what}: {fact(key).publisher}, {fact(key).date}",
            ours=ours,
            published=published / _PER_CENT,
            unit=SHARE,
            source=(key,),
            comment=f"{comment} Ours is of what ICBs buy, set so that the first row is met.",
        )
        for what, ours, published, key, comment in rows
    )


def _deficit(found: Results) -> tuple[CheckedFigure, ...]:
    return (
        CheckedFigure(
            group=_GROUP,
            what="Opening deficit",
            ours=float(found.unfunded[0]),
            published=figure("planned_deficit_2025"),
            unit=MONEY,
            source=("planned_deficit_2025",),
            comment="Ours adds published deficits up and shares the rest of this out, so the two agree.",
        ),
    )


def _efficiency(found: Results) -> tuple[CheckedFigure, ...]:
    place = baseline_scenario(find_area("ENGLAND")).shares.end - found.first_year
    year = year_label(found.first_year + place)
    needed = float(found.required_efficiency[place])
    delivered = 1 - float(np.divide(found.need_cost[1].sum(), found.gross_cost[1].sum()))
    planned = fact("P09").values[0]
    first = float(found.savings_to_find[1] / found.allocation[1])
    low = figure("P06") / _PER_CENT
    return (
        CheckedFigure(
            group=_GROUP,
            what=f"Efficiency a year that breaks even by {year}, beside what is asked",
            ours=needed,
            published=figure("DG03") / _PER_CENT,
            unit=SHARE,
            source=("DG03",),
            comment="Nothing changed and no deficit removed; what is asked is of trusts, in 2026/27.",
        ),
        CheckedFigure(
            group=_GROUP,
            what="Efficiency a year that is delivered",
            ours=delivered,
            published=low,
            published_to=fact("health_foundation_2025_pressure").values[1] / _PER_CENT,
            unit=SHARE,
            source=("P06", "health_foundation_2025_pressure"),
            comment="Published as the long-run trend, and as what the Health Foundation counts on.",
        ),
        CheckedFigure(
            group=_GROUP,
            what="Savings to find in the first year, of the allocation",
            ours=first,
            published=planned / _PER_CENT,
            unit=SHARE,
            source=("P09",),
            comment="Published are the savings that systems planned for 2025/26, many of them not recurrent.",
        ),
    )
