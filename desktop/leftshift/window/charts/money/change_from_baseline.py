"""Change from baseline: who gains and who gives in the target year."""

from functools import partial

import numpy as np

from leftshift.model.results import Results
from leftshift.model.terms import LABELS, SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BASELINE, BRIEF, UNCHANGED, change_finding
from leftshift.text.numbers import is_nothing, number, shown, signed_amount, tick, unit
from leftshift.window.charts.plotting.beside import beside_clause, beside_name
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Colour,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMark,
    RowMarks,
    Shape,
)

KEY, NAME = "change_from_baseline", "Change from baseline"
_LEAST = 0.01
"""Half the axis holds at least this share of all money, so that the next move has room [share]."""
_AT_REST = 0.05
"""The same while nothing has changed [share]."""
_HEADROOM = 1.3
"""How much more than the largest change the axis holds, so that a drag can go on [ratio]."""
_LONGEST = -888.0
"""Three digits and a point are as long as money gets, whatever the lever does."""
_POOL, _SUM = "Unallocated", "Sum"
_SUM_IS = "the sum is the saving put back"
_HOW = "Move a budget share: who gains is drawn right of the line, who gives left of it"
"""What stands in place of the unit while there is nothing to count."""
_NAMES = (*(LABELS[sector] for sector in SECTORS), _POOL, _SUM)
_BRIEF = (*(BRIEF[sector] for sector in SECTORS), _POOL, _SUM)
_COLOURS: tuple[Colour, ...] = (*SECTORS, "pool", "text")


def change_from_baseline(snapshot: Snapshot, *, dated: bool = True, against: str = BASELINE) -> ChartData:
    """Show a bar a sector, to the right for more and to the left for less, and the sum of all.

    The subtitle has the year; a finding that is `dated` has it as well. `against` names the reference.
    """
    view, year = snapshot.view, snapshot.target_year
    before, after = (_money(results, snapshot) for results in (snapshot.reference, snapshot.results))
    change = after - before
    pinned = _pinned_change(snapshot)
    counted = unit(view, snapshot.results.first_year)
    title = change_finding(change[:-1], float(change[-1]), year if dated else None, view)
    empty = title == UNCHANGED and not pinned.size and against == BASELINE
    subtitle = (
        f"{counted}, {year_label(year)}{beside_clause(snapshot)}; against {against}; "
        f"{_SUM_IS if against == BASELINE else 'the sum is the difference in all'}"
    )
    return ChartData(
        key=KEY,
        name=NAME,
        title=title,
        subtitle=_HOW if empty else subtitle,
        wanted=_wanted(np.append(change, pinned), abs(float(before.sum())), view),
        tick=lambda value, _step: tick(value, view),
        marks=RowMarks(
            rows=_rows(snapshot, change, pinned, empty=empty),
            longest=signed_amount(_LONGEST, view),
            closest=0.75,
            sums_below=1,
        ),
        table=partial(_table, snapshot, before, after, pinned, against),
        context=(snapshot.area.code, view, snapshot.scenario.years),
    )


def _money(results: Results, snapshot: Snapshot) -> FloatArray:
    """Return spend by sector and last what is unallocated, as shown, shape (sectors + 1,)."""
    year = slice(snapshot.target_index, snapshot.target_index + 1)
    money = np.append(results.spend[year], results.unallocated[year, None], axis=1)
    return np.asarray(shown(money, snapshot.view, results.deflator[year], results.population[year])[0])


def _pinned_change(snapshot: Snapshot) -> FloatArray:
    """Return the change that the pinned scenario makes; empty where none is pinned for the area."""
    held = snapshot.beside
    return np.zeros(0) if held is None else _money(held.results, snapshot) - _money(held.reference, snapshot)


def _wanted(changes: FloatArray, total: float, view: View) -> tuple[float, float]:
    """Reach as far to the left as to the right."""
    largest = float(np.abs(changes).max())
    moved = not is_nothing(signed_amount(largest, view))
    reach = max(largest * _HEADROOM, total * _LEAST) if moved else total * _AT_REST
    return -reach, reach


def _rows(snapshot: Snapshot, change: FloatArray, pinned: FloatArray, *, empty: bool) -> tuple[Row, ...]:
    """Make a row a sector, one of the pool while there is one, and the sum; `empty` leaves figures out."""
    view, when = snapshot.view, year_label(snapshot.target_year)
    values = [*change.tolist(), float(change.sum())]
    held = [*pinned.tolist(), None] if pinned.size else [None] * len(values)
    rows = []
    for place, (value, beside) in enumerate(zip(values, held, strict=True)):
        name, is_sum = _NAMES[place], place == len(SECTORS) + 1
        if name == _POOL and not value:
            continue
        of: Colour = "" if is_sum else _COLOURS[place]
        fill = Fill.HATCHED if name == _POOL else Fill.FILLED
        readings = [Reading(value, 0, f"{name}, {when}", signed_amount(value, view), of=of)]
        if beside is not None:
            said = f"{name}, {when}, {beside_name(snapshot)}"
            readings.append(Reading(beside, 0, said, signed_amount(beside, view), of=of))
        rows.append(
            Row(
                name=name,
                brief=_BRIEF[place],
                figure="" if empty else signed_amount(value, view),
                strong=is_sum,
                ruled=is_sum,
                rank=abs(value),
                bars=() if is_sum else (RowBar(start=0, end=value, colour=of, fill=fill),),
                marks=_row_marks(value if is_sum else None, beside),
                readings=tuple(readings),
            )
        )
    return tuple(rows)


def _row_marks(total: float | None, beside: float | None) -> tuple[RowMark, ...]:
    """Mark the sum, which has no bar, and what the pinned scenario comes to."""
    marked = ((total, Shape.STROKE), (beside, Shape.DIAMOND))
    return tuple(
        RowMark(value=value, colour="text", shape=shape) for value, shape in marked if value is not None
    )


def _table(
    snapshot: Snapshot, before: FloatArray, after: FloatArray, pinned: FloatArray, against: str
) -> ChartTable:
    """Return the money with and without the scenario, and the change, by sector."""
    digits = 2 if snapshot.view is View.PER_HEAD else 1
    counted = f"{unit(snapshot.view, snapshot.results.first_year)}, {year_label(snapshot.target_year)}"
    other = against.removeprefix("the ").capitalize()
    names = [other, "Plan", "Change", *([f"Change, {beside_name(snapshot)}"] if pinned.size else [])]
    figures = np.column_stack([before, after, after - before, *([pinned] if pinned.size else [])])
    return ChartTable(
        ("Sector", *(f"{name}, {counted}" for name in names)),
        tuple(
            (name, *(number(float(value), digits) for value in row))
            for name, row in zip(_NAMES, np.vstack([figures, figures.sum(axis=0)]), strict=True)
        ),
    )
