"""The bridge: from today's deficit to what is unfunded, step by step, adding up exactly."""

from functools import partial
from itertools import accumulate

from leftshift.model.terms import View, year_label
from leftshift.questions.bridge import Bridge, BridgePart, BridgeStep
from leftshift.questions.study import Study
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import amount, signed_amount, tick
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

KEY, NAME = "bridge", "Bridge to what is unfunded"
_LAST = "Unfunded"
_ROOM = 0.08
"""Room beyond the outermost step, of the whole way [share]."""
_NOTHING = 0.05
"""Below this a step that is seldom there is left out of the picture [£m]."""


def bridge_chart(study: Study, answer: Bridge, year: int) -> ChartData:
    """Show a row a step in £m cash; the first row is today's deficit, the last one what is unfunded."""
    first, *rest = answer.steps
    steps = [one for one in rest if one.part is not BridgePart.KEPT_APART or abs(one.value) >= _NOTHING]
    reached = list(accumulate((one.value for one in steps), initial=first.value))
    ends = [0.0, *reached, answer.unfunded]
    room = ((max(ends) - min(ends)) or 1.0) * _ROOM
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"£m cash, {year_label(answer.year)}; filled: adds, hatched: takes away",
        wanted=(min(ends) - room, max(ends) + room),
        tick=lambda value, _: tick(value, View.CASH),
        marks=RowMarks(
            rows=(
                _end(first.label, first.value, link=True),
                *(_step(one, then) for one, then in zip(steps, reached[1:], strict=True)),
                _end(_LAST, answer.unfunded),
            ),
            stacked=True,
        ),
        table=partial(_table, answer),
    )


def _step(step: BridgeStep, then: float) -> Row:
    figure = signed_amount(step.value, View.CASH)
    return Row(
        name=step.label,
        figure=figure,
        bars=(
            RowBar(
                start=then - step.value,
                end=then,
                colour="muted" if step.value >= 0 else "accent",
                fill=Fill.FILLED if step.value >= 0 else Fill.HATCHED,
            ),
        ),
        link=then,
        readings=(Reading(then, 0, f"{step.label}: {figure}", f"reaches {amount(then, View.CASH)}"),),
    )


def _end(name: str, value: float, *, link: bool = False) -> Row:
    text = amount(value, View.CASH)
    return Row(
        name=name,
        figure=text,
        strong=True,
        marks=(RowMark(value=value, colour="text", shape=Shape.BLOCK),),
        link=value if link else None,
        readings=(Reading(value, 0, name, text),),
    )


def _table(answer: Bridge) -> ChartTable:
    """Return every step and what is reached with it, up to what is unfunded."""
    reached = accumulate(one.value for one in answer.steps)
    return ChartTable(
        ("Step", "What it adds", "Unfunded then"),
        (
            *(
                (one.label, signed_amount(one.value, View.CASH), amount(then, View.CASH))
                for one, then in zip(answer.steps, reached, strict=True)
            ),
            (_LAST, "", amount(answer.unfunded, View.CASH)),
        ),
    )
