"""What each lever did: from the baseline to the scenario, lever by lever, with nothing left over."""

import math
from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from leftshift.model.terms import year_label
from leftshift.questions.attribution import Attribution, Contribution
from leftshift.questions.study import Study
from leftshift.text.answers.figures import change_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import number
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
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY, NAME = "waterfall", "What each lever did"
_BEFORE, _AFTER = "Baseline", "This plan"
_ROOM = 0.12
"""Room beyond the outermost step, of the whole way [share]."""
_LEAST = 0.01
"""Least extent of the axis, of the value: where nothing moved [share]."""


def waterfall(study: Study, answer: Attribution, year: int) -> ChartData:
    """Show a step a group of levers; the first row is the baseline, the last one the scenario."""
    item = answer.measure
    reached = _reached(answer, answer.contributions)
    ends = [*reached, answer.after]
    room = max((max(ends) - min(ends)) * _ROOM, abs(answer.after) * _LEAST / 2)
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{item.label}, {year_label(answer.year)}; {unit_words(item)}; "
        "filled: up, hatched: down; the steps add up to the change",
        wanted=(min(ends) - room, max(ends) + room),
        tick=partial(tick_text, item),
        marks=RowMarks(
            rows=_rows(answer, answer.contributions), fitted=partial(_fitted, answer), stacked=True
        ),
        table=lambda: ChartTable(
            ("Lever", "What it did", f"{item.label} then"),
            (
                (_BEFORE, "", value_text(item, answer.before)),
                *(
                    (one.label, change_text(item, one.value), value_text(item, then))
                    for one, then in zip(answer.contributions, reached[1:], strict=True)
                ),
                (_AFTER, change_text(item, answer.change), value_text(item, answer.after)),
            ),
        ),
    )


def _reached(answer: Attribution, parts: Sequence[Contribution]) -> list[float]:
    """Return the measure in the baseline and after each step, shape (steps + 1,)."""
    return list(accumulate((one.value for one in parts), initial=answer.before))


def _fitted(answer: Attribution, count: int) -> tuple[Row, ...]:
    """Make at most so many rows: where there are more steps, the smallest of them are one."""
    parts, room = answer.contributions, max(1, count - 2)
    if len(parts) <= room:
        return _rows(answer, parts)
    by_size = sorted(parts, key=lambda one: -abs(one.value))
    own, joined = by_size[: room - 1], by_size[room - 1 :]
    rest = math.fsum(one.value for one in joined)
    label = f"{number(len(joined))} levers together" if not own else f"{number(len(joined))} other levers"
    return _rows(answer, [*(one for one in parts if one in own), Contribution(label=label, value=rest)])


def _rows(answer: Attribution, parts: Sequence[Contribution]) -> tuple[Row, ...]:
    """Make a row a step, each from where the one above it ended, between baseline and scenario."""
    item, reached = answer.measure, _reached(answer, parts)
    steps = (
        Row(
            name=one.label,
            figure=change_text(item, one.value),
            bars=(
                RowBar(
                    start=then - one.value,
                    end=then,
                    colour="accent",
                    fill=Fill.FILLED if one.value >= 0 else Fill.HATCHED,
                ),
            ),
            link=then,
            readings=(_reading(answer, one.label, change_text(item, one.value), then),),
        )
        for one, then in zip(parts, reached[1:], strict=True)
    )
    return (_end(answer, _BEFORE, answer.before, link=True), *steps, _end(answer, _AFTER, answer.after))


def _end(answer: Attribution, name: str, value: float, *, link: bool = False) -> Row:
    """Make the row where the way begins or ends."""
    text = value_text(answer.measure, value)
    return Row(
        name=name,
        figure=text,
        strong=True,
        marks=(RowMark(value=value, colour="text", shape=Shape.BLOCK),),
        link=value if link else None,
        readings=(_reading(answer, name, text, value),),
    )


def _reading(answer: Attribution, name: str, figure: str, then: float) -> Reading:
    return Reading(then, 0, f"{name}: {figure}", f"reaches {value_text(answer.measure, then)}")
