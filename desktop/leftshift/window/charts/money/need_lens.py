"""Spend beside need: each service's spend a head over England's next to the area's need for it."""

from collections.abc import Collection

import numpy as np

from leftshift.evidence.areas import ENGLAND
from leftshift.model.terms import LABELS, SECTORS, Sector, year_label
from leftshift.questions.need_lens import Lens, shared_out
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import lens_finding
from leftshift.text.findings.spend import BRIEF
from leftshift.text.numbers import MINUS, NBSP, PERCENT, FigureText, number, pounds
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMark,
    RowMarks,
    Shape,
)

KEY, NAME = "need_lens", "Spend beside need"
_LEAST, _SPARE = 0.05, 0.08
"""The axis holds at least this much beside England's 1 [ratio], and this part more than its marks [share]."""
_SHARED = "\u2248"
"""Stands after a sector whose baseline is shared out, as nothing local is published."""


def need_lens(snapshot: Snapshot) -> ChartData:
    """Show a row a service: need, spend a head, and spend a head with nothing changed."""
    lens, shared = needed(snapshot.need_lens), shared_out(snapshot.scenario, snapshot.area)
    known = [place for place in range(len(SECTORS)) if np.isfinite(lens.need[place])]
    rows = tuple(_row(lens, place, row, shared) for row, place in enumerate(known))
    year = year_label(snapshot.target_year)
    marks = "| need, \u25cf spend a head, \u25cb with nothing changed"
    return ChartData(
        key=KEY,
        name=NAME,
        title=lens_finding(lens.against_need, shared, is_england=snapshot.area.kind == ENGLAND),
        subtitle=f"England = 1, {year}; {marks}; {_SHARED} baseline shared out, not published",
        wanted=_wanted(lens),
        tick=lambda value, _step: _index(value),
        marks=RowMarks(rows=rows, reference=1.0, reference_text="England", tall=True, closest=0.75),
        table=lambda: _table(lens, shared, year),
    )


def against_words(value: float) -> FigureText:
    """Write how far spend is from need, such as +3 % or −4 % [share]."""
    text = number(abs(value) * PERCENT)
    sign = "" if text == "0" else MINUS if value < 0 else "+"
    return FigureText(f"{sign}{text}{NBSP}%", value * PERCENT, "%")


def _wanted(lens: Lens) -> tuple[float, float]:
    """Return the range of the axis: round England's 1, not from 0, as marks are dots and no bars."""
    marks = np.concatenate([lens.need, lens.spend, lens.before, [1 - _LEAST, 1 + _LEAST]])
    low, high = float(np.nanmin(marks)), float(np.nanmax(marks))
    spare = (high - low) * _SPARE
    return max(low - spare, 0.0), high + spare


def _row(lens: Lens, place: int, row: int, shared: Collection[Sector]) -> Row:
    sector = SECTORS[place]
    name, sign = LABELS[sector], f" {_SHARED}" if sector in shared else ""
    need, spend, before = (float(values[place]) for values in (lens.need, lens.spend, lens.before))
    against = against_words(float(lens.against_need[place]))
    said = f"{_index(spend)} of England\u2019s {pounds(float(lens.england[place]))} a head"
    return Row(
        name=f"{name}{sign}",
        brief=f"{BRIEF[sector]}{sign}",
        figure=against,
        bars=(RowBar(start=need, end=spend, colour=sector, fill=Fill.THIN),),
        marks=(
            RowMark(value=need, colour="text", shape=Shape.BLOCK),
            RowMark(value=before, colour=sector, shape=Shape.RING),
            RowMark(value=spend, colour=sector),
        ),
        readings=(
            Reading(
                spend,
                row,
                f"{name}, spend",
                f"{said}\n{against} against need; with nothing changed {_index(before)}",
                of=sector,
            ),
            Reading(need, row, f"{name}, need", f"{_index(need)} of England\u2019s", of=sector),
        ),
    )


def _table(lens: Lens, shared: Collection[Sector], year: str) -> ChartTable:
    """Return need, spend a head and both indices by sector in the target year."""
    return ChartTable(
        (
            "Sector",
            "Need, England = 1",
            f"Spend, £ per head, {year}",
            f"England, £ per head, {year}",
            "Spend, England = 1",
            "Nothing changed, England = 1",
            "Spend against need",
            "Nothing changed, against need",
            "Baseline",
        ),
        tuple(_table_row(lens, place, shared) for place in range(len(SECTORS))),
    )


def _table_row(lens: Lens, place: int, shared: Collection[Sector]) -> tuple[str, ...]:
    is_known = bool(np.isfinite(lens.need[place]))
    return (
        LABELS[SECTORS[place]],
        _index(float(lens.need[place])) if is_known else "not published",
        pounds(float(lens.per_head[place])),
        pounds(float(lens.england[place])),
        _index(float(lens.spend[place])),
        _index(float(lens.before[place])),
        against_words(float(lens.against_need[place])) if is_known else "not known",
        against_words(float(lens.against_need_before[place])) if is_known else "not known",
        "shared out by need or by head" if SECTORS[place] in shared else "of the area",
    )


def _index(value: float) -> str:
    return number(value, 2)
