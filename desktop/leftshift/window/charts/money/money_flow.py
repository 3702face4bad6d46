"""Where the money moves: from the sectors that give to those that get, and by which rule it was paid."""

from dataclasses import dataclass

import numpy as np

from leftshift.model.results import Results
from leftshift.model.shares import money_moved
from leftshift.model.terms import SECTORS, FloatArray, View, year_label
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.flow import BRIEF_PLACES, PLACES, flow_finding, paying_rule
from leftshift.text.numbers import amount, is_nothing, number, shown, signed_amount, unit
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Colour, Reading

KEY, NAME = "money_flow", "Where the money moves"
_HEADROOM = 1.25
"""How much more money than moves now the whole height is worth, so that a drag can go on [ratio]."""
_AT_REST = 0.01
"""Part of all money that the whole height is worth while nothing moves [share]."""
_LONGEST = -888.0
_SAVING, _POOL = len(SECTORS), len(SECTORS) + 1
_COLOURS: tuple[Colour, ...] = (*SECTORS, "muted", "pool")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowEnd:
    """A bar at one end of the bands: who gives, or who gets."""

    name: str
    brief: str
    """Its name where there is little room."""
    figure: str
    """Its change from the baseline, as text."""
    money: float
    """How much it gives or gets [unit of the chart]."""
    colour: Colour
    is_pool: bool
    """Whether it is money not yet given to a sector, which is always hatched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowMarks:
    """Bands from those who give, on the left, to those who get, on the right."""

    gives: tuple[FlowEnd, ...]
    gets: tuple[FlowEnd, ...]
    moved: FloatArray
    """Shape (gives, gets) [unit of the chart]."""
    names: tuple[str, ...]
    briefs: tuple[str, ...]
    """All names there may be beside a bar, in full and in brief, so that bands do not move as names come."""
    longest: str
    """A figure as long as most."""


def money_flow(snapshot: Snapshot) -> ChartData:
    """Show who gives to whom in the target year, against the baseline."""
    flow = _Flow(snapshot)
    year = year_label(snapshot.target_year)
    return ChartData(
        key=KEY,
        name=NAME,
        title=flow_finding(flow.moved, snapshot.target_year, snapshot.view),
        subtitle=f"{flow.unit}, {year}; left gives, right gets, against the baseline; all else stays",
        wanted=(0.0, flow.height),
        marks=flow.marks(),
        words=f"{paying_rule(snapshot.scenario.shares)}; each gain is drawn from all who give, in proportion",
        table=flow.table,
        readings=flow.readings,
    )


class _Flow:
    """What moves in one snapshot, by place: the sectors, the saving put back, the pool."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot, self._view = snapshot, snapshot.view
        self.unit = unit(snapshot.view, snapshot.results.first_year)
        before, after = (self._by_place(results) for results in (snapshot.reference, snapshot.results))
        # What the saving puts back comes from outside the sectors; a pool below nothing is owed to them.
        before[_SAVING] = max(after.sum() - before.sum(), 0.0)
        before[_POOL], after[_POOL] = max(-after[_POOL], 0.0), max(after[_POOL], 0.0)
        self._before, self._after = before, after
        self.moved = money_moved(before, after)
        gives, gets = self.moved.sum(axis=1), self.moved.sum(axis=0)
        self._givers = [place for place, value in enumerate(gives) if not self._is_nothing(value)]
        self._getters = [place for place, value in enumerate(gets) if not self._is_nothing(value)]
        self._gives, self._gets = gives, gets

    @property
    def height(self) -> float:
        """The money that the whole height is worth [unit of the chart]."""
        total = float(self.moved.sum())
        return float(self._before.sum()) * _AT_REST if self._is_nothing(total) else total * _HEADROOM

    def marks(self) -> FlowMarks:
        """Return bars and bands."""
        return FlowMarks(
            gives=tuple(self._end(place, self._gives) for place in self._givers),
            gets=tuple(self._end(place, self._gets) for place in self._getters),
            moved=self.moved[np.ix_(self._givers, self._getters)],
            names=PLACES,
            briefs=BRIEF_PLACES,
            longest=signed_amount(_LONGEST, self._view),
        )

    def readings(self) -> tuple[Reading, ...]:
        """List those who give, at x = 0, those who get, at x = 1, and between them every band."""
        found = [
            Reading(side, row, PLACES[place], f"{self._change(place)}, {self._path(place)}")
            for side, places in enumerate((self._givers, self._getters))
            for row, place in enumerate(places)
        ]
        for row, giver in enumerate(self._givers):
            for column, getter in enumerate(self._getters):
                value = amount(float(self.moved[giver, getter]), self._view)
                if not is_nothing(value):
                    name = f"{PLACES[giver]} to {PLACES[getter]}"
                    found.append(Reading(0.5, row * len(self._getters) + column, name, value))
        return tuple(found)

    def table(self) -> ChartTable:
        """Return what each has before and after, and what it gives to whom."""
        rows, digits = [], 2 if self._view is View.PER_HEAD else 1
        for place, name in enumerate(PLACES):
            figures = (self._before[place], self._after[place], self._after[place] - self._before[place])
            if any(not self._is_nothing(value) for value in figures):
                gives = [self.moved[place, getter] for getter in self._getters]
                rows.append((name, *(number(float(value), digits) for value in (*figures, *gives))))
        counted = f"{self.unit}, {year_label(self._snapshot.target_year)}"
        gives_to = (f"Gives to {PLACES[getter].lower()}" for getter in self._getters)
        heads = ("Baseline", "Plan", "Change", *gives_to)
        return ChartTable(("From or to", *(f"{head}, {counted}" for head in heads)), tuple(rows))

    def _by_place(self, results: Results) -> FloatArray:
        year = self._snapshot.target_index
        money = np.concatenate([results.spend[year], [0.0], [results.unallocated[year]]])[None, :]
        which = slice(year, year + 1)
        return np.array(shown(money, self._view, results.deflator[which], results.population[which])[0])

    def _end(self, place: int, money: FloatArray) -> FlowEnd:
        return FlowEnd(
            name=PLACES[place],
            brief=BRIEF_PLACES[place],
            figure=self._change(place),
            money=float(money[place]),
            colour=_COLOURS[place],
            is_pool=place == _POOL,
        )

    def _is_nothing(self, value: float) -> bool:
        return is_nothing(amount(float(value), self._view))

    def _change(self, place: int) -> str:
        return signed_amount(float(self._after[place] - self._before[place]), self._view)

    def _path(self, place: int) -> str:
        before, after = (amount(float(money[place]), self._view) for money in (self._before, self._after))
        return f"from {before} to {after}"
