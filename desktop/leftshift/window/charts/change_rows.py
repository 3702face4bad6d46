"""Only the change, row by row: a chart's figures of one year less the baseline's."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, LABELS, SECTORS, FloatArray, year_label
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import BRIEF
from leftshift.text.levers.posts import cut_place, posts_of
from leftshift.text.numbers import (
    PERCENT,
    is_nothing,
    largest,
    number,
    points,
    shown,
    signed,
    signed_amount,
    tick,
    unit,
)
from leftshift.window.charts.money.commissioning_capacity import BRIEF_FUNCTIONS
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Colour,
    Reading,
    Row,
    RowBar,
    RowMarks,
)

_HEADROOM = 1.25
"""How much more than the largest change the axis holds [ratio]."""
_SUM = "Sum"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: what it is called in full and in brief, its colour, its change from the baseline."""

    name: str
    brief: str
    colour: Colour
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChanges:
    """What a chart shows row by row when only the change is asked for."""

    counted: str
    year: int | None
    """The year that is read; None for what has no years."""
    least: float
    """Half of the axis holds at least this much [unit of the rows]."""
    say: Callable[[float], str]
    tick: Callable[[float], str]
    rows: tuple[RowChange, ...]
    noun: str = ""
    """What the figure of the finding counts, where the name of the row does not say so."""
    total: str = ""
    """The sum as it is written below the rows; empty where it means nothing."""
    unmoved: str = ""
    """What the finding is where no row has changed, if that is not all there is to say."""
    why_not: str = ""
    """Why there are no rows; empty where there are."""
    caution: str = ""
    """What the figures must never be shown without."""


def rows_of_change(whole: ChartData, changes: RowChanges) -> ChartData:
    """Show a bar a row: to the right what is more than in the baseline, to the left what is less."""
    reach = max([abs(row.value) * _HEADROOM for row in changes.rows] + [changes.least])
    when = "" if changes.year is None else f", {year_label(changes.year)}"
    rows = [_row(row, changes.say(row.value), when) for row in changes.rows]
    total = [Row(name=_SUM, figure=changes.total, strong=True, ruled=True)] if changes.total else []
    return replace(
        whole,
        name=f"{whole.name}, only the change",
        title=_finding(whole.name, changes),
        subtitle=f"Only the change from the baseline; {changes.counted}{when}",
        wanted=(-reach, reach),
        tick=lambda value, _step: changes.tick(value),
        marks=RowMarks(
            rows=(*rows, *total),
            closest=0.75,
            sums_below=len(total),
            below=changes.caution,
            below_colour="near",
        ),
        words="",
        table=lambda: ChartTable(
            (whole.name, f"Change, {changes.counted}{when}"),
            tuple((row.name, row.figure) for row in (*rows, *total)),
        ),
    )


def _row(row: RowChange, figure: str, when: str) -> Row:
    return Row(
        name=row.name,
        brief=row.brief,
        figure=figure,
        rank=abs(row.value),
        bars=(RowBar(start=0, end=row.value, colour=row.colour),),
        readings=(
            Reading(row.value, 0, f"{row.name}{when}", f"{figure} against the baseline", of=row.colour),
        ),
    )


def _finding(whole: str, changes: RowChanges) -> str:
    if changes.why_not:
        return changes.why_not
    most = changes.rows[largest(np.array([abs(row.value) for row in changes.rows]))]
    when = "" if changes.year is None else f" in {year_label(changes.year)}"
    if is_nothing(changes.say(most.value)):
        return changes.unmoved or f"{whole}: no change from the baseline{when}"
    noun = f" {changes.noun}" if changes.noun else ""
    return (
        f"{most.name[:1].upper()}{most.name[1:]} {changes.say(most.value)}{noun}{when} against the baseline"
    )


def plain_tick(value: float) -> str:
    """Write a tick with as many digits as it has, one at most."""
    return number(value, 0 if float(value).is_integer() else 1)


def change_of_need(snapshot: Snapshot) -> RowChanges:
    """Compare what each sector lacks with what it would lack with nothing changed."""
    view, place, results = snapshot.view, snapshot.target_index, snapshot.results

    def in_view(money: FloatArray) -> FloatArray:
        return np.asarray(shown(money, view, results.deflator, results.population)[place])

    change = in_view(results.pressure) - in_view(snapshot.reference.pressure)
    return RowChanges(
        counted=f"unfunded need, {unit(view, results.first_year)}",
        year=snapshot.target_year,
        least=float(in_view(results.spend).sum()) / PERCENT / PERCENT,
        say=lambda value: signed_amount(value, view),
        tick=lambda value: tick(value, view),
        rows=_by_sector(change),
        noun="unfunded",
        total=signed_amount(float(change.sum()), view),
    )


def change_of_lens(snapshot: Snapshot) -> RowChanges:
    """Compare how far each sector's spend is from its need with how far it was [share of need]."""
    lens = needed(snapshot.need_lens)
    return RowChanges(
        counted="spend against need, percentage points",
        year=snapshot.target_year,
        least=1 / PERCENT,
        say=points,
        tick=lambda value: plain_tick(value * PERCENT),
        rows=_by_sector(lens.against_need - lens.against_need_before),
        noun="of need",
    )


def change_of_posts(snapshot: Snapshot) -> RowChanges:
    """Compare the posts of each function after the cut with those before it [posts]."""
    lever = snapshot.scenario.running_costs
    posts, place = posts_of(lever, snapshot.baseline, snapshot.results), cut_place(lever, snapshot.results)
    change = posts.after[place] - posts.before
    return RowChanges(
        counted="posts",
        year=snapshot.results.first_year + place,
        least=1.0,
        say=signed,
        tick=number,
        rows=tuple(
            RowChange(FUNCTION_LABELS[function], brief, "accent", value)
            for function, brief, value in zip(FUNCTIONS, BRIEF_FUNCTIONS, change.tolist(), strict=True)
        ),
        noun="posts",
        total=signed(float(change.sum())),
    )


def _by_sector(change: FloatArray) -> tuple[RowChange, ...]:
    """Make a row of each sector that has a figure, shape (sectors,)."""
    pairs = zip(SECTORS, change.tolist(), strict=True)
    return tuple(
        RowChange(LABELS[sector], BRIEF[sector], sector, value)
        for sector, value in pairs
        if np.isfinite(value)
    )
