"""Answers to questions as plain text and as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from leftshift.model.terms import LABELS, SECTORS, FloatArray, year_label
from leftshift.papers.figures import (
    PERCENT,
    counted,
    money,
    number,
    percent,
    points,
    pounds,
    signed_money,
    signed_pounds,
)
from leftshift.papers.report import NOT_A_FORECAST
from leftshift.questions.ask import Answer
from leftshift.questions.attribution import Attribution
from leftshift.questions.case import Case
from leftshift.questions.draws import Range
from leftshift.questions.goal_seek import SAYS, Goal
from leftshift.questions.measures import Measure, measure
from leftshift.questions.policy import FourLines
from leftshift.questions.sensitivity import Tornado
from leftshift.questions.switching import Switching
from leftshift.questions.targets import Target
from leftshift.questions.uncertainty import Bands

_MONEY = "£m"
_A_HEAD = "£ a head"
_SHARE = "share"
_NOTHING = 1e-9
"""A swing that is less, of the value, is rounding and no swing."""
_NEVER = "never within its range"
Table = tuple[str, list[tuple[str, ...]]]
"""A heading line, and rows of cells, the first row naming the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """An answer in both forms."""

    table: Table
    data: dict[str, object]
    after: tuple[str, ...] = ()
    """Sentences below the table."""


def value_text(item: Measure, value: float) -> str:
    """Write a value of a measure with its unit."""
    if item.unit == _SHARE:
        return percent(value, 2)
    if item.unit == _MONEY:
        return money(value)
    if item.unit == _A_HEAD:
        return pounds(value)
    return f"{number(value, 1)} {item.unit}"


def change_text(item: Measure, change: float) -> str:
    """Write a change of a measure with its sign and unit."""
    if item.unit == _SHARE:
        return points(change)
    if item.unit == _MONEY:
        return signed_money(change)
    if item.unit == _A_HEAD:
        return signed_pounds(change)
    sign = "+" if change > 0 else ""
    return f"{sign}{number(change, 1)} {item.unit}"


def assumption_text(item: Range, value: float) -> str:
    """Write a value of an assumption with its unit."""
    if item.unit.startswith(_SHARE):
        return percent(value, 2) + item.unit.removeprefix(_SHARE)
    return f"{number(value, 0 if abs(value) >= 1_000 else 2)} {item.unit}"  # noqa: PLR2004 - pence mean nothing there


def answer_table(case: Case, answer: Answer) -> str:
    """Write an answer as plain text, its columns lined up."""
    written = _written(case, answer)
    heading, rows = written.table
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [f"{case.scenario.name}: {heading}", NOT_A_FORECAST, ""]
    lines += [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, *(("", *written.after) if written.after else ())])


def answer_json(case: Case, answer: Answer) -> str:
    """Write an answer as JSON: shares from 0 to 1, money in £m cash."""
    whole = {"name": case.scenario.name, "says": NOT_A_FORECAST, **_written(case, answer).data}
    return json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False)


def _written(case: Case, answer: Answer) -> _Written:
    for kind, write in _WRITERS.items():
        if isinstance(answer, kind):
            return write(case, answer)
    raise TypeError(f"no way to write {type(answer).__name__}")


def _uncertainty(case: Case, bands: Bands) -> _Written:
    (key, band), *_ = bands.lines.items()
    item = measure(key)
    years = range(case.scenario.years.first, case.scenario.years.last + 1)
    columns = (band.low, band.middle, band.high)
    rows = [
        (year_label(year), *(value_text(item, float(column[i])) for column in columns))
        for i, year in enumerate(years)
    ]
    return _Written(
        table=(f"{item.label}, between what and what", [("", "P10", "P50", "P90"), *rows]),
        data={
            "question": "uncertainty",
            **_named(item),
            "draws": bands.draws,
            "seed": bands.seed,
            "years": list(years),
            "p10": _numbers(band.low),
            "p25": _numbers(band.lower),
            "p50": _numbers(band.middle),
            "p75": _numbers(band.upper),
            "p90": _numbers(band.high),
        },
        after=(
            f"{number(bands.draws)} draws, seed {bands.seed}: eight in ten lie between P10 and P90.",
            "Each assumption is drawn by itself, from a triangle with its peak at the scenario's value.",
        ),
    )


def _sensitivity(_case: Case, found: Tornado) -> _Written:
    item = found.measure
    rows = [
        (
            one.assumption.label,
            assumption_text(one.assumption, one.assumption.low),
            value_text(item, one.at_low),
            assumption_text(one.assumption, one.assumption.high),
            value_text(item, one.at_high),
            value_text(item, one.swing),
        )
        for one in found.swings
        if one.swing > _NOTHING * max(1.0, abs(found.value))
    ]
    idle = len(found.swings) - len(rows)
    heading = f"what matters most to {item.label}, {year_label(found.year)}: {value_text(item, found.value)}"
    return _Written(
        table=(heading, [("assumption", "low", "leads to", "high", "leads to", "swing"), *rows]),
        data={
            "question": "sensitivity",
            **_named(item, found.year),
            "value": _number(found.value),
            "swings": [
                {
                    "assumption": one.assumption.key,
                    "low": one.assumption.low,
                    "high": one.assumption.high,
                    "at_low": _number(one.at_low),
                    "at_high": _number(one.at_high),
                    "swing": _number(one.swing),
                }
                for one in found.swings
            ],
        },
        after=(f"{counted(idle, 'other assumption changes', 'other assumptions change')} nothing in it.",)
        if idle
        else (),
    )


def _attribution(_case: Case, found: Attribution) -> _Written:
    item = found.measure
    rows = [(one.label, change_text(item, one.value)) for one in found.contributions]
    return _Written(
        table=(
            f"what each lever did to {item.label}, {year_label(found.year)}",
            [
                ("Baseline", value_text(item, found.before)),
                *rows,
                ("Scenario", value_text(item, found.after)),
            ],
        ),
        data={
            "question": "attribution",
            **_named(item, found.year),
            "before": _number(found.before),
            "after": _number(found.after),
            "contributions": [
                {"lever": one.label, "value": _number(one.value)} for one in found.contributions
            ],
        },
        after=("Shapley values: they add up to the change, whatever the order of the levers.",),
    )


def _goal(case: Case, goal: Goal) -> _Written:
    item, old, new = goal.target.measure, case.scenario, goal.scenario
    rows: list[tuple[str, ...]] = [
        (
            LABELS[sector],
            percent(old.shares.share(sector), 2),
            percent(new.shares.share(sector), 2),
            points(new.shares.share(sector) - old.shares.share(sector)),
        )
        for sector in SECTORS
    ]
    cuts = (old.running_costs.cut, new.running_costs.cut)
    rows.append(("Cut to operating cost", *(percent(cut, 2) for cut in cuts), points(cuts[1] - cuts[0])))
    verdict = "is met" if goal.met else "cannot be met; the closest is shown"
    costs = [
        f"In the way: {one.name}. Without it {_cost_text(goal, one.meets, one.saved)}" for one in goal.costs
    ]
    return _Written(
        table=(
            f"{_target_text(goal.target)} {verdict}: {value_text(item, goal.reached)}",
            [("", "now", "then", "change"), *rows],
        ),
        data={
            "question": "goal",
            **_target_data(goal.target),
            "before": _number(goal.before),
            "reached": _number(goal.reached),
            "met": goal.met,
            "change": goal.change,
            "shares": dict(zip(map(str, SECTORS), new.shares.target, strict=True)),
            "running_cost_cut": new.running_costs.cut,
            "in_the_way": [
                {"name": one.name, "saved": one.saved, "closer": one.closer, "meets": one.meets}
                for one in goal.costs
            ],
        },
        after=(
            SAYS,
            *costs,
            *(("The limits on the shares cannot all be kept at once.",) if goal.no_room else ()),
        ),
    )


def _cost_text(goal: Goal, meets: bool, saved: float) -> str:  # noqa: FBT001 - read from a record
    if goal.met:
        return f"the change would be {number(saved * PERCENT, 1)} points smaller."
    return "the target is met." if meets else "the answer comes closer, and the target is still missed."


def _switching(_case: Case, found: Switching) -> _Written:
    item = found.target.measure
    verdict = "met" if found.met else "missed"
    rows = [
        (
            one.assumption.label,
            assumption_text(one.assumption, one.assumption.value),
            *(
                _NEVER if value is None else assumption_text(one.assumption, value)
                for value in (one.below, one.above)
            ),
        )
        for one in found.switches
        if one.nearest is not None
    ]
    idle = len(found.switches) - len(rows)
    return _Written(
        table=(
            f"{_target_text(found.target)} is {verdict} at {value_text(item, found.value)}; where that turns",
            [("assumption", "now", "going down", "going up"), *rows],
        ),
        data={
            "question": "switching",
            **_target_data(found.target),
            "value": _number(found.value),
            "met": found.met,
            "switches": [
                {
                    "assumption": one.assumption.key,
                    "now": one.assumption.value,
                    "below": one.below,
                    "above": one.above,
                }
                for one in found.switches
            ],
        },
        after=(f"{counted(idle, 'assumption turns', 'assumptions turn')} it nowhere in a plausible range.",)
        if idle
        else (),
    )


def _policy(case: Case, found: FourLines) -> _Written:
    item = found.measure
    years = range(found.first_year, case.scenario.years.last + 1)
    lines = (found.baseline, found.choices, found.assumptions, found.both)
    rows = [
        (year_label(year), *(value_text(item, float(line[i])) for line in lines))
        for i, year in enumerate(years)
    ]
    names = ("baseline", "our choices", "our assumptions", "both")
    return _Written(
        table=(f"{item.label}, our choices apart from our assumptions", [("", *names), *rows]),
        data={
            "question": "policy",
            **_named(item),
            "years": list(years),
            "baseline": _numbers(found.baseline),
            "choices": _numbers(found.choices),
            "assumptions": _numbers(found.assumptions),
            "both": _numbers(found.both),
        },
    )


def _target_text(target: Target) -> str:
    side = "at most" if target.at_most else "at least"
    item = target.measure
    return f"{item.label} {side} {value_text(item, target.value)} in {year_label(target.year)}"


def _target_data(target: Target) -> dict[str, object]:
    side = "at_most" if target.at_most else "at_least"
    return {**_named(target.measure, target.year), "target": {side: target.value}}


def _named(item: Measure, year: int | None = None) -> dict[str, object]:
    named: dict[str, object] = {"outcome": item.key, "unit": item.unit}
    return named if year is None else {**named, "year": year}


def _number(value: float) -> float | None:
    """Write what is no number, such as an index without seats, as null."""
    return value if np.isfinite(value) else None


def _numbers(values: FloatArray) -> list[float | None]:
    return [_number(float(value)) for value in values]


_WRITERS: dict[type, Callable[..., _Written]] = {
    Bands: _uncertainty,
    Tornado: _sensitivity,
    Attribution: _attribution,
    Goal: _goal,
    Switching: _switching,
    FourLines: _policy,
}
