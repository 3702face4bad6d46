"""What an answer says in one line: the title of its chart and its line in the list of questions."""

from functools import partial

import numpy as np

from leftshift.model.scenario import Scenario
from leftshift.model.terms import FloatArray, year_label
from leftshift.questions.ask import Answer
from leftshift.questions.attribution import Attribution
from leftshift.questions.bridge import Bridge
from leftshift.questions.goal_seek import Goal
from leftshift.questions.measures import Measure, measure
from leftshift.questions.policy import FourLines
from leftshift.questions.sensitivity import Tornado
from leftshift.questions.study import Study
from leftshift.questions.switching import Switching
from leftshift.questions.targets import values_now
from leftshift.questions.uncertainty import Bands
from leftshift.text.answers.figures import assumption_text, change_text, value_text
from leftshift.text.numbers import PERCENT, is_nothing, money, number, percent, points
from leftshift.text.ranges import between, usually

_FINE = 2
"""Most decimals of a percentage in a finding."""


def finding(study: Study, answer: Answer, year: int) -> str:  # noqa: PLR0911 - one for each kind of answer
    """Say in one line what an answer finds; `year` is the one that bands and lines are read at."""
    place = study.place(year)
    match answer:
        case Bands():
            return _uncertainty(study, answer, place)
        case Tornado():
            return _sensitivity(answer)
        case Attribution():
            return _attribution(answer)
        case Goal():
            return _goal(study, answer)
        case Switching():
            return _switching(answer)
        case FourLines():
            return _policy(answer, place)
        case Bridge():
            return _bridge(study, answer, place)


def short_text(item: Measure, value: float) -> str:
    """Write a value as short as the rest of the screen does: shares with one decimal."""
    return percent(value) if item.is_share else value_text(item, value)


def pair_text(item: Measure, one: float, other: float) -> tuple[str, str]:
    """Write two values with as few digits as make them differ."""
    if not item.is_share:
        return value_text(item, one), value_text(item, other)
    digits = next((few for few in (1, _FINE) if percent(one, few) != percent(other, few)), _FINE)
    return percent(one, digits), percent(other, digits)


def _uncertainty(study: Study, bands: Bands, place: int) -> str:
    (key, band), *_ = bands.lines.items()
    item, when = measure(key), year_label(study.scenario.years.first + place)
    low, high = float(band.low[place]), float(band.high[place])
    digits = (short_text, value_text)
    say = next((say for say in digits if between(low, high, partial(say, item))), None)
    if say is None:
        return f"{value_text(item, low)} in {when}, on any assumptions"
    plan = say(item, float(values_now(study, item)[place]))
    by, range_ = usually(study.scenario, study.start), between(low, high, partial(say, item))
    return f"The plan comes to {plan} in {when}; {by}{range_}"


def _sensitivity(found: Tornado) -> str:
    item = found.measure
    for first in found.swings[:1]:
        low, high = sorted((first.at_low, first.at_high))
        least, most = pair_text(item, min(low, found.value), max(high, found.value))
        if least != most:
            return f"{first.assumption.label} matters most: {least} to {most}"
    return f"No assumption changes it: {short_text(item, found.value)}"


def _attribution(found: Attribution) -> str:
    item = found.measure
    if not found.contributions:
        return f"No lever has been moved yet: {short_text(item, found.after)}, as in the baseline"
    most = max(found.contributions, key=lambda one: abs(one.value))
    part, whole = change_text(item, most.value), change_text(item, found.change)
    if is_nothing(part):
        return f"The levers leave it at {short_text(item, found.after)}"
    if part == whole:
        return f"{most.label} did all of it: {whole}"
    return f"{most.label} did most: {part}; all together {whole}"


def _goal(study: Study, goal: Goal) -> str:
    item = goal.target.measure
    was, reached = pair_text(item, goal.before, goal.reached)
    if goal.met and goal.change == 0:
        return f"Met by the plan as it is: {short_text(item, goal.reached)}"
    if goal.met:
        return f"Can be met: {was} to {reached} by {moves_text(study.scenario, goal)}"
    if goal.no_room:
        return "Cannot be met: the limits on the shares cannot all be kept"
    side = "over" if goal.target.at_most else "short"
    return f"Cannot be met: {reached} at best, {_miss(item, goal.miss)} {side}"


def moves_text(scenario: Scenario, goal: Goal) -> str:
    """Say how much moves: the shares that gain together, and the change of the cut."""
    old, new = scenario.shares.target, goal.scenario.shares.target
    gained = sum(max(after - before, 0.0) for before, after in zip(old, new, strict=True))
    lost = sum(max(before - after, 0.0) for before, after in zip(old, new, strict=True))
    cut = goal.scenario.running_costs.cut - scenario.running_costs.cut
    moved = f"moving {percent(max(gained, lost))} of the money"
    cutting = f"changing the running-cost cut by {points(cut)}"
    return " and ".join(text for text, said in ((moved, gained or lost), (cutting, cut)) if said)


def _miss(item: Measure, miss: float) -> str:
    if item.is_share:
        return f"{number(miss * PERCENT, 1)} points"
    return value_text(item, miss)


def _switching(found: Switching) -> str:
    item, first = found.target.measure, next(iter(found.switches), None)
    here = short_text(item, found.value)
    if first is None or first.nearest is None:
        return f"{'Met' if found.met else 'Missed'} at {here}: no assumption by itself changes that"
    turns = "Stops being met" if found.met else "Would be met"
    at = assumption_text(first.assumption, first.nearest)
    return f"{turns} where {_lower(first.assumption.label)} is {at}"


def _policy(found: FourLines, place: int) -> str:
    item = found.measure
    ours, theirs, both = (
        float(line[place] - found.baseline[place]) for line in (found.choices, found.assumptions, found.both)
    )
    if _same(found.baseline, found.assumptions) and _same(found.choices, found.both):
        if is_nothing(change_text(item, both)):
            return "Neither choices nor assumptions differ from the baseline"
        return f"All of it is our choices: {change_text(item, both)}; no assumption has been changed"
    return f"Our choices {change_text(item, ours)}, our assumptions {change_text(item, theirs)}"


def _bridge(_study: Study, found: Bridge, _place: int) -> str:
    rising = max(found.steps, key=lambda step: step.value)
    return (
        f"{money(found.unfunded)} is unfunded in {year_label(found.year)}; "
        f"most is added by {_lower(rising.label)}, {money(rising.value)}"
    )


def _same(one: FloatArray, other: FloatArray) -> bool:
    return bool(np.allclose(one, other, rtol=1e-9, atol=0.0))


def _lower(label: str) -> str:
    """Write a label within a sentence; abbreviations such as GP keep their capitals."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"
