"""Compare with other ICBs: this area among all boards of its footprint, on any measure."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leftshift.evidence.areas import ICB_2025, ICB_2026, MERGER
from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.estimates import is_estimate
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.peers import BOARD_MEASURE, context_time, context_value, peer_measure
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.beside import (
    NOT_KNOWN,
    PLACELESS,
    among_finding,
    among_words,
    beside_finding,
    carried_finding,
    placeless_clause,
    placeless_finding,
    rank_words,
    say,
)
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Reading
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY, NAME = "beside_others", "Compare with other ICBs"
FIRST_MEASURE: Final = "hospital_share"
_SPARE = 0.04
"""Room beyond the outermost areas, of the axis [share]."""
_BOARDS = frozenset({ICB_2025, ICB_2026, MERGER})
"""Kinds of area that count as one board among the others; a region or England is made of them."""
_NO_PLACE: Final = "\u2013"
_NOTHING, _CARRIED = "Nothing changed", "This change in every area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A row of dots, one for each other area, and a diamond for the area itself."""

    name: str
    """Written above the row; empty where it is the only one."""
    others: FloatArray
    """Shape (other areas,) [unit of the measure]."""
    ranked: NDArray[np.bool_]
    """Whether each has a place, as it rests on no estimate; the others are hollow, shape (other areas,)."""
    own: float
    lowest: str
    highest: str
    """The areas at both ends, with their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripMarks:
    """Rows of dots; with two rows, lines join each area to itself."""

    strips: tuple[Strip, ...]
    after: float
    """The area's value under the scenario: a filled diamond in the last row, beside the hollow one; not a
    number where it is not known."""
    label: str
    """The area's name and value, written above."""


def beside_others(snapshot: Snapshot, measure: str = FIRST_MEASURE, *, carried: bool = False) -> ChartData:
    """Show a dot for every other board and a diamond for this area, as it is and under the scenario.

    Carried, there is a second row: the same change made in every board.

    Raises:
        KeyError: areas cannot be set beside one another by this measure.
        LookupError: the snapshot holds no peers.
    """
    chart = _Beside(snapshot, peer_measure(measure), carried=carried)
    return ChartData(
        key=KEY,
        name=NAME,
        title=chart.title(),
        subtitle=chart.subtitle(),
        wanted=chart.wanted(),
        tick=lambda value, step: tick_text(chart.measure, value, step),
        marks=chart.marks(),
        table=chart.table,
        readings=chart.readings,
        context=(measure, carried, snapshot.swept),
    )


class _Beside:
    """One measure of one snapshot in this area and in the others."""

    def __init__(self, snapshot: Snapshot, measure: Measure, *, carried: bool) -> None:
        self.measure, self._snapshot = measure, snapshot
        swept = None if carried else _swept(snapshot, measure)
        self._carried = carried or swept is not None
        self._strips = (_NOTHING, _CARRIED if swept is None else _sweep_name(snapshot))
        self._name, place = snapshot.area.name, snapshot.target_index
        self._is_board = snapshot.area.kind in _BOARDS
        found, own = needed(snapshot.peers), set(snapshot.scenario.area.codes)
        rows = [found, *([needed(snapshot.carried_peers)] if carried else [])]
        values = [one.values(measure, place) for one in rows]
        values += [] if swept is None else [swept]
        known = np.logical_and.reduce([np.isfinite(each) for each in values])
        self._kept = [row for row, area in enumerate(found.areas) if area.code not in own and known[row]]
        self._names = [found.areas[row].name for row in self._kept]
        self._others = [one[self._kept] for one in values]
        self._ranked = ~found.estimates(measure.key)[self._kept]
        self._before, self._after = _own(snapshot, measure)
        self._has_place = bool(np.isfinite(self._after)) and not _is_estimate(snapshot, measure.key)
        self._owns = (self._before, self._after)[: len(self._others)]

    def title(self) -> str:
        """Return the finding."""
        if not self._has_place:
            return placeless_finding(self.measure, (self._before, self._after))
        before, after = self._rank(0, self._before), self._rank(-1, self._after)
        left_out = len(self._kept) - int(self._ranked.sum())
        if self._carried:
            others = self._others[-1][self._ranked].tolist()
            said = carried_finding(self.measure, others, self._after, after, is_board=self._is_board)
        elif not self._is_board:
            said = among_finding(self.measure, (before - 1, after - 1), len(self._kept) - left_out)
        else:
            said = beside_finding(self.measure, (before, after), len(self._kept) - left_out + 1)
        return f"{said}{placeless_clause(left_out)}"

    def subtitle(self) -> str:
        """Say what is counted, and what the marks mean."""
        year = context_time(self.measure.key) or year_label(self._snapshot.target_year)
        counted = f"{unit_words(self.measure)}, {year}"
        other = "other boards" if self._is_board else "boards"
        whole, ranked = len(self._kept), int(self._ranked.sum())
        marks = [f"● {ranked}"] if ranked else []
        marks += [f"○ {whole - ranked} estimates"] if ranked < whole else []
        those = f"{', '.join(marks)}: {other} of {self._snapshot.scenario.area.footprint}"
        if self._carried:
            return f"{counted}; {those}; ◆ this area; lines join an area to itself"
        if self._is_context:
            return f"{counted}; {those}; ◆ this area, whatever is planned"
        return f"{counted}; {those}, as they are; ◊ this area, ◆ under the plan"

    @property
    def _is_context(self) -> bool:
        return context_time(self.measure.key) is not None

    def wanted(self) -> tuple[float, float]:
        """Return the range of values that the axis should hold."""
        values = np.concatenate([*self._others, [self._before, self._after]])
        values = values[np.isfinite(values)]
        low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
        spare = (high - low) * _SPARE
        return low - spare, high + spare

    def marks(self) -> StripMarks:
        """Return the rows of dots."""
        strips = (
            Strip(
                name=name if self._carried else "",
                others=others,
                ranked=self._ranked,
                own=own,
                lowest=self._named(others, np.argmin),
                highest=self._named(others, np.argmax),
            )
            for name, others, own in zip(self._strips, self._others, self._owns, strict=False)
        )
        return StripMarks(
            strips=tuple(strips), after=self._after, label=f"{self._name} {self._say(self._after)}"
        )

    def readings(self) -> tuple[Reading, ...]:
        """List every area from left to right, row by row; `x` is its value and `y` its row.

        The area itself belongs to no series, all others to one.
        """
        found: list[Reading] = []
        for row, (others, own) in enumerate(zip(self._others, self._owns, strict=True)):
            under = f", {_lower(self._strips[row])}" if self._carried else ""
            here = [
                Reading(value, row, f"{name}{under}", self._placed(row, value, has_place=has_place), "others")
                for name, value, has_place in zip(
                    self._names, others.tolist(), self._ranked.tolist(), strict=True
                )
            ]
            when = "under the plan" if row else "nothing changed"
            if np.isfinite(own):
                here.append(Reading(own, row, f"{self._name}, {when}", self._own_place(row, own)))
            found.extend(sorted(here, key=lambda reading: reading.x))
        if not self._carried and np.isfinite(self._after):
            said = self._own_place(0, self._after)
            found.append(Reading(self._after, 0, f"{self._name}, under the plan", said))
        return tuple(found)

    def table(self) -> ChartTable:
        """Return every area with its value, the first rank first."""
        label = self.measure.label
        rows = [
            (name, [value], has_place)
            for name, value, has_place in zip(
                self._names, self._others[0].tolist(), self._ranked.tolist(), strict=True
            )
        ]
        if self._carried:
            heads = [f"{label}, {_lower(strip)}" for strip in self._strips]
            for (_, values, _), under in zip(rows, self._others[1].tolist(), strict=True):
                values.append(under)
            rows.append((self._name, [self._before, self._after], self._has_place))
        elif self._is_context:
            heads = [f"{label}, {context_time(self.measure.key)}"]
            rows.append((self._name, [self._before], self._has_place))
        else:
            heads = [f"{label}, the others as they are"]
            rows += [
                (self._name, [self._before], self._has_place),
                (f"{self._name}, under the plan", [self._after], self._has_place),
            ]
        rows.sort(key=lambda row: row[1][-1], reverse=self.measure.better != "lower")
        places = count(1)
        return ChartTable(
            ("Place", "Area", *heads),
            tuple(
                (str(next(places)) if has_place else _NO_PLACE, name, *(self._say(value) for value in values))
                for name, values, has_place in rows
            ),
        )

    def _named(self, others: FloatArray, end: Callable[[FloatArray], np.intp]) -> str:
        """Name the area at one end with its value; empty where there is no other area."""
        if not others.size:
            return ""
        place = int(end(others))
        return f"{self._say(float(others[place]))} {self._names[place]}"

    def _say(self, value: float) -> str:
        return say(self.measure, value) if np.isfinite(value) else NOT_KNOWN

    def _rank(self, row: int, value: float) -> int:
        others = self._others[row][self._ranked]
        ahead = others < value if self.measure.better == "lower" else others > value
        return 1 + int(ahead.sum())

    def _placed(self, row: int, value: float, *, has_place: bool = True) -> str:
        said = rank_words(self.measure, self._rank(row, value)) if has_place else PLACELESS
        return f"{self._say(value)}, {said}"

    def _own_place(self, row: int, value: float) -> str:
        """Write the area's own value and its place; one that is no board has no place among them."""
        if self._is_board or not self._has_place:
            return self._placed(row, value, has_place=self._has_place)
        ahead = self._rank(row, value) - 1
        return f"{self._say(value)}, {among_words(self.measure, ahead, int(self._ranked.sum()))}"


def _swept(snapshot: Snapshot, measure: Measure) -> FloatArray | None:
    """Read a measure of the sweep that is open, shape (areas,); None where it has no such outcome."""
    found, peers = snapshot.swept, needed(snapshot.peers)
    if found is None or measure.key not in found.outcomes:
        return None
    people = peers.results.population[:, snapshot.target_index]
    return found.values(measure.key, peers.areas, people)


def _sweep_name(snapshot: Snapshot) -> str:
    swept = needed(snapshot.swept)
    return f"In the sweep, {year_label(swept.year)}: {swept.name}"


def _lower(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"


def _own(snapshot: Snapshot, measure: Measure) -> tuple[float, float]:
    """Read a measure of the area itself, with nothing changed and under the scenario."""
    found = context_value(measure.key, snapshot.area)
    if found is not None:
        return found, found
    if measure.key == BOARD_MEASURE and snapshot.board_measures.placeholder:
        return np.nan, np.nan
    place = snapshot.target_index
    before, after = (
        float(measure.of(results, place, seats_by_voice(scenario.board.seats)))
        for results, scenario in (
            (snapshot.reference, snapshot.start),
            (snapshot.results, snapshot.scenario),
        )
    )
    return before, after


def _is_estimate(snapshot: Snapshot, key: str) -> bool:
    """Say whether a measure of the area itself rests on an estimate."""
    scenario = snapshot.scenario
    return is_estimate(key, snapshot.area, own=scenario.own_figures, own_deficit=scenario.own_deficit)
