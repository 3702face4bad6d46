"""Need and funding by sector: who is short of the cost of today's service, and who has more."""

from functools import partial

import numpy as np

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import sector_gap_finding
from leftshift.text.findings.spend import BRIEF
from leftshift.text.numbers import number, shown, signed_amount, tick, unit
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Reading,
    Row,
    RowBar,
    RowMark,
    RowMarks,
    Shape,
)

KEY, NAME = "need_by_sector", "Need and funding by sector"
_HEADROOM = 1.25
"""How much more than the largest gap the axis holds, so that a drag can go on [ratio]."""
_LEAST = 0.002
"""Half the axis holds at least this share of all money [share]."""


def need_by_sector(snapshot: Snapshot) -> ChartData:
    """Show a bar a sector: to the right what is unfunded, to the left what buys new care.

    There is no sum: what one sector has above its cost pays for no other's shortfall.
    """
    view, year = snapshot.view, snapshot.target_year
    gap, unchanged = (_gap(results, snapshot) for results in (snapshot.results, snapshot.reference))
    least = 0.0 if view is View.PER_HEAD else _LEAST * float(snapshot.results.total[snapshot.target_index])
    reach = max(float(np.abs([gap, unchanged]).max()) * _HEADROOM, least)
    return ChartData(
        key=KEY,
        name=NAME,
        title=sector_gap_finding(gap, year, view),
        subtitle=f"{unit(view, snapshot.results.first_year)}, {year_label(year)}; "
        "right: unfunded, left: new care; upright stroke: with nothing changed",
        wanted=(-reach, reach),
        tick=lambda value, _step: tick(value, view),
        marks=RowMarks(rows=_rows(snapshot, gap, unchanged), closest=0.75),
        table=partial(_table, snapshot, gap, unchanged),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _gap(results: Results, snapshot: Snapshot) -> FloatArray:
    """Return what each sector lacks in the target year, as shown, shape (sectors,)."""
    money = shown(results.pressure, snapshot.view, results.deflator, results.population)
    return np.asarray(money[snapshot.target_index])


def _rows(snapshot: Snapshot, gap: FloatArray, unchanged: FloatArray) -> tuple[Row, ...]:
    view, when = snapshot.view, year_label(snapshot.target_year)
    rows = []
    for sector, value, before in zip(SECTORS, gap.tolist(), unchanged.tolist(), strict=True):
        figure = signed_amount(value, view)
        said = f"{figure}; with nothing changed {signed_amount(before, view)}"
        rows.append(
            Row(
                name=LABELS[sector],
                brief=BRIEF[sector],
                figure=figure,
                rank=abs(value),
                bars=(RowBar(start=0, end=value, colour=sector),),
                marks=(RowMark(value=before, colour="text", shape=Shape.STROKE),),
                readings=(Reading(value, 0, f"{LABELS[sector]}, {when}", said, of=sector),),
            )
        )
    return tuple(rows)


def _table(snapshot: Snapshot, gap: FloatArray, unchanged: FloatArray) -> ChartTable:
    """Return cost, spend and gap by sector in the target year."""
    view, results = snapshot.view, snapshot.results
    digits = 2 if view is View.PER_HEAD else 1
    spend = shown(results.spend, view, results.deflator, results.population)[snapshot.target_index]
    counted = f"{unit(view, results.first_year)}, {year_label(snapshot.target_year)}"
    figures = np.column_stack([spend + gap, spend, gap, unchanged])
    names = (
        "Cost of today’s service",
        "Spend",
        "Unfunded (above 0) or new care",
        "The same with nothing changed",
    )
    return ChartTable(
        ("Sector", *(f"{name}, {counted}" for name in names)),
        tuple(
            (name, *(number(float(value), digits) for value in row))
            for name, row in zip(LABELS.values(), figures, strict=True)
        ),
    )
