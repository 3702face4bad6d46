"""Levers: limits, steps, marks and defaults, and the landmarks of the debate."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from leftshift.evidence.entries import Entry, EvidenceError, entries_in, seed_text
from leftshift.evidence.facts import fact
from leftshift.model.terms import FUNCTIONS, SECTORS

NO_PUBLISHED_FIGURE: Final = "assumption, no published figure"
"""What the screen shows where no fact stands behind a number."""
_ROUNDING: Final = 1e-9
"""How far the sum of a split may be off 1 [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value worth a mark on a slider or a line on a chart."""

    value: float
    label: str
    fact: str
    """Id of the fact behind it."""
    year: int | None = None
    """Year the value belongs to, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverRange:
    """How far one lever reaches, and where it stands at first."""

    key: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    says: str
    """Why the limits are where they are."""
    moves: str = ""
    """What the lever moves, or that it moves no budget, in a sentence; empty for the three main levers."""
    marks: tuple[Mark, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of the facts behind the lever."""

    @property
    def source_text(self) -> str:
        """Sources in one line, or the words for a lever without a published figure."""
        return "; ".join(fact(key).citation for key in self.facts) or NO_PUBLISHED_FIGURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """Published points that a chart line is drawn beside."""

    key: str
    label: str
    marks: tuple[Mark, ...]
    target: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """Years and splits a new scenario starts with."""

    first_year: int
    horizon: int
    """Years after the first that are shown [years]."""
    shares_start: int
    shares_end: int
    running_costs_start: int
    running_costs_end: int
    reinvested_to: tuple[float, ...]
    """Split of the reinvested saving over SECTORS; adds up to 1 [share]."""
    functions: tuple[float, ...]
    """Split of the posts over FUNCTIONS; adds up to 1; an assumption, no published figure [share]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverFacts:
    """All that the seed file on levers holds."""

    limits: Mapping[str, LeverRange]
    landmarks: Mapping[str, Landmarks]
    defaults: Defaults


@cache
def lever_facts() -> LeverFacts:
    """Read the seed file on levers.

    Raises:
        EvidenceError: the file is missing or an entry is not sound.
    """
    return read_levers("levers.toml", seed_text("levers.toml"))


def limit(key: str) -> LeverRange:
    """Look up the limits of one lever.

    Raises:
        EvidenceError: the lever is not known.
    """
    try:
        return lever_facts().limits[key]
    except KeyError as error:
        raise EvidenceError(f"levers.toml holds no lever {key}.") from error


def landmarks(key: str) -> Landmarks:
    """Look up the published points of one measure, such as hospital_share.

    Raises:
        EvidenceError: the measure is not known.
    """
    try:
        return lever_facts().landmarks[key]
    except KeyError as error:
        raise EvidenceError(f"levers.toml holds no landmarks for {key}.") from error


def defaults() -> Defaults:
    """Look up the years and splits a new scenario starts with."""
    return lever_facts().defaults


def read_levers(file: str, text: str) -> LeverFacts:
    """Read the text of the seed file on levers.

    Raises:
        EvidenceError: an entry is missing or not sound; names file and entry.
    """
    limits: dict[str, LeverRange] = {}
    found: dict[str, Landmarks] = {}
    standing: Defaults | None = None
    for entry in entries_in(file, text):
        kind = entry.text("kind")
        if kind == "lever":
            limits[entry.key] = _limit(entry)
        elif kind == "landmarks":
            found[entry.key] = _landmarks(entry)
        elif kind == "defaults":
            standing = _defaults(entry)
        else:
            raise entry.refusal(f"“kind” is lever, landmarks or defaults, not {kind}.")
    if standing is None:
        raise EvidenceError(f"{file}: an entry of the kind defaults is missing.")
    return LeverFacts(limits=MappingProxyType(limits), landmarks=MappingProxyType(found), defaults=standing)


def read_marks(entry: Entry, name: str) -> tuple[Mark, ...]:
    """Take a list of marks out of an entry.

    Raises:
        EvidenceError: a mark is not sound.
    """
    return tuple(_mark(item) for item in entry.entries(name))


def _mark(entry: Entry) -> Mark:
    mark = Mark(
        value=entry.number("value"),
        label=entry.text("label"),
        fact=entry.text("fact"),
        year=entry.whole("year") if entry.has("year") else None,
    )
    entry.finish()
    return mark


def _limit(entry: Entry) -> LeverRange:
    found = LeverRange(
        key=entry.key,
        label=entry.text("label"),
        unit=entry.text("unit"),
        low=entry.number("low"),
        high=entry.number("high"),
        step=entry.number("step"),
        default=entry.number("default"),
        says=entry.text("says"),
        moves=entry.text("moves", default=""),
        marks=read_marks(entry, "marks"),
        facts=entry.texts("facts"),
    )
    entry.finish()
    if not (found.low <= found.default <= found.high and found.step > 0):
        raise entry.refusal("“default” must lie between “low” and “high”, and “step” be above 0.")
    return found


def _landmarks(entry: Entry) -> Landmarks:
    target = read_marks(entry, "target")
    found = Landmarks(
        key=entry.key,
        label=entry.text("label"),
        marks=read_marks(entry, "marks"),
        target=target[0] if target else None,
    )
    entry.finish()
    return found


def _defaults(entry: Entry) -> Defaults:
    split = Entry(entry.file, f"{entry.key}.reinvested_to", _table(entry, "reinvested_to"))
    posts = Entry(entry.file, f"{entry.key}.functions", _table(entry, "functions"))
    found = Defaults(
        first_year=entry.whole("first_year"),
        horizon=entry.whole("horizon"),
        shares_start=entry.whole("shares_start"),
        shares_end=entry.whole("shares_end"),
        running_costs_start=entry.whole("running_costs_start"),
        running_costs_end=entry.whole("running_costs_end"),
        reinvested_to=tuple(split.number(sector) if split.has(sector) else 0.0 for sector in SECTORS),
        functions=tuple(posts.number(function) for function in FUNCTIONS),
    )
    split.finish()
    posts.finish()
    entry.finish()
    if sum(found.reinvested_to) != 1:
        raise entry.refusal("the parts of “reinvested_to” must add up to 1.")
    if abs(math.fsum(found.functions) - 1) > _ROUNDING:
        raise entry.refusal("the parts of “functions” must add up to 1.")
    return found


def _table(entry: Entry, name: str) -> Mapping[str, object]:
    value = entry.take(name)
    if not isinstance(value, dict):
        raise entry.refusal(f"“{name}” must be a table of sectors or functions.")
    return value
