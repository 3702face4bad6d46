"""The texts on the row of a lever or of an assumption, and how far its slider reaches."""

import math
from typing import Final

from leftshift.evidence.areas import find_area
from leftshift.evidence.assumptions import AssumptionFact, Standing
from leftshift.evidence.baselines import baseline
from leftshift.evidence.facts import fact
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE, LeverRange
from leftshift.evidence.levers import Mark as Published
from leftshift.model.baseline import Baseline
from leftshift.model.policy_levers import PolicyLevers
from leftshift.storage.scenario.known import known
from leftshift.text.numbers import PERCENT
from leftshift.window.controls.number_entry import EntryFormat
from leftshift.window.controls.slider_scale import SliderMark, SliderScale
from leftshift.window.levers.number_row import RowText

_BY_SIZE: Final = frozenset({"advice_requests", "capital", "opening_deficit", "parity_staff"})
"""Levers whose limit is that of all England: a slider reaches as far as the area is large."""
_NICE: Final = 2
"""Leading digits that the end of a slider is rounded up to."""
_OFF: Final = PolicyLevers()


def lever_text(reach: LeverRange) -> RowText:
    """Write the texts on the row of one of the other levers."""
    return RowText(
        key=reach.key,
        label=reach.label,
        number_format=EntryFormat(
            unit=reach.unit,
            decimals=_decimals(reach),
            whole=isinstance(getattr(_OFF, reach.key, None), int),
        ),
        longest=reach.high,
        source=", ".join(reach.facts) or NO_PUBLISHED_FIGURE,
        tip="\n".join(dict.fromkeys((reach.says, reach.source_text))),
    )


def lever_scale(reach: LeverRange, value: float, start: float, area: Baseline, *, most: float) -> SliderScale:
    """Return how far the slider of one of the other levers reaches; `most` is the most that may be typed.

    Where the limit is England's, as far as the area's part of its people; further once a value is beyond.
    """
    high = reach.high
    if reach.key in _BY_SIZE:
        england = float(baseline(find_area("England")).population)
        high = _nice(reach.high * float(area.population) / england)
        high = min(reach.high, max(high, _nice(value)))
    return SliderScale(low=reach.low, high=high, floor=reach.low, ceiling=most, step=reach.step, start=start)


def assumption_text(item: AssumptionFact) -> RowText:
    """Write the texts on the row of an assumption."""
    number_format = EntryFormat(unit=item.unit, decimals=item.decimals)
    low, central, high = (number_format.text(value) for value in (item.low, item.central, item.high))
    spread = f"low {low} \u00b7 central {central} \u00b7 high {high}"
    cited = ", ".join(item.facts)
    if item.kind is Standing.ASSUMPTION or not cited:
        source = f"{NO_PUBLISHED_FIGURE}; see {cited}" if cited else NO_PUBLISHED_FIGURE
    else:
        source = f"{item.kind}: {cited}"
    return RowText(
        key=item.key,
        label=item.label,
        number_format=number_format,
        longest=_reach(item.key)[1],
        range=spread,
        source=source,
        tip=f"{item.says}\n{item.source_text}",
        presets=tuple(_mark(mark, mark.label) for mark in item.marks),
    )


def assumption_scale(item: AssumptionFact) -> SliderScale:
    """Return how far an assumption may be set, the same as in a scenario file."""
    low, high = _reach(item.key)
    number_format = EntryFormat(unit=item.unit, decimals=item.decimals)
    return SliderScale(
        low=low,
        high=high,
        floor=low,
        ceiling=high,
        step=item.step,
        start=item.central,
        marks=tuple(_mark(mark, number_format.text(mark.value)) for mark in item.marks),
    )


def _mark(mark: Published, label: str) -> SliderMark:
    return SliderMark(value=mark.value, label=label, tip=f"{mark.label}: {fact(mark.fact).citation}")


def _reach(key: str) -> tuple[float, float]:
    return next((each.least, each.most) for each in known().assumptions if each.key == key)


def _decimals(reach: LeverRange) -> int:
    """Return as many decimals as a step changes; one more for pounds and pence."""
    step = reach.step * PERCENT if reach.unit.startswith("share") else reach.step
    places = 0
    while round(step, places) != round(step, 9):
        places += 1
    return max(places, 2) if reach.unit.startswith("£ ") else places


def _nice(value: float) -> float:
    """Round up to a number with few digits."""
    if value <= 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(value)) - _NICE + 1)
    return math.ceil(round(value / unit, 9)) * unit
