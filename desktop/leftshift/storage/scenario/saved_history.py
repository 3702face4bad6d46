"""The history of a scenario as its file holds it: who asked for what, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from leftshift.storage.scenario.json_text import Node
from leftshift.storage.scenario.records import Field, ListOf, Record
from leftshift.storage.scenario.shapes import Here, Json, Whole
from leftshift.storage.scenario.texts import BRANCH, STEP, WHO, WHY

STEPS_MOST: Final = 2_000
"""Steps of a history: more than fit in a file of the largest size."""
DIFFERS_MOST: Final = 600
"""Places of a scenario in which a step may differ: more than a scenario has."""
NO_STEP: Final = -1
"""Place of the step before the beginning, which is none."""
_YEARS: Final = (1900, 9000)
"""Years of a step: every one of them exists in every zone."""
BREAK: Final = "/"
"""Separates the names of a place in the file, such as levers/shares/end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedStep:
    """One step of the history."""

    after: int
    """Place in the list of the step it came from; NO_STEP for the beginning."""
    at: str
    """Date and time."""
    said: str
    """What the change was called as it was made."""
    lever: str
    """Name of the lever."""
    place: str
    """Place of the lever in the scenario, such as shares.community; empty where no lever moved."""
    before: str
    now: str
    others: int
    """How many more levers followed."""
    branch: str
    """Name of the branch, where it has one."""
    who: str
    why: str
    differs: Mapping[str, Json]
    """Where the scenario differed from the file's own: its values by place; None where it had none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedHistory:
    """All steps, each after the one it came from; `here` is the place of the scenario's own."""

    here: int
    steps: tuple[SavedStep, ...]


def history_record() -> Record[SavedHistory]:
    """Return the shape of the field `history`."""
    entry = Record(
        build=SavedStep,
        fields=(
            Field(key="after", shape=Whole(least=NO_STEP, most=STEPS_MOST, unit="place in the list")),
            Field(key="at", shape=_Time()),
            Field(key="said", shape=STEP),
            Field(key="lever", shape=STEP, default="", sparse=True),
            Field(key="place", shape=STEP, default="", sparse=True),
            Field(key="from", into="before", shape=STEP, default="", sparse=True),
            Field(key="to", into="now", shape=STEP, default="", sparse=True),
            Field(
                key="others",
                shape=Whole(least=0, most=DIFFERS_MOST, unit="levers"),
                default=0,
                sparse=True,
            ),
            Field(key="branch", shape=BRANCH, default="", sparse=True),
            Field(key="who", shape=WHO, default="", sparse=True),
            Field(key="why", shape=WHY, default="", sparse=True),
            Field(key="differs", shape=_Places(), default=MappingProxyType({}), sparse=True),
        ),
    )
    return Record(
        build=SavedHistory,
        fields=(
            Field(key="here", shape=Whole(least=0, most=STEPS_MOST, unit="place in the list")),
            Field(key="steps", shape=ListOf(item=entry, least=1, most=STEPS_MOST)),
        ),
        checks=(_is_in_order,),
    )


def _is_in_order(history: SavedHistory, here: Here) -> None:
    """Refuse a step before the one it came from, a second beginning, and a place beyond the list."""
    if history.here >= len(history.steps):
        raise here.at("here").refusal(
            f"there is no step {history.here}", f"a place from 0 to {len(history.steps) - 1}"
        )
    for place, step in enumerate(history.steps):
        if (step.after == NO_STEP) != (place == 0) or step.after >= place:
            raise (
                here.at("steps")
                .at(place)
                .at("after")
                .refusal(
                    f"the step {place} comes after the step {step.after}",
                    f"{NO_STEP} for the first step, and for others the place of an earlier one",
                )
            )


@dataclass(frozen=True, slots=True)
class _Time:
    """A date with its time and zone."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return "a date and time with its zone, such as 2026-04-01T14:02:00+00:00"

    def read(self, here: Here) -> str:
        """Return the time."""
        text = here.node.value
        try:
            time = datetime.fromisoformat(text) if isinstance(text, str) else None
        except ValueError:
            time = None
        if time is None or time.tzinfo is None or not _YEARS[0] <= time.year <= _YEARS[1]:
            raise here.refusal(f"{here.shown} is not a time", self.allowed)
        return time.isoformat()  # what stands between date and time may be any character

    def write(self, value: str) -> Json:
        """Return the time."""
        return value


@dataclass(frozen=True, slots=True)
class _Places:
    """Values by their places in the file; what they are is checked when the step is gone back to."""

    @property
    def allowed(self) -> str:
        """What is allowed here, in words for a planner."""
        return f"a group {{ … }} of at most {DIFFERS_MOST} values by place, such as levers/shares/end"

    def read(self, here: Here) -> Mapping[str, Json]:
        """Return the values by their places."""
        nodes = here.node.value
        if not isinstance(nodes, Mapping):
            raise here.refusal(f"{here.shown} is not a group", self.allowed)
        if len(nodes) > DIFFERS_MOST:
            raise here.refusal(f"the group has {len(nodes)} values", self.allowed)
        return MappingProxyType({key: _plain(node) for key, node in nodes.items()})

    def write(self, value: Mapping[str, Json]) -> Json:
        """Return the values in order of place."""
        return {key: value[key] for key in sorted(value)}


def _plain(node: Node) -> Json:
    """Return a value without its places in the text."""
    value = node.value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value
