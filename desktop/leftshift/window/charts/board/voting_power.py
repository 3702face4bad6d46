"""Voting power: how often each group would decide if it voted as one, with the caution in words."""

from fractions import Fraction

from leftshift.board.blocs import Power
from leftshift.board.voices import GROUP_NAMES
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.board import CAUTION, CAUTION_BRIEF, power_finding, share_of
from leftshift.text.numbers import NBSP, PERCENT, FigureText, counted, number, percent
from leftshift.text.seats import GROUP_WORDS
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

KEY, NAME = "voting_power", "Voting power"
_VALUE = percent(0.888)


def voting_power(snapshot: Snapshot) -> ChartData:
    """Show two bars a group, Banzhaf and Shapley–Shubik, and a stroke at its share of the votes."""
    power = snapshot.board_measures.power
    rows = tuple(_row(power, place) for place in range(len(power.groups))) if power else ()
    return ChartData(
        key=KEY,
        name=NAME,
        title=power_finding(power) if power else "No voting power to work out",
        subtitle=_subtitle(power) if power else snapshot.board_measures.refusal.rstrip("."),
        wanted=(0.0, _largest(power) * PERCENT if power else float(PERCENT)),
        tick=lambda value, _step: f"{number(value)}{NBSP}%",
        marks=RowMarks(
            rows=rows,
            lanes=2,
            longest=_VALUE,
            tall=True,
            closest=0.75,
            below=f"{CAUTION}.",
            below_brief=f"{CAUTION_BRIEF}.",
            below_colour="near",
        ),
        table=lambda: _table(power),
    )


def _subtitle(power: Power) -> str:
    needed = f"{power.quota} of {counted(power.votes, 'vote', 'votes')}"
    return f"full: Banzhaf, %; hatched: Shapley\u2013Shubik; stroke: % of votes; quota {needed}"


def _largest(power: Power) -> float:
    return float(max(*power.banzhaf, *power.shapley_shubik, Fraction(max(power.seats), power.votes)))


def _row(power: Power, place: int) -> Row:
    group, banzhaf, shapley = power.groups[place], power.banzhaf[place], power.shapley_shubik[place]
    values = (float(banzhaf) * PERCENT, float(shapley) * PERCENT)
    reading = Reading(
        values[0],
        place,
        f"{GROUP_NAMES[group]}: {power.seats[place]} of {power.votes} votes",
        f"Banzhaf {share_of(banzhaf)}\nShapley\u2013Shubik {share_of(shapley)}",
    )
    return Row(
        name=GROUP_NAMES[group],
        brief=GROUP_WORDS[group],
        figure=percent(float(banzhaf)),
        rank=float(banzhaf),
        bars=tuple(
            RowBar(start=0.0, end=value, colour=group, fill=fill, lane=lane)
            for lane, (value, fill) in enumerate(zip(values, (Fill.FILLED, Fill.HATCHED), strict=True))
        ),
        marks=(
            RowMark(
                value=power.seats[place] / power.votes * PERCENT, colour="text", shape=Shape.STROKE, lane=None
            ),
        ),
        readings=(reading,),
    )


def _table(power: Power | None) -> ChartTable:
    """Return votes and both indices by group, rounded and exactly."""
    votes = "Votes" if power is None else f"Votes, of {power.votes}"
    exact = "as a fraction"
    columns = (
        "Group",
        votes,
        "Banzhaf index",
        f"Banzhaf index, {exact}",
        "Shapley\u2013Shubik index",
        f"Shapley\u2013Shubik index, {exact}",
    )
    if power is None:
        return ChartTable(columns, ())
    rows = zip(power.groups, power.seats, power.banzhaf, power.shapley_shubik, strict=True)
    return ChartTable(
        columns,
        tuple(
            (
                GROUP_NAMES[group],
                number(held),
                percent(float(banzhaf)),
                FigureText(str(banzhaf), float(banzhaf)),
                percent(float(shapley)),
                FigureText(str(shapley), float(shapley)),
            )
            for group, held, banzhaf, shapley in rows
        ),
    )
