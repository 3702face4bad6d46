"""Commissioning capacity: posts by function, before the cut and after it."""

from functools import partial

from leftshift.model.terms import FUNCTION_LABELS, FUNCTIONS, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.need import posts_finding
from leftshift.text.levers.posts import cut_place, posts_of, primary_words
from leftshift.text.numbers import number, people, percent
from leftshift.window.charts.plotting.chart_data import (
    ChartData,
    ChartTable,
    Fill,
    Reading,
    Row,
    RowBar,
    RowMarks,
)

KEY, NAME = "commissioning_capacity", "Commissioning capacity"
BRIEF_FUNCTIONS = ("Primary care", "Other comm.", "Finance", "Quality", "Digital", "Corporate")
"""What a function is called where there is little room, in FUNCTIONS order."""
_PROTECTED = "\u25c6"
"""Written after a function that is protected."""


def commissioning_capacity(snapshot: Snapshot) -> ChartData:
    """Show two bars a function: hollow before, filled after."""
    lever = snapshot.scenario.running_costs
    posts, place = posts_of(lever, snapshot.baseline, snapshot.results), cut_place(lever, snapshot.results)
    before, after = posts.before.tolist(), posts.after[place].tolist()
    year = snapshot.results.first_year + place
    return ChartData(
        key=KEY,
        name=NAME,
        title=posts_finding(posts.before, posts.after[place], year),
        subtitle=f"posts by {year_label(year)}; hollow: before the cut; {_PROTECTED} protected; "
        "the split is an assumption",
        wanted=(0.0, max(*before, 1.0)),
        tick=lambda value, _step: number(value),
        marks=RowMarks(rows=_rows(snapshot, before, after), lanes=2, closest=0.75),
        words=primary_words(posts, lever, snapshot.results),
        table=partial(_table, snapshot, before, after),
        context=snapshot.area.code,
    )


def _rows(snapshot: Snapshot, before: list[float], after: list[float]) -> tuple[Row, ...]:
    protected = snapshot.scenario.running_costs.protected
    rows = []
    for function, brief, was, left in zip(FUNCTIONS, BRIEF_FUNCTIONS, before, after, strict=True):
        sign, said = (f" {_PROTECTED}", ", protected") if function in protected else ("", "")
        value = f"{people(was)} posts before, {people(left)} after"
        rows.append(
            Row(
                name=f"{FUNCTION_LABELS[function]}{sign}",
                brief=f"{brief}{sign}",
                figure=f"{people(was)} \u2192 {people(left)}",
                rank=was,
                bars=(
                    RowBar(start=0, end=was, colour="ghost", fill=Fill.HOLLOW),
                    RowBar(start=0, end=left, colour="accent", lane=1),
                ),
                readings=(Reading(left, 0, f"{FUNCTION_LABELS[function]}{said}", value),),
            )
        )
    return tuple(rows)


def _table(snapshot: Snapshot, before: list[float], after: list[float]) -> ChartTable:
    """Return posts before and after by function."""
    lever = snapshot.scenario.running_costs
    return ChartTable(
        ("Function", "Part of the posts", "Posts before", "Posts after", "Protected"),
        tuple(
            (
                FUNCTION_LABELS[function],
                percent(lever.functions[row]),
                people(before[row]),
                people(after[row]),
                "yes" if function in lever.protected else "no",
            )
            for row, function in enumerate(FUNCTIONS)
        ),
    )
