"""Beside the others: this area among all boards of its footprint, on any measure."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from leftshift.evidence.areas import ICB_2025, ICB_2026, MERGER
from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.measures import Measure, seats_by_voice
from leftshift.questions.peers import Peers, peer_measure
from leftshift.snapshot.needs import needed
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.beside import (
    among_finding,
    among_words,
    beside_finding,
    carried_finding,
    rank_words,
    say,
)
from leftshift.window.charts.plotting.chart_data import ChartData, ChartTable, Reading
from leftshift.window.charts.plotting.measured import tick_text, unit_words

KEY, NAME = "beside_others", "Beside the others"
FIRST_MEASURE: Final = "hospital_share"
_SPARE = 0.04
"""Room beyond the outermost areas, of the axis [share]."""
_BOARDS = frozenset({ICB_2025, ICB_2026, MERGER})
"""Kinds of area that count as one board among the others; a region or England is made of them."""
_STRIPS = ("Nothing changed", "This change in every area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A row of dots, one for each other area, and a diamond for the area itself."""

    name: str
    """Written above the row; empty where it is the only one."""
    others: FloatArray
    """Shape (other areas,) [unit of the measure]."""
    own: float
    lowest: str
    highest: str
    """The areas at both ends, with their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripMarks:
    """Rows of dots; with two rows, lines join each area to itself."""

    strips: tuple[Strip, ...]
    after: float
    """The area's value under the scenario: a filled diamond in the last row, beside the hollow one."""
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
        context=(measure, carried),
    )


class _Beside:
    """One measure of one snapshot in this area and in the others."""

    def __init__(self, snapshot: Snapshot, measure: Measure, *, carried: bool) -> None:
        self.measure, self._snapshot, self._carried = measure, snapshot, carried
        self._name, place = snapshot.area.name, snapshot.target_index
        self._is_board = snapshot.area.kind in _BOARDS
        found, own = needed(snapshot.peers), set(snapshot.scenario.area.codes)
        self._kept = [row for row, area in enumerate(found.areas) if area.code not in own]
        self._names = [found.areas[row].name for row in self._kept]
        start, ends = (
            seats_by_voice(scenario.board.seats) for scenario in (snapshot.start, snapshot.scenario)
        )
        self._before = float(measure.of(snapshot.reference, place, start))
        self._after = float(measure.of(snapshot.results, place, ends))
        self._others = [self._read(found, place)]
        if carried:
            self._others.append(self._read(needed(snapshot.carried_peers), place))
        self._owns = (self._before, self._after)[: len(self._others)]

    def title(self) -> str:
        """Return the finding."""
        before, after = self._rank(0, self._before), self._rank(-1, self._after)
        if self._carried:
            others = self._others[-1].tolist()
            return carried_finding(self.measure, others, self._after, after, is_board=self._is_board)
        if not self._is_board:
            return among_finding(self.measure, (before - 1, after - 1), len(self._kept))
        return beside_finding(self.measure, (before, after), len(self._kept) + 1)

    def subtitle(self) -> str:
        """Say what is counted, and what the marks mean."""
        counted = f"{unit_words(self.measure)}, {year_label(self._snapshot.target_year)}"
        other = "other boards" if self._is_board else "boards"
        those = f"○ {len(self._kept)} {other} of {self._snapshot.scenario.area.footprint}"
        if self._carried:
            return f"{counted}; {those}; ◆ this area; lines join an area to itself"
        return f"{counted}; {those}, as they are; ◇ this area, ◆ under the scenario"

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
                own=own,
                lowest=self._named(others, int(np.argmin(others))),
                highest=self._named(others, int(np.argmax(others))),
            )
            for name, others, own in zip(_STRIPS, self._others, self._owns, strict=False)
        )
        return StripMarks(
            strips=tuple(strips), after=self._after, label=f"{self._name} {say(self.measure, self._after)}"
        )

    def readings(self) -> tuple[Reading, ...]:
        """List every area from left to right, row by row; `x` is its value and `y` its row.

        The area itself belongs to no series, all others to one.
        """
        found: list[Reading] = []
        for row, (others, own) in enumerate(zip(self._others, self._owns, strict=True)):
            under = f", {_STRIPS[row].lower()}" if self._carried else ""
            here = [
                Reading(value, row, f"{name}{under}", self._ranked(row, value), "others")
                for name, value in zip(self._names, others.tolist(), strict=True)
            ]
            when = "under the scenario" if row else "nothing changed"
            here.append(Reading(own, row, f"{self._name}, {when}", self._own_place(row, own)))
            found.extend(sorted(here, key=lambda reading: reading.x))
        if not self._carried:
            said = self._own_place(0, self._after)
            found.append(Reading(self._after, 0, f"{self._name}, under the scenario", said))
        return tuple(found)

    def table(self) -> ChartTable:
        """Return every area with its value, the first rank first."""
        label = self.measure.label
        rows = [(name, [value]) for name, value in zip(self._names, self._others[0].tolist(), strict=True)]
        if self._carried:
            heads = [f"{label}, nothing changed", f"{label}, this change in every area"]
            for (_, values), under in zip(rows, self._others[1].tolist(), strict=True):
                values.append(under)
            rows.append((self._name, [self._before, self._after]))
        else:
            heads = [f"{label}, the others as they are"]
            rows += [(self._name, [self._before]), (f"{self._name}, under the scenario", [self._after])]
        rows.sort(key=lambda row: row[1][-1], reverse=self.measure.better != "lower")
        return ChartTable(
            ("Place", "Area", *heads),
            tuple(
                (str(place), name, *(say(self.measure, value) for value in values))
                for place, (name, values) in enumerate(rows, 1)
            ),
        )

    def _read(self, found: Peers, place: int) -> FloatArray:
        values = np.broadcast_to(self.measure.of(found.results, place, found.seats), len(found.areas))
        return np.asarray(values[self._kept])

    def _named(self, others: FloatArray, place: int) -> str:
        return f"{say(self.measure, float(others[place]))} {self._names[place]}"

    def _rank(self, row: int, value: float) -> int:
        others = self._others[row]
        ahead = others < value if self.measure.better == "lower" else others > value
        return 1 + int(ahead.sum())

    def _ranked(self, row: int, value: float) -> str:
        return f"{say(self.measure, value)}, {rank_words(self.measure, self._rank(row, value))}"

    def _own_place(self, row: int, value: float) -> str:
        """Write the area's own value and its place; one that is no board has no place among them."""
        if self._is_board:
            return self._ranked(row, value)
        ahead = self._rank(row, value) - 1
        return f"{say(self.measure, value)}, {among_words(self.measure, ahead, len(self._kept))}"
