"""Oracles: published examples and totals that the model must reproduce."""

import tomllib
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from importlib.resources import files
from typing import Any, Final

import numpy as np

from leftshift.board import apportionment, power, representation, rules, templates
from leftshift.evidence import baselines
from leftshift.evidence.areas import KINDS, areas, find_area
from leftshift.evidence.entries import EvidenceError
from leftshift.evidence.facts import fact
from leftshift.evidence.published_spend import figure
from leftshift.evidence.sector_money import finance
from leftshift.evidence.tables import number, table
from leftshift.model import prices, running_costs
from leftshift.selftest.proof import CheckResult, SelfCheck, largest, near

_PENNY: Final = 1e-8
"""A penny [£m]."""
_ROUNDED: Final = 0.003
"""What five figures rounded to a thousandth can be off together with their rounded sum [£m]."""
_HALF_A_PERSON: Final = 0.5
"""What rounding to whole people can take from or add to one ICB [people]."""
_PEOPLE: Final = "registered_population_used_for_allocations"

Entry = Mapping[str, Any]


def oracle_checks() -> tuple[SelfCheck, ...]:
    """List the checks against what is published.

    Raises:
        EvidenceError: the file of examples is not sound.
    """
    return (*_example_checks(), *_TOTALS)


def _examples() -> Mapping[str, Entry]:
    """Read the examples: per entry a formula, its inputs, what must come out and where that is from."""
    text = (files("leftshift.resources") / "oracles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _example_checks() -> tuple[SelfCheck, ...]:
    made = []
    for key, entry in _examples().items():
        if entry["formula"] not in _FORMULAS:
            raise EvidenceError(f"oracles.toml, entry {key}: there is no formula {entry['formula']}.")
        run = partial(_FORMULAS[entry["formula"]], entry)
        made.append(SelfCheck(name=entry["says"], source=entry["source"], run=run))
    return tuple(made)


def _real_terms(entry: Entry) -> CheckResult:
    deflator = np.array([entry["deflator"] / entry["deflator_of_prices"]])
    got = float(prices.real_terms(np.array([entry["cash"]]), deflator)[0])
    return near("£m", entry["expected"], got, entry["within"])


def _payback(entry: Entry) -> CheckResult:
    once, yearly, _ = fact(entry["fact_of_costs"]).values
    got = float(running_costs.payback_years(once, yearly))
    return near("years", figure(entry["fact"]), got, entry["within"])


def _apportionment(entry: Entry) -> CheckResult:
    expected = list(entry["expected"])
    got = apportionment.METHODS[entry["method"]](entry["votes"], sum(expected), None)
    return CheckResult(got == expected, str(expected), str(got))


def _power(entry: Entry) -> CheckResult:
    expected = [list(map(Fraction, entry[index])) for index in ("banzhaf", "shapley_shubik")]
    got = [index(entry["quota"], entry["votes"]) for index in (power.banzhaf, power.shapley_shubik)]
    return CheckResult(got == expected, _shown(expected), _shown(got))


def _shown(indices: list[list[Fraction]]) -> str:
    return "; ".join(", ".join(map(str, index)) for index in indices)


def _disproportion(entry: Entry) -> CheckResult:
    index: Callable[..., float] = getattr(representation, entry["index"])
    return near("points", entry["expected"], index(entry["votes"], entry["seats"]), entry["within"])


_FORMULAS: Final[Mapping[str, Callable[[Entry], CheckResult]]] = {
    "real_terms": _real_terms,
    "payback": _payback,
    "apportionment": _apportionment,
    "power": _power,
    "disproportion": _disproportion,
}


def _smallest_board() -> CheckResult:
    """The smallest board has as many seats as law and policy together ask for, and meets every statute."""
    seats = templates.minimum().seats
    unmet = [
        check.rule
        for check in rules.checks(seats)
        if check.level is rules.Level.STATUTE and check.met is False
    ]
    expected = round(figure("B07"))
    got = f"{len(seats)} seats, {', '.join(unmet) or 'every statute met'}"
    return CheckResult(len(seats) == expected and not unmet, f"{expected} seats, every statute met", got)


def _allocations() -> CheckResult:
    """Sectors, programme pay and running cost allowance of each ICB add up to its published allocation."""
    icbs = baselines.all_icbs()
    published = finance("total_allocation_2025_26_gbp_m")
    ours = icbs.money.sum(axis=-1) + icbs.programme_pay + icbs.running_cost_allowance
    off = np.abs(ours - published)
    return largest(float(off.max()), _ROUNDED, "largest difference of 42 ICBs in £m")


def _population() -> CheckResult:
    """The people of all ICBs are those that the allocations were made for."""
    row = next(row for row in table("national_finance") if row["key"] == _PEOPLE)
    expected = number("national_finance", row, "value")
    people = baselines.all_icbs().population
    return near("people", expected, float(people.sum()), _HALF_A_PERSON * len(people))


def _areas() -> CheckResult:
    """The areas of each kind add up to England, to the penny, sector by sector."""
    england = baselines.baseline(find_area("ENGLAND")).money
    off = 0.0
    for kind in KINDS:
        money = np.sum([baselines.baseline(area).money for area in areas() if area.kind == kind], axis=0)
        off = max(off, float(np.abs(money - england).max()))
    return largest(off, _PENNY, f"largest difference of {len(KINDS)} kinds of areas in £m")


_TOTALS: Final = (
    SelfCheck(
        name="The smallest board has ten seats and meets the law.",
        source="B01, B05, B06, B07",
        run=_smallest_board,
    ),
    SelfCheck(
        name="Sectors and running costs add up to each published allocation.",
        source="nhse_allocations_2025",
        run=_allocations,
    ),
    SelfCheck(
        name="The people of all ICBs are those of the allocations.",
        source="nhse_allocation_tool_2025",
        run=_population,
    ),
    SelfCheck(
        name="The areas of each kind add up to England to the penny.",
        source="must hold by construction",
        run=_areas,
    ),
)
