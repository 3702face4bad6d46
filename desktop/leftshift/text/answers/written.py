"""Answers written out: a table, data for JSON, and sentences below the table."""

from dataclasses import dataclass

from leftshift.model.scenario import Scenario
from leftshift.model.terms import LABELS, SECTORS, year_label
from leftshift.questions.ask import Answer
from leftshift.questions.attribution import Attribution
from leftshift.questions.bridge import Bridge, BridgePart
from leftshift.questions.goal_seek import SAYS, Goal
from leftshift.questions.measures import measure
from leftshift.questions.policy import FourLines
from leftshift.questions.sensitivity import Tornado
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching
from leftshift.questions.targets import values_now
from leftshift.questions.uncertainty import Bands
from leftshift.text.answers.figures import (
    assumption_text,
    change_text,
    named,
    number_or_none,
    numbers,
    target_data,
    target_text,
    value_text,
)
from leftshift.text.numbers import PERCENT, counted, listed, money, number, percent, points, signed_money
from leftshift.text.ranges import LIKELY

_NOTHING = 1e-9
"""A swing that is less, of the value, is rounding and no swing."""
_PLAN_AND_MIDDLE = (
    "The plan is what the assumptions lead to as they are set. The middle of the range is what half of all "
    "draws exceed: plans like this have delivered less than was planned, so the two differ."
)
_BY_SHAPLEY = (
    "Each lever is given its average effect over every order in which the levers could be moved (Shapley "
    "values), so that the parts add up to the whole."
)
_NEVER = "not within its range"
Table = tuple[str, list[tuple[str, ...]]]
"""A heading line, and rows of cells, the first row naming the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An answer in both forms."""

    table: Table
    data: dict[str, object]
    after: tuple[str, ...] = ()
    """Sentences below the table: what else there is to say of the answer."""
    method: tuple[str, ...] = ()
    """Sentences on how it is worked out."""


def written(study: Study, answer: Answer) -> Written:  # noqa: PLR0911 - one for each kind of answer
    """Write an answer in both forms."""
    match answer:
        case Bands():
            return _uncertainty(study, answer)
        case Tornado():
            return _sensitivity(answer)
        case Attribution():
            return _attribution(answer)
        case Goal():
            return _goal(study, answer)
        case Switching():
            return _switching(answer)
        case FourLines():
            return _policy(study, answer)
        case Bridge():
            return _bridge(study, answer)


def _uncertainty(study: Study, bands: Bands) -> Written:
    (key, band), *_ = bands.lines.items()
    item = measure(key)
    years = range(study.scenario.years.first, study.scenario.years.last + 1)
    plan = values_now(study, item)
    columns = (plan, band.low, band.middle, band.high)
    rows = [
        (year_label(year), *(value_text(item, float(column[i])) for column in columns))
        for i, year in enumerate(years)
    ]
    return Written(
        table=(
            f"{item.label}: the plan and its {LIKELY}",
            [("", "plan", "low end", "middle of the range", "high end"), *rows],
        ),
        data={
            "question": "uncertainty",
            **named(item),
            "draws": bands.draws,
            "seed": bands.seed,
            "years": list(years),
            "plan": numbers(plan),
            "p10": numbers(band.low),
            "p25": numbers(band.lower),
            "p50": numbers(band.middle),
            "p75": numbers(band.upper),
            "p90": numbers(band.high),
        },
        after=(_PLAN_AND_MIDDLE,),
        method=(
            f"{number(bands.draws)} draws, seed {bands.seed}: eight in ten lie within the {LIKELY}.",
            "Each assumption is drawn by itself, most often near the value that the plan has for it.",
        ),
    )


def _sensitivity(found: Tornado) -> Written:
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
    others = len(found.swings) - len(rows)
    heading = f"what matters most to {item.label}, {year_label(found.year)}: {value_text(item, found.value)}"
    return Written(
        table=(heading, [("assumption", "low", "leads to", "high", "leads to", "swing"), *rows]),
        data={
            "question": "sensitivity",
            **named(item, found.year),
            "value": number_or_none(found.value),
            "swings": [
                {
                    "assumption": one.assumption.key,
                    "low": one.assumption.low,
                    "high": one.assumption.high,
                    "at_low": number_or_none(one.at_low),
                    "at_high": number_or_none(one.at_high),
                    "swing": number_or_none(one.swing),
                }
                for one in found.swings
            ],
        },
        after=(f"{counted(others, 'other assumption changes', 'other assumptions change')} nothing in it.",)
        if others
        else (),
    )


def _attribution(found: Attribution) -> Written:
    item = found.measure
    rows = [(one.label, change_text(item, one.value)) for one in found.contributions]
    return Written(
        table=(
            f"what each lever did to {item.label}, {year_label(found.year)}",
            [
                ("Baseline", value_text(item, found.before)),
                *rows,
                ("Plan", value_text(item, found.after)),
            ],
        ),
        data={
            "question": "attribution",
            **named(item, found.year),
            "before": number_or_none(found.before),
            "after": number_or_none(found.after),
            "contributions": [
                {"lever": one.label, "value": number_or_none(one.value)} for one in found.contributions
            ],
        },
        method=(_BY_SHAPLEY,),
    )


def _goal(study: Study, goal: Goal) -> Written:
    item, old, new = goal.target.measure, study.scenario, goal.scenario
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
        f"In the way: {one.name}. Without it {_cost_text(goal, meets=one.meets, saved=one.saved)}"
        for one in goal.costs
    ]
    return Written(
        table=(
            f"{target_text(goal.target)} {verdict}: {value_text(item, goal.reached)}",
            [("", "now", "then", "change"), *rows],
        ),
        data={
            "question": "goal",
            **target_data(goal.target),
            "before": number_or_none(goal.before),
            "reached": number_or_none(goal.reached),
            "met": goal.met,
            "change": goal.change,
            "shares": dict(zip(map(str, SECTORS), new.shares.target, strict=True)),
            "running_cost_cut": new.running_costs.cut,
            "in_the_way": [
                {"name": one.name, "saved": one.saved, "closer": one.closer, "meets": one.meets}
                for one in goal.costs
            ],
        },
        method=(SAYS,),
        after=(
            *_left_alone(old, new, goal),
            *costs,
            *(("The limits on the shares cannot all be kept at once.",) if goal.no_room else ()),
        ),
    )


def _left_alone(old: Scenario, new: Scenario, goal: Goal) -> tuple[str, ...]:
    """Name the sectors that stay as they are; none where nothing moves at all."""
    still = [
        LABELS[sector].lower()
        for sector in SECTORS
        if abs(new.shares.share(sector) - old.shares.share(sector)) < _NOTHING
    ]
    return (f"Left as they are: {listed(still)}.",) if still and goal.change else ()


def _cost_text(goal: Goal, *, meets: bool, saved: float) -> str:
    if goal.met:
        return f"the change would be {number(saved * PERCENT, 1)} points smaller."
    return "the target is met." if meets else "the answer comes closer, and the target is still missed."


def _switching(found: Switching) -> Written:
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
    others = len(found.switches) - len(rows)
    here = f"{verdict} at {value_text(item, found.value)}"
    heading = f"{target_text(found.target)} is {here}; where that changes"
    return Written(
        table=(heading, [("assumption", "now", "going down", "going up"), *rows]),
        data={
            "question": "switching",
            **target_data(found.target),
            "value": number_or_none(found.value),
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
        after=(f"{counted(others, 'other assumption does', 'other assumptions do')} not.",) if others else (),
    )


def _policy(study: Study, found: FourLines) -> Written:
    item = found.measure
    years = range(found.first_year, study.scenario.years.last + 1)
    lines = (found.baseline, found.choices, found.assumptions, found.both)
    rows = [
        (year_label(year), *(value_text(item, float(line[i])) for line in lines))
        for i, year in enumerate(years)
    ]
    names = ("baseline", "our choices", "our assumptions", "both")
    return Written(
        table=(f"{item.label}, our choices apart from our assumptions", [("", *names), *rows]),
        data={
            "question": "policy",
            **named(item),
            "years": list(years),
            "baseline": numbers(found.baseline),
            "choices": numbers(found.choices),
            "assumptions": numbers(found.assumptions),
            "both": numbers(found.both),
        },
    )


def _bridge(_study: Study, found: Bridge) -> Written:
    shown = [step for step in found.steps if step.part not in _LEFT_OUT or abs(step.value) >= _NOTHING]
    rows = [
        *((step.label, signed_money(step.value)) for step in shown),
        (f"Unfunded in {year_label(found.year)}", money(found.unfunded)),
    ]
    return Written(
        table=(
            f"From today’s deficit to what is unfunded in {year_label(found.year)}, £m cash",
            [("", "£m"), *rows],
        ),
        data={
            "question": "bridge",
            "year": found.year,
            "unit": "£m",
            "steps": [
                {"part": str(step.part), "label": step.label, "value": step.value} for step in found.steps
            ],
            "unfunded": found.unfunded,
        },
        method=("Above 0 a step adds to what is unfunded. The steps add up to the last line.",),
    )


_LEFT_OUT = frozenset({BridgePart.KEPT_APART})
"""Steps that stand in the table only where they are not 0."""
