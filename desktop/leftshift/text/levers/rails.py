"""The rails in words: the rules, how they are broken, and the nearest shares that keep them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from leftshift.evidence.facts import fact
from leftshift.evidence.levers import NO_PUBLISHED_FIGURE
from leftshift.model.rail_levers import FACT_OF, Rail, RailLever
from leftshift.model.rails import Breach, Cause, Nearest
from leftshift.model.scenario import ShareLever
from leftshift.model.shares import Limit
from leftshift.model.terms import INDEX, LABELS, SECTORS, year_label
from leftshift.text.numbers import is_nothing, listed, money, percent, points

TITLES: Final[Mapping[Rail, str]] = MappingProxyType(
    {
        Rail.MENTAL_HEALTH: "Mental health investment standard",
        Rail.PRIMARY_CARE: "Primary medical and dental money",
        Rail.REAL_FALL: "Largest yearly fall in real terms",
    }
)
"""What each rail is called on screen."""
RULES: Final[Mapping[Rail, str]] = MappingProxyType(
    {
        Rail.MENTAL_HEALTH: "mental health grows at least as fast as the allocation",
        Rail.PRIMARY_CARE: "primary medical and dental money is not cut in cash",
        Rail.REAL_FALL: "no sector falls faster in real terms than chosen",
    }
)
"""What each rail asks, as within a sentence."""
_CAUSES: Final[Mapping[object, str]] = MappingProxyType(
    {
        Limit.LOCKED: "the lock on {sector}",
        Limit.FLOOR: "the floor of {sector}",
        Limit.CEILING: "the ceiling of {sector}",
    }
)
_HAIR: Final = 0.0005
"""Least change of a share that shows in points [share]."""


def rule_of(rail: Rail, rails: RailLever) -> str:
    """Say what a rail asks, with the planner's own limit where it has one."""
    if rail is Rail.REAL_FALL:
        return f"no sector falls by more than {percent(rails.real_fall_most)} a year in real terms"
    return RULES[rail]


def source_of(rail: Rail) -> str:
    """Cite the source of a rail, or say that it has no published figure."""
    key = FACT_OF[rail]
    return fact(key).citation if key else f"your own limit: {NO_PUBLISHED_FIGURE}"


def brief_source_of(rail: Rail) -> str:
    """Name the source of a rail by its id."""
    key = FACT_OF[rail]
    return f"{fact(key).source} ({key})" if key else "your own limit"


def breach_sentences(found: Sequence[Breach], rails: RailLever) -> tuple[str, ...]:
    """Say of each rail and sector that is broken by how much and when, with rule and source."""
    said = []
    for rail, sector in dict.fromkeys((each.rail, each.sector) for each in found):
        years = [each for each in found if (each.rail, each.sector) == (rail, sector)]
        worst = max(years, key=lambda each: each.short)
        span = year_label(years[0].year)
        if len(years) > 1:
            span = f"{span} to {year_label(years[-1].year)}"
        said.append(
            f"Rule broken: {rule_of(rail, rails)} ({source_of(rail)}). "
            f"{LABELS[sector]} is short in {span}, by {_short(worst.short)} in {year_label(worst.year)}."
        )
    return tuple(said)


def brief_breach(found: Sequence[Breach], rails: RailLever) -> str:
    """Name the rules that are broken and their sources, without figures."""
    broken = dict.fromkeys(each.rail for each in found)
    return "\n".join(f"\u2717 Broken: {rule_of(rail, rails)} ({_id_of(rail)})." for rail in broken)


def nearest_sentence(nearest: Nearest, lever: ShareLever) -> str:
    """Say where the nearest shares that keep all rails lie, or what would have to give way."""
    if nearest.lever is None:
        return f"No shares keep all rules: {_causes(nearest.causes)} would have to give way."
    moved = []
    for sector in SECTORS:
        change = nearest.lever.target[INDEX[sector]] - lever.target[INDEX[sector]]
        if abs(change) >= _HAIR:
            moved.append(f"{LABELS[sector]} {percent(nearest.lever.share(sector))} ({points(change)})")
    if not moved:
        return "The nearest shares that keep all rules differ by less than 0.1 points."
    return f"Nearest shares that keep all rules: {', '.join(moved)}."


def stopped_sentence(stopping: Sequence[Rail], rails: RailLever, whom: str, *, pays: bool) -> str:
    """Say which rails stopped a move, and of whose share."""
    lead = f"{whom} cannot give more" if pays else f"{whom} stops here"
    rules = "; ".join(f"{rule_of(rail, rails)}, {brief_source_of(rail)}" for rail in stopping)
    holds = "This spending rule holds" if len(stopping) == 1 else "These spending rules hold"
    return f"{lead}. {holds}: {rules}."


def _id_of(rail: Rail) -> str:
    return FACT_OF[rail] or "your own limit"


def _causes(causes: Sequence[Cause]) -> str:
    named = [
        _CAUSES[cause.what].format(sector=LABELS[cause.sector])
        if isinstance(cause.what, Limit)
        else f"the spending rule “{TITLES[cause.what]}” on {LABELS[cause.sector]}"
        for cause in dict.fromkeys(causes)
    ]
    return listed(named, "or")


def _short(millions: float) -> str:
    said = money(millions)
    return "less than £0.1m" if is_nothing(said) else said
