"""What matters most: what each assumption does to an outcome, over its plausible range."""

from collections.abc import Sequence
from functools import partial

from leftshift.model.terms import year_label
from leftshift.questions.measures import Measure
from leftshift.questions.sensitivity import Swing, Tornado
from leftshift.questions.study import Study
from leftshift.text.answers.figures import assumption_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import PERCENT, counted, number
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMarks,
)
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY, NAME = "tornado", "What matters most"
_NOTHING = 1e-9
"""A swing that is less, of the value, is rounding and no swing [share]."""
_SEEN = 0.004
"""Part of the largest swing below which a bar would be thinner than its outline [share]."""


def tornado_chart(study: Study, answer: Tornado, year: int) -> ChartData:
    """Show a bar an assumption, from what its low end leads to, to what its high end leads to."""
    item, value = answer.measure, answer.value
    least = _NOTHING * max(1.0, abs(value))
    moving = [one for one in answer.swings if one.swing > least]
    seen = [one for one in moving if one.swing > _SEEN * moving[0].swing]
    ends = [value, *(end for one in seen for end in (one.at_low, one.at_high))]
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=_subtitle(answer, len(answer.swings) - len(seen)),
        wanted=(min(ends), max(ends)),
        tick=partial(tick_text, item),
        marks=RowMarks(
            rows=tuple(_row(answer, one) for one in seen),
            stacked=True,
            reference=value,
            reference_text=value_text(item, value),
        ),
        table=partial(_table, item, moving),
    )


def _subtitle(answer: Tornado, idle: int) -> str:
    """Say what is counted, what the two halves of a bar mean, and what is left out."""
    item = answer.measure
    what = f"{item.label}, {year_label(answer.year)}; {unit_words(item)}"
    if idle == len(answer.swings):
        return f"{what}; none of {counted(idle, 'assumption changes', 'assumptions changes')} it"
    rest = f"; {counted(idle, 'other changes', 'others change')} next to nothing" if idle else ""
    return f"{what}; hollow: its low end; filled: its high end{rest}"


def _row(answer: Tornado, one: Swing) -> Row:
    item, assumption = answer.measure, one.assumption
    low, high = (assumption_text(assumption, end) for end in (assumption.low, assumption.high))
    return Row(
        name=assumption.label,
        figure=f"{low} to {high}",
        rank=one.swing,
        bars=(
            RowBar(start=answer.value, end=one.at_high, colour="accent"),
            RowBar(start=answer.value, end=one.at_low, colour="accent", fill=Fill.OUTLINED),
        ),
        readings=tuple(
            Reading(at, 0, f"{assumption.label}: {end}", f"leads to {value_text(item, at)}")
            for at, end in ((one.at_low, low), (one.at_high, high))
        ),
    )


def _table(item: Measure, moving: Sequence[Swing]) -> ChartTable:
    """Return every assumption that changes the measure, with both ends and what they lead to."""
    return ChartTable(
        ("Assumption", "Low", "Leads to", "High", "Leads to", "Swing"),
        tuple(
            (
                one.assumption.label,
                assumption_text(one.assumption, one.assumption.low),
                value_text(item, one.at_low),
                assumption_text(one.assumption, one.assumption.high),
                value_text(item, one.at_high),
                f"{number(one.swing * PERCENT, 2)} points" if item.is_share else value_text(item, one.swing),
            )
            for one in moving
        ),
    )
