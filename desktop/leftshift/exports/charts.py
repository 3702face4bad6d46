"""The charts of a pack as figures: what each shows, in series, with its finding and its text alternative."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from leftshift.board.voices import VOICES
from leftshift.evidence.levers import landmarks
from leftshift.exports.briefing import Briefing
from leftshift.model.commissioning import posts_by_function
from leftshift.model.terms import (
    FUNCTION_LABELS,
    FUNCTIONS,
    INDEX,
    LABELS,
    SECTORS,
    FloatArray,
    Sector,
    View,
    year_label,
)
from leftshift.questions.bridge import BridgePart, bridge
from leftshift.questions.study import study_of
from leftshift.snapshot.snapshot import Snapshot
from leftshift.text.findings.spend import (
    UNKNOWN_BOARD,
    VOICE_NAMES,
    board_finding,
    change_finding,
    cut_finding,
    running_cost_finding,
    share_finding,
    spend_finding,
)
from leftshift.text.numbers import money
from leftshift.text.outcomes.envelope import envelope


class Form(StrEnum):
    """How a chart is drawn."""

    LINES = "lines"
    COLUMNS = "columns"
    STACKED = "stacked"
    BARS = "bars"
    BRIDGE = "bridge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, or the bars of one colour."""

    name: str
    values: tuple[float, ...]
    """One a category, in the unit of the chart."""
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigure:
    """One chart."""

    key: str
    title: str
    """What it shows, as a finding."""
    form: Form
    unit: str
    digits: int
    """Decimals of its figures."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    note: str = ""
    """What must be said beside it."""

    @property
    def description(self) -> str:
        """Say what the chart holds, for those who do not see it."""
        last = len(self.categories) - 1
        if self.form in (Form.LINES, Form.STACKED, Form.COLUMNS):
            said = [
                f"{one.name}: {self.written(one.values[0])} in {self.categories[0]}, "
                f"{self.written(one.values[last])} in {self.categories[last]}"
                for one in self.series
            ]
        else:
            said = [
                f"{category}: "
                + ", ".join(
                    self.written(one.values[place])
                    if len(self.series) == 1
                    else f"{one.name} {self.written(one.values[place])}"
                    for one in self.series
                )
                for place, category in enumerate(self.categories)
            ]
        return f"{self.title} [{self.unit}]. {'; '.join(said)}."

    def written(self, value: float) -> str:
        """Write a value with the chart's decimals."""
        return f"{round(value, self.digits) + 0.0:,.{self.digits}f}"


SECTOR_COLOURS: Final = ("#1D70B8", "#3B8AA8", "#6F4FA0", "#00703C", "#A65D00", "#5E7A1F", "#7A5548")
"""A colour for each sector, in their order; each stands out from white by 3 to 1 or more."""
CHANGED, UNCHANGED, ADDS, TAKES, TOTAL = "#1D70B8", "#6B7680", "#B4501E", "#1D70B8", "#3D4852"
_PER_CENT: Final = 100.0
_BRIEF: Final = {BridgePart.KEPT_APART: "Above cost elsewhere"}
"""Names of steps that would take more lines than a bar is wide."""


def _change(snapshot: Snapshot) -> ChartFigure:
    results, place, target = snapshot.results, snapshot.target_index, snapshot.target_year
    change = results.spend[place] - snapshot.reference.spend[place]
    return ChartFigure(
        key="change",
        title=change_finding(change, float(results.unallocated[place]), target, View.CASH),
        form=Form.BARS,
        unit=f"£m cash against doing nothing, {year_label(target)}",
        digits=1,
        categories=tuple(LABELS[sector] for sector in SECTORS),
        series=(Series(name="Change", values=_floats(change), colour=CHANGED),),
    )


def _beside_nothing_changed(
    mine: FloatArray, reference: FloatArray, scale: float = 1.0
) -> tuple[Series, ...]:
    """Set a path beside that with nothing changed, both of shape (years,)."""
    return (
        Series(name="This plan", values=_floats(mine, scale), colour=CHANGED),
        Series(name="Nothing changed", values=_floats(reference, scale), colour=UNCHANGED, dashed=True),
    )


def _level(name: str, value: float, snapshot: Snapshot) -> Series:
    return Series(name=name, values=(value,) * len(snapshot.results.years), colour=ADDS)


def _hospital_share(snapshot: Snapshot) -> ChartFigure:
    share, goal = snapshot.results.hospital_share, landmarks("hospital_share").target
    first, last = float(share[0]), float(share[snapshot.target_index])
    goals = (_level("Target", goal.value * _PER_CENT, snapshot),) if goal else ()
    return ChartFigure(
        key="hospital_share",
        title=share_finding("Hospital share", first, last, snapshot.target_year),
        form=Form.LINES,
        unit="% of the money of the seven sectors",
        digits=1,
        categories=_years(snapshot),
        series=(*_beside_nothing_changed(share, snapshot.reference.hospital_share, _PER_CENT), *goals),
    )


def _spend(snapshot: Snapshot) -> ChartFigure:
    results, place = snapshot.results, snapshot.target_index
    acute, total = float(results.spend[place, INDEX[Sector.ACUTE]]), float(results.total[place])
    pool = float(results.unallocated[place])
    return ChartFigure(
        key="spend",
        title=spend_finding(acute, total, pool, snapshot.target_year, View.CASH),
        form=Form.STACKED,
        unit="£m cash",
        digits=0,
        categories=_years(snapshot),
        series=tuple(
            Series(name=LABELS[sector], values=_floats(results.spend[:, at]), colour=SECTOR_COLOURS[at])
            for at, sector in enumerate(SECTORS)
        ),
    )


def _unfunded(snapshot: Snapshot) -> ChartFigure:
    results, place = snapshot.results, snapshot.target_index
    hospital, new = results.hospital_unfunded, results.new_care
    return ChartFigure(
        key="unfunded",
        title=f"Unfunded in hospital {money(float(hospital[place]))}, new care "
        f"{money(float(new[place]))} in {year_label(snapshot.target_year)}",
        form=Form.COLUMNS,
        unit="£m cash",
        digits=0,
        categories=_years(snapshot),
        series=(
            Series(name="Unfunded in hospital", values=_floats(hospital), colour=ADDS),
            Series(name="Unfunded elsewhere", values=_floats(results.unfunded - hospital), colour=UNCHANGED),
            Series(name="New care bought", values=_floats(new), colour=SECTOR_COLOURS[3]),
        ),
        note="What one sector has above its cost pays for no other’s shortfall.",
    )


def _running_costs(snapshot: Snapshot) -> ChartFigure:
    results, limit = snapshot.results, envelope(snapshot.scenario)
    cost, before = results.running_cost_per_head, snapshot.reference.running_cost_per_head
    return ChartFigure(
        key="running_costs",
        title=running_cost_finding(cost, limit, results.first_year),
        form=Form.LINES,
        unit="£ a head, 2025/26 prices",
        digits=2,
        categories=_years(snapshot),
        series=(*_beside_nothing_changed(cost, before), _level("Limit", limit, snapshot)),
    )


def _posts(snapshot: Snapshot) -> ChartFigure:
    results = snapshot.results
    saving = results.outlook.assumptions.saving_per_post
    posts = posts_by_function(snapshot.scenario.running_costs, snapshot.baseline, results, saving)
    return ChartFigure(
        key="posts",
        title=cut_finding(results),
        form=Form.BARS,
        unit="posts",
        digits=0,
        categories=tuple(FUNCTION_LABELS[function] for function in FUNCTIONS),
        series=(
            Series(name="Before", values=_floats(posts.before), colour=UNCHANGED),
            Series(name="After the cut", values=_floats(posts.after[-1]), colour=CHANGED),
        ),
        note="The split of posts is an assumption, no published figure.",
    )


def _board(snapshot: Snapshot) -> ChartFigure:
    board, unknown = snapshot.representation, snapshot.board_measures.placeholder
    seats = "Share of provider seats (placeholder)" if unknown else "Share of provider seats"
    return ChartFigure(
        key="board",
        title=UNKNOWN_BOARD if unknown else board_finding(board),
        form=Form.BARS,
        unit="%",
        digits=0,
        categories=tuple(VOICE_NAMES[voice] for voice in VOICES),
        series=(
            Series(name=seats, values=tuple(board.seat_share), colour=CHANGED),
            Series(name="Share of provider spend", values=tuple(board.basis_share), colour=ADDS),
        ),
        note="Members are not delegates; boards look for consensus.",
    )


def _bridge(snapshot: Snapshot) -> ChartFigure:
    target = snapshot.target_year
    found = bridge(study_of(snapshot.scenario), target)
    steps = [(_BRIEF.get(step.part, step.label), step.value) for step in found.steps]
    return ChartFigure(
        key="bridge",
        title=f"Unfunded cost comes to {money(found.unfunded)} in {year_label(target)}",
        form=Form.BRIDGE,
        unit="£m cash",
        digits=0,
        categories=(*(label for label, _ in steps), "Unfunded cost"),
        series=(Series(name="Step", values=(*(value for _, value in steps), found.unfunded), colour=ADDS),),
        note="Steps above 0 add to the unfunded cost; they add up to the last bar.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeBar:
    """One bar of a bridge, from where the steps before it have led to where it leads."""

    start: float
    end: float
    total: bool

    @property
    def colour(self) -> str:
        """Colour by whether it adds, takes away or sums up."""
        return TOTAL if self.total else ADDS if self.end >= self.start else TAKES

    @property
    def base(self) -> float:
        """Signed height that is left empty below a bar that is drawn as part of a stack."""
        low, high = sorted((self.start, self.end))
        return low if low >= 0 else min(high, 0.0)

    @property
    def above(self) -> float:
        """Height above 0 of the bar itself."""
        low, high = sorted((self.start, self.end))
        return max(high, 0.0) - max(low, 0.0)

    @property
    def below(self) -> float:
        """Height below 0 of the bar itself, not above 0."""
        low, high = sorted((self.start, self.end))
        return min(low, 0.0) - min(high, 0.0)


def bridge_bars(values: Sequence[float]) -> tuple[BridgeBar, ...]:
    """Set the steps of a bridge upon one another; the last value is their sum."""
    ends = np.cumsum(values[:-1]).tolist()
    starts = [0.0, *ends[:-1]]
    bars = [BridgeBar(start=start, end=end, total=False) for start, end in zip(starts, ends, strict=True)]
    return (*bars, BridgeBar(start=0.0, end=values[-1], total=True))


def _floats(values: FloatArray, factor: float = 1.0) -> tuple[float, ...]:
    return tuple(float(value) * factor for value in values)


def _years(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(year_label(year) for year in snapshot.results.years)


_FIGURES: Final = {
    "change": _change,
    "hospital_share": _hospital_share,
    "spend": _spend,
    "bridge": _bridge,
    "unfunded": _unfunded,
    "running_costs": _running_costs,
    "posts": _posts,
    "board": _board,
}
"""What makes each chart of a pack, by its key."""
CHART_KEYS: Final = tuple(_FIGURES)


def chart_figures(pack: Briefing) -> tuple[ChartFigure, ...]:
    """Put together every chart of a pack, in the order of CHART_KEYS."""
    return tuple(make(pack.snapshot) for make in _FIGURES.values())
