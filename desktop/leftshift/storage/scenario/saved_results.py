"""What a scenario led to when it was saved, as its file says, beside what it leads to now."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np

from leftshift.evidence.entries import data_version
from leftshift.model.projection import project
from leftshift.model.scenario import Scenario
from leftshift.model.terms import year_label
from leftshift.questions.draws import FEWEST_DRAWS, MOST_DRAWS, draws_of
from leftshift.questions.measures import Measure, measure, seats_by_voice
from leftshift.questions.study import Study, study_of
from leftshift.storage.scenario.amounts import amount
from leftshift.storage.scenario.records import Field, ListOf, Record
from leftshift.storage.scenario.shapes import Here, Json, Whole
from leftshift.storage.scenario.texts import Text

OUTCOMES: Final = (
    "hospital_share",
    "primary_care_share",
    "unfunded",
    "hospital_unfunded",
    "new_care",
    "required_efficiency",
    "savings_to_find",
    "running_cost_per_head",
)
"""Outcomes that a file carries, each year's, by the key of the measure."""
_YEARS_MOST: Final = 60
_OUTCOMES_MOST: Final = 60
_VERSION: Final = Text(least=1, most=40)
_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DECIMALS: Final = 6
"""Decimals that a file keeps: a pound of £m, a millionth of a share."""
_CLOSE: Final = 5e-6
"""What two computers may differ in the last decimal kept, and no more."""
_SEED_MOST: Final = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedResults:
    """A few outcomes by year, and what worked them out."""

    program: str
    """Version of the program."""
    data: str
    """Version of its data."""
    draws: int
    seed: int
    """What fixes the likely ranges."""
    outcomes: Mapping[str, tuple[float | None, ...]]
    """Each year's value of an outcome, in cash, by its key; None in a year that has none."""


def results_of(scenario: Scenario) -> SavedResults:
    """Work out what a scenario leads to.

    Raises:
        AreaError: the scenario's area is unknown or counts an ICB twice.
    """
    study = study_of(scenario)
    draws, seed = draws_of(scenario)
    results = project(study.outlook(), study.levers())
    seats = seats_by_voice(scenario.board.seats)
    lines = {key: measure(key).of(results, slice(None), seats) for key in OUTCOMES}
    return SavedResults(
        program=_program(),
        data=data_version(),
        draws=draws,
        seed=seed,
        outcomes=MappingProxyType({key: tuple(map(_kept, line)) for key, line in lines.items()}),
    )


def _program() -> str:
    """Return the version of the program; a save goes on where its installation can no longer be read."""
    try:
        return _installed()
    except (ImportError, OSError, TypeError):  # replaced or removed while the program runs
        return "unknown"


@cache
def _installed() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, and no start saves anything

    return version("leftshift")


def differences(saved: SavedResults, scenario: Scenario, missed: Sequence[str]) -> tuple[str, ...]:
    """Say which results come out differently from those a file carries, and why; nothing where none does.

    `missed` are the places that the file leaves out.
    """
    now, study = results_of(scenario), study_of(scenario)
    lines = [
        line
        for key, old in saved.outcomes.items()
        if key in now.outcomes
        for line in _difference(measure(key), old, now.outcomes[key], study)
    ]
    if not lines:
        return ()
    return ("Results come out differently from those the file carries. " + _why(saved, now, missed), *lines)


def _difference(
    one: Measure, old: Sequence[float | None], new: Sequence[float | None], study: Study
) -> list[str]:
    """Say an outcome then and now, in the target year if it differs there, else in the last that differs."""
    if len(old) != len(new):
        return [f"{one.label}: the file carries {len(old)} years, and the plan has {len(new)}."]
    apart = [place for place, pair in enumerate(zip(old, new, strict=True)) if not _same(*pair)]
    if not apart:
        return []
    target = study.place(study.target_year)
    place = target if target in apart else apart[-1]
    year = year_label(study.scenario.years.first + place)
    return [f"{one.label}, {year}: {amount(old[place], one.unit)} then, {amount(new[place], one.unit)} now."]


def _why(saved: SavedResults, now: SavedResults, missed: Sequence[str]) -> str:
    why = []
    if saved.data != now.data:
        why.append(f"the program’s data have changed (version {saved.data} then, {now.data} now)")
    if saved.program != now.program:
        why.append(f"the program has changed (version {saved.program} then, {now.program} now)")
    if missed:
        why.append("the file leaves values out, which take today’s defaults")
    if not why:
        why.append("the file was changed outside Leftshift after it was saved")
    return f"Why: {'; '.join(why)}."


def _same(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=_CLOSE, abs_tol=_CLOSE)


def _kept(value: np.float64) -> float | None:
    return round(float(value), _DECIMALS) + 0.0 if math.isfinite(value) else None


def results_record() -> Record[SavedResults]:
    """Return the shape of the field `results`."""
    return Record(
        build=SavedResults,
        fields=(
            Field(key="program", shape=_VERSION),
            Field(key="data", shape=_VERSION),
            Field(key="draws", shape=Whole(least=FEWEST_DRAWS, most=MOST_DRAWS, unit="draws")),
            Field(key="seed", shape=Whole(least=0, most=_SEED_MOST, unit="seed")),
            Field(key="outcomes", shape=_Lines()),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, or null where there is none."""

    allowed: str = "a number, or null where there is none"

    def read(self, here: Here) -> float | None:
        """Return the number."""
        value = here.node.value
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise here.refusal(f"{here.shown} is not allowed here", self.allowed)
        return float(value)

    def write(self, value: float | None) -> Json:
        """Return the number or null."""
        return value


@dataclass(frozen=True, slots=True)
class _Lines:
    """Numbers by year, by the key of an outcome; one that this program does not know is kept unread."""

    allowed: str = f"a group {{ … }} of at most {_OUTCOMES_MOST} outcomes, each a list of numbers"

    def read(self, here: Here) -> Mapping[str, tuple[float | None, ...]]:
        """Return the numbers by outcome."""
        nodes = here.node.value
        if not isinstance(nodes, Mapping):
            raise here.refusal(f"{here.shown} is not a group", self.allowed)
        if len(nodes) > _OUTCOMES_MOST or not all(map(_KEY.fullmatch, nodes)):
            raise here.refusal("these are no outcomes", self.allowed)
        line = ListOf(item=_Number(), most=_YEARS_MOST)
        return MappingProxyType({key: line.read(here.at(key)) for key in nodes})

    def write(self, value: Mapping[str, tuple[float | None, ...]]) -> Json:
        """Return the numbers by outcome."""
        return {key: list(line) for key, line in value.items()}
