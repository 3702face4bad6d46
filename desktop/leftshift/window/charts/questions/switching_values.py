"""When would it stop being met: how far each assumption is from the value that turns the answer."""

from collections.abc import Sequence
from functools import partial

from leftshift.questions.draws import Range
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching, SwitchingValue
from leftshift.text.answers.figures import assumption_text, target_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import MINUS, NBSP, PERCENT, counted, number
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

KEY, NAME = "switching_values", "When would it stop being met"
_ENDS = {0.0: "low end", 1.0: "high end"}


def switching_values(study: Study, answer: Switching, year: int) -> ChartData:
    """Show a line an assumption over its plausible range, with its value now and where the answer turns."""
    turning = [one for one in answer.switches if one.nearest is not None]
    idle = len(answer.switches) - len(turning)
    rest = f"; {counted(idle, 'other turns', 'others turn')} it nowhere" if idle else ""
    marks = "; dot: now, bar: where the verdict changes, each over its plausible range" if turning else ""
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{target_text(answer.target)}{marks}{rest}",
        tick=lambda value, _step: _ENDS.get(value, ""),
        marks=RowMarks(rows=tuple(_row(one, -place) for place, one in enumerate(turning)), stacked=True),
        table=partial(_table, answer, turning),
    )


def distance_text(one: SwitchingValue) -> str:
    """Write how far an assumption is from the nearest value that turns the answer, with its sign."""
    if one.nearest is None:
        return ""
    way, unit = one.nearest - one.assumption.value, one.assumption.unit
    size = abs(way)
    text = (
        f"{number(size * PERCENT, 2)} points"
        if unit.startswith("share")
        else assumption_text(one.assumption, size)
    )
    return f"{'+' if way > 0 else MINUS}{text}"


def _row(one: SwitchingValue, rank: int) -> Row:
    item = one.assumption
    turns = [value for value in (one.below, one.above) if value is not None]
    now = _part(item, item.value)
    nearest = item.value if one.nearest is None else one.nearest
    return Row(
        name=item.label,
        figure=f"{assumption_text(item, item.value)} to {assumption_text(item, nearest)}",
        rank=rank,
        bars=tuple(
            RowBar(start=now, end=_part(item, value), colour="accent", fill=Fill.THIN) for value in turns
        ),
        marks=(
            *(RowMark(value=_part(item, value), colour="bad", shape=Shape.BLOCK) for value in turns),
            RowMark(value=now, colour="text"),
        ),
        readings=tuple(
            Reading(_part(item, value), 0, item.label, f"{said} {assumption_text(item, value)}")
            for said, value in (("now", item.value), *(("turns at", value) for value in turns))
        ),
    )


def _part(item: Range, value: float) -> float:
    """Say how far along its range a value lies [share]."""
    return (value - item.low) / (item.high - item.low)


def _table(answer: Switching, turning: Sequence[SwitchingValue]) -> ChartTable:
    """Return what turns the answer, the closest first, with its distance from now."""
    turns = "Stops being met at" if answer.met else "Would be met at"
    return ChartTable(
        ("Assumption", "Now", turns, "Distance from now", "Of its range"),
        tuple(
            (
                one.assumption.label,
                assumption_text(one.assumption, one.assumption.value),
                assumption_text(one.assumption, one.nearest),
                distance_text(one),
                f"{number(one.room * PERCENT)}{NBSP}%",
            )
            for one in turning
            if one.nearest is not None
        ),
    )
