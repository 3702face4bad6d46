"""Running costs: what the board's own work costs a head, beside the limit set for it."""

from collections.abc import Hashable
from typing import Final

from leftshift.evidence.facts import facts_on
from leftshift.model.terms import FloatArray, View, year_label
from leftshift.questions.uncertainty import Band
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import cut_finding, running_cost_finding
from leftshift.text.numbers import money, people, pounds, tick
from leftshift.text.ranges import LIKELY, RANGE_COLUMNS, both_ends
from leftshift.window.charts.plotting.beside import beside_clause, beside_name
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Dash,
    EndLabel,
    FillBetween,
    Line,
    MarkedValue,
    Reading,
    ReferenceLine,
    YearMarks,
    differs,
)

KEY: Final = "running_costs"
NAME: Final = "Running costs"
_ENVELOPE: Final = "C03"
"""Fact: the limit for running costs and programme pay [£ a head]."""
_BANDED: Final = "running_cost_per_head"
_PLAN: Final = "plan"


def running_costs(snapshot: Snapshot) -> ChartData:
    """Draw a line against the limit, the baseline dashed, the cut's price in words below.

    Costs are in the prices of the limit whatever the view, so that the view never changes the verdict.
    """
    limit = facts_on("running_costs")[_ENVELOPE].value or 0.0
    cost, before = snapshot.results.running_cost_per_head, snapshot.reference.running_cost_per_head
    pinned = snapshot.beside.results.running_cost_per_head if snapshot.beside else None
    band = snapshot.bands.lines.get(_BANDED) if snapshot.bands else None
    highest = [cost.max(), before.max(), limit, *([] if pinned is None else [pinned.max()])]
    highest += [] if band is None else [band.high.max()]
    prices = year_label(snapshot.results.first_year)
    shaded = "" if band is None else f"; shaded: {LIKELY}"
    return ChartData(
        key=KEY,
        name=NAME,
        title=running_cost_finding(cost, limit, snapshot.results.first_year),
        subtitle=f"£ per head, always {prices} prices{beside_clause(snapshot)}; dashed: no cut{shaded}",
        wanted=(0.0, float(max(highest))),
        tick=lambda value, _: tick(value, View.PER_HEAD),
        marks=_marks(snapshot, cost, before, pinned, band, limit),
        words=cut_finding(snapshot.results),
        table=lambda: _table(snapshot, cost, before, pinned, band),
        readings=lambda: tuple(
            Reading(place, float(cost[place]), year_label(year), _says(snapshot, place, cost, before, band))
            for place, year in enumerate(snapshot.results.years)
        ),
        context=(snapshot.area.code, snapshot.view, snapshot.scenario.years),
    )


def _marks(  # noqa: PLR0917 - all that is drawn
    snapshot: Snapshot,
    cost: FloatArray,
    before: FloatArray,
    pinned: FloatArray | None,
    band: Band | None,
    limit: float,
) -> YearMarks:
    """Draw all in the colour of text: running costs belong to no sector."""
    lines = [Line(values=cost, colour="text", key=_PLAN)]
    if differs(cost, before, float(before.max())):
        lines.insert(0, Line(values=before, colour="ghost", dash=Dash.DASHED, width=1.0))
    if pinned is not None and snapshot.beside:
        letter = snapshot.beside.letter
        lines.append(Line(values=pinned, colour="text", dash=Dash.DASH_DOT, width=1.5, letter=letter))
    first = snapshot.results.first_year
    place = min(snapshot.scenario.running_costs.end - first, len(cost) - 1)
    return YearMarks(
        first_year=first,
        count=len(cost),
        marked=first + place,
        bands=() if band is None else (FillBetween(low=band.low, high=band.high, colour="ghost", key=_PLAN),),
        lines=tuple(lines),
        levels=(ReferenceLine(value=limit),),
        values=(MarkedValue(value=float(cost[place]), text=pounds(float(cost[place])), colour="text"),),
        labels=(
            EndLabel(value=float(cost[-1]), forms=((_PLAN,),), colour="text", key=_PLAN),
            EndLabel(
                value=limit,
                forms=((f"{pounds(limit)} limit",), (pounds(limit), "limit")),
                colour="landmark",
            ),
        ),
    )


def costs_and_cut(snapshot: Snapshot) -> Hashable:
    """Return all that the chart is made from: it stays as it is while money moves between sectors."""
    results, lever, beside = snapshot.results, snapshot.scenario.running_costs, snapshot.beside
    figures = [results.running_cost_per_head, snapshot.reference.operating_cost_per_head]
    figures += [results.saving, results.one_off, results.posts_removed]
    figures += [] if beside is None else [beside.results.running_cost_per_head]
    band = None if snapshot.bands is None else snapshot.bands.lines.get(_BANDED)
    figures += [] if band is None else [band.low, band.high]
    context = (snapshot.area.code, snapshot.view, snapshot.scenario.years)
    return context, lever, *(figure.tobytes() for figure in figures)


def _says(snapshot: Snapshot, place: int, cost: FloatArray, before: FloatArray, band: Band | None) -> str:
    """Write a year's cost, its range and the cost with no cut."""
    lines = [f"{pounds(float(cost[place]))} a head"]
    if band is not None:
        lines.append(_between(band, place))
    if snapshot.beside:
        pinned = snapshot.beside.results.running_cost_per_head
        lines.append(f"{beside_name(snapshot)}: {pounds(float(pinned[place]))} a head")
    return "\n".join([*lines, f"no cut: {pounds(float(before[place]))} a head"])


def _between(band: Band | None, place: int) -> str:
    """Write between what and what a year's cost lies; empty while that is being worked out."""
    if band is None:
        return ""
    return f"{pounds(float(band.low[place]))} to {pounds(float(band.high[place]))}"


def _table(
    snapshot: Snapshot, cost: FloatArray, before: FloatArray, pinned: FloatArray | None, band: Band | None
) -> ChartTable:
    """Return cost a head, saving, one-off cost and posts by year."""
    results = snapshot.results
    return ChartTable(
        (
            "Year",
            "Running costs, £ per head",
            "No cut, £ per head",
            "Saving, cash",
            "One-off cost, cash",
            "Posts removed so far",
            *(f"Running costs, £ per head, {end}" for end in RANGE_COLUMNS),
            *([] if pinned is None else [f"Running costs, {beside_name(snapshot)}, £ per head"]),
        ),
        tuple(
            (
                year_label(year),
                pounds(float(cost[place])),
                pounds(float(before[place])),
                money(float(results.saving[place])),
                money(float(results.one_off[place])),
                people(float(results.posts_removed[place])),
                *both_ends(band, place, pounds),
                *([] if pinned is None else [pounds(float(pinned[place]))]),
            )
            for place, year in enumerate(results.years)
        ),
    )
