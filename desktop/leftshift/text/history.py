"""One step of the history in plain words: which lever, from where, to where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from leftshift.model.scenario import Scenario
from leftshift.model.terms import INDEX, SECTORS
from leftshift.text.levers.comparison import NONE, Difference, differences

BEGINNING: Final = "Beginning"
NO_LEVER: Final = ""
NOTE: Final = "Note"
"""Label of a step that wrote a note on a lever."""
_SETS: Final = {
    "shares.locked": ("Locked", "Unlocked"),
    "running_costs.protected": ("Protected", "No longer protected:"),
}
"""Levers that are a set, and how a step is called that puts something into it, or takes it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """What a step changed."""

    lever: str
    """Place of the lever in the scenario; empty where no lever moved, as for a name or a note."""
    label: str
    before: str
    after: str
    others: int = 0
    """How many more levers followed, such as the sectors that paid."""


def step_words(before: Scenario, after: Scenario, lever: str = "") -> StepWords:
    """Say what a step changed: the lever that led, and how many followed it.

    `lever` is the place of the lever that the planner moved, such as shares.community, as against those that
    paid. Without it, the share that moved most leads.
    """
    found = differences((before, after))
    if not found:
        return _no_lever(before, after)
    leading = _leading(found, before, after, lever)
    if leading.key in _SETS:
        return StepWords(
            lever=leading.key, label=_set_words(leading), before="", after="", others=len(found) - 1
        )
    return StepWords(
        lever=leading.key,
        label=leading.label,
        before=leading.texts[0],
        after=leading.texts[1],
        others=len(found) - 1,
    )


def time_words(at: datetime, now: datetime) -> str:
    """Write when a step was made: “Today, 14:02”, or an earlier day with its date."""
    local = at.astimezone(now.tzinfo)
    day = "Today" if local.date() == now.date() else f"{local.day} {local:%b %Y}"
    return f"{day}, {local:%H:%M}"


def _set_words(leading: Difference) -> str:
    """Say what was put into a set or taken out of it, such as “Locked mental health”."""
    was, will = (text.split(", ") if text != NONE else [] for text in leading.texts)
    came, went = ([one for one in will if one not in was], [one for one in was if one not in will])
    named = zip(_SETS[leading.key], (came, went), strict=True)
    said = "; ".join(f"{verb} {', '.join(one.lower() for one in ones)}" for verb, ones in named if ones)
    return f"{said[:1]}{said[1:].lower()}"


def _no_lever(before: Scenario, after: Scenario) -> StepWords:
    for label, was, will in (("Name", before.name, after.name), ("Notes", before.notes, after.notes)):
        if was != will:
            return StepWords(lever=NO_LEVER, label=label, before=was, after=will)
    was_noted, will_noted = before.lever_notes, after.lever_notes
    for lever in sorted({*was_noted, *will_noted}):
        if was_noted.get(lever, "") != will_noted.get(lever, ""):
            return StepWords(
                lever=lever, label=NOTE, before=was_noted.get(lever, ""), after=will_noted.get(lever, "")
            )
    return StepWords(lever=NO_LEVER, label="No change", before="", after="")


def _leading(found: Sequence[Difference], before: Scenario, after: Scenario, lever: str) -> Difference:
    """Choose the lever that leads: the one moved, the share that moved most, or the first of the screen."""
    named = next((item for item in found if item.key == lever), None)
    if named is not None:
        return named
    moved = {
        f"shares.{sector}": abs(after.shares.target[INDEX[sector]] - before.shares.target[INDEX[sector]])
        for sector in SECTORS
    }
    if found[0].key not in moved:
        return found[0]
    return max(found, key=lambda item: moved.get(item.key, 0.0))
