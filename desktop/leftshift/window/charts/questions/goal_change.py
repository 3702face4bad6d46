"""How to reach the target: the least change, sector by sector, in points and in money."""

from functools import partial

from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, SECTORS
from leftshift.questions.goal_seek import Goal
from leftshift.questions.study import Study
from leftshift.text.answers.figures import target_text, value_text
from leftshift.text.answers.findings import finding
from leftshift.text.numbers import MINUS, PERCENT, percent, points, signed_money
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Colour,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMarks,
)

KEY, NAME = "goal_change", "How to reach the target"
_NAMES = (*(LABELS[sector] for sector in SECTORS), "Running-cost cut")
_COLOURS: tuple[Colour, ...] = (*SECTORS, "accent")
_HEADROOM = 1.1
_LEAST = 0.01
"""Least reach of the axis to either side: a point [share]."""


def goal_change(study: Study, answer: Goal, year: int) -> ChartData:
    """Show a bar a sector: to the right it gains, to the left it gives."""
    was, then = _levers(study.scenario), _levers(answer.scenario)
    change = [new - old for old, new in zip(was, then, strict=True)]
    reach = max(max(map(abs, change)) * _HEADROOM, _LEAST)
    return ChartData(
        key=KEY,
        name=NAME,
        title=finding(study, answer, year),
        subtitle=f"{target_text(answer.target)}; change of the shares in points, £m cash in that year; "
        "filled: gains, hatched: gives",
        wanted=(-reach, reach),
        tick=lambda value, _step: f"{value * PERCENT:.10g}".replace("-", MINUS),
        marks=RowMarks(
            rows=tuple(map(_row, _NAMES, _COLOURS, was, then, answer.money)),
            closest=0.75,
        ),
        table=partial(_table, answer, was, then),
    )


def _levers(scenario: Scenario) -> tuple[float, ...]:
    """Return the shares in the target year and last the cut to running costs [share]."""
    return (*scenario.shares.target, scenario.running_costs.cut)


def _row(name: str, colour: Colour, was: float, then: float, money: float) -> Row:
    change = then - was
    figure = f"{points(change)}   {signed_money(money)}"
    fill = Fill.FILLED if change > 0 else Fill.HATCHED
    return Row(
        name=name,
        figure=figure,
        rank=abs(change),
        bars=(RowBar(start=0, end=change, colour=colour, fill=fill),) if change else (),
        readings=(Reading(change, 0, f"{name}: {percent(was, 2)} to {percent(then, 2)}", figure, of=colour),),
    )


def _table(answer: Goal, was: tuple[float, ...], then: tuple[float, ...]) -> ChartTable:
    """Return every lever now and then, with its change in points and in money."""
    item = answer.target.measure
    return ChartTable(
        ("Lever", "Now", "Then", "Change", "Change, £m cash"),
        (
            *(
                (name, percent(old, 2), percent(new, 2), points(new - old), signed_money(money))
                for name, old, new, money in zip(_NAMES, was, then, answer.money, strict=True)
            ),
            (item.label, value_text(item, answer.before), value_text(item, answer.reached), "", ""),
        ),
    )
