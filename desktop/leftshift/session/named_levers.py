"""Levers set by name and text, as the command line has them: community's share to 12 %, the cut to a half."""

from dataclasses import replace
from difflib import get_close_matches
from typing import Final, TypedDict

from leftshift.evidence.assumptions import assumption, assumption_facts
from leftshift.evidence.levers import limit
from leftshift.model.policy_levers import NUMBERS, PolicyLevers
from leftshift.model.scenario import POOL, PROPORTION, RunningCostLever, Scenario, ShareLever
from leftshift.model.shares import move_share
from leftshift.model.terms import SECTORS, Ramp, Sector
from leftshift.questions.study import study_of
from leftshift.text.levers.limits import limit_sentence

_ON: Final = {"on": 1.0, "yes": 1.0, "true": 1.0, "off": 0.0, "no": 0.0, "false": 0.0}
_PER_CENT: Final = 100
_YEARS: Final = ("start", "end")
_MOST_ALIKE: Final = 4
"""Names that are offered in place of one that there is not."""


class _YearChange(TypedDict, total=False):
    start: int
    end: int


class LeverError(ValueError):
    """A lever that there is not, or a value that it cannot have; the sentence says what is allowed."""


def lever_names() -> tuple[str, ...]:
    """List every lever that can be set by name."""
    return (
        *(f"shares.{sector}" for sector in SECTORS),
        *(f"shares.{name}" for name in (*_YEARS, "ramp", "paid_by")),
        *(f"running_costs.{name}" for name in ("cut", "reinvested", *_YEARS, "ramp")),
        *(f"policies.{name}" for name in NUMBERS),
        *(f"assumptions.{item.key}" for item in assumption_facts()),
    )


def whole_name(name: str) -> str:
    """Return the whole name of a lever; an assumption may be called by its last part.

    Raises:
        LeverError: there is no such lever.
    """
    is_assumption = "." not in name and name in {item.key for item in assumption_facts()}
    whole = f"assumptions.{name}" if is_assumption else name
    if whole not in lever_names():
        names = lever_names()
        alike = [one for one in names if name.casefold() in one] or get_close_matches(name, names)
        perhaps = f" Perhaps {' or '.join(alike[:_MOST_ALIKE])} is meant." if name and alike else ""
        raise LeverError(f"No lever is called “{name}”.{perhaps} “leftshift model” lists all of them.")
    return whole


def with_lever(scenario: Scenario, name: str, text: str) -> Scenario:
    """Set one lever; a share is paid for as the scenario says.

    Raises:
        LeverError: there is no such lever, the text is no value of it, or a limit stops the move.
    """
    whole = whole_name(name)
    group, _, key = whole.partition(".")
    if key in _YEARS:
        return _with_year(scenario, group, key, text)
    if key in {"ramp", "paid_by"}:
        return _with_word(scenario, group, key, text)
    if group == "shares":
        return _with_share(scenario, Sector(key), _number(whole, text))
    if group == "running_costs":
        value = _within(whole, _number(whole, text), f"running_cost_{key}")
        lever = scenario.running_costs
        lever = replace(lever, cut=value) if key == "cut" else replace(lever, reinvested=value)
        return replace(scenario, running_costs=lever)
    if group == "policies":
        value = _within(whole, _number(whole, text), key)
        return replace(scenario, policies=scenario.policies.with_number(key, value))
    value = _number(whole, text)
    found = assumption(key)
    if not found.low <= value <= found.high:
        raise LeverError(f"{whole} is from {found.low:g} to {found.high:g}, not {text}.")
    return scenario.with_assumption(key, value)


def _with_share(scenario: Scenario, sector: Sector, share: float) -> Scenario:
    if not 0 <= share <= 1:
        raise LeverError(f"shares.{sector} is from 0 to 1, or 0 % to 100 %, not {share:g}.{_perhaps(share)}")
    baseline = study_of(scenario).start_shares.tolist()
    move = move_share(scenario.shares, sector, share, baseline=baseline)
    if move.limit is not None:
        raise LeverError(limit_sentence(move, sector))
    return replace(scenario, shares=move.lever)


def _with_year(scenario: Scenario, group: str, key: str, text: str) -> Scenario:
    first = text.partition("/")[0].strip()
    if not (first.isdecimal() and len(first) == len("2030")):
        raise LeverError(f"“{text}” is not a financial year; write it as 2030 or 2030/31.")
    year: _YearChange = {"start": int(first)} if key == "start" else {"end": int(first)}
    lever: ShareLever | RunningCostLever | PolicyLevers
    match group:
        case "shares":
            after = scenario.with_shares(**year)
            lever = after.shares
        case "running_costs":
            after = scenario.with_running_costs(**year)
            lever = after.running_costs
        case _:
            after = scenario.with_policies(**year)
            lever = after.policies
    if lever.start is not None and lever.end is not None and lever.start >= lever.end:
        raise LeverError(
            f"{group}.start must be before {group}.end: {lever.start} is not before {lever.end}."
        )
    return after


def _with_word(scenario: Scenario, group: str, key: str, text: str) -> Scenario:
    allowed = tuple(Ramp) if key == "ramp" else (PROPORTION, POOL, *SECTORS)
    if text not in allowed:
        raise LeverError(f"{group}.{key} is one of {', '.join(allowed)}, not {text}.")
    if key == "paid_by":
        return scenario.with_shares(paid_by=text)
    if group == "shares":
        return scenario.with_shares(ramp=Ramp(text))
    return scenario.with_running_costs(ramp=Ramp(text))


def _within(name: str, value: float, key: str) -> float:
    reach = limit(key)
    if not reach.low <= value <= reach.high:
        perhaps = _perhaps(value) if reach.unit == "share" else ""
        raise LeverError(
            f"{name} is from {reach.low:g} to {reach.high:g} [{reach.unit}], not {value:g}.{perhaps}"
        )
    return value


def _perhaps(share: float) -> str:
    """Return the hint for a share that was written as a number of per cent."""
    return f" If {share:g} per cent is meant, write {share:g}%." if 1 < share <= _PER_CENT else ""


def _number(name: str, text: str) -> float:
    """Read 0.5, 50% or on; a comma may part thousands."""
    written = text.strip().lower().replace(",", "")
    if written in _ON:
        return _ON[written]
    try:
        value = float(written.removesuffix("%"))
    except ValueError:
        raise LeverError(f"{name}: “{text}” is not a number; write it as 0.5, 50% or on.") from None
    if not abs(value) < float("inf"):
        raise LeverError(f"{name}: “{text}” is not a number; write it as 0.5, 50% or on.")
    return value / _PER_CENT if written.endswith("%") else value
